"""The files of one reader on the server's disk: what was sent, the mapping of its columns, what is given back."""

import json
import re
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

_FOLDER = "load-folder"
_in_use: "weakref.WeakSet[tempfile.TemporaryDirectory[str]]" = weakref.WeakSet()


def folder() -> Path:
    """A folder of this reader's own, gone with the session."""
    if _FOLDER not in st.session_state:
        made = tempfile.TemporaryDirectory(prefix="follow-up-load-", ignore_cleanup_errors=True)
        _in_use.add(made)
        st.session_state[_FOLDER] = made
    return Path(st.session_state[_FOLDER].name)


def stop() -> None:
    """Remove the files of all readers: the server ends, and their sessions with it."""
    for each in [*_in_use]:
        each.cleanup()


def marked() -> Path:
    """Where the copy stands whose faulty cells are marked."""
    return folder() / "marked.xlsx"


def write(files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write the files to disk; of their names only letters, digits, dot and hyphen stay."""
    paths = []
    for number, (name, content) in enumerate(files):
        safe = re.sub(r"[^\w.-]+", "_", Path(name.replace("\\", "/")).name).lstrip(".-") or "file"
        path = folder() / str(number) / safe[-100:]
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
        paths.append(path)
    return paths


def write_mapping(mapping: Sequence[dict[str, str]]) -> Path:
    """Write how the columns are to be read, as the command takes it."""
    path = folder() / "mapping.json"
    path.write_text(json.dumps({"mapping": mapping}, ensure_ascii=False), encoding="utf-8")
    return path
