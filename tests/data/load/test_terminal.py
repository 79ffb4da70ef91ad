"""What the command says in a terminal: what a file is, each cause once with its rows, and the same words as a build."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import FOLDER
from data.build.__main__ import main as build_main
from data.load.__main__ import main
from tests.data.load.rig import Place

pytestmark = pytest.mark.long

FUNDING = "funding_id,project_id,funder,funder_group,measure,decided,amount,currency,location,source_id\n"
SENT = f"{FUNDING}f1,dreams,Region Ärla,region,granted,2021-05-05,811,SEK,whole,page\n"


def said(capsys: Any, place: Place, *given: str) -> list[str]:
    """The lines that the command prints."""
    capsys.readouterr()
    main(place.arguments(*given))
    return capsys.readouterr().out.splitlines()  # type: ignore[no-any-return]


def sent(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_check_says_what_the_file_is_and_what_would_change(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    told = said(capsys, place, sent(tmp_path, "funding.csv", SENT), "--check", "--lang", "sv")
    assert told[:2] == ["funding.csv läses som vår arbetsbok (antal rader: 1).", "  Pengar: nya 1"]
    assert told[2] == "Huvudtalen är oförändrade."  # the project is in no strategy
    assert told[-1] == "Det här är en granskning: inget är ändrat."


def test_a_file_in_which_no_row_is_ours_is_not_called_known(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    head = "Ärende-ID,Stödmottagare,Beviljat belopp SEK,Projektnamn,Län,Tematiskt mål\n"
    shape = (FOLDER / "sources" / "projektbanken_2014_2020.toml").read_text(encoding="utf-8")
    (place.facts / "sources" / "projektbanken_2014_2020.toml").write_text(
        shape[shape.index("[load]") :], "utf-8"
    )
    build_main(["--facts", str(place.facts), "--out", str(place.root)])
    file = sent(tmp_path, "bank.csv", f"{head}1,Bolaget,100,Namn,Dalarna,Klimat\n")
    told = said(capsys, place, file, "--check", "--lang", "sv")
    assert told[0] == "Ingen rad i filen gäller uppföljningen: inget ändras och inget publiceras."
    assert told[-1] == "bank.csv, rad 2: Raden gäller en annan plats än Värmland."


def test_a_cause_is_told_once_with_the_rows_and_values_where_it_stands(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    rows = "".join(f"f{n},dreams,Region Ärla,region,granted,2021-05-05,-{n},SEK,whole,page\n" for n in (1, 2))
    file = sent(tmp_path, "funding.csv", FUNDING + rows)
    words = "the value is not accepted. Expected: an amount above zero. (2 times)"
    where = ["    row 2: -1", "    row 3: -2"]
    assert said(capsys, place, file, "--lang", "en") == [f"funding.csv: Amount: {words}", *where]


def test_a_choice_is_asked_for_in_the_words_of_the_workbook(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = sent(tmp_path, "funding.csv", SENT.replace(",whole,", ",halva,"))
    choices = {"sv": "Förväntat: något av helt i Värmland, delvis", "en": "Expected: one of whole, part"}
    for lang, words in choices.items():
        [told] = said(capsys, place, file, "--lang", lang)
        assert words in told


def test_who_says_that_a_project_is_of_the_strategy_is_its_source(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    text = "Projekt,Projektägare,Räknas till\nNy insats,Region Ärla,strategin\n"
    said(capsys, place, sent(tmp_path, "lista.csv", text), "--body", "Region Ärla")
    last = (place.facts / "projects.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert (
        f"strategy,stated: lista.csv, {date.today().isoformat()}".replace(
            "stated: lista.csv, ", '"stated: lista.csv, '
        )
        in last
    )


def test_what_a_terminal_would_obey_is_not_printed(place: Place, tmp_path: Path, capsys: Any) -> None:
    file = sent(tmp_path, "project_partners.csv", "project_id,org_id,role\nno\x1b[2Jwhere,bakery,partner\n")
    told = "\n".join(said(capsys, place, file, "--lang", "en"))
    assert "where" in told
    assert "\x1b" not in told


def test_the_editions_are_listed_in_both_languages(place: Place, tmp_path: Path, capsys: Any) -> None:
    main(place.arguments(sent(tmp_path, "funding.csv", SENT)))
    for lang, head, changed in (
        ("sv", "Utgåvor (* är i bruk)", "funding: nya 1"),
        ("en", "Editions (* is in use)", "funding: added 1"),
    ):
        capsys.readouterr()
        assert build_main(["--out", str(place.root), "--list", "--lang", lang]) == 0
        told = capsys.readouterr().out
        assert told.startswith(head)
        assert changed in told


@pytest.mark.parametrize("option", ["--workbook", "--marked"])
def test_a_workbook_that_cannot_be_written_is_told_with_its_path(
    option: str, place: Place, tmp_path: Path, capsys: Any
) -> None:
    path = tmp_path / "nowhere" / "file.xlsx"
    file = [sent(tmp_path, "funding.csv", SENT), "--check"] if option == "--marked" else []
    [told] = said(capsys, place, *file, option, str(path), "--lang", "en")
    assert told.startswith(f"The system said No such file or directory ({path})")


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("Beviljat (tkr)", "-20", "−20 tkr (−20 000 kr)"),
        ("Beviljat", "-1,5 mkr", "−1,5 mkr (−1 500 000 kr)"),
        ("Beviljat (kr)", "-20", "-20"),
    ],
)
def test_an_amount_is_told_as_the_file_writes_it(
    column: str, cell: str, shown: str, place: Place, tmp_path: Path, capsys: Any
) -> None:
    text = f"Projekt;Finansiär;{column};Beslutsdatum\nNy insats;Vinnova;{cell};2021-03-16\n"
    told = said(capsys, place, sent(tmp_path, "lista.csv", text), "--check", "--lang", "sv")
    assert [line for line in told if shown in line], told


# As `python -m` begins: DuckDB takes itself for a shell, which draws a bar for what takes longer than two seconds. Here whoever
# connects in another way than `data.connecting` draws it at once; turning the bar off is a statement too, and takes its time.
IN_A_SHELL = """
import sys, types, duckdb, data.connecting
connect = duckdb.connect
def impatient(*given, **named):
    con = connect(*given, **named)
    con.execute("set progress_bar_time = 1")
    return con
data.connecting.duckdb = types.SimpleNamespace(connect=connect)
duckdb.connect = impatient
from data.load.__main__ import main
sys.exit(main(sys.argv[1:]))
"""

# Whether DuckDB would draw: the way it is, of a connection of ours, and of a cursor of it.
DRAWING = """
import duckdb
from data.connecting import connect
ours = connect()
draws = "select current_setting('enable_progress_bar')"
print([con.execute(draws).fetchone()[0] for con in (duckdb.connect(), ours, ours.cursor())])
"""


def in_a_shell(program: str, *arguments: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=FOLDER.parent, capture_output=True
    ).stdout


def test_nothing_is_drawn_into_the_answer_for_other_programs(place: Place, tmp_path: Path) -> None:
    assert in_a_shell(DRAWING) == b"[True, False, False]\n"
    answer = in_a_shell(
        IN_A_SHELL, *place.arguments(sent(tmp_path, "funding.csv", SENT), "--check", "--json")
    )
    assert json.loads(answer)["state"] == "ready", answer[:200]
