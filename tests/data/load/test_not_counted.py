"""What a delivery adds that is in no headline is said before it is published and afterwards, by the reason that Pengar gives."""

import datetime as dt
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import queries
from data.load.changing import headline
from data.publishing import editions
from tests.data.load.rig import Place, run

HEAD = "funding_id,project_id,funder,measure,decided,amount,currency,location,source_id\n"
ROWS = [
    "inside,open_end,Fonden,granted,2017-03-01,1000,SEK,whole,page",
    "partly,open_end,Fonden,granted,2017-04-01,250,SEK,part,page",
    "beside,dreams,Fonden,granted,2017-05-01,75,SEK,whole,page",
    "own,open_end,Fonden,cofinancing,2017-06-01,500,SEK,whole,page",
]
SAID = {
    "sv": "Räknas inte i ”Beviljat helt i Värmland”: inte helt i Värmland (1 belopp, 250 kronor);"
    " annat mått än beviljat (1 belopp); utanför strategin (1 belopp, 75 kronor).",
    "en": "Not counted in 'Granted wholly in Värmland': not wholly in Värmland (amounts: 1, 250 kronor);"
    " another measure than granted (amounts: 1); outside the strategy (amounts: 1, 75 kronor).",
}


@pytest.mark.long
def test_a_list_says_which_of_its_amounts_are_in_no_headline(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    sent = tmp_path / "funding.csv"
    sent.write_text(HEAD + "\n".join(ROWS) + "\n", encoding="utf-8")
    _, seen = run(capsys, place, str(sent), "--check", "--lang", "sv")
    assert seen["not_counted"] == SAID["sv"], seen["report"]
    assert SAID["sv"] in seen["report"].splitlines()
    status, done = run(capsys, place, str(sent), "--lang", "en")
    assert (status, done["not_counted"]) == (0, SAID["en"]), done["report"]
    added = done["headline"]["after"]["granted_sek"] - done["headline"]["before"]["granted_sek"]
    assert added == 1000


@pytest.mark.parametrize("day", ["2015-06-30", "2018-12-31", "2026-11-28"])
def test_the_reasons_are_those_of_the_figure_of_all_money(
    edition_root: Path, tmp_path: Path, day: str
) -> None:
    as_of = dt.date.fromisoformat(day)
    database = Path(
        shutil.copy(editions.path_of(edition_root, queries.current_edition()) / editions.DATABASE, tmp_path)
    )
    summed: Counter[str] = Counter()
    for row in queries.rows("funding/left_out_summary", as_of=as_of):
        summed[row["reason"]] += row["rows"]
    _, found = headline.read(database, as_of)
    assert {reason: rows for reason, (rows, _) in found.items()} == dict(summed)
    assert len(found) > 2
