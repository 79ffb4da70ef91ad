"""What the operator states stands on the page as text; what is not stated is not shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.ui.base import operator
from pages.ui.base.words import Words
from pages.ui.forms import block
from tests.pages import rig

FILE = """[contact]
name = "Regionen <b>"
email = "uppfoljning@example.se"
url = "javascript:alert(1)"
[accessibility]
body = "Region X"
shortcomings_sv = "Kartan.\\nDiagrammen."
secret = "no"
"""


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    operator.stated.cache_clear()
    yield
    operator.stated.cache_clear()


def statement() -> str:
    return rig.run(rig.read("/tillganglighet")).html


def foot() -> str:
    view = rig.read("/")
    return str(
        block.render(
            "foot.html",
            w=Words("sv"),
            view=view,
            edition="e",
            built="b",
            contact=operator.stated()["contact"],
        )
    )


def test_without_a_file_nothing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "förvaltas av" not in foot()
    assert "Inga brister är angivna." in statement()
    operator.stated.cache_clear()
    broken = tmp_path / "broken.toml"
    broken.write_text("[contact", encoding="utf-8")
    monkeypatch.setenv(operator.OPERATOR, str(broken))
    assert operator.stated() == {"contact": {}, "data": {}, "accessibility": {}}


def test_what_is_stated_is_shown_as_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "operator.toml"
    file.write_text(FILE, encoding="utf-8")
    monkeypatch.setenv(operator.OPERATOR, str(file))
    assert "Uppföljningen förvaltas av Regionen &lt;b&gt;." in foot()
    assert "mailto:uppfoljning@example.se" in foot()
    assert "javascript:" not in foot()
    assert "Region X står bakom" in statement()
    assert "<p>Kartan.</p><p>Diagrammen.</p>" in statement()
