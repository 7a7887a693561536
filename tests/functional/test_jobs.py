# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Crawls read by many processes: the same archive, and processes that die, hang and are interrupted."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.archive.fixity.folder import verify
from byline.archive.layout import text_files, warc_files
from byline.warc.reader import Record, read_records
from byline.workflows import portions
from support.archives import new_archive
from support.crawls import OPEN, SILENT, captured, members, package, page
from support.warcs import http, record_id, sha256

EARLIER = sha256(OPEN.format(300).encode())
PICTURE = http(b"\xff\xd8", "Content-Type: image/jpeg")
SLOW = OPEN.replace("<p>", "<p><a href=/x>ferry</a>" * 200_000)


def records(folder: Path) -> list[Record]:
    return [record for name in warc_files(folder) for record in read_records(folder / name)]


def kept(folder: Path) -> list[str | None]:
    return [name for record in records(folder) if (name := record.headers.get("WARC-Previous-Record-ID"))]


def essence(folder: Path) -> list[tuple[object, ...]]:
    """All that is in an archive but ids and dates that are made up when it is written."""
    said = ("WARC-Target-URI", "WARC-Payload-Digest", "WARC-Previous-Record-ID", "WARC-Refers-To-Target-URI")
    texts = [record for name in text_files(folder) for record in read_records(folder / name)]
    return [(each.type, *map(each.headers.get, said), each.block_length) for each in (*records(folder), *texts)]


def told(path: Path) -> list[tuple[str, str | None]]:
    return [(each["reason"], each["url"]) for each in map(json.loads, path.read_text().splitlines())]


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Portions of a few records."""
    monkeypatch.setattr(portions, "SIZE", 3000)


def odd_crawl() -> bytes:
    made = members(page(number, OPEN if number % 3 else SILENT) for number in range(24))
    again = captured(90, http(b"", "Content-Type: text/html"), "revisit", WARC_Refers_To=record_id(4))
    again.fields |= {"WARC-Date": "2026-06-01T00:00:00Z", "WARC-Target-URI": "https://example.org/4"}
    earlier = captured(91, again.block, "revisit", WARC_Refers_To=record_id(300), WARC_Payload_Digest=EARLIER)
    made[18:18] = [
        b"garbage between the records",
        *members([again, page(7, OPEN, WARC_Date="2026-07-01T00:00:00Z"), earlier]),
    ]
    made[12] = made[12][:-20]
    return b"".join(made)


def test_the_archive_does_not_depend_on_the_number_of_processes(run, tmp_path: Path, cut: None) -> None:
    (tmp_path / "zero.warc.gz").write_bytes(bytes(page(300)))
    (tmp_path / "one.warc.gz").write_bytes(odd_crawl())
    (tmp_path / "two.warc.gz").write_bytes(b"".join(members(page(number) for number in range(100, 110))))
    package(tmp_path / "p.wacz", {"archive/a.warc.gz": b"".join(members(page(number) for number in range(200, 206)))})
    seen = []
    for jobs in (1, 3):
        name = f"archive-{jobs}"
        run("init", name)
        run("add", "zero.warc.gz", "-a", name)
        ran = run(
            "add",
            "one.warc.gz",
            "two.warc.gz",
            "p.wacz",
            "-a",
            name,
            "--jobs",
            jobs,
            "--rejects",
            f"{jobs}.jsonl",
            "--json",
        )
        assert ran.code == 5
        assert list(verify(tmp_path / name)) == []
        summary = {
            key: ran.json[-1][key] for key in ("counts", "responses", "kept", "rejected", "damaged", "lost", "bytes")
        }
        seen.append((essence(tmp_path / name), summary, told(tmp_path / f"{jobs}.jsonl")))
        assert "it was read before" in run("add", "one.warc.gz", "-a", name).err
    assert seen[0] == seen[1]
    assert seen[0][1]["kept"] == {"CC-BY-4.0": 35}
    assert seen[0][1]["damaged"] == {"checksum": 1, "garbage": 1}


def test_a_page_that_takes_too_long_costs_only_itself(run, tmp_path: Path) -> None:
    crawl = [captured(1, PICTURE), page(2, SLOW), captured(3, PICTURE)]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(members(crawl)))
    new_archive(tmp_path / "archive", page_seconds=1.0).close()
    ran = run("add", "crawl.warc.gz", "--jobs", "2", "--rejects", "rejects.jsonl")
    assert ran.code == 5
    assert "not read: it took longer than page_seconds" in ran.err
    assert "lost       1 too-slow" in ran.err
    assert told(tmp_path / "rejects.jsonl") == [
        ("not-a-page", "https://example.org/1"),
        ("too-slow", "https://example.org/2"),
        ("not-a-page", "https://example.org/3"),
    ]
    assert "it was read before" in run("add", "crawl.warc.gz").err


def test_a_page_that_takes_too_much_memory_costs_only_itself(run, tmp_path: Path) -> None:
    crawl = [captured(1, PICTURE), page(2, SLOW), captured(3, PICTURE)]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(members(crawl)))
    new_archive(tmp_path / "archive", worker_memory=100_000_000).close()
    ran = run("add", "crawl.warc.gz", "--jobs", "2", "--rejects", "rejects.jsonl", "--json")
    assert ran.code == 5
    (reason,) = ran.json[-1]["lost"]
    assert reason in ("out-of-memory", "crashed")
    assert told(tmp_path / "rejects.jsonl") == [
        ("not-a-page", "https://example.org/1"),
        (reason, "https://example.org/2"),
        ("not-a-page", "https://example.org/3"),
    ]


def start(folder: Path, jobs: int = 2) -> "subprocess.Popen[bytes]":
    (folder / "crawl.warc.gz").write_bytes(
        b"".join(members(page(number, OPEN if number % 10 == 0 else SILENT) for number in range(400)))
    )
    subprocess.run([sys.executable, "-m", "byline", "init", "archive"], cwd=folder, check=True, capture_output=True)
    command = [sys.executable, "-m", "byline", "add", "-a", "archive", "crawl.warc.gz", "--jobs", str(jobs), "--json"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def workers(parent: int) -> list[int]:
    """The processes that read for another one."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            command, status = (path / "cmdline").read_bytes(), (path / "stat").read_text()
        except OSError:
            continue
        if b"spawn_main" in command and int(status.rpartition(")")[2].split()[1]) == parent:
            found.append(int(path.name))
    return found


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def check(run, folder: Path) -> None:
    assert list(verify(folder / "archive")) == []
    assert sorted(filter(None, kept(folder / "archive"))) == sorted(record_id(number) for number in range(0, 400, 10))


def test_a_process_that_is_killed_costs_nothing(run, tmp_path: Path) -> None:
    ran = start(tmp_path)
    wait_for(lambda: workers(ran.pid))
    time.sleep(0.5)
    for worker in workers(ran.pid):
        os.kill(worker, signal.SIGKILL)
    out, err = ran.communicate()
    assert ran.returncode == 0, err
    assert json.loads(out.splitlines()[-1])["kept"] == {"CC-BY-4.0": 40}
    check(run, tmp_path)


def test_an_interruption_ends_all_processes_and_can_be_gone_on_from(run, tmp_path: Path) -> None:
    ran = start(tmp_path)
    wait_for(lambda: workers(ran.pid))
    time.sleep(0.4)
    left = workers(ran.pid)
    os.killpg(ran.pid, signal.SIGINT)
    _, err = ran.communicate()
    assert ran.returncode == 130
    assert b"Traceback" not in err
    wait_for(lambda: not any(Path(f"/proc/{each}").exists() for each in left))
    assert run("add", "crawl.warc.gz").code == 0
    check(run, tmp_path)
