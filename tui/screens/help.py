"""The help screen, written from the bindings themselves."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import GROUPS, MOVING
from tui.layout.signs import DOUBT, KIND_SIGNS, LEGEND, NAME_LOOKS

KEYS_WIDTH = 16


class HelpScreen(ModalScreen[None]):
    """All keys, the kinds of names and the kinds of quotes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in MOVING.bindings if binding.action != "choose"),
        Binding("escape,q,question_mark", "dismiss", "Close", tooltip="Back", id="help.close"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys", "group", *NAME_LOOKS.values()}

    def compose(self) -> ComposeResult:
        """Lay the help over the reader."""
        self._box = VerticalScroll(id="help", can_focus=False)  # the keys are the screen's
        self._box.border_title = "Keys"
        self._box.border_subtitle = "Esc closes"
        with self._box:
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Write the help once the styles are known."""
        self.query_one("#keys", Static).update(self._text())

    def action_move(self, steps: int) -> None:
        """Scroll by lines."""
        self._box.scroll_relative(y=steps, animate=False, immediate=True)

    def action_page(self, direction: int) -> None:
        """Scroll by a screenful less one line."""
        height = self._box.scrollable_content_region.height
        self.action_move(direction * max(1, height - 1))

    def action_end(self, direction: int) -> None:
        """Scroll to the start (-1) or to the end (1)."""
        self.action_move(direction * self._box.virtual_size.height)

    def _text(self) -> Content:
        lines: list[Content] = []
        for group in GROUPS:
            lines += [self._styled(group.title, "group"), *map(self._line, group.bindings), EMPTY]
        lines.append(self._styled("Names and quotes", "group"))
        names = [self._styled(LEGEND[label], look) for label, look in NAME_LOOKS.items()]
        lines.append(Content.assemble("  ", Content("  ").join(names)))
        kinds = "  ".join(f"{sign} {kind}" for kind, sign in KIND_SIGNS.items())
        lines.append(Content(f"  {kinds} quote {DOUBT} doubtful"))
        return Content("\n").join(lines)

    def _line(self, binding: Binding) -> Content:
        keys = binding.key.split(",")
        shown = " ".join(self.app.get_key_display(binding.with_key(key)) for key in keys)
        return Content.assemble(
            "  ", self._styled(shown.ljust(KEYS_WIDTH), "keys"), binding.tooltip
        )

    def _styled(self, text: str, look: str) -> Content:
        return Content.styled(text, self.get_visual_style(look, partial=True))


EMPTY = Content("")
