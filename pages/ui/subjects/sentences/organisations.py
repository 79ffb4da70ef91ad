"""The pages of organisations in words."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

MOST_NAMED = 3


def title(view: View, total: Row, largest: Sequence[Row]) -> str:
    """How much of the money the largest funders gave; without money, how many organisations take part in how many projects.

    `largest` are of organisations/concentration.
    """
    words = view.words
    if not total["projects"]:
        return words("organisations.title_none")
    ranked = [row for row in largest if row["by"] == "funder" and row["place"] is not None]
    funders = [row for row in ranked if row["place"] <= MOST_NAMED]
    if not funders:
        return _counted(view, total)
    share = words.percent(sum(row["share_pct"] for row in funders))
    names = words.list([words.funder(row["name"]) for row in funders])
    return words("organisations.title_funders", n=words.count(len(funders)), share=share, names=names)


def _counted(view: View, total: Row) -> str:
    words = view.words
    bodies, projects = words.count(total["bodies"]), words.count(total["projects"])
    return words("organisations.title", bodies=bodies, projects=projects)


def sentences(view: View, total: Row) -> list[str]:
    """How many take part, how far the sources tell who does, and who received what."""
    words = view.words
    if not total["projects"]:
        return []
    values = {"alone": words.count(total["projects_alone"]), "silent": words.count(total["projects_silent"])}
    received = words("organisations.received_none")
    if total["received_bodies"]:
        money, n = words.money(total["received_sek"]), words.count(total["received_bodies"])
        received = words("organisations.received", money=money, n=n)
    return [f"{_counted(view, total)}. {words('organisations.alone', **values)}", received]


def body(view: View, row: Row) -> list[str]:
    """In how many projects an organisation is, and with how many others."""
    words = view.words
    if row["projects"]:
        names = ("projects", "coordinates", "partners")
        return [words("body.lead", **{name: words.count(row[name]) for name in names})]
    found = [words("body.lead_none")]
    if row["projects_any"]:
        found.append(words("body.lead_any", n=words.count(row["projects_any"])))
    return found


def money(view: View, rows: Sequence[Row]) -> str:
    """The largest of the amounts that are wholly in the county and dated, else the first; they are never added."""
    if not rows:
        return view.words("body.no.money")
    best = [row for row in rows if row["location"] == "whole" and not row["is_undated"]]
    top = max(best, key=lambda row: row["value"]) if best else rows[0]
    side = top["measure"] if top["body_as"] == "funder" else top["body_as"]
    return view.words(f"body.money.{side}", money=view.words.money(top["value"]))


def partners(view: View, rows: Sequence[Row]) -> str:
    """The organisations that it meets in most projects; of many that are even, how many."""
    words = view.words
    if not rows:
        return words("body.no.partners")
    names = [row["name"] for row in rows if row["projects"] == rows[0]["projects"]]
    n = words.count(rows[0]["projects"])
    if len(names) > MOST_NAMED:
        return words("body.partners_even", bodies=words.count(len(names)), n=n)
    return words("body.partners", names=words.list(names), n=n)
