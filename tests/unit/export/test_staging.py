# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole of an export appears at once or not at all, and nothing that byline did not write is deleted."""

import fcntl
import hashlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from byline.errors import OperationFailed, Refused, UsageError
from byline.export import workshop
from byline.export.staging import MANIFEST, staged
from byline.model.manifest import Manifest
from support.exports import export, simple


def put(output: Path, content: str = "words", *, force: bool = False) -> None:
    """An export of one file with a manifest that lists it."""
    with staged(output, force=force) as staging:
        staging.write("data.txt", content)
        manifest = Manifest(generator="byline", format="text", query="", uses=())
        files = tuple(map(staging.files.kind.model_validate_json, staging.files.lines()))
        with staging.open(MANIFEST, listed=False) as sink:
            sink.write(manifest.model_copy(update={"files": files}).model_dump_json())
        staging.put_in_place()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_is_there_before_everything_is(tmp_path: Path) -> None:
    output = tmp_path / "out"
    with staged(output, force=False) as staging:
        staging.write("articles/1.txt", "words")
        assert not output.exists()
        staging.put_in_place()
        assert (output / "articles" / "1.txt").read_text() == "words"
    assert names(tmp_path) == ["out"]


def test_what_is_not_put_in_place_leaves_no_trace(tmp_path: Path) -> None:
    with staged(tmp_path / "out", force=False) as staging:
        staging.write("data.txt", "words")
    assert names(tmp_path) == []


def test_files_are_listed_with_size_and_digest_when_they_are_complete(tmp_path: Path) -> None:
    with staged(tmp_path / "out", force=False) as staging:
        with staging.open("a.txt") as sink:
            sink.write("é\n")
            assert staging.files.count == 0
        with pytest.raises(RuntimeError), staging.open("b.txt"):
            raise RuntimeError
        (line,) = staging.files.lines()
        listed = staging.files.kind.model_validate_json(line)
    assert (listed.path, listed.bytes) == ("a.txt", 3)
    assert listed.sha256 == hashlib.sha256("é\n".encode()).hexdigest()


def test_no_file_is_written_twice(tmp_path: Path) -> None:
    with staged(tmp_path / "out", force=False) as staging:
        staging.write("data.txt", "one")
        with pytest.raises(OperationFailed, match="exists"):
            staging.write("data.txt", "two")


def test_permissions_are_those_that_the_user_asks_for(tmp_path: Path) -> None:
    put(tmp_path / "out")
    (tmp_path / "mine").mkdir()
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE((tmp_path / "mine").stat().st_mode)


def test_folders_above_are_made(tmp_path: Path) -> None:
    put(tmp_path / "a" / "b" / "out")
    assert (tmp_path / "a" / "b" / "out" / "data.txt").is_file()


@pytest.mark.parametrize("name", ["lock", "journal.json", "lists", "whole", "NOTICE"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    put(tmp_path / name)
    assert names(tmp_path) == [name]


def test_the_working_folder_itself_cannot_be_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(Path("out"))
    assert names(tmp_path) == ["out"]
    with pytest.raises(Refused, match="exists already"):
        put(Path())
    with pytest.raises(UsageError, match="cannot be the folder"):
        put(Path("/"))


def test_an_existing_folder_is_kept(tmp_path: Path) -> None:
    put(tmp_path / "out")
    with pytest.raises(Refused, match="exists already") as refused:
        put(tmp_path / "out", "new")
    assert "--force" in str(refused.value.cure)
    assert (tmp_path / "out" / "data.txt").read_text() == "words"


@pytest.mark.parametrize("empty", [True, False])
def test_force_replaces_an_export_or_an_empty_folder(tmp_path: Path, empty: bool) -> None:
    (tmp_path / "out").mkdir() if empty else put(tmp_path / "out")
    put(tmp_path / "out", "new", force=True)
    assert (tmp_path / "out" / "data.txt").read_text() == "new"
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", "mine"),
        (MANIFEST, "{}"),
        (MANIFEST, "[]"),
        (MANIFEST, "not json"),
        (MANIFEST, '{"schema_version": 1, "files": []}'),
        (MANIFEST, '{"schema_version": "byline-manifest-1", "files": [1]}'),
        (MANIFEST, '{"schema_version": "other-1", "files": []}'),
    ],
)
def test_force_does_not_touch_what_is_no_export(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text(content)
    with pytest.raises(Refused, match=f"byline did not put {name} there"):
        put(tmp_path / "out", force=True)
    assert (tmp_path / "out" / name).read_text() == content
    assert names(tmp_path) == ["out"]


def test_force_does_not_touch_an_export_with_files_of_others(tmp_path: Path) -> None:
    put(tmp_path / "out")
    (tmp_path / "out" / ".git").mkdir()
    (tmp_path / "out" / ".git" / "HEAD").write_text("ref")
    with pytest.raises(Refused, match=r"\.git/HEAD"):
        put(tmp_path / "out", force=True)
    assert (tmp_path / "out" / ".git" / "HEAD").is_file()


def test_a_link_in_an_export_is_not_ours(tmp_path: Path) -> None:
    put(tmp_path / "out")
    (tmp_path / "precious").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path / "precious")
    with pytest.raises(Refused, match="link"):
        put(tmp_path / "out", force=True)


def test_force_does_not_touch_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(Refused, match="not a folder"):
        put(tmp_path / "out", force=True)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    put(tmp_path / "real")
    (tmp_path / "out").symlink_to("real")
    put(tmp_path / "out", "new", force=True)
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "real" / "data.txt").read_text() == "new"


def test_the_earlier_export_comes_back_if_the_new_one_cannot_take_its_place(tmp_path: Path) -> None:
    put(tmp_path / "out")
    with staged(tmp_path / "out", force=True) as staging:
        (workshop,) = (path for path in tmp_path.iterdir() if path.name != "out")
        shutil.rmtree(workshop / "whole")
        staging.folders.clear()
        with pytest.raises(OperationFailed, match="cannot be written"):
            staging.put_in_place()
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "data.txt").read_text() == "words"


def test_who_comes_second_does_not_overwrite(tmp_path: Path) -> None:
    """Somebody makes a folder of that name meanwhile."""
    with staged(tmp_path / "out", force=False) as staging:
        staging.write("data.txt", "late")
        (tmp_path / "out").mkdir()
        with pytest.raises(Refused, match="exists already"):
            staging.put_in_place()
    assert names(tmp_path / "out") == []
    assert names(tmp_path) == ["out"]


def test_two_do_not_write_the_same_export(tmp_path: Path) -> None:
    with staged(tmp_path / "out", force=False) as staging:
        staging.write("data.txt", "first")
        with pytest.raises(Refused, match="another process is writing"):
            put(tmp_path / "out", "second")
        put(tmp_path / "other")
        staging.put_in_place()
    assert (tmp_path / "out" / "data.txt").read_text() == "first"
    assert names(tmp_path) == ["other", "out"]


def test_many_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    """Who holds the place deletes it at the end: whoever waits at that moment must not take it for theirs."""

    def attempt(number: int) -> str | None:
        try:
            put(tmp_path / "out", str(number), force=True)
        except Refused:
            return None
        return str(number)

    with ThreadPoolExecutor(8) as pool:
        done = set(pool.map(attempt, range(600)))
    assert (tmp_path / "out" / "data.txt").read_text() in done
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("again", [True, False])
def test_a_lock_that_is_deleted_at_the_moment_it_is_had_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """Who had it before ended just then; somebody else may have made a new one already."""
    path, flock = tmp_path / "lock", fcntl.flock

    def late(lock: int, operation: int) -> None:
        path.unlink()
        if again:
            path.touch()
        flock(lock, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    assert workshop._locked(path) is None


def test_a_lock_that_was_deleted_is_none(tmp_path: Path) -> None:
    lock = workshop._locked(tmp_path / "lock")
    assert lock is not None
    assert workshop._locked(tmp_path / "gone" / "lock") is None
    os.close(lock)


def killed(output: Path, key: str | None, state: dict[str, object] | None = None) -> None:
    """What stays when the process is killed: all but what was in its memory."""
    with staged(output, force=True, key=key) as staging, staging.open("data.txt") as sink:
        staging.write("1.txt", "one")
        sink.write("one")
        if state is not None:
            staging.checkpoint(state)
        staging.write("2.txt", "two")
        staging.write("deep/3.txt", "three")
        sink.write("two")
        sink.sync()
        shutil.copytree(output.with_name(f".{output.name}.new"), output.with_name("kept"))
    output.with_name("kept").rename(output.with_name(f".{output.name}.new"))


def test_what_a_killed_process_left_is_deleted(tmp_path: Path) -> None:
    killed(tmp_path / "out", None)
    assert names(tmp_path) == [".out.new"]
    with staged(tmp_path / "out", force=False) as staging:
        assert staging.state == {}
        staging.write("2.txt", "new")
        staging.put_in_place()
    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == ["2.txt"]


@pytest.mark.parametrize("key", ["another", None])
def test_only_the_same_export_goes_on(tmp_path: Path, key: str | None) -> None:
    killed(tmp_path / "out", "one", {"taken": 7})
    with staged(tmp_path / "out", force=False, key=key) as staging:
        assert staging.state == {}
        assert names(tmp_path / ".out.new" / "whole") == []


def test_an_export_goes_on_where_it_was_at_the_checkpoint(tmp_path: Path) -> None:
    killed(tmp_path / "out", "one", {"taken": 7})
    with staged(tmp_path / "out", force=False, key="one") as staging:
        assert staging.state == {"taken": 7}
        assert sorted(path.name for path in (tmp_path / ".out.new" / "whole").rglob("*.txt")) == ["1.txt", "data.txt"]
        with staging.open("data.txt") as sink:
            assert sink.size == 3
            sink.write("2")
        files = [staging.files.kind.model_validate_json(line) for line in staging.files.lines()]
        staging.put_in_place()
    assert {file.path: file.sha256 for file in files} == {
        "1.txt": hashlib.sha256(b"one").hexdigest(),
        "data.txt": hashlib.sha256(b"one2").hexdigest(),
    }
    assert (tmp_path / "out" / "data.txt").read_text() == "one2"
    assert names(tmp_path) == ["out"]


def test_a_journal_that_says_less_is_enough(tmp_path: Path) -> None:
    """What an earlier version of byline did not know of, it did not write either."""
    killed(tmp_path / "out", "one", {"taken": 7})
    path = tmp_path / ".out.new" / "journal.json"
    saved = json.loads(path.read_bytes())
    path.write_text(json.dumps({name: saved[name] for name in ("key", "state", "sinks", "spools")}))
    with staged(tmp_path / "out", force=False, key="one") as staging:
        assert staging.state == {"taken": 7}


def test_a_file_in_which_nothing_was_yet_is_begun_again(tmp_path: Path) -> None:
    with staged(tmp_path / "out", force=False, key="one") as staging, staging.open("data.txt"):
        staging.checkpoint({"taken": 7})
        shutil.copytree(tmp_path / ".out.new", tmp_path / "kept")
    (tmp_path / "kept").rename(tmp_path / ".out.new")
    with staged(tmp_path / "out", force=False, key="one") as staging:
        assert staging.state == {"taken": 7}
        assert staging.write("data.txt", "words") == "data.txt"


@pytest.mark.parametrize(
    "journal", ["", "[]", '{"key": "one"', '{"state": {}}', '{"key": "one"}', '{"key": "one", "state": 7}']
)
def test_a_journal_that_cannot_be_read_is_none(tmp_path: Path, journal: str) -> None:
    killed(tmp_path / "out", "one", {"taken": 7})
    (tmp_path / ".out.new" / "journal.json").write_text(journal)
    with staged(tmp_path / "out", force=False, key="one") as staging:
        assert staging.state == {}


def test_a_workshop_that_is_not_ours_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / ".out.new").mkdir()
    (tmp_path / ".out.new" / "thesis.txt").write_text("mine")
    with pytest.raises(Refused, match="is not byline's"):
        put(tmp_path / "out")
    assert names(tmp_path / ".out.new") == ["thesis.txt"]
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".two.new").symlink_to("elsewhere")
    with pytest.raises(Refused, match="is not byline's"):
        put(tmp_path / "two")


@pytest.mark.parametrize("crash", ["before", "after"])
def test_a_crash_between_the_earlier_export_and_the_new_one_is_settled(tmp_path: Path, crash: str) -> None:
    put(tmp_path / "out", "earlier")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    if crash == "after":
        put(tmp_path / "other", "new")
        (tmp_path / "other").rename(tmp_path / "out")
    with pytest.raises(Refused, match="exists already"):
        put(tmp_path / "out", "newest")
    if crash == "after":
        put(tmp_path / "out", "newest", force=True)
    assert (tmp_path / "out" / "data.txt").read_text() == {"before": "earlier", "after": "newest"}[crash]
    assert names(tmp_path) == ["out"]


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may grow larger, as if the disk were full."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Python would cut the bytecode of what is imported meanwhile, and trip over it for ever after.
    writing, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        sys.dont_write_bytecode = writing


@pytest.mark.parametrize("size", [0, 1000, 10_000])
@pytest.mark.parametrize("form", ["jsonl", "jsonl-zst", "parquet"])
def test_a_full_disk_leaves_no_trace(tmp_path: Path, size: int, form: str) -> None:
    sources = [simple(number, text=Random(number).randbytes(20_000).hex()) for number in range(3)]
    with largest_file(size), pytest.raises(OperationFailed, match="cannot be written") as failed:
        export(tmp_path / "out", sources, format=form)
    assert "make room" in str(failed.value.cure)
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OperationFailed, match="cannot be written"):
        put(tmp_path / "file" / "out")
