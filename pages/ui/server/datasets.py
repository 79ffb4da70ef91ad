"""Whole datasets at `/datasets/<mart>.csv|parquet`: compared with the manifest, and served from the bytes that were compared.

A CSV is made once for each content and kept; the edition's database is not opened for it.
"""

import gzip
import io
import re

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import queries
from pages.ui.base.kept import Kept
from pages.ui.base.words import Words
from pages.ui.figure import downloads

_MOST_BYTES = 32_000_000  # of deflated CSV: the datasets of some forty editions
_CSV: Kept[str] = Kept(_MOST_BYTES)  # by the checksum of the Parquet file
_PART = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
_NO_WISHES = Headers()


def answer(name: str, edition: str = "", wishes: Headers = _NO_WISHES) -> Response:
    """The file of a dataset, or the sentence that says why there is none; `wishes` may ask for a part of it."""
    mart, _, suffix = name.rpartition(".")
    try:
        manifest = queries.manifest(edition)
    except queries.NoEdition:
        if not edition:
            raise
        return PlainTextResponse(Words("sv")("download.no_edition"), status_code=404)
    edition = manifest["edition"]
    if mart not in manifest["marts"] or suffix not in ("csv", "parquet"):
        return PlainTextResponse(Words("sv")("download.unknown"), status_code=404)
    digest = manifest["files"][f"parquet/{mart}.parquet"]["sha256"]
    mark = Words("sv")("frame.made_up_file") if manifest["synthetic"] else ""
    headers = {"content-disposition": f'attachment; filename="{mark}{name}"'}
    if mark:
        headers["x-made-up"] = "yes"
    if suffix == "parquet":
        headers |= {"etag": f'"{digest}"', "accept-ranges": "bytes"}
        return _part(queries.dataset(mart, edition), wishes, headers)
    return _text(_CSV.of(digest, lambda: _csv(queries.dataset(mart, edition))), wishes, headers)


def _csv(content: bytes) -> bytes:
    """The rows of a Parquet file as CSV, deflated."""
    # Types that know of empty cells: a year is 2016, not 2016.0, where other rows have none.
    frame = pd.read_parquet(io.BytesIO(content), dtype_backend="numpy_nullable")
    return gzip.compress(downloads.as_csv(frame), compresslevel=6)


def _text(packed: bytes, wishes: Headers, headers: dict[str, str]) -> Response:
    headers |= {"vary": "accept-encoding"}
    if "gzip" in wishes.get("accept-encoding", ""):
        headers |= {"content-encoding": "gzip"}
        return Response(packed, media_type=downloads.TYPES["csv"], headers=headers)
    return Response(gzip.decompress(packed), media_type=downloads.TYPES["csv"], headers=headers)


def _part(content: bytes, wishes: Headers, headers: dict[str, str]) -> Response:
    """The one part of a file that a programme asks for (RFC 9110, 14.2); several, or what is no part, give the whole."""
    kind, size = downloads.TYPES["parquet"], len(content)
    part = _PART.fullmatch(wishes.get("range", "").replace(" ", ""))
    if not part or not any(part.groups()) or wishes.get("if-range", headers["etag"]) != headers["etag"]:
        return Response(content, media_type=kind, headers=headers)
    first, last = part.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    if start >= end:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{size}"})
    headers |= {"content-range": f"bytes {start}-{end - 1}/{size}"}
    return Response(content[start:end], status_code=206, media_type=kind, headers=headers)


async def serve(request: Request) -> Response:
    """Route `/datasets/{mart}.{csv|parquet}`: a whole dataset of the current edition or of `?edition=`."""
    edition = request.query_params.get("edition", "")
    return await run_in_threadpool(answer, request.path_params["name"], edition, request.headers)


ROUTES = [Route("/datasets/{name}", serve)]
