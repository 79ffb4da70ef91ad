"""Each question of a strategist is answered within three clicks from Översikt, at its address and with its number."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import places, rig

BEGINS = "/?as_of=2026-11-28"
MOST_CLICKS = 3
_FILE = Path(__file__).parents[1] / "questions" / "questions.toml"
QUESTIONS = tomllib.loads(_FILE.read_text(encoding="utf-8"))["question"]


def click(visit: rig.Visit, step: str) -> int:
    """Take a step; gives the clicks that it took."""
    page, clicks = visit.page, 1
    if step.startswith("menu "):
        places.open_menu(page, step.removeprefix("menu "))
        return 1
    link = page.locator(f"a[href^='{step}']").locator("visible=true").first
    if not link.count():
        places.open_menu(page, "f-more")
        clicks = 2
    link.click()
    visit.settle()
    return clicks


def said(page: Page, question: dict[str, Any]) -> str:
    """The text in which the answer must stand, with plain spaces."""
    if "says_anywhere" in question:
        return plain(page.locator("main").inner_text())
    block = page.locator(f"#{question['in']}" if "in" in question else "h1")
    expect(block).to_be_visible()
    return plain(block.inner_text())


def plain(text: str) -> str:
    return " ".join(text.split())


def test_there_are_at_least_twenty_questions_each_once() -> None:
    asked = [question["asks"] for question in QUESTIONS]
    assert len({*asked}) == len(asked) >= 20


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["asks"])
def test_a_question_is_answered_within_three_clicks(
    come_to: Callable[[str], rig.Visit], question: dict[str, Any]
) -> None:
    visit = come_to(BEGINS)
    clicks = sum(click(visit, step) for step in question["clicks"])
    assert clicks <= MOST_CLICKS
    parts = urlsplit(visit.page.url)
    assert f"{parts.path}?{parts.query}" == question["at"]
    answer = question.get("says") or question["says_anywhere"]
    assert answer in said(visit.page, question)
