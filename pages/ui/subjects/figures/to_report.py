"""What waits for a report: by owner, and each thing with the way to report it; the files for an owner."""

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlencode

from pages.ui.address.view import View
from pages.ui.base import editors, palette
from pages.ui.figure.figure import Figure, subtitle
from pages.ui.forms import block, folded, keys
from pages.ui.forms.bars import Bar, Bars, Group, Part
from pages.ui.forms.keys import PATTERN
from pages.ui.rows import rowsets, sourcing, table
from pages.ui.rows.query import Row
from pages.ui.rows.table import Cell, Column
from pages.ui.subjects.figures import filling
from pages.ui.subjects.sentences import to_report as finding

# As which status a thing is drawn; what has not been renewed is unknown as well.
STATUS = {"claim": "unreported", "register": "unreported"}
OF_BARS = ("overdue", "unreported", "upcoming")


def take_along(view: View, owners: Sequence[Row], mail: str) -> None:
    """What one owner is sent: a text with the link, and a calendar to subscribe to."""
    if not mail:
        return
    link = view.url()
    calendar = "/att-rapportera.ics?" + urlencode({"org_id": owners[0]["owner_key"], "lang": view.lang})
    org_id = owners[0]["owner_org_id"]
    workbook = filling.order(view, org_id=org_id) if org_id else ""
    html = block.render(
        "to_report.html",
        w=view.words,
        text=mail,
        link=link,
        calendar=calendar,
        workbook=workbook,
        all=view.url(org_id=None),
    )
    block.show("to-report", html)


def report_url(view: View, milestone_id: str) -> str:
    """Where a milestone is reported; empty where nobody can be an editor."""
    return view.url("rapportera", milestone_id=milestone_id) if editors.possible() else ""


def _unit(view: View) -> str:
    return subtitle(view, view.words(f"scope.{view['scope']}"))


def by_owner(view: View, rows: Sequence[Row]) -> Figure:
    """How much each owner has to report; the name leads to the owner's own list."""
    words = view.words
    names = (*finding.WAITING, "upcoming")
    most = max((row["waiting"] + row["upcoming"] for row in rows), default=1)
    return Figure(
        key="to_report_by_owner",
        question="milestones/to_report_by_owner",
        title=words("title.to_report_by_owner", n=words.count(len(rows))),
        subtitle=_unit(view),
        rows=rows,
        columns=[
            Column("owner", lambda v, r: Cell(finding.label(v, r), _own_list(v, r), css="fu-wide")),
            *(table.number(name, adds=True) for name in names),
            Column("longest_days", _longest, number=True),
        ],
        source=sourcing.line(view, "milestones/sources"),
        forms=[
            Bars([Group([_bar(view, row, most) for row in rows])], words("deck.value")),
            _key(view, rows),
        ],
        notes=[words("note.to_report_links")],
        empty=words("to_report.none"),
    )


def _counts(row: Row) -> dict[str, int]:
    """What waits for an owner, by status; what is to be renewed has no sign of its own and is counted with what is unknown."""
    return {
        "overdue": row["overdue"],
        "unreported": row["unreported"] + row["claims"] + row["registers"],
        "upcoming": row["upcoming"],
    }


def _bar(view: View, row: Row, most: int) -> Bar:
    """One owner and all that waits for it."""
    words, counts = view.words, _counts(row)
    parts = [
        Part(100 * n / most, f"status-{kind}", PATTERN[kind], value=n, label=words(f"to_report.drawn.{kind}"))
        for kind, n in counts.items()
        if n
    ]
    longest = row["longest_days"]
    return Bar(
        name=finding.label(view, row),
        value=words.number(sum(counts.values())),
        beside="" if longest is None else words("to_report.longest", ago=words.ago(longest)),
        href=_own_list(view, row),
        parts=parts,
    )


def _key(view: View, rows: Sequence[Row]) -> keys.Keys:
    """What the parts of the bars are, and how many there are of each in all bars."""
    words, counts = view.words, [_counts(row) for row in rows]
    sums = {kind: sum(count[kind] for count in counts) for kind in OF_BARS}
    return keys.Keys(
        [
            keys.Key(
                words(f"to_report.drawn.{kind}"),
                f"status-{kind}",
                PATTERN[kind],
                palette.SHAPE[kind],
                words.number(n),
            )
            for kind, n in sums.items()
            if n
        ]
    )


def _longest(view: View, row: Row) -> Cell:
    days = row["longest_days"]
    return Cell("–" if days is None else view.words.ago(days), value=days)


def _own_list(view: View, row: Row) -> str:
    return view.url(org_id=row["owner_key"], table=None)


def listed(view: View, owners: Sequence[Row], rows: Sequence[Row]) -> Figure:
    """Each thing that waits, by owner."""
    words = view.words
    own: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        own[row["owner_key"]].append(row)
    heads = [words(f"column.{key}") for key in ("what", "since_when", "source")]
    return Figure(
        key="to_report",
        question="milestones/to_report",
        title=_title(view, rows),
        subtitle=_unit(view),
        rows=rows,
        columns=table.of(
            "milestones/to_report",
            Column("owner", lambda v, r: Cell(finding.label(v, r))),
            table.named("what", "title", _href),
            table.code("kind", "to_report.kind"),
            Column("since_when", lambda v, r: Cell(finding.when(v, r), order=r["due_from"])),
            "source",
        ),
        source=sourcing.line(view, "milestones/sources"),
        forms=[
            folded.Folded(
                [_group(view, row, own[row["owner_key"]]) for row in owners], heads, words("common.new_tab")
            )
        ],
        notes=[words("note.to_report_cycles")],
        empty=words("to_report.none"),
    )


def _title(view: View, rows: Sequence[Row]) -> str:
    """How much awaits a report, and how much comes besides within half a year."""
    words, upcoming = view.words, sum(row["kind"] == "upcoming" for row in rows)
    counts = {"n": words.count(len(rows) - upcoming), "upcoming": words.count(upcoming)}
    if not upcoming:
        return words("title.to_report", **counts)
    return words("title.to_report_both" if len(rows) > upcoming else "title.to_report_upcoming", **counts)


def _group(view: View, owner: Row, rows: Sequence[Row]) -> folded.Group:
    counts = [f"{palette.SHAPE[kind]} {view.words.number(n)}" for kind, n in _counts(owner).items() if n]
    more = folded.Link(view.words("to_report.all_of_owner"), _own_list(view, owner))
    lines = [_line(view, row) for row in rows]
    return folded.Group(
        f"owner-{owner['owner_key']}", finding.label(view, owner), "", "", " ".join(counts), lines, more
    )


def _href(view: View, row: Row) -> str:
    """Where a thing is reported, or where it stands."""
    if row["kind"] == "claim":
        return view.url("pastaende", claim_id=row["item_id"])
    if row["kind"] == "register":
        return view.url("kalla", source_id=row["item_id"])
    return report_url(view, row["item_id"]) or rowsets.url(view, "milestones", milestone_id=row["item_id"])


def _line(view: View, row: Row) -> folded.Line:
    kind = view.words(f"to_report.kind.{row['kind']}")
    return folded.Line(
        STATUS.get(row["kind"], str(row["kind"])),
        folded.Link(view.name(row, "title"), _href(view, row)),
        "",
        [
            folded.Link(f"{kind} · {finding.when(view, row)}"),
            folded.Link(view.words.source(row["publisher"]), row["url"] or "", bool(row["url"])),
        ],
    )
