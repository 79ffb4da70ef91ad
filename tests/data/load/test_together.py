"""Facts and edition change together or not at all: killed at any moment, on a full disk, with two people at once."""

import csv
import errno
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.build import build
from data.load.base.sentences import sentence
from data.load.changing import publication, shapes
from data.load.facts import loading
from data.load.facts.settling import Settling
from data.publishing import editions, folders, pending
from tests.conftest import ROOT
from tests.data.load.rig import Place, run

pytestmark = pytest.mark.long

DONE = ("--report", "silent", "--event", "done", "--date", "2018-02", "--body", "Region Ärla")
MOVED = (
    "--report",
    "moved_open",
    "--event",
    "moved",
    "--date",
    "2030",
    "--reason",
    "nytt",
    "--body",
    "Region Ärla",
)
# Ends the process as a power cut does, when the named function is about to run.
DIES = """
import os, sys
import {module}
{module}.{function} = lambda *given, **named: os._exit(9)
from data.load.__main__ import main
main(sys.argv[1:])
"""


def digests(place: Place) -> tuple[str, str]:
    """The facts and the edition in use."""
    return folders.digest(place.facts), place.current()


def is_tidy(place: Place) -> bool:
    """Whether a publication has left nothing behind."""
    beside = [path.name for path in place.facts.parent.iterdir() if path.name.startswith(".facts")]
    there = [path.name for path in place.root.iterdir() if path.name.startswith((".tmp", "PENDING"))]
    return not beside and not there


@pytest.mark.parametrize(
    ("module", "function", "takes_effect"),
    [
        ("data.load.changing.publication", "place_edition", False),
        ("data.load.changing.publication", "_keep", False),
        ("data.publishing.folders", "exchange", False),
        ("data.publishing.editions", "use", True),
        ("data.publishing.pending", "end", True),
    ],
)
def test_a_power_cut_leaves_facts_and_edition_of_one_publication(
    module: str, function: str, takes_effect: bool, place: Place, capsys: Any
) -> None:
    before = digests(place)
    script = DIES.format(module=module, function=function)
    died = subprocess.run(
        [sys.executable, "-c", script, *place.arguments(*DONE)], cwd=ROOT, capture_output=True, check=False
    )
    assert died.returncode == 9, died.stderr
    assert not editions.verify(place.root, place.current()[:12]), "what serves is whole"
    assert (folders.digest(place.facts) != before[0]) == takes_effect
    # the next command finishes or removes it, and goes on from there
    if takes_effect:
        status, answer = run(capsys, place, *DONE)
        assert (status, answer["faults"][0]["code"]) == (1, "already_done")
        assert place.current() != before[1]
    elif function == "exchange":  # the last moment at which nothing has happened
        status, answer = run(capsys, place, *DONE)
        assert (status, answer["state"]) == (0, "published")
    else:
        status, answer = run(capsys, place, "--undo")
        assert (status, answer["faults"][0]["code"]) == (1, "nothing_to_undo")
        assert digests(place) == before
    assert is_tidy(place)
    assert build(place.facts, place.root).edition == place.current()[:12]


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.05, 0.2])
def test_killed_while_publishing_no_fact_is_half_written(seconds: float, place: Place, capsys: Any) -> None:
    process = place.process(*DONE, "--json")
    assert process.stderr is not None
    for line in process.stderr:
        if json.loads(line)["step"] == "publishing":
            break
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    with (place.facts / "milestone_events.csv").open(encoding="utf-8", newline="") as file:
        last = list(csv.DictReader(file))[-1]
    assert last["milestone_id"] in ("called_off", "silent")
    assert not editions.verify(place.root, place.current()[:12])
    # the next command finishes or removes it: there is a publication to take back, or none yet
    given, state = (("--undo",), "undone") if last["milestone_id"] == "silent" else (DONE, "published")
    assert run(capsys, place, *given)[1]["state"] == state
    assert is_tidy(place)


def test_of_two_people_at_once_the_second_is_told_who_was_first(place: Place) -> None:
    base = place.current()[:12]
    both = [place.process(*report, "--base", base, "--json", "--lang", "sv") for report in (DONE, MOVED)]
    answers = [json.loads(process.communicate(timeout=120)[0]) for process in both]
    states = sorted(answer["state"] for answer in answers)
    assert states == ["faults", "published"]
    [refused] = [answer for answer in answers if answer["state"] == "faults"]
    assert refused["faults"][0]["code"] == "older_base"
    assert "granska på nytt" in refused["faults"][0]["sentence"]
    assert is_tidy(place)


@pytest.mark.parametrize(
    ("where", "number", "code"),
    [
        ("write_beside", errno.ENOSPC, "disk_full"),
        ("write_beside", errno.EACCES, "not_writable"),
        ("write_beside", errno.EIO, "system"),
        ("_keep", errno.ENOSPC, "disk_full"),
        ("begin", errno.EACCES, "not_writable"),
        ("use", errno.ENOSPC, "disk_full"),
    ],
)
def test_a_disk_that_fails_changes_nothing_and_is_told_as_it_is(
    where: str, number: int, code: str, place: Place, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: Any, **named: Any) -> None:
        raise OSError(number, "because", str(place.root / "somewhere"))

    if where == "write_beside":
        monkeypatch.setattr(Path, "write_bytes", fails)
    else:
        module = {"_keep": publication, "begin": pending, "use": editions}[where]
        monkeypatch.setattr(module, where, fails)
    before = place.state()
    status, answer = run(capsys, place, *DONE, "--lang", "sv")
    assert (status, answer["faults"][0]["code"]) == (1, code)
    values = {"path": str(place.root / "somewhere"), "reason": "because"}
    assert answer["faults"][0]["sentence"] == sentence(code, "sv", values)
    monkeypatch.undo()
    assert place.state() == before


@pytest.mark.parametrize("error", [duckdb.OutOfMemoryException("try SET threads=1"), MemoryError()], ids=str)
@pytest.mark.parametrize(
    "step",
    [
        "data.load.__main__.read",
        "data.load.facts.loading.Loading._checked",
        "data.load.__main__.write_marked",
        "data.load.changing.publication.place_edition",
    ],
)
def test_too_little_memory_is_told_in_our_words_wherever_it_ends(
    step: str,
    error: Exception,
    place: Place,
    tmp_path: Path,
    capsys: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*given: Any, **named: Any) -> None:
        raise error

    monkeypatch.setattr(step, fails)
    file = tmp_path / "lista.csv"
    file.write_text("Projekt,Projektägare,Start\nNy insats,Region Ärla,2024-05-01\n", encoding="utf-8")
    given = [str(file), "--body", "Region Ärla"]
    if "marked" in step:
        given += ["--check", "--marked", str(tmp_path / "marked.xlsx")]
    before = place.state()
    status, answer = run(capsys, place, *given, "--lang", "sv")
    assert (status, [fault["sentence"] for fault in answer["faults"]]) == (1, [sentence("memory_full", "sv")])
    assert place.state() == before


def test_more_memory_is_allowed_when_the_rows_are_settled_and_not_before(
    place: Place, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noted(owner: Any, name: str) -> None:
        does = getattr(owner, name)

        def noting(*given: Any) -> Any:
            steps.append(name)
            return does(*given)

        monkeypatch.setattr(owner, name, noting)

    noted(Settling, "run")
    noted(loading, "allow_building")
    noted(loading.Loading, "_checked")
    file = tmp_path / "lista.csv"
    file.write_text("Projekt,Projektägare,Start\nNy insats,Region Ärla,2024-05-01\n", encoding="utf-8")
    _, answer = run(capsys, place, str(file), "--check", "--body", "Region Ärla")
    assert answer["state"] == "ready", answer["report"]
    assert steps == ["run", "allow_building", "_checked"]


ELSEWHERE = """
import data.build, data.load.changing.shapes as shapes
from pathlib import Path
data.build.FOLDER = shapes.FOLDER = Path(sys.argv.pop(1))
shapes.FACTS = shapes.FOLDER / "facts"
"""
LIST = "Vad;Vem;Hur mycket;När\nSolbruk;Region Ärla;1,25;2024-05-17\n"
TOLD = [
    {"heading": "Vad", "column": "projects.title_sv", "unit": ""},
    {"heading": "Vem", "column": "funding.funder", "unit": ""},
    {"heading": "Hur mycket", "column": "funding.amount.granted", "unit": "MSEK"},
    {"heading": "När", "column": "funding.decided", "unit": ""},
]


@pytest.mark.parametrize("is_own", [True, False], ids=["sources of the facts", "sources beside the facts"])
def test_how_a_list_is_read_is_kept_with_its_publication_or_not_at_all(
    is_own: bool, place: Place, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = place.facts / "sources" if is_own else tmp_path / "sources"
    if not is_own:
        (place.facts / "sources").rename(sources)
        monkeypatch.setattr("data.build.FOLDER", tmp_path)
        monkeypatch.setattr(shapes, "FOLDER", tmp_path)
        monkeypatch.setattr(shapes, "FACTS", tmp_path / "facts")
    path, told, shape = tmp_path / "lista.csv", tmp_path / "told.json", sources / "min_lista.toml"
    path.write_text(LIST, encoding="utf-8")
    told.write_text(json.dumps({"mapping": TOLD}), encoding="utf-8")
    sent = (str(path), "--as", "Min lista", "--mapping", str(told), "--body", "Region Ärla")

    def dies_at(function: str) -> None:
        """Publishes in a process that ends as by a power cut when this function is about to run."""
        module = f"data.publishing.{function.partition('.')[0]}"
        ends = f"import {module}\ndata.publishing.{function} = lambda *given, **named: os._exit(9)\n"
        script = f"import os, sys\n{'' if is_own else ELSEWHERE}{ends}"
        script += "from data.load.__main__ import main\nsys.exit(main(sys.argv[1:]))"
        home = [] if is_own else [str(tmp_path)]
        done = subprocess.run(
            [sys.executable, "-c", script, *home, *place.arguments(*sent)],
            cwd=ROOT, capture_output=True, check=False, text=True,
        )  # fmt: skip
        assert done.returncode == 9, done.stdout + done.stderr

    def is_kept_until_taken_back() -> None:
        assert "Hur mycket" in shape.read_text(encoding="utf-8")
        assert run(capsys, place, "--undo")[1]["state"] == "undone"
        assert not shape.is_file()

    dies_at("folders.exchange")
    assert run(capsys, place, "--undo")[0] == 1  # removes what is left of it; there is nothing to take back
    assert not shape.is_file()
    assert run(capsys, place, *sent)[1]["state"] == "published"
    is_kept_until_taken_back()
    dies_at("editions.use" if is_own else "pending.put_shape")
    run(capsys, place, "--report", "nothing", "--event", "done")  # completes it
    is_kept_until_taken_back()


def test_facts_that_change_while_a_delivery_is_settled_are_settled_again(
    place: Place, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lista.csv"
    file.write_text("Projekt;Finansiär;Beviljat (kr);Beslutsdatum\nNy insats;Vinnova;71000;2021-03-16\n")
    publish, others = publication.publish, [DONE]

    def late(*given: Any, **named: Any) -> Any:
        while others:  # a colleague is a moment faster
            answer = json.loads(place.process(*others.pop(), "--json").communicate(timeout=120)[0])
            assert answer["state"] == "published"
        return publish(*given, **named)

    monkeypatch.setattr("data.load.__main__.publish", late)
    status, answer = run(capsys, place, str(file), "--body", "Region Ärla")
    assert (status, answer["state"], others) == (0, "published", [])
    for name, words in (
        ("milestone_events", "silent,done"),
        ("projects", "Ny insats"),
        ("journal", "reported"),
    ):
        assert words in (place.facts / f"{name}.csv").read_text(encoding="utf-8")
    assert is_tidy(place)
