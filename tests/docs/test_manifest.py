# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The page on the export folder names every field, the how-to every format and every use."""

import json
import re
from pathlib import Path

from byline.export.formats import REGISTRY
from byline.model.manifest import Manifest, ManifestEntry, ManifestFile, ManifestPart, Omission
from byline.model.use import Use
from support.exports import export

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "manifest.md").read_text(encoding="utf-8")


def named(heading: str) -> set[str]:
    """The names in the first column of the table under a heading."""
    (section,) = re.findall(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return {
        name
        for first in re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", first)
    }


def test_every_field_of_the_manifest_is_described() -> None:
    assert named("manifest.json") == set(Manifest.model_fields)
    assert named("An article") == set(ManifestEntry.model_fields)
    assert named("An omission") == set(Omission.model_fields)
    assert all(f"`{name}`" in PAGE for name in (*ManifestFile.model_fields, *ManifestPart.model_fields))


def test_every_field_of_a_row_is_described(tmp_path: Path) -> None:
    first = (
        (export(tmp_path / "out", format="jsonl").folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()[0]
    )
    row = json.loads(first)
    assert named("Rows") == set(row)
    assert all(f"`{name}`" in PAGE for name in row["license_evidence"][0])


def test_every_format_and_use_is_described() -> None:
    page = (DOCS / "how-to" / "publish.md").read_text(encoding="utf-8")
    assert {name for name in (*REGISTRY.names(), *Use) if f"| `{name}`" not in page} == set()
