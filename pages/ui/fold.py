"""A fold: what it is called stands on the page, what is in it is made when someone opens it (pages/ui/parts.py)."""

from collections.abc import Callable

from markupsafe import Markup

from pages.ui import capture

NOTHING = Markup("")


def content(key: str, make: Callable[[], Markup]) -> Markup:
    """What a page holds of the fold `key`: nothing in the browser, which asks for it by that key; all of it elsewhere."""
    if (caught := capture.now()) is None:
        return NOTHING
    if caught.folds is None:
        return make()
    caught.folds[key] = make
    return NOTHING
