"""A list of slides keeps what was put on it, in a link and in a file; what is no such list is refused in words."""

import base64
import html
import json
import zlib
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import queries
from pages.ui.address import slide_list, view
from pages.ui.address.slide_list import BadList, Slide
from pages.ui.address.stories import STORIES
from pages.ui.base import clock
from pages.ui.base.words import Words
from pages.ui.figure import capture, slides
from pages.ui.files import day_table, presenting, takealong
from pages.ui.forms import block
from pages.ui.server import slide_routes

HOSTILE = "</script><img src=x onerror=alert(1)> \u202e=1+1 'å'"
SOME = (
    Slide("/finansiering?as_of=2020-12-31&by=funder", "by_group"),
    Slide("/", "", "Egen rubrik ÅÄÖ", "Rad ett\nrad två"),
    Slide("/milstolpar", "gone", HOSTILE),
)


def packed(rows: Any) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(json.dumps(rows).encode()) + packer.flush()
    return "1" + base64.urlsafe_b64encode(body).decode().rstrip("=")


def told(slides: Any) -> bytes:
    return json.dumps({"format": slide_list.FORMAT, "version": 1, "slides": slides}).encode()


def test_a_list_comes_back_from_its_code_and_from_its_file() -> None:
    assert slide_list.read(slide_list.code(SOME)) == SOME
    assert slide_list.from_file(slide_list.as_file(SOME)) == SOME
    assert slide_list.read(packed([["/a", "b"]])) == (Slide("/a", "b"),)


def test_a_list_is_short_in_a_link() -> None:
    for story in STORIES.values():
        assert len(slide_list.code(story)) < 450
    noted = [
        Slide(s.address, s.figure, "", f"{n}: " + "Säg detta om bilden. " * 10)
        for n, s in enumerate(SOME * 4)
    ]
    assert len(slide_list.code(noted)) < 2000


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "2" + slide_list.code(SOME)[1:],
        slide_list.code(SOME)[:-4],
        "1<script>",
        "1AAAA",
        "1" + "A" * 40_000,
        packed({"a": 1}),
        packed([["/"] * 5]),
        packed([[]]),
        packed([[1, "b"]]),
        packed([["/a", "", "x" * 201]]),
        packed([["/a"]] * 41),
        packed([["javascript:alert(1)"]]),
        packed("[" * 3000),
    ],
)
def test_what_is_no_list_is_refused_and_the_address_says_so(text: str) -> None:
    with pytest.raises(BadList):
        slide_list.read(text)
    assert view.at(f"/presentera?slides={text}").refused == ("slides",)


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(BadList):
        slide_list.read(packed([["/" + "a" * 9_000_000]]))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "rad 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[]", "format"),
        (b'{"format": "other", "version": 1, "slides": []}', "format"),
        (told([{"address": "/"}, {"address": "/", "title": "x" * 201}]), "Bild 2: rubriken är längre än 200"),
        (told([{"address": "/", "notes": "x" * 1001}]), "Bild 1: anteckningarna är längre än 1000"),
        (told([{"address": "/", "notes": 3}]), "Bild 1: anteckningarna ska vara text"),
        (told([{"address": "//../../etc", "figure": "../x"}]), "Bild 1: figurens namn"),
        (told([{"address": "https://elsewhere"}]), "Bild 1: adressen ska"),
        (told([{"figure": "by_group"}]), "Bild 1: ett fält saknas"),
        (told([{"address": "/", "html": "<b>"}]), "Bild 1: ett fält"),
        (told([{"address": "/"}] * 41), "40"),
        (b" " * 500_000, "för stor"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(content: bytes, says: str) -> None:
    with pytest.raises(BadList) as fault:
        slide_list.from_file(content)
    for words in (Words("sv"), Words("en")):
        sentence = slide_routes.sentence_of(fault.value, words)
        assert "{" not in sentence
    assert says in slide_routes.sentence_of(fault.value, Words("sv"))


def test_a_list_too_long_for_a_link_says_so() -> None:
    noise = [
        base64.b64encode(bytes((n * n * 7 + k * k * 13) % 251 for k in range(740))).decode()
        for n in range(40)
    ]
    long = [
        Slide(
            "/",
            "",
            "",
            "".join(chr(33 + (ord(c) * 31 + i * 7919 * (n + 3)) % 9000) for i, c in enumerate(text[:990])),
        )
        for n, text in enumerate(noise)
    ]
    with pytest.raises(BadList) as fault:
        slide_list.code(long)
    assert fault.value.key == "code_long"


def test_the_route_adds_changes_and_reads_a_file() -> None:
    client = TestClient(Starlette(routes=slide_routes.ROUTES))

    def ask(order: object) -> Any:
        return client.post("/slides/change?lang=sv", content=json.dumps(order))

    one = ask(
        {"slides": "", "address": "/finansiering?lang=en&by=funder&junk=1&slides=1", "figure": "by_group"}
    ).json()
    assert one["text"] == "Ligger som bild 1 på bildlistan."
    assert slide_list.read(one["slides"]) == (Slide("/finansiering?by=funder", "by_group"),)
    titled = ask({"slides": one["slides"], "number": 1, "field": "title", "text": HOSTILE}).json()
    assert slide_list.read(titled["slides"])[0].title == HOSTILE
    loaded = ask({"file": slide_list.as_file(SOME).decode()}).json()
    assert slide_list.read(loaded["slides"]) == SOME
    full = slide_list.code([Slide("/")] * 40)
    assert "40" in ask({"slides": full, "address": "/"}).json()["fault"]
    broken: list[object] = [
        [],
        {"number": 1},
        {"slides": "x", "address": "/"},
        {"slides": [1], "address": "/"},
    ]
    for bad in broken:
        answer = ask(bad)
        assert (answer.status_code, list(answer.json())) == (422, ["fault"])
    assert client.post("/slides/change", content=b"{").status_code == 422
    kept = client.get("/slides/file", params={"slides": one["slides"]})
    assert slide_list.from_file(kept.content) == slide_list.read(one["slides"])
    assert client.get("/slides/file", params={"slides": "x"}).status_code == 422


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("story", list(STORIES))
def test_a_ready_story_shows_what_its_views_show(story: str, lang: str) -> None:
    shown = slides.shown(slides.of(view.at(f"/presentera?story={story}&lang={lang}")))
    assert 8 <= len(shown) <= 12
    assert [one.gone for one in shown] == [""] * len(shown)
    assert [one.view.refused for one in shown] == [()] * len(shown)
    for one in shown:
        page = capture.run(view.at(one.slide.address))
        assert one.view.lang == lang
        assert one.title == (one.figure.title if one.figure else page.title)
        assert not one.figure or one.figure.rows, one.slide


def test_what_is_gone_says_so() -> None:
    gone, half, figure, itself = slides.shown(
        [Slide("/finns-inte"), Slide("//["), Slide("/milstolpar", "gone"), Slide("/presentera?story=idag")]
    )
    assert (gone.gone, half.gone, figure.gone, itself.gone) == ("page", "page", "figure", "page")
    assert slides.changed(Slide("//["), {"lang": "en"}).address.endswith("?lang=en")
    sheet, charts = presenting.sheet(gone, 1, 3)
    assert gone.view.words("present.gone.page") in sheet
    assert charts == {}


def test_day_and_areas_change_while_presenting_and_the_list_stays() -> None:
    code = slide_list.code(SOME)
    here = view.at(
        f"/presentera?slides={code}&slide=1&live_as_of=2018-12-31&live_areas=s1_forest_bioeconomy&lang=en"
    )
    [money, front, _] = slides.of(here)
    assert str(view.at(money.address).as_of) == "2018-12-31"
    assert view.at(front.address)["areas"] == ("s1_forest_bioeconomy",)
    assert slides.listed(here) == SOME
    every = slides.of(
        view.at(f"/presentera?slides={packed([['/?areas=s1_forest_bioeconomy']])}&live_areas=all")
    )
    assert not view.at(every[0].address)["areas"]


def test_a_list_stands_in_the_links_of_its_own_page_alone() -> None:
    code = slide_list.code(SOME)
    assert code in view.at(f"/presentera?slides={code}").url(lang="en")
    assert code in view.at(f"/presentera?slides={code}").url(exact=True)
    assert "slides" not in view.at(f"/presentera?slides={code}").url("finansiering")
    assert "slides" not in view.at(f"/finansiering?slides={code}").url(by="funder")


def test_nothing_on_a_slide_leads_away_and_text_stays_text() -> None:
    for story in STORIES:
        for number, one in enumerate(slides.shown(slides.of(view.at(f"/presentera?story={story}"))), start=1):
            sheet, charts = presenting.sheet(one, number, 9)
            assert "href=" not in sheet
            assert "data-go" not in sheet
            assert "customdata" not in json.dumps(charts)
    sheet, _ = presenting.sheet(slides.shown(SOME)[2], 3, 3)
    assert "<img" not in sheet
    assert "&lt;img" in sheet


def test_the_file_holds_the_numbers_of_its_views_and_no_way_out() -> None:
    shown = slides.shown(
        [SOME[0], SOME[2], Slide("/finansiering?as_of=2020-12-31", "per_year_total", HOSTILE)]
    )
    steps: list[tuple[int, int]] = []
    content = takealong.make(shown, Words("sv"), "https://example.org", lambda a, b, _: steps.append((a, b)))
    text = content.decode()
    assert len(content) < 6_000_000
    assert steps[-1][0] == steps[-1][1]
    assert "default-src 'none'" in html.unescape(text)
    assert "<img src=x" not in text
    data = json.loads(text.split('<script type="application/json" id="slides">')[1].split("</script>")[0])
    asked = view.at("/finansiering?as_of=2020-12-31&areas=s1_forest_bioeconomy")
    for code, there in (
        ("", shown[2]),
        ("s1_forest_bioeconomy", slides.shown([Slide(asked.url(), "per_year_total")])[0]),
    ):
        piece = data["pieces"][data["areas"][code][2]]
        [chart] = piece["charts"].values()
        assert there.figure
        drawn = [value for trace in chart["data"] for value in trace["y"]]
        assert drawn == [row["value"] for row in there.figure.rows if row["value"]]
    assert len(data["areas"]) > 6
    words = Words("sv")
    for row in shown[0].figure.rows if shown[0].figure else ():
        assert words.exact_money(row["value"]) in data["pieces"][data["areas"][""][0]]["html"]


def test_the_days_of_the_file_are_those_of_its_slides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the last forty days on which something changed: all of them are for a browser (tests/browser/test_presenting.py)."""
    every = day_table.spans
    monkeypatch.setattr(day_table, "spans", lambda here, follows: every(here, follows)[-40:])
    listed = [
        Slide("/", "area_years"),
        Slide("/milstolpar", "milestones_by_area"),
        Slide("/projekt", "by_municipality"),
    ]
    words = Words("sv")
    content = takealong.make(slides.shown(listed), words, "", lambda *_: None, dragged=True).decode()
    table, data = (
        json.loads(content.split(f'<script type="application/json" id="{part}">')[1].split("</script>")[0])
        for part in ("days", "slides")
    )
    assert {*table["pieces"]} == {"slide-1", "slide-2"}
    banner = words("present.file_banner", edition=queries.current_edition(), day=words.date(clock.today()))
    here = view.at("/presentera")
    for first, last in every(here, False)[-30::10]:
        for number, slide in enumerate(listed[:2], start=1):
            one = slides.one(slides.changed(slide, {"as_of": str(first)}), {})
            sheet, _ = presenting.sheet(one, number, 3, banner, beside=False)
            assert day_table.text_on(table, f"slide-{number}", first) == str(sheet), (number, first, last)
    says = [words("present.stays") in data["pieces"][piece]["html"] for piece in data["areas"][""]]
    assert says == [False, False, True], "a slide that stays on its day says so"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_without_a_list_the_stories_come_first_and_then_how_to_make_one(lang: str) -> None:
    here = view.at(f"/presentera?lang={lang}")
    with block.recorded(shown=False) as sent:
        presenting.listing(here, [])
    page = html.unescape(json.loads(zlib.decompress(sent[0][1]))["html"])
    places = [page.index(here.words(key)) for key in ("present.stories", "present.own_list", "present.load")]
    assert places == sorted(places)
    for key, story in STORIES.items():
        assert f'href="{here.url(story=key, slide=1)}"' in page
        assert f'href="{here.url(slides=slide_list.code(list(story)), story=None)}"' in page
        assert page.count(here.words(f"present.story_about.{key}")) == 1
    for path in ("", "finansiering", "projekt", "milstolpar", "omraden"):
        assert f'href="{here.url(path)}"' in page
