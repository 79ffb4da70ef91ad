"""What reaches the browser comes together, and costs it one layout of the page."""

import re
import time
from pathlib import Path

import pytest

from pages.ui.forms import block

ROOT = Path(__file__).parents[2]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the blocks that have been put on the page."""
    found: list[str] = []
    monkeypatch.setattr(block, "_put", lambda key, _: found.append(key))
    return found


def test_blocks_of_one_moment_are_put_on_the_page_together_in_their_order(put: list[str]) -> None:
    block.send("top", b"")
    assert put == ["top"]
    with block.in_bursts():
        block.send("heading", b"")
        block.send("chart", b"")
        assert put == ["top"]
        time.sleep(block._BURST)
        block.send("bars", b"")
        assert put == ["top", "heading", "chart", "bars"]
        block.send("claims", b"")
        assert len(put) == 4
    block.send("foot", b"")
    assert put == ["top", "heading", "chart", "bars", "claims", "foot"]


def test_what_was_made_before_a_page_fails_is_shown(put: list[str]) -> None:
    def failing() -> None:
        with block.in_bursts():
            block.send("heading", b"")
            raise LookupError

    with pytest.raises(LookupError):
        failing()
    assert put == ["heading"]


def test_no_rule_asks_for_a_new_style_of_all_that_stands_within_what_changes_its_class() -> None:
    """Streamlit changes the class of each element at each run: a rule `[class…] … *` has all that stands in it styled anew."""
    css = (ROOT / "pages/ui/frame/static/follow_up.css").read_text(encoding="utf-8")
    assert re.findall(r"\[class[^\]]*\][^,{}]*\*[^,{}]*", css) == []
