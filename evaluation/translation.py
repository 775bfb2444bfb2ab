"""Measure the English: ``python -m evaluation.translation NL EN``, files with a sentence a line.

Measures what the program prints, or with ``--quick`` its quick English, with ``--beam N`` that of
another beam. ``--model FOLDER`` measures a model that ``training.translation.export`` made.
Prints BLEU and chrF2 (sacrebleu, with its signatures) and the share of sentences with each fault
that a reader would trip over. The published figures to set beside them, for FLORES-200 devtest,
are those of opus-mt-nl-en: BLEU 29.6, chrF2 58.6.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from sacrebleu.metrics import BLEU, CHRF

from translations.built_in import BuiltInEngine
from translations.doubts import MOST_EXTRA_WORDS, MOST_WORDS_PER_WORD
from translations.opening import choose_model, open_translator
from translations.translator import Effort, Translator

NAME = re.compile(r"(?<=[a-z,;:] )[A-ZÀ-Þ][\w'-]+")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

Fault = Callable[[str, str, str], bool]


def numbers_lost(dutch: str, reference: str, english: str) -> bool:
    """Tell whether a number that the Dutch and the reference share is not in the English."""
    return bool(_numbers(dutch) & _numbers(reference) - _numbers(english))


def names_lost(dutch: str, reference: str, english: str) -> bool:
    """Tell whether a name spelt alike in the Dutch and the reference is not in the English."""
    return any(name in reference and name not in english for name in NAME.findall(dutch))


def unbalanced(dutch: str, _reference: str, english: str) -> bool:
    """Tell whether a double quotation mark lost its other, or found one, in the English.

    One that stands alone in the Dutch belongs to a quote of several sentences.
    """
    return _stands_alone(english) != _stands_alone(dutch)


def empty(_dutch: str, _reference: str, english: str) -> bool:
    """Tell whether there is no English."""
    return not re.search(r"\w", english)


def runaway(dutch: str, _reference: str, english: str) -> bool:
    """Tell whether the English has far more words than the Dutch."""
    most = MOST_WORDS_PER_WORD * len(dutch.split()) + MOST_EXTRA_WORDS
    return len(english.split()) > most


FAULTS: dict[str, Fault] = {
    "numbers lost": numbers_lost,
    "names lost": names_lost,
    "quotation marks unbalanced": unbalanced,
    "empty": empty,
    "runaway": runaway,
}


def _stands_alone(text: str) -> bool:
    """Tell whether a double quotation mark has no other."""
    return text.count('"') % 2 == 1 or text.count("“") + text.count("„") != text.count("”")


def _numbers(text: str) -> set[str]:
    """Give the numbers of a text with the separators of thousands and decimals left out."""
    return {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}


def opened(package: str | None, model: Path | None, effort: Effort | int) -> Translator:
    """Open what translates, without its memory; ``model`` is a folder like the built-in one."""
    if model:
        return Translator(BuiltInEngine(model), None, effort)
    return open_translator(choose_model(package), cache=False, effort=effort).translator


def translated(dutch: Sequence[str], translator: Translator) -> tuple[list[str], int]:
    """Translate as the program does; give also how many are doubtful."""
    english = [""] * len(dutch)
    doubtful = 0
    for chunk in translator.translate(dutch):
        for result in chunk:
            english[result.index] = result.text
            doubtful += result.doubtful
    return english, doubtful


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dutch", type=Path)
    parser.add_argument("english", type=Path, help="the reference")
    parser.add_argument("--every", type=int, default=1, help="take every so many lines")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--package", help="built-in, or an Argos package")
    which.add_argument("--model", type=Path, help="the folder of a model like the built-in one")
    search = parser.add_mutually_exclusive_group()
    search.add_argument("--quick", action="store_true", help="the program's quick English")
    search.add_argument("--beam", type=int, help="another beam than the program's own")
    parser.add_argument("--worst", type=int, default=0, help="print so many with the lowest chrF2")
    arguments = parser.parse_args()
    dutch, references = (
        path.read_text(encoding="utf-8").splitlines()[:: arguments.every]
        for path in (arguments.dutch, arguments.english)
    )
    effort: Effort | int = arguments.beam or ("quick" if arguments.quick else "best")
    translator = opened(arguments.package, arguments.model, effort)
    english, doubtful = translated(dutch, translator)

    print(f"{len(dutch)} sentences")
    for metric in (BLEU(), CHRF()):
        score = metric.corpus_score(english, [references])
        print(f"{score.name:28}{score.score:6.1f}   {metric.get_signature()}")
    rows = list(zip(dutch, references, english, strict=True))
    for name, fault in FAULTS.items():
        print(f"{name:28}{sum(fault(*row) for row in rows) / len(rows):6.1%}")
    print(f"{'doubtful to the program':28}{doubtful / len(rows):6.1%}")
    chrf = CHRF()
    rows.sort(key=lambda row: chrf.sentence_score(row[2], [row[1]]).score)
    for source, reference, output in rows[: arguments.worst]:
        print(f"\nnl  {source}\nref {reference}\nen  {output}")


if __name__ == "__main__":
    main()
