"""What was measured in pages, as tables beside the static page."""

from collections.abc import Iterable

from tests.bench import targets
from tests.bench.markdown import table
from tests.bench.pages import Measured


def page_tables(pages: Measured) -> Iterable[str]:
    """Tables 3 and 4."""
    loads, changes = [], []
    for name, (first, repeat, plain, plain_repeat) in pages.loads.items():
        loads += [
            times(f"First load, {name}", first.ms, plain.ms, targets.FIRST_LOAD),
            times(f"Repeated load, {name}", repeat.ms, plain_repeat.ms, targets.NONE),
            size(
                f"Bytes of the first load, {name}, MB",
                first.bytes.all / 1e6,
                plain.bytes.all / 1e6,
                targets.FIRST_MB,
            ),
            size(
                f"Bytes of a repeated load, {name}, kB",
                repeat.bytes.files / 1e3,
                plain_repeat.bytes.files / 1e3,
                targets.REPEAT_KB,
            ),
            size(f"  and its messages, {name}, kB", repeat.bytes.messages / 1e3, None, targets.NONE),
        ]
    for what, change in pages.changes.items():
        new, again = (
            (targets.PAGE_CHANGE, targets.PAGE_CHANGE_AGAIN)
            if what == "page"
            else (targets.CHANGE, targets.CHANGE_AGAIN)
        )
        for when, one, target in (("new", change.new, new), ("asked before", change.again, again)):
            changes.append(times(f"Change of {what}, {when}", one.total, change.static.total, target))
    start = times("Server start", 1000 * pages.starts[0], 1000 * pages.starts[1], targets.NONE)
    titles = ["", "Dashboard", "Static page", "Ratio", "Target"]
    yield table(
        "3. Pages, in Chromium; milliseconds until painted where no unit stands",
        titles,
        [start, *loads, *changes],
        "rrrl",
    )
    yield crowd_table(pages)
    yield parts_table(pages)


def times(what: str, ms: float, static_ms: float, target: targets.Target) -> list[str]:
    """A row whose ratio to the static page has a target."""
    ratio = ms / static_ms
    return [what, f"{ms:.0f}", f"{static_ms:.0f}", f"{ratio:.2f}", target.verdict(ratio)]


def size(what: str, value: float, static_value: float | None, target: targets.Target) -> list[str]:
    """A row whose value itself has a target."""
    return [
        what,
        f"{value:.2f}",
        "" if static_value is None else f"{static_value:.2f}",
        "",
        target.verdict(value),
    ]


def crowd_table(pages: Measured) -> str:
    """Sessions at once."""
    rows = []
    for crowd in pages.crowds:
        for when, waits, at_once in (
            ("each another day, new", crowd.new, targets.AT_ONCE_MS),
            ("the same, asked before", crowd.again, targets.AT_ONCE_AGAIN_MS),
        ):
            target = at_once.get(crowd.sessions, targets.NONE)
            asked = [f"{waits.median:.0f}", f"{waits.longest:.0f}", target.verdict(waits.median)]
            rows.append([f"{crowd.sessions}, {when}", *asked, f"{waits.cpu:.0f}"])
        each = crowd.mb_a_session
        rows.append(
            [f"{crowd.sessions}, MB a session", f"{each:.2f}", "", targets.SESSION_MB.verdict(each), ""]
        )
    rows.append(["The server, idle, MB", f"{pages.idle_mb:.0f}", "", "", ""])
    titles = ["Sessions", "Median", "Longest", "Target", "CPU of the server for one"]
    title = "4. Sessions at once, by Streamlit's own messages over websockets, on finansiering; milliseconds"
    return table(title, titles, rows, "rrlr")


def parts_table(pages: Measured) -> str:
    """Where the time of a change goes."""
    rows = [
        [
            f"{what}, {when}",
            *(f"{part:.0f}" for part in (one.before, one.server, one.after)),
            server.verdict(one.server),
            f"{one.bytes / 1e3:.1f}",
            targets.CHANGE_KB.verdict(one.bytes / 1e3),
        ]
        for what, change in pages.changes.items()
        for when, one, server in (
            ("new", change.new, targets.CHANGE_SERVER_MS),
            ("asked before", change.again, targets.AGAIN_SERVER_MS),
        )
    ]
    titles = [
        "Change of",
        "Browser, until it asks",
        "Server, until its last message",
        "Browser, from then until painted",
        "Target of the server",
        "Messages, kB",
        "Target of messages",
    ]
    return table("5. Where the time of a change goes, median milliseconds", titles, rows, "rrrlrl")
