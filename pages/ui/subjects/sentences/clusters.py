"""Clusters in words: the money of the projects that they coordinate, their phases, criteria and answers."""

from collections.abc import Mapping, Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

HIGH = 4  # the level from which a criterion is met well
YES = ("yes_very_high_degree", "yes_high_degree")
Bar = tuple[str, str, str, str]  # cluster, round, question and group


def title(view: View, rows: Sequence[Row]) -> str:
    """How much was granted to projects that clusters coordinate, and which one has most of it."""
    words = view.words
    if not rows:
        return words("clusters.none")
    paid = [row for row in rows if row["coordinated_sek"] is not None]
    total = sum(row["coordinated_sek"] for row in paid)
    if not paid or not total:
        return words("clusters.title_none", n=words.count(len(rows)))
    top = max(paid, key=lambda row: row["coordinated_sek"])
    share = words.percent(100 * top["coordinated_sek"] / total)
    return words(
        "clusters.title",
        n=words.count(len(paid)),
        all=words.count(len(rows)),
        money=words.money(total),
        name=top["name"],
        share=share,
    )


def sentences(view: View, rows: Sequence[Row], mapped: Mapping[str, Sequence[Row]]) -> list[str]:
    """What the money is and is not, and which parts of the mapping have no value."""
    words = view.words
    lacking = [words(f"clusters.lacks.{key}") for key, found in mapped.items() if not found]
    missing = words("clusters.lacking", what=words.list(lacking)) if lacking else ""
    return list(filter(None, [words("clusters.lead") if rows else words("clusters.none_text"), missing]))


def granted(view: View, rows: Sequence[Row]) -> str:
    """How many clusters coordinate no project with a dated amount."""
    words = view.words
    without = sum(row["coordinated_sek"] is None for row in rows)
    if not rows:
        return words("clusters.none")
    key = "clusters.granted" if without else "clusters.granted_all"
    return words(key, without=words.count(without), n=words.count(len(rows)))


def phases(view: View, rows: Sequence[Row]) -> str:
    """How many clusters stand in the highest phase, and how many have risen since the round before."""
    words = view.words
    last = [row for row in rows if row["is_latest"]]
    if not last:
        return words("clusters.no.phases")
    high = max(row["phase"] for row in last)
    before: dict[str, int] = {}
    for row in rows:
        if not row["is_latest"]:
            before.setdefault(row["org_id"], row["phase"])
    risen = sum(row["phase"] > before.get(row["org_id"], row["phase"]) for row in last)
    return words(
        "clusters.phases",
        top=words.count(sum(row["phase"] == high for row in last)),
        n=words.count(len(last)),
        phase=high,
        risen=words.count(risen),
    )


def criteria(view: View, rows: Sequence[Row]) -> str:
    """How many of the latest assessments are at a high level."""
    words = view.words
    last = [row for row in rows if row["is_latest"]]
    if not last:
        return words("clusters.no.criteria")
    high = sum(row["level"] >= HIGH for row in last)
    return words("clusters.criteria", high=words.count(high), n=words.count(len(last)), level=HIGH)


def survey(view: View, rows: Sequence[Row]) -> str:
    """In how many groups more than half say yes to a high degree, of those with five answers or more."""
    words = view.words
    if not rows:
        return words("clusters.no.survey")
    yes: dict[Bar, float] = {}
    for row in rows:
        if row["is_latest"] and not row["is_few"]:
            bar = bar_of(row)
            yes[bar] = yes.get(bar, 0) + (row["answer_pct"] if row["answer"] in YES else 0)
    if not yes:
        return words("clusters.survey_few")
    return words(
        "clusters.survey",
        high=words.count(sum(value > 50 for value in yes.values())),
        n=words.count(len(yes)),
    )


def bar_of(row: Row) -> Bar:
    """Which group of which cluster answered which question in which round."""
    return row["org_id"], row["round"], row["question"], row["partner_group"]


def numbers(view: View, rows: Sequence[Row]) -> str:
    """How many numbers the sources give of how many clusters themselves."""
    words = view.words
    of = len({row["org_id"] for row in rows})
    return words("clusters.numbers", n=words.count(len(rows)), clusters=words.count(of))
