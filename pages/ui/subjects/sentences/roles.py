"""The part that areas play beside others, and how far their initiatives have come, in words."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row


def badge(view: View, row: Row) -> str:
    """'leder (enligt källan)': the role with who says so."""
    words = view.words
    return words(
        "role_of.badge", role=words(f"area_role.{row['role']}"), basis=words(f"basis.{row['basis']}")
    )


def short(view: View, row: Row) -> str:
    """The role in a few words, which say whether it is our judgement."""
    role = view.words(f"area_role.{row['role']}")
    return view.words(f"role_of.short_{row['basis']}", role=role)


def sentence(view: View, rows: Sequence[Row]) -> str:
    """The latest role of an area with its grounds and publisher; empty where no source states one."""
    stated = [row for row in rows if row["role"] is not None]
    if not stated:
        return ""
    row = stated[-1]
    return view.words(
        "role_of.sentence",
        badge=badge(view, row),
        text=view.name(row, "text"),
        publisher=view.words.source(row["publisher"]),
    )


def title(view: View, rows: Sequence[Row]) -> str:
    """What role the area is said to have, or that a source names it without one."""
    words = view.words
    stated = [row for row in rows if row["role"] is not None]
    if not stated:
        return words("role_of.not_stated")
    return words("role_of.title", badge=badge(view, stated[-1]))


def year_of(view: View, row: Row) -> str:
    """'år 9 av 10', and whether it is over."""
    key = "role_of.over" if row["is_over"] else "role_of.year"
    return view.words(key, n=row["year_number"], years=row["years"])


def known(view: View, row: Row) -> str:
    """Money by kind, never added up, and the first evaluation; what no source states is left out."""
    words = view.words
    parts = [
        words(f"role_of.{key}", money=words.money(row[f"{key}_sek"]))
        for key in ("state", "region", "total_budget")
        if row[f"{key}_sek"] is not None
    ]
    if row["evaluated_from"] is not None:
        parts.append(
            words("role_of.evaluated", day=words.date(row["evaluated_from"], row["evaluated_precision"]))
        )
    return " · ".join(parts)


def initiatives(view: View, rows: Sequence[Row]) -> str:
    """How far each initiative has come."""
    words = view.words
    return words.list(
        [words("role_of.initiative", name=view.name(row, "title"), year=year_of(view, row)) for row in rows]
    )
