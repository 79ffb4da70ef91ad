"""A part of a page is what the page would hold there, and the address of a part gives nothing else."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from markupsafe import Markup

import queries
from pages.ui.address import run, sink, view
from pages.ui.base.sections import SECTIONS
from pages.ui.figure import arranged, capture, figure, filters, share
from pages.ui.forms import fold
from pages.ui.server import parts
from tests.pages import rig
from tests.pages.conftest import TODAY
from tests.pages.views import CARDS, ROWS, SOURCES, VIEWS

EVERY = [*(address for path in VIEWS for address in VIEWS[path][:3]), *CARDS, *ROWS[:2], *SOURCES]
FOLD = re.compile(r'<details[^>]* id="([^"]+)"[^>]* data-part>')


def at(here: view.View, key: str) -> tuple[str, str]:
    """The page and the query of a part's address."""
    page, _, query = fold.address(here).removeprefix("/parts/").partition("?")
    return page, f"{query}&part={key}"


def text(response: object) -> str:
    return bytes(response.body).decode()  # type: ignore[attr-defined]


def folded(here: view.View, monkeypatch: pytest.MonkeyPatch) -> str:
    """The figures of a page as a browser gets them."""
    with monkeypatch.context() as patch:
        patch.setattr(fold, "content", lambda key, make: Markup(""))
        return "".join(figure.html(here, one) for one in rig.run(here).figures)


@pytest.mark.parametrize("address", EVERY)
def test_every_fold_has_its_part_and_it_is_what_the_page_would_hold(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = view.at(address)
    whole = "".join(piece.html for piece in rig.shown(address).blocks)
    keys = FOLD.findall(folded(here, monkeypatch))
    assert len(set(keys)) == len(keys)
    for key in keys:
        got = parts.answer(*at(here, key))
        assert got.status_code == 200, key
        inner = re.sub(FOLD, lambda found: found[0], text(got)).replace(" data-part>", ">").strip()
        start = whole.index(f'id="{key}"')
        opening = (
            "<div data-into>" if key.endswith("-more") else "</summary>"
        )  # a menu has more than its part
        held = whole[whole.index(opening, start) + len(opening) :].lstrip()
        plain = re.sub(
            r'(<details class="fu-columns"[^>]*><summary[^>]*>[^<]*</summary>).*?</details>',
            r"\1</details>",
            held,
            flags=re.DOTALL,
        )
        assert plain.startswith(inner), key


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_filters_and_the_dialog_are_of_the_view(lang: str) -> None:
    here = view.at(f"/projekt?lang={lang}&as_of=2020-12-31&state=ended")
    assert text(parts.answer(*at(here, "f-filter"))) == str(filters.panel(here))
    assert text(parts.answer(*at(here, "share"))) == str(share.parts(here))
    assert 'value="ended" selected' in text(parts.answer(*at(here, "f-filter")))


def test_a_part_is_of_the_day_and_the_edition_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    here = view.at("/finansiering")
    page, query = at(here, "by_group-table")
    assert f"of={queries.current_edition()}.{TODAY}" in query
    assert 'href="/finansiering?table=' in text(parts.answer(page, query)), (
        "a link of today's view names no day"
    )
    of_then = text(parts.answer(page, query.replace(str(TODAY), "2018-05-05")))
    named = text(parts.answer(*at(view.at("/finansiering?as_of=2018-05-05"), "by_group-table")))
    assert 'href="/finansiering?table=' in of_then
    assert 'href="/finansiering?as_of=2018-05-05&amp;table=' in named
    assert rig.texts(of_then) == rig.texts(named)
    assert rig.texts(of_then) != rig.texts(text(parts.answer(page, query)))
    assert view.at("/finansiering").as_of == TODAY, "the next run is of its own day"


@pytest.mark.parametrize(
    ("page", "query", "status"),
    [
        ("finns-inte", "of={of}&part=x", 404),
        ("finansiering", "of={of}&part=finns-inte", 404),
        ("finansiering", "of={of}", 404),
        ("finansiering", "part=by_group-table", 404),
        ("finansiering", "of=../../etc.2020-01-01&part=by_group-table", 404),
        ("finansiering", "of={edition}.2999-01-01&part=by_group-table", 404),
        ("finansiering", "of={edition}.0001-01-01&part=by_group-table", 404),
        ("finansiering", "of={edition}.20200101&part=by_group-table", 404),
        ("finansiering", "of={of}&part=by_group-table&okant=1", 400),
        ("finansiering", "of={of}&part=by_group-table&as_of=1999-99-99", 400),
        ("finansiering", "of={of}&part=by_group-table&lang=en&by=x", 400),
    ],
)
def test_what_no_page_asks_for_gets_a_sentence(page: str, query: str, status: int) -> None:
    edition = queries.current_edition()
    got = parts.answer(page, query.format(of=run.stand(), edition=edition))
    assert (got.status_code, got.media_type) == (status, "application/json")
    assert '"error"' in text(got)


def test_a_part_is_kept_by_its_tag_and_loads_nothing() -> None:
    page, query = at(view.at("/projekt"), "projects_by_area-table")
    got = parts.answer(page, query)
    assert "max-age" in got.headers["cache-control"]
    assert got.headers["content-security-policy"].startswith("default-src 'none'")
    again = parts.answer(page, query, got.headers["etag"])
    assert (again.status_code, again.body) == (304, b"")


def test_a_table_that_is_folded_still_tells_that_it_cannot_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    here = view.at("/finansiering?table=by_group:nonsense")
    arranged.met.set({})
    folded(here, monkeypatch)
    assert arranged.unusable(here)
    arranged.met.set(None)


def test_a_page_runs_once_for_all_its_folds(monkeypatch: pytest.MonkeyPatch) -> None:
    here, ran, run = view.at("/finansiering?as_of=2017-03-04"), [], capture.run

    def counted(*given: Any, **named: Any) -> Any:
        ran.append(given)
        return run(*given, **named)

    monkeypatch.setattr(capture, "run", counted)
    asked = [
        at(here, f"{figure}-{fold}")
        for figure in ("by_group", "per_year_total")
        for fold in ("more", "table")
    ]
    with ThreadPoolExecutor(4) as readers:
        answers = list(readers.map(lambda address: parts.answer(*address), asked))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({text(answer) for answer in answers}) == 4
    assert len(ran) == 1


def test_a_page_that_failed_is_run_again_for_who_comes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    address = at(view.at("/finansiering?as_of=2017-03-05"), "by_group-table")
    with monkeypatch.context() as broken:
        broken.setattr(capture, "run", lambda *given, **named: 1 / 0)
        assert parts.answer(*address).status_code == 500
    assert parts.answer(*address).status_code == 200


def test_every_page_has_parts() -> None:
    for section in SECTIONS:
        assert fold.address(view.View(section.path, {})).startswith(f"/parts/{section.key}?of=")
    assert sink.now() is None
    assert dt.date.fromisoformat(run.stand().partition(".")[2]) == TODAY
