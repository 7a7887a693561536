# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A small archive of everything: a file, a page over HTTP behind a redirect, the same again, a correction."""

from datetime import timedelta
from pathlib import Path

import pytest

from byline.model.archived import Amendment
from byline.model.article import Article
from support.archives import SEEN, concluded, exchange, file, new_archive, page, redirect, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Its folder."""
    with new_archive(tmp_path / "archive") as archive, archive.writer() as writer:
        writer.add(file("<p>Notes of the council."), said("Notes", "Notes,\u2028سلام."), concluded())
        hop = redirect("http://example.org/story", "https://example.org/story")
        added = writer.add(page(hop, exchange()), said("Ferry"), concluded())
        writer.add(page(exchange(retrieved=SEEN + timedelta(days=1))), said("Ferry"), concluded())
        writer.commit()
        amendment = Amendment(reason="asked", by="Bo", license="NOASSERTION")
        writer.amend(added.id, Article(title="The ferry"), concluded("NOASSERTION"), amendment)
    return tmp_path / "archive"
