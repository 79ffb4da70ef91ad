"""A file of a pinned view says the edition that its numbers are of, also when another is in use."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdf
import pytest
from pptx import Presentation

import queries
from data.build import build
from pages.ui.address import view
from pages.ui.base.words import Words
from pages.ui.figure import slides
from pages.ui.figure.slides import Slide
from pages.ui.files import deck, paper, picture, sheets, takealong
from pages.ui.rows import query
from tests.data.facts_factory import TEXTS, write_facts

HERE = "https://example.org"


@pytest.fixture(scope="module")
def pinned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a view of the first of two editions; the second is in use."""
    folder: Path = tmp_path_factory.mktemp("pinned")
    build(write_facts(folder / "first"), folder / "editions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLLOW_UP_EDITIONS", str(folder / "editions"))
        first = queries.current_edition()
        added = TEXTS["sources"] + "later,Verket,Senare,,2020,page\n"
        build(write_facts(folder / "second", sources=added), folder / "editions")
        assert queries.current_edition() != first
        yield f"/finansiering?edition={first}"


def texts_of(content: bytes) -> str:
    """All that stands on the slides of a PowerPoint file."""
    found = Presentation(io.BytesIO(content)).slides
    return "\n".join(s.text_frame.text for slide in found for s in slide.shapes if s.has_text_frame)


def test_every_kind_of_file_names_the_edition_of_its_view_alone(pinned: str) -> None:
    here, words = view.at(pinned), Words("sv")
    assert here.refused == ()
    shown = slides.shown([Slide(pinned, "by_group"), Slide(pinned)])
    page = shown[0].page
    figure = page.figure("by_group")
    assert figure is not None
    workbook = sheets.serve(here, "by_group", "xlsx")
    files = {
        "picture": picture.svg(here, figure, words),
        "deck": texts_of(deck.make(shown, words=words, base_url=HERE, cover="Läget")),
        "paper": "".join(
            re.sub(r"\W", "", sheet.extract_text())  # lines break anywhere
            for sheet in pypdf.PdfReader(io.BytesIO(paper.make(shown, words, HERE, ""))).pages
        ),
        "file to take along": takealong.make(shown, words, HERE, lambda *_: None).decode(),
        "workbook": "\n".join(
            str(cell.value)
            for row in openpyxl.load_workbook(io.BytesIO(workbook))["om tabellen"].iter_rows()
            for cell in row
        ),
    }
    for name, told in files.items():
        assert here.edition in told, name
        assert queries.current_edition() not in told, name


def test_an_answer_of_one_edition_is_not_remembered_for_another(pinned: str) -> None:
    of_first, of_current = (query.rows("sources/list", view.at(at)) for at in (pinned, "/finansiering"))
    later = [row for row in of_current if row not in of_first]
    assert [row["source_id"] for row in later] == ["later"]
    assert query.rows("sources/list", view.at(pinned)) == of_first
