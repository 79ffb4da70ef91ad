"""The manifest of an edition: when and with which tools it was built, from which facts, and what it contains."""

import hashlib
import json
import platform
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import FOLDER
from data.check.schema import load_schema
from data.publishing.contents import Contents, File, Manifest
from data.publishing.editions import DATABASE, MANIFEST, SEAL, seal, sha256


def edition_id(facts: Path, registers: Path, synthetic: bool) -> str:
    """Twelve hexadecimal digits: the same on any machine for the same facts, code and database version."""
    total = hashlib.sha256(f"duckdb {duckdb.__version__} synthetic {synthetic}".encode())
    code = [path for pattern in ("*.py", "*/*.py", "schema.toml", "*/*.sql") for path in FOLDER.glob(pattern)]
    for path in [*sorted(code, key=str), *sorted(registers.glob("*.toml"))]:
        # a checkout on Windows may have other line endings
        total.update(f"\0{path.name}\0".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    for path in sorted(facts.glob("*.csv")):
        total.update(f"\0{path.name}\0{sha256(path)}".encode())
    return total.hexdigest()[:12]


def contents(con: duckdb.DuckDBPyConnection, marts: list[str]) -> Contents:
    """What the new edition contains: rows per mart and fact table, years, sums in SEK, and the state of each register."""
    counts = " union all ".join(f"select '{mart}' as mart, count(*) as n from {mart}" for mart in marts)
    raws = " union all ".join(f"select '{t}' as name, count(*) as n from work.raw_{t}" for t in load_schema())
    years = con.execute("select min(year), max(year) from funding where left_out is null").fetchone() or (
        None,
        None,
    )
    sums = con.execute(
        """select measure, count(*), sum(amount_sek),
            coalesce(sum(amount_sek) filter (where location = 'whole'), 0)
        from funding where left_out is null group by measure order by measure"""
    ).fetchall()
    registers = con.execute(
        "select source_id, name, state_of from work.raw_registers order by source_id"
    ).fetchall()
    return {
        "rows": dict(con.execute(counts).fetchall()),
        "facts": dict(con.execute(raws).fetchall()),
        "years": {"first": years[0], "last": years[1]},
        "sums": {
            measure: {"rows": rows, "sek": round(total, 2), "sek_wholly_in_varmland": round(whole, 2)}
            for measure, rows, total, whole in sums
        },
        "registers": [{"source_id": i, "name": name, "state_of": state} for i, name, state in registers],
    }


def write_manifest(folder: Path, edition: str, synthetic: bool, facts: Path, contents: Contents) -> None:
    """Writes the manifest of a finished folder and seals it. Nothing in the folder may change after that."""
    files: dict[str, File] = {
        path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": sha256(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest: Manifest = {
        "edition": edition,
        "built_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "synthetic": synthetic,
        "tools": {"python": platform.python_version(), "duckdb": duckdb.__version__},
        "database": DATABASE,
        "seal": SEAL,
        "marts": {
            mart: {"file": f"parquet/{mart}.parquet", "rows": rows, **files[f"parquet/{mart}.parquet"]}
            for mart, rows in contents["rows"].items()
        },
        "facts": {
            name: {"rows": rows, "sha256": sha256(facts / f"{name}.csv")}
            for name, rows in contents["facts"].items()
        },
        "registers": contents["registers"],
        "years": contents["years"],
        "sums": contents["sums"],
        "files": files,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    seal(folder)
