# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Revisits in crawls whose originals came in an earlier command: the archive holds what they repeat, or it does not."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from byline.archive.fixity.folder import verify
from byline.archive.layout import text_files, warc_files
from byline.warc.reader import Record, read_records
from byline.workflows import portions
from support.crawls import OPEN, SILENT, captured, members, page
from support.warcs import DATE, Made, http, record_id, sha256

TEXT = OPEN.format(1).encode()
SHA1 = f"sha1:{base64.b32encode(hashlib.sha1(TEXT, usedforsecurity=False).digest()).decode()}"
HTML = "Content-Type: text/html"
LINK = 'Link: <https://creativecommons.org/licenses/by/4.0/>; rel="license"'
NAMED = {"WARC_Refers_To": record_id(1)}
PLACED = {"WARC_Refers_To_Target_URI": "https://example.org/1", "WARC_Refers_To_Date": DATE}
SAME = {"WARC_Target_URI": "https://example.org/1"}


def again(number: int, digest: str | None = SHA1, block: bytes = http(b"", HTML), **fields: str) -> Made:
    return captured(
        number,
        block,
        "revisit",
        WARC_Payload_Digest=digest,
        **{"WARC_Date": f"2026-05-{number:02}T00:00:00Z", **fields},
    )


def records(folder: Path) -> list[Record]:
    names = (*warc_files(folder), *text_files(folder))
    return [record for name in names for record in read_records(folder / name) if record.type != "warcinfo"]


def essence(folder: Path) -> list[tuple[object, ...]]:
    """All that is in an archive but ids and dates that are made up when it is written, in any order."""
    said = ("WARC-Target-URI", "WARC-Payload-Digest", "WARC-Previous-Record-ID", "WARC-Refers-To-Date")
    return sorted(
        (each.type, *(each.headers.get(name) or "" for name in said), each.block_length) for each in records(folder)
    )


def reasons(path: Path) -> list[tuple[str, str]]:
    return [(each["url"], each["reason"]) for each in map(json.loads, path.read_text().splitlines())]


def write(path: Path, *crawl: Made) -> None:
    path.write_bytes(b"".join(members(crawl)))


def test_what_the_archive_holds_comes_again(run, tmp_path: Path) -> None:
    """Named by its former id, by address and date, or by digest under the same address; the digest has to be right."""
    write(tmp_path / "first.warc.gz", page(1), page(2, SILENT))
    assert run("add", "first.warc.gz").code == 0
    hex_digest = f"SHA-1:{hashlib.sha1(TEXT, usedforsecurity=False).hexdigest()}"
    (old,) = [each for each in records(tmp_path / "archive") if each.type == "response"]
    resolved = [
        again(3, **NAMED, **SAME),
        again(4, **PLACED),
        again(5, sha256(TEXT), **SAME),
        again(6, hex_digest, b"", **SAME),
        again(7, WARC_Refers_To=f"<{old.record_id}>"),
        again(8, WARC_Refers_To=record_id(99), **PLACED),
    ]
    lies = [
        again(9, sha256(b"other"), **NAMED, **PLACED),
        again(10, None, **NAMED),
        again(11, "sha9:00", **NAMED),
        again(12, **{**PLACED, "WARC_Refers_To_Target_URI": "https://example.org/none"}),
        again(13, WARC_Refers_To=record_id(2)),
    ]
    write(tmp_path / "second.warc.gz", *resolved, *lies)
    ran = run("add", "second.warc.gz", "--rejects", "rejects.jsonl", "--json")
    assert ran.code == 0, ran.err
    statuses = ["revisited", "archived", "revisited", "revisited", "archived", "archived"]
    assert [each["status"] for each in ran.json[:-1]] == statuses
    assert ran.json[-1]["rejected"] == {"no-original": len(lies)}
    assert reasons(tmp_path / "rejects.jsonl") == [(f"https://example.org/{n}", "no-original") for n in range(9, 14)]

    new = [each for each in records(tmp_path / "archive") if each.type == "revisit"]
    assert [each.headers.get("WARC-Previous-Record-ID") for each in new] == [
        made.fields["WARC-Record-ID"] for made in resolved
    ]
    assert {each.headers.get_uri("WARC-Refers-To") for each in new} == {old.record_id}
    assert [each.headers.get("WARC-Date") for each in new] == [made.fields["WARC-Date"] for made in resolved]
    assert list(verify(tmp_path / "archive")) == []
    elsewhere = next(each["id"] for each in ran.json if each.get("url") == "https://example.org/4")
    assert "CC-BY-4.0" in run("show", elsewhere).out
    assert "voted on Monday" in run("show", elsewhere, "--text").out
    assert run("search", "council", "--json").json[0]["total"] == 4
    assert run("reidentify", "--dry-run").code == 0
    assert run("export", "*", "--format", "warc", "--output", "out").code == 0
    (tmp_path / "archive" / "catalog.sqlite").unlink()
    assert run("reindex").code == 0
    assert run("verify").out == ""


@pytest.mark.parametrize(
    ("digest", "dated", "found"),
    [(sha256(TEXT), {}, True), (SHA1, {"WARC_Refers_To_Date": DATE}, True), (SHA1, {}, False)],
    ids=["our digest", "date", "nothing"],
)
def test_of_many_pages_of_an_address_the_right_one_is_found(
    run, tmp_path: Path, digest: str, dated: dict[str, str], found: bool
) -> None:
    """By our own kind of digest at once; by another only that of the date, and the newest, are tried."""
    dates = [f"2026-04-{day:02}T00:00:00Z" for day in range(1, 10)]
    others = [page(20 + day, OPEN.format(20 + day), WARC_Date=date, **SAME) for day, date in enumerate(dates)]
    write(tmp_path / "first.warc.gz", page(1), *others)
    write(tmp_path / "second.warc.gz", again(3, digest, **dated, **SAME))
    run("add", "first.warc.gz")
    assert run("add", "second.warc.gz", "--json").json[-1]["counts"] == {"revisited" if found else "rejected": 1}


def test_a_link_in_the_head_is_said_of_its_own_address(run, tmp_path: Path) -> None:
    menu = SILENT.format(1).encode()
    write(tmp_path / "first.warc.gz", page(1, menu, HTML, LINK))
    write(tmp_path / "second.warc.gz", again(2, sha256(menu), b"", **NAMED), again(3, sha256(menu), b"", **SAME))
    assert run("add", "first.warc.gz", "--json").json[0]["license"] == "CC-BY-4.0"
    kept, summary = run("add", "second.warc.gz", "--json").json
    assert (kept["url"], kept["license"], kept["status"]) == ("https://example.org/1", "CC-BY-4.0", "revisited")
    assert summary["rejected"] == {"nothing-said": 1}


@pytest.mark.parametrize("much", [False, True])
def test_the_order_of_the_files_of_a_command_does_not_matter(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, much: bool
) -> None:
    """Unless they are so large that not all of them can be known at once."""
    if much:
        monkeypatch.setattr(portions, "_MOST_BESIDE", 0)
    write(tmp_path / "a.warc.gz", again(2, **NAMED))
    write(tmp_path / "b.warc.gz", page(1))
    ran = run("add", "a.warc.gz", "b.warc.gz", "--json")
    assert [each["url"][-1] for each in ran.json[:-1]] == (["1"] if much else ["2", "1"])
    assert ran.json[-1]["rejected"] == ({"no-original": 1} if much else {})
    assert list(verify(tmp_path / "archive")) == []


def test_a_body_that_lies_chunked_is_found_by_either_digest(run, tmp_path: Path) -> None:
    """The standard takes it of the undone coding (5.9); warcio, and what is made with it, of the bytes as they lie."""
    framed = b"%x\r\n%b\r\n0\r\n\r\n" % (len(TEXT), TEXT)
    coded = http(b"", HTML, "Transfer-Encoding: chunked")
    write(tmp_path / "first.warc.gz", page(1, framed, HTML, "Transfer-Encoding: chunked"))
    write(tmp_path / "second.warc.gz", again(2, sha256(framed), coded, **NAMED), again(3, sha256(TEXT), **NAMED))
    write(tmp_path / "third.warc.gz", again(4, WARC_Refers_To=record_id(2)), again(5, WARC_Refers_To=record_id(3)))
    for name in ("first", "second", "third"):
        assert run("add", f"{name}.warc.gz").code == 0
    kinds = [each.type for each in records(tmp_path / "archive") if each.headers.get("WARC-Previous-Record-ID")]
    assert kinds == ["response", "revisit", "response", "revisit", "revisit"]
    assert {each.payload() for each in records(tmp_path / "archive") if each.type == "response"} == {TEXT}
    assert list(verify(tmp_path / "archive")) == []


def test_what_was_taken_down_or_never_kept_does_not_come_again(run, tmp_path: Path) -> None:
    write(tmp_path / "first.warc.gz", page(1), page(2, SILENT))
    (added, _) = run("add", "first.warc.gz", "--json").json
    run("remove", added["id"], "--reason", "asked to", "--by", "Ada")
    menu = sha256(SILENT.format(2).encode())
    write(tmp_path / "second.warc.gz", again(3, **NAMED, **SAME), again(4, menu, WARC_Refers_To=record_id(2)))
    for options in ((), ("--again",)):
        (summary,) = run("add", "second.warc.gz", "--json", *options).json
        assert summary["rejected"] == {"no-original": 2}
    run("init", "other")
    (summary,) = run("add", "first.warc.gz", "second.warc.gz", "-a", "other", "--only", "CC0-1.0", "--json").json
    assert summary["rejected"] == {"other-licence": 2, "nothing-said": 2}


def test_bytes_that_cannot_be_read_are_no_original(run, tmp_path: Path) -> None:
    write(tmp_path / "first.warc.gz", page(1))
    run("add", "first.warc.gz")
    (warc,) = (tmp_path / "archive" / name for name in warc_files(tmp_path / "archive"))
    data = bytearray(warc.read_bytes())
    (at,) = (each.offset + each.length - 8 for each in read_records(warc) if each.type == "response")
    data[at] ^= 0xFF
    warc.write_bytes(data)
    write(tmp_path / "second.warc.gz", again(3, **NAMED))
    assert run("add", "second.warc.gz", "--json").json[-1]["rejected"] == {"no-original": 1}


@pytest.mark.parametrize("cut", ["between files", "in a file"])
def test_an_interruption_before_the_revisit_changes_nothing(run, tmp_path: Path, cut: str) -> None:
    """Neither for what was kept nor for what was not: a revisit brings the licence that its original lacks."""
    menu = sha256(SILENT.format(2).encode())
    noise = hashlib.shake_128(b"").digest(5000)  # a file is known again by its first 4096 bytes
    before = (captured(9, http(noise, "Content-Type: image/png")), page(1), page(2, SILENT))
    behind = (
        again(3, **NAMED),
        again(4, menu, http(b"", HTML, LINK), WARC_Refers_To=record_id(2)),
        again(5, menu, WARC_Refers_To=record_id(2)),
    )
    if cut == "in a file":
        write(tmp_path / "first.warc.gz", *before, *behind)
        names, part = ["first.warc.gz"], b"".join(members(before))
    else:
        write(tmp_path / "first.warc.gz", *before)
        write(tmp_path / "second.warc.gz", *behind)
        names, part = ["first.warc.gz", "second.warc.gz"], (tmp_path / "first.warc.gz").read_bytes()
    whole = (tmp_path / "first.warc.gz").read_bytes()
    for archive in ("once", "twice"):
        run("init", archive)
        options = ("-a", archive, "--rejects", f"{archive}.jsonl")
        if archive == "twice":
            (tmp_path / "first.warc.gz").write_bytes(part)
            assert run("add", "first.warc.gz", *options).code == 0
            (tmp_path / "first.warc.gz").write_bytes(whole)
        assert run("add", *names, *options).code == 0
        assert run("add", *names, *options).out == ""
    assert reasons(tmp_path / "twice.jsonl") == reasons(tmp_path / "once.jsonl")
    assert essence(tmp_path / "twice") == essence(tmp_path / "once")
    assert [kind for kind, *_ in essence(tmp_path / "once")].count("metadata") == 3
