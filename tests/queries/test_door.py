"""`fetch`: what it refuses, that each reader gets the right answer, and which edition answers."""

import json
import os
import shutil
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

import queries
from data.build import SMALL_BLOCKS
from data.publishing import editions
from queries import __main__ as terminal
from queries import comparisons, current, database, opened, selections, values

ROOT = Path(__file__).parents[2]
HEADERS = 12_288  # bytes of a database before its first block

pytestmark = pytest.mark.usefixtures("edition_root")


@pytest.fixture
def own_root(edition_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new folder of editions, with a copy of the edition under test."""
    root = tmp_path / "editions"
    edition = editions.current_id(edition_root)
    assert edition
    shutil.copytree(edition_root / edition, root / edition)
    editions.use(root, edition)
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(root))
    monkeypatch.setattr(database, "_refused", {})
    return root


def another_edition(root: Path, name: str, statement: str) -> str:
    """Publishes a copy of the current edition with one change, as a build would."""
    current = editions.current_id(root)
    assert current
    made = root / f".tmp-{name}"
    shutil.copytree(root / current, made)
    with duckdb.connect(str(made / editions.DATABASE)) as con:
        con.execute(statement)
    manifest = json.loads((made / editions.MANIFEST).read_text(encoding="utf-8"))
    manifest |= {"edition": name, "built_at": datetime.now(UTC).isoformat(timespec="milliseconds")}
    manifest["files"][editions.DATABASE]["sha256"] = editions.sha256(made / editions.DATABASE)
    (made / editions.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    editions.seal(made)
    editions.publish(root, made, name)
    return name


@pytest.mark.parametrize(
    "name", ["funding/none", "", "../data/build", "funding/per_year.sql", "FUNDING/per_year", "/etc/passwd"]
)
def test_only_files_under_queries_are_questions(name: str) -> None:
    with pytest.raises(queries.UnknownQuestion, match="There is no question"):
        queries.fetch(name)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"colour": "red"}, "has no parameter colour"),
        ({"as_of": "2020-12-31"}, "as_of must be a day"),
        ({"as_of": datetime(2020, 12, 31)}, "as_of must be a day"),
        ({"as_of": None}, "as_of must be a day"),
        ({"areas": "s1_photovoltaics"}, "areas must be a list of texts"),
        ({"areas": ["s1_photovoltaics", 1]}, "areas must be a list of texts"),
        ({"strategy": 2015}, "strategy must be a text"),
        ({"year_from": "2015"}, "year_from must be a whole number"),
        ({"year_from": True}, "year_from must be a whole number"),
        ({"year_from": 2015.0}, "year_from must be a whole number"),
        ({"year_from": 10**12}, "year_from is out of range"),
        ({"measure": "turnover"}, "measure must be one of granted"),
        ({"location": "everywhere"}, "location must be one of whole"),
        ({"by": "level"}, "by must be one of total"),
        ({"price_year": 2024}, "no price index for 2024; there are years from 2007 to 2023"),
        ({"price_year": 2020, "currency": "EUR"}, "Fixed prices are in SEK only"),
    ],
)
def test_a_bad_value_is_refused_in_one_sentence(given: dict[str, Any], words: str) -> None:
    with pytest.raises(queries.WrongValue, match=words) as caught:
        queries.fetch("funding/per_year", **given)
    assert len(str(caught.value).splitlines()) == 1


def test_a_value_that_has_no_default_must_be_given() -> None:
    with pytest.raises(queries.WrongValue, match="funding/x needs a value for which \\(a text\\)"):
        values.complete("funding/x", {"as_of": "date", "which": "varchar"}, {})


def test_values_are_bound_and_never_read_as_sql() -> None:
    rows = queries.fetch("funding/rows", project_id="' or 1=1 --", areas=["'; drop table funding; --"])
    assert rows.empty


def test_defaults_are_those_of_the_review() -> None:
    given: dict[str, Any] = {
        "as_of": date(2020, 12, 31),
        "scope": "strategy",
        "location": "whole",
        "measure": "granted",
    }
    assert queries.fetch("funding/total").equals(queries.fetch("funding/total", **given))


@pytest.mark.long
def test_every_thread_gets_its_own_answers() -> None:
    listed = queries.fetch("projects/list", as_of=date(2026, 1, 1), scope="all", page_size=180)
    asked = list(listed["project_id"])
    alone = [queries.fetch("projects/card_partners", project_id=project).to_csv() for project in asked]

    def ask(thread: int) -> int:
        order = [(thread * 37 + step) % len(asked) for step in range(60)]
        answers = (queries.fetch("projects/card_partners", project_id=asked[i]).to_csv() for i in order)
        return sum(answer != alone[i] for i, answer in zip(order, answers, strict=True))

    assert len(asked) == 180
    assert len(set(alone)) > 90
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == [0] * 8


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "copy funding to 'out.csv'",
        "attach 'other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set memory_limit = '10GB'",
        "set enable_external_access = true",
        "reset lock_configuration",
        "create table main.mine (a integer)",
        "delete from funding",
        "drop table funding",
    ],
)
def test_the_database_is_locked_down(statement: str) -> None:
    with database.cursor(queries.current_edition()) as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_what_costs_more_than_it_saves_is_left_out_of_every_plan() -> None:
    edition, setting = queries.current_edition(), "select current_setting('disabled_optimizers')"
    ways = [
        database.cursor(edition),
        database.lasting(edition),
        database.selecting(edition, queries.view_defaults(), ("lines",)),
        comparisons.comparing(edition, ""),
    ]
    for way in ways:
        with way as cursor:
            [(left_out,)] = cursor.execute(setting).fetchall()
            assert set(left_out.split(",")) == set(opened.LEFT_OUT)
            with pytest.raises(duckdb.Error, match="locked"):
                cursor.execute("set disabled_optimizers = ''")


@pytest.mark.long
def test_a_long_question_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "select sum(a.range * b.range) from range(1000000) a, range(1000000) b where $as_of is not null"
    monkeypatch.setattr(queries, "_sql", lambda name: endless)
    with pytest.raises(queries.TooMuch, match="took longer than five seconds"):
        queries.fetch("choices/years")


def as_large_as(monkeypatch: pytest.MonkeyPatch, values: int) -> None:
    """Has every table of a view hold so many numbers, of eight bytes each."""
    many = f"select random() as number, $as_of as day from range({values})"
    monkeypatch.setattr(selections, "_rows", lambda file, within: many)


def test_a_view_that_does_not_fit_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    as_large_as(monkeypatch, 200_000_000)
    with pytest.raises(queries.TooMuch, match="more memory than it may have"):
        queries.fetch("projects/list", as_of=date(2019, 7, 3))


def test_the_tables_that_nobody_reads_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    as_large_as(monkeypatch, 30_000_000)  # two of these are more than a reader's 512 MB
    edition = queries.current_edition()
    for day in (date(2019, 7, 4), date(2019, 7, 5)):
        view = queries.view_defaults() | {"as_of": day}
        with database.selecting(edition, view, ("lines",)) as cursor:
            assert cursor.execute("select count(*), min(day) from selected_lines").fetchone() == (
                30_000_000,
                day,
            )


def test_an_endless_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        queries, "_sql", lambda name: "select range from range(1000000) where $as_of is not null"
    )
    with pytest.raises(queries.TooMuch, match="more than 204800 rows"):
        queries.fetch("choices/years")


def test_too_many_at_once_get_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.01)
    edition = queries.current_edition()
    held = [database.cursor(edition) for _ in range(database.AT_ONCE)]
    for place in held:
        place.__enter__()
    try:
        with pytest.raises(queries.TooMuch, match="at once"):
            queries.fetch("choices/years")
    finally:
        for place in held:
            place.__exit__(None, None, None)
    assert len(queries.fetch("choices/years")) > 10


def test_a_new_edition_answers_at_the_next_call(own_root: Path) -> None:
    before = queries.current_edition()
    assert len(queries.fetch("choices/strategies")) == 2
    after = another_edition(own_root, "0123456789ab", "delete from strategies where strategy_id = 's3_2022'")
    assert queries.current_edition() == after
    assert len(queries.fetch("choices/strategies")) == 1
    assert len(queries.fetch("choices/strategies", edition=before)) == 2
    assert queries.manifest()["edition"] == after
    assert queries.manifest(before)["edition"] == before


def test_readers_of_an_edition_see_no_other_while_it_changes(own_root: Path) -> None:
    first = queries.current_edition()
    second = another_edition(own_root, "0123456789ab", "delete from strategies where strategy_id = 's3_2022'")
    wanted = {first: 2, second: 1}

    def ask(_: int) -> bool:
        edition = queries.current_edition()
        return len(queries.fetch("choices/strategies", edition=edition)) == wanted[edition]

    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(ask, range(400))
        for step in range(40):
            editions.use(own_root, (first, second)[step % 2])
        assert all(answers)


def test_few_editions_stay_open(own_root: Path) -> None:
    for number in range(6):
        another_edition(own_root, f"{number:012x}", "checkpoint")
        queries.fetch("choices/strategies")
    assert len(database._editions) == database.KEPT_OPEN + 1


@pytest.mark.long
def test_a_connection_is_never_closed_under_a_reader(own_root: Path) -> None:
    first = queries.current_edition()
    others = [another_edition(own_root, f"{number:012x}", "checkpoint") for number in range(8)]

    def ask(step: int) -> int:
        return len(queries.fetch("choices/strategies", edition=[first, *others][step % 9]))

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(ask, range(135))) == {2}


def test_pinned_editions_do_not_push_out_the_current_one(own_root: Path) -> None:
    pinned = [queries.current_edition()]
    pinned += [another_edition(own_root, f"{number:012x}", "checkpoint") for number in range(5)]
    with database.used(own_root / queries.current_edition()) as held:
        pass
    for edition in pinned[:-1]:
        queries.fetch("choices/strategies", edition=edition)
    with database.used(own_root / queries.current_edition()) as same:
        assert same is held


def test_a_database_that_is_damaged_while_it_is_open_is_not_used_again(own_root: Path) -> None:
    edition = queries.current_edition()
    file = own_root / edition / editions.DATABASE
    was = file.stat()
    with file.open("r+b") as out:
        for place in range(HEADERS + 4_000, was.st_size, SMALL_BLOCKS):  # each block, whichever are read
            out.seek(place)
            out.write(b"damaged")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))  # bits rot: nobody wrote the file
    with pytest.raises(queries.Damaged, match="checksum differs"):
        queries.fetch("funding/rows")
    with pytest.raises(queries.NoEdition, match="checksum differs"):
        queries.fetch("choices/strategies")


def test_a_file_that_is_damaged_later_is_not_given_out(
    own_root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = queries.current_edition()
    bad = another_edition(own_root, "0123456789ab", "checkpoint")
    assert queries.current_edition() == bad
    whole = queries.dataset("funding")
    file = own_root / bad / "parquet" / "funding.parquet"
    content = bytearray(whole)
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(queries.Damaged, match=r"funding\.parquet is not as it was built"):
        queries.dataset("funding")
    assert f"{good} answers in its place" not in caplog.text
    assert queries.current_edition() == good
    assert queries.state().fault
    assert queries.dataset("funding") == whole
    assert f"{good} answers in its place" in caplog.text


@pytest.mark.long
@pytest.mark.parametrize("damage", ["bytes", "folder", "gone", "another manifest", "manifest"])
def test_with_a_damaged_pointer_or_manifest_the_last_good_one_goes_on(
    own_root: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    first = queries.current_edition()
    second = another_edition(own_root, "0123456789ab", "delete from strategies where strategy_id = 's3_2022'")
    good = second if damage != "manifest" else first
    assert queries.state() == current.State(second, True, "")
    spoil(own_root, damage, second)
    assert queries.current_edition() == good
    assert len(queries.fetch("choices/strategies")) == (1 if good == second else 2)
    fault = queries.state().fault
    assert queries.state().fault == fault != ""
    assert caplog.text.count("answers in its place") == 1
    command = [sys.executable, "-c", "import queries; print(queries.state())"]
    fresh = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert repr(good) in fresh
    assert fault in fresh
    editions.use(own_root, first)
    assert queries.state() == current.State(first, True, "")
    assert "answers again" in caplog.text


def spoil(root: Path, damage: str, edition: str) -> None:
    """Damages the pointer, or the manifest of an edition."""
    file = root / "CURRENT"
    if damage == "bytes":
        file.write_bytes(b"\xff\xfe\x00")
    elif damage == "another manifest":
        file.write_text(f"{edition} sha256:{'0' * 64}\n", encoding="ascii")
    elif damage == "manifest":
        made = (root / edition / "manifest.json").read_bytes()
        (root / edition / "manifest.json").write_bytes(made.replace(b'"built_at": "2', b'"built_at": "3'))
    else:
        file.unlink()
        if damage == "folder":
            file.mkdir()


@pytest.mark.long
def test_what_cannot_be_read_is_reported(own_root: Path, tmp_path: Path) -> None:
    edition = queries.current_edition()
    for place in (tmp_path, *tmp_path.parents):
        if not place.stat().st_mode & stat.S_IXOTH:  # ours; the folder of all temporary files is open already
            place.chmod(0o755)
    # load everything before the user changes: the new one cannot read the files of Python
    asked = "import encodings.ascii, os, queries; os.setuid(65534); print(queries.state())"
    command = [sys.executable, "-c", asked if os.getuid() == 0 else asked.replace("os.setuid(65534); ", "")]

    def ask() -> str:
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return ran.stdout + ran.stderr.splitlines()[-1] if ran.returncode else ran.stdout

    assert ask() == f"State(edition='{edition}', is_sealed=True, fault='')\n"
    (own_root / "CURRENT").chmod(0)
    assert (
        ask()
        == f"State(edition='{edition}', is_sealed=True, fault='CURRENT cannot be read: Permission denied.')\n"
    )
    (own_root / edition / "manifest.json").chmod(0)
    assert "NoEdition: CURRENT cannot be read: Permission denied." in ask()
    (own_root / edition).chmod(0)
    assert "NoEdition: CURRENT cannot be read: Permission denied." in ask()
    for place in (own_root / edition, own_root / "CURRENT"):
        place.chmod(0o700)


def test_an_edition_from_before_the_seals_is_never_chosen_in_the_place_of_another(own_root: Path) -> None:
    old = queries.current_edition()
    manifest = json.loads((own_root / old / "manifest.json").read_text(encoding="utf-8"))
    del manifest["seal"]
    (own_root / old / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (own_root / old / "manifest.sha256").unlink()
    editions.use(own_root, old)
    assert queries.state() == current.State(old, False, "")
    (own_root / "CURRENT").write_bytes(b"")
    current._last_good.clear()
    with pytest.raises(queries.NoEdition, match="CURRENT is damaged"):
        queries.current_edition()


def test_an_edition_that_is_removed_while_it_is_open_is_gone_everywhere(own_root: Path) -> None:
    edition = queries.current_edition()
    queries.fetch("choices/strategies")
    shutil.rmtree(own_root / edition)
    for ask in (
        lambda: queries.fetch("choices/strategies"),
        lambda: queries.fetch("choices/strategies", edition=edition),
        lambda: queries.fetch("changes/editions", edition=edition),
        lambda: queries.dataset("funding", edition),
        lambda: queries.manifest(edition),
        lambda: queries.earlier_editions(edition),
    ):
        with pytest.raises(queries.NoEdition, match=f"There is no edition {edition}"):
            ask()
    assert not queries.has_edition(edition)


def test_a_damaged_edition_is_not_opened_and_the_last_good_one_goes_on(
    own_root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = queries.current_edition()
    queries.fetch("choices/strategies")
    bad = another_edition(own_root, "0123456789ab", "checkpoint")
    with (own_root / bad / editions.DATABASE).open("r+b") as file:
        file.seek(5000)
        file.write(b"damaged")
    assert queries.current_edition() == good
    assert len(queries.fetch("choices/strategies")) == 2
    assert f"The edition {bad} cannot be used" in caplog.text
    with pytest.raises(queries.NoEdition, match="not as it was built"):
        queries.fetch("choices/strategies", edition=bad)


def test_a_damaged_edition_alone_answers_nothing(own_root: Path) -> None:
    edition = editions.current_id(own_root)
    assert edition
    (own_root / edition / "parquet" / "funding.parquet").unlink()
    with pytest.raises(queries.NoEdition, match=r"funding\.parquet is missing"):
        queries.fetch("choices/strategies")


def test_no_edition_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOW_UP_EDITIONS", str(tmp_path))
    with pytest.raises(queries.NoEdition, match="`make data` makes one"):
        queries.current_edition()


def test_a_dataset_is_a_file_of_the_edition() -> None:
    assert queries.dataset("funding").startswith(b"PAR1")
    for name in ("none", "../follow_up", "funding.parquet", ""):
        with pytest.raises(queries.UnknownQuestion, match="There is no dataset"):
            queries.dataset(name)


@pytest.mark.parametrize("edition", ["../secret", "0123456789abc", "ffffffffffff"])
def test_an_unknown_edition_is_refused(edition: str) -> None:
    with pytest.raises(queries.NoEdition):
        queries.fetch("choices/years", edition=edition)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command."""
    command = [sys.executable, "-m", "queries", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_terminal_lists_the_questions() -> None:
    listed = run().stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(queries.names())


def test_the_terminal_answers_a_question() -> None:
    table = run("choices/strategies")
    assert table.returncode == 0
    assert "s3_2015" in table.stdout
    csv = run("funding/per_year", "strategy=s3_2015", "by=total", "year_from=2015", "year_to=2020", "--csv")
    assert csv.stdout.splitlines()[0].startswith("year_key,year,group_key")
    assert len(csv.stdout.splitlines()) == 6


def test_the_terminal_ends_without_a_word_where_nobody_reads_on() -> None:
    command = [sys.executable, "-m", "queries", "funding/rows", "--csv"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        assert asked.stdout
        assert asked.stderr
        asked.stdout.close()
        assert asked.stderr.read() == b""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["funding/none"], "There is no question"),
        (["funding/total", "as_of"], "parameter=value"),
        (["funding/total", "as_of=yesterday"], "as_of must be a day"),
        (["funding/total", "year_from=x"], "year_from must be a whole number"),
        (["projects/list", "descending=yes"], "descending must be true or false"),
        (["funding/total", "colour=red"], "has no parameter colour"),
    ],
)
def test_the_terminal_says_what_is_wrong(arguments: list[str], words: str, capsys: Any) -> None:
    assert terminal.main(arguments) == 2
    refused = capsys.readouterr().err
    assert words in refused
    assert len(refused.splitlines()) == 1


def test_what_the_edition_does_not_have_yet_is_named_with_what_makes_it(own_root: Path) -> None:
    another_edition(own_root, "0123456789ab", "drop macro funding_key")
    with pytest.raises(queries.QueryError, match=r"funding_key does not exist.* python -m data.build makes"):
        queries.fetch("funding/by_group", as_of=date(2020, 12, 31))
