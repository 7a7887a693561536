# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""pywb, the reference replay tool, reads what byline wrote. It runs in an environment of its own (make test)."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

JUDGE = Path(__file__).parents[2] / ".venv" / "judge" / "bin"
pytestmark = pytest.mark.skipif(not (JUDGE / "wayback").exists(), reason="pywb is installed by `make test`")

PAGES = {
    "https://example.org/plain": "<!doctype html><title>Plain</title><p>The ferry will stay. {license}",
    "https://example.org/gruss": "<!doctype html><meta charset=utf-8><title>Grüße</title><p>سلام – 你好 {license}",
}
LICENSE = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'


@pytest.fixture
def replay(run, tmp_path: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """A pywb server over an archive of the pages; gives its address and the payload of every URL."""
    payloads = {}
    for number, (url, markup) in enumerate(PAGES.items()):
        payloads[url] = markup.format(license=LICENSE).encode()
        (tmp_path / f"{number}.html").write_bytes(payloads[url])
        assert run("add", f"{number}.html", "--url", url, "--retrieved", "2026-03-09").code == 0
    warcs = sorted((tmp_path / "archive" / "archive").glob("*.warc.gz"))
    home = tmp_path / "pywb"
    home.mkdir()
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    for words in (["init", "samples"], ["add", "samples", *map(str, warcs)]):
        made = subprocess.run([JUDGE / "wb-manager", *words], cwd=home, env=environment, capture_output=True, text=True)
        assert "Invalid" not in made.stderr + made.stdout
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [JUDGE / "wayback", "-b", "127.0.0.1", "-p", str(port)],
        cwd=home, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/samples", payloads
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("pywb did not start")


def test_pywb_replays_the_exact_payload(replay: tuple[str, dict[str, bytes]]) -> None:
    address, payloads = replay
    for url, payload in payloads.items():
        response = urllib3.request("GET", f"{address}/20260309000000id_/{url}", timeout=30)
        assert response.data == payload
