"""The tabs of a long page: the picture, the list, and by what rules; which one is shown stands in the address."""

from pages.ui.address import sink
from pages.ui.address.view import View
from pages.ui.base.sections import tabs_of
from pages.ui.forms import block


def shown(view: View) -> frozenset[str]:
    """Draw the tabs of the page; the codes of those whose figures are to be shown: the chosen one.

    On paper, on slides and in files there are no tabs to press, so all are shown that what catches the page wants.
    """
    tabs = tabs_of(view.path)
    if (caught := sink.now()) is not None:
        return frozenset(tab.code for tab in tabs if caught.tabs is None or tab.code in caught.tabs)
    items = [
        {
            "code": tab.code,
            "text": view.words(f"tab.{tab.code}"),
            "url": view.url(tab=tab.code),
            "figures": (*tab.figures, *tab.folds),
            "current": tab.code == view["tab"],
        }
        for tab in tabs
    ]
    block.show("tabs", block.render("tabs.html", w=view.words, tabs=items))
    return frozenset({view["tab"]})
