# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The index as a file on the disk: its state, its damage, its lock. What it finds: tests/contract/test_engines.py."""

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

import byline.search.index as module
from byline.errors import ArchiveDamaged, ArchiveLocked, OperationFailed, QueryError, UsageError
from byline.model.search import Query
from byline.search.engines.whoosh.codec import MARK
from byline.search.index import Deletion, Document, Index, IndexOutdated
from support.search import document

STATE = "search/whoosh/state.json"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    index = Index.open(tmp_path)
    index.update([document(1, "National unity in Tehran.", title="Unity"), document(2, "The ferry stays.")], 7)
    yield index
    index.close()


def test_nothing_is_made_before_the_first_update(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    assert index.sequence == 0
    assert index.search(Query(text="unit* OR unity", facets=("year",))).facets == {"year": {}}
    assert list(index.ids("*")) == []
    with pytest.raises(QueryError):
        index.search(Query(text="("))
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no search engine 'lucene'"):
        Index.open(tmp_path, "lucene")


def test_the_state_outlives_the_process(index: Index, tmp_path: Path) -> None:
    again = Index.open(tmp_path)
    assert again.sequence == 7
    (hit,) = again.search(Query(text="unity")).hits
    assert hit.snippet == "National unity in Tehran."
    assert hit.highlights == ((9, 14),)
    assert hit.score is not None
    (hit,) = again.search(Query(text="ferry", sort="title")).hits
    assert hit.score is None
    again.close()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (Query(text="*", facets=("colour",)), "no facet colour"),
        (Query(text="*", offset=-1), "cannot be negative"),
        (Query(text="*", limit=-1), "cannot be negative"),
    ],
)
def test_what_cannot_be_asked(index: Index, query: Query, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        index.search(query)


def test_limit_none_is_all_and_limit_0_is_a_count(index: Index) -> None:
    assert len(index.search(Query(text="*", limit=None)).hits) == 2
    counted = index.search(Query(text="*", limit=0))
    assert (counted.total, counted.hits) == (2, ())
    assert index.search(Query(text="*", offset=5)).hits == ()


def test_progress_counts_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 2)
    seen: list[int] = []
    index = Index.open(tmp_path)
    index.update(
        [document(1, "a"), document(2, "b"), document(3, "c"), Deletion("0" * 16), document(5, "e")],
        1,
        progress=seen.append,
    )
    assert seen == [1, 2, 3, 4, 5]
    assert len(list(index.ids("*"))) == 4


@pytest.mark.parametrize("state", ["", "{}", "[]", '{"version": "0", "sequence": 7}', '{"version": null}'])
def test_another_version_counts_as_empty_and_is_built_anew(index: Index, tmp_path: Path, state: str) -> None:
    (tmp_path / STATE).write_text(state)
    assert index.sequence == 0
    assert index.search(Query(text="*")).total == 0
    index.update([document(3, "New.")], 8)
    assert (index.sequence, list(index.ids("*"))) == (8, [f"{3:016x}"])


def test_no_sequence_number_counts_as_empty(index: Index, tmp_path: Path) -> None:
    state = json.loads((tmp_path / STATE).read_text())
    (tmp_path / STATE).write_text(json.dumps({**state, "sequence": "many"}))
    assert index.sequence == 0


def test_a_missing_word_list_counts_as_empty(index: Index, tmp_path: Path) -> None:
    (tmp_path / "search/whoosh/words.sqlite").unlink()
    assert index.sequence == 0


# Whoosh leaves a file that it cannot read open, to be closed by the garbage collector.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("pattern", ["*.toc", "*.seg"])
def test_an_engine_that_cannot_be_opened_counts_as_empty(index: Index, tmp_path: Path, pattern: str) -> None:
    index.close()
    for file in (tmp_path / "search/whoosh").glob(pattern):
        file.write_bytes(b"\x80garbage")
    assert index.sequence == 0
    assert index.search(Query(text="unity")).total == 0
    index.update([document(3, "New.")], 8)
    assert list(index.ids("*")) == [f"{3:016x}"]
    gc.collect()


def test_damage_that_shows_in_use_says_what_to_do(index: Index, tmp_path: Path) -> None:
    index.close()
    for file in (tmp_path / "search/whoosh").glob("*.seg"):
        file.write_bytes(file.read_bytes().replace(MARK, b"XXX"))
    with pytest.raises(IndexOutdated, match="cannot be read") as caught:
        index.search(Query(text="unity"))
    assert isinstance(caught.value, ArchiveDamaged)
    assert "byline reindex" in str(caught.value.cure)
    with pytest.raises(IndexOutdated):
        list(index.ids("unity"))
    index.clear()
    assert index.sequence == 0


def test_a_damaged_word_list_says_what_to_do(index: Index, tmp_path: Path) -> None:
    (tmp_path / "search/whoosh/words.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(IndexOutdated, match="cannot be read"):
        index.search(Query(text="unit*"))


def test_clear_takes_everything(index: Index, tmp_path: Path) -> None:
    index.clear()
    index.clear()
    assert index.sequence == 0
    assert not (tmp_path / "search/whoosh").exists()


def test_one_update_at_a_time(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    with FileLock(tmp_path / "search/whoosh.lock"), pytest.raises(ArchiveLocked, match="another process"):
        index.update([document(3, "x")], 8)
    index.update([document(3, "x")], 8)
    assert index.sequence == 8


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("in the way")
    with pytest.raises(OperationFailed, match="cannot be written") as caught:
        Index.open(tmp_path).update([document(1, "x")], 1)
    assert not isinstance(caught.value, ArchiveDamaged)


def test_a_document_that_cannot_be_read_is_the_callers_error(index: Index) -> None:
    def broken() -> Iterator[Document]:
        raise OSError("the WARC is gone")
        yield

    with pytest.raises(OSError, match="the WARC is gone"):
        index.update(broken(), 8)
    assert index.sequence == 7


KILLED = """
import os, sys
from pathlib import Path
from byline.search.index import Index
import byline.search.index as module
folder, when = Path(sys.argv[1]), sys.argv[2]
index = Index.open(folder)
from byline.search.schema import Deletion
target = {"state": Index._record, "words": module.WordList.add}[when]
name = {"state": "_record", "words": "add"}[when]
owner = {"state": Index, "words": module.WordList}[when]
setattr(owner, name, lambda *_: os._exit(9))
index.update([Deletion("0000000000000001")], 8)
"""


@pytest.mark.parametrize("when", ["words", "state"])
def test_a_kill_leaves_a_usable_index_that_catches_up(index: Index, tmp_path: Path, when: str) -> None:
    index.close()
    ran = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), when], check=False)
    assert ran.returncode == 9
    again = Index.open(tmp_path)
    assert again.sequence == 7
    assert len(list(again.ids("*"))) == (2 if when == "words" else 1)
    again.update([Deletion(f"{1:016x}")], 8)
    assert list(again.ids("*")) == [f"{2:016x}"]
    held = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"ehran" not in held
