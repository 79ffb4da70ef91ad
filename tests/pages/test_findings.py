"""The title of a figure is its finding: found here a second time, from the rows of the figure alone."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pytest

from pages.ui.address.view import View
from pages.ui.base.counts import together
from pages.ui.figure.figure import Figure
from pages.ui.rows import query
from pages.ui.rows.query import Row
from tests.pages import rig
from tests.pages.rig import Page
from tests.pages.views import VIEWS

REST = {"whole_strategy", "outside_areas"}


def _most(counts: Mapping[Any, float]) -> tuple[list[Any], float]:
    """All that have the largest number, and that number."""
    most = max(counts.values())
    return [key for key in counts if counts[key] == most], most


def _name(view: View, row: Row, by: str) -> str:
    """What a group is called."""
    key = row.get("group_key", row.get("line_id"))
    if key == "not_stated":
        return view.words("common.not_stated")
    if by == "funder_group":
        return view.words(f"funder_group.{key}")
    if by == "funder":
        return view.words.funder(str(key))
    return str(key) if by == "programme" else str(row[f"name_{view.lang}"])


def _top(rows: Iterable[Row]) -> Row:
    """The first of the largest; an area before what belongs to none."""
    ordered = sorted(rows, key=lambda row: (row["line_id"] in REST, -row["value"]))
    return ordered[0]


def asked(figure: Figure) -> View:
    """The view that a figure was asked under."""
    assert figure.view is not None
    return figure.view


def area_years(page: Page, figure: Figure) -> str:
    """By the rows of the figure for the areas; the two largest are of single amounts, which its rows do not hold."""
    words = page.view.words
    total = query.row("funding/total", asked(figure))
    dated = [row for row in figure.rows if row["year"] is not None]
    if not dated:
        return words("title.per_year_none")
    most = max((row["value"] for row in dated if row["line_id"] not in REST), default=0)
    values = {
        "two": words.money(total["largest_two"] or 0),
        "all": words.money(sum(row["value"] for row in dated)),
        "most": words.money(most),
    }
    if total["rows"] <= 2:
        return words("title.area_years_few", **values)
    return words("title.area_years" if most else "title.area_years_two", **values)


def largest_group(page: Page, figure: Figure) -> str:
    """By the years of the figure: what has no year is in no sum."""
    view, by = page.view, page.view["by"]
    sums: Counter[str] = Counter()
    first: dict[str, Row] = {}
    for row in figure.rows:
        if row["year"] is not None:
            running = figure.question == "funding/cumulative"
            sums[row["group_key"]] = row["value"] if running else sums[row["group_key"]] + row["value"]
            first.setdefault(row["group_key"], row)
    if not sums:
        return view.words("title.per_year_none")
    top = _top([row | {"value": sums[key]} for key, row in first.items()])
    compared = by == "area" and sum(first[key]["line_id"] not in REST for key in sums) > 1
    kind = "per_year_largest" if compared else "per_year_from"
    title = view.words(
        f"title.{kind}.{view['measure']}",
        name=_name(view, top, by),
        share=view.words.percent(100 * top["value"] / sum(sums.values())),
        money=view.words.money(top["value"], view["currency"]),
    )
    return passed_over(view, title, [row | {"value": sums[key]} for key, row in first.items()], by)


def passed_over(view: View, title: str, groups: Sequence[Row], by: str) -> str:
    """The title with the share that belongs to no area, and with the only currency that is counted."""
    rest = [row["value"] for row in groups if by == "area" and row["line_id"] in REST]
    if rest and len(rest) < len(groups):
        share = view.words.percent(100 * sum(rest) / sum(row["value"] for row in groups))
        title = view.words("title.clause.no_area", title=title, share=share)
    if view["currency"] == "SEK":
        return title
    currency = view.words.currency(view["currency"])
    return view.words("title.clause.stated_in", title=title, currency=currency)


def by_group(page: Page, figure: Figure) -> str:
    view = page.view
    by = "funder" if view["by"] == "area" else view["by"]
    if not figure.rows:
        return view.words("title.per_year_none")
    top, whole = _top(figure.rows), sum(row["value"] for row in figure.rows)
    share = view.words.percent(100 * top["value"] / whole)
    n = sum(by != "area" or row["line_id"] not in REST for row in figure.rows)
    kind = by if n > 1 else "one"
    title = view.words(
        f"title.by_group.{kind}", name=_name(view, top, by), share=share, n=view.words.count(n)
    )
    return passed_over(view, title, figure.rows, by)


def two_largest(page: Page, figure: Figure) -> str:
    """The sum by the rows of the figure; the two largest are of single amounts, which its rows do not hold."""
    words, currency = page.view.words, page.view["currency"]
    total = query.row("funding/total", asked(figure))
    whole = words.money(sum(row["value"] for row in figure.rows if row["year"] is not None), currency)
    if not total["rows"]:
        return words("title.per_year_none")
    if total["rows"] <= 2:
        return words("title.few_amounts", money=whole, rows=words.count(total["rows"]))
    return words("title.two_largest", two=words.money(total["largest_two"], currency), all=whole)


def projects_by_area(page: Page, figure: Figure) -> str:
    view = page.view
    sums: Counter[str] = Counter()
    for row in figure.rows:
        if row["line_id"] not in REST:
            sums[row["line_id"]] += row["projects"]
    if not sums:
        return view.words("title.projects_no_area")
    lines, most = _most(sums)
    names = {row["line_id"]: row[f"name_{view.lang}"] for row in figure.rows}
    n = view.words.number(most, 0 if most == round(most) else 1)
    title = "title.projects_by_area" if len(sums) > 1 else "title.projects_in_area"
    name = view.words.list([names[line] for line in lines])
    return view.words(title + ("_tied" if len(lines) > 1 else ""), name=name, n=n)


def projects_per_year(page: Page, figure: Figure) -> str:
    words = page.view.words
    sums: Counter[int] = Counter()
    for row in figure.rows:
        if row["year"] is not None:
            sums[row["year"]] += row["projects"]
    if not sums:
        return words("title.projects_no_year")
    years, most = _most(sums)
    title = "title.projects_per_year_tied" if len(years) > 1 else "title.projects_per_year"
    return words(title, year=words.list([str(year) for year in years]), n=words.count(most))


def by_municipality(page: Page, figure: Figure) -> str:
    words = page.view.words
    seats = {row["municipality"]: row["projects"] for row in figure.rows}
    unknown = seats["not_stated"]
    inside = {
        name: n for name, n in seats.items() if n and name not in ("not_stated", "outside", "whole_county")
    }
    if not inside:
        return words("title.by_municipality_none")
    names, most = _most(inside)
    title = "title.by_municipality_tied" if len(names) > 1 else "title.by_municipality"
    return words(title, name=words.list(names), n=words.count(most), unknown=words.count(unknown))


def _sum(rows: Iterable[Row], *statuses: str) -> int:
    return sum(row["milestones"] for row in rows if row["status"] in statuses)


def milestones_by_area(page: Page, figure: Figure) -> str:
    words = page.view.words
    lines = {row["line_id"]: row for row in figure.rows}
    whole = lines.get("all", {"unreported": 0})
    if not whole["unreported"]:
        return words("title.milestones_all_told")
    title = words(
        "title.milestones_by_area", n=words.count(whole["unreported"]), due=words.count(whole["due"])
    )
    missing = {key: row["unreported"] for key, row in lines.items() if row["unreported"] and key != "all"}
    parts = []
    if n := missing.get("whole_strategy"):
        parts.append(words("title.missing_of_whole", n=words.count(n)))
    areas = {key: n for key, n in missing.items() if key not in REST}
    if areas:
        keys, most = _most(areas)
        title_of = "title.missing_of_area_tied" if len(keys) > 1 else "title.missing_of_area"
        name = words.list([page.view.name(lines[key]) for key in keys])
        parts.append(words(title_of, n=words.count(most), name=name))
    return ": ".join(filter(None, [title, ", ".join(parts)]))


def milestones_axis(page: Page, figure: Figure) -> str:
    words = page.view.words
    rows = {row["milestone_id"]: row for row in figure.rows}.values()
    done = [row for row in rows if row["done_from"] is not None]
    without = sum(row["first_plan_from"] is None for row in done)
    missing = Counter(row["shown_year"] for row in rows if row["outcome"] == "unreported")
    parts = []
    if without:
        parts.append(words("title.lanes_done", done=words.count(len(done)), unplanned=words.count(without)))
    if missing:
        years, most = _most(missing)
        title_of = "title.lanes_missing_tied" if len(years) > 1 else "title.lanes_missing"
        named = words.list([str(year) for year in sorted(years)])
        parts.append(words(title_of, year=named, n=words.count(most)))
    title = "; ".join(parts) or words("title.milestones_all_told")
    return title[0].upper() + title[1:]


def milestones_list(page: Page, figure: Figure) -> str:
    words = page.view.words
    rows = {row["milestone_id"]: row for row in figure.rows}.values()
    waiting = [row["owner"] for row in rows if row["outcome"] in ("overdue", "unreported")]
    if not waiting:
        return words("title.axis" if rows else "title.axis_none", n=words.count(len(rows)))
    title = words("title.waiting", n=words.count(len(waiting)), all=words.count(len(rows)))
    if owners := Counter(filter(None, waiting)):
        names, most = _most(owners)
        title_of = "title.waiting_most_tied" if len(names) > 1 else "title.waiting_most"
        title += words(title_of, name=words.list(sorted(names)), n=words.count(most))
    return title


def review(page: Page, figure: Figure) -> str:
    words = page.view.words
    fixed = [row for row in figure.rows if row["period"] == "review" and row["base"] == "fixed"]
    total = sum(row["milestones"] for row in fixed)
    if not total:
        return words("title.review_none")
    apart = [row for row in figure.rows if row["period"] == "review" and row["base"] == "unplanned"]
    done = _sum(fixed, "done")
    values = {
        "done": words.count(done),
        "total": words.count(total),
        "unplanned": words.count(_sum(apart, "done")),
    }
    return words("title.review", share=words.percent(100 * done / total), **values)


def claims(page: Page, figure: Figure) -> str:
    words = page.view.words
    if not figure.rows:
        return words("title.claims_none")
    counts = Counter(row["verdict"] for row in figure.rows)
    told = [
        words(f"title.claims_part.{verdict}", n=words.count(counts[verdict]))
        for verdict in ("covered", "not_covered", "not_comparable")
        if counts[verdict]
    ]
    return words("title.claims", n=words.count(len(figure.rows)), told=words.list(told))


def left_out(page: Page, figure: Figure) -> str:
    return page.view.words("title.left_out", n=page.view.words.count(sum(row["rows"] for row in figure.rows)))


def evaluations(page: Page, figure: Figure) -> str:
    words, told = page.view.words, [row for row in figure.rows if row["conclusion_en"]]
    return words("evaluation.concluded", done=words.count(len(told)), n=words.count(len(figure.rows)))


def application_rounds(page: Page, figure: Figure) -> str:
    words = page.view.words
    both = [row for row in figure.rows if row["approved"] is not None and row["applications"] is not None]
    if not both:
        return words("evaluation.rounds_unknown", n=words.count(len(figure.rows)))
    values = {
        name: sum(row[key] for row in both) for name, key in (("granted", "approved"), ("applications",) * 2)
    }
    values |= {"known": len(both), "n": len(figure.rows)}
    return words("evaluation.rounds", **{name: words.count(n) for name, n in values.items()})


def programmes(page: Page, figure: Figure) -> str:
    counts = Counter(row["kind"] for row in figure.rows)
    kinds = ("pilot", "good_practice", "programme")
    return page.view.words("evaluation.programmes", **{k: page.view.words.count(counts[k]) for k in kinds})


def attention(page: Page, figure: Figure) -> str:
    words = page.view.words
    whole = max((row["in_all"] for row in figure.rows), default=0)
    title = "title.attention_some" if whole > len(figure.rows) else "title.attention"
    return words(title, n=words.count(len(figure.rows)), all=words.count(whole))


def areas_compared(page: Page, figure: Figure) -> str:
    view, areas = page.view, [row for row in figure.rows if row["strategy_ids"]]
    top = max(areas, key=lambda row: row["granted_sek"], default=None)
    if top is None or not top["granted_sek"]:
        return view.words("title.areas_none")
    money, n = view.words.money(top["granted_sek"]), view.words.count(len(areas))
    return view.words("title.areas_compared", name=view.name(top), n=n, money=money)


def areas_side_by_side(page: Page, figure: Figure) -> str:
    view = page.view
    whole = [row for row in figure.rows if row["year"] is not None and not row["is_partial"]]
    top = max(whole, key=lambda row: row["value"], default=None)
    if top is None:
        return view.words("title.areas_none")
    value = view.words.money(top["value"])
    return view.words("title.areas_best.absolute", name=view.name(top), year=top["year"], value=value)


def succession(page: Page, figure: Figure) -> str:
    words = page.view.words
    ended = sum(row["granted_sek"] for row in figure.rows if row["to_key"] == "ended")
    areas = [row for row in figure.rows if row["is_area"]]
    taken = sum(row["granted_sek"] for row in areas if row["to_key"] != "ended")
    projects = sum(row["projects"] for row in areas)
    if not ended + taken + projects:
        return words("title.flow_none")
    values = {"taken": words.money(taken), "ended": words.money(ended)}
    values["projects"] = together(words, "areas.projects", projects)
    return words("title.flow" if ended else "title.flow_all", **values)


def concentration(page: Page, figure: Figure) -> str:
    words = page.view.words
    values: dict[str, Any] = {}
    for side in ("funder", "coordinator"):
        shares = [r["share_pct"] for r in figure.rows if r["by"] == side and r["place"] is not None]
        top = sorted(shares, reverse=True)[:3]
        values |= {f"{side}s": words.count(len(top)), f"{side}s_share": words.percent(sum(top))}
    return words("title.concentration", **values) if figure.rows else words("title.concentration_none")


def ties(page: Page, figure: Figure) -> str:
    words = page.view.words
    if not figure.rows:
        return words("title.ties_none")
    most = max(row["projects"] for row in figure.rows)
    top = [row for row in figure.rows if row["projects"] == most]
    if len(top) > 1:
        return words("title.ties_even", pairs=words.count(len(top)), n=words.count(most))
    names = {"name": top[0]["name"], "other": top[0]["with_name"]}
    return words("title.ties_most", **names, n=words.count(most))


def ties_drawn(page: Page, figure: Figure) -> str:
    words = page.view.words
    if not figure.rows:
        return words("title.ties_none")
    counts = sorted((row["projects"] for row in figure.rows), reverse=True)
    most, in_all = 16, words.count(figure.rows[0]["ties"])
    if len(counts) <= most:
        return words("title.ties_all", n=words.count(counts[-1]), ties=in_all)
    drawn = [n for n in counts if n > counts[most]]
    if not drawn:
        return words("title.ties_level", n=words.count(counts[0]), ties=in_all)
    return words("title.ties_drawn", pairs=words.count(len(drawn)), n=words.count(drawn[-1]), ties=in_all)


def changes_told(page: Page, figure: Figure) -> str:
    words = page.view.words
    areas = {row["line_id"]: _name(page.view, row, "area") for row in figure.rows}
    paid = {row["line_id"] for row in figure.rows if row["kind"] == "money" and row["change"] == "whole"}
    names = [name for line, name in areas.items() if line in paid]
    if not paid:
        return words("changes.by_area_no_money_title", n=words.count(len(areas)))
    return words("changes.by_area_title", n=words.count(len(areas)), names=words.list(names))


def to_report(page: Page, figure: Figure) -> str:
    """How many reports are awaited and how many milestones come besides, or how many owners have something."""
    words = page.view.words
    if figure.key == "to_report_by_owner":
        return words("title.to_report_by_owner", n=words.count(len(figure.rows)))
    upcoming = [row for row in figure.rows if row["kind"] == "upcoming"]
    waiting = len(figure.rows) - len(upcoming)
    key = {(True, True): "_both", (False, True): "_upcoming"}.get((waiting > 0, bool(upcoming)), "")
    return words(f"title.to_report{key}", n=words.count(waiting), upcoming=words.count(len(upcoming)))


def claims_compared(page: Page, figure: Figure) -> str:
    words = page.view.words
    shares = [row["covered_pct"] for row in figure.rows if row["verdict"] in ("covered", "not_covered")]
    if not shares:
        return words("claim.none_compared")
    covered = sum(row["verdict"] == "covered" for row in figure.rows)
    title = "claim.compared_some" if covered else "claim.compared"
    return words(title, n=words.count(covered), share=words.percent(max(share or 0 for share in shares)))


def process(page: Page, figure: Figure) -> str:
    words = page.view.words
    if not figure.rows:
        return words("monitoring.none_yet", day=words.date(page.view.as_of))
    told, every = ({row["region"] for row in figure.rows if row["step"] or keep} for keep in (False, True))
    values = {"known": words.count(len(told)), "n": words.count(len(every))}
    lacking = [region for region in dict.fromkeys(row["region"] for row in figure.rows) if region not in told]
    return words(
        "monitoring.process" if lacking else "monitoring.process_all", names=words.list(lacking), **values
    )


def requirements(page: Page, figure: Figure) -> str:
    words, counts = page.view.words, Counter(row["status"] for row in figure.rows if row["status"])
    if not counts:
        return words("monitoring.met_none")
    values = {"n": counts.total(), "done": counts["done"], "unknown": counts["unreported"]}
    return words("monitoring.met", **{name: words.count(n) for name, n in values.items()})


def _said(view: View, row: Row, value: float) -> str:
    """A value with its unit, as exact as it is said."""
    words, decimals = view.words, 0 if value == round(value) or abs(value) >= 1000 else 1
    if row["unit"] == "percent":
        return words.percent(value, decimals)
    unit = (
        "" if row["unit"] == "index" else f" {row['unit_sv' if view.lang == 'sv' else 'unit'] or row['unit']}"
    )
    return words.number(value, decimals) + unit


def indicator_targets(page: Page, figure: Figure) -> str:
    """By outcome and target of each row alone: all of the facts want more."""
    words = page.view.words
    if not figure.rows:
        return words("indicators.no_target")
    lacking = sum(row["last_value"] is None for row in figure.rows)
    reached = sum(
        row["last_value"] is not None and row["last_value"] >= row["target_value"] for row in figure.rows
    )
    counts = {"reached": reached, "missed": len(figure.rows) - lacking - reached, "no_outcome": lacking}
    told = [words(f"indicators.told.{key}", n=words.count(n)) for key, n in counts.items() if n]
    return words("title.indicator_targets", n=words.count(len(figure.rows)), told=words.list(told))


def indicator_theme(page: Page, figure: Figure) -> str:
    """The first and the latest value of the theme's first indicator, by the values of the figure."""
    view, words = page.view, page.view.words
    first = query.rows("indicators/list", asked(figure))[0]
    name = first[f"name_{view.lang}"]
    own = [
        r
        for r in figure.rows
        if (r["indicator_id"], r["geography"]) == (first["indicator_id"], first["geography"])
    ]
    outcomes = [row for row in own if row["kind"] == "actual"]
    if not outcomes:
        return words("indicator.no_outcome", name=name, target=_said(view, own[0], own[0]["measured"]))
    dated = sorted((row for row in outcomes if row["period_from"]), key=lambda row: row["period_from"])
    last = dated[-1] if dated else outcomes[0]

    def when(row: Row) -> str:
        return (
            words.date(row["period_from"], row["period_precision"])
            if dated
            else words("common.year_not_stated")
        )

    said = [words("indicator.value", name=name, value=_said(view, last, last["measured"]), when=when(last))]
    if len(dated) > 1:
        value = _said(view, last, dated[0]["measured"])
        said.append(words("indicator.from_first", value=value, when=when(dated[0])))
    country = [
        row["measured"]
        for row in figure.rows
        if row["indicator_id"] == first["indicator_id"]
        and (row["geography"], row["kind"]) == ("Sweden", "actual")
        and row["period_from"] == last["period_from"]
        and row not in own
    ]
    if country and max(country[0] / last["measured"], last["measured"] / country[0]) <= 10:
        said.append(words("indicator.country", value=_said(view, last, country[0])))
    return ", ".join(said)


LARGE = 5000  # persons, to whole thousands: a section of so many may have fewer


def _large(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["persons"] > LARGE]


def quotients(page: Page, figure: Figure) -> str:
    """By persons and shares, not by what the rows say of the quotient: manufacturing is in industry."""
    words, large = page.view.words, [row for row in _large(figure.rows) if row["sector_code"] != "C"]
    if not figure.rows:
        return words("sectors.none")
    above = sum(row["share_pct"] > row["country_pct"] for row in large)
    return words("title.quotients", above=words.count(above), below=words.count(len(large) - above))


def quotients_years(page: Page, figure: Figure) -> str:
    """By the values of the county: the first and the last year of each section that is large in the last."""
    words = page.view.words
    county = [row for row in figure.rows if row["geography"] == "Värmland"]
    if not county:
        return words("sectors.none")
    years = [row["year"] for row in county]
    if len(set(years)) == 1:
        return words("title.quotients_one_year")
    at = {(row["sector_code"], row["year"]): row["quotient"] for row in county}
    ends = {
        row["sector_code"]: (row, at[row["sector_code"], min(years)], row["quotient"])
        for row in _large(county)
        if row["year"] == max(years)
    }
    row, first, last = max(ends.values(), key=lambda end: abs(end[2] - end[1]))
    return words(
        "title.quotients_years",
        name=row["sector_sv" if page.view.lang == "sv" else "sector"],
        first=words.number(first, 2),
        last=words.number(last, 2),
        first_year=min(years),
        year=max(years),
    )


def dynamics(page: Page, figure: Figure) -> str:
    words = page.view.words
    years = [row["period_from"].year for row in figure.rows if row["period_from"]]
    return words("title.dynamics", year=max(years)) if years else words("title.dynamics_none")


THEMES = ("research", "economy", "enterprise", "work", "education", "visitors", "clusters", "effort")


def activity_aims(page: Page, figure: Figure) -> str:
    words = page.view.words
    said = [row["position"] for row in figure.rows if row["aim_en"]]
    assert len(said) == len({*said})
    return words("plans.aims", said=words.count(len(said)), n=words.count(len(figure.rows)))


def activity_quarters(page: Page, figure: Figure) -> str:
    words = page.view.words
    milestones = {row["milestone_id"]: row["position"] for row in figure.rows if row["milestone_id"]}
    alone = list(milestones.values()).count(None)
    return words("plans.quarters", n=words.count(len(milestones)), alone=words.count(alone))


def activity_tree(page: Page, figure: Figure) -> str:
    words = page.view.words
    of_activity: dict[int, set[str]] = {
        row["position"]: set() for row in figure.rows if row["position"] is not None
    }
    for row in figure.rows:
        if row["position"] is not None and row["milestone_id"] is not None:
            of_activity[row["position"]].add(row["milestone_id"])
    milestones = {row["milestone_id"] for row in figure.rows} - {None}
    values = {
        "bare": sum(not own for own in of_activity.values()),
        "activities": len(of_activity),
        "alone": len(milestones - set().union(*of_activity.values())),
        "n": len(milestones),
    }
    return words("plans.tree", **{name: words.count(n) for name, n in values.items()})


def goal_matrix(page: Page, figure: Figure) -> str:
    words = page.view.words
    goals, activities = ({row[key] for row in figure.rows} - {None} for key in ("goal_position", "position"))
    linked = [row for row in figure.rows if row["goal_basis"]]
    idle = goals - {row["goal_position"] for row in linked}
    aimless = activities - {row["position"] for row in linked}
    counts = {"goals": goals, "n": activities, "idle": idle, "aimless": aimless}
    values = {name: words.count(len(things)) for name, things in counts.items()}
    return words("plans.goals" if idle or aimless else "plans.goals_met", **values)


def resilience_framework(page: Page, figure: Figure) -> str:
    counts = Counter(row["subject"].removeprefix("resilience_") for row in figure.rows)
    kinds = ("capacity", "direction", "principle", "factor")
    return page.view.words("resilience.framework", **{k: page.view.words.count(counts[k]) for k in kinds})


def resilience_ties(page: Page, figure: Figure) -> str:
    words, rows = page.view.words, figure.rows
    done = [row for row in rows if row["subject"] == "resilience_capacity"]
    done = [row for row in done if row["project_id"] is not None or row["kind"] == "measure"]
    if not rows:
        return words("resilience.ties_none")
    values = {"n": words.count(len(rows)), "done": words.count(len(done))}
    return words("resilience.ties" if done else "resilience.ties_no_capacity", **values)


def clusters(page: Page, figure: Figure) -> str:
    words = page.view.words
    paid = [row for row in figure.rows if row["coordinated_sek"] is not None]
    n = words.count(len(figure.rows))
    if not figure.rows:
        return words("clusters.none")
    if len(paid) == len(figure.rows):
        return words("clusters.granted_all", n=n)
    return words("clusters.granted", without=words.count(len(figure.rows) - len(paid)), n=n)


# The finding of each drawn figure, by `<path>/<key>`; each that a page draws stands here or in ELSEWHERE.
FINDINGS: dict[str, Callable[[Page, Figure], str]] = {
    "/area_years": area_years,
    "finansiering/per_year_area": largest_group,
    "finansiering/per_year_funder_group": largest_group,
    "finansiering/per_year_funder": largest_group,
    "finansiering/per_year_programme": largest_group,
    "finansiering/by_group": by_group,
    "finansiering/per_year_total": two_largest,
    "projekt/projects_by_area": projects_by_area,
    "projekt/projects_per_year": projects_per_year,
    "projekt/by_municipality": by_municipality,
    "milstolpar/milestones_by_area": milestones_by_area,
    "milstolpar/milestones_axis": milestones_axis,
    "milstolpar/milestones_list": milestones_list,
    "milstolpar/review": review,
    "finansiering/left_out": left_out,
    "finansiering/claims": claims,
    "/attention": attention,
    "omraden/areas_compared": areas_compared,
    "omraden/areas_side_by_side": areas_side_by_side,
    "omraden/succession": succession,
    "organisationer/concentration": concentration,
    "organisationer/tie_matrix": ties,
    "organisationer/ties": ties_drawn,
    "sedan-sist/changes_told": changes_told,
    "att-rapportera/to_report": to_report,
    "att-rapportera/to_report_by_owner": to_report,
    "pastaenden/claims_compared": claims_compared,
    "kluster/clusters": clusters,
    "styrkeomraden/quotients": quotients,
    "styrkeomraden/quotients_years": quotients_years,
    "styrkeomraden/dynamics": dynamics,
    "indikatorer/indicator_targets": indicator_targets,
    **{f"indikatorer/indicators_{theme}": indicator_theme for theme in THEMES},
    "utvarderingar/evaluations": evaluations,
    "utvarderingar/application_rounds": application_rounds,
    "utvarderingar/programmes": programmes,
    "aktiviteter/activity_aims": activity_aims,
    "aktiviteter/activity_quarters": activity_quarters,
    "aktiviteter/activity_tree": activity_tree,
    "aktiviteter/goal_matrix": goal_matrix,
    "motstandskraft/resilience_framework": resilience_framework,
    "motstandskraft/resilience_ties": resilience_ties,
    "sa-foljer-vi-upp/process": process,
    "sa-foljer-vi-upp/requirements": requirements,
}
ELSEWHERE = {
    "motstandskraft/resilience_rules": "it shows rules, and has a heading rather than a finding",
    "kluster/cluster_rules": "it shows rules, and has a heading rather than a finding",
    "sa-foljer-vi-upp/milestone_rules": "it shows rules, and has a heading rather than a finding",
    "milstolpar/milestone_rules": "it shows rules, and has a heading rather than a finding",
    "styrkeomraden/quotient_formula": "it shows rules, and has a heading rather than a finding",
    "indikatorer/indicator_rules": "it shows rules, and has a heading rather than a finding",
}


def by_key(page: Page) -> dict[str, Figure]:
    """The figures of a page by `<path>/<key>`."""
    return {f"{page.view.path}/{one.key}": one for one in page.figures}


@pytest.mark.parametrize("address", [view for path in VIEWS for view in VIEWS[path]])
def test_the_title_is_what_the_rows_say(address: str) -> None:
    page = rig.shown(address)
    found = [
        (key, one.title, FINDINGS[key](page, one)) for key, one in by_key(page).items() if key in FINDINGS
    ]
    assert [f"{key} says '{said}', its rows '{right}'" for key, said, right in found if said != right] == []


def test_every_drawn_figure_has_its_finding_here() -> None:
    figures = [pair for path in VIEWS for view in VIEWS[path] for pair in by_key(rig.shown(view)).items()]
    met, drawn = {key for key, _ in figures}, {key for key, one in figures if one.is_drawn}
    lacking, gone = drawn - set(FINDINGS) - set(ELSEWHERE), (set(FINDINGS) | set(ELSEWHERE)) - met
    assert not lacking, f"find their titles a second time in FINDINGS, or say in ELSEWHERE where: {lacking}"
    assert not gone, f"no page shows these, take them out of FINDINGS and ELSEWHERE: {gone}"
