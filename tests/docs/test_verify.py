# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The page on `byline verify` lists every code as the program has it."""

import re
from pathlib import Path

from byline.archive.fixity.codes import CHECKS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "verify.md"


def test_every_code_is_described() -> None:
    rows = re.findall(r"^\| (AV\d{3}) \| (.+) \| (.+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(code, check.severity, check.title, check.source) for code, check in CHECKS.items()]
