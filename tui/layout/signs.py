"""The signs that mean the same thing everywhere on the screen. Each is one cell wide."""

from collections.abc import Mapping

from articles.article import Kind, Label

BAR = "▌"
"""Before the current sentence or quote."""

WAITING = "…"
"""Where English is still to come."""

DOUBT = " (?)"
"""After English that looks wrong, and after the speaker of a quote that may be none."""

KIND_SIGNS: Mapping[Kind, str] = {"direct": "●", "mixed": "◐", "indirect": "○"}
"""How much of a quote is in the speaker's own words: all, a part, nothing."""

NAME_LOOKS: Mapping[Label, str] = {
    "PER": "name-per",
    "ORG": "name-org",
    "LOC": "name-loc",
    "MISC": "name-misc",
}
"""The component class of each kind of name."""

LEGEND: Mapping[Label, str] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "MISC": "other",
}
"""What the kinds of names are called on screen."""
