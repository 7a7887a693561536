# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The reference pages are complete: what the program has, they describe."""

import re
from pathlib import Path

from byline.errors import ExitCode

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def test_every_exit_code_is_described() -> None:
    rows = re.findall(r"^\| (\d+) \| (\w+) \|", (REFERENCE / "exit-codes.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [(int(code), name) for code, name in rows] == [(int(code), code.name) for code in ExitCode]


def test_every_json_shape_is_described() -> None:
    page = (REFERENCE / "json.md").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/byline/cli").rglob("*.py"))
    shapes = set(re.findall(r'print_json\(\s*"([\w-]+)"', sources))
    assert shapes
    assert {shape for shape in shapes if f"`{shape}`" not in page} == set()
    assert set(re.findall(r"^\| `(byline-[\w-]+)`", page, re.MULTILINE)) == shapes


def test_the_command_reference_is_what_the_program_says() -> None:
    from tasks.reference import reference

    assert (REFERENCE / "cli.md").read_text(encoding="utf-8") == reference()
