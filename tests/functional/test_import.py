# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Crawls in, the open articles out."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from byline.archive.fixity.folder import verify
from byline.archive.layout import warc_files
from byline.warc.reader import Record, read_records
from support.crawls import OPEN, SILENT, arc, captured, members, package, page
from support.warcs import http, record_id

OTHER = OPEN.replace("/by/", "/by-nc-nd/").replace("CC BY", "CC BY-NC-ND")


def records(folder: Path) -> list[Record]:
    return [record for name in warc_files(folder) for record in read_records(folder / name)]


def test_the_open_articles_of_a_crawl(run, tmp_path: Path) -> None:
    crawl = [
        page(1, WARC_Protocol="h2", WARC_IP_Address="192.0.2.7"),
        page(2, SILENT),
        captured(3, http(b"\xff\xd8", "Content-Type: image/jpeg")),
        captured(4, http(b"gone", "Content-Type: text/html", line="HTTP/1.1 404 Not Found")),
        page(5, OTHER),
        page(6, OPEN, WARC_Date="2025-01-01T12:00:00.5Z"),
    ]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(members(crawl)))
    ran = run("add", "crawl.warc.gz", "--only", "CC-BY-4.0,CC0-*", "--rejects", "rejects.jsonl", "--json")
    assert ran.code == 0, ran.err
    *outcomes, summary = ran.json
    assert [(each["status"], each["license"], each["url"]) for each in outcomes] == [
        ("archived", "CC-BY-4.0", "https://example.org/1"),
        ("archived", "CC-BY-4.0", "https://example.org/6"),
    ]
    assert summary["responses"] == 6
    assert summary["candidates"] == 3
    assert summary["kept"] == {"CC-BY-4.0": 2}
    assert summary["rejected"] == {"nothing-said": 1, "not-a-page": 1, "status": 1, "other-licence": 1}
    assert summary["damaged"] == {}
    assert summary["bytes"] == (tmp_path / "crawl.warc.gz").stat().st_size
    assert {"read", "decode", "identify", "extract", "write", "index"} == set(summary["stages"])
    rejects = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text().splitlines()]
    assert [each["reason"] for each in rejects] == ["nothing-said", "not-a-page", "status", "other-licence"]
    assert rejects[0]["url"] == "https://example.org/2"
    assert rejects[0]["input"] == f"crawl.warc.gz:{len(members(crawl[:1])[0])}"
    assert list(verify(tmp_path / "archive")) == []

    kept = [record for record in records(tmp_path / "archive") if record.type == "response"]
    for record, original in zip(kept, (crawl[0], crawl[5]), strict=True):
        assert record.content() == original.block
        assert record.headers.get("WARC-Date") == original.fields["WARC-Date"]
        assert record.headers.get("WARC-Previous-Record-ID") == original.fields["WARC-Record-ID"]
        assert record.headers.get("WARC-Record-ID") != original.fields["WARC-Record-ID"]
    assert kept[0].headers.get("WARC-Protocol") == "h2"
    assert kept[0].headers.get("WARC-IP-Address") == "192.0.2.7"


def test_the_report_for_people(run, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(members([page(1), page(2, SILENT)])) + b"garbage")
    ran = run("add", "crawl.warc.gz")
    assert ran.code == 5
    assert ran.out.startswith("archived")
    assert len(ran.out.splitlines()) == 1
    assert "damaged    crawl.warc.gz:" in ran.err
    assert "responses  2, of which 1 say something of a licence" in ran.err
    assert "kept       1 CC-BY-4.0" in ran.err
    assert "rejected   1 nothing-said" in ran.err
    assert "damaged    1 garbage" in ran.err
    assert "menu" not in ran.err.lower()


def test_a_crawl_that_cannot_be_read_at_all(run, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(b"no WARC at all")
    assert run("add", "crawl.warc.gz").code == 4


def test_the_same_crawl_again_adds_nothing(run, tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(b"".join(members([page(1), page(2, SILENT), page(3)])))
    run("add", crawl)
    before = [record.record_id for record in records(tmp_path / "archive")]
    shutil.copy(crawl, tmp_path / "copy.warc.gz")
    again = run("add", crawl, tmp_path / "copy.warc.gz")
    assert again.code == 0
    assert again.out == ""
    assert again.err.count("it was read before") == 2
    (tmp_path / "archive" / "imports.jsonl").unlink()
    run("reindex")
    lost = run("add", crawl, "--json")
    assert [each["status"] for each in lost.json[:-1]] == ["duplicate", "duplicate"]
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(crawl.read_bytes()))
    assert [each["status"] for each in run("add", plain, "--json").json[:-1]] == ["duplicate", "duplicate"]
    assert [record.record_id for record in records(tmp_path / "archive")] == before


def test_identical_payloads_become_revisits(run, tmp_path: Path) -> None:
    later, elsewhere = page(1, OPEN, WARC_Date="2026-05-01T00:00:00Z"), page(3, OPEN.format(1))
    mark = captured(4, http(b"", "Content-Type: text/html"), "revisit", WARC_Refers_To=record_id(1))
    mark.fields |= {"WARC-Date": "2026-06-01T00:00:00Z", "WARC-Target-URI": "https://example.org/1"}
    (tmp_path / "crawl.warc").write_bytes(b"".join(map(bytes, (page(1), later, elsewhere, mark))))
    ran = run("add", "crawl.warc", "--json")
    assert [each["status"] for each in ran.json[:-1]] == ["archived", "revisited", "archived", "revisited"]
    kinds = [record.type for record in records(tmp_path / "archive") if record.type in ("response", "revisit")]
    assert kinds == ["response", "revisit", "revisit", "revisit"]
    assert list(verify(tmp_path / "archive")) == []
    assert run("reidentify", "--dry-run", "--json").code == 0


def test_an_export_of_revisits_can_be_added_elsewhere(run, tmp_path: Path) -> None:
    """A file, its bytes from the web, and as a file of another address: two records refer to the first."""
    (tmp_path / "story.html").write_text(OPEN.format(1))
    (tmp_path / "crawl.warc").write_bytes(bytes(page(1)))
    run("add", "story.html", "--url", "https://example.org/file")
    run("add", "crawl.warc")
    run("add", "story.html", "--url", "https://example.org/another")
    assert run("export", "*", "--format", "warc", "--output", "out").code == 0
    (exported,) = (tmp_path / "out" / "archive").glob("*.warc.gz")
    assert [record.type for record in read_records(exported)].count("revisit") == 2
    run("init", "elsewhere")
    added = run("add", exported, "--archive", "elsewhere", "--json")
    assert [each["status"] for each in added.json[:-1]] == ["archived"] * 3
    assert run("verify", "--archive", "elsewhere").out == ""
    kinds = [record.type for record in records(tmp_path / "elsewhere")]
    assert (kinds.count("resource"), kinds.count("revisit"), kinds.count("response")) == (1, 2, 0)


def test_all_kinds_of_files_at_once(run, tmp_path: Path) -> None:
    body = http(OPEN.format(1).encode(), "Content-Type: text/html")
    (tmp_path / "old.arc.gz").write_bytes(gzip.compress(arc(("http://example.org/arc", body))))
    package(tmp_path / "p.wacz", {"archive/data.warc.gz": b"".join(members([page(2)]))})
    chunked = b"%x\r\n" % len(OPEN) + OPEN.encode() + b"\r\n0\r\n\r\n"
    resource = captured(3, OPEN.format(3).encode(), "resource", Content_Type="text/html")
    (tmp_path / "c").write_bytes(
        bytes(page(4, chunked, "Content-Type: text/html", "Transfer-Encoding: chunked")) + bytes(resource)
    )
    ran = run("add", "old.arc.gz", "p.wacz", "c", "--json")
    assert ran.code == 0, ran.err
    assert [(each["status"], each["license"]) for each in ran.json[:-1]] == [("archived", "CC-BY-4.0")] * 4
    assert list(verify(tmp_path / "archive")) == []
    before = (tmp_path / "archive" / "indexes" / "index.cdxj").read_bytes()
    (tmp_path / "archive" / "catalog.sqlite").unlink()
    assert run("reindex").code == 0
    assert (tmp_path / "archive" / "indexes" / "index.cdxj").read_bytes() == before
    assert run("search", "council", "--json").json[0]["total"] == 4
    files = [tmp_path / "archive" / name for name in warc_files(tmp_path / "archive")]
    index = subprocess.run([sys.executable, "-m", "cdxj_indexer.main", "-s", *files], capture_output=True, text=True)
    assert sorted(set(index.stdout.splitlines())) == before.decode().splitlines()


def test_pages_without_a_licence_can_be_kept(run, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(bytes(page(1, SILENT)) + bytes(page(2)))
    assert [each["license"] for each in run("add", "crawl.warc", "--json").json[:-1]] == ["CC-BY-4.0"]
    kept = run("add", "crawl.warc", "--keep-unlicensed", "--json").json[:-1]
    assert [(each["status"], each["license"]) for each in kept] == [
        ("archived", "NOASSERTION"),
        ("duplicate", "CC-BY-4.0"),
    ]
    told = run("add", "crawl.warc", "--agency", "Example Wire", "--json", "-a", "other")
    assert told.code == 6
    run("init", "other")
    told = run("add", "crawl.warc", "--agency", "Example Wire", "--json", "-a", "other")
    assert [(each["license"], each["agency"]) for each in told.json[:-1]] == [("CC-BY-4.0", "Example Wire")]


def test_a_licence_is_asked_of_a_crawl_and_declared_of_an_article(run, article, tmp_path: Path) -> None:
    """Nobody can know that every page of a crawl is under one licence: declared of all, it would be wrong of most."""
    (tmp_path / "crawl.warc").write_bytes(bytes(page(1, SILENT)) + bytes(page(2)))
    other, crawl = run("add", article(), "crawl.warc", "--license", "CC-BY-SA-4.0", "--json").json[:2]
    assert (other["status"], other["license"]) == ("archived", "CC-BY-SA-4.0")
    assert crawl["rejected"] == {"nothing-said": 1, "other-licence": 1}
    chosen = run("add", "crawl.warc", "--license", "CC-BY*,CC0-1.0", "--json")
    assert [each["license"] for each in chosen.json[:-1]] == ["CC-BY-4.0"]
    assert run("add", "crawl.warc", "--license", "CC-BY*", "--only", "CC0-*", "--json").json[-1]["kept"] == {}
    assert run("add", "crawl.warc", "--license", "CC-BYE").code == 2
    refused = run("add", article(), "--license", "CC-BY*")
    assert (refused.code, "CC-BY*" in refused.err) == (2, True)


def test_what_was_removed_stays_removed(run, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(bytes(page(1)))
    (added, _) = run("add", "crawl.warc", "--json").json
    run("remove", added["id"], "--reason", "asked to", "--by", "Ada")
    (tmp_path / "archive" / "imports.jsonl").unlink()
    (summary,) = run("add", "crawl.warc", "--json").json
    assert summary["rejected"] == {"removed": 1}


def test_a_misspelt_licence_or_place_is_told_at_once(run, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(bytes(page(1)))
    assert run("add", "crawl.warc", "--only", "CC-BYE").code == 2
    assert run("add", "crawl.warc", "--rejects", "no/such/folder").code == 4
    assert run("add", "crawl.warc", "--url", "https://example.org/1").code == 2


def test_an_import_that_was_killed_goes_on(run, tmp_path: Path) -> None:
    crawl = [page(number, OPEN if number % 10 == 0 else SILENT) for number in range(1500)]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(members(crawl)))
    run("init", "archive")
    command = [sys.executable, "-m", "byline", "add", "-a", "archive", "crawl.warc.gz"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    killed = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE)
    assert killed.stdout is not None
    killed.stdout.readline()
    time.sleep(0.1)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert run("add", "crawl.warc.gz").code == 0
    assert list(verify(tmp_path / "archive")) == []
    names = [record.headers.get("WARC-Previous-Record-ID") for record in records(tmp_path / "archive")]
    kept = [name for name in names if name]
    assert sorted(kept) == sorted(record_id(number) for number in range(0, 1500, 10))


@pytest.mark.parametrize("bomb", ["body", "member"])
def test_a_bomb_costs_only_itself(run, tmp_path: Path, bomb: str) -> None:
    zeros = bytes(200_000_000)
    if bomb == "body":
        hostile = gzip.compress(
            bytes(page(1, gzip.compress(zeros, 9), "Content-Type: text/html", "Content-Encoding: gzip"))
        )
    else:
        hostile = gzip.compress(bytes(page(1, zeros)), 9)
    (tmp_path / "crawl.warc.gz").write_bytes(hostile + members([page(2)])[0])
    ran = run("add", "crawl.warc.gz", "--json")
    assert ran.code == 0
    assert ran.json[0]["url"] == "https://example.org/2"
    assert ran.json[-1]["rejected"] == {"unreadable" if bomb == "body" else "too-large": 1}
