# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Changing the search engine of an archive."""

import sys
from hashlib import sha256
from pathlib import Path

import pytest

from byline.errors import ExitCode


@pytest.fixture
def archive(run, article, tmp_path: Path) -> Path:
    assert run("init", "archive").code == ExitCode.OK
    assert run("add", article("one.html"), article("two.html", title="Ferry stays")).code == ExitCode.OK
    return tmp_path / "archive"


def warcs(archive: Path) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in (archive / "archive").iterdir()}


def test_another_engine_finds_the_same_and_leaves_the_warcs_alone(run, archive: Path) -> None:
    before, settings = warcs(archive), "# ours\nname = 'Example'\n"
    (archive / "byline.toml").write_text(settings)
    found = run("search", "council OR ferry", "--json").json[0]
    assert run("reindex", "--engine", "tantivy").code == ExitCode.OK
    again = run("search", "council OR ferry", "--json").json[0]
    assert {hit["article"]["id"] for hit in again["hits"]} == {hit["article"]["id"] for hit in found["hits"]}
    assert again["total"] == found["total"] == 2
    assert (archive / "search" / "tantivy").exists()
    assert not (archive / "search" / "whoosh").exists()
    assert warcs(archive) == before
    assert (archive / "byline.toml").read_text() == 'engine = "tantivy"\n' + settings
    assert run("reindex", "--engine", "whoosh").code == ExitCode.OK
    assert run("search", "ferry", "--json").json[0]["total"] == 2
    assert not (archive / "search" / "tantivy").exists()
    assert (archive / "byline.toml").read_text() == 'engine = "whoosh"\n' + settings


def test_an_archive_may_begin_with_another_engine(run, article, tmp_path: Path) -> None:
    assert run("init", "archive", "--engine", "tantivy").code == ExitCode.OK
    assert run("add", article()).code == ExitCode.OK
    (hit,) = run("search", "council", "--json").json[0]["hits"]
    assert run("remove", hit["article"]["id"], "--reason", "asked to", "--by", "me").code == ExitCode.OK
    assert run("search", "council", "--json").json[0]["total"] == 0
    held = b"".join(file.read_bytes() for file in (tmp_path / "archive" / "search").rglob("*") if file.is_file())
    assert hit["article"]["id"].encode() not in held


def test_an_engine_must_be_known_and_installed(run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (archive / "byline.toml").read_text()
    unknown = run("reindex", "--engine", "elastic")
    assert unknown.code == ExitCode.USAGE
    assert "tantivy, whoosh" in unknown.err
    for module in [name for name in sys.modules if "tantivy" in name]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    from byline.search.engines import REGISTRY

    REGISTRY.load.cache_clear()
    missing = run("reindex", "--engine", "tantivy")
    REGISTRY.load.cache_clear()
    assert missing.code == ExitCode.FAILED
    assert "byline[tantivy]" in missing.err
    assert (archive / "byline.toml").read_text() == before


def test_an_archive_that_outgrows_its_engine_is_told_so(
    run, article, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "byline reindex --engine tantivy"
    assert hint not in run("reindex").err
    monkeypatch.setattr("byline.search.engines.whoosh.AT_ITS_BEST", 1)
    told = run("reindex", "--json")
    assert "2 articles" in told.err
    assert f"{hint}\n" in told.err
    assert told.json[0]["articles"] == 2
    assert f"{hint} --archive {archive}\n" in run("reindex", "--archive", str(archive)).err
    assert f"{hint}\n" in run("add", article("three.html", title="Another")).err
    assert hint not in run("reindex", "--engine", "tantivy").err
