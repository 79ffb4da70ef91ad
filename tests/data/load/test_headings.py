"""Our own workbook is written and read by the same headings."""

import pytest

from data.check.schema import fact_tables
from data.load.base.headings import (
    LANGUAGES,
    columns_by_heading,
    headings,
    plain,
    sheet_name,
    tables_by_name,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", fact_tables())
def test_a_heading_is_read_back_as_the_column_it_was_written_for(table: str, language: str) -> None:
    written = headings(table, language)
    assert list(written) == [column.name for column in fact_tables()[table].columns]
    assert {name: columns_by_heading(table)[plain(text)] for name, text in written.items()} == {
        name: name for name in written
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_read_back_as_the_table_it_was_written_for(language: str) -> None:
    for table in fact_tables():
        assert tables_by_name()[plain(sheet_name(table, language))] == table
        assert tables_by_name()[plain(table)] == table
        assert len(sheet_name(table, language)) <= 31, "Excel cuts longer names"


def test_a_heading_may_vary_in_case_spaces_and_storage_of_accents() -> None:
    assert plain("  BELOPP \n (tkr) ") == plain("Belopp (TKR)")
    assert plain("Omr\u0061\u030ade") == plain("Område")
