"""Files, encodings and layouts to articles."""

import codecs
import io
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from articles.load import MAX_BYTES, UnreadableError, article_of, load


def article(text: str) -> Article:
    return article_of(text, "artikel.txt")


def paragraphs(text: str) -> list[str]:
    loaded = article(text)
    return [paragraph.of(loaded.text) for paragraph in loaded.paragraphs]


def headings(text: str) -> list[str]:
    loaded = article(text)
    return [paragraph.of(loaded.text) for paragraph in loaded.paragraphs if paragraph.heading]


class TestReading:
    def test_reads_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "artikel.txt"
        path.write_text("De brug is weer open.", encoding="utf-8")
        loaded = load(str(path))
        assert loaded.text == "De brug is weer open."
        assert loaded.source == str(path)

    def test_reads_standard_input_as_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        data = "Een café in Sneek.".encode("cp1252")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
        loaded = load("-")
        assert loaded.text == "Een café in Sneek."
        assert loaded.source == "-"

    @pytest.mark.parametrize(
        "data",
        [
            "“Eén ijsje”, zei Noël.".encode(),
            codecs.BOM_UTF8 + "“Eén ijsje”, zei Noël.".encode(),
            "“Eén ijsje”, zei Noël.".encode("utf-16"),
            codecs.BOM_UTF16_BE + "“Eén ijsje”, zei Noël.".encode("utf-16-be"),
            "“Eén ijsje”, zei Noël.".encode("cp1252"),
        ],
        ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "cp1252"],
    )
    def test_encodings(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "artikel.txt"
        path.write_bytes(data)
        assert load(str(path)).text == "“Eén ijsje”, zei Noël."

    def test_byte_without_a_meaning_in_cp1252(self, tmp_path: Path) -> None:
        path = tmp_path / "artikel.txt"
        path.write_bytes(b"Een caf\xe9 in \x81 Sneek, lang niet het enige.")
        assert load(str(path)).text == "Een café in \ufffd Sneek, lang niet het enige."

    def test_damaged_utf_8_stays_utf_8(self, tmp_path: Path) -> None:
        path = tmp_path / "artikel.txt"
        path.write_bytes("Zoë, Noël en Loïs zijn één geval: café.".encode()[:-2])
        assert load(str(path)).text == "Zoë, Noël en Loïs zijn één geval: caf\ufffd"

    def test_a_file_of_a_megabyte(self, tmp_path: Path) -> None:
        path = tmp_path / "artikel.txt"
        path.write_text("De dijk houdt, zegt het waterschap.\n\n" * 27_000, encoding="utf-8")
        assert len(load(str(path)).sentences) == 27_000


class TestRefusal:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "no text"),
            (b" \n\t\r\n ", "no text"),
            (b"\xef\xbb\xbf\xe2\x80\x8b", "no text"),
            (b" date 2017-05 \n", "no text"),
            (b"source: krant\n", "no text"),
            (b"Dit is \0 geen tekst", "binary"),
            (bytes(range(1, 9)) * 40, "binary"),
            (codecs.BOM_UTF16_LE + b"\0\0\0\0", "binary"),
            (b"%PDF-1.7\n1 0 obj\n", "PDF"),
            (b"PK\x03\x04\x14", "zip"),
            (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        ],
    )
    def test_what_is_no_article(self, tmp_path: Path, data: bytes, reason: str) -> None:
        path = tmp_path / "artikel.txt"
        path.write_bytes(data)
        with pytest.raises(UnreadableError, match=reason) as caught:
            load(str(path))
        assert str(path) in str(caught.value)

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError, match="no such file"):
            load(str(tmp_path / "nergens.txt"))

    def test_directory(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError, match="is a directory"):
            load(str(tmp_path))

    def test_no_permission(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def forbidden(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", forbidden)
        with pytest.raises(UnreadableError, match=r"geheim\.txt: permission denied"):
            load("geheim.txt")

    def test_too_large_is_not_even_read(self, tmp_path: Path) -> None:
        path = tmp_path / "artikel.txt"
        with path.open("wb") as file:
            file.truncate(MAX_BYTES + 1)  # sparse, and binary if it were read
        with pytest.raises(UnreadableError, match="larger than 20 MB"):
            load(str(path))

    def test_endless_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Endless(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                assert size is not None
                assert size >= 0, "would never come back"
                return b"a" * size

        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Endless()))
        with pytest.raises(UnreadableError, match="standard input: larger than 20 MB"):
            load("-")

    def test_closed_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        with pytest.raises(UnreadableError, match="standard input: closed"):
            load("-")

    def test_error_in_the_middle(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Broken(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                raise OSError(5, "Input/output error")

        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Broken()))
        with pytest.raises(UnreadableError, match="input/output error"):
            load("-")

    @pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "regel\nregel\x1b[31m", "\udcff.txt"])
    def test_message_is_one_printable_line(self, name: str) -> None:
        with pytest.raises(UnreadableError) as caught:
            load(name)
        assert str(caught.value).isprintable()
        str(caught.value).encode()


class TestMetadata:
    @pytest.mark.parametrize(
        ("text", "date"),
        [
            (" date 2017-05 De brug is open.", "2017-05"),
            ("date 2017-05 De brug is open.", "2017-05"),
            ("date 2017-05-16 De brug is open.", "2017-05-16"),
            ("date: 2017-05 De brug is open.", "2017-05"),
            (" date 2017-05\nDe brug is open.", "2017-05"),
            ("\n\n date 2017-05-16\n\nDe brug is open.", "2017-05-16"),
            ("\ufeff date 2017-05 De brug is open.", "2017-05"),
            ("source: de krant\n date 2017-05 De brug is open.", "2017-05"),
            ("source: https://voorbeeld.nl/a\nDe brug is open.", None),
            ("source: de krant\n\nDe brug is open.", None),
            ("De brug is open.", None),
        ],
    )
    def test_leaves_the_text(self, text: str, date: str | None) -> None:
        loaded = article(text)
        assert (loaded.text, loaded.date) == ("De brug is open.", date)

    @pytest.mark.parametrize(
        "text",
        ["De date 2017-05 was gezellig.", "date 2017-055 is geen datum.", "Hij zei source: nee."],
    )
    def test_only_at_the_start_and_whole(self, text: str) -> None:
        assert (article(text).text, article(text).date) == (text, None)


class TestCleaning:
    @pytest.mark.parametrize(
        ("text", "cleaned"),
        [
            ("Een\tbrug\xa0in\u2009Delft.", "Een brug in Delft."),
            ("\x1b[1;31mRood\x1b[0m alarm.", "Rood alarm."),
            ("\x9b31mRood alarm.", "Rood alarm."),
            ("\x1b]0;titel\x07Rood alarm.", "Rood alarm."),
            ("\x1b]8;;https://a.nl\x1b\\Rood\x1b]8;;\x1b\\ alarm.", "Rood alarm."),
            ("\x1bPq#0\x1b\\Rood alarm.", "Rood alarm."),
            ("\x1b(BRood alarm.", "Rood alarm."),
            ("Rood\x07 al\x00arm.\x7f", "Rood alarm."),
            ("Rood \u202ealarm\u202c.", "Rood alarm."),
            ("Ro\u200bod a\u2060larm\ufeff.", "Rood alarm."),
            ("Rood alarm\ud800.", "Rood alarm\ufffd."),
            ("Wa\xadter\xadschap.", "Waterschap."),
            ("Cafe\u0301 in Sneek.", "Café in Sneek."),
            ("De \U0001f469\u200d\U0001f692 blust.", "De \U0001f469\u200d\U0001f692 blust."),
            ("[b]Brug[/b] [red]open[/red].", "[b]Brug[/b] [red]open[/red]."),
        ],
    )
    def test_one_line(self, text: str, cleaned: str) -> None:
        assert article(text).text == cleaned

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\v", "\f"])
    def test_line_ends(self, end: str) -> None:
        text = f"Brug dicht{end}{end}De brug is stuk.{end}"
        assert paragraphs(text) == ["Brug dicht", "De brug is stuk."]

    def test_paragraph_separator(self) -> None:
        assert paragraphs("De brug is stuk.\u2029De boot vaart.") == [
            "De brug is stuk.",
            "De boot vaart.",
        ]


WRAPPED = """\
De gemeente Veldhuizen wil de oude brug over de Linde binnen twee jaar
vervangen. Dat zei wethouder Anja Terpstra gisteravond in de raad. Volgens
haar is de brug 'op'.

De kosten worden geraamd op 3,2 miljoen euro. De oppositie vindt dat veel
geld voor een brug waar per dag niet meer dan tweehonderd auto's over
rijden.
"""


class TestParagraphs:
    def test_hard_wrapped_lines_are_joined(self) -> None:
        wanted = [" ".join(block.split()) for block in WRAPPED.split("\n\n")]
        assert paragraphs(WRAPPED) == wanted

    def test_exactly_one_blank_line_between_paragraphs(self) -> None:
        assert article("Een.\n\n\n \n\nTwee.\n").text == "Een.\n\nTwee."

    def test_a_paragraph_a_line(self) -> None:
        lines = [
            "Brug over de Linde dicht",
            "De brug over de Linde gaat maandag dicht, omdat er scheuren in de pijlers zitten.",
            "Dat heeft de gemeente Veldhuizen bekendgemaakt.",
            "Omwonenden zijn boos.",
            '"Wij moeten nu elke dag een half uur omrijden", zegt bakker Wim Tuinstra.',
        ]
        assert paragraphs("\n".join(lines)) == lines

    def test_wrapped_with_short_last_lines_and_no_blank_ones(self) -> None:
        found = paragraphs(WRAPPED.replace("\n\n", "\n"))
        assert [paragraph.split()[0] for paragraph in found] == ["De", "De"]

    def test_heading_right_above_wrapped_text(self) -> None:
        found = paragraphs(WRAPPED.replace("\n\n", "\n\nKosten\n"))
        assert found[1] == "Kosten"
        assert len(found) == 3

    def test_two_wrapped_lines(self) -> None:
        text = "De minister zei gisteren dat hij\nniet zou aftreden."
        assert paragraphs(text) == ["De minister zei gisteren dat hij niet zou aftreden."]

    def test_list_items_in_wrapped_text_stay_apart(self) -> None:
        items = ["- een nieuwe brug;", "- een fietspad;", "- twee lantaarns."]
        assert paragraphs(WRAPPED + "\n" + "\n".join(items))[-3:] == items

    def test_dialogue_in_wrapped_text_stays_apart(self) -> None:
        lines = ["– Komt die brug er nog?", "– Dat weet niemand."]
        assert paragraphs(WRAPPED + "\n" + "\n".join(lines))[-2:] == lines

    def test_dash_within_a_wrapped_sentence_is_joined(self) -> None:
        lines = [
            "De gemeente wil de oude brug over de Linde, die al jaren in slechte staat",
            "– en dat is nog zacht gezegd – verkeert, binnen twee jaar laten vervangen",
            "door een nieuwe.",
        ]
        assert paragraphs("\n".join(lines)) == [" ".join(lines)]

    @pytest.mark.parametrize(
        ("lines", "joined"),
        [
            ("Het water\xad\nschap zegt niets.", "Het waterschap zegt niets."),
            (
                "Het waterschap zegt niets, want het water-\nschap weet nog niets.",
                "Het waterschap zegt niets, want het waterschap weet nog niets.",
            ),
            ("Dat zei de oud-\nminister van Zeewolde.", "Dat zei de oud-minister van Zeewolde."),
            ("Op zon-\nen feestdagen dicht.", "Op zon- en feestdagen dicht."),
        ],
    )
    def test_hyphen_at_the_end_of_a_line(self, lines: str, joined: str) -> None:
        assert article(lines).text == joined


BODY = "\n\nDe brug over de Linde gaat dicht. De gemeente vreest ongelukken."


class TestHeadings:
    @pytest.mark.parametrize(
        "headline",
        [
            "Brug over de Linde dicht",
            "'Zeer, zeer succesvol'",
            "“Wij gaan door”",
            "Wethouder: 'De brug is op'",
            'Leerlinge (17): "Ik heb gewoon veel gefietst"',
            "Brug dicht: wat nu?",
            "Brug? Welke brug?",
            "Wethouder A. Terpstra over de brug",
            "BRUG DICHT",
            "Door storm geen veerboot",
        ],
    )
    def test_headline_is_the_title(self, headline: str) -> None:
        assert article(headline + BODY).title == headline
        assert headings(headline + BODY) == [headline]

    @pytest.mark.parametrize(
        "opening",
        [
            "De brug gaat dicht.",
            "Veldhuizen, 16 mei 2017",
            "Van onze verslaggever",
            "Door Anja van der Laan",
            "Foto: Jelle Postma",
            "- een brug",
            "* * *",
            'De wethouder zei: "De brug is op."',
            "De brug is op. Dat zegt de wethouder",
            "Wij gaan door, " * 12 + "altijd",
        ],
    )
    def test_no_title_is_invented(self, opening: str) -> None:
        assert article(opening + BODY).title is None

    def test_headline_after_a_date(self) -> None:
        loaded = article(" date 2016-05 Brug over de Linde dicht" + BODY)
        assert (loaded.title, loaded.date) == ("Brug over de Linde dicht", "2016-05")

    @pytest.mark.parametrize("line", ["Kosten", "'Goedkoop is duurkoop'", "17.10 uur – Brug open"])
    def test_between_paragraphs(self, line: str) -> None:
        assert headings(f"{BODY}\n\n{line}{BODY}") == [line]
        assert article(f"{BODY}\n\n{line}{BODY}").title is None

    @pytest.mark.parametrize(
        "line",
        [
            'De Vries: "Wij gaan door"',
            "Wat doen we met de brug?",
            "Dat kan zo niet langer, vindt de wethouder die over bruggen, wegen en de haven gaat",
            "Wij noemen:",
            "en verder niets",
        ],
    )
    def test_text_between_paragraphs(self, line: str) -> None:
        assert headings(f"{BODY}\n\n{line}{BODY}") == []

    def test_last_line_heads_nothing(self) -> None:
        assert headings(f"{BODY}\n\nAnja Terpstra") == []
        assert article("Brug dicht").title is None


PIECES = st.sampled_from(
    (
        *(
            "De brug",
            " is op. ",
            "\n",
            "\n\n",
            "\r",
            "\t",
            '"',
            "'",
            ",,",
            "– ",
            "…",
            "1. ",
            "mr. ",
        ),
        *("date 2017-05", "source: ", "-\n", "\xad\n", "\x1b[3", "\x1b]0;", "\x9b", "e\u0301"),
        *("\u200b", "\u202e", "mr. "),
    )
)
TEXTS = st.text() | st.lists(PIECES | st.text(max_size=3)).map("".join)


def loaded_or_none(text: str) -> Article | None:
    try:
        return article(text)
    except UnreadableError:
        return None


@given(TEXTS)
def test_any_text_is_tiled_by_its_sentences(text: str) -> None:
    if (loaded := loaded_or_none(text)) is None:
        return
    assert "\n\n".join(p.of(loaded.text) for p in loaded.paragraphs) == loaded.text
    for number, paragraph in enumerate(loaded.paragraphs):
        sentences = [s.of(loaded.text) for s in loaded.sentences if s.paragraph == number]
        assert " ".join(sentences).split() != []
        assert "".join(sentences).replace(" ", "") == paragraph.of(loaded.text).replace(" ", "")
        assert all(sentence == sentence.strip() != "" for sentence in sentences)
    assert [s.id for s in loaded.sentences] == list(range(len(loaded.sentences)))
    assert all(
        a.end <= b.start for a, b in zip(loaded.sentences, loaded.sentences[1:], strict=False)
    )


@given(TEXTS)
def test_any_text_comes_out_clean(text: str) -> None:
    if (loaded := loaded_or_none(text)) is None:
        return
    categories = {unicodedata.category(c) for c in loaded.text.replace("\n\n", "")}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(loaded.text) & set("\u200b\u202e\u2066\ufeff\xad\xa0")


@given(TEXTS)
def test_loading_the_loaded_text_changes_nothing(text: str) -> None:
    if (loaded := loaded_or_none(text)) is None:
        return
    again = article(loaded.text)
    assert again.text == loaded.text
    assert again.paragraphs == loaded.paragraphs
    assert again.sentences == loaded.sentences


@given(st.binary())
def test_any_bytes_load_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.txt"
    path.write_bytes(data)
    with suppress(UnreadableError):
        load(str(path)).text.encode()
