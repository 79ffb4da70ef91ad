"""How a view or a figure is shared: its link, which names the day, and its address for embedding."""

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from pages.ui.address.view import View
from pages.ui.forms import block


@dataclass(frozen=True)
class Share:
    """Where a view or a figure of it is found: `link` shows the same tomorrow, `embed` what is so by then."""

    link: str
    embed: str


def of(view: View, figure: str = "") -> Share:
    """The addresses of a view, or of a figure on it."""
    link = view.url(exact=True) + (f"#{figure}" if figure else "")
    path, _, query = view.url().partition("?")
    values = "&".join(part for part in (query, f"figure={figure}" if figure else "") if part)
    return Share(link, f"/embed{path}" + (f"?{values}" if values else ""))


def paper_url(here: View) -> str:
    """Address that orders a board paper of a whole view; its day is named."""
    return "/exports/paper?" + urlencode({"address": here.url(exact=True), "lang": here.lang})


def one_page_url(here: View) -> str:
    """Address of an area on one page; none where the view is not of one area."""
    if here.path != "omrade" or not here["line_id"]:
        return ""
    return f"/one-page.pdf?{here.url(exact=True).partition('?')[2]}"


def parts(view: View) -> Markup:
    """What stands in the dialog, for the view and for all its figures: the script fills in whose it is."""
    day = view.words("frame.as_of_day", day=view.words.date(view.as_of))
    return block.render("share_parts.html", w=view.words, day=day)
