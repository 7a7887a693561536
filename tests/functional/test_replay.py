# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""pywb, the reference replay tool, reads what byline wrote. It runs in an environment of its own (make test)."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3

from support.crawls import captured
from support.crawls import page as crawled_page
from support.server import Server, redirect, respond
from support.warcs import http, record_id, sha256

JUDGE = Path(__file__).parents[2] / ".venv" / "judge" / "bin"
pytestmark = pytest.mark.skipif(not (JUDGE / "wayback").exists(), reason="pywb is installed by `make test`")

LICENSE = '<footer><a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></footer></html>'
MARKUP = "<!doctype html><meta charset=utf-8><title>Grüße {n}</title><p>The ferry will stay. سلام – 你好</p>" + LICENSE
Payloads = dict[str, bytes]


@pytest.fixture
def payloads(run, server: Server, tmp_path: Path) -> Payloads:
    """Archives a local file, and pages in every transfer and content coding; one twice, one behind a redirect.

    And one of a crawl, where it lies chunked; from a mirror it came as it is, and it was a file too. Later crawls only
    say that they found the same, under other addresses.
    """
    pages = {f"/{n}": MARKUP.format(n=n).encode() for n in range(5)}
    for (path, page), coding, chunks in zip(
        pages.items(), (None, "gzip", "br", "deflate", None), (None, None, 50, 50, 50), strict=True
    ):
        server.at(path, respond(page, coding=coding, chunks=chunks))
    server.at("/old", redirect("/1"))
    assert run("init", "archive").code == 0
    (tmp_path / "archive" / "byline.toml").write_text('name = "samples"\ndelay = 0\n')
    urls = [server.url(path) for path in (*pages, "/old", "/2")]
    added = run("add", *urls, "--allow-private", "--json")
    assert [line["status"] for line in added.json[:-1]] == ["archived"] * 5 + ["revisited"] * 2
    (tmp_path / "local.html").write_bytes(MARKUP.format(n="local").encode())
    assert run("add", "local.html", "--url", "https://example.org/local").code == 0
    crawled = MARKUP.format(n="crawled").encode()
    framed = b"20\r\n" + crawled[:32] + b"\r\n%x\r\n" % len(crawled[32:]) + crawled[32:] + b"\r\n0\r\n\r\n"
    chunked, mirror = (framed, "Content-Type: text/html", "Transfer-Encoding: chunked"), "https://mirror.example/"
    captures = crawled_page(1, *chunked), crawled_page(2, crawled, WARC_Target_URI=mirror)
    (tmp_path / "crawl.warc").write_bytes(b"".join(map(bytes, captures)))
    (tmp_path / "crawled.html").write_bytes(crawled)
    assert run("add", "crawl.warc").code == 0
    assert run("add", "crawled.html", "--url", "https://example.org/file").code == 0
    again = [
        captured(number, http(b"", *words), "revisit", WARC_Refers_To=record_id(1), WARC_Payload_Digest=sha256(crawled))
        for number, words in ((3, chunked[1:]), (4, chunked[1:2]))
    ]
    (tmp_path / "later.warc").write_bytes(b"".join(map(bytes, again)))
    assert run("add", "later.warc").code == 0
    assert run("verify").out == ""
    addresses = (
        "https://example.org/1",
        mirror,
        "https://example.org/file",
        *(f"https://example.org/{n}" for n in (3, 4)),
    )
    return {
        **dict.fromkeys(addresses, crawled),
        "https://example.org/local": MARKUP.format(n="local").encode(),
        **{server.url(path): page for path, page in pages.items()},
    }


def collect(home: Path, *add: str | Path) -> dict[str, str]:
    """Makes a pywb collection, adds those files, and returns its environment."""
    home.mkdir()
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    for words in (["init", "samples"], ["add", "samples", *map(str, add)]):
        made = subprocess.run([JUDGE / "wb-manager", *words], cwd=home, env=environment, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
        assert "Invalid" not in made.stderr + made.stdout
    return environment


@contextmanager
def replaying(home: Path, *add: str | Path) -> Iterator[str]:
    """The address of a pywb collection to which those files were added."""
    environment = collect(home, *add)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    wayback = subprocess.Popen(
        [JUDGE / "wayback", "-b", "127.0.0.1", "-p", str(port)],
        cwd=home, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/samples"
    finally:
        wayback.terminate()
        wayback.wait()


def warcs(folder: Path) -> list[Path]:
    return sorted((folder / "archive").glob("*.warc.gz"))


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("pywb did not start")


def test_pywb_replays_the_exact_payload_and_indexes_the_licence(payloads: Payloads, tmp_path: Path) -> None:
    """WARC-JSON-Metadata on the capture reaches pywb's CDXJ (docs/reference/warc-profile.md)."""
    with replaying(tmp_path / "pywb", *warcs(tmp_path / "archive")) as replay:
        assert_replayed(replay, payloads)
    lines = (tmp_path / "pywb/collections/samples/indexes/index.cdxj").read_text().splitlines()
    captures = [json.loads(line.split(" ", 2)[2]) for line in lines]
    licensed = {capture["url"] for capture in captures if "CC-BY-4.0" in str(capture.get("metadata"))}
    assert licensed == set(payloads)


def assert_replayed(replay: str, payloads: Payloads) -> None:
    for url, payload in payloads.items():
        assert urllib3.request("GET", f"{replay}/2026id_/{url}", timeout=30).data == payload, url


def test_pywb_replays_an_exported_wacz_by_its_own_index(run, payloads: Payloads, tmp_path: Path) -> None:
    """Of a page that was captured twice the payload lies in the first record, which comes along."""
    assert run("export", "*", "--format", "wacz", "--output", "out").code == 0
    with replaying(tmp_path / "pywb", "--unpack-wacz", tmp_path / "out" / "articles.wacz") as replay:
        assert_replayed(replay, payloads)
