"""Figures of resilience: the levels of each round, the framework, the grounds, what sources tie to it, the rules."""

from collections.abc import Sequence
from dataclasses import replace

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.form import Form
from pages.ui.forms.list_table import Item as ListItem
from pages.ui.forms.list_table import Line as ListLine
from pages.ui.forms.list_table import ListTable
from pages.ui.forms.listing import Item, Listing
from pages.ui.forms.matrix import Cell as MatrixCell
from pages.ui.forms.matrix import Line, Matrix
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import filling
from pages.ui.subjects.figures.rules import of as rules_of
from pages.ui.subjects.sentences import resilience as finding

MOST_ROUNDS = 4  # in sight, the latest; the table has all
STEPS = {1: 1, 2: 1, 3: 2, 4: 3, 5: 3}  # how dark a level is
RULES = ("scale", "round", "group", "index", "ties")


def _named(view: View, row: Row) -> str:
    """An item with what it is: 'Absorberande (förmåga)'."""
    return view.words(
        "resilience.item", name=view.name(row), part=view.words(f"resilience.part.{row['subject']}")
    )


def _levels(view: View, key: str, title: str, rows: Sequence[Row], forms: Sequence[Form]) -> Figure:
    words = view.words
    return Figure(
        key=key,
        question="resilience/levels",
        title=title,
        subtitle=subtitle(view, words("unit.resilience_levels")),
        rows=rows,
        columns=table.of(
            "resilience/levels",
            "round",
            Column("item", lambda v, r: Cell(_named(v, r), css="fu-wide")),
            "level",
            Column("grounds", lambda v, r: Cell(r["grounds"] or v.words("common.not_stated"), css="fu-wide")),
            "assessed_on",
            "source",
        ),
        source=sourcing.of_rows(view, rows),
        forms=forms,
        empty=words("resilience.nobody"),
    )


def matrix(view: View, items: Sequence[Row], levels: Sequence[Row]) -> Figure:
    """Each item against the latest rounds; an item without a level says so."""
    words = view.words
    rounds = dict(sorted({row["round_number"]: row["round"] for row in levels}.items())[-MOST_ROUNDS:])
    found = {(row["item_id"], row["round_number"]): row["level"] for row in levels}
    lines = []
    for item in finding.assessed(items):
        own = [found.get((item["item_id"], number)) for number in rounds]
        cells = [MatrixCell(str(level or "–"), STEPS.get(level or 0, 0)) for level in own]
        lines.append(Line(_named(view, item), cells))
    form = Matrix(words("unit.resilience_levels"), words("column.item"), list(rounds.values()), lines)
    drawn = _levels(view, "resilience_levels", finding.matrix(view, levels), levels, [form])
    return replace(drawn, tools=filling.workbook(view, "resilience"), notes=[words("resilience.order_note")])


def grounds(view: View, levels: Sequence[Row]) -> Figure:
    """The latest round as text: each item with its level and what it rests on."""
    words = view.words
    listed = [
        Item(
            words("resilience.at_level", name=_named(view, row), level=row["level"]),
            row["grounds"] or words("resilience.no_grounds"),
        )
        for row in finding.latest(levels)
    ]
    drawn = _levels(view, "resilience_grounds", finding.grounds(view, levels), levels, [Listing(listed)])
    return replace(drawn, tools=filling.workbook(view, "resilience") if not levels else Figure.tools)


def framework(view: View, items: Sequence[Row], ties: Sequence[Row]) -> Figure:
    """The parts of resilience with what each means, and what a source ties to them."""
    words = view.words
    lines = [
        ListLine(
            words(f"resilience.parts.{part}"),
            "",
            "",
            [
                [
                    ListItem("", view.name(row), "", view.name(row, "method") if row["method_sv"] else "")
                    for row in items
                    if row["subject"] == part
                ],
                [
                    ListItem(
                        "",
                        view.name(row),
                        _href(view, row),
                        words("resilience.to_item", item=view.name(row, "item")),
                    )
                    for row in ties
                    if row["subject"] == part
                ],
            ],
        )
        for part in finding.PARTS
    ]
    heads = [words(f"resilience.head.{head}") for head in ("part", "items", "ties")]
    return Figure(
        key="resilience_framework",
        question="monitoring/methods",
        title=finding.framework(view, items),
        subtitle=subtitle(view, words("unit.resilience_framework")),
        rows=items,
        columns=table.of(
            "monitoring/methods",
            Column("resilience_part", lambda v, r: Cell(v.words(f"resilience.part.{r['subject']}"))),
            table.named("item"),
            Column("means", lambda v, r: Cell(v.name(r, "method") if r["method_sv"] else "–", css="fu-wide")),
            table.code("basis", "basis"),
            "source",
        ),
        source=sourcing.of_rows(view, items),
        forms=[ListTable(words("unit.resilience_framework"), heads, lines)],
        notes=[words("resilience.framework_note")],
        empty=words("resilience.none_yet", day=words.date(view.as_of)),
    )


def _href(view: View, row: Row) -> str:
    """The card of the project or the rows of the milestone that a statement is about."""
    return rowsets.project_url(view, row) or rowsets.milestone_url(view, row)


def tied(view: View, rows: Sequence[Row]) -> Figure:
    """What a source ties to a part of resilience, in its words as we tell them."""
    words = view.words
    listed = [
        Item(
            view.name(row),
            words(
                "resilience.tied_to",
                text=view.name(row, "text"),
                item=view.name(row, "item"),
                part=words(f"resilience.part.{row['subject']}"),
            ),
            _href(view, row),
        )
        for row in rows
    ]
    return Figure(
        key="resilience_ties",
        question="resilience/ties",
        title=finding.tied(view, rows),
        subtitle=subtitle(view, words("unit.resilience_ties")),
        rows=rows,
        columns=table.of(
            "resilience/ties",
            table.named("tied_to", "item"),
            table.named("about", "name", _href),
            table.named("said_of_it", "text"),
            table.code("kind", "statement_kind"),
            table.code("basis", "basis"),
            "source",
        ),
        source=sourcing.of_rows(view, rows),
        forms=[Listing(listed)],
        notes=[words("evaluation.undated_note")],
        empty=words("resilience.ties_none_text"),
    )


def rules(view: View) -> Figure:
    """How a level is to be read, what a round is, who can fill it in, and why there is no index."""
    words = view.words
    return rules_of(
        view,
        "resilience_rules",
        [
            Item(words(f"resilience.rule.{rule}.title"), words(f"resilience.rule.{rule}.text"))
            for rule in RULES
        ],
    )
