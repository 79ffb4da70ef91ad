"""Sectors of the county in words: which are larger here than in the country, and how large they are."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

THRESHOLD = 1.0


def strong(rows: Sequence[Row]) -> list[Row]:
    """The sectors above the threshold that are neither small nor a part of another one."""
    return [row for row in rows if row["standing"] == "above"]


def title(view: View, rows: Sequence[Row]) -> str:
    """The strongest of the large sectors: its quotient, and its share of all employed."""
    words = view.words
    if not rows:
        return words("sectors.none")
    large = [row for row in rows if not row["is_small"]]
    if not large or large[0]["quotient"] <= THRESHOLD:
        return words("sectors.title_none", year=rows[0]["year"])
    top = large[0]
    return words(
        "sectors.title",
        name=name(view, top),
        quotient=words.number(top["quotient"], 2),
        share=words.percent(top["share_pct"]),
        year=top["year"],
    )


def name(view: View, row: Row) -> str:
    """What a sector is called."""
    return view.note(row, "sector")


def sentences(view: View, rows: Sequence[Row]) -> list[str]:
    """What share the strong sectors make together, that a quotient is no strength by itself, and how far the values reach."""
    words = view.words
    if not rows:
        return [words("sectors.none_text")]
    found = strong(rows)
    share = words.percent(sum(row["share_pct"] for row in found))
    together = words("sectors.together", n=words.count(len(found)), share=share) if found else ""
    small = words("sectors.small", n=words.count(sum(row["is_small"] for row in rows)))
    return [
        f"{together} {words('sectors.careful')}".strip(),
        f"{small} {words('sectors.reach', year=rows[0]['year'])}",
    ]
