"""The folder of the facts: which one it is, what is in it, and replacing it as a whole."""

import ctypes
import errno
import hashlib
import os
import sys
from collections.abc import Collection
from pathlib import Path

from data import FOLDER
from data.publishing.editions import sha256

FACTS = FOLDER / "facts"
MADE_UP = "made_up.txt"  # stands in a folder of facts that are none
_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = (errno.ENOSYS, errno.EINVAL)  # an old kernel, or a file system without it


def default_facts() -> Path:
    """The folder of the facts: the one that FOLLOW_UP_FACTS names, else data/facts."""
    return Path(os.environ.get("FOLLOW_UP_FACTS") or FACTS)


def is_made_up(folder: Path) -> bool:
    """Whether the facts in a folder say of themselves that they are made up."""
    return (folder / MADE_UP).is_file()


def mark_made_up(folder: Path) -> Path:
    """Makes the facts in a folder say that they are made up, in every edition that is built of them; returns the folder."""
    (folder / MADE_UP).write_text(
        "Påhittade uppgifter: de visas aldrig utan att det står.\nMade-up data: never shown without saying so.\n",
        encoding="utf-8",
    )
    return folder


def digest(folder: Path, without: Collection[str] = ()) -> str:
    """SHA-256 over the names and contents of the fact files, except those of the tables in `without`."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in without:
            total.update(f"{path.name}\0{sha256(path)}\n".encode())
    return total.hexdigest()


def exchange(folder: Path, other: Path) -> None:
    """Swaps two folders of one file system: in one step on Linux, elsewhere in three that `pending.settle` completes."""
    if sys.platform == "linux" and _exchanged(folder, other):
        return
    aside = other.with_name(f"{other.name}-was")
    folder.rename(aside)
    other.rename(folder)
    aside.rename(other)


def _exchanged(folder: Path, other: Path) -> bool:
    """Whether the system swapped the folders. Raises OSError if it can and may not."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(folder), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(folder))
