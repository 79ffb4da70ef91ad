"""The rows behind a figure; they add up to it."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure import arranged
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block
from pages.ui.rows import paged, query, rowsets, sourcing
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import left_out as left
from pages.ui.subjects.figures import milestones, to_report


def asked(view: View) -> Sequence[Row]:
    """The rows that the view is about, a page of the table at a time where there may be many."""
    return paged.rows(rowsets.QUESTION[view["rows"]], view, arranged.PAGE_SIZE)


def _sum(view: View, rows: Sequence[Row]) -> str:
    words = view.words
    if view["rows"] in rowsets.OF_MONEY:
        return words.exact_money(paged.total(rows, "value"), view["currency"])
    value = paged.total(rows, "value") if view["rows"] in rowsets.OF_PROJECTS else len(rows)
    return words.number(value, 0 if value == round(value) else 2)


def title(view: View, rows: Sequence[Row]) -> str:
    """The sum and how many rows make it."""
    key = f"opened.{view['rows']}"
    return view.words(key, sum=_sum(view, rows), n=view.words.count(len(rows)))


def sentences(view: View, rows: Sequence[Row]) -> list[str]:
    """What was asked for, in words."""
    words, parts = view.words, []
    if view["rows"] in rowsets.OF_MONEY:
        parts += [words(f"measure.{view['measure']}"), words(f"location.{view['location']}")]
    for name in (
        "year_key",
        "group_key",
        "line_id",
        "key",
        "state",
        "municipality",
        "status",
        "level",
        "period",
        "text",
    ):
        if name in view.values:
            parts.append(_named(view, name))
    parts.append(_bodies(view))
    parts.append(words(f"scope.{view['scope']}"))
    return [subtitle(view, *parts)]


def _bodies(view: View) -> str:
    """The organisations that the rows were narrowed to, and what they are to them."""
    words, found = view.words, []
    for org_id in filter(None, (view["org_id"], view["with_org_id"])):
        found += [row["name"] for row in query.rows("organisations/card", view, org_id=org_id)]
    if not found:
        return words("opened.body.nobody") if view["org_id"] == "not_stated" else ""
    side = view["body_as"] if view["rows"] == "funding" else view["rows"]
    return words(f"opened.body.{side}", name=words.list(found))


def _named(view: View, name: str) -> str:
    words, value = view.words, view.values[name]
    if name == "year_key":
        unknown = "common.no_period" if view["time_mode"] == "spread" else "common.year_not_stated"
        return str(value) if value else words(unknown)
    lines = {row["line_id"]: view.name(row) for row in query.rows("choices/areas", view)}
    if view["rows"] in ("flow_money", "flow_projects"):
        lines |= _ends(view)
    for prefix in (f"choice.{name}", f"{view['by']}", name):
        if words.has(f"{prefix}.{value}"):
            return words(f"{prefix}.{value}")
    return lines.get(
        str(value), words("common.not_stated") if value == "not_stated" else words.funder(str(value))
    )


def _ends(view: View) -> dict[str, str]:
    """The names of the areas that a way leads from and to."""
    found = {}
    for row in query.rows("areas/flow", view, areas=[]):
        for end in ("from", "to"):
            known = row[f"{end}_line_id"] is not None
            found[row[f"{end}_key"]] = (
                view.name(row, end) if known else view.words(f"flow.{row[f'{end}_key']}")
            )
    return found


def rows(view: View, found: Sequence[Row]) -> Figure:
    """The rows themselves, each with its source."""
    words, kind = view.words, view["rows"]
    return Figure(
        key="rows",
        question=rowsets.QUESTION[kind],
        title=words(f"opened.title.{kind}"),
        subtitle=words("opened.sum", sum=_sum(view, found)),
        rows=paged.changed(found, milestones.item) if kind == "milestones" else found,
        columns=rowsets.columns(view, kind),
        source=sourcing.line(view, rowsets.SOURCES.get(kind, f"{kind}/sources")),
        table_open=True,
    )


def left_out(view: View) -> list[Figure]:
    """What the figure leaves out; only money leaves rows out."""
    if view["rows"] != "funding" or view.values.get("year_key") == 0:
        return []
    return [left.listed(view, query.rows("funding/left_out", view, page=1))]


def plan(view: View) -> None:
    """Where the one milestone that was opened stands in the plan of its project."""
    for row in query.rows("plans/of_milestone", view):
        href = view.url("aktiviteter", project_id=row["project_id"]) + "#activity_tree"
        block.show(
            f"plan-{row['position']}", block.render("onward.html", href=href, text=_in_plan(view, row))
        )


def _in_plan(view: View, row: Row) -> str:
    if row["position"] is None:
        return view.words("plans.of_no_activity", project=view.name(row, "title"))
    return view.words("plans.of_plan", n=row["position"], name=view.name(row, "activity"))


def report(view: View, found: Sequence[Row]) -> None:
    """Where the one milestone that was opened is reported, if it is not done and anybody can."""
    if not view["milestone_id"] or len(found) != 1 or found[0]["status"] == "done":
        return
    if href := to_report.report_url(view, view["milestone_id"]):
        block.show("report", block.render("onward.html", href=href, text=view.words("to_report.do")))
