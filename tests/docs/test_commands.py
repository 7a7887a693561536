# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the documentation tells a reader to type works as written."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "BYLINE_ARCHIVE"},
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "NO_COLOR": "1",
}


def commands(page: str) -> list[str]:
    blocks = CONSOLE.findall((ROOT / page).read_text(encoding="utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("page", ["docs/tutorial/first-archive.md"])
def test_every_command_of_the_page_succeeds(page: str, tmp_path: Path) -> None:
    script = "\n".join(["set -eu", *commands(page)])
    ran = subprocess.run(
        ["sh", "-c", script], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_readme_commands_exist() -> None:
    known = {path.stem for path in (ROOT / "src/byline/cli/commands").glob("[a-z]*.py")}
    named = {line.split()[1] for line in commands("README.md") if line.startswith("byline ")}
    assert named <= known
    assert {"init", "add", "search", "show", "notice", "export", "verify"} <= named


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 120


@pytest.mark.parametrize("page", sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8")):
        assert (ROOT / page).parent.joinpath(target).exists(), target
