"""A list of slides as text: the code in an address, and the file that stores it. Both are read as data only.

The code is a version, then the list as JSON, deflated, in letters that an address leaves as they are. A list from a link and
one from a file are checked by the same schema.
"""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jsonschema

VERSION = "1"
FORMAT = "follow-up slides"
MOST_SLIDES, LONGEST_TITLE, LONGEST_NOTES, LONGEST_ADDRESS = 40, 200, 1000, 1000
MOST_CODE = 30_000  # with its headers a request must stay under the 64 kB that the server reads
LONG_CODE = 2_000  # longer links are cut by some mail programs
MOST_FILE = 400_000
_MOST_PLAIN = MOST_SLIDES * (LONGEST_TITLE + LONGEST_NOTES + LONGEST_ADDRESS + 200) * 4
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["format", "version", "slides"],
    "properties": {
        "format": {"const": FORMAT},
        "version": {"const": int(VERSION)},
        "slides": {
            "type": "array",
            "maxItems": MOST_SLIDES,
            "items": {
                "type": "object",
                "required": ["address"],
                "additionalProperties": False,
                "properties": {
                    "address": {"type": "string", "maxLength": LONGEST_ADDRESS, "pattern": "^/"},
                    "figure": {"type": "string", "pattern": "^[a-z0-9_]{0,80}$"},
                    "title": {"type": "string", "maxLength": LONGEST_TITLE},
                    "notes": {"type": "string", "maxLength": LONGEST_NOTES},
                },
            },
        },
    },
}
_FIELDS = ("address", "figure", "title", "notes")
_VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@dataclass(frozen=True)
class Slide:
    """One slide: the address of a view, the key of a figure on it ('' is the finding with its sentences and headline numbers)."""

    address: str
    figure: str = ""
    title: str = ""  # the presenter's own; '' is the finding
    notes: str = ""  # for the presenter alone


class BadList(ValueError):
    """A list that cannot be used: the key of the sentence that says why, the slide (from 1, 0 for the whole), its values."""

    def __init__(self, key: str, slide: int = 0, **values: object) -> None:
        super().__init__(key)
        self.key, self.slide, self.values = key, slide, values


def code(slides: Sequence[Slide]) -> str:
    """The list as it stands in an address; '' for an empty one. Raises BadList when it is too long for an address."""
    if not slides:
        return ""
    _checked(_content(slides))
    rows = [_short([getattr(slide, field) for field in _FIELDS]) for slide in slides]
    plain = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(plain) + packer.flush()
    text = VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(text) > MOST_CODE:
        raise BadList("code_long")
    return text


def read(text: str) -> tuple[Slide, ...]:
    """The list of a code. Raises BadList for what is no code of this version, or was cut."""
    if not text:
        return ()
    if len(text) > MOST_CODE or text[0] != VERSION or not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise BadList("code")
    unpacker = zlib.decompressobj(-15)
    try:
        packed = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
        plain = unpacker.decompress(packed, _MOST_PLAIN)  # never more, whatever was packed
        rows = json.loads(plain.decode())
    except (binascii.Error, zlib.error, ValueError, RecursionError) as fault:
        raise BadList("code") from fault
    if not unpacker.eof or not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise BadList("code")
    if any(not 1 <= len(row) <= len(_FIELDS) for row in rows):
        raise BadList("code")
    return _checked(
        {
            "format": FORMAT,
            "version": 1,
            "slides": [dict(zip(_FIELDS, row, strict=False)) for row in rows],
        }
    )


def as_file(slides: Sequence[Slide]) -> bytes:
    """The list as a small file that people can read."""
    return json.dumps(_content(slides), ensure_ascii=False, indent=1).encode()


def from_file(content: bytes) -> tuple[Slide, ...]:
    """The list of a file. Raises BadList, which says what is wrong and where."""
    if len(content) > MOST_FILE:
        raise BadList("file_large")
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as fault:
        raise BadList("file_syntax", line=fault.lineno, column=fault.colno) from fault
    except (UnicodeDecodeError, RecursionError) as fault:
        raise BadList("file_text") from fault
    return _checked(given)


def _content(slides: Sequence[Slide]) -> dict[str, Any]:
    """The list as the schema has it, without empty fields."""
    rows = [{f: getattr(s, f) for f in _FIELDS if getattr(s, f)} for s in slides]
    return {"format": FORMAT, "version": int(VERSION), "slides": rows}


def _short(row: list[str]) -> list[str]:
    while len(row) > 1 and not row[-1]:
        row.pop()
    return row


def _checked(given: Any) -> tuple[Slide, ...]:
    """The slides of a list that was read, if it meets the schema; invisible characters are left out."""
    fault = jsonschema.exceptions.best_match(_VALIDATOR.iter_errors(given))
    if fault is not None:
        raise _in_words(fault)
    return tuple(
        Slide(**{field: _UNSEEN.sub("", text) for field, text in row.items()}) for row in given["slides"]
    )


def _in_words(fault: jsonschema.ValidationError) -> BadList:
    place = list(fault.absolute_path)
    slide = int(place[1]) + 1 if len(place) > 1 else 0
    field = str(place[2]) if len(place) > 2 else ""
    if fault.validator == "maxItems":
        return BadList("many", most=MOST_SLIDES)
    if field and fault.validator == "maxLength":
        return BadList(f"long_{field}", slide, most=fault.validator_value)
    if slide:
        return BadList(f"wrong_{field}" if field else "wrong_slide", slide)
    return BadList("file_format")
