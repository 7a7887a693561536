# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The exports that are archives, made of a real one: judged by other people's tools, and by byline itself."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.archive.layout import warc_files
from byline.model.archived import Amendment
from byline.model.article import Article
from byline.warc.reader import Record, read_records
from support.archives import URL, add, concluded, exchange, file, new_archive, page, redirect

JUDGE = Path(__file__).parents[2] / ".venv" / "judge" / "bin"
Export = Callable[..., Path]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A page behind a redirect, captured twice; its bytes at another address; a file that was corrected."""
    chain = redirect("https://example.org/old", URL), exchange(URL)
    with new_archive(tmp_path / "archive", roll_size=4000) as archive:
        add(archive, page(*chain), page(*chain), file("<p>one"), page(exchange("https://mirror.example/a%20b?c=d")))
        corrected = next(each for each in archive.articles() if each.target_uri.startswith("ni:"))
        with archive.writer() as writer:
            writer.amend(corrected.id, Article(title="One"), concluded(), Amendment(reason="r", by="b"))
    return tmp_path / "archive"


@pytest.fixture
def export(run, archive: Path, tmp_path: Path) -> Export:
    def export(form: str, query: str = "*", name: str = "out") -> Path:
        exported = run("export", query, "--format", form, "--output", name)
        assert exported.code == 0, exported.err
        return tmp_path / name

    return export


def records(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Type and bytes of every record under a folder, by its id: none is there twice."""
    found: dict[str, tuple[str, bytes]] = {}
    for path in sorted(folder.rglob("*.gz")):
        for record in read_records(path):
            assert record.record_id not in found
            found[record.record_id] = record.type, _bytes(path, record)
    return found


def _bytes(path: Path, record: Record) -> bytes:
    return path.read_bytes()[record.offset : record.offset + record.length]


def test_a_warc_subset_is_an_archive_of_byline(run, export: Export, archive: Path) -> None:
    """Nothing is lost on the way: every article, its text, its conclusion, its capture; and all of it is in order."""
    out = export("warc")
    (out / "byline.toml").write_text('name = "subset"\n')
    with Archive.rebuild(out) as subset, Archive.open(archive) as whole:
        before, after = list(whole.articles()), list(subset.articles())
        assert len(before) == 3
        assert [each.id for each in after] == [each.id for each in before]
        for one, other in zip(before, after, strict=True):
            assert (one.article, one.conclusion) == (other.article, other.conclusion)
            assert whole.text(one) == subset.text(other)
            assert whole.capture(one) == subset.capture(other)
    verified = run("verify", "--archive", "out")
    assert (verified.code, verified.out) == (0, "")


def test_records_are_copied_untouched_and_what_is_new_says_the_notice(export: Export, archive: Path) -> None:
    out = export("warc")
    before, after = records(archive), records(out)
    made = {key: value for key, value in after.items() if key not in before}
    assert {key: value for key, value in after.items() if key in before}.items() <= before.items()
    assert sorted(kind for kind, _ in made.values()) == ["metadata"] * 3 + ["warcinfo"] * 2
    notices = [gzip.decompress(data).decode() for kind, data in made.values() if kind == "metadata"]
    assert all("attribution-notice: " in notice and "license: https://" in notice for notice in notices)
    left_behind = [kind for key, (kind, _) in before.items() if key not in after]
    # The first redirect and its request, the metadata records that newer ones replaced.
    assert set(left_behind) <= {"metadata", "response", "request", "revisit", "warcinfo"}


def test_each_file_begins_with_its_own_warcinfo(export: Export) -> None:
    for path in export("warc").rglob("*.gz"):
        first = next(read_records(path))
        assert first.type == "warcinfo"
        assert first.headers.get("WARC-Filename") == path.name


def test_the_original_of_a_revisit_comes_along(export: Export) -> None:
    out = export("warc", 'url:"https://mirror.example/a%20b?c=d"')
    found = [record for path in warc_files(out) for record in read_records(out / path)]
    (revisit,) = (record for record in found if record.type == "revisit")
    assert revisit.headers.get_uri("WARC-Refers-To") in {each.record_id for each in found if each.type == "response"}


@pytest.mark.parametrize("form", ["warc", "wacz"])
def test_the_same_selection_gives_the_same_bytes(export: Export, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = export(form), export(form, name="again")
    for path in (path for path in first.rglob("*") if path.is_file()):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    third = export(form, name="dated")
    assert {path.name for path in third.rglob("*")} == {path.name for path in first.rglob("*")}
    (dated,) = (path for path in third.rglob("articles*") if path.name.endswith((".wacz", "0.warc.gz")))
    assert b"1970-01-01T00:00:01Z" in (gzip.decompress(dated.read_bytes()) if form == "warc" else _package(dated))


def _package(path: Path) -> bytes:
    return zipfile.ZipFile(path).read("datapackage.json")


def test_warcio_check(export: Export) -> None:
    files = sorted(export("warc").rglob("*.gz"))
    ran = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", *files], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
    assert "digest pass" in ran.stdout


def test_wacz_validate(export: Export) -> None:
    if not (JUDGE / "wacz").exists():
        pytest.skip("wacz is installed by `make test`")
    ran = subprocess.run(
        [JUDGE / "wacz", "validate", "-f", export("wacz") / "articles.wacz"],
        capture_output=True, text=True, env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout
    assert "Validation succeeded" in ran.stdout


def test_what_the_specification_of_wacz_asks_and_its_validator_does_not_check(export: Export) -> None:
    """WACZ 1.1.1: WARC files and compressed indexes are stored; pages.jsonl is there; so are the pages' licences."""
    with zipfile.ZipFile(export("wacz") / "articles.wacz") as package:
        entries = {entry.filename: entry for entry in package.infolist()}
        package_said = json.loads(package.read("datapackage.json"))
        header, *pages = map(json.loads, package.read("pages/pages.jsonl").decode().splitlines())
        index = package.read("indexes/index.cdx.gz")
        blocks = package.read("indexes/index.idx").decode().splitlines()
        warcs = {name: package.read(name) for name in entries if name.startswith("archive/")}
    for name in (*warcs, "indexes/index.cdx.gz"):
        assert entries[name].compress_type == zipfile.ZIP_STORED
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in entries.values())
    assert {file["path"] for file in package_said["resources"]} | {
        "datapackage.json",
        "datapackage-digest.json",
    } == set(entries)
    assert header["hasText"] is True
    assert len(pages) == 3
    assert all(page["text"] and page["attribution"] and page["licenseUri"] for page in pages)
    assert {each["name"] for each in package_said["licenses"]} == {page["license"] for page in pages}
    assert_index(index, blocks, warcs)


def assert_index(index: bytes, blocks: list[str], warcs: dict[str, bytes]) -> None:
    """Each line leads to the record that it speaks of, and each block to its lines."""
    lines = gzip.decompress(index).decode().splitlines()
    assert lines == sorted(lines)
    for line in lines:
        facts = json.loads(line.split(" ", 2)[2])
        data = warcs[f"archive/{facts['filename']}"]
        start, length = int(facts["offset"]), int(facts["length"])
        assert f"WARC-Target-URI: {facts['url']}\r\n".encode() in gzip.decompress(data[start : start + length])
    assert len(lines) == 5  # the page, its redirect, two revisits and the file
    assert blocks[0].startswith("!meta 0 ")
    (key, facts_of_block) = blocks[1].rsplit(" {", 1)
    said = json.loads("{" + facts_of_block)
    assert lines[0].startswith(key + " {")
    assert (said["offset"], said["length"]) == (0, len(index))
    assert said["digest"] == f"sha256:{hashlib.sha256(index).hexdigest()}"


@pytest.mark.parametrize("form", ["warc", "wacz"])
def test_an_article_whose_capture_is_damaged_stays_behind(run, export: Export, archive: Path, form: str) -> None:
    """Before anything of it is written: what goes out is complete, and can be read by others."""
    with Archive.open(archive) as whole:
        damaged = next(each for each in whole.articles() if each.target_uri.startswith("ni:"))
    with (archive / damaged.capture.file).open("r+b") as warc:
        warc.seek(damaged.capture.offset + damaged.capture.length // 2)
        warc.write(bytes(8))
    out = export(form)
    manifest = json.loads((out / "manifest.json").read_text())
    assert [each["id"] for each in manifest["omitted"]] == [damaged.id]
    assert manifest["omitted"][0]["verdict"] == "failed"
    assert len(manifest["articles"]) == 2
