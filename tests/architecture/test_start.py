# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Commands that only look something up start fast: nothing heavy is imported on their way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "trafilatura",
    "lxml",
    "numpy",
    "py3langid",
    "urllib3",
    "warcio",
    "surt",
    "jinja2",
    "charset_normalizer",
    "requests",
}
PROGRAM = """
import sys
from byline.cli.app import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    (folder / "story.txt").write_text("Ferry stays\n\nAll content is licensed under CC BY 4.0.\n" * 3)
    byline = [sys.executable, "-m", "byline"]
    declared = ["--license", "CC-BY-4.0", "--title", "Ferry"]
    subprocess.run([*byline, "init", "archive"], cwd=folder, capture_output=True, check=True)
    subprocess.run([*byline, "add", "story.txt", *declared], cwd=folder, capture_output=True, check=True)
    return folder / "archive"


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["search", "ferry"], ["search", "--help"]])
def test_nothing_heavy_is_imported(words: list[str], archive: Path) -> None:
    place = ["--archive", str(archive)] if words[0] == "search" else []
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *words, *place], capture_output=True, text=True, check=True)
    imported = set(ran.stderr.splitlines()[-1].split())
    assert "typer" in imported
    assert not imported & HEAVY


def test_show_reads_no_warc(archive: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "byline", "search", "ferry", "-a", archive], capture_output=True, text=True, check=True
    )
    words = ["show", found.stdout.split()[0], "--archive", str(archive)]
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=True)
    assert not set(ran.stderr.splitlines()[-1].split()) & HEAVY


def test_no_plugin_changes_our_values(archive: Path, tmp_path: Path) -> None:
    """pydantic loads what any installed distribution names in the group `pydantic`."""
    told = tmp_path / "plugin-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1\n")
    (told / "entry_points.txt").write_text("[pydantic]\nplugin = stranger:plugin\n")
    (tmp_path / "stranger.py").write_text("print('loaded')\nplugin = None\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONWARNINGS": "ignore"}
    words = ["search", "ferry", "--archive", str(archive)]
    seen = {}
    for program in ("from byline.cli.app import main; main()", "from byline.__main__ import main; main()"):
        ran = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, env=environment)
        seen[program] = "loaded" in ran.stdout
    assert list(seen.values()) == [True, False]


@pytest.mark.parametrize("words", [["--help"], ["search", "--help"]])
def test_help_needs_no_engine(words: list[str]) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, text=True, check=True)
    imported = set(ran.stderr.splitlines()[-1].split())
    assert not imported & {"whoosh", "Stemmer"}
    assert words != ["--help"] or "pydantic" not in imported
