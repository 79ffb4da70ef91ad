"""Files of each format and shape are read into the same records, whatever wrote them."""

import csv
import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data import FOLDER
from data.load.base.headings import tables
from data.load.base.records import Delivery, Mapping, Match, Record
from data.load.reading.reading import read
from data.load.reading.sources import mapping_of, with_mapping
from tests.data.load.bad_files import book

LIST = """Projekt;Projektägare;Finansiär;Beviljat belopp (tkr);Start;Slut;Kommun
Solbruk på åkern;Glava Energy Center;Vinnova;1 250,5;2024-05;31.12.2025;Arvika
Älvens spel;Karlstads universitet;Energimyndigheten;900;Q2 2024;maj 2026;Karlstad
"""
AMOUNTS = ["1250500", "900000"]
DATES = [("2024-05", "2025-12-31"), ("2024-Q2", "2026-05")]


def of(delivery: Delivery, table: str) -> list[Record]:
    return [record for record in delivery.records if record.table == table]


def column(delivery: Delivery, table: str, name: str) -> list[str]:
    return [record.values.get(name, "") for record in of(delivery, table)]


def faults(delivery: Delivery) -> list[str]:
    return [problem.code for problem in delivery.problems if problem.fatal]


def is_the_list(delivery: Delivery) -> None:
    assert faults(delivery) == []
    assert delivery.taken_for == "list"
    assert column(delivery, "projects", "title_sv") == ["Solbruk på åkern", "Älvens spel"]
    assert column(delivery, "projects", "coordinator_org_id") == [
        "Glava Energy Center",
        "Karlstads universitet",
    ]
    assert [(row.values["start"], row.values["end"]) for row in of(delivery, "projects")] == DATES
    assert column(delivery, "funding", "amount") == AMOUNTS
    assert set(column(delivery, "funding", "measure")) == {"granted"}
    assert set(column(delivery, "funding", "currency")) == {"SEK"}
    assert column(delivery, "funding", "funder") == ["Vinnova", "Energimyndigheten"]
    assert [row.values["project_id"] for row in of(delivery, "funding")] == [
        f"@{row.key}" for row in of(delivery, "projects")
    ]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_a_list_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(LIST.encode(encoding))
    is_the_list(read(path))


@pytest.mark.parametrize("divider", [";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "mixed"])
@pytest.mark.parametrize("name", ["lista.csv", "lista.tsv", "lista.txt"])
def test_a_list_with_any_divider_and_line_ends(divider: str, ends: str, name: str, tmp_path: Path) -> None:
    text = LIST.replace(";", divider)
    text = text.replace("\n", "\r\n", 1) if ends == "mixed" else text.replace("\n", ends)
    path = tmp_path / name
    path.write_bytes(text.encode())
    is_the_list(read(path))


def test_a_list_divided_by_commas_has_its_decimals_in_quotes(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(LIST.replace(";", ",").replace("1 250,5", '"1 250,5"'), encoding="utf-8")
    is_the_list(read(path))


def test_a_list_that_states_its_divider(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("sep=;\n" + LIST, encoding="utf-8")
    delivery = read(path)
    is_the_list(delivery)
    assert [record.place.row for record in of(delivery, "projects")] == [3, 4]


def rows() -> list[list[Any]]:
    return [line.split(";") for line in LIST.strip().split("\n")]


def test_a_list_in_a_workbook_below_a_title_with_numbers_and_dates_of_excel(tmp_path: Path) -> None:
    head, first, second = rows()
    title: list[Any] = ["Våra projekt"]
    first[3:6] = [1250.5, "2024-05", date(2025, 12, 31)]
    second[3] = 900
    path = tmp_path / "lista.xlsx"
    path.write_bytes(book([title, [], head, first, second, ["Summa", "", "", 2150.5]]))
    delivery = read(path)
    is_the_list(delivery)
    assert [(record.place.sheet, record.place.row) for record in of(delivery, "projects")] == [
        ("Sheet", 4),
        ("Sheet", 5),
    ]
    assert [(place.row, reason) for place, reason in delivery.left_out] == [(6, "row_of_sums")]


def test_headings_in_two_rows_with_merged_cells(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Om projektet", None, "Pengar", None, None, "Tid", None])
    sheet.append(
        ["Projekt", "Ägare", "Finansiär", "Beviljat (tkr)", "Medfinansiering (tkr)", "Start", "Slut"]
    )
    sheet.append(["Solbruk", "GEC", "Vinnova", 10, 5, "2024", "2025"])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:E1")
    sheet.merge_cells("F1:G1")
    path = tmp_path / "lista.xlsx"
    made.save(path)
    delivery = read(path)
    assert faults(delivery) == []
    assert column(delivery, "projects", "title_sv") == ["Solbruk"]
    assert [
        (row.values["measure"], row.values["amount"], row.values["funder"]) for row in of(delivery, "funding")
    ] == [
        ("granted", "10000", "Vinnova"),
        ("cofinancing", "5000", ""),
    ]


def test_a_project_merged_over_its_amounts_is_one_project(tmp_path: Path) -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")

    cells: list[list[Any]] = [
        ["Projekt", "Finansiär", "Beviljat (kr)", "År beviljat"],
        ["Solbruk", "Vinnova", 100, 2023],
        [None, "Formas", 200, 2024],
    ]
    path = tmp_path / "lista.xlsx"
    path.write_bytes(book(cells, merge))
    delivery = read(path)
    assert faults(delivery) == []
    assert column(delivery, "projects", "title_sv") == ["Solbruk"]
    assert column(delivery, "funding", "amount") == ["100", "200"]
    assert column(delivery, "funding", "decided") == ["2023", "2024"]


def test_two_sheets_tell_of_the_same_projects(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "Projektlista"
    made.active.append(["Projekt", "Diarienummer", "Projektägare"])
    made.active.append(["Solbruk", "2024-00012", "GEC"])
    money = made.create_sheet("Belopp")
    money.append(["Projekt", "Finansiär", "Beviljat (mkr)"])
    money.append(["Solbruk", "Vinnova", 1.5])
    made.create_sheet("Läs mig").append(["Ring Eva om något är oklart"])
    path = tmp_path / "lista.xlsx"
    made.save(path)
    delivery = read(path)
    assert faults(delivery) == []
    assert [(row.key, row.values["title_sv"]) for row in of(delivery, "projects")] == [
        ("2024-00012", "Solbruk")
    ]
    assert [(row.values["project_id"], row.values["amount"]) for row in of(delivery, "funding")] == [
        ("@2024-00012", "1500000")
    ]
    assert [problem.code for problem in delivery.problems] == ["sheet_left_out"]


def test_a_list_in_an_ods(tmp_path: Path) -> None:
    def line(cells: list[str]) -> str:
        made = (
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in cells
        )
        return f"<table:table-row>{''.join(made)}</table:table-row>"

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    table = f'<table:table table:name="Blad1">{"".join(map(line, rows()))}</table:table>'
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path = tmp_path / "lista.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    is_the_list(read(path))


def test_persons_are_dropped_before_anything_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(
        "Projekt;Projektledare;E-post;Kolumn X;Nummer;Beviljat (kr)\n"
        "Solbruk;Eva Ek;eva@ek.se;bo@by.se;811218-9876;100\nÄlven;Bo By;bo@by.se;eva@ek.se;811218-9876;200\n",
        encoding="utf-8",
    )
    delivery = read(path)
    assert faults(delivery) == []
    assert delivery.mapping is not None
    assert [match.heading for match in delivery.mapping.matches if match.how == "dropped"] == [
        "Projektledare",
        "E-post",
        "Kolumn X",
        "Nummer",
    ]
    assert not any(word in repr(delivery) for word in ("Eva Ek", "Bo By", "@ek", "811218"))


def test_several_areas_in_a_cell_whose_names_hold_commas(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    areas = "Natur, kultur och platsbaserade digitaliserade upplevelser, Skoglig bioekonomi"
    path.write_text(
        f'Projekt;Områden;Beviljat (kr)\nSolbruk;{areas};100\nÄlven;"Mat\nspel";200\n', encoding="utf-8"
    )
    delivery = read(path)
    assert column(delivery, "project_areas", "area_id") == [*areas.rsplit(", ", 1), "Mat", "spel"]
    assert set(column(delivery, "project_areas", "share")) == {"0.5"}
    assert set(column(delivery, "project_areas", "basis")) == {"editorial"}
    assert [problem.code for problem in delivery.problems] == ["areas_share_equally"] * 2


def test_a_person_corrects_what_columns_are(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Vad;Vem;Hur mycket;När\nSolbruk;Vinnova;1,25;2024\n", encoding="utf-8")
    given = Mapping(
        (
            Match("Vad", "projects.title_sv", "person"),
            Match("Vem", "funding.funder", "person"),
            Match("Hur mycket", "funding.amount.granted", "person", (), "MSEK"),
            Match("När", "funding.decided", "person"),
        )
    )
    unread = read(path)
    assert faults(unread) == ["nothing_read"]
    assert unread.mapping is not None
    assert [match.heading for match in unread.mapping.matches] == ["Vad", "Vem", "Hur mycket", "När"]
    delivery = read(path, mapping=given)
    assert faults(delivery) == []
    assert [row.values | {"project_id": ""} for row in of(delivery, "funding")] == [
        {
            "funder": "Vinnova",
            "decided": "2024",
            "amount": "1250000",
            "measure": "granted",
            "currency": "SEK",
            "project_id": "",
        }
    ]


def test_milestones_and_what_happened_to_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "Milstolpe;Projekt;Planerat;Flyttat till;Klart;Skäl;Ägare\n"
        "Första spadtaget;Solbruk;2024-05;2024-Q3;;Tillstånd dröjer;GEC\n",
        encoding="utf-8",
    )
    delivery = read(path)
    assert faults(delivery) == []
    assert column(delivery, "milestones", "title_sv") == ["Första spadtaget"]
    assert [
        (row.values["event"], row.values["date"], row.values["reason"])
        for row in of(delivery, "milestone_events")
    ] == [
        ("planned", "2024-05", ""),
        ("moved", "2024-Q3", "Tillstånd dröjer"),
    ]


PB = (
    "Ärende-ID,Stödmottagare,Beviljat belopp SEK,Beviljat belopp EUR,Projektnamn,Projekt Starttid,Projekt Sluttid,Län,"
    "Område,Tematiskt mål,Projektledare\n"
    "1,Torsby kommun,100,0,Skogen,2015-10-01,2018-12-31,Värmland,Norra Mellansverige,Klimat,Eva Ek\n"
    '2,RISE,1000,0,LÃ¤nken,2016-01-01,2017-12-31,"Dalarna, Värmland",Nationellt regionalfondsprogram,Klimat,Bo By\n'
    "3,Umeå,5000,0,Norr,2016-01-01,2017-12-31,Västerbotten,Övre Norrland,Klimat,Bo By\n"
)


def test_projektbanken_tells_whole_part_and_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(PB, encoding="utf-8")
    delivery = read(path)
    assert (delivery.taken_for, delivery.source_id) == ("projektbanken_2014_2020", "projektbanken_2014_2020")
    assert (delivery.rows_read, delivery.sums) == (3, {"granted SEK": Decimal(6100)})
    assert column(delivery, "funding", "location") == ["whole", "part"]
    assert column(delivery, "funding", "programme") == [
        "Regionalfonden 2014-2020, Norra Mellansverige",
        "Regionalfonden 2014-2020, nationella programmet",
    ]
    assert column(delivery, "projects", "title_sv") == ["Skogen", "Länken"]
    assert [(problem.code, problem.place.row if problem.place else 0) for problem in delivery.problems] == [
        ("letters_mended", 3)
    ]
    assert [(place.row, reason) for place, reason in delivery.left_out] == [(4, "row_elsewhere")]
    assert "Eva Ek" not in repr(delivery)


def test_projektbankens_page_as_json(tmp_path: Path) -> None:
    names, *lines = [
        line.split(",") for line in PB.replace('"Dalarna, Värmland"', "Värmland").strip().split("\n")
    ]
    cells = [
        [{"v": "1\u00a0000", "o": int(cell)} if number == 2 else cell for number, cell in enumerate(line)]
        for line in lines
    ]
    page = {
        "columns": [{"name": name, "format": ""} for name in names],
        "rows": [["Totaler", "", 6100], *cells],
    }
    path = tmp_path / "page.json"
    path.write_text(json.dumps(page), encoding="utf-8")
    delivery = read(path)
    assert faults(delivery) == []
    assert delivery.sums == {"granted SEK": Decimal(6100)}
    assert [reason for _, reason in delivery.left_out] == ["row_of_sums", "row_elsewhere"]


def test_the_older_projektbanken_has_its_cofinancing_in_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "Ärende-ID,Beviljat belopp - sek,Beviljat belopp - euro,Projektnamn,Målprogram,Område,Offentlig finansiär,"
        "Län fördelning\n7,500,0,Skogen,Mål 2 Regional konkurrenskraft och sysselsättning,Norra Mellansverige,"
        "A kommun = 169 288||B = 20,"
        "Värmland\n",
        encoding="utf-8",
    )
    delivery = read(path)
    assert faults(delivery) == []
    assert [
        (row.values["funder"], row.values["measure"], row.values["amount"]) for row in of(delivery, "funding")
    ] == [
        ("EU: ERDF", "granted", "500"),
        ("A kommun", "cofinancing", "169288"),
        ("B", "cofinancing", "20"),
    ]
    assert set(column(delivery, "funding", "programme")) == {
        "Regionalfonden 2007-2013, Mål 2 Norra Mellansverige"
    }


def cordis(folder: Path) -> dict[str, bytes]:
    organisations = (
        "projectID;organisationID;vatNumber;name;role;ecContribution;nutsCode;netEcContribution\n"
        '"9";"1";"SE202100312001";"KARLSTADS UNIVERSITET";"participant";"263659,32";"SE311";"1"\n'
        '"9";"2";"DK12345678";"AARHUS";"coordinator";"1000";"DK042";"1"\n'
        '"9";"3";"";"INISSION AB";"thirdParty";"";"SE311";""\n'
    )
    projects = (
        "id;acronym;title;startDate;endDate;ecMaxContribution;legalBasis;ecSignatureDate;frameworkProgramme;objective\n"
        '"9";"SDIN";"Service Design";"2024-01-01";"2025-12-31";"1";"H";"2023-12-15";"HORIZON";"Two\nlines; one ""quoted"""\n'
    )
    return {
        "csv/organization.csv": organisations.encode("utf-8-sig"),
        "csv/project.csv": projects.encode(),
        "csv/topics.csv": b"projectID;topic;title\n9;T;X\n",
    }


def test_cordis_joins_its_two_files_out_of_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "cordis.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in cordis(tmp_path).items():
            archive.writestr(name, data)
    delivery = read(path)
    assert faults(delivery) == []
    assert delivery.taken_for == "cordis_horizon_europe"
    assert [(row.key, row.values["title_en"]) for row in of(delivery, "projects")] == [
        ("9", "SDIN - Service Design")
    ]
    assert [
        (row.values["amount"], row.values["currency"], row.values["funder"], row.values["decided"])
        for row in of(delivery, "funding")
    ] == [("263659.32", "EUR", "EU: Horizon Europe", "2023-12-15")]
    assert column(delivery, "funding_recipients", "org_id") == ["KARLSTADS UNIVERSITET"]
    assert column(delivery, "project_partners", "org_id") == ["KARLSTADS UNIVERSITET", "INISSION AB"]
    assert [row.values.get("org_id.number") for row in of(delivery, "project_partners")] == [
        "SE202100312001",
        None,
    ]
    assert column(delivery, "funding_recipients", "org_id.number") == ["SE202100312001"]
    assert [(place.file, place.row, reason) for place, reason in delivery.left_out] == [
        ("csv/organization.csv", 3, "row_elsewhere")
    ]


def test_cordis_joins_two_files(tmp_path: Path) -> None:
    paths = []
    for name, data in cordis(tmp_path).items():
        paths.append(tmp_path / Path(name).name)
        paths[-1].write_bytes(data)
    assert column(read(paths), "funding", "amount") == ["263659.32"]


SWECRIS = (
    "ProjectId;ProjectTitleSv;ProjectTitleEn;ProjectStartDate;ProjectEndDate;CoordinatingOrganisationId;"
    "CoordinatingOrganisationNameSv;FundingOrganisationNameSv;FundingsSek;FundingStartDate;FundingEndDate;LoadedDate;InvolvedPeople\n"
    "2011-04024_RJ;Tunna skikt;Thin layers;2011-12-01 00:00:00;2012-12-31 00:00:00;202100-3120;Karlstads universitet;"
    "Riksbankens Jubileumsfond;250000;2011;2012-12-31 12:00:00;09/26/2023 09:51:59;¤¤¤Eva Ek¤19801231\n"
    "1;Annat;Other;2011;2012;202100-2932;Uppsala universitet;VR;5;2011;2012;09/26/2023 09:51:59;\n"
)


@pytest.mark.parametrize("camel", [False, True])
def test_swecris_in_both_spellings(camel: bool, tmp_path: Path) -> None:
    head, rest = SWECRIS.split("\n", 1)
    names = ";".join(name[0].lower() + name[1:] for name in head.split(";")) if camel else head
    path = tmp_path / "export.csv"
    path.write_text(f"{names}\n{rest}", encoding="utf-8")
    delivery = read(path)
    assert faults(delivery) == []
    assert [row.values for row in of(delivery, "funding")] == [
        {
            "source_id": "swecris_2025", "funder": "Riksbankens Jubileumsfond", "period_start": "2011",
            "period_end": "2012-12-31", "amount": "250000", "measure": "granted", "currency": "SEK",
            "project_id": "@2011-04024_RJ",
        }
    ]  # fmt: skip
    assert "Eva Ek" not in repr(delivery)


def test_vinnova_in_both_shapes(tmp_path: Path) -> None:
    old: list[dict[str, Any]] = [
        {"Diarienummer": "2015-02516", "Ärenderubrik": "CEBOT", "BeviljatBidrag": 2168728, "ProjektStart": "2015-09-01T00:00:00",
         "ProjektSlut": "2017-06-30T00:00:00", "KoordinatorOrg": org, "LankLista": []}
        for org in ("Karlstads universitet", "RISE SICS AB")
    ]  # fmt: skip
    new = {"antal": 1, "resultat": [{
        "diarienummer": "2024-00001", "titel": "Skogen", "startdatum": "2024-05-01", "slutdatum": "2025-05-01",
        "organisationer": [{"organisationsnummer": "202100-3120", "roll": "Koordinator"},
                           {"organisationsnummer": "1", "roll": "Part"}],
        "beslutadFinansiering": [{"belopp": 500, "ar": 2024, "finansieradOrganisation": "202100-3120"},
                                 {"belopp": 700, "ar": 2024, "finansieradOrganisation": "1"}],
    }]}  # fmt: skip
    found = {}
    for name, content in (("old", old), ("new", new)):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        found[name] = read(path)
        assert faults(found[name]) == []
    assert column(found["old"], "funding", "amount") == ["2168728"]
    assert column(found["old"], "projects", "start") == ["2015-09-01"]
    assert column(found["new"], "funding", "amount") == ["500"]
    assert column(found["new"], "funding_recipients", "org_id") == ["Karlstads universitet"]


def test_kohesio_keeps_its_two_measures_apart(tmp_path: Path) -> None:
    path = tmp_path / "SE.csv"
    path.write_text(
        "Operation_Unique_Identifier,Operation_Name_English,Operation_Name_Programme_Language,Operation_Start_Date,"
        "Operation_End_Date,Total_Eligible_Expenditure_amount,Project_EU_Budget,Fund_Code,Programme_Name,NUTS3_Code\n"
        "Q1,Forest,Skogen,2016-01-01,2017-01-01,1000.125,500.0,ERDF,North Mid,SE311\n"
        "Q2,Sea,Havet,2016-01-01,2017-01-01,9,5,ERDF,X,SE232\n",
        encoding="utf-8-sig",
    )
    delivery = read(path)
    assert [
        (row.values["measure"], row.values["amount"], row.values["funder"]) for row in of(delivery, "funding")
    ] == [
        ("eligible_cost", "1000.125", ""),
        ("granted", "500", "EU: ERDF"),
    ]
    assert column(delivery, "projects", "title_sv") == ["Skogen"]


def test_a_danish_list_of_operations_in_latin_1_with_breaks_in_cells(tmp_path: Path) -> None:
    path = tmp_path / "dk.csv"
    text = (
        '"Projektitel / Operation name";"Startdato / Operation start date";"Slutdato / Operation end date";'
        '"Prioritetsakse / Priority axis";"Budget / Budget";"EU-medfinansiering / Union co-financing";'
        '"EU-medfinansieringssats / Union co-financing rate";'
        '"Kontraktansvarlig partner / Beneficiary name";"Kontaktperson / Contacts"\r\n'
        '"Vækst 2.0 ";"24.04.2014";"28.02.2017";"2 Flere\nvirksomheder";"15.414.794";"7.707.397";"50%";"Væksthus";"Eva Ek"\n'
    )
    path.write_bytes(text.encode("latin-1"))
    delivery = read(path)
    assert faults(delivery) == []
    assert delivery.sums == {"total_budget DKK": Decimal(15414794), "granted DKK": Decimal(7707397)}
    assert [(row.values["start"], row.values["end"]) for row in of(delivery, "projects")] == [
        ("2014-04-24", "2017-02-28")
    ]
    assert "Eva Ek" not in repr(delivery)


def test_eurostat_as_tsv_and_as_sdmx_csv(tmp_path: Path) -> None:
    tsv, sdmx = tmp_path / "gdp.tsv", tmp_path / "rate.csv"
    tsv.write_text(
        "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \nA,EUR_HAB,SE311\t: \t5400 p\n"
        "A,EUR_HAB,NO02\t1 \t2 \nA,MIO_EUR,SE311\t1 \t2 \n",
        encoding="utf-8",
    )
    sdmx.write_text(
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,unit,sex,Sex,age,geo,"
        "Geopolitical entity (reporting),TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
        "dataflow,ESTAT:TGS00007(1.0),Rate,A,PC,T,Total,Y15-64,SE31,Norra Mellansverige,2018,76.7,b\n",
        encoding="utf-8",
    )
    delivery = read(tsv)
    assert [
        (row.values["indicator_id"], row.values["period"], row.values["geography"], row.values["value"])
        for row in delivery.records
    ] == [("gdp_per_inhabitant", "2021", "Värmland", "5400")]
    assert [problem.values["flag"] for problem in delivery.problems] == ["p"]
    assert sorted(reason for _, reason in delivery.left_out) == ["row_elsewhere"] * 2 + ["series_other"] * 2
    delivery = read(sdmx)
    assert [(row.key, row.values["value"]) for row in delivery.records] == [
        ("employment_rate_15_64:2018:North Middle Sweden:actual", "76.7")
    ]
    assert [problem.code for problem in delivery.problems] == ["value_flagged"]


@pytest.mark.parametrize("sparse", [False, True])
def test_scb_as_json_stat(sparse: bool, tmp_path: Path) -> None:
    values: list[int | None] = [10, 11, 20, None]
    content = {
        "class": "dataset", "version": "2.0", "id": ["Region", "ContentsCode", "Tid"], "size": [2, 1, 2],
        "role": {"time": ["Tid"]},
        "dimension": {
            "Region": {"category": {"index": {"17": 0, "1780": 1}, "label": {"17": "Värmlands län", "1780": "Karlstad"}}},
            "ContentsCode": {"category": {"index": ["BE0101N1"]}},
            "Tid": {"category": {"index": ["2022", "2023"]}},
        },
        "value": {str(number): value for number, value in enumerate(values) if value is not None} if sparse else values,
        "status": {"3": ".."},
    }  # fmt: skip
    path = tmp_path / "scb.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    delivery = read(path)
    assert faults(delivery) == []
    assert [
        (row.values["geography"], row.values["period"], row.values["value"]) for row in delivery.records
    ] == [
        ("Värmland", "2022", "10"),
        ("Värmland", "2023", "11"),
        ("Karlstad", "2022", "20"),
    ]


def test_kolada_version_3(tmp_path: Path) -> None:
    values = [
        {"gender": gender, "count": 1, "status": "", "value": value}
        for gender, value in (("T", 280399), ("K", 1), ("M", None))
    ]
    rows = [
        {"kpi": "N01951", "municipality": place, "period": 2023, "values": values}
        for place in ("0017", "1980")
    ]
    path = tmp_path / "kolada.json"
    path.write_text(json.dumps({"values": rows, "count": 2, "next_url": None}), encoding="utf-8")
    delivery = read(path)
    assert faults(delivery) == []
    assert [(row.values["geography"], row.values["value"]) for row in delivery.records] == [
        ("Värmland", "280399")
    ]


def test_a_series_whose_indicator_a_person_states(tmp_path: Path) -> None:
    path = tmp_path / "estat.csv"
    path.write_text("freq,unit,geo,time,obs_value\nA,XX,SE31,2020,5\n", encoding="utf-8")
    assert faults(read(path)) == ["series_unknown"]
    delivery = read(path, mapping=Mapping((), {"indicator_values.indicator_id": "new_one"}))
    assert [row.key for row in delivery.records] == ["new_one:2020:North Middle Sweden:actual"]


def test_our_own_tables_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "projects.csv").write_text(
        "project_id,register,register_id,title_sv,title_en,start,location,scope,scope_basis,source_ids\n"
        "sol,,,Solbruk,Solar,2024-05,whole,context,editorial: theme,a;b\n",
        encoding="utf-8-sig",
    )
    (tmp_path / "price_index.csv").write_text(
        "year;index_value;base;source_id\n2020;331,15;1980=100;scb\n", encoding="cp1252"
    )
    delivery = read(tmp_path)
    assert faults(delivery) == []
    assert delivery.taken_for == "own"
    assert [(row.table, row.key) for row in delivery.records] == [
        ("price_index", "2020"),
        ("projects", "sol"),
    ]
    assert delivery.records[0].values == {
        "year": "2020",
        "index_value": "331.15",
        "base": "1980=100",
        "source_id": "scb",
    }
    assert delivery.records[1].values["source_ids"] == "a;b"


def test_our_own_workbook_in_any_order_with_columns_more_or_less(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "Pengar"
    made.active.append(
        ["Belopp", "Valuta", "Mått", "Projekt", "Finansiär", "Källa", "Min egen kolumn", "Beslutsdatum"]
    )
    made.active.append(["4,5 mkr", "SEK", "Beviljat", "pb_1", "Vinnova", "scb", "ja", date(2024, 5, 17)])
    events = made.create_sheet("Händelser för milstolpar")
    events.append(["Händelse", "Datum", "Milstolpe", "Källa"])
    events.append(["klar", "maj 2024", "first_spade", "scb"])
    made.create_sheet("Läs mig").append(["Fyll i ett blad i taget"])
    path = tmp_path / "arbetsbok.xlsx"
    made.save(path)
    delivery = read(path)
    assert faults(delivery) == []
    funding, event = delivery.records
    assert funding.values == {
        "amount": "4500000", "currency": "SEK", "measure": "granted", "project_id": "pb_1", "funder": "Vinnova",
        "source_id": "scb", "decided": "2024-05-17",
    }  # fmt: skip
    assert funding.headings["amount"] == "Belopp"
    assert event.values == {
        "event": "done",
        "date": "2024-05",
        "milestone_id": "first_spade",
        "source_id": "scb",
    }


def test_macros_links_and_formulas_are_told_of_and_never_run(tmp_path: Path) -> None:
    whole = book([["Projekt", "Finansiär", "Beviljat (kr)"], ["Solbruk", "Vinnova", 100]])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive, zipfile.ZipFile(stream, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<v>100</v>", b"<f>99+[1]Blad1!A1</f><v>100</v>")
            made.writestr(name, data)
        made.writestr("xl/vbaProject.bin", b"macro")
        made.writestr("xl/externalLinks/externalLink1.xml", b"<a/>")
    path = tmp_path / "lista.xlsm"
    path.write_bytes(stream.getvalue())
    delivery = read(path)
    assert faults(delivery) == []
    assert {problem.code for problem in delivery.problems} == {
        "macros_ignored",
        "links_ignored",
        "formulas_as_saved",
    }
    assert column(delivery, "funding", "amount") == ["100"]


def test_reading_says_how_far_it_is(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    path = tmp_path / "pb.csv"
    path.write_text(PB.split("\n", 1)[0] + "\n" + f"{PB.split(chr(10))[1]}\n" * 12_000, encoding="utf-8")
    read(path, on_step=lambda step, done, of: steps.append((step, done, of)))
    assert steps[0] == ("open", 0, 1)
    assert steps[1:] == [("pb.csv", 0, 12_000), ("pb.csv", 5_000, 12_000), ("pb.csv", 10_000, 12_000)]


def test_a_corrected_mapping_is_kept_so_that_the_next_file_needs_no_hand(tmp_path: Path) -> None:
    path, sources = tmp_path / "lista.csv", tmp_path / "sources"
    sources.mkdir()
    (sources / "min_lista.toml").write_text(
        'source_id = "min_lista"\nname = "Min \\"lista\\""\n', encoding="utf-8"
    )
    path.write_text("Vad;Vem;Hur mycket;Ring\nSolbruk;Vinnova;1,25;eva@ek.se\n", encoding="utf-8")
    told = (
        ("Vad", "projects.title_sv", ""),
        ("Vem", "funding.funder", ""),
        ("Hur mycket", "funding.amount.granted", "MSEK"),
    )
    given = mapping_of(
        {"mapping": [{"heading": name, "column": column, "unit": unit} for name, column, unit in told]}
    )
    first = read(path, "min_lista", mapping=given, sources=sources)
    assert (faults(first), first.source_id) == ([], "min_lista")
    assert first.mapping is not None
    kept = sources / "min_lista.toml"
    kept.write_text(with_mapping(kept.read_text(encoding="utf-8"), first.mapping), encoding="utf-8")
    assert 'name = "Min \\"lista\\""' in (sources / "min_lista.toml").read_text(encoding="utf-8")
    path.write_text("Ring;Hur mycket;Vem;Vad\nbo@by.se;2;Formas;Skogen\n", encoding="utf-8")
    second = read(path, sources=sources)
    assert (faults(second), second.taken_for, second.source_id) == ([], "min_lista", "min_lista")
    assert [(row.values["funder"], row.values["amount"]) for row in of(second, "funding")] == [
        ("Formas", "2000000")
    ]
    assert "bo@by.se" not in repr(second)
    thousands = [
        {"heading": name, "column": column, "unit": "tSEK" if unit else ""} for name, column, unit in told
    ]
    corrected = mapping_of({"mapping": thousands})
    assert column(read(path, mapping=corrected, sources=sources), "funding", "amount") == ["2000"]


def test_a_mapping_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="a list of headings"):
        mapping_of({"mapping": [{"column": "projects.title_sv"}]})


def test_a_mapping_to_a_column_that_is_none_is_said(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Vad;Vem;Hur mycket\nSolbruk;Vinnova;1\n", encoding="utf-8")
    given = Mapping((Match("Vad", "projects.colour", "person"),))
    assert [(problem.code, problem.value) for problem in read(path, mapping=given).problems if problem.fatal][
        :1
    ] == [("mapping_unknown", "projects.colour")]


def test_indicators_with_a_column_a_year(tmp_path: Path) -> None:
    path = tmp_path / "nyckeltal.csv"
    path.write_text(
        "Indikator;Region;2022;2023;Q1 2024\nFolkmängd;Värmland;283 000;283 548;\n", encoding="utf-8"
    )
    delivery = read(path)
    assert faults(delivery) == []
    assert [(row.values["period"], row.values["value"]) for row in delivery.records] == [
        ("2022", "283000"),
        ("2023", "283548"),
    ]


def test_a_period_in_one_cell_and_a_unit_in_the_title(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(
        "Alla belopp i tkr;;;\n;;;\nProjekt;Projektperiod;Beviljat;Finansiär\nSolbruk;2020–2023;1,5;Vinnova\n",
        encoding="utf-8",
    )
    delivery = read(path)
    assert faults(delivery) == []
    assert (column(delivery, "projects", "start"), column(delivery, "projects", "end")) == (
        ["2020"],
        ["2023"],
    )
    assert column(delivery, "funding", "amount") == ["1500"]


def test_our_facts_are_read_as_they_are() -> None:
    facts = FOLDER / "facts"
    delivery = read(facts)
    assert faults(delivery) == []
    rows = {}
    for table in tables():
        with (facts / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            rows[table] = list(csv.DictReader(stream))
    for record in delivery.records:
        assert record.values == rows[record.table][record.place.row - 2]
    assert {table: len(of(delivery, table)) for table in tables()} == {
        table: len(found) for table, found in rows.items()
    }


def test_a_list_in_an_old_workbook() -> None:
    is_the_list(
        read(Path(__file__).with_name("lista.xls"))
    )  # kept as a file: nothing here writes the old format
