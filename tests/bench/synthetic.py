"""Facts that are made up, as many as wanted: the tables of data/facts, valid, and plainly invented.

One file `facts/<table>.sql` a table; a table without a file stays empty. The same size gives the same facts.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import duckdb

from data.check.schema import Table, load_schema
from data.publishing.folders import mark_made_up

SQL = Path(__file__).parent / "facts"
REGISTER = """source_id = "kalla_{number}"
name = "Påhittat register {number}"
publisher = "Påhittad utgivare"
licence = "påhittad"
url = "https://example.org/pahittad/{number}"
state_of = "2024-12"
taken_sv = "Inget: raderna är påhittade."
taken_en = "Nothing: the rows are made up."
meaning_sv = "Inget."
meaning_en = "Nothing."
"""


def write_facts(folder: Path, projects: int, tell: Callable[[str], None] = lambda words: None) -> None:
    """Writes the fact files and registers for this many projects, and five times as many amounts."""
    folder.mkdir(parents=True)
    mark_made_up(folder)
    registers = folder / "sources"
    registers.mkdir()
    for number in range(1, 5):
        text = REGISTER.format(number=number)
        (registers / f"pahittat_register_{number}.toml").write_text(text, encoding="utf-8")
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": "2GB",
        "temp_directory": (folder / "spill").as_posix(),
    }
    with duckdb.connect(config=config) as con:
        con.execute("set variable projects = $projects", {"projects": projects})
        con.execute((SQL / "_macros.sql").read_text(encoding="utf-8"))
        for table in load_schema().values():
            tell(f"making up {table.name}")
            _write(con, folder, table)


def _write(con: duckdb.DuckDBPyConnection, folder: Path, table: Table) -> None:
    """One fact file, with the columns of the schema in its order."""
    names = [f'"{column.name}"' for column in table.columns]
    made = SQL / f"{table.name}.sql"
    nothing = f"select {', '.join(f'null as {name}' for name in names)} where false"
    sql = made.read_text(encoding="utf-8") if made.is_file() else nothing
    file = (folder / table.file).as_posix().replace("'", "''")
    con.execute(f"copy (select {', '.join(names)} from ({sql})) to '{file}' (format csv, header)")


def main(arguments: list[str] | None = None) -> None:
    """The command line: `python -m tests.bench.synthetic 2000 /tmp/made-up`."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.synthetic", description=__doc__)
    parser.add_argument("projects", type=int, help="how many projects to make up")
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    options = parser.parse_args(arguments)
    write_facts(options.folder, options.projects, lambda words: print(words, flush=True))


if __name__ == "__main__":
    main()
