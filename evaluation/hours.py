"""Count how many hours of the clock come through: ``python -m evaluation.hours``.

Every quarter of an hour, and as many odd minutes, in sentences of the kind that news has. An hour
has come through if the English has it in either way of counting: 8.45 p.m. or 20:45.
"""

import argparse
import re
from pathlib import Path

from evaluation.translation import opened, translated

SENTENCES = (
    "De wedstrijd begint om {} uur.",
    "Het ongeluk gebeurde rond {} uur op de A2.",
    "Om {} uur kwam de melding binnen.",
    "ProRail verwacht dat de storing tot zeker {} uur duurt.",
    "De trein van {} uur viel uit.",
    "Vrijdag om {} uur begint de zitting.",
    "Volgens de politie verliet hij om {} uur het café.",
    "De persconferentie is om {} uur begonnen.",
)
_QUARTERS = (0, 15, 30, 45)
_NOON = 12


def came_through(hour: int, minute: int, english: str) -> bool:
    """Tell whether the English has the hour ``hour`` (0 to 23) and ``minute``."""
    half = "a" if hour < _NOON else "p"
    minutes = rf"[.:]{minute:02}" if minute else r"(?:[.:]00)?"
    ways = [
        rf"\b{hour % _NOON or _NOON}{minutes}\s?{half}\.?m\b",
        rf"\b0?{hour}[.:]{minute:02}\b(?!\s?[ap]\.?m\b)",
    ]
    if not minute and not hour % _NOON:
        ways.append("noon|midday" if hour else "midnight")
    return any(re.search(way, english, re.IGNORECASE) for way in ways)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="the folder of a model like the built-in one")
    parser.add_argument("--package", help="built-in, or an Argos package")
    options = parser.parse_args()
    times = [
        (hour, minute)
        for hour in range(24)
        for quarter in _QUARTERS
        for minute in (quarter, (quarter + 7 * hour + 3) % 60)
    ]
    dutch = [
        SENTENCES[i % len(SENTENCES)].format(f"{hour}.{minute:02}")
        for i, (hour, minute) in enumerate(times)
    ]
    translator = opened(options.package, options.model, "quick")
    english, _ = translated(dutch, translator)
    right = [came_through(*time, text) for time, text in zip(times, english, strict=True)]
    later = [ok for (hour, _), ok in zip(times, right, strict=True) if hour > _NOON]
    print(f"{len(times)} hours: {sum(right) / len(right):.1%} came through")
    print(f"{len(later)} after one o'clock: {sum(later) / len(later):.1%}")
    for sentence, text, ok in zip(dutch, english, right, strict=True):
        if not ok:
            print(f"\nnl  {sentence}\nen  {text}")


if __name__ == "__main__":
    main()
