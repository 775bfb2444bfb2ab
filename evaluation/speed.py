"""Measure how fast the English comes: ``python -m evaluation.speed ARTICLE [--package NAME]``.

Times one reading from a cold start: the first English, all of it, the best of it. Then, warm, the
quick and the best English alone, and what the model can do at most: all sentences handed to
CTranslate2 in one call of greedy search. With an Argos package, Argos Translate's own call is timed
too; it is given the same sentences, so that its sentence splitter, which would be downloaded, isn't
needed.
"""

import argparse
import itertools
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.load import load

if TYPE_CHECKING:
    from translations.translator import Translation

START = time.perf_counter()


def report(what: str, seconds: float, note: str = "") -> None:
    print(f"{what:44}{seconds:7.2f} s  {note}")


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


@dataclass
class Mark:
    """Sentences that are still to come until something is reached."""

    waiting: set[int]
    final: bool

    def reached_by(self, chunk: "Sequence[Translation]") -> bool:
        """Take in a chunk; tell whether it brought the last of the sentences."""
        if not self.waiting:
            return False
        self.waiting -= {result.index for result in chunk if result.final or not self.final}
        return not self.waiting


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article")
    parser.add_argument("--package", help="built-in, or an Argos package")
    parser.add_argument("--times", type=int, default=1, help="read the article so many times over")
    arguments = parser.parse_args()
    article = load(arguments.article)
    once = [sentence.of(article.text) for sentence in article.sentences]
    # A number makes each copy's sentences new ones: equal sentences are translated once.
    sentences = once + [f"{n}. {s}" for n in range(1, arguments.times) for s in once]

    from translations.opening import choose_model, open_translator
    from translations.translator import Translator

    choice = choose_model(arguments.package)
    report("model chosen", time.perf_counter() - START, f"{choice.identity}")
    opened = open_translator(choice, cache=False)
    report("model loaded", time.perf_counter() - START)
    chunks = opened.translator.translate(sentences, visible=lambda: range(6))
    first = next(chunks)
    report("first English", time.perf_counter() - START, f"{len(first)} sentences")
    screen, whole = range(6), range(len(sentences))
    marks = {
        "first six sentences": Mark(set(screen), final=False),
        "all first English": Mark(set(whole), final=False),
        "best English of the first six": Mark(set(screen), final=True),
        "all best English": Mark(set(whole), final=True),
    }
    for chunk in itertools.chain([first], chunks):
        for what, mark in marks.items():
            if mark.reached_by(chunk):
                report(what, time.perf_counter() - START)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )
    print(f"{'peak memory':44}{peak:7.0f} MB")

    engine = opened.translator.engine
    warm = {
        effort: timed(lambda effort=effort: list(Translator(engine, None, effort).translate(once)))
        for effort in ("quick", "best")
    }
    for effort, seconds in warm.items():
        share = f"{len(once) / seconds:.1f} sentences/s, {seconds / warm['quick']:.1f} × quick"
        report(f"{effort} English alone, warm", seconds, share)
    limit = timed(lambda: engine.translate(once, beam_size=engine.beam_size, cancelled=bool))
    report(
        f"all in one call, beam {engine.beam_size}", limit, f"{limit / warm['quick']:.2f} of ours"
    )
    if choice.package:
        argos = timed(lambda: argos_own(choice.package.folder, once))
        report("Argos Translate's own call, beam 4", argos, f"{argos / warm['best']:.1f} × ours")


def argos_own(folder, sentences: list[str]) -> None:
    """Translate with Argos Translate itself, one call for the article, loading included."""
    from argostranslate import translate
    from argostranslate.package import Package

    class Given:
        def __init__(self, package): ...

        def split_sentences(self, text: str) -> list[str]:
            return sentences

    translate.MiniSBDSentencizer = Given
    dutch, english = translate.Language("nl", "Dutch"), translate.Language("en", "English")
    translate.PackageTranslation(dutch, english, Package(folder)).translate(" ".join(sentences))


if __name__ == "__main__":
    main()
