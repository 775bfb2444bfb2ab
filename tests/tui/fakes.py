"""Suppliers for tests of the screen: they give prepared answers when a test lets them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event

from ferry import ferry_analysis, ferry_english

from articles.article import Analysis, Article
from translations.engines import Identity
from translations.translator import Translation

PREPARED = Identity("built-in", "prepared", "1.0", "")
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def analyse_ferry(article: Article, *, progress: Progress, cancelled: Cancelled) -> Analysis:
    progress(0.5)
    progress(1.0)
    return ferry_analysis(article)


def analyse_nothing(article: Article, *, progress: Progress, cancelled: Cancelled) -> Analysis:
    return Analysis((), ())


def analyse_in_vain(article: Article, *, progress: Progress, cancelled: Cancelled) -> Analysis:
    raise RuntimeError("the pipeline is [damaged]")


TABLE = {
    "oude": (("old", 0.91), ("former", 0.05)),
    "boot": (("boat", 0.93), ("ship", 0.04)),
    "stilliggen": (("lie idle", 0.6), ("be down", 0.2)),
    "Baarda": (("Baarda", 1.0),),
}


@dataclass
class FakeMeaning:
    dutch: str
    english: tuple[tuple[str, float | None], ...]


@dataclass
class FakeTable:
    """Looks words up in a list; with a ``gate`` it waits until a test lets it answer."""

    gate: Event | None = None
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, *forms: str) -> tuple[FakeMeaning, ...]:
        self.asked.append(forms)
        if self.gate:
            self.gate.wait(20)
        if "motor" in forms:
            return (FakeMeaning("mot", (("moth", 0.5),)), FakeMeaning("or", (("gold", 0.25),)))
        return tuple(FakeMeaning(form, TABLE[form]) for form in forms if form in TABLE)[:1]


def look_up_in_vain(*forms: str) -> tuple[FakeMeaning, ...]:
    raise OSError("the table is [damaged]")


@dataclass
class FakeTranslator:
    """Translates from a list, or by putting the words in brackets.

    With ``better`` English that is first; what is in that list follows when all have some, and is
    final. With a ``gate`` it waits until a test lets sentences through, as many as it likes, unless
    it is cancelled; the better English waits for ``better_gate``. ``stopped`` is set when it is
    done for whatever reason.
    """

    english: Mapping[str, str]
    batch: int = 4
    gate: Event | None = None
    fail_after: int | None = None
    doubtful: frozenset[int] = frozenset()
    better: Mapping[str, str] | None = None
    better_gate: Event | None = None

    def __post_init__(self) -> None:
        self.order: list[int] = []
        self.stopped = Event()

    def translate(
        self,
        sentences: Sequence[str],
        *,
        visible: Callable[[], Sequence[int]],
        cancelled: Cancelled,
    ) -> Iterator[tuple[Translation, ...]]:
        try:
            passes = [(self.english, self.gate)]
            if self.better is not None:
                passes.append((self.better, self.better_gate))
            for number, (english, gate) in enumerate(passes, start=1):
                final = number == len(passes)
                rest = list(range(len(sentences)))
                while rest and not cancelled():
                    if len(self.order) == self.fail_after:
                        raise RuntimeError("the model is [damaged]")
                    while gate and not gate.wait(0.001):
                        if cancelled():
                            return
                    seen = set(visible())
                    rest.sort(key=lambda row: (row not in seen, row))
                    now, rest = rest[: self.batch], rest[self.batch :]
                    self.order += now
                    yield tuple(
                        Translation(
                            row,
                            english.get(sentences[row], f"[{sentences[row]}]"),
                            row in self.doubtful,
                            final,
                        )
                        for row in now
                    )
        finally:
            self.stopped.set()


@dataclass
class Opened:
    """A fake translator as it is opened; call it to open it."""

    translator: FakeTranslator
    warnings: tuple[str, ...] = ()
    identity: Identity = PREPARED

    def __call__(self) -> "Opened":
        return self


def opened_ferry() -> Opened:
    return Opened(FakeTranslator(ferry_english()))
