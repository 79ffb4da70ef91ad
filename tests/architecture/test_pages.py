"""A page is a paragraph: no SQL, no reshaping, no words, no number formats, no state, and short."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import Check, calls, faults, files, found, section_pages, texts

LONGEST_PAGE = 60
TEMPLATES = Path(__file__).parents[2] / "pages" / "ui" / "frame" / "templates"
SQL = re.compile(
    r"\bselect\b.+\bfrom\b|^\s*from\s+\w+\s+(select|where|group|order)\b", re.IGNORECASE | re.DOTALL
)
WORDS = re.compile(r"\s|[åäöÅÄÖéÉ]")
RESHAPING = {
    *(
        "agg",
        "aggregate",
        "apply",
        "assign",
        "concat",
        "cumsum",
        "drop_duplicates",
        "explode",
        "groupby",
        "mean",
    ),
    *(
        "melt",
        "merge",
        "nlargest",
        "nunique",
        "pivot",
        "pivot_table",
        "reindex",
        "resample",
        "sort_values",
        "stack",
    ),
    *("sum", "to_dict", "transform", "unstack", "value_counts"),
}


def sql_text(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find SQL in strings."""
    joined = [
        (node.lineno, "?".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)))
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
    ]
    for line, text in [*texts(tree), *joined]:
        if SQL.search(text):
            yield line, "holds SQL; a question is a file in queries/"


def own_state(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find session_state, as an attribute or a name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name == "session_state":
                yield node.lineno, "keeps state of its own; state stands in the address"


def reshaping(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find calls that reshape or reckon with rows, and rows picked by a condition."""
    for call, called, name in calls(tree):
        if name in RESHAPING:
            yield call.lineno, f"calls {called}; the query gives rows as the page needs them"
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Compare | ast.BoolOp):
            yield node.lineno, "picks rows by a condition; the query does that"


def words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find strings that look like words for a reader."""
    for line, text in texts(tree):
        if WORDS.search(text):
            yield line, f"says {text!r}; words stand in pages/text/"


def number_formats(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find numbers formatted in place."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield node.lineno, "formats a value; pages/ui/ does that, by language"
    for call, called, name in calls(tree):
        if name in ("format", "round", "strftime"):
            yield call.lineno, f"calls {called}; pages/ui/ does that, by language"


def missing_question(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find a page whose docstring does not ask its question."""
    if not (ast.get_docstring(tree) or "").split("\n")[0].rstrip().endswith("?"):
        yield 1, "does not open with its question as a docstring"


def twins(paths: Iterable[Path]) -> list[str]:
    """List the file names that more than one page has; Streamlit would serve only one of them."""
    return [name for name, times in Counter(path.name for path in paths).items() if times > 1]


def too_long(source: str) -> bool:
    """Tell whether a page has outgrown a paragraph."""
    return len(source.splitlines()) > LONGEST_PAGE


def test_no_sql() -> None:
    assert faults(sql_text, files("app.py", "pages/**/*.py")) == []


def test_no_state_of_its_own() -> None:
    assert faults(own_state, section_pages()) == []


def test_no_reshaping() -> None:
    assert faults(reshaping, section_pages()) == []


def test_no_words() -> None:
    assert faults(words, section_pages()) == []


def test_no_number_formats() -> None:
    assert faults(number_formats, section_pages()) == []


def test_every_page_asks_its_question() -> None:
    assert faults(missing_question, section_pages()) == []


def test_no_two_pages_share_a_file_name() -> None:
    assert twins(section_pages()) == []


def test_no_page_lies_where_streamlit_would_serve_it_without_the_frame() -> None:
    assert files("pages/*.py") == [path for path in files("pages/*.py") if path.name == "__init__.py"]


def test_every_page_is_short() -> None:
    assert [page.name for page in section_pages() if too_long(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (sql_text, "ask('SELECT a\\n FROM t')"),
        (sql_text, "ask(f'select {a} from {b}')"),
        (sql_text, "ask('from projects where a')"),
        (own_state, "st.session_state.year = 1"),
        (own_state, "session_state['year']"),
        (reshaping, "rows.groupby('year')"),
        (reshaping, "rows[rows.year > 2015]"),
        (words, "st.write('Hej alla')"),
        (words, "st.write(f'Översikt{year}')"),
        (number_formats, "f'{amount:.1f}'"),
        (number_formats, "round(amount)"),
        (missing_question, "'''Money.'''"),
        (missing_question, "import streamlit"),
    ],
)
def test_a_fault_of_a_page_is_found(check: Check, source: str) -> None:
    assert len(found(check, source)) == 1


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (sql_text, "'''select a from b'''"),
        (own_state, "state = 1"),
        (reshaping, "rows['granted_sek']; ', '.join(names)"),
        (words, "'''Vad säger sidan?'''\nsay('funding.title')"),
        (number_formats, "f'{key}'"),
        (missing_question, "'''How much?\n\nMore.'''"),
    ],
)
def test_a_good_page_passes(check: Check, source: str) -> None:
    assert found(check, source) == []


def test_twins_and_long_pages_are_found() -> None:
    assert twins([Path("a/list.py"), Path("b/list.py"), Path("b/card.py")]) == ["list.py"]
    assert [too_long("\n" * 60), too_long("\n" * 61)] == [False, True]


def own_to_dictionaries(template: str) -> list[str]:
    """What a template reads from a dictionary by a name that every dictionary has for something else of its own."""
    methods = "|".join(name for name in dir(dict) if not name.startswith("_"))
    said = " ".join(re.findall(r"\{[{%].*?[}%]\}", template))
    return re.findall(rf"\b\w+\.(?:{methods})\b(?!\()", re.sub(r"\"[^\"]*\"|'[^']*'", "", said))


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_template_reads_a_method_of_a_dictionary_for_a_value(path: Path) -> None:
    assert own_to_dictionaries(path.read_text(encoding="utf-8")) == []


def test_a_method_of_a_dictionary_is_found() -> None:
    assert own_to_dictionaries(
        '<a href="{{ filters.clear }}">{{ w("present.keys") }} {{ row.name }}</a>'
    ) == ["filters.clear"]
