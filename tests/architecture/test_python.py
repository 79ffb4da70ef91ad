"""Habits of the code: errors are heard, values are bound, today comes from one place, no test is left out."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.tree import Check, calls, faults, files, found, sql_without_comments

ASKED_BY_READERS = ("app.py", "queries/**/*.py", "pages/**/*.py")
PRODUCT = (*ASKED_BY_READERS, "data/**/*.py")
CLOCK = "pages/ui/base/clock.py"
CLOCK_CALL = re.compile(r"\b(date|datetime|Timestamp)\.(now|today|utcnow)$")
NOW_IN_SQL = re.compile(
    r"\b(current_date|current_timestamp|localtimestamp)\b|\b(now|today|get_current_\w+)\s*\(", re.IGNORECASE
)


def swallowed_errors(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find errors that nobody hears of: passed over, or all of them caught and neither raised nor logged."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            silent = all(isinstance(step, ast.Pass) or is_ellipsis(step) for step in node.body)
            if node.type is None:
                yield node.lineno, "catches everything with a bare except"
            elif silent:
                yield node.lineno, "passes over an error"
            elif catches_all(node.type) and not is_heard(node):
                yield node.lineno, "catches every error and neither raises nor logs it"
    for call, called, name in calls(tree):
        if name == "suppress" and any(catches_all(argument) for argument in call.args):
            yield call.lineno, f"calls {called} on every error"


def is_ellipsis(step: ast.stmt) -> bool:
    """Tell whether a statement is three dots."""
    return isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant) and step.value.value is ...


def catches_all(kind: ast.expr) -> bool:
    """Tell whether a class of errors is the widest there is."""
    return any(
        isinstance(node, ast.Name) and node.id in ("Exception", "BaseException") for node in ast.walk(kind)
    )


def is_heard(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler raises or logs with the traceback."""
    body = ast.Module(handler.body, [])
    return any(isinstance(node, ast.Raise) for node in ast.walk(body)) or any(
        name == "exception" for _, _, name in calls(body)
    )


def built_sql(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find SQL put together from values in the call that runs it."""
    for call, called, name in calls(tree):
        if name in ("execute", "executemany", "query", "sql") and call.args and is_put_together(call.args[0]):
            yield call.lineno, f"puts SQL together in {called}(); bind the values"


def is_put_together(text: ast.expr) -> bool:
    """Tell whether a string is made with an f-string, +, % or format()."""
    if isinstance(text, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in text.values)
    made_by_call = isinstance(text, ast.Call) and ast.unparse(text.func).endswith(".format")
    return made_by_call or (isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add | ast.Mod))


def clocks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find a look at the clock of the machine."""
    for call, called, _ in calls(tree):
        if CLOCK_CALL.search(called):
            yield (
                call.lineno,
                f"calls {called}; the as-of date says what day it is, and {CLOCK} what today is",
            )


def clocks_in_sql(source: str) -> list[str]:
    """Find a look at the clock in a piece of SQL."""
    return [match[0] for match in NOW_IN_SQL.finditer(sql_without_comments(source))]


def left_out_tests(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find tests that are skipped or may fail."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("skip", "skipif", "xfail", "importorskip"):
            yield node.lineno, f"leaves a test out with {ast.unparse(node)}"


def test_no_error_is_swallowed() -> None:
    assert faults(swallowed_errors, files(*PRODUCT, "tests/**/*.py")) == []


def test_values_are_bound() -> None:
    # The build is not among them: it runs SQL made from files in git, and nothing a reader sends gets there.
    assert faults(built_sql, files(*ASKED_BY_READERS)) == []


def test_today_comes_from_one_place() -> None:
    watched = files(*ASKED_BY_READERS)
    assert faults(clocks, [path for path in watched if not path.as_posix().endswith(CLOCK)]) == []


def test_no_number_depends_on_the_day_it_is_asked() -> None:
    sources = files("queries/**/*.sql", "data/**/*.sql")
    assert [path.name for path in sources if clocks_in_sql(path.read_text(encoding="utf-8"))] == []


def test_no_test_is_left_out() -> None:
    assert faults(left_out_tests, files("tests/**/*.py")) == []


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (swallowed_errors, "try:\n    f()\nexcept:\n    raise"),
        (swallowed_errors, "try:\n    f()\nexcept KeyError:\n    pass"),
        (swallowed_errors, "try:\n    f()\nexcept KeyError:\n    ..."),
        (swallowed_errors, "try:\n    f()\nexcept (Exception, KeyError):\n    rows = []"),
        (swallowed_errors, "with contextlib.suppress(Exception):\n    f()"),
        (built_sql, "con.execute(f'select {a}')"),
        (built_sql, "con.execute('select ' + a)"),
        (built_sql, "con.execute('select %s' % a)"),
        (built_sql, "con.sql('select {}'.format(a))"),
        (clocks, "date.today()"),
        (clocks, "dt.datetime.now(UTC)"),
        (left_out_tests, "@pytest.mark.skip\ndef test(): ..."),
        (left_out_tests, "pytest.xfail('later')"),
    ],
)
def test_a_bad_habit_is_found(check: Check, source: str) -> None:
    assert len(found(check, source)) == 1


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (swallowed_errors, "try:\n    f()\nexcept KeyError:\n    rows = []"),
        (swallowed_errors, "try:\n    f()\nexcept Exception:\n    log.exception('f')"),
        (built_sql, "con.execute('select $a', {'a': 1})"),
        (built_sql, "con.execute(asked.sql, values)"),
        (clocks, "clock.today()"),
        (left_out_tests, "rows.skip_blank()"),
    ],
)
def test_a_good_habit_passes(check: Check, source: str) -> None:
    assert found(check, source) == []


def test_a_clock_in_sql_is_found() -> None:
    assert clocks_in_sql("select 1 where a > current_date or b > now ()") == ["current_date", "now ("]
    assert clocks_in_sql("select 1 -- not now() but as_of") == []
