"""Deliveries from file to facts: what is refused or waits, in both languages, and what a good one does."""

import csv
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.build import build
from data.load.base.sentences import LANGUAGES
from data.publishing import editions
from data.publishing.folders import is_made_up, mark_made_up
from tests.data.facts_factory import write_facts
from tests.data.load.rig import Place, run, run_for_both

pytestmark = pytest.mark.long

CASES = tomllib.loads(Path(__file__).with_name("bad_deliveries.toml").read_text(encoding="utf-8"))["case"]
FUNDING = "funding_id,project_id,funder,funder_group,measure,decided,amount,currency,location,source_id\n"
ORGANISATION = "org_id,name,aliases,kind,municipality\nnewbody,Ny kropp,,other,\n"


def written(folder: Path, files: dict[str, str]) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return [str(folder / name) for name in files]


def rows(place: Place, table: str) -> list[dict[str, str]]:
    with (place.facts / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_bad_delivery_is_told_in_both_languages_and_changes_nothing(
    case: dict[str, Any], place: Place, tmp_path: Path, capsys: Any
) -> None:
    files = written(tmp_path / "sent", case["files"])
    arguments = [word.replace("{facts}", str(place.facts)) for word in case.get("arguments", [])]
    before, today = place.state(), date.today().isoformat()
    status, answer, told = run_for_both(capsys, place, *files, *arguments)
    assert status == case["status"], answer
    assert answer["edition"] is None
    for lang in LANGUAGES:
        wanted = case[lang].replace("{today}", today)
        found = [
            cause
            for cause in told[lang]
            if cause["code"] == case["code"] and cause["sentence"].startswith(wanted)
        ]
        assert len(found) == 1, [cause["sentence"] for cause in told[lang]]
        assert found[0]["places"][0]["row"] == case["row"]
    assert place.state() == before


def test_what_waits_is_published_when_each_row_is_confirmed(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    twice = "{},dreams,Region Ärla,region,granted,2021-03-16,711,SEK,whole,page\n"
    sent = written(tmp_path / "sent", {"funding.csv": FUNDING + twice.format("one") + twice.format("again")})
    status, waits = run(capsys, place, *sent)
    assert (status, waits["state"], waits["counts"]["funding"]["doubtful"]) == (2, "waiting", 1)
    confirm = waits["warnings"][0]["confirm"]
    assert confirm == ["same_amount:funding/again"]
    status, done = run(capsys, place, *sent, "--confirm", *confirm, "--reason", "två beslut samma dag")
    assert (status, done["state"]) == (0, "published")
    kept = rows(place, "confirmations")[-1]
    assert (kept["rule"], kept["row_id"], kept["value"], kept["reason"]) == (
        "same_amount",
        "again",
        "711",
        "två beslut samma dag",
    )


@pytest.mark.parametrize(
    ("answer", "rows_after", "restates", "of_all"),
    [
        ("same", 0, "", False),
        ("changed", 0, "", False),
        ("second", 1, "late", True),
        ("other", 1, "", False),
    ],
)
def test_money_that_may_be_there_is_shown_beside_it_and_becomes_what_a_person_says(
    answer: str, rows_after: int, restates: str, of_all: bool, place: Place, tmp_path: Path, capsys: Any
) -> None:
    text = f"{FUNDING}again,dreams,Region Ärla,region,granted,2021-03-15,700,SEK,part,page\n"
    sent = written(tmp_path / "sent", {"funding.csv": text})
    status, waits = run(capsys, place, *sent, "--lang", "sv")
    [warning] = waits["warnings"]
    [question] = warning["questions"]
    assert (status, warning["code"]) == (2, "same_money")
    assert {"column": "Projekt", "file": "Drömmar", "facts": "Öppet slut"} in question["beside"]
    code = next(one["confirm"] for one in question["choices"] if one["confirm"].startswith(answer))
    said = f"{answer}_money:*" if of_all else code
    before = rows(place, "funding")
    status, done = run(capsys, place, *sent, "--confirm", said, "--reason", "läst i beslutet")
    if answer == "same":
        assert (status, done["state"], done["counts"]["funding"]["same"]) == (0, "ready", 1)
    else:
        assert (status, done["state"]) == (0, "published"), done["report"]
    after = rows(place, "funding")
    assert len(after) - len(before) == rows_after
    if rows_after:
        assert (after[-1]["funding_id"], after[-1]["same_money_as"]) == ("again", restates)
    late = next(row for row in after if row["funding_id"] == "late")
    assert (late["project_id"], late["location"]) == (
        ("dreams", "part") if answer == "changed" else ("open_end", "whole")
    )
    counted = (
        done["headline"]["after"]["granted_sek"] - done["headline"]["before"]["granted_sek"]
        if done["headline"]
        else 0
    )
    assert counted <= 0 or answer == "other", "the same money is in no sum twice"


NEAR = {"Regin Ärla": "Region Ärla", "Brebband": "Bredband", "Fonde": "Fonden"}


def test_a_near_name_of_any_kind_is_known_from_then_on(place: Place, tmp_path: Path, capsys: Any) -> None:
    head = "funding_id,project_id,funder,programme,measure,decided,amount,currency,location,source_id\n"

    def delivered(name: str, day: str) -> list[str]:
        """A row for each near name: of a body that we know, of a programme, and of a funder that is no body."""
        named = [f",{spelling}" if spelling == "Brebband" else f"{spelling}," for spelling in NEAR]
        lines = [
            f"{name}_{n},dreams,{names},granted,{day}-0{n},{n}{day[-2:]},SEK,whole,page\n"
            for n, names in enumerate(named, start=1)
        ]
        return written(tmp_path / name, {"funding.csv": head + "".join(lines)})

    def meant() -> list[str]:
        return [row["funder"] or row["programme"] for row in rows(place, "funding")[-len(NEAR) :]]

    _, waits = run(capsys, place, *delivered("first", "2021-05"))
    confirm = [q["choices"][0]["confirm"] for warning in waits["warnings"] for q in warning["questions"]]
    assert len(confirm) == len(NEAR)
    status, done = run(capsys, place, *delivered("first", "2021-05"), "--confirm", *confirm)
    assert (status, done["state"]) == (0, "published"), done["report"]
    assert meant() == [*NEAR.values()]
    status, done = run(capsys, place, *delivered("next", "2021-07"))
    assert (status, done["state"]) == (0, "published"), "the choices were kept"
    assert meant() == [*NEAR.values()]
    kept = {row["spelling"] for row in rows(place, "spellings")}
    assert kept == {"Brebband", "Fonde"}, "another name of a body is kept with it"
    assert rows(place, "organisations")[0]["aliases"].split(";")[-1] == "Regin Ärla"


def test_a_name_that_is_said_to_be_another_is_new_and_is_not_asked_about_again(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    text = f"{FUNDING}f1,dreams,Region Ärlo,region,granted,2021-05-05,811,SEK,whole,page\n"
    sent = written(tmp_path / "sent", {"funding.csv": text})
    _, waits = run(capsys, place, *sent)
    new = waits["warnings"][0]["questions"][0]["choices"][1]["confirm"]
    assert new == "new_name:funder/Region Ärlo"
    status, done = run(capsys, place, *sent, "--confirm", new)
    assert (status, done["state"]) == (0, "published"), done["report"]
    assert rows(place, "funding")[-1]["funder"] == "Region Ärlo"


def test_a_new_currency_is_a_row_of_the_rates(place: Place, tmp_path: Path, capsys: Any) -> None:
    rates = "year,currency,sek_per_unit,source_id\n2021,GBP,11.8,register\n"
    text = f"{FUNDING}f1,dreams,Region Ärla,region,granted,2021-05-05,811,GBP,whole,page\n"
    files = {"exchange_rates.csv": rates, "funding.csv": text}
    status, done = run(capsys, place, *written(tmp_path / "sent", files))
    assert (status, done["state"]) == (0, "published"), done["report"]
    assert rows(place, "funding")[-1]["currency"] == "GBP"


def test_a_changed_amount_is_corrected_for_one_reason(place: Place, tmp_path: Path, capsys: Any) -> None:
    text = f"{FUNDING}late,open_end,Region Ärla,region,granted,2021-03-14,710,SEK,whole,page\n"
    sent = written(tmp_path / "sent", {"funding.csv": text})
    status, done = run(capsys, place, *sent, "--reason", "Regionen har rättat beslutet", "--lang", "sv")
    assert (status, done["state"], done["counts"]["funding"]["changed"]) == (0, "published", 1)
    assert [(c["column"], c["was"], c["now"]) for c in done["rows"][0]["changes"]] == [
        ("decided", "2021-03-15", "2021-03-14"),
        ("amount", "700", "710"),
    ]
    lines = [(r["row_id"], r["column_name"], r["why_sv"], r["why_en"]) for r in rows(place, "corrections")]
    assert lines == [
        ("late", "decided", "Regionen har rättat beslutet", ""),
        ("late", "amount", "Regionen har rättat beslutet", ""),
    ]
    before = place.state()
    status, again = run(capsys, place, *sent, "--lang", "sv")
    assert (status, again["state"], again["report"][:18]) == (0, "ready", "Allt finns redan i")
    assert place.state() == before


def test_a_near_name_becomes_another_name_when_confirmed(place: Place, tmp_path: Path, capsys: Any) -> None:
    text = "project_id,org_id,role\ndreams,Hjalmar's Bagerri,partner\n"
    sent = written(tmp_path / "sent", {"project_partners.csv": text})
    _, waits = run(capsys, place, *sent)
    assert waits["proposals"][0]["near"][0]["id"] == "bakery"
    status, _ = run(capsys, place, *sent, "--confirm", waits["proposals"][0]["near"][0]["confirm"])
    assert status == 0
    assert rows(place, "project_partners")[-1]["org_id"] == "bakery"
    assert rows(place, "organisations")[1]["aliases"] == "Hjalmars;O'Hjalmar;Hjalmar's Bagerri"
    assert len(rows(place, "organisations")) == 2


def test_what_was_delivered_is_kept_and_can_be_taken_back(place: Place, tmp_path: Path, capsys: Any) -> None:
    files = {path.name: path.read_bytes() for path in place.facts.glob("*.csv")}
    sent = written(tmp_path / "sent", {"organisations.csv": ORGANISATION})
    _, done = run(capsys, place, *sent, "--body", "Region Ärla")
    line = rows(place, "journal")[0]
    assert (line["file"], line["sha256"], line["rows_new"]) == ("organisations.csv", done["sha256"], "1")
    kept = place.root / "publications" / line["journal_id"] / "1_organisations.csv"
    assert kept.read_text(encoding="utf-8") == ORGANISATION
    run(capsys, place, "--undo")
    for name, content in files.items():
        assert (place.facts / name).read_bytes() == content or name == "journal.csv"


def test_what_is_added_to_made_up_data_stays_made_up(tmp_path: Path, capsys: Any) -> None:
    place = Place(mark_made_up(write_facts(tmp_path / "facts")), tmp_path / "editions")
    build(place.facts, place.root)
    sent = written(tmp_path / "sent", {"organisations.csv": ORGANISATION})
    assert run(capsys, place, *sent, "--check")[1]["state"] == "ready"
    for given in (sent, ["--undo"]):
        _, done = run(capsys, place, *given, "--body", "Region Ärla")
        assert editions.manifest_of(place.root, done["edition"])["synthetic"], given
    assert is_made_up(place.facts)


NUMBERED = "Projekt;Projektägare;Org.nr;Finansiär;Beviljat (kr);Beslutsdatum\n"


# The same number in five writings, each beside another name.
IN_ANY_WRITING = """Nästa;Helt annat namn;556016-0680;Vinnova;72000;2021-04-17
Broar över älven;Norra bolaget;5560160680;Vinnova;81500;2022-05-18
Kallt vatten;Tolv trådar;16556016-0680;Vinnova;93100;2023-06-19
Ull och lin;Vävarnas förening;SE556016068001;Vinnova;104900;2024-07-20
Mörk materia;Stiftelsen Ljus; 556016 0680 ;Vinnova;117300;2025-08-21
"""


def test_an_organisation_is_known_again_by_its_number_in_any_writing(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "en.csv").write_text(
        f"{NUMBERED}Ny insats;Region Ärla;556016-0680;Vinnova;71000;2021-03-16\n"
    )
    (tmp_path / "två.csv").write_text(NUMBERED + IN_ANY_WRITING)
    body = ("--body", "Region Ärla")
    assert run(capsys, place, str(tmp_path / "en.csv"), *body)[1]["state"] == "published"
    [known] = [row for row in rows(place, "organisations") if row["name"] == "Region Ärla"]
    assert "556016-0680" in known["aliases"].split(";")
    before = rows(place, "organisations")
    assert run(capsys, place, str(tmp_path / "två.csv"), *body)[1]["state"] == "published"
    assert rows(place, "organisations") == before
    assert {row["coordinator_org_id"] for row in rows(place, "projects")[-5:]} == {known["org_id"]}
    assert {row["org_id"] for row in rows(place, "project_partners")[-5:]} == {known["org_id"]}
    status, again = run(capsys, place, str(tmp_path / "två.csv"), *body)
    assert (status, again["edition"]) == (0, None)


def test_a_number_that_cannot_be_right_waits_and_a_birth_number_is_never_kept(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "en.csv"
    file.write_text(f"{NUMBERED}Ny insats;Region Ärla;556016-0681;Vinnova;71000;2021-03-16\n")
    status, waits = run(capsys, place, str(file), "--body", "Region Ärla", "--lang", "sv")
    assert status == 2
    [warning] = [told for told in waits["warnings"] if told["code"] == "wrong_number"]
    assert "556016-0681" in warning["sentence"]
    assert warning["places"][0]["column"] == "Org.nr"
    status, done = run(capsys, place, str(file), "--body", "Region Ärla", "--confirm", *warning["confirm"])
    assert done["state"] == "published", done
    file.write_text(f"{NUMBERED}Annan;Region Ärla;556016-0681;Vinnova;73000;2021-05-16\n;;811218-9876;;;\n")
    run(capsys, place, str(file), "--body", "Region Ärla")
    assert not any("811218" in row["aliases"] for row in rows(place, "organisations"))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ny;;556016-0680;Vinnova;71000;2021-03-16", "number_unknown"),
        ("Ny;Region Ärla;212000-0142;Vinnova;71000;2021-03-16", "number_other"),
    ],
)
def test_a_number_alone_makes_no_organisation_and_another_number_is_no_second_one(
    line: str, code: str, place: Place, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "en.csv"
    if code == "number_other":
        file.write_text(f"{NUMBERED}Ny insats;Region Ärla;556016-0680;Vinnova;71000;2021-03-16\n")
        assert run(capsys, place, str(file), "--body", "Region Ärla")[1]["state"] == "published"
    file.write_text(f"{NUMBERED}{line}\n")
    before = place.state()
    status, refused = run(capsys, place, str(file), "--body", "Region Ärla", "--lang", "sv")
    assert (status, [fault["code"] for fault in refused["faults"]]) == (1, [code])
    assert place.state() == before


PARTNERS = "Projekt,Partners,Partners organisationsnummer,Finansiär,Beviljat (kr),Beslutsdatum\n"
OWNED = "Milstolpe,Ansvarig organisation,Organisationsnummer,Planerat\n"


def test_partners_and_owners_of_milestones_are_known_by_their_numbers_too(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    def publish(name: str, text: str) -> dict[str, Any]:
        sent = written(tmp_path / name, {"lista.csv": text})
        _, done = run(capsys, place, *sent, "--body", "Region Ärla", "--lang", "sv")
        assert done["state"] == "published", done["report"]
        return done

    numbers = '"212000-0142; 556016-0680"'
    publish("first", f'{PARTNERS}Ny,"Region Ärla; Nytt bolag",{numbers},Vinnova,71000,2021-03-16\n')
    known = {row["name"]: row for row in rows(place, "organisations")}
    assert known["Region Ärla"]["aliases"].endswith("212000-0142")
    assert known["Nytt bolag"]["aliases"] == "556016-0680"
    ids = [known[name]["org_id"] for name in ("Region Ärla", "Nytt bolag")]
    odd = 'Tredje,"Region Ärla; Nytt bolag",212000-0142,Vinnova,73000,2021-06-18\n'
    done = publish(
        "next", f'{PARTNERS}{odd}Nästa,"Ärlaregionen; Bolaget AB",{numbers},Vinnova,72000,2021-04-17\n'
    )
    assert [row["org_id"] for row in rows(place, "project_partners")[-2:]] == ids
    assert "numbers_uneven" in [note["code"] for note in done["notes"]]
    publish("owned", f"{OWNED}Ny fabrik,Bolaget igen,556016-0680,2027-06\nAndra fabriken,,5560160680,2028\n")
    assert [row["owner_org_id"] for row in rows(place, "milestones")[-2:]] == [ids[1]] * 2
    assert len(rows(place, "organisations")) == len(known)


def test_a_register_that_says_whose_it_is_becomes_a_source_without_a_body(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    assert build(place.facts, place.root).edition
    (place.facts / "sources" / "own_register.toml").write_text(
        '[load]\nsource_id = "own_register"\nname = "Registret"\npublisher = "Verket"\nurl = "https://verket.example"\n'
        'recognised_by = ["Rubrik ett", "Rubrik två", "Stöd"]\n[load.columns]\n"Rubrik ett" = "projects.title_sv"\n'
        '"Rubrik två" = "funding.decided"\n"Stöd" = "funding.amount.granted"\n[load.units]\n"Stöd" = "SEK"\n'
        '[load.constants]\n"projects.source_ids" = "own_register"\n"funding.source_id" = "own_register"\n'
        '"funding.funder" = "Vinnova"\n',
        encoding="utf-8",
    )
    build(place.facts, place.root)
    for day in ("16", "17"):
        sent = written(
            tmp_path / day, {"list.csv": f"Rubrik ett;Rubrik två;Stöd\nInsats {day};2021-03-{day};710{day}\n"}
        )
        status, done = run(capsys, place, *sent, "--lang", "sv")
        assert (status, done["state"], done["title"]) == (0, "published", "Registret"), done["report"]
    today = date.today().isoformat()
    [source] = [row for row in rows(place, "sources") if row["source_id"] == "own_register"]
    assert source == {
        "source_id": "own_register",
        "publisher": "Verket",
        "title": "Registret",
        "url": "https://verket.example",
        "published": today,
        "kind": "register",
    }
    assert {row["source_id"] for row in rows(place, "funding")[-2:]} == {"own_register"}


def test_a_register_that_no_row_was_taken_from_yet_has_its_file_as_the_source(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    (place.facts / "sources" / "new_register.toml").write_text(
        '[load]\nsource_id = "new_register"\nname = "Nytt register"\nrecognised_by = ["Rubrik ett", "Rubrik två", "Stöd"]\n'
        '[load.columns]\n"Rubrik ett" = "projects.title_sv"\n"Rubrik två" = "funding.decided"\n'
        '"Stöd" = "funding.amount.granted"\n'
        '[load.units]\n"Stöd" = "SEK"\n[load.constants]\n"projects.source_ids" = "new_register"\n'
        '"funding.source_id" = "new_register"\n"funding.funder" = "Vinnova"\n',
        encoding="utf-8",
    )
    assert build(place.facts, place.root).edition
    file = tmp_path / "register.csv"
    file.write_text(
        "Rubrik ett;Rubrik två;Stöd\nNy insats;2021-03-16;71000\nEn till;2021-04-16;72000\n", encoding="utf-8"
    )
    status, refused = run(capsys, place, str(file))
    assert (status, [(fault["code"], fault["count"]) for fault in refused["faults"]]) == (
        1,
        [("source_of_file", 1)],
    )
    assert "--body" in refused["report"]
    assert "--" not in refused["faults"][0]["sentence"], "the page has a field for it"
    status, done = run(capsys, place, str(file), "--body", "Region Ärla")
    assert (status, done["state"]) == (0, "published"), done
    [source] = [row for row in rows(place, "sources") if row["title"].startswith("register.csv")]
    assert {row["source_id"] for row in rows(place, "funding")[-2:]} == {source["source_id"]}
    assert {row["source_ids"] for row in rows(place, "projects")[-2:]} == {source["source_id"]}


def test_what_reading_and_checking_find_is_told_at_once(place: Place, tmp_path: Path, capsys: Any) -> None:
    rows_sent = [
        "Solbruk;Region Ärla;12 abc;2024-05",  # not read: no amount follows from it, and none is missed
        "Vindbruk;Region Ärla;1 000;2024-13",  # not read: its start is empty for that reason alone
        "Vågbruk;Region Ärla;-5;2024",  # read, and refused
        "Framtidsbruk;Region Ärla;2 000;2062",  # read, and doubtful
    ]
    sent = written(
        tmp_path / "sent",
        {"lista.csv": "\n".join(["Projekt;Finansiär;Beviljat belopp (kr);Beslutsdatum", *rows_sent])},
    )
    status, answer = run(capsys, place, *sent, "--body", "Region Ärla", "--check", "--lang", "sv")
    assert (status, answer["state"]) == (1, "faults")
    found = [(cause["code"], spot["row"]) for cause in answer["faults"] for spot in cause["places"]]
    assert sorted(found) == [("cell", 4), ("cell_no_number", 2), ("cell_no_such_day", 3)]
    doubts = [(cause["rule"], spot["row"]) for cause in answer["warnings"] for spot in cause["places"]]
    assert doubts == [("date_ahead", 5)]
    assert answer["mapping"]
    assert "När det är rättat väntar det här på svar:" in answer["report"]


def test_a_name_that_nobody_knows_hides_no_fault_of_another_row(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    bad = "one,nowhere_at_all,Region Ärla,region,granted,2021-01-01,100,SEK,whole,page\n"
    bad += "two,dreams,Region Ärla,region,granted,2021-01-02,-5,SEK,whole,page\n"
    status, answer = run(capsys, place, *written(tmp_path / "sent", {"funding.csv": FUNDING + bad}))
    found = [(cause["code"], spot["row"]) for cause in answer["faults"] for spot in cause["places"]]
    assert (status, found) == (1, [("reference_unknown", 2), ("cell", 3)])


LIST = "Projekt;Finansiär;Vårt bidrag (tkr);Beslutsdatum\nSolbruk;Region Ärla;1000;2024-05-02\nSumma;;1000;\n"


def test_a_column_of_money_that_no_heading_names_is_asked_about(
    place: Place, tmp_path: Path, capsys: Any
) -> None:
    sent = written(tmp_path / "sent", {"lista.csv": LIST})
    status, asked = run(capsys, place, *sent, "--body", "Region Ärla")
    assert (status, [fault["code"] for fault in asked["faults"]]) == (1, ["measure_missing"])
    mapping = tmp_path / "mapping.json"
    said = [{"heading": "Vårt bidrag (tkr)", "column": "funding.amount.granted", "unit": ""}]
    mapping.write_text(json.dumps({"mapping": said}), encoding="utf-8")
    status, read = run(capsys, place, *sent, "--body", "Region Ärla", "--mapping", str(mapping), "--check")
    assert (status, read["sums"]) == (0, {"granted SEK": "1000000"}), "its heading says the unit"
    [money] = [row["amount"] for row in read["rows"] if row["table"] == "funding"]
    assert money.replace("\xa0", " ") in (
        "1 000 000 SEK, Region Ärla, 2024-05-02",
        "1,000,000 SEK, Region Ärla, 2024-05-02",
    )


@pytest.mark.parametrize(
    ("said", "scope", "location", "kind"),
    [
        ((), "context", "unknown", "editorial"),
        (("scope:strategy", "location:whole"), "strategy", "whole", "editorial"),
        (("scope:unknown", "location:unknown"), "context", "unknown", "editorial"),
    ],
)
def test_a_list_is_asked_what_all_its_new_rows_are(
    said: tuple[str, ...],
    scope: str,
    location: str,
    kind: str,
    place: Place,
    tmp_path: Path,
    capsys: Any,
) -> None:
    sent = written(tmp_path / "sent", {"lista.csv": LIST.replace("Vårt bidrag", "Beviljat")})
    confirm = ("--confirm", *said) if said else ()
    status, done = run(capsys, place, *sent, "--body", "Region Ärla", *confirm)
    assert (status, done["state"]) == (0, "published")
    open_questions = {note["code"] for note in done["notes"] if note["questions"]}
    assert open_questions == (set() if said else {"not_classified", "place_unknown"})
    [project] = [row for row in rows(place, "projects") if row["title_sv"] == "Solbruk"]
    [money] = [row for row in rows(place, "funding") if row["project_id"] == project["project_id"]]
    assert (project["scope"], project["location"], money["location"]) == (scope, location, location)
    assert project["scope_basis"].partition(": ")[0] == kind
    assert ("not classified" in project["scope_basis"]) == (scope == "context")


def test_the_journal_names_what_would_be_taken_back(place: Place, tmp_path: Path, capsys: Any) -> None:
    assert run(capsys, place, "--journal")[1]["undoable"] == {}
    sent = written(tmp_path / "sent", {"lista.csv": LIST.replace("Vårt bidrag", "Beviljat")})
    run(capsys, place, *sent, "--body", "Region Ärla")
    listed = run(capsys, place, "--journal")[1]
    assert listed["undoable"] == listed["journal"][0]
    run(capsys, place, "--undo")
    assert run(capsys, place, "--journal")[1]["undoable"] == {}
