"""A backup restores every edition as it was built, or nothing."""

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from data.build import build
from data.build.__main__ import main
from data.errors import EditionError
from data.load.__main__ import main as load
from data.publishing import backup, editions, pointer
from tests.data.facts_factory import changed, write_facts

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
ANSWERS = """
import queries
from tests.fire import setting
for name, digest in setting.answers(queries.current_edition(), ""):
    print(name, digest)
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two editions of slightly different facts; the second is in use."""
    folder = tmp_path_factory.mktemp("backup")
    build(write_facts(folder / "facts"), folder / "editions")
    build(
        write_facts(folder / "other", organisations=changed("organisations", 2, aliases="Ärla")),
        folder / "editions",
    )
    return folder / "editions"


@pytest.fixture(scope="module")
def file(published: Path) -> Path:
    found = published.parent / "backup.tar"
    assert main(["--out", str(published), "--backup", str(found)]) == 0
    return found


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A copy of those editions that a test may spoil."""
    return Path(shutil.copytree(published, tmp_path / "editions"))


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the editions and CURRENT by its name."""
    paths = [path for path in root.rglob("*") if path.is_file() and path.name != ".lock"]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def answers(root: Path) -> str:
    """A line for every answer to every question of the edition in use, as another process gives it."""
    environment = os.environ | {"FOLLOW_UP_EDITIONS": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", ANSWERS], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def spoil(root: Path, edition: str, name: str = "parquet/funding.parquet") -> None:
    path = root / edition / name
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def packed(**files: bytes) -> io.BytesIO:
    """A tar file of these files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return out


def test_a_restored_backup_is_the_same_and_answers_the_same(
    published: Path, file: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "restored"
    assert main(["--out", str(empty), "--restore", str(file)]) == 0
    assert contents(empty) == contents(published)
    assert not list(empty.glob(".tmp*"))
    asked = answers(published)
    assert len(asked.splitlines()) > 80
    assert answers(empty) == asked


def test_every_edition_is_verified(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(root), "--verify"]) == 0
    assert capsys.readouterr().out.count("as it was built.") == 2
    old = next(edition.id for edition in editions.editions(root) if not edition.is_current)
    spoil(root, old)
    assert main(["--out", str(root), "--verify"]) == 1
    said = capsys.readouterr().out
    assert f"{old}: parquet/funding.parquet is not as it was built (its checksum differs)." in said
    assert said.count("as it was built.") == 1
    spoil(root, old, "manifest.json")
    assert main(["--out", str(root), "--verify"]) == 1
    assert f"The manifest of the edition {old} is not as it was built" in capsys.readouterr().out


def test_a_damaged_edition_is_left_out_and_named(root: Path, tmp_path: Path) -> None:
    old = next(edition.id for edition in editions.editions(root) if not edition.is_current)
    spoil(root, old)
    file = tmp_path / "backup.tar"
    assert [old in sentence for sentence in backup.write(root, file)] == [True]
    empty = tmp_path / "restored"
    assert backup.restore(file, empty) == editions.current_id(root)
    assert [edition.id for edition in editions.editions(empty)] == [editions.current_id(root)]


def test_no_backup_is_made_of_a_damaged_edition_in_use(root: Path, tmp_path: Path) -> None:
    current = editions.current_id(root)
    assert current
    file = tmp_path / "backup.tar"
    file.write_bytes(b"the backup of yesterday")
    spoil(root, current)
    with pytest.raises(EditionError, match="no backup is made"):
        backup.write(root, file)
    assert file.read_bytes() == b"the backup of yesterday"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["backup.tar"]


def test_nothing_is_restored_over_editions(root: Path, file: Path) -> None:
    before = contents(root)
    with pytest.raises(EditionError, match="already"):
        backup.restore(file, root)
    assert contents(root) == before


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "which of its editions is in use"),
        ({"CURRENT": b"0123456789ab sha256:" + b"0" * 64}, "which of its editions is in use"),
        ({"../outside": b"x"}, "no backup"),
        ({"/etc/passwd": b"x"}, "which of its editions is in use"),
    ],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, files: dict[str, bytes], said: str) -> None:
    file, empty = tmp_path / "strange.tar", tmp_path / "restored"
    file.write_bytes(packed(**files).getvalue())
    with pytest.raises(EditionError, match=said):
        backup.restore(file, empty)
    assert [path.name for path in empty.iterdir()] == [".lock"]
    assert not (tmp_path / "outside").exists()


def test_a_backup_that_was_cut_off_or_changed_restores_nothing(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    middle = whole.index(b"PAR1") + 40  # within the rows of a dataset
    for name, content in (
        ("half", whole[: len(whole) // 2]),
        ("flipped", whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]),
        ("text", b"no tar"),
    ):
        broken, empty = tmp_path / f"{name}.tar", tmp_path / name
        broken.write_bytes(content)
        with pytest.raises(EditionError):
            backup.restore(broken, empty)
        assert [path.name for path in empty.iterdir()] == [".lock"], name
    assert pointer.read(tmp_path / "half") is None


@pytest.fixture
def come(published: Path, tmp_path: Path) -> Path:
    """What a host fetched: CURRENT of another host and that edition."""
    folder = tmp_path / "host" / ".tmp-store"
    folder.mkdir(parents=True)
    current = editions.current_id(published)
    assert current
    shutil.copytree(published / current, folder / current)
    shutil.copy(published / "CURRENT", folder)
    return folder


def test_an_edition_of_another_host_is_checked_and_used(published: Path, come: Path) -> None:
    host = come.parent
    assert main(["--out", str(host), "--take", str(come)]) == 0
    current = editions.current_id(published)
    assert editions.current_id(host) == current
    assert contents(host / str(current)) == contents(published / str(current))


def test_an_edition_that_came_before_is_used_again_or_replaced(root: Path, come: Path) -> None:
    current, old = editions.current_id(root), next(e.id for e in editions.editions(root) if not e.is_current)
    assert current
    editions.use(root, old)
    assert backup.take(come, root) == []
    assert editions.current_id(root) == current
    spoil(root, current)
    backup.take(come, root)
    assert editions.verify(root, current) == []


@pytest.mark.parametrize("what", ["rows", "manifest", "pointer", "nothing"])
def test_of_what_came_damaged_nothing_is_used(root: Path, come: Path, what: str) -> None:
    [edition] = editions.folders(come)
    if what == "rows":
        spoil(come, edition.name)
    elif what == "manifest":  # whole in itself, but not what CURRENT names
        manifest = edition / editions.MANIFEST
        manifest.write_text(manifest.read_text(encoding="utf-8") + " ", encoding="utf-8")
        editions.seal(edition)
    elif what == "pointer":
        (come / "CURRENT").write_bytes(b"\xff\xfe\x00")
    else:
        shutil.rmtree(edition)
    before = contents(root)
    with pytest.raises(EditionError):
        backup.take(come, root)
    assert contents(root) == before


def test_what_was_published_is_backed_up_and_compared_and_can_be_taken_back(tmp_path: Path) -> None:
    facts, root, restored = write_facts(tmp_path / "facts"), tmp_path / "editions", tmp_path / "restored"
    build(facts, root)
    sent = tmp_path / "organisations.csv"
    sent.write_text("org_id,name,aliases,kind,municipality\nnewbody,Ny kropp,,other,\n", encoding="utf-8")
    was = {path.name: path.read_bytes() for path in facts.glob("*.csv")}
    where = ["--facts", str(facts), "--out"]
    assert load([str(sent), "--body", "Region Ärla", *where, str(root)]) == 0
    backup.write(root, tmp_path / "backup.tar")
    backup.restore(tmp_path / "backup.tar", restored)
    assert contents(restored) == contents(root)
    assert load(["--undo", *where, str(restored)]) == 0
    assert {path.name: path.read_bytes() for path in facts.glob("*.csv") if path.name != "journal.csv"} == {
        name: content for name, content in was.items() if name != "journal.csv"
    }
    with tarfile.open(tmp_path / "backup.tar") as good, tarfile.open(tmp_path / "bad.tar", "w") as bad:
        for member in good.getmembers():
            data = good.extractfile(member)
            if data is not None and member.name.endswith("organisations.csv"):
                content = data.read().replace(b"Ny kropp", b"En annan")
                member.size = len(content)
                data = io.BytesIO(content)
            bad.addfile(member, data)
    with pytest.raises(EditionError, match="publications"):
        backup.restore(tmp_path / "bad.tar", tmp_path / "empty")
    assert not editions.folders(tmp_path / "empty")
    assert not (tmp_path / "empty" / backup.PUBLICATIONS).exists()
