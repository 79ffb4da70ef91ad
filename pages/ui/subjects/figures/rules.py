"""The rules by which a milestone gets its status and an area its verdict; the same on every page."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.base import palette
from pages.ui.figure.figure import Figure
from pages.ui.forms.form import Form
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.sentences import Sentences
from pages.ui.rows import query, table


def of(view: View, key: str, items: Sequence[Item], forms: Sequence[Form] = ()) -> Figure:
    """Rules with what each means, under `title.<key>` and `unit.<key>`; `forms` show them where a list alone does not."""
    words = view.words
    return Figure(
        key=key,
        question="",
        title=words(f"title.{key}"),
        subtitle=words(f"unit.{key}"),
        rows=[{"step": item.title, "meaning": item.text} for item in items],
        columns=[table.text("step"), table.text("meaning", wide=True)],
        source=words("source.facts"),
        forms=forms or [Listing(items)],
    )


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
    return of(
        view,
        "milestone_rules",
        [*statuses, *verdicts],
        [
            Sentences((words("rule.of_milestones"),), are_notes=True),
            Listing(statuses),
            Sentences((words("rule.of_areas"),), are_notes=True),
            Listing(verdicts),
            Sentences((words("verdict_rule.what"),), are_notes=True),
        ],
    )
