# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The site that an export makes, opened in a real browser: on a phone in the dark and on a desk, by everybody."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from support.exports import export
from support.server import Server, respond

JUDGE = Path(__file__).parents[2] / ".venv" / "judge" / "bin" / "python"
LOOK = Path(__file__).parents[1] / "support" / "look.py"
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
PAGES = ("index.html", "credits.html", "articles/3f2a9c0d1e2b3c4d.html", "articles/0000000000000002.html")
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}
pytestmark = pytest.mark.skipif(not (BROWSER and JUDGE.exists()), reason="needs Chromium and `make test`")


def test_everybody_can_read_the_site_and_it_asks_nobody(server: Server, tmp_path: Path) -> None:
    """axe finds nothing; nothing to scroll sideways, no message on the console, no request to anywhere else."""
    for name, content in export(tmp_path / "out").files().items():
        server.at(f"/{name}", respond(content, media_type=TYPES.get(Path(name).suffix, "text/plain")))
    server.at("/favicon.ico", respond(b"", status="204 No Content"))
    address = server.url("")
    ran = subprocess.run([JUDGE, LOOK, BROWSER, address, *PAGES], capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    looks = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(looks) == 2 * len(PAGES)
    for look in looks:
        assert look["violations"] == look["said"] == [], look
        assert look["too_wide"] == 0, look
        assert all(url.startswith(address) for url in look["asked"]), look
    copied = {look["page"]: look["copied"] for look in looks}
    assert copied[PAGES[2]].startswith('"The ferry stays & the bridge waits" by Ada Example, Bo Example, Example Wire')
    assert copied[PAGES[0]] is None
