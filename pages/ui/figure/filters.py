"""The filters of the frame: their options, which of them are on, and which of them leaves nothing.

They are the same on every page about projects, their money and their milestones, and follow from page to page.
"""

from typing import Any

from markupsafe import Markup

import queries
from pages.ui.address.choice import Choice
from pages.ui.address.view import OF_PLACE, View, takes
from pages.ui.base.sections import FILTERED, SECTIONS
from pages.ui.forms import block
from pages.ui.rows import query, rowsets
from queries import FILTERS

_MOST_NAMED = 3  # areas under a figure, of more the number; words that a misspelt one may be
CHOSEN = ("funder", "funder_group", "programme", "municipality", "state")
# What each page counts, to tell which filter leaves it empty: question, column, words.
_COUNTED = {
    "finansiering": ("funding/total", "rows"),
    "milstolpar": ("milestones/total", "milestones"),
}
_PROJECTS = ("projects/total", "projects")
_WITH_CHIP = ("strategy", "areas")  # what has a chip of its own in the frame, whether it is chosen or not


def on(view: View) -> list[str]:
    """The filters that are on, in the order of the addresses."""
    place = view.path in OF_PLACE and view["location"] != view.default("location")
    return [
        name
        for name in ("strategy", "areas", *FILTERS, "location")
        if (place if name == "location" else view[name] not in ("", 0, [], ()))
    ]


def in_force(view: View, row: query.Row) -> str:
    """A strategy by its years; one without a last day is still open."""
    last = row["valid_to"].year if row["valid_to"] else ""
    return view.words("frame.strategy_of", first=row["valid_from"].year, last=last)


def text(view: View, name: str, code: Any) -> str:
    """A value of a filter in words."""
    words = view.words
    if name in ("amount_from", "amount_to"):
        return words.exact_money(code)
    if name == "text":
        meant = [row["word"] for row in query.rows("choices/meant", view, text=code)]
        return (
            words("filter.meant", typed=code, meant=words.list(meant[:_MOST_NAMED])) if meant else str(code)
        )
    if name == "areas":
        lines = {row["line_id"]: view.name(row) for row in query.rows("choices/areas", view)}
        return words.list([lines.get(line, line) for line in code])
    if name == "strategy":
        found = [row for row in query.rows("choices/strategies", view) if row["strategy_id"] == code]
        return in_force(view, found[0]) if found else str(code)
    if name == "organisation":
        found = query.rows("choices/organisation", view, find=code)
        return str(found[0]["name"]) if found else str(code)
    if code == "not_stated":
        return words("common.not_stated")
    if name == "funder":
        return words.funder(str(code))
    for key in (f"filter.{name}_{code}", f"choice.{name}.{code}", f"{name}.{code}"):
        if name in ("state", "funder_group", "municipality", "location") and words.has(key):
            return words(key)
    return str(code)


def in_words(view: View, question: str) -> str:
    """Strategy, areas and filters that a question is asked under, in words: a figure says what it is of, wherever it stands.

    What the figure leaves open whatever the address says is no filter of it.
    """
    names = set(takes(question)) - {name for name, value in view.fixed.items() if value in ("", 0, ())}
    view = view.plain
    if view.path == "omrade":
        names -= {"areas"}  # the card is of its own area, whatever is chosen at the top
    names -= {"location"}  # each figure says the place itself, also where it is the usual one
    shown = [name for name in on(view) if name in names]
    many = len(view["areas"]) > _MOST_NAMED
    return " · ".join(
        view.words("frame.areas_some", n=len(view["areas"]))
        if name == "areas" and many
        else _in_words(view, name)
        for name in shown
    )


def of_page(view: View) -> str:
    """Strategy, areas and filters that a page as a whole is of, in words."""
    names = on(view) if view.path in FILTERED else [name for name in on(view) if name not in queries.FILTERS]
    return " · ".join(_in_words(view, name) for name in names)


def _in_words(view: View, name: str, said_by_value: tuple[str, ...] = ("strategy", "areas")) -> str:
    """What a filter is at, with its name where the value alone does not say of what it is."""
    said = text(view, name, view[name])
    return (
        view.words("filter.chip", name=view.words(f"filter.{name}"), value=said)
        if name not in said_by_value
        else said
    )


def _of(view: View) -> str:
    """The page whose figures are meant: the way to fetch a view is of the view that it fetches."""
    paths = {section.key: section.path for section in SECTIONS}
    return paths[view["shown"]] if view.path == "hamta" else view.path


def _without(view: View, *names: str) -> str:
    dropped: dict[str, Any] = dict.fromkeys((*names, "page"))
    return view.url(**dropped)


def chips(view: View) -> list[dict[str, str]]:
    """What is on, each with the address without it."""
    return [
        {
            "name": name,
            "text": _in_words(view, name, said_by_value=("strategy",)),
            "url": _without(view, name),
        }
        for name in on(view)
    ]


def cleared(view: View) -> str:
    """Address of the view with no filter on."""
    return _without(view, *on(view))


def fields(view: View) -> dict[str, list[Choice]]:
    """The options of each filter, with the projects that each would leave; what is chosen stands there even at none."""
    rows = query.rows("choices/filters", view, location=view.of("projects", "location"))
    found: dict[str, list[Choice]] = {name: [] for name in (*CHOSEN, "organisation")}
    for row in rows:
        name, code = row["filter"], row["code"]
        if name not in found:
            continue
        shown = row["name"] if name == "organisation" else text(view, name, code)
        found[name].append(Choice(shown, code, projects=row["projects"]))
    for name in CHOSEN:
        if view[name] and view[name] not in {option.code for option in found[name]}:
            found[name].append(Choice(text(view, name, view[name]), view[name]))
    return found


def _years(view: View) -> dict[str, list[dict[str, int]]]:
    """The years of the period, with the projects that each would leave as its first or its last."""
    rows = query.rows("choices/filters", view, location=view.of("projects", "location"))
    years = [int(row["year"]) for row in query.rows("choices/years", view)]
    found = {}
    for name, is_in in (("year_from", int.__ge__), ("year_to", int.__le__)):
        left = {int(row["code"]): int(row["projects"]) for row in rows if row["filter"] == name}
        found[name] = [
            # a year without projects leaves those of its neighbours within the period
            {"year": year, "projects": max((n for own, n in left.items() if is_in(own, year)), default=0)}
            for year in years
        ]
    return found


def _counted(view: View) -> tuple[str, int]:
    """What the page counts, and how many there are of it."""
    if view.path == "rader":
        return "lines", len(query.rows(rowsets.QUESTION[view["rows"]], view))
    question, column = _COUNTED.get(view.path, _PROJECTS)
    of_one = {"areas": [view["line_id"]]} if view.path == "omrade" else {}  # a card is of its own area alone
    return column, query.row(question, view, **of_one)[column]


def _is_empty(view: View) -> bool:
    """Whether it is the filters that leave nothing: without any of them there is something."""
    if not on(view) or view.path not in FILTERED or _counted(view)[1]:
        return False
    return bool(_counted(View(view.path, {n: v for n, v in view.values.items() if n not in on(view)}))[1])


def emptied_by(view: View) -> list[dict[str, str]]:
    """Where the filters leave nothing: each of them that alone does so, what there is without it, and that address."""
    if not _is_empty(view):
        return []
    found = []
    for chip, name in zip(chips(view), on(view), strict=True):
        wider = View(view.path, {n: v for n, v in view.values.items() if n != name})
        of, count = _counted(wider)
        if count and (view.path, name) != ("omrade", "areas"):
            sentence = view.words(f"filter.without_{of}", chip=chip["text"], n=view.words.count(count))
            found.append({"text": sentence, "url": chip["url"]})
    return found


def panel(view: View) -> Markup:
    """The fields of the filters, which stand folded in the frame."""
    return block.render(
        "filter_panel.html",
        w=view.words,
        view=view,
        fields=fields(view),
        years=_years(view),
        organisation=text(view, "organisation", view["organisation"]) if view["organisation"] else "",
    )


def shown(view: View) -> dict[str, Any]:
    """All that the frame shows of the filters before they are unfolded."""
    return {
        "chips": [chip for chip in chips(view) if chip["name"] not in _WITH_CHIP],
        "cleared": cleared(view) if on(view) else "",
        "is_empty": _is_empty(view),
        "emptied_by": emptied_by(view),
        "applies": _of(view) in FILTERED,
    }
