"""Measure how fast the English comes: ``python -m evaluation.speed ARTICLE [--package NAME]``.

Times one reading from a cold start: the first English, all of it, the best of it; with ``--best``
the best alone, as the program prints it. Then, warm, the quick and the best English alone, each
beside what the model can do at most: all sentences handed to CTranslate2 in one call, with the
batch size that is quickest. With an Argos package, Argos Translate's own call is timed too, from a
cold start in a process of its own; it is given the same sentences, so that its sentence splitter,
which would be downloaded, isn't needed. ``evaluation.stand_in_package`` makes a package for this.
"""

import argparse
import itertools
import multiprocessing
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from articles.load import load

if TYPE_CHECKING:
    from translations.argos import ArgosEngine
    from translations.built_in import BuiltInEngine
    from translations.translator import Translation

    Model = ArgosEngine | BuiltInEngine

START = time.perf_counter()
TRIES = 3
BATCH_SIZES = (1, 4, 6, 8, 16, 32)


def report(what: str, seconds: float, note: str = "") -> None:
    print(f"{what:44}{seconds:7.2f} s  {note}")


def timed(action: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    action(*arguments)
    return time.perf_counter() - start


def exhaust(chunks: Iterable[object]) -> None:
    deque(chunks, maxlen=0)


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
    parser.add_argument("--best", action="store_true", help="cold, the best English alone")
    arguments = parser.parse_args()
    article = load(arguments.article)
    once = [sentence.of(article.text) for sentence in article.sentences]
    # A number makes each copy's sentences new ones: equal sentences are translated once.
    sentences = once + [f"{n}. {s}" for n in range(1, arguments.times) for s in once]

    from translations.opening import choose_model, open_translator
    from translations.translator import Translator

    choice = choose_model(arguments.package)
    report("model chosen", time.perf_counter() - START, f"{choice.identity}")
    effort = "best" if arguments.best else "quick, then best"
    opened = open_translator(choice, cache=False, effort=effort)
    report("model loaded", time.perf_counter() - START)
    screen = () if arguments.best else range(6)
    chunks = opened.translator.translate(sentences, visible=lambda: screen)
    first = next(chunks)
    report("first English", time.perf_counter() - START, f"{len(first)} sentences")
    six, whole = range(6), range(len(sentences))
    marks = {
        "first six sentences": Mark(set(six), final=False),
        "all first English": Mark(set(whole), final=False),
        "best English of the first six": Mark(set(six), final=True),
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

    cold = time.perf_counter() - START
    if choice.package:
        argos = in_a_process_of_its_own(argos_own, choice.package.folder, once)
        note = f"{argos / cold:.1f} × ours from the cold start" if arguments.best else ""
        report("Argos Translate's own call, beam 4", argos, note)
    engine = opened.translator.engine
    for effort, beam_size in (("quick", engine.beam_size), ("best", engine.best_beam_size)):
        translator = Translator(engine, None, effort)
        ours = min(timed(exhaust, translator.translate(once)) for _ in range(TRIES))
        limit = min(timed(raw, engine, once, beam_size, size) for size in BATCH_SIZES)
        share = f"{len(once) / ours:.1f} sentences/s, {limit / ours:.2f} of the limit"
        report(f"{effort} English alone, warm", ours, share)
        report(f"all in one call, beam {beam_size}", limit)


def raw(engine: "Model", sentences: Sequence[str], beam_size: int, batch_size: int) -> None:
    """Hand CTranslate2 all sentences in one call, with what the engine tells it and no more."""
    from translations.argos import LENGTH_PENALTY, ArgosEngine
    from translations.built_in import ANSWER_END

    options = {"beam_size": beam_size, "max_batch_size": batch_size, "return_scores": True}
    prompts = [engine._prompt(sentence) for sentence in sentences]
    if isinstance(engine, ArgosEngine):
        options |= {"length_penalty": LENGTH_PENALTY, "replace_unknowns": True}
        engine._model().translate_batch(prompts, **options)
    else:
        options |= {"max_length": 2 * max(map(len, prompts)), "end_token": ANSWER_END}
        engine._model().generate_batch(prompts, include_prompt_in_result=False, **options)


def in_a_process_of_its_own(action: Callable[..., None], *arguments: object) -> float:
    """Return the seconds that a new process takes for an action, from when it begins to import."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as processes:
        return processes.submit(timed, action, *arguments).result()


def argos_own(folder: Path, sentences: Sequence[str]) -> None:
    """Translate with Argos Translate itself, one call for the article, imports included."""
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
