"""The corrections as a feed (Atom, RFC 4287) that a reader can follow: `/corrections.atom?lang=sv|en`."""

import datetime as dt
import uuid
from xml.etree import ElementTree

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import queries
from pages.ui.base.words import Words, clean
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import corrections

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml; charset=utf-8"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """An element; its text is escaped by the library, and characters that XML does not know are left out."""
    element = ElementTree.SubElement(parent, tag, attributes)
    if text:
        element.text = str(clean(text))
    return element


def _urn(name: str) -> str:
    """An id that stays, wherever the dashboard is served."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"follow-up/corrections/{name}").urn


def _moment(day: dt.date) -> str:
    return f"{day}T00:00:00Z"


def _entry(feed: ElementTree.Element, words: Words, base: str, row: Row) -> None:
    table = words(f"table.{row['table_name']}")
    values = {
        "table": table,
        "label": row[f"label_{words.lang}"],
        "column": corrections.field(words, row["column_name"]),
        "was": corrections.value(words, row["column_name"], row["value_from"]),
        "now": corrections.value(words, row["column_name"], row["value_to"]),
    }
    entry = _add(feed, "entry")
    _add(entry, "id", _urn(row["correction_id"]))
    _add(entry, "title", words(f"corrections.entry_{row['change']}", **values))
    _add(entry, "updated", _moment(row["corrected_to"]))
    _add(entry, "link", rel="alternate", type="text/html", href=_page(base, words.lang))
    reasons = [row[f"why_{words.lang}"], row[f"effect_{words.lang}"] or ""]
    _add(entry, "summary", " ".join(filter(None, reasons)))


def _page(base: str, lang: str) -> str:
    return f"{base}data-och-kallor{'?lang=en' if lang == 'en' else ''}#corrections"


def feed(lang: str, base: str) -> bytes:
    """The feed in a language; `base` is the address of the dashboard, ending in a slash."""
    words = Words(lang)
    edition = queries.current_edition()
    rows = queries.rows("sources/corrections", edition=edition)
    manifest = queries.manifest(edition)
    built = str(manifest["built_at"])
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add(root, "id", _urn(lang))
    _add(root, "title", f"{words('corrections.feed_title')} – {words('frame.name')}")
    if manifest["synthetic"]:
        _add(root, "subtitle", words("frame.synthetic"))
    _add(root, "updated", _moment(max(row["corrected_to"] for row in rows)) if rows else built)
    _add(_add(root, "author"), "name", words("frame.name"))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{base}corrections.atom?lang={lang}")
    _add(root, "link", rel="alternate", type="text/html", href=_page(base, lang))
    for row in rows:
        _entry(root, words, base, row)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


async def serve(request: Request) -> Response:
    """Route `/corrections.atom`."""
    lang = "en" if request.query_params.get("lang") == "en" else "sv"
    body = await run_in_threadpool(feed, lang, str(request.base_url))
    return Response(body, media_type=TYPE, headers={"cache-control": "no-cache"})


ROUTES = [Route("/corrections.atom", serve)]
