"""Every key of the reader, in the groups in which the help screen shows them.

Footer, help screen and command palette are made from these bindings; each has an id, so that
Textual's keymap can give it another key. All have priority: other keys go round by the widget that
has the focus, and those typed after one would be sent off before it has done its work.
"""

from dataclasses import dataclass

from textual.binding import Binding

_SENTENCE = Binding.Group("Sentence", compact=True)
_QUOTE = Binding.Group("Quote", compact=True)
_WORD = Binding.Group("Word", compact=True)
_HIT = Binding.Group("Hit", compact=True)


@dataclass(frozen=True)
class KeyGroup:
    """Bindings that belong together, under a title."""

    title: str
    bindings: tuple[Binding, ...]


def _key(  # noqa: PLR0913 - a binding has these parts
    key: str,
    action: str,
    description: str,
    tooltip: str,
    *,
    id: str,  # noqa: A002 - Textual's own name
    show: bool = False,
    group: Binding.Group | None = None,
    key_display: str | None = None,
) -> Binding:
    return Binding(
        key,
        action,
        description,
        tooltip=tooltip,
        id=id,
        show=show,
        group=group,
        key_display=key_display,
        priority=True,
    )


MOVING = KeyGroup(
    "Moving",
    (
        _key(
            "j,down",
            "move(1)",
            "Next",
            "Next sentence; in the pane, next quote",
            id="move.next",
            show=True,
            group=_SENTENCE,
        ),
        _key(
            "k,up",
            "move(-1)",
            "Previous",
            "Previous sentence; in the pane, previous quote",
            id="move.previous",
            show=True,
            group=_SENTENCE,
        ),
        _key("space,pagedown", "page(1)", "Page down", "One screen on", id="page.down"),
        _key("backspace,pageup", "page(-1)", "Page up", "One screen back", id="page.up"),
        _key("g,home", "end(-1)", "Start", "To the first sentence or quote", id="move.first"),
        _key("G,end", "end(1)", "End", "To the last sentence or quote", id="move.last"),
        _key("enter", "choose", "Go to", "In the pane: go to the quote", id="choose"),
    ),
)

SEARCHING = KeyGroup(
    "Searching",
    (
        _key("slash", "search", "Search", "Search in both languages", id="search", show=True),
        _key(
            "n",
            "hit(1)",
            "Next hit",
            "While searching: next hit",
            id="hit.next",
            show=True,
            group=_HIT,
        ),
        _key(
            "N",
            "hit(-1)",
            "Previous hit",
            "While searching: previous hit",
            id="hit.previous",
            show=True,
            group=_HIT,
        ),
    ),
)

TYPING = KeyGroup(
    "While typing a search",
    (
        _key(
            "enter,tab,shift+tab",
            "keep",
            "Keep",
            "Back to the text, and keep the search",
            id="search.keep",
            show=True,
        ),
        _key(
            "escape",
            "cancel",
            "Cancel",
            "Back to where the search began",
            id="search.cancel",
            show=True,
        ),
    ),
)

WORDS = KeyGroup(
    "Words",
    (
        _key(
            "w",
            "word(1)",
            "Next word",
            "Next word, and the English that stands for it",
            id="word.next",
            show=True,
            group=_WORD,
        ),
        _key(
            "b",
            "word(-1)",
            "Previous word",
            "Previous word; a click chooses any word",
            id="word.previous",
            show=True,
            group=_WORD,
        ),
        _key(
            "d",
            "look_up",
            "Look up",
            "Look the word up; again to put it away",
            id="look_up",
            show=True,
        ),
    ),
)

QUOTES = KeyGroup(
    "Who said what",
    (
        _key(
            "n,right_square_bracket",
            "quote(1)",
            "Next quote",
            "Next quote",
            id="quote.next",
            show=True,
            group=_QUOTE,
        ),
        _key(
            "p,left_square_bracket",
            "quote(-1)",
            "Previous quote",
            "Previous quote",
            id="quote.previous",
            show=True,
            group=_QUOTE,
        ),
        _key(
            "tab,shift+tab",
            "other_pane",
            "Pane",
            "To the other pane and back",
            id="pane.other",
            show=True,
        ),
        _key("s", "toggle_pane", "Pane on/off", "Show or hide the pane", id="pane.toggle"),
    ),
)

VIEW = KeyGroup(
    "View",
    (
        _key("t", "toggle_english", "English on/off", "Show or hide the English", id="english"),
        _key("h", "toggle_names", "Names on/off", "Highlight names, or not", id="names"),
        _key("T", "app.toggle_dark", "Dark or light", "Dark or light colours", id="dark"),
        _key("c,y", "copy", "Copy", "Copy the sentence pair; in the pane, the quote", id="copy"),
    ),
)

PALETTE = _key(
    "ctrl+p",
    "app.command_palette",
    "Commands",
    "All commands by name, and the choice of a theme",
    id="palette",
)

PROGRAM = KeyGroup(
    "Program",
    (
        _key("escape", "close", "Close", "Put away the look-up, the word, the search", id="close"),
        PALETTE,
        _key("question_mark", "app.help", "Help", "This list of keys", id="help", show=True),
        _key("q", "app.quit", "Quit", "Leave the program", id="quit", show=True),
        _key(
            "ctrl+z", "app.suspend_process", "Suspend", "To the shell; fg comes back", id="suspend"
        ),
    ),
)

READER = (*PROGRAM.bindings, *SEARCHING.bindings, *QUOTES.bindings, *WORDS.bindings, *VIEW.bindings)
"""The bindings of the reader screen.

The footer shows them in this order and cuts off what has no room, so help and quit come first.
Hits come before quotes: they share ``n``.
"""

GROUPS = (MOVING, QUOTES, WORDS, SEARCHING, TYPING, VIEW, PROGRAM)
"""All groups in the order of the help screen."""
