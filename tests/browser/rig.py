"""What browser tests stand on: a server of their own, and a visit that knows when the page is done."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser import watched

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name and no number but this machine's leads anywhere: whatever is tested is tested without a network.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
QUIET_MS = 150  # how long a page has to look done before it is taken for done
BEGUN_MS = 600  # until Streamlit's run begins after the browser has gone back, on a busy machine
REDRAWN_MS = 300  # a chart is drawn for another size or theme up to a quarter of a second later
POLL_MS = 30  # at each frame, as Playwright asks otherwise, asking keeps a processor from what is waited for
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Streamlit says itself when a script has ended; but a click becomes a run only after a while, a block comes after its
# element, and a chart is drawn after the run: the page has to have its heading and to look done for some time on end.
IS_QUIET = """quiet_ms => {
    const app = document.querySelector('[data-testid="stApp"]');
    const charts = [...document.querySelectorAll('[data-chart], [data-testid="stPlotlyChart"]')];
    const unfinished = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"], #first';
    const busy = app?.dataset.testScriptState !== 'notRunning'
        || app.dataset.testConnectionState !== 'CONNECTED'
        || document.querySelector(unfinished)
        || document.body.dataset.waiting !== undefined
        || (window.followUp && !document.querySelector('h1, [role=alert]'))
        || document.querySelector('details[data-part][open]:not([data-filled]), [data-part][open][aria-busy]')
        || charts.some(chart => !chart.querySelector('.main-svg'));
    if (busy || !window.quietSince) window.quietSince = busy ? 0 : performance.now();
    return !busy && performance.now() - window.quietSince >= quiet_ms;
}"""


# What changes with the screen is there a frame later, when its transitions have ended; charts alone are drawn after that.
IS_REPAINTED = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    await frame();
    const changing = document.getAnimations().filter(each => each instanceof CSSTransition);
    await Promise.allSettled(changing.map(each => each.finished));
}"""


def free_port() -> int:
    """Give a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(log: Path, script: Path = ROOT / "app.py", port: int = 0, **environment: str) -> Iterator[str]:
    """Serve a Streamlit script as `make run` does, give its address, keep what the server says in the log.

    Every way out of this machine is refused to the server and written down; at the end none may stand there.
    """
    environment = {"FOLLOW_UP_WARM": "no"} | environment | watched.hook(log.parent)
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=out, stderr=out, start_new_session=True
        )
    try:
        wait_for_server(url, server, log)
        yield url
    finally:
        stop(server)
    ways_out = (log.parent / watched.WAYS_OUT).read_text(encoding="utf-8")
    assert ways_out == "", f"the server asked for more than this machine:\n{ways_out}"


def wait_for_server(url: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    """Return when the server answers; fail with what it said when it ends or stays silent."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"The server did not come up at {url}. It said:\n{log.read_text(encoding='utf-8')}")


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server that we started and what it started itself."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if server.poll() is None:
            os.killpg(server.pid, sign)
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                print(f"The server {server.pid} did not end by {sign.name}.")


@dataclass
class Visit:
    """One reader in a clean browser: the page, and what it asked for and complained about."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def goto(self, path: str = "/") -> None:
        """Open a path of the dashboard, as from a link, and wait until it is done."""
        self.page.goto(self.url + path)
        self.settle()

    def settle(self, quiet_ms: int = QUIET_MS) -> None:
        """Wait until Streamlit has finished running and every chart is drawn."""
        self.page.evaluate("window.quietSince = 0")
        self.page.wait_for_function(IS_QUIET, arg=quiet_ms, polling=POLL_MS)
        if self.page.locator("[data-block][role=alert]").count():
            self.faults.append(f"the page failed: {self.page.url}")

    def repaint(self) -> None:
        """Wait until the page is drawn for another size, theme, medium or style; nothing else may have changed."""
        if self.page.locator("[data-chart]").count():
            self.settle(REDRAWN_MS)
        else:
            self.page.evaluate(IS_REPAINTED)

    def back(self) -> None:
        """Go back as the browser does, and wait until the view is done: nothing tells of it before its run begins."""
        self.page.go_back()
        self.settle(BEGUN_MS)

    def goto_from_here(self, path: str) -> None:
        """Go to a path of the dashboard as a link on the page does, and wait until it is done."""
        self.page.evaluate("path => followUp.go(path)", path)
        self.settle()

    def foreign_requests(self) -> list[str]:
        """List what was asked of any other origin than the dashboard's own."""
        own = urlsplit(self.url).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own
        ]

    def axe_violations(
        self, *rules: str, within: str | None = None, without: tuple[str, ...] = (), contrast_of: str = "*"
    ) -> list[str]:
        """List what axe-core finds wrong with the page as it stands, or a part of it: by these rules, or by all but some.

        Each run reads the whole page first, so contrast, which takes longest, may be asked of some elements alone.
        """
        asked = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": AXE_RULES}
        options = {
            "runOnly": asked,
            "rules": {rule: {"enabled": False} for rule in without},
            "resultTypes": ["violations"],
            "preload": False,  # style sheets, which no rule that is asked for reads
        }
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)  # half a megabyte, once a document
        found = self.page.evaluate(
            """([within, options, selector]) => {
                axe.configure({ rules: [{ id: 'color-contrast', selector }] });
                return axe.run(within ?? document, options);
            }""",
            [within, options, contrast_of],
        )
        return [
            f"{rule['id']}: {rule['help']}: {node['html'][:200]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]


def visit(context: BrowserContext, url: str) -> Visit:
    """Open an empty page whose requests and complaints are kept from the start."""
    seen = Visit(context.new_page(), url)

    def complain(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.faults.append(f"console: {message.text} ({message.location['url']})")

    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("websocket", lambda socket: seen.requests.append(socket.url))
    seen.page.on("console", complain)
    seen.page.on("pageerror", lambda error: seen.faults.append(f"page error: {error}"))
    return seen


def nothing_wrong(visits: Iterable[Visit]) -> None:
    """Fail when a visit has left the own origin or complained."""
    assert [url for seen in visits for url in seen.foreign_requests()] == []
    faults = [fault for seen in visits for fault in seen.faults]
    assert not faults, faults


def new_context(browser: Browser, width: int, height: int, scheme: str, **options: object) -> BrowserContext:
    """Give a clean browser: no cookies, no cache, a screen and a colour scheme."""
    settings = {"locale": "sv-SE", "timezone_id": "Europe/Stockholm", "color_scheme": scheme} | options
    return browser.new_context(viewport={"width": width, "height": height}, **settings)  # type: ignore[arg-type]
