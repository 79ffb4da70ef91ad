"""How much is read at most, so that a file made to fill the memory is refused in words before it can."""

import sys
import zipfile
import zlib
from typing import IO

LARGEST_FILE = 200_000_000  # bytes
LARGEST_JSON = 60_000_000  # bytes: Python keeps about ten times as much
LARGEST_UNPACKED = 400_000_000  # bytes of all members of a zip together, and workbooks are zips
MOST_MEMBERS = 2_000
MOST_CELLS = 12_000_000  # a sheet's rows times its columns, also where they are empty
MOST_ROWS = 1_000_000
MOST_COLUMNS = 700
CHUNK = 1 << 20


def allow_building() -> None:
    """Lets this process allocate what its hard limit allows, once a file is read: what is built then are rows that were counted.

    Until then the soft limit holds (`pages/ui/editing/limited.py`), so that no file can fill the memory by being read.
    """
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def unpacked_size(archive: zipfile.ZipFile, stream: IO[bytes]) -> int:
    """How many bytes the members of an archive inflate to, counted rather than believed, up to the limit and a little.

    The sizes that a zip states are summed first. Its members are then inflated without being kept, because a stated
    size may be false.
    """
    stated = sum(member.file_size for member in archive.infolist())
    if stated > LARGEST_UNPACKED:
        return stated
    size = 0
    for member in archive.infolist():
        size += _inflated(member, stream, LARGEST_UNPACKED - size)
        if size > LARGEST_UNPACKED:
            break
    return size


def _inflated(member: zipfile.ZipInfo, stream: IO[bytes], room: int) -> int:
    if member.compress_type != zipfile.ZIP_DEFLATED:
        return member.compress_size
    stream.seek(member.header_offset)
    head = stream.read(30)
    stream.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
    left, size, inflate = member.compress_size, 0, zlib.decompressobj(-15)
    while left > 0 and size <= room and not inflate.eof:
        packed = stream.read(min(left, 1 << 14))
        if not packed:
            break
        left -= len(packed)
        while packed and size <= room:
            size += len(inflate.decompress(packed, CHUNK))
            packed = inflate.unconsumed_tail
    return size
