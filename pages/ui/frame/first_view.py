"""The view that a document is asked for, to be put into it where it is kept: shown at once, before Streamlit has started.

It is what the socket sends for the same view, and the browser shows it by the same code (follow_up.js).
"""

import zlib
from urllib.parse import parse_qsl

import queries
from pages.ui.address import run
from pages.ui.base.sections import SECTIONS
from pages.ui.figure import slides
from pages.ui.frame import kept_views


def of(path: str, query: str) -> bytes:
    """The blocks of a view as the text of a script element, JSON; empty where the view is not kept: none is made here."""
    blocks = [zlib.decompress(data) for _, data in _kept(path.strip("/"), query)]
    # JSON has '<' in strings alone, where it may be written so: no text can end the element
    return b"[" + b",".join(blocks).replace(b"<", b"\\u003c") + b"]" if blocks else b""


def _kept(path: str, query: str) -> kept_views.Sent:
    """What was sent for a view; nothing for slides, which take the whole screen and are shown as they come."""
    asked = dict(parse_qsl(query, keep_blank_values=True))
    if path not in {section.path for section in SECTIONS} or path == slides.PATH or "slide" in asked:
        return ()
    try:
        return kept_views.VIEWS.find(run.stand(), kept_views.address(path, asked))
    except queries.NoEdition:
        return ()  # the page will say so
