"""The pages of the areas in words."""

from collections import Counter
from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base.counts import leading, together
from pages.ui.rows import query
from pages.ui.rows.query import Row

MOST_NAMED = 5  # of those who can answer


def title(view: View, judged: Sequence[Row]) -> str:
    """How many areas are on plan, and of which most outcomes are missing; `judged` are of milestones/verdicts."""
    words = view.words
    real = [row for row in judged if row["strategy_ids"]]
    fine = sum(row["verdict"] == "on_plan" for row in real)
    said = words(
        "areas.title_some" if fine else "areas.title_none", n=words.count(fine), all=words.count(len(real))
    )
    missing = {row["line_id"]: row["unreported"] for row in real if row["unreported"]}
    most = [row for row in real if row["line_id"] in leading(missing)]
    if not most:
        return said
    n, names = words.count(most[0]["unreported"]), words.list([view.name(row) for row in most])
    key = "areas.title_missing" if len(most) == 1 else "areas.title_missing_tied"
    return said + words(key, name=names, n=n, due=words.count(most[0]["due"]))


def sentences(view: View, rows: Sequence[Row], judged: Sequence[Row]) -> list[str]:
    """How many areas have each verdict, how much money lies in the areas and how much in none."""
    words = view.words
    real = [row for row in rows if row["strategy_ids"]]
    rest = [row for row in rows if not row["strategy_ids"]]
    counts = Counter(row["verdict"] for row in judged if row["strategy_ids"])
    verdicts = [words(f"areas.verdict.{verdict}", n=words.count(n)) for verdict, n in counts.items()]
    n = words.count(counts.total())
    found = [words("areas.verdicts", n=n, told=words.list(verdicts))] if verdicts else []
    if real:
        values = {
            "rest": words.money(sum(row["granted_sek"] for row in rest)),
            "part": words.money(sum(row["granted_part_sek"] for row in real)),
        }
        found.append(words("areas.money" if rest else "areas.money_of", **values))
        found += filter(None, [_milestones(view, query.row("areas/milestones", view))])
    return found


def _milestones(view: View, total: Row) -> str:
    """How many of the due milestones of the areas are reached, of how many no outcome is known, and those without a plan."""
    words, sentences = view.words, []
    if total["due"]:
        counted = {name: words.count(total[name]) for name in ("done", "unreported", "due_done", "due")}
        missing = words("areas.told_missing", n=counted["unreported"]) if total["unreported"] else ""
        sentences.append(words("areas.told", **counted, missing=missing))
    if total["done_unplanned"]:
        sentences.append(words("area.unplanned", n=words.count(total["done_unplanned"])))
    return " ".join(sentences)


def area_title(view: View, found: Sequence[Row], compared: Sequence[Row], judged: Sequence[Row]) -> str:
    """The area's name, its verdict with how many of its due milestones are reached, and what there is of it."""
    words = view.words
    if not found:
        return words("area.unknown" if view["line_id"] else "area.none")
    if not compared:
        return view.name(found[-1])
    [row] = compared
    name = view.name(row)  # as it is called on the day
    projects = together(view.words, "areas.projects", row["projects"])
    has = (
        words("area.money", money=words.money(row["granted_sek"])) + projects
        if row["granted_sek"]
        else projects
    )
    standing = _standing(row, judged)
    if not standing:
        return words("area.title_no_verdict", name=name, has=has)
    verdict = words(f"verdict_of.{standing['verdict']}")
    due = {"done": words.count(standing["due_done"]), "due": words.count(standing["due"])}
    told = words("area.due", **due) if standing["due"] else ""
    return words("area.title", name=name, verdict=verdict + told, has=has)


def _standing(row: Row, judged: Sequence[Row]) -> Row | None:
    """The verdict on a line, where one of its milestones is known."""
    return next((one for one in judged if one["line_id"] == row["line_id"]), None)


def area_sentences(
    view: View, found: Sequence[Row], compared: Sequence[Row], flows: Sequence[Row], judged: Sequence[Row]
) -> list[str]:
    """What it took over and what is new, what is partly in the county, what no source says and who can answer."""
    words = view.words
    if not found:
        return [words("area.unknown_text" if view["line_id"] else "area.none_text")]
    said = [_through(view, found, flows)] if flows else []
    for row in compared:
        for key, column in (("part", "granted_part_sek"), ("undated", "undated_sek")):
            if row[column]:
                said.append(words(f"area.beside_{key}", money=words.money(row[column])))
        if standing := _standing(row, judged):
            said += filter(None, [_outcomes(view, standing)])
    if view["areas"]:
        said.append(words("area.selection"))
    return said


def _outcomes(view: View, standing: Row) -> str:
    """Of how many milestones no outcome is known and who can answer, and how many were reached without a plan."""
    words = view.words
    sentences = []
    if standing["unreported"]:
        sentences.append(words("area.unreported", n=words.count(standing["unreported"])))
    if standing["answering"]:
        sentences.append(words("area.answering", names=words.list(standing["answering"][:MOST_NAMED])))
    if standing["done_unplanned"]:
        sentences.append(words("area.unplanned", n=words.count(standing["done_unplanned"])))
    return " ".join(sentences)


def _through(view: View, found: Sequence[Row], flows: Sequence[Row]) -> str:
    """Through both strategies, ended or new, with what was granted under the earlier one."""
    words = view.words
    values = {
        "money": words.money(sum(row["granted_sek"] for row in flows)),
        "projects": together(view.words, "areas.projects", sum(row["projects"] for row in flows)),
        "when": words.date(flows[0]["changed_on"]),
    }
    if found[-1]["strategy_id"] is None:
        return words("area.no_area")
    if all(row["from_key"] == "new" for row in flows):
        return words("area.is_new", **values)
    if all(row["to_key"] == "ended" for row in flows):
        return words("area.has_ended", **values)
    return words("area.goes_through", **values)
