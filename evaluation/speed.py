"""Measure how fast the English comes: ``python -m evaluation.speed ARTICLE [--package NAME]``.

Times one reading from a cold start, then what the model can do at most: all sentences handed to
CTranslate2 in one call. With an Argos package, Argos Translate's own call is timed too; it is given
the same sentences, so that its sentence splitter, which would be downloaded, isn't needed.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable

from articles.load import load

START = time.perf_counter()


def report(what: str, seconds: float, note: str = "") -> None:
    print(f"{what:44}{seconds:7.2f} s  {note}")


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


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

    choice = choose_model(arguments.package)
    report("model chosen", time.perf_counter() - START, f"{choice.identity}")
    opened = open_translator(choice, cache=False)
    report("model loaded", time.perf_counter() - START)
    begun = time.perf_counter()
    chunks = opened.translator.translate(sentences, visible=lambda: range(6))
    first = next(chunks)
    report("first English", time.perf_counter() - START, f"{len(first)} sentences")
    on_screen = set(range(6)) - {result.index for result in first}
    for chunk in chunks:
        seen = on_screen and not (on_screen := on_screen - {result.index for result in chunk})
        if seen:
            report("first six sentences", time.perf_counter() - START)
    ours = time.perf_counter() - begun
    report("whole article", time.perf_counter() - START, f"{len(sentences)} sentences")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )
    print(f"{'peak memory':44}{peak:7.0f} MB")

    warm = timed(lambda: list(opened.translator.translate(sentences)))
    report("ours, warm", warm, f"{len(sentences) / warm:.1f} sentences/s")
    engine = opened.translator.engine
    for beam_size in sorted({engine.beam_size, 2}):
        limit = timed(
            lambda beam_size=beam_size: engine.translate(
                sentences, beam_size=beam_size, cancelled=bool
            )
        )
        report(f"all in one call, beam {beam_size}", limit, f"{limit / warm:.2f} of ours")
    if choice.package:
        argos = timed(lambda: argos_own(choice.package.folder, sentences))
        report("Argos Translate's own call, beam 4", argos, f"{argos / ours:.1f} × ours")


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
