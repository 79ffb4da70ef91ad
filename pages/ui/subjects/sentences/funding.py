"""The funding page in words."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows import query, sourcing
from pages.ui.rows.query import Row
from pages.ui.subjects.figures import funding_groups as figures
from pages.ui.subjects.sentences import coverage


def title(view: View, total: Row, parts: Sequence[Row]) -> str:
    """The sum asked for, and what of it is for the strategy as a whole and for its areas."""
    words, currency = view.words, view["currency"]
    if not total["rows"]:
        return words("funding.title_none")
    key = f"funding.title.{view['measure']}"
    money, where = words.money(total["value"], currency), words(f"location_in.{view['location']}")
    found = words(key, money=money, location=where)
    sums = {
        part: sum(row["value"] for row in parts if row["part"] == part and row["year"] is not None)
        for part in ("whole_strategy", "areas")
    }
    if all(sums.values()):
        sums_said = {part: words.money(value, currency) for part, value in sums.items()}
        found = words("title.clause.parts", title=found, **sums_said)
    year = view["price_year"]
    return words("title.clause.fixed", title=found, year=year) if year else found


def sentences(view: View, total: Row, payers: Sequence[Row]) -> list[str]:
    """Who pays most, how many rows and projects the sum holds, what fixed prices leave out."""
    words, currency = view.words, view["currency"]
    numbers = {name: words.count(total[name]) for name in ("rows", "projects")}
    found = []
    if total["rows"]:
        years = {"first": total["first_year"] or "?", "last": total["last_year"] or "?"}
        most = payers[0] if payers else None
        payer = (
            words(
                "funding.most",
                name=figures.group_name(view, most, figures.payers(view)),
                share=words.percent(most["share_pct"]),
            )
            if most
            else ""
        )
        found.append(f"{payer} {words('funding.rows', **numbers, **years)}".strip())
    if view["price_year"]:
        known = [row["year"] for row in query.rows("choices/price_years", view)]
        found.append(words("funding.fixed", first=min(known), last=max(known)))
    if total["overlap"]:
        found.append(words("note.overlap", money=words.money(total["overlap"], currency)))
    return found


def reach(view: View, rows: Sequence[Row]) -> str:
    """How far the registers reach (`rows` of funding/reach), and what the sum leaves out, by reason."""
    return " ".join(filter(None, [coverage.line(view, rows), sourcing.left_out_by_reason(view)]))
