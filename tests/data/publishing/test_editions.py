"""Editions are immutable, checked, few, and switched in one go."""

import json
import shutil
import subprocess
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from data.build import build
from data.build.__main__ import main
from data.errors import EditionError
from data.publishing import editions, pointer
from data.publishing.folders import mark_made_up
from tests.data.facts_factory import Rows, changed, write_facts


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two editions of slightly different facts; the second is current."""
    folder = tmp_path_factory.mktemp("published")
    build(write_facts(folder / "facts"), folder / "editions")
    build(write_facts(folder / "other", organisations=renamed("Ärla")), folder / "editions")
    return folder


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy of those editions that a test may spoil."""
    return Path(shutil.copytree(published / "editions", tmp_path / "editions"))


def renamed(name: str) -> Rows:
    """The organisations with another name of one: a change that needs no correction."""
    return changed("organisations", 2, aliases=name)


def ids(root: Path) -> list[str]:
    return [edition.id for edition in editions.editions(root)]


def test_an_edition_has_its_files_and_a_manifest(root: Path) -> None:
    edition = editions.current_id(root)
    assert edition is not None
    folder = editions.path_of(root, edition)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    names = {path.name for path in folder.rglob("*") if path.is_file()}
    assert names == {
        "manifest.json",
        "manifest.sha256",
        "follow_up.duckdb",
        "facts.parquet",
        *(f"{mart}.parquet" for mart in manifest["marts"]),
    }
    assert manifest["marts"]["funding"]["rows"] == 10
    assert manifest["facts"]["funding"]["rows"] == 10
    assert manifest["registers"] == [{"source_id": "register", "name": "Registret", "state_of": "2016-10-14"}]
    assert manifest["sums"]["granted"]["sek"] == pytest.approx(1000.50 + 0.01 + 2100 + 500 + 600 + 700)
    assert manifest["synthetic"] is False
    assert manifest["tools"]["duckdb"] == duckdb.__version__
    assert editions.verify(root, edition) == []


@pytest.mark.long
def test_few_facts_give_the_rows_that_they_would_give_among_many(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = build(published / "facts", tmp_path / "few").edition
    monkeypatch.setattr("data.build.SMALL", 0)
    many = build(published / "facts", tmp_path / "many").edition
    for file in sorted((tmp_path / "few" / few / "parquet").iterdir()):
        among_many = tmp_path / "many" / many / "parquet" / file.name
        assert pq.read_table(file).to_pylist() == pq.read_table(among_many).to_pylist(), file.stem


def test_the_database_holds_what_the_parquet_files_hold(root: Path) -> None:
    folder = editions.path_of(root, str(editions.current_id(root)))
    with duckdb.connect(str(folder / "follow_up.duckdb"), read_only=True) as con:
        tables = {row[0] for row in con.execute("select table_name from duckdb_tables()").fetchall()}
        assert tables == {path.stem for path in (folder / "parquet").iterdir()}
        for table in tables:
            file = (folder / "parquet" / f"{table}.parquet").as_posix()
            same = (
                f"(from {table} except all from '{file}') union all (from '{file}' except all from {table})"
            )
            assert con.execute(f"select count(*) from ({same})").fetchone() == (0,), table


def test_same_facts_give_the_same_edition_and_are_not_built_again(
    published: Path, root: Path, tmp_path: Path
) -> None:
    second, first = ids(root)
    assert first != second
    again = build(write_facts(tmp_path / "copy"), root)
    assert (again.edition, again.is_new) == (first, False)
    assert editions.current_id(root) == first
    assert len(ids(root)) == 2


def test_going_back_and_forward(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second, first = ids(root)
    assert main(["--out", str(root), "--use", first]) == 0
    assert editions.current_id(root) == first
    assert main(["--out", str(root), "--list"]) == 0
    output = capsys.readouterr().out
    assert f"* {first}" in output
    assert f"  {second}" in output


def test_a_reader_of_the_pointer_never_sees_half_of_it(root: Path) -> None:
    """The pointer is replaced, not written anew: who has it open reads it to its end as it was."""
    second, first = ids(root)
    with (root / "CURRENT").open(encoding="ascii") as held:
        editions.use(root, first)
        assert held.read() == f"{second} sha256:{editions.sha256(root / second / 'manifest.json')}\n"
    assert editions.current_id(root) == first
    assert [path.name for path in root.glob("CURRENT*")] == ["CURRENT"]


@pytest.mark.parametrize("name", ["follow_up.duckdb", "parquet/funding.parquet"])
def test_one_flipped_byte_is_seen(root: Path, name: str) -> None:
    second, first = ids(root)
    file = editions.path_of(root, first) / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert editions.verify(root, first) == [f"{first}: {name} is not as it was built (its checksum differs)."]
    with pytest.raises(EditionError, match="damaged and is not used"):
        editions.use(root, first)
    assert editions.current_id(root) == second


def test_missing_and_foreign_files_are_seen(root: Path) -> None:
    edition = ids(root)[0]
    folder = editions.path_of(root, edition)
    (folder / "parquet" / "areas.parquet").unlink()
    (folder / "follow_up.duckdb.wal").write_bytes(b"")
    assert editions.verify(root, edition) == [
        f"{edition}: parquet/areas.parquet is missing.",
        f"{edition}: follow_up.duckdb.wal does not belong to the edition.",
    ]
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    assert editions.verify(root, edition) == [
        f"The manifest of the edition {edition} is not as it was built (its checksum differs)."
    ]
    editions.seal(folder)
    (fault,) = editions.verify(root, edition)
    assert "cannot be read" in fault


def test_a_damaged_edition_is_built_again(root: Path, tmp_path: Path) -> None:
    first = ids(root)[1]
    (editions.path_of(root, first) / "parquet" / "areas.parquet").unlink()
    again = build(write_facts(tmp_path / "copy"), root)
    assert (again.edition, again.is_new) == (first, True)
    assert editions.verify(root, first) == []
    assert not list(root.glob(".broken-*"))


def test_the_last_ones_stay_and_the_current_one_always(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "KEPT", 4)
    template = editions.path_of(root, ids(root)[0])
    old = ids(root)[1]
    editions.use(root, old)
    for number in range(5):
        copy = Path(shutil.copytree(template, root / f"{number:012x}"))
        manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
        manifest |= {"edition": copy.name, "built_at": f"2030-01-0{number + 1}T00:00:00+00:00"}
        (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        editions.seal(copy)
    leftover = root / ".tmp-leftover"
    leftover.mkdir()
    build(write_facts(tmp_path / "new", organisations=renamed("Seven")), root)
    kept = ids(root)
    assert len(kept) == 5, "four by date, and the one just made: its clock is before theirs"
    assert editions.current_id(root) in kept
    assert old not in kept
    assert not leftover.exists()


def test_an_edition_with_a_damaged_manifest_is_never_removed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "KEPT", 1)
    damaged = ids(root)[1]
    manifest = editions.path_of(root, damaged) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:-9])
    built = build(write_facts(tmp_path / "new", organisations=renamed("Eight")), root)
    assert manifest.is_file()
    assert [words for words in built.remarks if damaged in words and "damaged manifest" in words]


def test_a_missing_edition_and_a_hostile_name_are_refused(root: Path) -> None:
    with pytest.raises(EditionError, match="There is no edition 0123456789ab"):
        editions.use(root, "0123456789ab")
    with pytest.raises(EditionError, match="is no edition"):
        editions.path_of(root, "../../etc")
    (root / "CURRENT").write_text("../elsewhere\n", encoding="ascii")
    with pytest.raises(EditionError, match="is no edition"):
        editions.current_id(root)


def test_a_build_repairs_a_damaged_pointer(root: Path, tmp_path: Path) -> None:
    (root / "CURRENT").write_text("gibberish", encoding="ascii")
    built = build(write_facts(tmp_path / "copy"), root)
    assert not built.is_new
    assert editions.current_id(root) == built.edition


def test_the_manifest_cannot_be_changed_unseen(root: Path) -> None:
    edition = ids(root)[0]
    folder = editions.path_of(root, edition)
    whole = (folder / "manifest.json").read_bytes()
    for place in range(0, len(whole) * 8, 1009):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        (folder / "manifest.json").write_bytes(flipped)
        assert editions.verify(root, edition), f"bit {place}"
    (folder / "manifest.json").write_bytes(whole.replace(b'"built_at": "2', b'"built_at": "3'))
    assert "checksum differs" in editions.verify(root, edition)[0]
    assert edition not in ids(root)
    (folder / "manifest.json").write_bytes(whole)
    assert editions.verify(root, edition) == []
    (folder / "manifest.sha256").unlink()
    assert editions.verify(root, edition) == [f"{edition}: manifest.sha256 is missing."]


def test_the_seal_is_one_that_sha256sum_reads(root: Path) -> None:
    folder = editions.path_of(root, ids(root)[0])
    command = ["sha256sum", "--check", "--strict", "manifest.sha256"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def test_the_pointer_holds_the_checksum_of_the_manifest(root: Path) -> None:
    edition = str(editions.current_id(root))
    digest = editions.sha256(root / edition / "manifest.json")
    assert (root / "CURRENT").read_text(encoding="ascii") == f"{edition} sha256:{digest}\n"
    (root / "CURRENT").write_text(f"{edition}\n", encoding="ascii")
    assert pointer.read(root) == pointer.Pointer(edition, ""), "as it was before manifests were sealed"


def test_an_edition_from_before_the_seals_is_used_and_reported(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = ids(root)[0]
    unsealed(root / edition)
    assert editions.verify(root, edition) == []
    assert [e.is_sealed for e in editions.editions(root)] == [False, True]
    assert main(["--out", str(root), "--list"]) == 0
    assert "built before manifests were sealed" in capsys.readouterr().out.splitlines()[1]


def unsealed(folder: Path) -> None:
    """Makes an edition one that was built before manifests were sealed."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["seal"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "manifest.sha256").unlink()


@pytest.mark.parametrize("damage", [b"\xff\xfe\x00", b"", b"x" * 100_000, b"0123456789ab sha256:0\n", None])
def test_a_damaged_pointer_is_reported_and_repaired_by_a_build(
    root: Path, tmp_path: Path, damage: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    found = ids(root)
    (root / "CURRENT").unlink()
    if damage is None:
        (root / "CURRENT").mkdir()
    else:
        (root / "CURRENT").write_bytes(damage)
    with pytest.raises(EditionError, match=r"^CURRENT .+\.$") as refusal:
        editions.current_id(root)
    assert len(str(refusal.value)) < 400
    assert ids(root) == found
    assert main(["--out", str(root), "--list"]) == 0
    assert "`--use` mends it" in capsys.readouterr().out
    new = (
        {"gaps": changed("gaps", 2, text_sv="Annat")} if damage is None else {}
    )  # else an edition that is there
    built = build(write_facts(tmp_path / "new", **new), root)
    assert built.is_new == bool(new)
    assert f"{found[0]} is compared instead" in built.remarks[0]
    assert editions.current_id(root) == built.edition


def test_facts_that_change_during_the_build_are_not_published(tmp_path: Path) -> None:
    facts = write_facts(tmp_path / "facts")

    def change(step: str) -> None:
        if step == "mart gaps":
            write_facts(facts, funding=changed("funding", 2, amount="8"))

    with pytest.raises(EditionError, match="changed while they were built"):
        build(facts, tmp_path / "editions", on_step=change)
    assert editions.current_id(tmp_path / "editions") is None


def test_before_the_first_build(tmp_path: Path) -> None:
    assert editions.current_id(tmp_path / "none") is None
    assert editions.editions(tmp_path / "none") == []


@pytest.mark.parametrize("folder", [None, editions.DEFAULT_ROOT])
def test_made_up_facts_are_never_published_among_facts(folder: Path | None, tmp_path: Path) -> None:
    facts = mark_made_up(write_facts(tmp_path / "facts"))
    with pytest.raises(EditionError, match="Made-up data are never published where facts are"):
        build(facts, folder)


def test_synthetic_data_are_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = mark_made_up(write_facts(tmp_path / "facts"))
    assert main(["--facts", str(facts), "--out", str(tmp_path / "out")]) == 0
    assert "These data are synthetic" in capsys.readouterr().out
    (edition,) = editions.editions(tmp_path / "out")
    assert edition.synthetic


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path))
    assert editions.default_root() == tmp_path
    monkeypatch.delenv("FOLLOW_UP_EDITIONS")
    assert editions.default_root() == editions.DEFAULT_ROOT
