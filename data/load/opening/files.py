"""The files of a delivery: one, several, those of a folder or those of a zip, each as bytes with what it is."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from data.load.base import limits
from data.load.base.records import Place, Problem

TEXT = (".csv", ".tsv", ".txt", ".json", ".tab")
OFFICE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
OLE = b"\xd0\xcf\x11\xe0"
FOREIGN = {
    b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"{\\rtf": "RTF", b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"MZ": "EXE", b"PAR1": "Parquet", b"SQLite": "SQLite",
}  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A file of a delivery. `kind`: `text`, `json`, `xlsx`, `xls` or `ods`."""

    file: str
    kind: str
    data: bytes


def parts_of(paths: Sequence[Path], problems: list[Problem]) -> list[Part]:
    """The files at these paths, folders and zips opened; what cannot be read is added to the problems by name."""
    found: list[Part] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
            found += [part for entry in inside for part in _of_file(entry, problems)]
        else:
            found += _of_file(path, problems)
    return found


def _of_file(path: Path, problems: list[Problem]) -> list[Part]:
    name = path.name
    if path.is_dir():
        problems.append(_about("folder_left_out", name, fatal=False))
    elif not path.is_file():
        problems.append(_about("file_missing", name))
    elif path.stat().st_size > limits.LARGEST_FILE:
        problems.append(_too_large(name, path.stat().st_size, limits.LARGEST_FILE))
    else:
        try:
            return list(_kept(name, path.read_bytes(), problems, in_zip=False))
        except PermissionError:
            problems.append(_about("file_locked", name))
    return []


def _kept(name: str, data: bytes, problems: list[Problem], *, in_zip: bool) -> Iterator[Part]:
    foreign = next((kind for magic, kind in FOREIGN.items() if data.startswith(magic)), None)
    if not data.strip(b"\0\r\n\t "):
        problems.append(_about("file_empty", name))
    elif foreign:
        problems.append(_about("file_foreign", name, kind=foreign))
    elif data.startswith(OLE):
        yield Part(name, "xls", data)
    elif data.startswith(b"PK"):
        yield from _of_zip(name, data, problems, in_zip)
    elif data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")):
        problems.append(_about("file_foreign", name, kind="HTML/XML"))
    elif name.lower().endswith((".md", ".py", ".sql", ".toml", ".docx", ".pptx")):
        problems.append(_about("file_not_a_table", name, fatal=False))
    elif data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        if len(data) > limits.LARGEST_JSON:
            problems.append(_too_large(name, len(data), limits.LARGEST_JSON))
        else:
            yield Part(name, "json", data)
    else:
        yield Part(name, "text", data)


def _of_zip(name: str, data: bytes, problems: list[Problem], in_zip: bool) -> Iterator[Part]:
    stream = io.BytesIO(data)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.namelist()
            refused = _refused(name, archive, stream)
            if refused:
                problems.append(refused)
            elif "[Content_Types].xml" in members or "content.xml" in members:
                yield from _office(name, data, members, problems)
            elif in_zip:
                problems.append(_about("zip_in_zip", name))
            else:
                yield from _members(archive, problems)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        problems.append(_about("file_damaged", name, why=str(error)))
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]  # what zipfile lets through from zlib
        problems.append(_about("file_damaged", name, why=str(error)))


def _refused(name: str, archive: zipfile.ZipFile, stream: io.BytesIO) -> Problem | None:
    """The reason to refuse an archive before any of it is kept."""
    infos = archive.infolist()
    bad = next((info.filename for info in infos if _leads_out(info.filename)), None)
    if len(infos) > limits.MOST_MEMBERS:
        return _about("zip_many_members", name, count=str(len(infos)), most=str(limits.MOST_MEMBERS))
    if bad is not None:
        return _about("zip_path", name, member=bad)
    if any(info.flag_bits & 1 for info in infos):
        return _about("file_password", name)
    size = limits.unpacked_size(archive, stream)
    return _too_large(name, size, limits.LARGEST_UNPACKED) if size > limits.LARGEST_UNPACKED else None


def _leads_out(member: str) -> bool:
    posix, windows = PurePosixPath(member), PureWindowsPath(member)
    return (
        posix.is_absolute() or bool(windows.drive or windows.root) or ".." in (*posix.parts, *windows.parts)
    )


def _office(name: str, data: bytes, members: list[str], problems: list[Problem]) -> Iterator[Part]:
    if any(member.startswith("xl/") for member in members):
        yield Part(name, "xlsx", data)
    elif "content.xml" in members and b"spreadsheet" in data[:200]:
        yield Part(name, "ods", data)
    else:
        problems.append(_about("file_foreign", name, kind="Word/PowerPoint"))


def _members(archive: zipfile.ZipFile, problems: list[Problem]) -> Iterator[Part]:
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(info.filename).parts)
        if info.is_dir() or hidden:
            continue
        if not info.filename.lower().endswith((*TEXT, *OFFICE, ".zip")):
            problems.append(_about("file_not_a_table", info.filename, fatal=False))
            continue
        yield from _kept(info.filename, archive.read(info), problems, in_zip=True)


def _about(code: str, file: str, *, fatal: bool = True, **values: str) -> Problem:
    return Problem(code, Place("", 0, file), values={"file": file, **values}, fatal=fatal)


def _too_large(name: str, size: int, most: int) -> Problem:
    return _about("file_too_large", name, size=f"{size / 1_000_000:.0f}", most=f"{most // 1_000_000}")
