"""The funding page in words."""

from pages.ui.address.view import View
from pages.ui.rows import query, sourcing
from pages.ui.rows.query import Row


def title(view: View, total: Row) -> str:
    """The sum asked for."""
    words, currency = view.words, view["currency"]
    if not total["rows"]:
        return words("funding.title_none")
    key = f"funding.title.{view['measure']}"
    money, where = words.money(total["value"], currency), words(f"location_in.{view['location']}")
    found = words(key, money=money, location=where)
    year = view["price_year"]
    return words("title.clause.fixed", title=found, year=year) if year else found


def sentences(view: View, total: Row) -> list[str]:
    """How many rows and projects the sum holds, what has no year, what fixed prices leave out, what else is left out."""
    words, currency = view.words, view["currency"]
    numbers = {name: words.count(total[name]) for name in ("rows", "projects", "undated_rows")}
    found = []
    if total["rows"]:
        years = {"first": total["first_year"] or "?", "last": total["last_year"] or "?"}
        found.append(words("funding.rows", **numbers, **years))
    if total["undated_rows"]:
        found.append(
            words(
                "funding.undated",
                money=words.money(total["undated_value"], currency),
                n=numbers["undated_rows"],
            )
        )
    if view["price_year"]:
        known = [row["year"] for row in query.rows("choices/price_years", view)]
        found.append(words("funding.fixed", first=min(known), last=max(known)))
    found.append(sourcing.left_out_by_reason(view))
    if total["overlap"]:
        found.append(words("note.overlap", money=words.money(total["overlap"], currency)))
    return found
