"""Indicators in words: how many there are, what has become of their targets, and the latest value of one."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

NEW_YEARS = 3  # an outcome of this age in years, or less, is called new
_NO_OUTCOME = ("unreported", "undated")
_MANY = 1e6  # from here on amounts are said in millions
_NEAR = 10  # times: what is farther from the county's value is of another order, and says nothing beside it


def amount(view: View, row: Row, value: float | None) -> str:
    """A value with its unit in the reader's language; '–' where there is none."""
    words, unit = view.words, row["unit"]
    if value is None:
        return "–"
    if unit == "percent":
        return words.percent(value, _decimals(value))
    if unit == "SEK" or (unit == "EUR" and abs(value) >= _MANY):
        return words.money(value, unit)
    if unit == "rank":
        return words("indicators.rank", n=words.number(value))
    if unit == "index":
        return words.number(value, _decimals(value))
    return f"{words.number(value, _decimals(value))} {view.note(row, 'unit')}"


def _decimals(value: float) -> int:
    """As exact as a reader needs: tenths of what is no whole number, none from a thousand on."""
    return 0 if value == round(value) or abs(value) >= 1000 else 1


def when(view: View, row: Row, side: str = "last") -> str:
    """The time of a value; says so where no source states it."""
    if row[f"{side}_from"] is None:
        return view.words("common.year_not_stated")
    return view.words.date(row[f"{side}_from"], row[f"{side}_precision"])


def place(view: View, geography: str, swedish: str | None) -> str:
    """What a place is called; the country by its short name."""
    return (swedish if view.lang == "sv" else None) or geography


def is_near(value: float, other: float, times: float = _NEAR) -> bool:
    """Whether two values are of one order: a count of the country is not compared with one of the county."""
    low, high = sorted((abs(value), abs(other)))
    return value * other >= 0 and high <= times * low


def finding(view: View, row: Row) -> str:
    """The latest value of an indicator, what it was at first, and the country's of the same time."""
    words = view.words
    name = view.name(row)
    if row["last_value"] is None:
        return words("indicator.no_outcome", name=name, target=amount(view, row, row["target_value"]))
    parts = [
        words("indicator.value", name=name, value=amount(view, row, row["last_value"]), when=when(view, row))
    ]
    if row["first_value"] is not None:
        first = amount(view, row, row["first_value"])
        parts.append(words("indicator.from_first", value=first, when=when(view, row, "first")))
    if row["country_value"] is not None and is_near(row["last_value"], row["country_value"]):
        parts.append(words("indicator.country", value=amount(view, row, row["country_value"])))
    return ", ".join(parts)


def title(view: View, rows: Sequence[Row]) -> str:
    """Of how many indicators a target is stated, and what has become of these."""
    words = view.words
    if not rows:
        return words("indicators.none")
    aimed = [row for row in rows if row["target_status"]]
    if not aimed:
        return words("indicators.title_no_target", n=words.count(len(rows)))
    return words(
        "indicators.title", n=words.count(len(rows)), aimed=words.count(len(aimed)), told=outcome(view, aimed)
    )


def outcome(view: View, aimed: Sequence[Row]) -> str:
    """What has become of targets: '2 är nådda, 2 saknar utfall'."""
    statuses = [row["target_status"] for row in aimed]
    counts = {
        "reached": statuses.count("reached"),
        "missed": statuses.count("missed"),
        "no_outcome": sum(status in _NO_OUTCOME for status in statuses),
        "upcoming": statuses.count("upcoming"),
        "unjudged": statuses.count("unjudged"),
    }
    words = view.words
    return words.list([words(f"indicators.told.{key}", n=words.count(n)) for key, n in counts.items() if n])


def sentences(view: View, rows: Sequence[Row]) -> list[str]:
    """That effort is no effect, whose targets they are, and how new the values are."""
    words = view.words
    if not rows:
        return [words("indicators.none_text")]
    dated = [row["age_years"] for row in rows if row["age_years"] is not None]
    new = words.count(sum(age <= NEW_YEARS for age in dated))
    sentences = [words("indicators.age", new=new, n=words.count(len(rows)), years=words.count(NEW_YEARS))]
    if len(dated) < len(rows):
        sentences.append(words("indicators.undated", n=words.count(len(rows) - len(dated))))
    if any(row["target_status"] for row in rows):
        sentences.append(words("indicators.whose_targets"))
    return [words("indicators.effort"), " ".join(sentences)]


def targets(view: View, rows: Sequence[Row]) -> str:
    """How many targets are stated, and what has become of them."""
    words = view.words
    if not rows:
        return words("indicators.no_target")
    return words("title.indicator_targets", n=words.count(len(rows)), told=outcome(view, rows))
