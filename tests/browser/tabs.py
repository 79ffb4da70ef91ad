"""Tabs that are used again: a new one compiles the scripts of the pages anew, which is most of a first visit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page

from tests.browser import places, rig

OUTSIDE = (-1, -1)
# Not at first, nor where a test ended elsewhere or with a list of slides, which would follow to every page.
CAN_GO_ON = "() => 'followUp' in window && !new URLSearchParams(location.search).get('slides')"


class Tabs:
    """The tabs of one browser, each lent to one test after the other."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._free: list[rig.Visit] = []

    @contextmanager
    def lent(self, url: str) -> Iterator[Callable[..., rig.Visit]]:
        """Give what opens an empty tab for a server; at the end none may have left its origin or complained."""
        taken: list[rig.Visit] = []

        def take(width: int = 1280, height: int = 900, scheme: rig.Scheme = "light") -> rig.Visit:
            seen = self._free.pop() if self._free else rig.visit(self._context, url)
            taken.append(seen)
            seen.url = url
            seen.page.set_viewport_size({"width": width, "height": height})
            seen.page.emulate_media(color_scheme=scheme)
            return seen

        yield take
        for seen in taken:
            _as_at_first(seen.page)
            seen.page.goto("about:blank")
        rig.nothing_wrong(taken)
        for seen in taken:
            seen.requests.clear()
            seen.faults.clear()
        self._free += taken


class Walker:
    """One tab that many tests, one after the other, go on in from page to page, as links lead."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._visit = rig.visit(context, url)

    @contextmanager
    def met(self) -> Iterator[Callable[..., rig.Visit]]:
        """Give what comes to a path from the page before; at the end none may have left its origin or complained."""
        visit, page = self._visit, self._visit.page

        def come_to(
            path: str, width: int = 1280, height: int = 900, scheme: rig.Scheme = "light"
        ) -> rig.Visit:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            if page.evaluate(CAN_GO_ON):
                go_on(visit, path)
            else:
                visit.goto(path)
            return visit

        visit.requests.clear()
        visit.faults.clear()
        yield come_to
        _as_at_first(page)
        rig.nothing_wrong([visit])

    def close(self) -> None:
        """Close the tab: it would ask for its server again and again when that has ended."""
        self._visit.page.close()


def go_on(visit: rig.Visit, path: str) -> None:
    """Go to a path as a link leads, with nothing unfolded or open that the next page would keep so."""
    places.fold(visit.page)
    visit.page.evaluate("document.querySelectorAll('dialog[open]').forEach(dialog => dialog.close())")
    visit.goto_from_here(path)


def _as_at_first(page: Page) -> None:
    """Take back what a test may have set for the tab."""
    page.unroute_all()
    page.mouse.move(*OUTSIDE)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
