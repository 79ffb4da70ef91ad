"""Files that somebody might send and that must be refused in words: what each holds, by the name of what is wrong with it."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl

HEAD = "Projekt;Projektägare;Finansiär;Beviljat belopp (kr);Start;Slut\n"
ROW = "Solbruk;Glava Energy Center;Vinnova;1 250 000;2024-05;2025\n"


def text(rows: str, head: str = HEAD, encoding: str = "utf-8") -> bytes:
    """A list of somebody's own in a text file."""
    return (head + rows).encode(encoding)


def row(amount: str = "1 250 000", start: str = "2024-05", project: str = "Solbruk") -> bytes:
    """A list with one row whose amount, start or project is bad."""
    return text(f"{project};Glava Energy Center;Vinnova;{amount};{start};2025\n")


def book(rows: list[list[Any]], change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    """A workbook with one sheet of these rows, changed as `change` says."""
    made = openpyxl.Workbook()
    sheet = made.active
    for cells in rows:
        sheet.append(cells)
    change(sheet)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zip_that_lies() -> bytes:
    """A zip whose member inflates to far more than the zip says."""
    data = packed({"lista.csv": b"0" * 450_000_000})
    true_size, said = struct.pack("<I", 450_000_000), struct.pack("<I", 1_000)
    return data.replace(true_size, said)


def large_zip() -> bytes:
    """A zip of more than one may send, in members that each might be sent."""
    return packed({f"{number}.csv": b"0" * 60_000_000 for number in range(8)})


def with_sheet_xml(change: Callable[[str], str]) -> bytes:
    """A workbook whose first sheet's XML is changed by hand, as no program would write it."""
    whole = book([BOOK_HEAD, BOOK_ROW])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    members[name] = change(members[name].decode()).encode()
    return packed(members)


def far_cell(xml: str) -> str:
    """A cell in the last row and column that a sheet can have: a table of 17 thousand million cells."""
    return xml.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')


def repeated_ods() -> bytes:
    """An ODS whose one row is said to stand a million times, sixteen thousand cells wide."""
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>x</text:p>'
    cell += "</table:table-cell>"
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    content = f"<office:document-content><table:table>{rows}</table:table></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content.encode()}, method=zipfile.ZIP_STORED)


STRING = 'office:value-type="string"'


def ods_with_error() -> bytes:
    """An ODS as LibreOffice writes it, with a division by zero in the column of amounts."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    kinds = {"#DIV/0!": 'office:value-type="string" office:string-value="" calcext:value-type="error"'}
    lines = (["Projekt", "Finansiär", "Beviljat belopp (kr)"], ["Solbruk", "Vinnova", "#DIV/0!"])
    cells = (
        "".join(
            f"<table:table-cell {kinds.get(cell, STRING)}><text:p>{cell}</text:p></table:table-cell>"
            for cell in line
        )
        for line in lines
    )
    rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in cells)
    content = f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="Blad1">{rows}'
    content += "</table:table></office:spreadsheet></office:body></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    members = {"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": b"<manifest/>"}
    return packed(members, method=zipfile.ZIP_STORED)


BOOK_HEAD: list[Any] = ["Projekt", "Projektägare", "Finansiär", "Beviljat belopp (kr)", "Start"]
BOOK_ROW: list[Any] = ["Solbruk", "Glava Energy Center", "Vinnova", 1_250_000, "2024-05"]
LIST = [BOOK_HEAD, BOOK_ROW]
PB = "Ärende-ID,Stödmottagare,Beviljat belopp SEK,Beviljat belopp EUR,Projektnamn,Projekt Starttid,Projekt Sluttid,"
PB += "Län,Tematiskt mål,Område\n"
TSV = "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \n"
ORGANISATIONS = b"projectID;organisationID;name;role;ecContribution;nutsCode;netEcContribution\n9;2;KAU;participant;1;SE311;1\n"
PROJECTS = (
    b"id;acronym;title;startDate;endDate;ecMaxContribution;legalBasis;ecSignatureDate;frameworkProgramme\n"
)
PROJECTS += b"1;A;B;2024-01-01;2025-01-01;100;X;2023-12-01;HORIZON\n"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = "EncryptedPackage".encode("utf-16-le")
WIDE = ";".join(f"Kolumn {number}" for number in range(800)).encode() + b"\n" + b";".join([b"1"] * 800)
NO_UNIT = "Projekt;Finansiär;Beviljat belopp;Start\n"
OTHER_UNIT = "Projekt;Finansiär;Beviljat belopp (tusen svenska kronor);Start\n"
NO_MEASURE = "Projekt;Finansiär;Belopp (tkr);Start\n"
SHARES = "Projekt;Finansiär;Beviljat (%);Start\n"
TWICE = "Diarienummer;Projekt;Finansiär;Beviljat (kr);Start\n"
TWICE += "1;Solbruk;Vinnova;1;2024\n2;Solbruk;Vinnova;1;2024\n;Solbruk;Vinnova;1;2024\n"
INDEX = b"year,index_value,base,source_id\n"
SHORT_JSON_STAT = {
    "class": "dataset",
    "id": ["Region"],
    "size": [3],
    "dimension": {"Region": {"category": {"index": ["17"]}}},
    "value": [1],
}


def set_cell(place: str, value: Any) -> Callable[[Any], None]:
    """Sets a cell of a sheet."""

    def change(sheet: Any) -> None:
        sheet[place] = value

    return change


def set_error(sheet: Any) -> None:
    """An error of Excel in the column of amounts."""
    sheet["D2"] = "#REF!"
    sheet["D2"].data_type = "e"


# By name: the file's own name, its bytes (or files: name -> bytes), and the code of the problem.
BAD: dict[str, tuple[str, bytes | dict[str, bytes], str]] = {
    "empty": ("lista.csv", b"", "file_empty"),
    "only blanks": ("lista.csv", b"  \r\n\r\n", "file_empty"),
    "a PDF called xlsx": ("lista.xlsx", b"%PDF-1.7 ...", "file_foreign"),
    "a picture": ("lista.csv", b"\x89PNG\r\n\x1a\n\x00", "file_foreign"),
    "a web page called xls": (
        "export.xls",
        b"<html><table><tr><td>Projekt</td></tr></table></html>",
        "file_foreign",
    ),
    "a document of Word": (
        "lista.xlsx",
        packed({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
        "file_foreign",
    ),
    "half a workbook": ("lista.xlsx", book(LIST)[:3000], "file_damaged"),
    "an old workbook that is damaged": (
        "lista.xls",
        OLD,
        "file_damaged",
    ),
    "a workbook with a password": (
        "lista.xlsx",
        OLD + LOCKED,
        "file_password",
    ),
    "a zip of too many files": (
        "cordis.zip",
        packed({f"{number}.csv": b"a" for number in range(2_001)}),
        "zip_many_members",
    ),
    "a path out of the zip": ("cordis.zip", packed({"../../etc/lista.csv": text(ROW)}), "zip_path"),
    "a drive in the zip": ("cordis.zip", packed({"C:\\lista.csv": text(ROW)}), "zip_path"),
    "a zip in a zip": ("allt.zip", packed({"inre.zip": packed({"lista.csv": text(ROW)})}), "zip_in_zip"),
    "a cell at the end of the world": ("lista.xlsx", with_sheet_xml(far_cell), "sheet_too_large"),
    "an ODS that repeats a row": ("lista.ods", repeated_ods(), "sheet_too_large"),
    "no text": ("lista.csv", bytes(range(256)) * 20, "encoding_unknown"),
    "nothing that divides": ("lista.csv", b"Projekt\nSolbruk\nGlava\n", "divider_unknown"),
    "two columns": ("lista.csv", b"Projekt;Beviljat belopp (kr)\nSolbruk;100\n", "columns_too_few"),
    "a quote that never closes": (
        "lista.csv",
        text('"Solbruk;Glava;Vinnova;1;2024;2025\n' + ROW),
        "quotes_broken",
    ),
    "a cell of 200 000 letters": (
        "lista.csv",
        text('"' + "a" * 200_000 + '";Glava;Vinnova;1;2024;2025\n'),
        "cell_too_long",
    ),
    "800 columns": (
        "lista.csv",
        WIDE,
        "columns_too_many",
    ),
    "no headings": ("lista.csv", b"1;2;3\n4;5;6\n7;8;9\n", "headings_missing"),
    "headings that nobody knows": ("lista.csv", b"Foo;Bar;Baz\nx;y;z\n", "nothing_read"),
    "broken JSON": ("projekt.json", b'[{"Diarienummer": ', "json_broken"),
    "JSON of another shape": ("projekt.json", b'{"a": 1}', "json_unknown"),
    "JSON nested without end": ("projekt.json", b"[" * 100_000, "json_broken"),
    "JSON-stat with a dimension too few": ("scb.json", json.dumps(SHORT_JSON_STAT).encode(), "json_unknown"),
    "a series that nobody knows": (
        "estat.tsv",
        (TSV + "A,MIO_EUR,SE311\t1 \t2 \n").encode(),
        "series_unknown",
    ),
    "a broken value in a series": (
        "estat.tsv",
        (TSV + "A,EUR_HAB,SE311\tx2 \t2 \n").encode(),
        "cell_no_number",
    ),
    "only half of CORDIS": (
        "organization.csv",
        ORGANISATIONS,
        "other_file_missing",
    ),
    "a participation in no project": (
        "",
        {"organization.csv": ORGANISATIONS, "project.csv": PROJECTS},
        "project_not_in_file",
    ),
    "a row cut in two": (
        "lista.csv",
        text("Solbruk\nfas 2;Glava Energy Center;Vinnova;1;2024;2025\n"),
        "row_width",
    ),
    "a comma too many": (
        "pb.csv",
        (PB + "1,A,1,5,0,B,2024,2025,Värmland,X,Norra Mellansverige\n").encode(),
        "row_width",
    ),
    "letters that are lost": (
        "lista.csv",
        text("Solbruk V\ufffdrmland;Glava;Vinnova;1;2024;2025\n"),
        "letters_lost",
    ),
    "an amount in words": ("lista.csv", row(amount="cirka en miljon"), "cell_no_number"),
    "an amount in groups that are none": ("lista.csv", row(amount="12 50 000"), "cell_no_number"),
    "an amount with two commas": ("lista.csv", row(amount="1,25,0"), "cell_no_number"),
    "an amount that may be a thousand": ("lista.csv", row(amount="1.250"), "cell_number_ambiguous"),
    "an amount that Excel shortened": ("lista.csv", row(amount="1,25E+06"), "cell_shortened"),
    "an amount that was too wide": ("lista.csv", row(amount="########"), "cell_hidden"),
    "an amount in per cent": ("lista.csv", row(amount="50 %"), "units_disagree"),
    "thousands in a column of kronor": ("lista.csv", row(amount="1 250 tkr"), "units_disagree"),
    "euro in a column of kronor": ("lista.csv", row(amount="1 250 EUR"), "units_disagree"),
    "an amount without a unit": (
        "lista.csv",
        text("Solbruk;Vinnova;1 250;2024\n", NO_UNIT),
        "unit_missing",
    ),
    "thousands that are not known": (
        "lista.csv",
        text("Solbruk;Vinnova;1 250;2024\n", OTHER_UNIT),
        "unit_missing",
    ),
    "an amount that is only called belopp": (
        "lista.csv",
        text("Solbruk;Vinnova;1 250;2024\n", NO_MEASURE),
        "measure_missing",
    ),
    "a share in a column of amounts": (
        "lista.csv",
        text("Solbruk;Vinnova;50;2024\n", SHARES),
        "amount_is_share",
    ),
    "a date in words": ("lista.csv", row(start="våren 2024"), "cell_no_date"),
    "a year of two digits": ("lista.csv", row(start="maj-24"), "cell_no_date"),
    "the 30th of February": ("lista.csv", row(start="2024-02-30"), "cell_no_such_day"),
    "month 13": ("lista.csv", row(start="2024-13"), "cell_no_such_day"),
    "a date with two meanings": ("lista.csv", row(start="3/4/2024"), "cell_date_ambiguous"),
    "the number of a day": ("lista.csv", row(start="45429"), "cell_day_number"),
    "a formula in text": ("lista.csv", row(project='=HYPERLINK("http://x")'), "cell_is_formula"),
    "an error of Excel in text": ("lista.csv", row(amount="#REF!"), "cell_error"),
    "an error of Excel": ("lista.xlsx", book(LIST, set_error), "cell_error"),
    "a formula that was never calculated": (
        "lista.xlsx",
        book(LIST, set_cell("D2", "=1+1")),
        "formula_without_value",
    ),
    "a date in the column of amounts": (
        "lista.xlsx",
        book(LIST, set_cell("D2", date(2024, 5, 17))),
        "cell_is_date",
    ),
    "yes and no in the column of amounts": ("lista.xlsx", book(LIST, set_cell("D2", True)), "cell_no_number"),
    "a row without a project": ("lista.csv", row(project=""), "project_missing"),
    "two projects of one name": (
        "lista.csv",
        text(
            "1;Solbruk;Vinnova;1;2024\n2;Solbruk;Vinnova;1;2024\n;Solbruk;Vinnova;1;2024\n",
            "Diarienummer;Projekt;Finansiär;Beviljat (kr);Start\n",
        ),
        "project_name_twice",
    ),
    "a project told of twice, and differently": (
        "lista.csv",
        text(ROW + ROW.replace("2024-05", "2023")),
        "project_told_twice",
    ),
    "a milestone without a name": (
        "plan.csv",
        "Milstolpe;Planerat;Klart;Ägare\n;2024;;KAU\n".encode(),
        "milestone_missing",
    ),
    "our own table with a row twice": (
        "price_index.csv",
        INDEX + b"2020,1,1980=100,scb\n2020,2,1980=100,scb\n",
        "row_twice",
    ),
    "our own table with a broken number": (
        "price_index.csv",
        INDEX + b"2020,hundra,1980=100,scb\n",
        "cell_no_number",
    ),
    # What a user's normal day brings besides.
    "an amount that is about": ("lista.csv", row(amount="ca 500 000"), "cell_no_number"),
    "an amount from and to": ("lista.csv", row(amount="500-700"), "cell_no_number"),
    "an amount a year": ("lista.csv", row(amount="250 000 kr/år"), "cell_no_number"),
    "an amount that is a sum of two": ("lista.csv", row(amount="2 mkr + 300 tkr"), "cell_no_number"),
    "an amount that is elsewhere": ("lista.csv", row(amount="se bilaga 3"), "cell_no_number"),
    "an amount with a question mark": ("lista.csv", row(amount="1 250 000?"), "cell_no_number"),
    "millions in a column of kronor": ("lista.csv", row(amount="1,25 mkr"), "units_disagree"),
    "Norwegian kroner in a column of kronor": ("lista.csv", row(amount="1 250 NOK"), "units_disagree"),
    "an error of a Swedish Excel": ("lista.csv", row(amount="#VÄRDEFEL!"), "cell_error"),
    "a value that Excel did not find": ("lista.csv", row(start="#SAKNAS!"), "cell_error"),
    "an error of LibreOffice": ("lista.ods", ods_with_error(), "cell_error"),
    "a season": ("lista.csv", row(start="hösten 2025"), "cell_no_date"),
    "a week": ("lista.csv", row(start="vecka 12 2024"), "cell_no_date"),
    "a fifth quarter": ("lista.csv", row(start="2024-Q5"), "cell_no_date"),
    "a date that is not set": ("lista.csv", row(start="ej bestämt"), "cell_no_date"),
    "the 31st of April": ("lista.csv", row(start="31 april 2024"), "cell_no_such_day"),
    "the 29th of February of a common year": ("lista.csv", row(start="29.02.2023"), "cell_no_such_day"),
    "month 0": ("lista.csv", row(start="2024-00"), "cell_no_such_day"),
    "a formula in a title": ("lista.csv", row(project="=A1&B1"), "cell_is_formula"),
    "a milestone that is planned soon": (
        "plan.csv",
        "Milstolpe;Planerat;Klart;Ägare\nNy testbädd;snart;;KAU\n".encode(),
        "cell_no_date",
    ),
    "a compressed file called csv": ("lista.csv", b"\x1f\x8b\x08" + b"\0" * 60, "file_foreign"),
    "an archive of another kind": ("lista.zip", b"7z\xbc\xaf\x27\x1c" + b"\0" * 60, "file_foreign"),
    "a text with formats called csv": ("lista.csv", b"{\\rtf1\\ansi Projekt;Start}", "file_foreign"),
    "a program called xlsx": ("lista.xlsx", b"MZ" + b"\0" * 60 + b"x", "file_foreign"),
    "XML called csv": ("lista.csv", b'<?xml version="1.0"?><rows><row/></rows>', "file_foreign"),
    "a zip that is cut off": ("paket.zip", packed({"a.csv": b"Projekt;Start\n" * 50})[:60], "file_damaged"),
}
