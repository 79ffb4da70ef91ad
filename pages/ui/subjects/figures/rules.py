"""By what rules a milestone has its status and an area its verdict; the same on every page."""

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.sentences import Sentences
from pages.ui.rows import query, table


def of_milestones(view: View) -> Figure:
    """Each status with its sign, each verdict with its place: the first that fits holds."""
    words = view.words
    statuses = [
        Item(words(f"status.{status}"), words(f"rule.status.{status}"), "", shape, f"status-{status}")
        for status, shape in palette.SHAPE.items()
    ]
    verdicts = [
        Item(
            words(f"verdict_of.{row['verdict']}"), view.name(row, "rule"), "", f"{row['position']}.", "quiet"
        )
        for row in query.rows("milestones/verdict_rules", view)
    ]
    return Figure(
        key="milestone_rules",
        question="",
        title=words("title.milestone_rules"),
        subtitle=words("unit.milestone_rules"),
        rows=[{"step": item.title, "meaning": item.text} for item in (*statuses, *verdicts)],
        columns=[table.text("step"), table.text("meaning", wide=True)],
        source=words("source.facts"),
        forms=[
            Sentences((words("rule.of_milestones"),), are_notes=True),
            Listing(statuses),
            Sentences((words("rule.of_areas"),), are_notes=True),
            Listing(verdicts),
            Sentences((words("verdict_rule.what"),), are_notes=True),
        ],
    )
