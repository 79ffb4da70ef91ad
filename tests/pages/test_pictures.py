"""Each figure as a picture: finding, day, source and every value inside, well formed, in both languages and themes."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.ui.address import view
from pages.ui.base import lettering
from pages.ui.figure import capture
from pages.ui.figure.figure import Caught, Figure
from pages.ui.files import picture
from pages.ui.forms.area_years import AreaYears
from pages.ui.forms.bars import Bars
from pages.ui.forms.beside import YearsBeside
from pages.ui.server import paper_route, picture_route
from tests.pages import rig
from tests.pages.views import CARDS, ROWS, SOURCES, VIEWS

SVG = "{http://www.w3.org/2000/svg}"
EVERY = [*(address for path in VIEWS for address in VIEWS[path][:3]), *CARDS, *ROWS[:3], *SOURCES]
NASTY = '<script>alert(1)</script> & "q" #let $x$ *b* @r \x01\x0b \u202eabc ' + "å" * 300


def caught(address: str) -> Caught:
    """What the page shows at an address."""
    return capture.run(view.at(address))


def said(svg: str) -> str:
    """All letters of a picture, without spaces: lines break anywhere."""
    words = "".join(element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text"))
    return "".join(words.split())


def values(figure: Figure) -> list[str]:
    """The values of a figure's bars and years."""
    if not figure.rows:
        return []
    found = [bar.value for form in figure.forms if isinstance(form, Bars) for bar in form.items]
    panels = [p for form in figure.forms if isinstance(form, YearsBeside) for p in form.panels]
    lines = [line for form in figure.forms if isinstance(form, AreaYears) for line in form.lines]
    found += [cell.text for line in lines for cell in line.cells]
    found += [number.text for line in lines for number in line.numbers]
    found += [mark.text for line in lines for mark in line.marks]
    return found + [mark.text for panel in panels for mark in panel.marks]


def test_on_paper_the_sum_of_a_line_stands_out_whatever_else_is_known_of_it() -> None:
    """A line without undated money has a number fewer, and its sum is not the next one."""
    page = caught(rig.address(""))
    figure = next(one for one in page.figures if one.form(AreaYears))
    form = figure.form(AreaYears)
    assert form
    assert "" in [number.text for line in form.lines for number in line.numbers]
    root = ET.fromstring(picture.drawing(page.view, figure, 680)[0])
    bold = {text.text for text in root.iter(f"{SVG}text") if text.get("text-anchor") == "end"}
    head = form.heads.numbers[form.sum_at]
    assert {f"{head} {line.numbers[form.sum_at].text}" for line in form.lines} <= bold


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", EVERY)
def test_a_picture_holds_finding_day_source_edition_and_each_value(address: str, theme: str) -> None:
    page = caught(address)
    for figure in page.figures:
        svg = picture.svg(page.view, figure, page.view.words, theme, "https://host")
        root, told = ET.fromstring(svg), said(svg)
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == lettering.plain(figure.title)
        day = page.view.words.date(page.view.as_of)
        link = f"https://host{page.view.url(exact=True)}#{figure.key}"
        for text in (
            figure.title,
            day,
            figure.source,
            picture.edition_line(page.view.words, page.view.edition),
            link,
        ):
            assert rig.squeezed(text) in told, (figure.key, text)
        for text in values(figure):
            assert rig.squeezed(text) in told, (figure.key, text)


def test_a_stack_says_the_sum_of_each_year() -> None:
    page = caught("/projekt?as_of=2020-12-31")
    figure = page.figure("projects_per_year")
    assert figure
    sums: dict[int, int] = {}
    for row in figure.rows:
        sums[row["year"]] = sums.get(row["year"], 0) + row["projects"]
    svg = picture.svg(page.view, figure, page.view.words)
    bold = [e.text or "" for e in ET.fromstring(svg).iter(f"{SVG}text") if e.get("font-size") == "11.5"]
    assert sorted(bold) == sorted(str(n) for n in sums.values())


def test_hostile_texts_are_letters_in_a_picture() -> None:
    page = caught("/?as_of=2020-12-31")
    for figure in page.figures:
        nasty = replace(figure, title=NASTY, subtitle=NASTY, source=NASTY, notes=[NASTY])
        svg = picture.svg(page.view, nasty, page.view.words)
        root = ET.fromstring(svg)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            *("svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text"),
        }
        assert "".join(lettering.plain(NASTY).split()) in said(svg)


def test_no_line_of_a_picture_leaves_it() -> None:
    for text in (NASTY, "kort", "x" * 900):
        for line in lettering.wrapped(lettering.plain(text), 15, 300):
            assert lettering.width(line, 15) <= 300


@pytest.fixture(scope="module")
def client() -> TestClient:
    """The routes of pictures and papers."""
    return TestClient(Starlette(routes=[*picture_route.ROUTES, *paper_route.ROUTES]))


def test_a_png_has_twice_the_size_of_the_picture(client: TestClient) -> None:
    address = "/pictures/oversikt.{}?figure=area_years&as_of=2020-12-31"
    svg, png = client.get(address.format("svg")), client.get(address.format("png"))
    assert (svg.headers["content-type"], png.headers["content-type"]) == (
        "image/svg+xml; charset=utf-8",
        "image/png",
    )
    image = Image.open(BytesIO(png.content))
    image.load()
    root = ET.fromstring(svg.text)
    wanted = [2 * float(root.get(name, "0")) for name in ("width", "height")]
    assert all(abs(a - b) <= 2 for a, b in zip(image.size, wanted, strict=True))
    assert len(image.convert("L").getcolors() or []) > 10


def test_the_picture_that_one_has_is_not_sent_again(client: TestClient) -> None:
    address = "/pictures/finansiering.svg?figure=by_group&as_of=2020-12-31"
    first = client.get(address)
    assert first.status_code == 200
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address + "&by=funder", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/pictures/nowhere.svg?figure=x", 404),
        ("/pictures/oversikt.svg?figure=nothing", 404),
        ("/pictures/oversikt.gif?figure=area_years", 404),
        ("/pictures/oversikt.svg?figure=area_years&theme=pink", 400),
        ("/pictures/oversikt.svg?figure=area_years&as_of=yesterday", 400),
        ("/one-page.pdf?line_id=s2_food&<b>=1", 400),
        ("/one-page.pdf", 400),
        ("/one-page.pdf?line_id=atlantis", 400),
    ],
)
def test_a_wrong_address_is_answered_in_words(client: TestClient, address: str, status: int) -> None:
    for lang in ("", "&lang=en" if "?" in address else "?lang=en"):
        answer = client.get(address + lang)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
        assert answer.text.endswith(".")
