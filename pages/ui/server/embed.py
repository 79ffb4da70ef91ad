"""A figure or a view in the frame of another page: plain HTML of the same figures, without menu, controls or Streamlit.

It shows today's numbers unless the address names a day. The operator decides who may embed it (FOLLOW_UP_EMBED_ANCESTORS);
that does not let anyone frame the dashboard itself.
"""

import datetime as dt
import logging
import os
import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import queries
from pages.ui.address import notices, run, view
from pages.ui.address.view import View
from pages.ui.base import assets, clock, faults
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import Words
from pages.ui.figure import capture, figure
from pages.ui.figure.figure import Caught
from pages.ui.forms import block
from pages.ui.forms.form import Screen
from pages.ui.server import etags

ANCESTORS = "FOLLOW_UP_EMBED_ANCESTORS"
# The sources that a policy may name here: itself, nobody, anybody, or hosts by https (http too, for a host within the house).
_ANCESTOR = re.compile(r"'self'|'none'|\*|https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,5})?")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
)
THEMES = {"": "light dark", "light": "light", "dark": "dark"}
_log = logging.getLogger("follow_up")


@lru_cache(maxsize=8)
def _read(setting: str) -> str:
    wrong = [part for part in setting.split() if not _ANCESTOR.fullmatch(part)]
    if wrong:
        _log.error("%s holds what is no origin (%s): only the own origin may embed.", ANCESTORS, wrong)
    return "'self'" if wrong or not setting.split() else " ".join(setting.split())


def ancestors() -> str:
    """Who may show figures of ours in a frame, as the policy writes it; with a fault in it nobody but ourselves."""
    return _read(os.environ.get(ANCESTORS, ""))


def _asked(path: str, query: str) -> tuple[View, str, str]:
    """The view, the key of the figure ('' is the whole view) and the theme that an address asks for."""
    pairs = parse_qsl(query, keep_blank_values=True)
    own = dict(pair for pair in pairs if pair[0] in ("figure", "theme"))
    rest = urlencode([pair for pair in pairs if pair[0] not in own])
    return view.at(f"/{path}?{rest}"), own.get("figure", ""), own.get("theme", "")


def _page(here: View, theme: str, title: str, **values: object) -> str:
    section = next((s for s in SECTIONS if s.path == here.path), SECTIONS[0])
    words = here.words
    base: dict[str, object] = {
        "section": words(f"page.{section.key}.title"),
        "charts": {},
        "bodies": [],
        "sentence": "",
    }
    base |= {"heading": False, "notices": [], "edition": "", "back": here.url(), "day": ""}
    html = block.render(
        "embed.html",
        w=words,
        title=title,
        scheme=THEMES.get(theme, THEMES[""]),
        files=[assets.url(n) for n in ("follow_up.css", "follow_up.js", "plotly-basic-4.1.1.min.js")],
        **base | values,
    )
    return str(html)


def _whole(caught: Caught) -> list[object]:
    """The pieces of a view in their order: what it finds, its headline numbers, its card, its figures."""
    here = caught.view
    tiles = [caught.tiles.html(Screen())] if caught.tiles else []
    figures = [figure.html(here, one, bare=True) for one in caught.figures]
    sentences = [sentence for sentence in caught.sentences if sentence != notices.made_up(here)]  # said above
    return [figure.heading_html(caught.title, *sentences), *tiles, *caught.cards, *figures]


@lru_cache(maxsize=256)
def _made(edition: str, today: dt.date, path: str, query: str) -> tuple[int, str]:
    """Status and HTML of an address; remembered while edition and day stay the same."""
    here, key, theme = _asked(path, query)
    words = here.words
    if path not in {section.path for section in SECTIONS}:
        return 404, _page(
            View("", {"lang": here.lang}), theme, words("embed.no_page"), sentence=words("embed.no_page")
        )
    caught = capture.run(here)
    one = caught.figure(key)
    if key and one is None:
        return 404, _page(here, theme, words("embed.no_figure"), sentence=words("embed.no_figure"))
    shown = [one] if one else caught.figures
    charts = {id_: chart for each in shown for id_, chart in figure.charts(each).items()}
    return 200, _page(
        here,
        theme,
        one.title if one else caught.title,
        heading=one is None,
        bodies=[figure.html(here, one, bare=True)] if one else _whole(caught),
        charts=charts,
        notices=notices.of(here),
        edition=here.edition,
        back=here.url() + (f"#{key}" if one else ""),
        day=words("frame.as_of_day", day=words.date(here.as_of)),
    )


@run.of_one_edition
def _of_now(path: str, query: str) -> tuple[int, str]:
    return _made(run.edition(), clock.today(), path, query)


def answer(path: str, query: str, unless: str = "") -> Response:
    """The answer to one address; `unless` is the tag of the answer that the asker already has."""
    headers = {
        "content-security-policy": _POLICY.format(ancestors=ancestors()),
        "cache-control": "no-cache",
    }
    lang = "en" if dict(parse_qsl(query)).get("lang") == "en" else "sv"
    empty = View("", {"lang": lang})
    try:
        status, html = _of_now(path.strip("/"), query)
    except queries.NoEdition as fault:
        _log.error("There is no edition to embed from: %s", fault)
        status, sentence = faults.sentence(fault, Words(lang))
        html = _page(empty, "", sentence, sentence=sentence)
    except Exception:
        # A reader gets a sentence; the log gets what went wrong.
        _log.exception("The embedded view failed at /%s?%s", path, query)
        status, sentence = 500, faults.failed(Words(lang))
        html = _page(empty, "", sentence, sentence=sentence)
    headers["etag"] = etags.tag(html)
    if status == 200 and etags.is_held(unless, headers["etag"]):
        return Response(status_code=304, headers=headers)
    return Response(html, status_code=status, media_type="text/html", headers=headers)


async def serve(request: Request) -> Response:
    """Route `/embed/{path}`: a view as lean HTML, or one figure of it (`figure=<key>`)."""
    return await run_in_threadpool(
        answer,
        request.path_params.get("path", ""),
        request.url.query,
        request.headers.get("if-none-match", ""),
    )


async def height(request: Request) -> Response:
    """Route `/embed.js`: what a page of others may load to give each frame the height of what it shows."""
    body = assets.content("heights.js")
    headers = {"etag": etags.tag(body), "cache-control": "no-cache"}
    if etags.is_held(request.headers.get("if-none-match", ""), headers["etag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="text/javascript", headers=headers)


ROUTES = [Route("/embed", serve), Route("/embed/{path:path}", serve), Route("/embed.js", height)]
