"""Figures of the mapping of clusters: phases on the ladder, horizontal criteria, the company survey, the method."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms.answers import Answers, Bar, Group, Share
from pages.ui.forms.form import Form
from pages.ui.forms.listing import Item
from pages.ui.forms.matrix import Cell as MatrixCell
from pages.ui.forms.matrix import Line, Matrix
from pages.ui.rows import bodies, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import filling
from pages.ui.subjects.figures.rules import of as rules_of
from pages.ui.subjects.sentences import clusters as finding

PHASES = range(1, 6)
LATEST, EARLIER = 3, 1  # how dark a phase is: of the latest round, or of one before
LEVELS = {1: 1, 2: 1, 3: 2, 4: 3, 5: 3}  # how dark a level is
SCALE = ("yes_very_high_degree", "yes_high_degree", "yes_some_degree", "yes_low_degree", "no_not_at_all")
IN_SIGHT = 4  # questions of the survey


def _figure(
    view: View, key: str, title: str, rows: Sequence[Row], columns: Sequence[Column], forms: Sequence[Form]
) -> Figure:
    """A figure of one of the three tables; empty, it says what is missing and who has it, and gives the workbook to fill."""
    words = view.words
    return Figure(
        key=f"cluster_{key}",
        question=f"clusters/{key}",
        title=title,
        subtitle=subtitle(view, words(f"unit.cluster_{key}")),
        rows=rows,
        columns=columns,
        source=sourcing.of_rows(view, rows),
        forms=forms if rows else (),
        tools=filling.workbook(view, "clusters") if not rows else Figure.tools,
        notes=[words(f"clusters.note.{key}")],
        empty=words(f"clusters.missing.{key}"),
    )


def phases(view: View, rows: Sequence[Row]) -> Figure:
    """Each cluster on the ladder of five phases, by round; the latest round is darkest."""
    words = view.words
    lines = []
    for org_id in dict.fromkeys(row["org_id"] for row in rows):
        own = [row for row in rows if row["org_id"] == org_id]
        cells = [_rounds([row for row in own if row["phase"] == phase]) for phase in PHASES]
        lines.append(Line(own[0]["name"], cells, bodies.card(view, org_id)))
    heads = [words("clusters.phase", n=phase) for phase in PHASES]
    columns = table.of(
        "clusters/phases",
        bodies.named("cluster"),
        "round",
        "phase",
        table.code("basis", "basis"),
        "source",
    )
    form = Matrix(words("unit.cluster_phases"), words("column.cluster"), heads, lines, is_even=True)
    return _figure(view, "phases", finding.phases(view, rows), rows, columns, [form])


def _rounds(rows: Sequence[Row]) -> MatrixCell:
    """The rounds in which a cluster was in a phase, the latest first."""
    step = LATEST if any(row["is_latest"] for row in rows) else EARLIER if rows else 0
    return MatrixCell(", ".join(row["round"] for row in rows), step)


def criteria(view: View, rows: Sequence[Row]) -> Figure:
    """Criteria against clusters, the level of the latest round in each cell."""
    words = view.words
    last = [row for row in rows if row["is_latest"]]
    names = dict(sorted({row["org_id"]: row["name"] for row in last}.items(), key=lambda pair: pair[1]))
    level = {(row["item_id"], row["org_id"]): row["level"] for row in last}
    lines = [
        Line(
            view.name(row, "item"),
            [_level(level.get((item_id, org_id))) for org_id in names],
        )
        for item_id, row in {row["item_id"]: row for row in last}.items()
    ]
    columns = table.of(
        "clusters/criteria",
        bodies.named("cluster"),
        table.named("criterion", "item"),
        "round",
        "level",
        Column("level_basis", lambda v, r: Cell(r["basis"] or v.words("common.not_stated"), css="fu-wide")),
        "source",
    )
    form = Matrix(words("unit.cluster_criteria"), words("column.criterion"), list(names.values()), lines)
    return _figure(view, "criteria", finding.criteria(view, rows), rows, columns, [form])


def _level(level: int | None) -> MatrixCell:
    return MatrixCell("–" if level is None else str(level), LEVELS.get(level or 0, 0))


def survey(view: View, rows: Sequence[Row]) -> Figure:
    """Each question of a round with a bar for each group of each cluster whose latest it is; under five answers, that alone."""
    words = view.words
    bars: dict[finding.Bar, list[Row]] = {}
    for row in rows:
        if row["is_latest"]:
            bars.setdefault(finding.bar_of(row), []).append(row)
    groups: dict[str, list[Bar]] = {}
    for (_, round_, question, _), answers in bars.items():
        title = words("clusters.asked", question=question, round=round_)
        groups.setdefault(title, []).append(_bar(view, answers))
    more = words("clusters.more", n=words.count(max(len(groups) - IN_SIGHT, 0)))
    scale = [words(f"survey_answer.{answer}") for answer in SCALE]
    form = Answers([Group(title, own) for title, own in groups.items()], scale, IN_SIGHT, more)
    columns = table.of(
        "clusters/survey",
        bodies.named("cluster"),
        "round",
        table.text("survey_question", "question", wide=True),
        table.text("partner_group", wide=True),
        Column("answer", _answer),
        "respondents",
        "answers",
        "answer_pct",
        "source",
    )
    return _figure(view, "survey", finding.survey(view, rows), rows, columns, [form])


def _answer(view: View, row: Row) -> Cell:
    """An answer of the scale; of too few, that they are too few."""
    if row["is_few"]:
        return Cell(view.words("clusters.few"), none=True)
    return Cell(view.words(f"survey_answer.{row['answer']}"))


def _bar(view: View, rows: Sequence[Row]) -> Bar:
    """The answers of one group about one cluster; a missing row of the scale is an answer that nobody gave."""
    words, first = view.words, rows[0]
    name = words("clusters.bar", name=first["name"], group=first["partner_group"])
    href = bodies.card(view, first["org_id"])
    if first["is_few"]:
        return Bar(name, words("clusters.few"), href=href)
    given = {row["answer"]: row["answer_pct"] for row in rows}
    shares = [Share(given.get(answer, 0), words.percent(given.get(answer, 0))) for answer in SCALE]
    return Bar(name, words("clusters.answers", n=words.count(first["answers"])), shares, href)


def rules(view: View) -> Figure:
    """How phases, criteria and answers are to be read, what partners and money are, and from when a round is known."""
    words = view.words
    items = [
        Item(words(f"clusters.rule.{rule}.title"), words(f"clusters.rule.{rule}.text"))
        for rule in ("phase", "criteria", "survey", "few", "partners", "money", "known")
    ]
    return rules_of(view, "cluster_rules", items)


def method(view: View, rows: Sequence[Row]) -> Figure:
    """The mapping as its deck has it: parts, criteria, groups that are asked, and answers to choose from."""
    words = view.words
    return Figure(
        key="cluster_method",
        question="monitoring/methods",
        title=words("clusters.method", n=words.count(len(rows))) if rows else words("clusters.no.method"),
        subtitle=subtitle(view, words("unit.cluster_method")),
        rows=rows,
        columns=table.of(
            "monitoring/methods",
            table.code("method_part", "framework", "subject"),
            table.named("item"),
            Column("method", lambda v, r: Cell(str(r[f"method_{v.lang}"] or "–"), css="fu-wide")),
            table.code("basis", "basis"),
            "source",
        ),
        source=sourcing.of_rows(view, rows),
        table_open=True,
        empty=words("clusters.no_method"),
    )
