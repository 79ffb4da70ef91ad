"""From bytes to text: the encoding is stated by a mark, proved by its rules, or guessed from the letters that it would give."""

import codecs
import re

import ftfy
from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Encodings of one byte a letter that Swedish offices have used: Windows, Macintosh, MS-DOS.
ONE_BYTE = ("cp1252", "mac_roman", "cp850")
EXPECTED = set("åäöÅÄÖéÉüÜæøÆØèàáíóúñçß–—’‘“”…•·©®°´«»€£§½²³µ\u00a0×")
SAMPLE = 200_000  # bytes from which an encoding is recognised
BROKEN = re.compile("[ÂÃÅÄâ√├┬][^\x00-\x7f]|â€|√|\ufffd")

# å, ä and ö saved twice: in a short word a library takes them for two letters.
NORDIC = re.compile("\u00c3[\u00a5\u00a4\u00b6\u0085\u0084\u0096]")


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text of a file and the name of its encoding; None where no encoding fits."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data, name)
    if _is_utf_16(data):
        return _strict(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    found = _strict(data, "utf-8")
    if found or b"\0" in data:
        return None if b"\0" in data else found
    return _one_byte(data)


def _strict(data: bytes, name: str) -> tuple[str, str] | None:
    try:
        return data.decode(name).removeprefix("\ufeff"), name
    except UnicodeDecodeError:
        return None


def _is_utf_16(data: bytes) -> bool:
    head = data[:2_000]
    return len(head) > 3 and max(head[::2].count(0), head[1::2].count(0)) > len(head) * 0.4


def _one_byte(data: bytes) -> tuple[str, str] | None:
    """The encoding in which most letters outside ASCII are ones that Nordic texts use; else a library's best guess."""
    scored = [
        (_share_expected(text), -number, text, name)
        for number, name in enumerate(ONE_BYTE)
        if (text := data.decode(name, errors="replace")) and "\ufffd" not in text
    ]
    best = max(scored, default=None)
    if best and best[0] >= 0.6:
        return best[2], best[3]
    guess = from_bytes(data[:SAMPLE]).best()
    return _strict(data, guess.encoding) if guess and guess.encoding else None


def _share_expected(text: str) -> float:
    letters = [letter for letter in text[:SAMPLE] if letter > "\x7f"]
    return sum(letter in EXPECTED for letter in letters) / len(letters) if letters else 0


def looks_broken(text: str) -> bool:
    """Whether a text may have been read in the wrong encoding before it was saved (`VÃ¤rmland`): a quick look."""
    return BROKEN.search(text) is not None


def mended(cell: str) -> str:
    """A cell with letters restored that were read in the wrong encoding before the file was saved."""
    if not BROKEN.search(cell):
        return cell
    found = ftfy.fix_encoding(cell)
    return NORDIC.sub(lambda pair: pair[0].encode("latin-1").decode("utf-8"), found)
