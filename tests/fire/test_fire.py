"""As much of the trials as fits beside the other tests; `python -m tests.fire` runs them whole."""

from pathlib import Path

import pytest

from tests.fire import clocks, crowds, disks, flips, kills, reads, setting, workers


@pytest.fixture
def root(edition_root: Path, tmp_path: Path) -> Path:
    """A folder of editions of its own."""
    setting.copied(edition_root, tmp_path / "editions")
    return tmp_path / "editions"


@pytest.fixture
def source(root: Path) -> Path:
    """The one edition in it."""
    [folder] = [path for path in root.iterdir() if path.is_dir()]
    return folder


def test_readers_of_two_servers_get_right_answers_while_editions_are_published(
    root: Path, source: Path, tmp_path: Path
) -> None:
    result = reads.trial(root, source, tmp_path, reads=120, publishes=3)
    assert result.kept, result.figure


def test_a_flipped_bit_is_caught_or_changes_no_answer(root: Path, source: Path) -> None:
    result = flips.trial(root, source, flips=18)
    assert result.kept, result.figure


def test_a_publication_that_is_killed_leaves_a_whole_edition(root: Path, source: Path) -> None:
    result = kills.trial(root, source, kills=4, builds=0)
    assert result.kept, result.figure


def test_a_full_disk_and_read_only_folders_stop_no_reader(edition_root: Path, tmp_path: Path) -> None:
    assert disks.needed() == ""
    result = disks.trial(edition_root, tmp_path, ["publish, full", "export, full", "publish, read-only"])
    assert result.kept, result.figure


def test_a_crowd_waits_in_order_and_ready_answers(root: Path, tmp_path: Path) -> None:
    result = crowds.crowd(
        root, tmp_path, sessions=10, slowest_ms=1000, longest=(60, 60)
    )  # others run beside it
    assert result.kept, result.figure


def test_the_readers_of_a_killed_process_are_on_another(root: Path, tmp_path: Path) -> None:
    result = workers.trial(root, tmp_path, readers=6, seconds=10)
    assert result.kept, result.figure


def test_whatever_day_it_is_the_same_day_has_the_same_answers(root: Path) -> None:
    result = clocks.trial(root, moments=())
    assert result.kept, result.figure
