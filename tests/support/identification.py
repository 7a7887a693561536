# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of tests/data/pages with their labels, and evidence from a few words."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from byline.licensing.finders import REGISTRY
from byline.model.capture import Capture
from byline.model.evidence import Claim, Evidence, Locator, Region, Scope
from byline.page.parse import Page, read_page
from support.pages import SEEN

FOLDER = Path(__file__).parents[1] / "data" / "pages"
_TYPES = {".html": "text/html", ".txt": "text/plain", ".md": "text/markdown"}


@cache
def labels() -> tuple[dict[str, Any], ...]:
    """What each page of tests/data/pages is to be concluded as."""
    lines = (FOLDER / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def labelled_page(name: str) -> Page:
    """One of those pages."""
    file = FOLDER / name
    return read_page(Capture(name=name, retrieved=SEEN, content=file.read_bytes(), media_type=_TYPES[file.suffix]))


def all_evidence(page: Page) -> list[Evidence]:
    """What every finder finds."""
    return [each for finder in REGISTRY.all() for each in finder.find(page)]


def evidence(
    suggests: str = "NOASSERTION",
    *,
    finder: str = "statement",
    claim: Claim = Claim.LICENSE,
    scope: Scope = Scope.SITE,
    region: Region = Region.FOOTER,
    statement: str = "words",
    licensor: str | None = None,
) -> Evidence:
    """One piece of evidence."""
    return Evidence(
        finder=finder,
        claim=claim,
        statement=statement,
        locator=Locator(selector="/html"),
        region=region,
        scope=scope,
        suggests=suggests,
        licensor=licensor,
        seen=SEEN,
    )
