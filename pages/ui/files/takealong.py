"""One HTML file to take along: slides with their keys and tables, for each area and each day, without network or server.

The dashboard's own script draws them there too, so that file and screen cannot differ. The file's policy forbids every
request.
"""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypedDict
from urllib.parse import urlencode

from markupsafe import Markup

import queries
from pages.ui.address import view
from pages.ui.address.view import View
from pages.ui.base import assets, clock
from pages.ui.base.words import Words
from pages.ui.figure import slides
from pages.ui.figure.figure import Caught
from pages.ui.figure.slides import Shown
from pages.ui.files import day_table, orders, presenting
from pages.ui.files.kinds import CannotMake, File, Order
from pages.ui.forms import block
from pages.ui.forms.form import Chart
from pages.ui.rows import query

TYPE = "text/html; charset=utf-8"
_START = """(() => {
  const { pieces, areas } = JSON.parse(document.getElementById("slides").textContent);
  const roots = areas[""].map(() => document.getElementById("sheets").appendChild(document.createElement("div")));
  const show = (area) => {
    areas[area].forEach((piece, n) => followUp.shown({ ...pieces[piece], key: `slide-${n + 1}`, page: {} }, roots[n]));
    window.followUpDays?.rest(Boolean(area));
  };
  const stage = document.querySelector("[data-stage]");
  const number = Number(location.hash.slice(1));
  if (number >= 1 && number <= roots.length) stage.dataset.first = String(number);
  followUpSlides.arrive(document.body);
  show("");
  document.querySelector("[data-file-areas]").addEventListener("change", ({ target }) => show(target.value));
  document.querySelector("[data-file-day]")?.addEventListener("click", () => show(""));
})()"""
MOST_BYTES = 6_000_000  # what goes through most mailboxes
Tell = Callable[[int, int, str], None]


class Piece(TypedDict):
    """What a slide shows at one area or more."""

    html: str
    charts: dict[str, Chart]


def export(order: Order, tell: Tell, dragged: bool = False) -> File:
    """The file of an order: the values of an address of Presentera; `dragged` as in `make`."""
    here = view.at(f"/{slides.PATH}?{urlencode(order.values)}")
    shown = slides.shown(orders.wanted(order))
    if not shown:
        raise CannotMake(order.words("present.title_none"))
    content = make(shown, order.words, order.origin + here.url(slide=None), tell, dragged)
    if len(content) > MOST_BYTES:
        size = {
            "size": order.words.number(len(content) / 1e6, 1),
            "most": order.words.number(MOST_BYTES / 1e6),
        }
        raise CannotMake(order.words("present.file_too_large", **size))
    return File(f"{order.words('present.file_name')}-{shown[0].view.as_of}.html", TYPE, content)


def make(shown: Sequence[Shown], words: Words, base_url: str, tell: Tell, dragged: bool = False) -> bytes:
    """The file with these slides, as they are and at each single area; `base_url` is where the living ones are.

    With `dragged` it has the slider of the day, which takes most of the time: the slides that follow it run on every day.
    """
    editions = slides.editions(shown)
    banner = words("present.file_banner", edition=", ".join(editions), day=words.date(clock.today()))
    if any(queries.manifest(edition)["synthetic"] for edition in editions):
        banner = f"{words('frame.synthetic')} {banner}"
    following = _following(shown) if dragged else []
    banners = [
        f"{banner} {words('present.stays')}" if following and number not in following else banner
        for number in range(1, len(shown) + 1)
    ]
    lines = _lines(shown)
    steps = len(lines) + 1 + (clock.today().year - day_table.FIRST.year + 1 if following else 0)
    pieces: list[Piece] = []
    places: dict[str, int] = {}
    areas: dict[str, list[int]] = {}
    with ThreadPoolExecutor(2) as pool:  # most of the time is the database's
        at_areas = pool.map(lambda code: _sheets(shown, code, banners), ["", *lines])
        for done, (code, sheets) in enumerate(zip(["", *lines], at_areas, strict=True), start=1):
            tell(done, steps, words("present.file_making", name=lines.get(code, "")))
            areas[code] = [_placed(made_sheet, pieces, places) for made_sheet in sheets]
    years: set[int] = set()

    def tell_year(year: int) -> None:
        years.add(year)  # reported on each day, so that whoever waits sees progress
        tell(len(lines) + 1 + len(years), steps, words("present.file_days", year=year))

    days = _days(shown, following, banners, words.lang, tell_year) if following else None
    scripts = _scripts(pieces, days is not None)
    html = block.render(
        "takealong.html",
        w=words,
        title=shown[0].title,
        policy=_policy(scripts),
        css=_inline("follow_up.css", "style"),
        scripts=[Markup(script) for script in scripts],
        stage=block.render("stage.html", **_stage(words, shown, lines, banner, base_url, bool(following))),
        data=Markup(_json({"pieces": pieces, "areas": areas})),
        days=Markup(_json(days)) if days else "",
    )
    return html.encode()


def _following(shown: Sequence[Shown]) -> list[int]:
    """The numbers of the slides that follow the slider: of the pages whose day can be dragged, with the facts in use."""
    return [
        number
        for number, one in enumerate(shown, start=1)
        if not one.gone and one.view.path in day_table.PATHS and not one.view.is_of_old_edition
    ]


def _days(
    shown: Sequence[Shown],
    following: Sequence[int],
    banners: Sequence[str],
    lang: str,
    tell_year: Callable[[int], None],
) -> dict[str, Any]:
    """The table of what the slides that follow the slider show on each day."""
    figures: dict[str, list[str]] = {}
    for number in following:
        figures.setdefault(shown[number - 1].view.path, []).append(shown[number - 1].slide.figure)
    wanted = {path: slides.tabs(keys, path) for path, keys in figures.items()}

    def drawn(there: View) -> day_table.Pieces:
        day: dt.date = there["live_as_of"]
        tell_year(day.year)
        pages: dict[str, Caught] = {}
        found: day_table.Pieces = {}
        for number in following:
            slide = slides.changed(shown[number - 1].slide, {"as_of": str(day)})
            one = slides.one(slide, pages, wanted[shown[number - 1].view.path])
            found |= day_table.sheet(one, number, len(shown), banners[number - 1])
        return found

    return day_table.table(view.at(f"/{slides.PATH}?lang={lang}"), drawn)


def _stage(
    words: Words, shown: Sequence[Shown], lines: dict[str, str], banner: str, base_url: str, has_days: bool
) -> dict[str, Any]:
    choices = [{"code": code, "text": text} for code, text in lines.items()]
    slider = {
        "address": "#days",
        "param": "",
        "field": "stage-day",
        "default": "",
        **day_table.track(words, clock.today()),
    }
    return {
        "w": words,
        "presenter": False,
        "count": len(shown),
        "number": 1,
        "areas": choices,
        "banner": banner,
        "live": base_url if base_url.startswith(("https://", "http://")) else "",
        "days": slider if has_days else {},
    }


def _lines(shown: Sequence[Shown]) -> dict[str, str]:
    """The areas of the strategies that the slides are of, by code."""
    found: dict[str, str] = {}
    strategies = {str(one.view["strategy"]): one.view for one in shown}
    for strategy, there in strategies.items():
        rows = query.rows("choices/areas", there, strategy=strategy)
        found |= {str(row["line_id"]): there.name(row) for row in rows}
    return found


def _sheets(
    shown: Sequence[Shown], code: str, banners: Sequence[str]
) -> list[tuple[Markup, dict[str, Chart]]]:
    """All slides at one area."""
    pages: dict[str, Caught] = {}
    return [
        presenting.sheet(_at(one, code, pages), number, len(shown), banners[number - 1])
        for number, one in enumerate(shown, start=1)
    ]


def _at(one: Shown, code: str, pages: dict[str, Caught]) -> Shown:
    """The slide at one area alone; as it is without one."""
    return slides.one(slides.changed(one.slide, {"areas": code}), pages) if code else one


def _placed(made: tuple[Markup, dict[str, Chart]], pieces: list[Piece], places: dict[str, int]) -> int:
    """The place of a slide among the pieces; what is the same at several areas is there once."""
    piece: Piece = {"html": str(made[0]), "charts": made[1]}
    text = json.dumps(piece, sort_keys=True)
    if text not in places:
        places[text] = len(pieces)
        pieces.append(piece)
    return places[text]


def _scripts(pieces: Sequence[Piece], has_days: bool) -> list[str]:
    """What runs in the file; the drawing library only where something is drawn, the slider's part only where there is one."""
    names = ["plotly-basic-4.1.1.min.js"] if any(piece["charts"] for piece in pieces) else []
    names += ["follow_up.js", "slides.js"] + (["drag.js"] if has_days else [])
    return [_inline(name, "script") for name in names] + [_START]


def _inline(name: str, element: str) -> Markup:
    """A file of ours as it stands in an element, which it does not end."""
    text = assets.content(name).decode()
    if f"</{element}" in text.lower():
        text = text.replace(f"</{element}", f"<\\/{element}")
    return Markup(text)


def _policy(scripts: Sequence[str]) -> str:
    """Nothing is asked of anybody, and only these very scripts run."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _json(data: object) -> str:
    """JSON that ends no element and begins no comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
