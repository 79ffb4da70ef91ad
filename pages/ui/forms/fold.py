"""A fold: its name is on the page, its content is made when someone opens it (pages/ui/server/parts.py)."""

from collections.abc import Callable

from markupsafe import Markup

from pages.ui.address import run, sink
from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS

NOTHING = Markup("")


def content(key: str, make: Callable[[], Markup]) -> Markup:
    """What a page holds of the fold `key`: nothing in the browser, which asks for it by that key; all of it elsewhere."""
    if (caught := sink.now()) is None:
        return NOTHING
    if caught.folds is None:
        return make()
    caught.folds[key] = make
    return NOTHING


def address(here: View) -> str:
    """Where the parts of a view are; `&part=<key>` follows."""
    section = next(section for section in SECTIONS if section.path == here.path)
    query = here.url().partition("?")[2]
    return f"/parts/{section.key}?{query + '&' if query else ''}of={run.stand()}"
