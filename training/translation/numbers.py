"""Numbers exchanged alike in a Dutch sentence and its English, so that the model learns to copy."""

import random
import re
from collections.abc import Iterator

# Left alone are ordinals, times, scores, ranges, parts of names (Covid-19) and what starts with 0.
_BEFORE, _AFTER = r"(?<![\w.,:/'’-])", r"(?![\w/:]|[.,-]\d)"
_DUTCH = re.compile(rf"{_BEFORE}[1-9](?:\d{{0,2}}(?:\.\d{{3}})+|\d*)(?:,\d+)?{_AFTER}")
_ENGLISH = re.compile(rf"{_BEFORE}[1-9](?:\d{{0,2}}(?:,\d{{3}})+|\d*)(?:\.\d+)?{_AFTER}")
_HOUR = re.compile(r"\s?(?:uur|[ap]\.?m)\b")
_CLOCK = re.compile(
    r"(?<![\w.,:])(?P<hour>1[0-2]|[1-9])(?:[.:](?P<minutes>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\ban?\s[€£$]?$", re.IGNORECASE)  # an 8, but a 7


def swap_numbers(dutch: str, english: str, chance: random.Random) -> tuple[str, str]:
    """Put another number in the place of each that occurs once on each side.

    The new one has as many figures, and is a possible year or day where the old one is.
    """
    in_english = dict(_once(_ENGLISH, english, "."))
    changes: tuple[list[tuple[int, str]], ...] = ([], [])
    for value, match in _once(_DUTCH, dutch, ","):
        if value not in in_english:
            continue
        matches = match, in_english[value]
        if (
            value == "1"  # its noun is singular
            or any(_HOUR.match(found.string, found.end()) for found in matches)
            or _ARTICLE.search(english[: matches[1].start()])
        ):
            continue
        digits = _other(value, all(found[0].isdigit() for found in matches), chance)
        for found, change in zip(matches, changes, strict=True):
            change.append((found.start(), _filled(found[0], digits)))
    return _changed(dutch, changes[0]), _changed(english, changes[1])


def swap_hours(dutch: str, english: str, chance: random.Random) -> tuple[str, str]:
    """Put another hour in the place of each that occurs once on each side, written alike.

    The Dutch has its hours in English, as the model is given them (``translations/clock.py``).
    """
    in_english = dict(_hours_once(english))
    changes: tuple[list[tuple[re.Match[str], str]], ...] = ([], [])
    for hour, found in _hours_once(dutch):
        if hour in in_english:
            other = f"{chance.randint(1, 12)}"
            if found["minutes"]:
                other += f".{chance.randrange(60):02}"
            other += f" {found['half'].lower()}.m."
            changes[0].append((found, other))
            changes[1].append((in_english[hour], other))
    return _rewritten(dutch, changes[0]), _rewritten(english, changes[1])


def _hours_once(text: str) -> Iterator[tuple[tuple[str, ...], re.Match[str]]]:
    matches = list(_CLOCK.finditer(text))
    hours = [(m["hour"], m["minutes"] or "00", m["half"].lower()) for m in matches]
    for hour, match in zip(hours, matches, strict=True):
        if hours.count(hour) == 1:
            yield hour, match


def _rewritten(text: str, changes: list[tuple[re.Match[str], str]]) -> str:
    for found, new in sorted(changes, key=lambda change: -change[0].start()):
        text = text[: found.start()] + new + text[found.end() :]
    return text


def _once(
    pattern: re.Pattern[str], text: str, decimal_mark: str
) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the numbers that a text has once, by their value in plain figures."""
    matches = list(pattern.finditer(text))
    values = [_value(match[0], decimal_mark) for match in matches]
    for value, match in zip(values, matches, strict=True):
        if values.count(value) == 1:
            yield value, match


def _value(number: str, decimal_mark: str) -> str:
    whole, mark, decimals = number.partition(decimal_mark)
    return re.sub(r"\D", "", whole) + ("." if mark else "") + decimals


def _other(value: str, plain: bool, chance: random.Random) -> str:
    """Give the figures of another number like ``value``; ``plain`` if written without marks."""
    whole, _, decimals = value.partition(".")
    number = int(whole)
    if plain and 1900 <= number < 2100:
        return str(chance.randint(1950, 2029))
    if number < 10:
        other = chance.randint(2, 9)
    elif number < 32:
        other = chance.randint(10, 28)
    elif number < 100:
        other = chance.randint(32, 99)
    else:
        zeros = len(whole) - len(whole.rstrip("0"))
        lowest = 10 ** (len(whole) - zeros - 1)
        other = chance.randint(max(2, lowest), 10 * lowest - 1) * 10**zeros
    return f"{other}" + "".join(str(chance.randint(1, 9)) for _ in decimals)


def _filled(number: str, digits: str) -> str:
    """Write other figures in the place of a number's, its marks left where they are."""
    figures = iter(digits)
    return re.sub(r"\d", lambda _: next(figures), number)


def _changed(text: str, changes: list[tuple[int, str]]) -> str:
    for start, new in changes:
        text = text[:start] + new + text[start + len(new) :]
    return text
