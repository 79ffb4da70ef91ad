"""Made-up data say so on every page, in every figure wherever it goes, in files and in the API; facts never do."""

import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.ui.address import notices, view
from pages.ui.address.view import View
from pages.ui.base.sections import SECTIONS
from pages.ui.base.words import Words
from pages.ui.figure import capture
from pages.ui.figure.slides import Shown, Slide
from pages.ui.files import deck, paper, picture, presenting
from pages.ui.server import api, calendar_feed, catalogue, datasets, embed, feed, openapi
from tests.data.made_up_clusters import publish

DAY = dt.date(2026, 11, 22)
SENTENCE, MARK = Words("sv")("frame.synthetic"), Words("sv")("frame.made_up")
OF_ONE = {"projektkort": "project_id=two_areas", "organisation": "org_id=region", "kalla": "source_id=page"}
OF_ONE |= {"pastaende": "claim_id=euro_claim", "rader": "rows=funding", "omrade": "line_id=one_forest"}
ROUTES = [
    *api.ROUTES,
    *datasets.ROUTES,
    *feed.ROUTES,
    *calendar_feed.ROUTES,
    *catalogue.ROUTES,
    *embed.ROUTES,
]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an edition of made-up facts."""
    return publish(tmp_path_factory.mktemp("made_up"))


@pytest.fixture
def client(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(made_up))
    return TestClient(Starlette(routes=ROUTES))


@pytest.mark.usefixtures("client")
def test_every_page_and_every_figure_with_data_says_so(subtests: pytest.Subtests) -> None:
    for section in SECTIONS:
        with subtests.test(page=section.key):
            here = view.at(f"/{section.path}?{OF_ONE.get(section.path, '')}")
            assert SENTENCE in notices.of(here)
            caught = capture.run(here)
            assert caught.sentences[:1] == [SENTENCE] or not caught.title
            assert [one.key for one in caught.figures if not one.subtitle.startswith(MARK)] == []


def _shown(key: str) -> Shown:
    address = f"/kluster?as_of={DAY}"
    caught = capture.run(view.at(address))
    return Shown(Slide(address, key), caught, caught.figure(key))


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize("key", ["", "cluster_survey"], ids=["the finding", "a figure"])
def test_slides_pictures_and_papers_say_so(key: str) -> None:
    shown = _shown(key)
    html, _ = presenting.sheet(shown, 1, 1)
    assert MARK in html
    slides = Presentation(io.BytesIO(deck.make([shown], words=Words("sv"), base_url="https://host"))).slides
    assert MARK in " ".join(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)
    if shown.figure:
        assert MARK in picture.svg(shown.view, shown.figure, Words("sv"))
        assert paper._drawn(shown.view, shown.figure, "https://host")["subtitle"].startswith(MARK)


@pytest.mark.parametrize(
    "address",
    [
        f"/api/v1/clusters/survey?as_of={DAY}&format={{kind}}",
        f"/api/v1/projects/list?as_of={DAY}&format={{kind}}",
        f"/tables/kluster/cluster_survey.{{kind}}?as_of={DAY}",
    ],
)
def test_tables_and_answers_say_so(client: TestClient, address: str) -> None:
    told = client.get(address.format(kind="json"))
    assert told.headers["x-made-up"] == "yes"
    assert MARK in json.dumps({**told.json(), "rows": []}, ensure_ascii=False)
    book = openpyxl.load_workbook(io.BytesIO(client.get(address.format(kind="xlsx")).content))
    assert SENTENCE in [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    rows = client.get(address.format(kind="csv"))
    assert 'filename="pahittat-' in rows.headers["content-disposition"]
    assert rows.headers["x-made-up"] == "yes"


def test_datasets_feeds_catalogues_and_embedded_figures_say_so(client: TestClient) -> None:
    for suffix in ("csv", "parquet"):
        answer = client.get(f"/datasets/cluster_survey.{suffix}")
        assert 'filename="pahittat-cluster_survey' in answer.headers["content-disposition"]
        assert answer.headers["x-made-up"] == "yes"
    assert SENTENCE in client.get("/corrections.atom?lang=sv").text
    assert SENTENCE in client.get("/catalog.ttl").text
    assert client.get("/datapackage.json").json()["description"].startswith(SENTENCE)
    calendar = client.get("/att-rapportera.ics?org_id=nobody").text.replace("\r\n ", "")
    assert f"X-WR-CALNAME:{MARK}" in calendar
    assert client.get(f"/embed/kluster?as_of={DAY}").text.count(SENTENCE) == 1
    assert Words("en")("frame.synthetic") in openapi.description()["info"]["description"]


def test_what_few_answered_is_in_no_dataset(client: TestClient) -> None:
    lines = client.get("/datasets/cluster_survey.csv").text.splitlines()
    few = [line for line in lines if ",Studenter," in line]
    assert len(few) == 3, "one of each cluster and round, whatever was answered"
    assert {tuple(line.split(",")[4:8]) for line in few} == {("", "", "", "True")}


def test_facts_say_nothing_of_the_kind() -> None:
    here = view.at(f"/kluster?as_of={DAY}")
    assert notices.made_up(here) == ""
    caught = capture.run(View("kluster", {"as_of": DAY}))
    assert SENTENCE not in caught.sentences
    assert [one.key for one in caught.figures if MARK in one.subtitle] == []
    answer = TestClient(Starlette(routes=ROUTES)).get(f"/api/v1/clusters/numbers?as_of={DAY}&format=csv")
    assert "x-made-up" not in answer.headers
    assert 'filename="clusters-' in answer.headers["content-disposition"]
