"""Data that look like HTML, Markdown, mathematics or a formula are shown as they are, on every page, and run nothing."""

import csv
import io
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import quote

import openpyxl
import pytest
from playwright.sync_api import BrowserContext

from data.build import build
from data.publishing.folders import mark_made_up
from tests.browser import places, rig
from tests.browser.tabs import Walker
from tests.data.facts_factory import TEXTS, Rows, changed, rows_of, write_facts

GoTo = Callable[..., rig.Visit]
TITLES = {
    "html": "<b>fet</b> & <i>kursiv</i>",
    "image": '<img src=x onerror="window.harmed=1">',
    "maths": "$5 och $6",
    "markdown": "![bild](http://127.0.0.2:9/x.png) **fet** [här](javascript:window.harmed=2)",
    "formula": "=1+1",
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "entity": "&lt;b&gt; &amp; &#x27;",
    "template": "{{ 7*7 }} ${7*7} {n} %(x)s @total",
    "swedish": "Åsa Öbergs ängar; d'Arc",
    "long": "Ordutanmellanslag" * 9,
}
PROJECTS = list(TITLES)
PATHS = {
    "oversikt": "/",
    "finansiering": "/finansiering?by=area&location=part",
    "funders": "/finansiering?by=funder",
    "programmes": "/finansiering?by=programme&shape=cumulative",
    "projekt": "/projekt",
    "milstolpar": "/milstolpar",
    "data-och-kallor": "/data-och-kallor",
    "rader-funding": "/rader?rows=funding",
    "rader-projects": "/rader?rows=projects",
    "rader-milestones": "/rader?rows=milestones",
    **{f"card of {name}": f"/projektkort?project_id={name}" for name in ("html", "image", "formula", "long")},
    "pastaenden": "/pastaenden",
    "pastaende": "/pastaende?claim_id=over_a_million",
    "sedan-sist": "/sedan-sist?since=2015-01-01",
    "kalla": "/kalla?source_id=page",
    "organisationer": "/organisationer",
    "organisation": "/organisation?org_id=bakery",
    "utvarderingar": "/utvarderingar",
    "utvarderingar-lista": "/utvarderingar?tab=list",
    "aktiviteter": "/aktiviteter",
    "aktiviteter-lista": "/aktiviteter?tab=list",
    "sa-foljer-vi-upp": "/sa-foljer-vi-upp",
    "sa-foljer-vi-upp-metod": "/sa-foljer-vi-upp?tab=method",
    "motstandskraft": "/motstandskraft",
    "motstandskraft-lista": "/motstandskraft?tab=list",
    "roller": "/omrade?line_id=one_forest&tab=method",
}


def more(table: str, *rows: dict[str, str]) -> Rows:
    """Rows after those of the tiny facts; cells that are not named are empty."""
    there = rows_of(table)
    return there + [dict.fromkeys(there[0], "") | row for row in rows]


def filled(table: str, *rows: dict[str, str]) -> Rows:
    """Rows of a table that the tiny facts have none of; cells that are not named are empty."""
    heads = TEXTS[table].split()[0].split(",")
    return [dict.fromkeys(heads, "") | row for row in rows]


def both(**texts: str) -> dict[str, str]:
    """Texts that a row holds in both languages."""
    return {f"{name}_{lang}": text for name, text in texts.items() for lang in ("sv", "en")}


def of_documents() -> dict[str, Rows]:
    """Hostile texts in what documents say: plans, steps, methods, roles, evaluations, rounds, requirements, statements."""
    html, image, markdown, formula, command = (
        TITLES[name] for name in ("html", "image", "markdown", "formula", "command")
    )
    one, many = {"basis": "stated", "source_id": "page"}, {"basis": "stated", "source_ids": "page"}
    return {
        "activities": filled(
            "activities",
            {"activity_id": "a", "project_id": "two_areas", "position": "1", "source_id": "page"}
            | both(name=html, aim=image),
            {"activity_id": "b", "project_id": "two_areas", "position": "2", "source_id": "page"}
            | both(name=formula, aim=command),
        ),
        "sub_goals": filled(
            "sub_goals",
            {"sub_goal_id": "g", "project_id": "two_areas", "position": "1", "source_id": "page"}
            | both(name=markdown),
        ),
        "activity_goals": filled(
            "activity_goals", {"activity_id": "a", "sub_goal_id": "g", "basis": "stated"}
        ),
        "activity_milestones": filled(
            "activity_milestones", {"activity_id": "a", "milestone_id": "moved_done", "basis": "stated"}
        ),
        "project_bodies": filled(
            "project_bodies",
            {"body_id": "s", "project_id": "two_areas", "kind": "staff", "position": "1", "percent": "50"}
            | both(name=formula, note=image)
            | one,
        ),
        "process_steps": filled(
            "process_steps",
            {"step_id": "first", "region": "Värmland", "position": "1", "step": "analysis"}
            | both(text=html)
            | many,
            {"step_id": "next", "region": "Värmland", "position": "2", "step": "strategy"}
            | both(text=formula)
            | many,
        ),
        "framework_items": filled(
            "framework_items",
            {"item_id": "r1", "subject": "resilience_capacity", "position": "1"}
            | both(name=html, method=image)
            | one,
            {"item_id": "r2", "subject": "resilience_principle", "position": "1"} | both(name=formula) | one,
        ),
        "assessments": filled(
            "assessments",
            {"subject": "resilience_capacity", "item": "r1", "round": markdown, "level": "2"}
            | one
            | {"basis": image},
            {"subject": "resilience_principle", "item": "r2", "round": markdown, "level": "4"}
            | one
            | {"basis": formula},
        ),
        "area_roles": filled(
            "area_roles", {"role_id": "x", "area_id": "two_forest", "role": "leads"} | both(text=image) | one
        ),
        "evaluations": filled(
            "evaluations",
            {"evaluation_id": "e1", "date": "2018"}
            | both(name=html, evaluator=image, conclusion=markdown, recommendation=command)
            | many,
            {"evaluation_id": "e2", "date": "2017"} | both(name=formula, follow_up=html) | many,
        ),
        "application_rounds": filled(
            "application_rounds",
            {"round_id": "o", "programme": formula, "applied": "2016", "applications": "9", "granted": "3"}
            | both(name=html, note=image)
            | many,
        ),
        "requirements": filled(
            "requirements",
            {"requirement_id": "q", "position": "1"} | both(text=html, met=markdown, gap=formula) | one,
        ),
        "statements": filled(
            "statements",
            {"statement_id": "t1", "kind": "pilot"} | both(name=image, text=markdown) | many,
            {"statement_id": "t2", "kind": "condition", "item_id": "r1"}
            | both(name=formula, text=html)
            | many,
        ),
    }


def facts() -> dict[str, Rows]:
    """Facts in which every text that a page shows is hostile somewhere."""
    common = {
        "location": "whole",
        "scope": "strategy",
        "scope_basis": "editorial: theme",
        "source_ids": "page",
    }
    titled = {name: {"title_sv": text, "title_en": text} for name, text in TITLES.items()}
    money = {"measure": "granted", "decided": "2016-03-01", "currency": "SEK", "location": "whole"}
    areas = changed("areas", 4, name_sv=TITLES["html"], name_en=TITLES["html"])
    areas[1] |= {"name_sv": TITLES["maths"], "name_en": TITLES["maths"]}
    sources = changed("sources", 2, publisher=TITLES["image"], title=TITLES["markdown"])
    bodies = changed("organisations", 3, name=TITLES["html"], aliases=TITLES["formula"])
    claims = changed("claims", 2, statement_sv=TITLES["image"], statement_en=TITLES["image"])
    disputed = changed("contradictions", 2, matter_sv=TITLES["markdown"], side_one_sv=TITLES["html"])
    return {
        **of_documents(),
        "areas": areas,
        "sources": sources,
        "organisations": bodies,
        "claims": claims,
        "contradictions": disputed,
        "notes": changed("notes", 4, text_sv=TITLES["image"], text_en=TITLES["image"]),
        "gaps": changed("gaps", 2, text_sv=TITLES["image"], text_en=TITLES["image"]),
        "chart_events": changed("chart_events", 2, title_sv=TITLES["html"], title_en=TITLES["html"]),
        "projects": more(
            "projects",
            *(
                {"project_id": name, "start": "2016", "coordinator_org_id": "bakery"} | common | titled[name]
                for name in TITLES
            ),
        ),
        "project_areas": more(
            "project_areas",
            *(
                {"project_id": name, "area_id": area, "share": "1", "basis": "stated"}
                for name, area in zip(TITLES, ["one_forest", "one_health"] * 5, strict=True)
            ),
        ),
        "project_partners": more(
            "project_partners",
            *({"project_id": name, "org_id": "bakery", "role": "partner"} for name in TITLES),
        ),
        "funding": more(
            "funding",
            *(
                {
                    "funding_id": f"of_{name}",
                    "project_id": name,
                    "funder": text,
                    "funder_group": "eu",
                    "programme": text,
                }
                | {"amount": str(1000 * place), "source_id": "page"}
                | money
                for place, (name, text) in enumerate(TITLES.items(), start=1)
            ),
        ),
        "milestones": more(
            "milestones",
            *(
                {"milestone_id": name, "level": "strategy", "source_id": "page"} | titled[name]
                for name in TITLES
            ),
        ),
        "milestone_events": more(
            "milestone_events",
            *(
                {
                    "milestone_id": name,
                    "event": event,
                    "date": date,
                    "known_on": known,
                    "reason": reason,
                    "source_id": "page",
                }
                for name, text in TITLES.items()
                for event, date, known, reason in (
                    ("planned", "2016-06-30", "2016-01-01", ""),
                    ("moved", "2017-06-30", "2016-06-01", text),
                )
            ),
        ),
    }


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose edition is made of hostile and made-up facts."""
    folder = tmp_path_factory.mktemp("hostile")
    build(mark_made_up(write_facts(folder / "facts", **facts())), folder / "editions")
    with rig.serve(folder / "log.txt", FOLLOW_UP_EDITIONS=str(folder / "editions")) as url:
        yield url
    assert "Traceback" not in (folder / "log.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def _walker(known_browser: BrowserContext, hostile_url: str) -> Iterator[Walker]:
    walker = Walker(known_browser, hostile_url)
    yield walker
    walker.close()


@pytest.fixture
def walk(_walker: Walker) -> Iterator[GoTo]:
    """Go from page to page of that server; nothing may have run, been fetched from elsewhere or gone wrong."""
    with _walker.met() as come_to:

        def unfolded(path: str, width: int = 1280) -> rig.Visit:
            visit = come_to(path, width=width)
            places.unfold(visit.page)
            assert visit.page.evaluate("window.harmed") is None
            return visit

        yield unfolded


def texts(visit: rig.Visit, selector: str) -> list[str]:
    """What the elements say, also inside a chart; without the hint that a link opens elsewhere."""
    return [
        text.replace("(öppnas i ny flik)", "").strip()
        for text in visit.page.evaluate(
            "css => [...document.querySelectorAll(css)].map(e => e.textContent)", selector
        )
    ]


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_no_data_become_elements_links_or_pictures(walk: GoTo, path: str) -> None:
    page = walk(path).page
    assert page.locator(f"{places.OWN_IMAGES}, main script, main iframe, .katex, mjx-container").count() == 0
    made = page.evaluate(
        """() => [...document.querySelectorAll('main b, main i, main em, main strong, main tspan')]
            .filter(e => /^(fet|kursiv)$/.test(e.textContent)).length"""
    )
    assert made == 0
    links = page.evaluate(
        "() => [...document.querySelectorAll('main a')].map(a => a.getAttribute('href') ?? a.outerHTML)"
    )
    assert [link for link in links if not link.startswith(("/", "https://example.org/"))] == []
    assert page.evaluate("() => document.querySelectorAll('[onerror], [onclick], [onload]').length") == 0
    assert "Påhittade uppgifter" in page.locator(".fu-notice").inner_text()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_titles_stand_in_the_list_as_they_are(walk: GoTo, lang: str) -> None:
    visit = walk(f"/projekt?tab=list&lang={lang}" if lang == "en" else "/projekt?tab=list")
    assert set(TITLES.values()) <= set(texts(visit, "#projects_list tbody th"))
    expected = {"sv": "Påhittade uppgifter", "en": "Made-up"}[lang]
    assert visit.page.locator(".fu-notice").inner_text().startswith(expected)


@pytest.mark.parametrize("name", PROJECTS)
def test_a_title_heads_its_card_and_stands_in_its_money_as_it_is(walk: GoTo, name: str) -> None:
    visit = walk(f"/projektkort?project_id={name}")
    assert texts(visit, "h1") == [TITLES[name]]
    assert TITLES[name] in texts(visit, "#money td")
    assert TITLES["html"] in texts(visit, "#partners th, #partners td")
    assert f"{TITLES['image']}: {TITLES['markdown']}" in texts(visit, "#sources th, #sources td")


def test_rows_and_milestones_are_shown_as_they_are(walk: GoTo) -> None:
    rows = texts(walk("/rader?rows=funding"), "#rows tbody th, #rows tbody td")
    assert set(TITLES.values()) <= set(rows)
    assert set(TITLES.values()) <= set(texts(walk("/rader?rows=milestones"), "#rows tbody th"))
    listed = walk("/milstolpar?tab=list")
    for fold in listed.page.locator(".fu-folded > details > summary").all():
        fold.click()
        listed.settle()
    assert set(TITLES.values()) <= set(texts(listed, ".fu-text-lines th a"))
    marks = " ".join(texts(walk("/milstolpar"), ".fu-sl-mark .fu-hidden"))
    assert [title for title in TITLES.values() if title not in marks] == []


def test_labels_of_charts_are_shown_as_they_are(walk: GoTo) -> None:
    visit = walk("/omraden")
    labels = texts(visit, "[data-chart] .annotation-text, [data-chart] .annotation-text-g text")
    for name in (TITLES["html"], TITLES["maths"]):
        bare = name.replace(" ", "")  # a label of two lines has none where it breaks
        assert any(label.replace(" ", "").startswith(bare) for label in labels), (name, labels)
    assert visit.page.locator("[data-chart] a").count() == 0
    visit = walk("/finansiering?by=funder")
    assert visit.page.locator("[data-chart] a").count() == 0
    names = {text for name, text in TITLES.items() if name not in ("html", "long")}
    assert len(names & set(texts(visit, "#by_group .fu-bar-name"))) > 3
    places.open_table(visit.page, "by_group")
    assert names <= set(texts(visit, "#by_group tbody th"))
    matrix = walk("/finansiering?by=area").page.locator("#per_year_area").inner_text()
    assert all(name in matrix for name in (TITLES["html"], TITLES["maths"]))
    assert any(TITLES["html"] in text for text in texts(visit, "#events li"))


def test_the_hint_at_a_mark_is_shown_as_it_is(walk: GoTo) -> None:
    visit = walk("/finansiering?by=area")
    bar = visit.page.locator("[data-chart] .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.locator(".hoverlayer text").first.wait_for()
    assert visit.page.locator(".hoverlayer a").count() == 0


def test_a_search_for_a_hostile_title_finds_it_alone(walk: GoTo) -> None:
    for name in ("image", "markdown", "command", "entity", "template"):  # nothing else is called so
        visit = walk(f"/projekt?text={quote(TITLES[name])}")
        assert texts(visit, "#projects_list tbody th") == [TITLES[name]]
        places.open_menu(visit.page, "f-filter")
        assert visit.page.locator("#f-text").input_value() == TITLES[name]


@pytest.mark.parametrize(
    "path", ["/projekt", "/finansiering?by=funder", "/milstolpar", "/projektkort?project_id=long"]
)
def test_a_long_word_does_not_widen_a_phone(walk: GoTo, path: str) -> None:
    page = walk(path, width=320).page
    widest = "Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"
    assert page.evaluate(widest) <= 320


def test_files_hold_no_formula(hostile_url: str) -> None:
    address = f"{hostile_url}/api/v1/projects/list?format="
    with urllib.request.urlopen(address + "csv") as answer:
        rows = list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))
    titles = {row["title_sv"] for row in rows}
    assert {"'" + TITLES["formula"], "'" + TITLES["command"], TITLES["html"], TITLES["swedish"]} <= titles
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "+"))]
    with urllib.request.urlopen(address + "xlsx") as answer:
        book = openpyxl.load_workbook(io.BytesIO(answer.read()))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]


# Questions of what documents say, and a column of each that holds the formula.
OF_DOCUMENTS = {
    "evaluations/list": "name_sv",
    "evaluations/rounds": "programme",
    "plans/activities": "activity_sv",
    "plans/tree": "activity_sv",
    "plans/bodies": "name_sv",
    "monitoring/process": "text_sv",
    "monitoring/requirements": "gap_sv",
    "monitoring/purposes": "name_sv",
    "monitoring/methods": "name_sv",
    "resilience/levels": "grounds",
}


@pytest.mark.parametrize("question", OF_DOCUMENTS)
def test_files_of_what_documents_say_hold_no_formula(hostile_url: str, question: str) -> None:
    with urllib.request.urlopen(f"{hostile_url}/api/v1/{question}?format=csv") as answer:
        rows = list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))
    assert "'" + TITLES["formula"] in {row[OF_DOCUMENTS[question]] for row in rows}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "+"))]


def test_what_documents_say_stands_there_as_it_is(walk: GoTo) -> None:
    for path, names in (
        ("/utvarderingar", ("html", "image", "markdown", "formula", "command")),
        ("/aktiviteter", ("html", "markdown", "formula")),
        ("/sa-foljer-vi-upp", ("html", "markdown", "formula")),
        ("/motstandskraft", ("html", "image", "formula")),
        ("/motstandskraft?tab=list", ("html", "image", "formula")),
        ("/omrade?line_id=one_forest&tab=method", ("image",)),
    ):
        said = walk(path).page.locator("main").text_content() or ""
        assert [name for name in names if TITLES[name] not in said] == [], path


def test_a_phone_and_a_screen_reader_get_them_too(walk: GoTo) -> None:
    for path in ("/finansiering?by=funder", "/projekt?tab=list"):
        visit = walk(path, width=390)
        assert visit.axe_violations() == []
