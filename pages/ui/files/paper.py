"""Figures and findings as a tagged PDF (PDF/UA-1) for a board, and an area on one page.

typst sets it by `paper.typ`. Data are passed as data (`sys.inputs`), never as markup, so no text can become
a command. A letter that no font has becomes '�', because PDF/UA-1 allows no letter without a font.
"""

import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

import queries
from pages.ui.address import view
from pages.ui.address.view import View
from pages.ui.base import lettering
from pages.ui.base.words import Words
from pages.ui.figure import capture, slides
from pages.ui.figure.figure import Caught, Figure
from pages.ui.figure.slides import Shown, Slide
from pages.ui.files import orders, picture
from pages.ui.files.kinds import CannotMake, File, Order, Tell
from pages.ui.forms import table
from pages.ui.forms.canvas import Sheet
from pages.ui.forms.events import Events
from pages.ui.rows import query

DRAWN, TALLEST = 680, 1300  # pixels: the width that drawings are made for, and what one page can hold
MOST_ROWS, MOST_COLUMNS, MOST_LISTED = 300, 7, 6
TERMS = ("as_of", "granted", "undated", "strategy", "area_mode", "status", "claims", "not_stated")


@cache
def _template() -> bytes:
    return (Path(__file__).parent / "paper.typ").read_bytes()


def _quiet(done: int, total: int, what: str) -> None:
    """Tells nobody how far the work is."""


def export(order: Order, tell: Tell) -> File:
    """The paper of an order: slides (orders.py) or all of a view, its `address`; `title` is the reader's own.

    Raises CannotMake for what names no page, no slide, or a figure that its page does not have.
    """
    words = order.words
    try:
        shown = (
            whole(view.at(order.values["address"]))
            if "address" in order.values
            else slides.shown(orders.wanted(order))
        )
    except (KeyError, ValueError) as fault:
        raise CannotMake(words("paper.no_view")) from fault
    if not shown:
        raise CannotMake(words("paper.no_view"))
    if any(each.gone == "figure" for each in shown):
        raise CannotMake(words("picture.no_figure"))
    own = lettering.plain(order.values.get("title", ""))
    title = own if lettering.width(own, 1) else shown[0].page.title  # a blank or a mark alone is no title
    body = make(shown, words, order.origin, title, tell)
    name = f"{words('paper.file')}-{shown[0].view.as_of}.pdf"
    return File(name, "application/pdf", body)


def make(shown: Sequence[Shown], words: Words, base_url: str, title: str, tell: Tell = _quiet) -> bytes:
    """A board paper of what is shown. `tell` hears what is being done and which part of the whole is ready."""
    pages = list({id(each.page): each.page for each in shown}.values())
    parts = []
    for number, each in enumerate(shown):
        tell(number, len(shown) + 1, each.title)
        parts.append(_part(each, base_url))
    tell(len(shown), len(shown) + 1, words("paper.setting"))
    day = shown[0].view.as_of if shown else None
    first = base_url + shown[0].link if shown else base_url
    given = {
        "form": "paper",
        "title": title or words("frame.name"),
        "summary": _summary(pages),
        "tiles": _tiles(pages),
        "parts": [part for part in parts if part],
        "terms": [
            {"term": words(f"paper.term.{term}"), "text": words(f"paper.define.{term}")} for term in TERMS
        ],
        "sources": _sources(pages, words),
    }
    return _set(given, words, day, first, slides.editions(shown) or [queries.current_edition()])


def _summary(pages: Sequence[Caught]) -> list[str]:
    """What the pages say, each sentence once; the first page of the paper has room for five.

    So two of the first page and one of each other come first, not all that the first page and a twin of the second say.
    """
    of_each: dict[str, Caught] = {}
    for page in pages:
        of_each.setdefault(page.view.path, page)
    first = [said for n, page in enumerate(of_each.values()) for said in page.sentences[: 1 if n else 2]]
    return list(dict.fromkeys([*first, *(said for page in pages for said in page.sentences)]))


def _tiles(pages: Sequence[Caught]) -> list[dict[str, Any]]:
    """The headline numbers of the first page that has any, drawn; an empty list where none has."""
    tiles = next((page.tiles for page in pages if page.tiles), None)
    if tiles is None:
        return []
    sheet, alt = Sheet(), ". ".join(tiles.text())
    height = tiles.draw(sheet, 0, 0, DRAWN)
    return [{"svg": sheet.svg(DRAWN, height, alt, alt), "height": height, "alt": alt}]


def whole(here: View) -> list[Shown]:
    """All figures of a view in the order of its page, the finding first."""
    caught = capture.run(here)
    address = here.url(exact=True)
    return [
        Shown(Slide(address), caught, None),
        *(Shown(Slide(address, figure.key), caught, figure) for figure in caught.figures),
    ]


def one_page(here: View, base_url: str) -> bytes:
    """An area on one page: its finding, its axis of years, its projects. `here` is a view of its own page."""
    words, caught = here.words, capture.run(here)
    axis, projects = caught.figure("axis"), caught.figure("projects")
    given: dict[str, Any] = {
        "form": "one",
        "title": caught.title or words("frame.name"),
        "summary": caught.sentences,
        "parts": [_drawn(here, _without_events(axis), base_url)] if axis else [],
        "sources": [],
    }
    if projects and projects.rows:
        table = _table(here, projects, MOST_LISTED, {"project", "state", "coordinator", "granted"})
        given["parts"].append(_frame(here, projects, base_url) | {"table": table, "notes": []})
    return _set(given, words, here.as_of, base_url + here.url(exact=True), [here.edition])


def _without_events(figure: Figure) -> Figure:
    """The figure without the list of events, which is longer than its picture; the page itself has it."""
    return replace(figure, forms=[form for form in figure.forms if not isinstance(form, Events)])


def _part(each: Shown, base_url: str) -> dict[str, Any]:
    """One figure; what is no figure is in the summary."""
    if each.figure is None:
        return {}
    drawn = _drawn(each.view, _without_events(each.figure), base_url)
    return drawn | ({"title": each.slide.title} if each.slide.title else {})


def _frame(here: View, figure: Figure, base_url: str) -> dict[str, Any]:
    return {
        "title": figure.title,
        "subtitle": figure.subtitle,
        "source": figure.source,
        "notes": [note for note in figure.notes if note],
        "link": picture.link(here, figure, base_url),
        "empty": "" if figure.rows else figure.empty or here.words("common.empty"),
    }


def _drawn(here: View, figure: Figure, base_url: str) -> dict[str, Any]:
    """A figure as a drawing; as a table where that says it better, or where no page is tall enough."""
    part = _frame(here, figure, base_url)
    if not figure.rows:
        return part
    if figure.is_drawn:
        svg, height = picture.drawing(here, figure, DRAWN)
        if height <= TALLEST:
            return part | {"svg": svg, "height": height, "alt": _alt(figure)}
    return part | {"table": _table(here, figure, MOST_ROWS)}


def _alt(figure: Figure) -> str:
    """What the drawing shows, in words: its finding and each value."""
    said = [text for form in figure.forms for text in form.text()]
    return ". ".join([figure.title, figure.subtitle, *said])[:1500]


def _table(here: View, figure: Figure, most: int, only: Iterable[str] = ()) -> dict[str, Any]:
    columns = [column for column in figure.columns if not only or column.key in only]
    return table.of_rows(here, figure.rows, columns, figure.title, most, MOST_COLUMNS).paper(DRAWN)


def _sources(pages: Sequence[Caught], words: Words) -> list[dict[str, str]]:
    """The sources of all that is shown, each with its day and address."""
    ids = {row["source_id"] for page in pages for row in page.sources}
    if not ids:
        return []
    rows = {
        row["source_id"]: row
        for edition in dict.fromkeys(page.view.edition for page in pages)
        for row in query.rows("sources/list", view.at(f"/?edition={edition}"))
        if row["source_id"] in ids
    }
    return [
        {
            "text": words.titled(row["publisher"], row["title"]),
            "day": words.date(row["published_from"], row["published_precision"]),
            "url": row["url"] or "",
        }
        for row in sorted(rows.values(), key=lambda row: (row["publisher"], row["title"]))
    ]


def _set(
    given: dict[str, Any], words: Words, day: dt.date | None, link: str, editions: Sequence[str]
) -> bytes:
    """The PDF. Should a row of letters find no font together, all but the plainest letters become '�'."""
    given |= {
        "lang": words.lang,
        "day": words("frame.as_of_day", day=words.date(day)) if day else "",
        "name": words("frame.name"),
        "region": words("paper.region"),
        "edition": picture.edition_line(words, *editions),
        "link": link,
        "qr": _code(link),
        "words": {
            key: words(f"paper.{key}")
            for key in ("summary", "terms", "sources", "live", "page", "no_sources")
        },
    }
    built = max(dt.datetime.fromisoformat(queries.manifest(edition)["built_at"]) for edition in editions)
    try:
        return _compiled(_settable(given, lettering.settable), built)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compiled(_settable(given, _plainest), built)


def _plainest(text: str) -> str:
    return "".join(c if ord(c) < 0x250 else lettering.NO_LETTER for c in lettering.plain(text))


def _compiled(given: Any, built: dt.datetime) -> bytes:
    made = lettering.typeset(
        _template(),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(built.timestamp()),
        sys_inputs={"data": json.dumps(given, ensure_ascii=False)},
    )
    assert isinstance(made, bytes)
    return made


def _settable(given: Any, clean: Callable[[str], str]) -> Any:
    """The data with every text as paper can hold it."""
    if isinstance(given, str):
        return _drawing(given) if given.startswith("<svg") else clean(given)
    if isinstance(given, list):
        return [_settable(each, clean) for each in given]
    if isinstance(given, dict):
        return {name: _settable(each, clean) for name, each in given.items()}
    return given


def _drawing(svg: str) -> str:
    """A drawing whose letters all have a font."""
    lacking = [letter for letter in set(svg) if letter > " " and lettering.settable(letter) != letter]
    return svg.translate(dict.fromkeys(map(ord, lacking), lettering.NO_LETTER))


def _code(link: str) -> str:
    """The address as a QR code, an SVG."""
    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="svg", xmldecl=False, border=2, omitsize=True)
    return out.getvalue().decode()
