"""The file CURRENT: one line with the edition in use and the checksum of its manifest, replaced atomically."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from data.errors import EditionError

FILE = "CURRENT"
_LINE = re.compile(r"([0-9a-f]{12})(?: sha256:([0-9a-f]{64}))?\n?")
_MOST_READ = 200  # characters; the line has 84


@dataclass(frozen=True)
class Pointer:
    """The edition in use and the SHA-256 of its manifest; `seal` is '' in a line from before there were seals."""

    edition: str
    seal: str


def read(root: Path) -> Pointer | None:
    """Reads CURRENT; None if there is no such file. Raises EditionError if it is damaged or cannot be read."""
    try:
        with (root / FILE).open(encoding="ascii", newline="") as file:
            text = file.read(_MOST_READ)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EditionError(f"{FILE} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise EditionError(f"{FILE} is damaged: it holds bytes that are no text.") from error
    line = _LINE.fullmatch(text)
    if not line:
        raise EditionError(f"{FILE} is damaged: {text!r} is no edition.")
    return Pointer(line[1], line[2] or "")


def write(root: Path, pointer: Pointer) -> None:
    """Replaces CURRENT. The caller has verified the edition and holds the publishing lock."""
    waiting = root / f"{FILE}.tmp"
    waiting.write_text(f"{pointer.edition} sha256:{pointer.seal}\n", encoding="ascii")
    to_disk(waiting)
    if (root / FILE).is_dir():  # somebody's mistake; what is in it is kept
        (root / FILE).rename(free_name(root, f".broken-{FILE}"))
    os.replace(waiting, root / FILE)
    to_disk(root)


def free_name(root: Path, name: str) -> Path:
    """An unused path in a folder: the name with a number after it."""
    number = 1
    while (root / f"{name}-{number}").exists():
        number += 1
    return root / f"{name}-{number}"


def to_disk(path: Path) -> None:
    """Flushes a file or folder to the disk; Windows cannot flush folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
