"""Kluster with made-up rounds: each figure drawn, on the page, in words and in files; without values it says who has them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pages.ui.address.view import View
from pages.ui.base import editors
from pages.ui.figure import capture, figure
from pages.ui.figure.figure import Caught
from pages.ui.forms.answers import Answers
from pages.ui.forms.form import Form
from pages.ui.forms.matrix import Matrix
from tests.data.made_up_clusters import GIVEN, OTHER, QUESTION, publish
from tests.pages import rig
from tests.pages.rig import Page
from tests.pages.test_forms import OUTPUTS

DAY = dt.date(2026, 11, 22)
DRAWN = ("cluster_phases", "cluster_criteria", "cluster_survey")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an edition of made-up clusters."""
    return publish(tmp_path_factory.mktemp("clusters"))


@pytest.fixture(params=["sv", "en"])
def page(made_up: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Page:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(made_up))
    return rig.run(View("kluster", {"as_of": DAY, "lang": request.param}))


def test_each_finding_is_what_the_rows_say(page: Page) -> None:
    words, n = page.view.words, page.view.words.count
    titles = {one.key: one.title for one in page.figures}
    # Of three clusters hives alone is in phase 4, up from 2; mills stands where it stood.
    assert titles["cluster_phases"] == words("clusters.phases", top=n(1), n=n(3), phase=4, risen=n(1))
    # Of leads 3 (mills) and 5 (hives) and opens 4 (hives), two are at 4 or higher.
    assert titles["cluster_criteria"] == words("clusters.criteria", high=n(2), n=n(3), level=4)
    # Of two clusters' firms (9 of 15 say yes) and researchers (2 of 5), the firms alone are more than half; students are too few.
    assert titles["cluster_survey"] == words("clusters.survey", high=n(2), n=n(4))
    assert all(one.is_drawn for one in page.figures if one.key in DRAWN)


def test_the_ladder_and_the_criteria_show_the_latest_round_and_nothing_that_was_not_judged(
    page: Page,
) -> None:
    [ladder] = [form for form in page.figure("cluster_phases").forms if isinstance(form, Matrix)]
    cells = {line.name: [(cell.text, cell.step) for cell in line.cells] for line in ladder.lines}
    empty = ("", 0)
    assert cells == {
        "Bikupan <b>&</b> Co": [empty, ("2016", 1), empty, ("2019", 3), empty],
        "=Kvarnarna": [empty, empty, ("2019, 2016", 3), empty, empty],
        "Tysta klustret": [("2016", 3), empty, empty, empty, empty],
    }
    [criteria] = [form for form in page.figure("cluster_criteria").forms if isinstance(form, Matrix)]
    assert criteria.heads == ["=Kvarnarna", "Bikupan <b>&</b> Co"]
    assert [[cell.text for cell in line.cells] for line in criteria.lines] == [["3", "5"], ["–", "4"]]


def test_bars_are_shares_of_those_who_answered_and_too_few_are_no_bar(page: Page) -> None:
    words = page.view.words
    [form] = [form for form in page.figure("cluster_survey").forms if isinstance(form, Answers)]
    assert [group.title for group in form.groups] == [f"{QUESTION} (2019)", f"{OTHER} (2016)"]
    for group in form.groups:
        for bar, (name, given) in zip(group.bars, sorted(GIVEN.items()), strict=True):
            assert bar.name.endswith(f": {name}")
            if sum(given) < 5:
                assert (bar.shares, bar.beside) == ((), words("clusters.few"))
                continue
            assert [share.value for share in bar.shares] == [
                pytest.approx(100 * one / sum(given)) for one in given
            ]
            assert bar.beside == words("clusters.answers", n=words.count(sum(given)))
    assert page.html.count(words("clusters.few")) >= 2


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.__name__)
def test_every_drawing_says_its_values_on_every_output(
    output: Callable[[Caught, list[Form]], str], made_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(made_up))
    page = capture.run(View("kluster", {"as_of": DAY}))
    said = {
        "cluster_phases": ["Bikupan <b>&</b> Co", "=Kvarnarna", "2019", "2016", "Fas 4"],
        "cluster_criteria": ["Bikupan <b>&</b> Co", "Ledning", "Öppenhet", "5", "–"],
        "cluster_survey": [QUESTION, OTHER, "Företag", "15 svar", "Nej, inte alls", "färre än fem svar"],
    }
    for key, values in said.items():
        one = page.figure(key)
        assert one is not None
        found = output(page, list(one.forms))
        assert [value for value in values if rig.squeezed(value) not in found] == [], key


def test_without_values_one_sentence_says_who_has_them_and_a_button_gives_the_workbook(
    subtests: pytest.Subtests,
) -> None:
    page = rig.shown("/kluster")
    words = page.view.words
    lacking = [one for one in page.figures if one.key in DRAWN and not one.rows]
    for one in lacking:
        with subtests.test(figure=one.key):
            assert one.empty == words(f"clusters.missing.{one.key.removeprefix('cluster_')}")
            assert one.empty.count(". ") == 0, "one sentence"
            html = str(figure.html(page.view, one))
            assert 'data-export="/exports/workbook?sheets=clusters&amp;lang=sv"' in html
            assert ("/lagg-in" in html) == editors.possible()
    assert lacking or not page.figures


def test_the_card_of_a_cluster_leads_to_the_page_and_no_other_card_does() -> None:
    assert 'href="/kluster' in rig.shown("/organisation?org_id=paper_province").html
    assert 'href="/kluster' not in rig.shown("/organisation?org_id=kau").html
