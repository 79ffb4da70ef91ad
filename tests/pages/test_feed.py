"""The corrections as a feed: Atom that a strict reader reads, with every character of the data as text."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from data.build import build
from pages.ui import feed
from tests.data.facts_factory import TEXTS, changed, write_facts

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> & ]]> 'citat' Å"


@pytest.fixture
def corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition with one correction, whose reason is hostile."""
    line = f'one,funding,split,amount,1000.50,2000.50,"{HOSTILE}",why,"följd",effect,2026-11,page\n'
    build(write_facts(tmp_path / "one"), tmp_path / "editions")
    amount = changed("funding", 2, amount="2000.50")
    facts = write_facts(tmp_path / "two", funding=amount, corrections=TEXTS["corrections"] + line)
    build(facts, tmp_path / "editions")
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path / "editions"))


@pytest.mark.usefixtures("corrected")
def test_a_correction_is_an_entry() -> None:
    root = ElementTree.fromstring(feed.feed("sv", "https://example.org/"))
    assert root.tag == f"{ATOM}feed"
    assert all(root.find(ATOM + name) is not None for name in ("id", "title", "updated", "author"))
    [entry] = root.findall(f"{ATOM}entry")
    assert (
        entry.findtext(f"{ATOM}title")
        == "Rättat: belopp, Två områden, belopp: från 1\u00a0000,5 till 2\u00a0000,5"
    )
    assert entry.findtext(f"{ATOM}summary") == f"{HOSTILE} följd"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-30T00:00:00Z"
    [link] = entry.findall(f"{ATOM}link")
    assert link.get("href") == "https://example.org/data-och-kallor#corrections"
    english = ElementTree.fromstring(feed.feed("en", "https://example.org/"))
    assert english.findtext(f"{ATOM}entry/{ATOM}id") == entry.findtext(f"{ATOM}id"), "one id, two languages"
    assert english.findtext(f"{ATOM}entry/{ATOM}summary") == "why effect"


def test_without_corrections_there_is_a_feed_all_the_same() -> None:
    root = ElementTree.fromstring(feed.feed("sv", "https://example.org/"))
    assert root.findall(f"{ATOM}entry") == []
    assert root.findtext(f"{ATOM}updated")
