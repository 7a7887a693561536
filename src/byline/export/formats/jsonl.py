# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: one row an article in articles.jsonl, with everything that its licence asks to go along."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from byline.export.disk import Sink
from byline.export.formats import Item, Writer, one_line, text_changes
from byline.export.staging import Staging
from byline.licensing.notice import render
from byline.model.archived import ArchivedArticle
from byline.model.evidence import Evidence

SCHEMA = "byline-article-1"
NAME = "articles.jsonl"
# JSON lets these stand in a string, but many readers of lines take them for the end of one.
_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\x7f\x85\u2028\u2029"}

changes = text_changes


class _RowWriter:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def add(self, item: Item) -> tuple[str, ...]:
        content = json.dumps(row(item), ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)
        self._sink.write(content + "\n")
        return (NAME,)


def row(item: Item) -> dict[str, Any]:
    """The row of an article (docs/reference/manifest.md, Rows). Facts are on one line each, quotations verbatim."""
    article, conclusion, facts = item.article, item.article.conclusion, item.article.article
    terms = item.attribution.license
    return {
        "schema": SCHEMA,
        "id": article.id,
        "title": _fact(facts.title),
        "creators": _facts(facts.creators),
        "agency": _fact(facts.agency),
        "attribution_parties": _facts(item.attribution.parties),
        "copyright_notice": _fact(facts.copyright_notice),
        "published": facts.published,
        "modified": facts.modified,
        "language": _fact(facts.language),
        "source_uri": item.attribution.source_uri,
        "retrieved": _moment(article.retrieved),
        "payload_digest": article.payload_digest,
        "license": conclusion.concluded,
        "license_uri": terms.uri,
        "license_name": terms.name,
        "license_version": terms.version,
        "license_basis": conclusion.basis,
        "license_evidence": [_evidence(each, article) for each in conclusion.evidence],
        "exclusions": list(conclusion.exclusions),
        "reservations": list(conclusion.reservations),
        "obligations": [reason.model_dump() for reason in item.decision.obligations],
        "changes": [change.text for change in item.attribution.changes],
        "previous_changes": _facts(facts.earlier_changes),
        "attribution_text": item.notice,
        "attribution_html": render(item.attribution, "html").content,
        "text": item.text,
    }


def _evidence(evidence: Evidence, article: ArchivedArticle) -> dict[str, Any]:
    """One piece of evidence; what a person declared stands on no page, so it has no address and no digest."""
    declared = evidence.locator.record == "operator"
    return {
        "kind": evidence.finder,
        "quote": evidence.statement,
        "locator": str(evidence.locator),
        "region": evidence.region.value,
        "scope": evidence.scope.value,
        "suggests": evidence.suggests,
        "licensor": evidence.licensor,
        "url": None if declared else article.target_uri,
        "captured_at": _moment(evidence.seen),
        "digest": None if declared else article.payload_digest,
    }


def _fact(words: str | None) -> str | None:
    return one_line(words) or None


def _facts(several: Iterable[str]) -> list[str]:
    return list(filter(None, map(one_line, several)))


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.jsonl."""
    with staging.open(NAME) as sink:
        yield _RowWriter(sink)
