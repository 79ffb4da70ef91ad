"""Ready-made addresses of a view's tables for Excel, Power BI and other tools, and how to use them."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS
from pages.ui.figure import downloads, figure
from pages.ui.figure.figure import Figure
from pages.ui.forms import block

TOOLS = ("excel", "powerbi")


def view_of(here: View) -> View:
    """The view whose tables are fetched."""
    [section] = [section for section in SECTIONS if section.key == here["shown"]]
    values = {name: value for name, value in here.values.items() if name != "shown"}
    return View(section.path, values)


def head(here: View, shown: View) -> None:
    """Of which page the tables are, and as of which day."""
    words = here.words
    lead = words("fetch.lead", page=words(f"page.{here['shown']}.title"))
    day = words("fetch.same_day", day=words.date(shown.as_of))
    figure.heading(here, words("page.hamta.title"), lead, day)


def addresses(here: View, shown: View, figures: Sequence[Figure]) -> None:
    """Each table of the view with its addresses."""
    found = [
        {
            "key": one.key,
            "title": one.title,
            "back": shown.url() + f"#{one.key}",
            "files": {kind: downloads.table_url(shown, one.key, kind) for kind in ("csv", "xlsx", "json")},
        }
        for one in figures
        if one.rows
    ]
    door = here.url("data-och-kallor") + "#open_door"
    block.show("addresses", block.render("fetch.html", w=here.words, tables=found, door=door))


def steps(here: View) -> None:
    """How it is done, step by step, in each tool."""
    tools = [
        {
            "key": tool,
            "title": here.words(f"fetch.{tool}"),
            "steps": here.words(f"fetch.{tool}_steps").splitlines(),
        }
        for tool in TOOLS
    ]
    block.show("steps", block.render("steps.html", w=here.words, tools=tools))
