# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: one row an article in articles.jsonl, with everything that its licence asks to go along."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from byline.export.formats import Item, Writer, text_changes
from byline.export.staging import Sink, Staging
from byline.licensing.notice import render

SCHEMA = "byline-article-1"
NAME = "articles.jsonl"

changes = text_changes


class _RowWriter:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def add(self, item: Item) -> tuple[str, ...]:
        self._sink.write(json.dumps(row(item), ensure_ascii=False, separators=(",", ":")) + "\n")
        return (NAME,)


def row(item: Item) -> dict[str, Any]:
    """The row of an article (docs/reference/manifest.md, Rows)."""
    article, conclusion, facts = item.article, item.article.conclusion, item.article.article
    return {
        "schema": SCHEMA,
        "id": article.id,
        "title": facts.title,
        "creators": list(facts.creators),
        "attribution_parties": list(item.attribution.parties),
        "copyright_notice": facts.copyright_notice,
        "published": facts.published,
        "modified": facts.modified,
        "language": facts.language,
        "source_uri": item.attribution.source_uri,
        "retrieved": f"{article.retrieved:%Y-%m-%dT%H:%M:%SZ}",
        "payload_digest": article.payload_digest,
        "license": conclusion.concluded,
        "license_uri": item.attribution.license.uri,
        "license_name": item.attribution.license.name,
        "license_basis": conclusion.basis,
        "license_evidence": [
            {
                "kind": evidence.finder,
                "quote": evidence.statement,
                "locator": str(evidence.locator),
                "region": evidence.region.value,
                "scope": evidence.scope.value,
                "seen": f"{evidence.seen:%Y-%m-%dT%H:%M:%SZ}",
            }
            for evidence in conclusion.evidence
        ],
        "exclusions": list(conclusion.exclusions),
        "reservations": list(conclusion.reservations),
        "changes": [change.text for change in item.attribution.changes],
        "previous_changes": list(facts.earlier_changes),
        "attribution_text": item.notice,
        "attribution_html": render(item.attribution, "html").content,
        "text": item.text,
    }


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.jsonl."""
    with staging.open(NAME) as sink:
        yield _RowWriter(sink)
