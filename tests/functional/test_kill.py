# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""byline add is killed (SIGKILL, no clean-up) at random moments; nothing reported may be lost, nothing stored twice."""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

ARTICLES = 200
MOMENTS = 20
BYLINE = (sys.executable, "-m", "byline")
# What is killed cannot say which lines it has run: it is not asked to count them.
UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}


def _write_articles(folder: Path) -> None:
    folder.mkdir()
    for number in range(ARTICLES):
        ferries = "".join(f"<p>Story {number}: the ferry leaves at {hour} o'clock.</p>" for hour in range(20))
        (folder / f"{number:03}.html").write_text(
            f"<!doctype html><html lang=en><title>Story {number}</title><article><h1>Story {number}</h1>{ferries}"
            '</article><footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
            "</footer></html>"
        )


def _reported(output: Path) -> set[str]:
    """The ids of complete lines; the kill may have cut the last one."""
    lines = output.read_bytes().split(b"\n")[:-1]
    events = [json.loads(line) for line in lines]
    return {event["id"] for event in events if event["schema"] == "byline-add-1" and event["id"]}


def _add(folder: Path, archive: Path, output: Path, *, kill_after: float | None) -> bool:
    """Runs byline add; returns whether it was killed before it was done."""
    with output.open("wb") as stream:
        command = [*BYLINE, "add", folder, "--archive", archive, "--json"]
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL, env=UNMEASURED)
        try:
            return process.wait(timeout=kill_after) is None
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True


@pytest.mark.parametrize("series", range(4))
def test_killed_at_random_moments(run, series: int, tmp_path: Path) -> None:
    chance = random.Random(series)
    _write_articles(tmp_path / "articles")
    archive = tmp_path / "archive"
    run("init", archive)
    reported: set[str] = set()
    kills = 0
    for _ in range(MOMENTS // 4):
        output = tmp_path / "output.jsonl"
        kills += _add(tmp_path / "articles", archive, output, kill_after=chance.uniform(0.3, 1.5))
        reported |= _reported(output)
        assert run("verify", "--json").json[-1]["findings"] == []
        (found,) = run("search", "*", "-n", "999", "--json").json
        assert reported <= {hit["article"]["id"] for hit in found["hits"]}
    assert not _add(tmp_path / "articles", archive, tmp_path / "output.jsonl", kill_after=None)
    assert kills > 0
    assert run("search", "*", "-n", "0", "--json").json[-1]["total"] == ARTICLES
    assert run("verify", "--json").json[-1]["findings"] == []
    assert _stored(archive) == {"resource": ARTICLES, "metadata": ARTICLES}


def _stored(archive: Path) -> dict[str, int]:
    counts: Counter[str] = Counter()
    payloads = set()
    for file in (archive / "archive").glob("*.warc.gz"):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                counts[record.rec_type] += 1
                if record.rec_type == "resource":
                    payloads.add(record.rec_headers.get_header("WARC-Payload-Digest"))
    assert len(payloads) == counts["resource"]
    del counts["warcinfo"]
    return dict(counts)
