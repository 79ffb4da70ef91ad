"""`python -m tests` fails when any part fails, shows what a failing linter says, and times each part."""

import sys
from pathlib import Path

import pytest

from tests import __main__ as checks

PYTHON = Path(sys.executable).name
LONG = "a fault that is told at length " * 200


def says(sentence: str, status: int) -> tuple[str, ...]:
    """A command that says something and ends with a status."""
    return PYTHON, "-c", f"import sys; print({sentence!r}); sys.exit({status})"


def run(monkeypatch: pytest.MonkeyPatch, lint: int, tests: int, *arguments: str) -> int:
    """All checks, with a linter and tests that end with these statuses."""
    monkeypatch.setattr(checks, "LINTERS", {"format": says("well", 0), "lint": says(LONG, lint)})
    monkeypatch.setattr(checks, "PYTEST", (sys.executable, *says("tests ran", tests)[1:]))
    return checks.main(arguments)


@pytest.mark.parametrize(("lint", "tests", "status"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (2, 5, 1)])
def test_any_part_that_fails_fails_all(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], lint: int, tests: int, status: int
) -> None:
    assert run(monkeypatch, lint, tests) == status
    said = capfd.readouterr().out
    assert (LONG.strip() in said) == bool(lint)
    assert "tests ran" in said
    ends = [line.split() for line in said.splitlines() if line.endswith(("passed", "failed"))]
    assert [(name, end) for name, *_, end in ends] == [
        ("format", "passed"),
        ("lint", "failed" if lint else "passed"),
        ("tests", "failed" if tests else "passed"),
    ]
    assert all(seconds.isdigit() and unit == "s" for _, seconds, unit, _ in ends)


def test_quick_is_no_option_of_pytest_and_chooses_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def noted(name: str, command: tuple[str, ...], *, quiet: bool) -> checks.Part:
        asked.append(tuple(command))
        return checks.Part(name, 0, 0)

    monkeypatch.setattr(checks, "run", noted)
    assert checks.main(["--quick", "-k", "milestones"]) == 0
    [command] = [command for command in asked if "-k" in command]
    assert command[-2:] == ("-k", "milestones")
    assert "--quick" not in command
    *places, _, chosen = checks.QUICK
    assert all((checks.ROOT / place).exists() and place in command for place in places)
    assert command[command.index("-m", 3) + 1] == chosen == "not long"
