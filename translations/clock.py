"""Hours of the clock, which Dutch counts to 24 and a small model miscounts.

*20.45 uur* · *van 9.00 tot 18.00 uur* · *rond 16 uur* · *8.30 uur 's avonds* · *20u30* · *vijf
over half zes*. Told them as English has them, within the Dutch, the built-in model copies them.
"""

import re

_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = rf"{_HOUR}(?:[.:][0-5]\d)?"
_PART = r"(?:\s['’]s (?P<part>nachts|ochtends|morgens|middags|avonds))?"
_AS_CLOCK = re.compile(
    rf"(?<![\w.,:/€-])(?<!\bin )(?:(?P<first>{_TIME})(?:\suur)?(?P<to>\s(?:tot|en|of|à)\s|[-–]))?"
    rf"(?P<time>{_TIME})\suur\b{_PART}"
)
_FLEMISH = re.compile(rf"(?<![\w.,:/-])({_HOUR})(?:[uh]([0-5]\d)?\b|\su\.)(?!-)")
# Without *uur* only where nothing else than an hour is likely.
_BARE = re.compile(
    r"(?P<before>\b(?:[Oo]m|[Rr]ond) )(?P<time>(?:1[3-9]|2[0-3])[.:][0-5]\d)"
    r"(?![\w:%]|[.,]\d|\s(?:euro|procent))"
)
# *20 uur* is as often how long something takes.
_BEFORE_HOUR = re.compile(r"\b(?:om|rond|omstreeks|vanaf)\s$", re.IGNORECASE)
_BEFORE_HOURS = re.compile(r"\b(?:van|tussen)\s$", re.IGNORECASE)
_LASTING = re.compile(r"\s(?:per|in de|werk|slaap)\b")
_LATER = re.compile(r"(?:middag|avond)\b")

_TWO_STOPS = re.compile(r"(\b[ap]\.m\.)\.(?!\.)")

_NUMBERS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf"]
_SPOKEN_HOUR = {word: hour for hour, word in enumerate([*_NUMBERS, "twaalf"], 1)} | {"één": 1}
_MINUTES = {"vijf": 5, "tien": 10}
_HALF = re.compile(
    r"\b(?:(?P<minutes>vijf|tien) (?P<side>voor|over) )?half (?P<hour>\w+)\b(?! (?:jaar|uur))"
)


def in_english(sentence: str) -> str:
    """Give a Dutch sentence with its hours as English has them, as in *om 8.45 p.m.* for 20.45.

    An hour that could be in the morning or in the evening stays as it is, as does what may be a
    length of time.
    """
    sentence = _FLEMISH.sub(_out_of_flemish, sentence)
    sentence = _AS_CLOCK.sub(_told, sentence)
    sentence = _BARE.sub(lambda found: found["before"] + _hour(found["time"]), sentence)
    sentence = _HALF.sub(_figures, sentence)
    return _TWO_STOPS.sub(r"\1", sentence)


def _told(found: re.Match[str]) -> str:
    first, time, part = found["first"], found["time"], found["part"]
    before, after = found.string[: found.start()], found.string[found.end() :]
    to_the_minute = not time.isdecimal()
    counts_to_24 = int(re.split("[.:]", time)[0]) > 12
    if not to_the_minute and (
        not counts_to_24
        or _LASTING.match(after)
        or not (_BEFORE_HOURS if first else _BEFORE_HOUR).search(before)
    ):
        return found[0]
    if not counts_to_24 and part is None and _LATER.search(before):
        return found[0]
    if first is None:
        return _hour(time, part)
    between = found["to"] if found["to"].isspace() or len(found["to"]) > 1 else " tot "
    return f"{_hour(first, part)}{between}{_hour(time, part)}"


def _hour(time: str, part: str | None = None) -> str:
    hour, _, minutes = time.replace(":", ".").partition(".")
    number = int(hour) % 24
    if part in ("middags", "avonds") and number < 12:
        number += 12
    elif part == "nachts" and number == 12:
        number = 0
    if not int(minutes or 0) and number in (0, 12):
        return "noon" if number else "midnight"
    shown = f"{number % 12 or 12}" + (f".{minutes}" if int(minutes or 0) else "")
    return f"{shown} {'p.m.' if number >= 12 else 'a.m.'}"


def _out_of_flemish(found: re.Match[str]) -> str:
    hour, minutes = found.groups()
    return f"{hour}.{minutes or '00'} uur"


def _figures(found: re.Match[str]) -> str:
    """Write *vijf over half zes* in figures; *half acht* is understood, but not *half een*."""
    hour = _SPOKEN_HOUR.get(found["hour"])
    if hour is None or not (found["minutes"] or hour == 1):
        return found[0]
    minutes = 30
    if found["minutes"]:
        minutes += _MINUTES[found["minutes"]] * (1 if found["side"] == "over" else -1)
    return f"{(hour - 2) % 12 + 1}.{minutes}"
