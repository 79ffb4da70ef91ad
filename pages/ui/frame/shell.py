"""The page's shell: Streamlit's index.html in the reader's language with our style and script, and security headers.

What Streamlit does not offer is done here, in one place, as ASGI middleware: the language of the document, its title, what is
read without JavaScript, and a content security policy. A test fails if Streamlit changes the shell so that nothing is replaced.
"""

import base64
import hashlib
import html
import json
import re
from asyncio import to_thread
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.ui.base import assets
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import Words
from pages.ui.frame import first_view

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
# Streamlit hands the one line of script of a component to the browser as a blob: no data ever becomes a script.
_POLICY = (
    "default-src 'self'; script-src 'self' blob: {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
# Without this Streamlit looks for its server below each page's own path first, and the browser logs a 404 for it; and it asks for
# its settings before it opens the socket. It takes none at hand but with someone who may tell pages what to do: here nobody.
_SERVER_AT_ROOT = (
    'window.__streamlit={BACKEND_BASE_URL:location.origin+"/",'
    'HOST_CONFIG:{allowedOrigins:["https://nobody.invalid"],useExternalAuthToken:false}}'
)
_SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
_READS = re.compile(r'\b(?:from|import)"\./([^"]+\.js)"')
_PATHS = {name for section in SECTIONS for name in (section.path, section.key)}
_ROOT = b'<div id="root">'
_POLICY_NAME = "content-security-policy"  # what carries one already is a page of our own, and stays as it is
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Shell:
    """Middleware that rewrites the shell and adds security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; only answers of type text/html are read and rewritten."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        own = scope["path"].split("/")[1:2] == ["embed"]
        await self.app(scope if own else _unconditional(scope), receive, _Rewriter(scope, send))


class _Rewriter:
    """Collects an HTML answer and sends it rewritten; passes everything else on as it comes."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send = scope, send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
            if _is_shell(headers):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._finish()
            return
        await self.send(message)

    async def _finish(self) -> None:
        assert self.start is not None
        path, query = self.scope["path"], self.scope["query_string"].decode("latin-1")
        body, policy = rewritten(self.body, path, query, await to_thread(first_view.of, path, query))
        if self.start["status"] == 200 and path.strip("/") not in _PATHS:
            self.start["status"] = 404  # the page says so too, in a dialog
        headers = MutableHeaders(scope=self.start)
        headers["content-length"] = str(len(body))
        headers[_POLICY_NAME] = policy
        headers["cache-control"] = "no-cache"
        for name in ("etag", "last-modified"):
            del headers[name]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})


def _is_shell(headers: MutableHeaders) -> bool:
    """Whether an answer is Streamlit's page: not one of our own, and not a file to be saved."""
    is_own = _POLICY_NAME in headers or "content-disposition" in headers
    return headers.get("content-type", "").startswith("text/html") and not is_own


def _unconditional(scope: Scope) -> Scope:
    """The request for a page, to be answered whole and unpacked: a page depends on more than Streamlit's file."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    drop = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in drop]}


def rewritten(body: bytes, path: str, query: str, first: bytes = b"") -> tuple[bytes, str]:
    """Streamlit's shell as ours, and the policy that goes with it. An HTML page that is not the shell is left as it is.

    `first` is the view that it comes with, if any (first_view.py).
    """
    lang = parse_qs(query).get("lang", ["sv"])[-1]  # of two the last, as Streamlit reads it
    lang = lang if lang in ("sv", "en") else "sv"
    words = Words(lang)
    section = next((s for s in SECTIONS if s.path == path.strip("/")), SECTIONS[0])
    title = html.escape(f"{words(f'page.{section.key}.title')} – {words('frame.name')}")
    noscript = f"<noscript><p>{html.escape(words('frame.noscript'))}</p></noscript>"
    body = body.replace(b'<html lang="en">', f'<html lang="{lang}">'.encode())
    body = re.sub(rb"<title>.*?</title>", f"<title>{title}</title>".encode(), body, flags=re.DOTALL)
    body = re.sub(rb"<noscript>.*?</noscript>", noscript.encode(), body, flags=re.DOTALL)
    body = body.replace(
        b'="./', b'="/'
    )  # a path of two parts is asked for in vain, not by a page that stays blank
    # before Streamlit's own scripts, for which those after them would wait; its style comes after ours then
    before, start, after = body.partition(b'<script type="module"')
    body = before + _head(bool(first)).encode() + start + after
    policy = _policy(body)  # before the view is put in: nothing in it may ever run
    if first:
        view = b'<script type="application/json" id="first-view">' + first + b"</script>"
        body = body.replace(_ROOT, view + _ROOT)
    return body, policy


def _policy(body: bytes) -> str:
    digests = [hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(body)]
    return _POLICY.format(
        hashes=" ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    )


def _early() -> str:
    """What Streamlit would fetch when the first block comes: what shows blocks, and what that reads."""
    [first] = _SCRIPTS.glob("BidiComponent.*.js")
    found, known = [first.name], (_SCRIPTS.parents[1] / "index.html").read_text(encoding="utf-8")
    for name in found:
        read = _READS.findall((_SCRIPTS / name).read_text(encoding="utf-8"))
        found += [each for each in dict.fromkeys(read) if each not in found and each not in known]
    return "".join(f'<link rel="modulepreload" href="/static/js/{name}">' for name in found)


@cache
def _head(has_view: bool) -> str:
    own = json.loads((Path(__file__).parent / "static" / "streamlit_texts.json").read_text(encoding="utf-8"))
    texts = html.escape(json.dumps(own, ensure_ascii=False))
    # It takes a while to run. Charts of a view that is there wait for nothing else; else Streamlit's own scripts come before it.
    when = 'fetchpriority="high"' if has_view else ""
    return (
        f"<script>{_SERVER_AT_ROOT}</script>"
        f'<meta name="follow-up-texts" content="{texts}">'
        f'<link rel="stylesheet" href="{assets.url("follow_up.css")}">'
        f'<script defer fetchpriority="high" src="{assets.url("follow_up.js")}"></script>'
        f'<script async {when} src="{assets.url("plotly-basic-4.1.1.min.js")}"></script>'
        f'<script defer src="{assets.url("slides.js")}"></script>'
        f'<script defer src="{assets.url("drag.js")}"></script>'
        f"{_early()}"
    )
