"""What waits for a report, in words: the finding, and the mail text for whoever answers for it."""

from collections.abc import Sequence

from pages.ui.address.view import View
from pages.ui.rows.query import Row

WAITING = ("overdue", "unreported", "claims", "registers")  # what awaits a report; the rest is upcoming
MOST_IN_A_MAIL = 20  # lines; the link shows the others


def owner(view: View, row: Row) -> str:
    """Who answers: the organisation, nobody that a source names, or who keeps the follow-up."""
    return str(row["owner"] or view.words(f"to_report.{row['owner_key']}"))


def label(view: View, row: Row) -> str:
    """The same as a heading."""
    name = owner(view, row)
    return name[:1].upper() + name[1:]


def title(view: View, owners: Sequence[Row]) -> str:
    """How much waits, and with whom most of it does."""
    words, waiting = view.words, sum(row["waiting"] for row in owners)
    if not waiting:
        return words("to_report.title_none")
    if len(owners) == 1 and owners[0]["owner_key"] == "nobody":
        return words("to_report.title_nobody", n=words.count(waiting))
    if len(owners) == 1:
        return words("to_report.title_of", n=words.count(waiting), name=owner(view, owners[0]))
    most = max((row for row in owners if row["owner"]), key=lambda row: row["waiting"], default=None)
    if most is None or not most["waiting"]:
        return words("to_report.title", n=words.count(waiting))
    values = {"most": words.count(most["waiting"]), "name": owner(view, most)}
    return words("to_report.title_most", n=words.count(waiting), **values)


def sentences(view: View, owners: Sequence[Row]) -> list[str]:
    """Of which kinds it is, and what comes besides within half a year."""
    words = view.words
    sums = {kind: sum(row[kind] for row in owners) for kind in (*WAITING, "upcoming")}
    counts = [words(f"to_report.{kind}", n=words.count(sums[kind])) for kind in WAITING if sums[kind]]
    told = [f"{words.list(counts)}."] if counts else []
    if sums["upcoming"]:
        told.append(
            words("to_report.besides" if counts else "to_report.soon", n=words.count(sums["upcoming"]))
        )
    return told


def when(view: View, row: Row) -> str:
    """Since when a thing waits, or when it is due."""
    words = view.words
    if row["due_from"] is None:
        return words("to_report.when.undated")
    day = words.date(row["due_from"], row["precision"])
    ago = words.ago(row["days"]) if row["days"] > 0 else ""
    return words(f"to_report.when.{row['kind']}", day=day, ago=ago)


def mail(view: View, owners: Sequence[Row], rows: Sequence[Row]) -> str:
    """A text to one owner: what is asked for, a line each. Empty for several owners, or where nothing is asked for."""
    words = view.words
    if len(owners) != 1 or not view["org_id"]:
        return ""
    lines = [f"– {view.name(row, 'title')}: {when(view, row)}" for row in rows[:MOST_IN_A_MAIL]]
    if len(rows) > MOST_IN_A_MAIL:
        lines.append(words("to_report.mail_more", n=words.count(len(rows) - MOST_IN_A_MAIL)))
    start = words("to_report.mail", name=owner(view, owners[0]), day=words.date(view.as_of))
    return "\n".join([start, *lines, words("to_report.mail_end")])
