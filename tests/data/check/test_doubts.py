"""Rule 13 in a build: what is doubtful and was not published before waits for a line of confirmations.csv."""

from pathlib import Path

import pytest

from data import FOLDER
from data.build import build
from data.build.__main__ import main
from data.check.doubts import sentences
from data.errors import DoubtsError
from tests.data.facts_factory import added, changed, write_facts

AGAIN = "again,dreams,Region Ärla,region,,granted,2021-03-15,700,SEK,,,whole,,,page"
CONFIRMED = (
    "rule,table_name,row_id,column_name,value,reason,confirmed,body\n"
    "same_amount,funding,again,amount,{value},two decisions on one day,2026-11-28,\n"
)


@pytest.mark.long
def test_a_new_doubt_is_refused_and_a_confirmed_one_is_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "editions"
    first = build(
        write_facts(tmp_path / "facts"), root
    ).edition  # it holds amounts without a currency: nobody saw it before
    doubtful = added("funding", AGAIN)
    with pytest.raises(DoubtsError) as refused:
        build(write_facts(tmp_path / "facts", funding=doubtful), root)
    [doubt] = refused.value.doubts
    assert (doubt.name, doubt.column, doubt.value, doubt.about) == (
        "same_amount:funding/again",
        "amount",
        "700",
        "late",
    )
    assert "funding.csv, rad 12: " in refused.value.said["sv"]
    assert "är det samma pengar? Bekräftas som: same_amount:funding/again" in refused.value.said["sv"]
    assert "is it the same money?" in str(refused.value)
    assert (root / "CURRENT").read_text(encoding="ascii").startswith(first)
    folders = ["--facts", str(tmp_path / "facts"), "--out", str(root)]
    for lang, words, others in (
        ("sv", "är det samma pengar?", "is it the same"),
        ("en", "is it the same", "är det"),
    ):
        assert main([*folders, "--lang", lang]) == 1
        told = capsys.readouterr().err
        assert words in told
        assert others not in told
    with pytest.raises(DoubtsError):  # a confirmation is of a value
        build(
            write_facts(tmp_path / "facts", funding=doubtful, confirmations=CONFIRMED.format(value=701)), root
        )
    confirmed = write_facts(tmp_path / "facts", funding=doubtful, confirmations=CONFIRMED.format(value=700))
    assert build(confirmed, root).is_new


@pytest.mark.long
def test_what_was_published_is_not_asked_about_again(tmp_path: Path) -> None:
    root = tmp_path / "editions"
    build(write_facts(tmp_path / "facts", funding=added("funding", AGAIN)), root)
    gaps = changed("gaps", 2, text_sv="Annat")
    assert build(write_facts(tmp_path / "facts", funding=added("funding", AGAIN), gaps=gaps), root).is_new


def test_every_rule_has_its_sentence() -> None:
    files = {path.stem for path in (FOLDER / "doubts").glob("*.sql")}
    assert set(sentences()) == files | {"near_funder", "near_municipality", "hidden_text"}
    assert all(set(words) == {"sv", "en"} for words in sentences().values())
