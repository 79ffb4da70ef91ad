"""Pictures by address: `/pictures/<page>.svg|png?figure=…&theme=…` and the values of the view."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.ui.address import run, view
from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import of_language
from pages.ui.figure import capture
from pages.ui.files import picture
from pages.ui.forms.canvas import THEMES
from pages.ui.server import api, etags

TYPES = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
FRONT = SECTIONS[0].key  # the front page has no path of its own
_OWN = ("figure", "theme")


def view_of(path: str, pairs: api.Pairs, own: tuple[str, ...]) -> View | Response:
    """The view that an address of a file asks for, else a sentence that says what is wrong with it."""
    words = of_language(dict(pairs).get("lang"))
    if path not in {section.path or FRONT for section in SECTIONS}:
        return fault(404, words("picture.no_page"))
    query = urlencode([(name, value) for name, value in pairs if name not in own])
    here = view.at(f"/{'' if path == FRONT else path}?{query}")
    if here.refused:
        return fault(400, words("download.refused", names=", ".join(here.refused)))
    return here


def fault(status: int, sentence: str) -> Response:
    """A sentence in place of a file."""
    return PlainTextResponse(sentence, status_code=status)


@run.of_one_edition
def answer(name: str, pairs: api.Pairs, base_url: str, unless: str = "") -> Response:
    """The picture of one address; `unless` is the tag of the one that the asker already has."""
    path, _, suffix = name.rpartition(".")
    own = dict(pairs)
    key, theme = own.get("figure", ""), own.get("theme", THEMES[0])
    here = view_of(path, pairs, _OWN)
    if isinstance(here, Response):
        return here
    words = here.words
    if suffix not in TYPES:
        return fault(404, words("picture.no_form"))
    if theme not in THEMES:
        return fault(400, words("download.refused", names="theme"))
    edition = here.edition
    headers = {
        "etag": etags.tag(edition, name, key, theme, base_url, here.url(exact=True)),
        "cache-control": "no-cache",
    }
    if etags.is_held(unless, headers["etag"]):
        return Response(status_code=304, headers=headers)
    figure = capture.run(here).figure(key)
    if figure is None:
        return fault(404, words("picture.no_figure"))
    drawn = picture.svg(here, figure, words, theme, base_url)
    file = f"{figure.key}-{here.as_of}.{suffix}"
    headers["content-disposition"] = f'inline; filename="{file}"'
    body = drawn.encode() if suffix == "svg" else picture.png(drawn)
    return Response(body, media_type=TYPES[suffix], headers=headers)


async def serve(request: Request) -> Response:
    """Route `/pictures/{name}`."""
    pairs = request.query_params.multi_items()
    base, had = str(request.base_url).rstrip("/"), request.headers.get("if-none-match", "")
    return await run_in_threadpool(answer, request.path_params["name"], pairs, base, had)


ROUTES = [Route("/pictures/{name}", serve)]
