"""Bytes to clean text: encodings, line ends, and whatever a terminal would obey or hide."""

import codecs
import re
import unicodedata

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"{\\rtf": "an RTF document",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
}
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Bytes that no text encoding here gives a printable meaning; white space, backspace and escape
# (terminal output that was saved) are left out.
_CONTROL_BYTES = bytes({*range(32), 127} - set(b"\b\t\n\v\f\r\x1b"))
_MOST_CONTROL_BYTES = 0.1

_PARAGRAPH_SEPARATOR = re.compile("\u2029")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028]")
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # OSC, DCS …
    r"|\x1b[ -/]*[0-~]"
)
_HYPHENATED = re.compile("\xad[ \t]*\n[ \t]*(?=\\S)")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks and overrides
    "\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # nothing to see
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"  # noncharacters, tags
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ODD_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = re.compile(" {2,}")
_SPACED_LINE_END = re.compile(" *\n *")


def binary_kind(data: bytes) -> str | None:
    """Say what ``data`` is when it is no text (``a PDF``, ``binary data``), else None."""
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data.startswith(_UTF_16_MARKS):
        return "binary data" if "\0" in _decoded(data) else None
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if b"\0" in data or controls > _MOST_CONTROL_BYTES * len(data):
        return "binary data"
    return None


def decode(data: bytes) -> str:
    """Return ``data`` as clean text: UTF-16 with a byte order mark, UTF-8, else Windows-1252."""
    return clean(_decoded(data))


def clean(text: str) -> str:
    r"""Return ``text`` fit to be shown, measured and translated.

    Every line end is ``\n``, every other white space one plain space, and no line begins or ends
    with one. Control characters, whole escape sequences, bidirectional marks and zero-width
    characters are gone; joiners inside a word (ZWJ, ZWNJ) and combining marks stay. A word that a
    soft hyphen broke over two lines is whole again. The text is in NFC, so that a word is the
    same characters (to the lexicons, the models and whoever counts offsets) whichever way its
    accents were typed. ``clean`` of a clean text is that text.
    """
    text = _PARAGRAPH_SEPARATOR.sub("\n\n", text)
    text = _LINE_END.sub("\n", text)
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _HYPHENATED.sub("", text)
    text = _INVISIBLE.sub("", _ODD_SPACE.sub(" ", text))
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    text = _SPACED_LINE_END.sub("\n", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text.strip(" "))


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # A UTF-8 text with a damaged byte has more whole characters beyond ASCII than damaged
        # ones; in Windows-1252 read as UTF-8 nearly all of them are damaged.
        text = data.decode("utf-8-sig", errors="replace")
        damaged = text.count("\N{REPLACEMENT CHARACTER}")
        beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
        if damaged * 2 < beyond_ascii:
            return text
        return data.decode("cp1252", errors="replace")
