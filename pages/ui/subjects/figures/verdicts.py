"""The verdict on an area by the rule of `verdict` in data/macros: its word, its signs, who can answer, the rule itself."""

from pages.ui.address.view import View
from pages.ui.forms.events import Events, of_titles
from pages.ui.forms.statuses import Verdict
from pages.ui.rows import bodies, query
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell

# The signs of the statuses that a verdict rests on.
SIGNS = {
    "no_plan": "–",
    "delayed": "▲",
    "none_due": "○",
    "unknown": "?",
    "partly_confirmed": "●?",
    "on_plan": "●",
}


def of_row(view: View, row: Row) -> Verdict:
    """The verdict of a row of milestones/verdicts; of those who can answer, the one with most is named."""
    words = view.words
    names = _answers(view, row, 1)
    beside = words("verdict_of.answering", names=words.list(names)) if names else ""
    return Verdict(words(f"verdict_of.{row['verdict']}"), SIGNS[row["verdict"]], beside)


def _answers(view: View, row: Row, most: int) -> list[str]:
    """Who answers for what is overdue or unreported, those with most first; how many nobody is named for."""
    words = view.words
    pairs = list(zip(row["answering"], row["answering_for"], strict=True))
    names = [words("verdict_of.answers", name=name, n=words.count(n)) for name, n in pairs[:most]]
    if rest := sum(n for _, n in pairs[most:]):
        names.append(words("verdict_of.answers_others", n=words.count(rest)))
    if row["nobody_answers_for"]:
        names.append(words("verdict_of.nobody", n=words.count(row["nobody_answers_for"])))
    return names


def answering(view: View, row: Row) -> Cell:
    """A cell of all who can answer; where it is one organisation alone, it leads to its card."""
    names = _answers(view, row, len(row["answering"]))
    first = row["answering_org_ids"][0] if len(row["answering_org_ids"]) == 1 and len(names) == 1 else None
    return Cell(view.words.list(names) or "–", bodies.card(view, first), css="fu-wide")


def rule(view: View) -> tuple[Events, ...]:
    """The rule, one click from each verdict."""
    words = view.words
    steps = [
        words("verdict_rule.one", verdict=words(f"verdict_of.{row['verdict']}"), when=view.name(row, "rule"))
        for row in query.rows("milestones/verdict_rules", view)
    ]
    return of_titles(
        words("verdict_rule.how"), [words("verdict_rule.first"), *steps, words("verdict_rule.what")], "rule"
    )
