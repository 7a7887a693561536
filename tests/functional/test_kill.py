# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""byline add is killed (SIGKILL, no clean-up) at random moments; nothing reported may be lost, nothing stored twice."""

import json
import random
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from support.copies import Copier, copier

ARTICLES = 150
MOMENTS = 20
LONGEST = 0.6
"""Seconds, about as many as a whole run takes."""


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


@pytest.fixture(scope="module")
def copies() -> Iterator[Copier]:
    with copier() as started:
        yield started


@pytest.mark.parametrize("series", range(4))
def test_killed_at_random_moments(run, copies: Copier, series: int, tmp_path: Path) -> None:
    chance = random.Random(series)
    archive, output = tmp_path / "archive", tmp_path / "output.jsonl"
    add = ("add", tmp_path / "articles", "--archive", archive, "--json")
    _write_articles(tmp_path / "articles")
    run("init", archive)
    reported: set[str] = set()
    kills = 0
    for _ in range(MOMENTS // 4):
        kills += copies.run(*add, output=output, kill_after=chance.uniform(0, LONGEST)) == -signal.SIGKILL
        reported |= _reported(output)
        assert run("verify", "--json").json[-1]["findings"] == []
        (found,) = run("search", "*", "-n", "999", "--json").json
        assert reported <= {hit["article"]["id"] for hit in found["hits"]}
    assert copies.run(*add, output=output) == 0
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
