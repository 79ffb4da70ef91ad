"""The workbook that a reader can fill in, empty or with an organisation's milestones, and where to hand it in."""

from urllib.parse import urlencode

from markupsafe import Markup

from pages.ui.address.view import View
from pages.ui.base import editors
from pages.ui.forms import block


def order(view: View, **filled: str) -> str:
    """The address that orders a workbook (pages/ui/files/workbook.py), by `org_id` or `sheets`."""
    return "/exports/workbook?" + urlencode({**filled, "lang": view.lang})


def workbook(view: View, sheets: str) -> Markup:
    """A button that makes an empty workbook, and where it goes when it is filled in."""
    hand_in = view.url("lagg-in") if editors.possible() else ""
    return block.render("filling.html", w=view.words, order=order(view, sheets=sheets), hand_in=hand_in)
