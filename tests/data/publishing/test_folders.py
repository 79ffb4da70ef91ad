"""Replacing the folder of the facts: in one step where the system can, in three where it cannot, and settled if broken off."""

from pathlib import Path

import pytest

from data.errors import EditionError
from data.publishing import folders, pending


def two(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("facts", ".facts-p1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gaps.csv").write_text(name, encoding="utf-8")
    return tmp_path / "facts", tmp_path / ".facts-p1"


def said(folder: Path) -> str:
    return (folder / "gaps.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("in_one_step", [True, False])
def test_two_folders_change_places(
    tmp_path: Path, in_one_step: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, beside = two(tmp_path)
    if not in_one_step:
        monkeypatch.setattr(folders, "_exchanged", lambda folder, other: False)
    folders.exchange(facts, beside)
    assert (said(facts), said(beside)) == (".facts-p1", "facts")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".facts-p1", "facts"]


@pytest.mark.parametrize(("steps", "after"), [(1, ".facts-p1"), (2, ".facts-p1")])
def test_an_exchange_broken_off_between_its_steps_is_settled(tmp_path: Path, steps: int, after: str) -> None:
    facts, beside = two(tmp_path)
    root = tmp_path / "editions"
    root.mkdir()
    digests = folders.digest(facts), folders.digest(beside)
    kept = str(root / "publications" / "p1")
    pending.begin(root, pending.Pending(str(facts), str(beside), *digests, "0" * 12, True, kept))
    facts.rename(beside.with_name(f"{beside.name}-was"))
    if steps > 1:
        beside.rename(facts)
    pending.settle(root)
    assert said(facts) == after
    assert sorted(path.name for path in tmp_path.iterdir()) == ["editions", "facts"]
    assert list(root.iterdir()) == []


def test_a_folder_of_another_file_system_or_a_mount_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        folders.exchange(tmp_path / "facts", tmp_path / "none")


def test_what_is_under_way_and_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / pending.FILE).write_text("{", encoding="utf-8")
    with pytest.raises(EditionError, match="PENDING cannot be read"):
        pending.settle(tmp_path)
    assert pending.settle(tmp_path / "nothing") == ""


def test_the_digest_leaves_out_what_it_is_told_to(tmp_path: Path) -> None:
    facts, _ = two(tmp_path)
    before = folders.digest(facts, without=("journal",))
    (facts / "journal.csv").write_text("a line", encoding="utf-8")
    assert folders.digest(facts, without=("journal",)) == before != folders.digest(facts)
