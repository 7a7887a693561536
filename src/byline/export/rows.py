# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The row of an article, the same in every form of data set: with everything that its licence asks to go along."""

import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from byline.archive.derived import on_one_line
from byline.export.disk import Sink
from byline.export.item import Item, one_line
from byline.licensing.notice import render
from byline.model.archived import ArchivedArticle
from byline.model.evidence import Evidence

SCHEMA = "byline-article-1"
Row = dict[str, Any]
_ON_THE_PAGE = ("payload", "headers")


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    """Text: a date or a moment, as precise as it is known (W3C-DTF): 2026, 2026-03, 2026-03-09 ..."""
    MOMENT = "moment"
    """UTC, whole seconds; as text 2026-03-09T10:30:00Z."""
    RECORD = "record"
    """Columns of its own."""


class Column(NamedTuple):
    """One field of a row; every one may be null, but those in a list of several."""

    name: str
    about: str
    kind: Kind = Kind.TEXT
    several: bool = False
    columns: "tuple[Column, ...]" = ()


_REASON = (Column("text", "What is to be done"), Column("clause", "The clause that says so"))
_DEMAND = (
    Column("text", "What is asked"),
    Column("forbids", "The use that it rules out, if it does"),
    Column("source", "Who asks, and where it can be read"),
)
_EVIDENCE = (
    Column("kind", "How it was found"),
    Column("quote", "The words, verbatim"),
    Column("locator", "Where they stand"),
    Column("region", "In which part of the page"),
    Column("scope", "What they cover"),
    Column("suggests", "The licence that they name"),
    Column("licensor", "Whose content they speak of"),
    Column("url", "The page on which they stand"),
    Column("captured_at", "When they were seen", Kind.MOMENT),
    Column("digest", "Digest of that page as it was captured"),
)
COLUMNS = (
    Column("schema", "The form of this row and its version"),
    Column("id", "The article's id"),
    Column("title", "Its title"),
    Column("creators", "Whom to credit as its authors", several=True),
    Column("agency", "Who published it"),
    Column("attribution_parties", "Whom else to credit", several=True),
    Column("copyright_notice", "The copyright line of the source"),
    Column("published", "When it was published, as precise as the source says it (W3C-DTF)", Kind.DATE),
    Column("modified", "When it was last changed, as precise as the source says it (W3C-DTF)", Kind.DATE),
    Column("language", "Its language (BCP 47)"),
    Column("source_uri", "Its address"),
    Column("retrieved", "When it was captured", Kind.MOMENT),
    Column("payload_digest", "Digest of the captured bytes"),
    Column("license", "Its licence, an SPDX expression"),
    Column("license_uri", "The licence's address"),
    Column("license_name", "The licence's name"),
    Column("license_version", "The licence's version"),
    Column("license_basis", "Why this licence, in a line"),
    Column("license_evidence", "What that rests on, the deciding piece first", Kind.RECORD, True, _EVIDENCE),
    Column("status", "Who concluded: concluded (a rule, from what is published) or declared (a person)"),
    Column("exclusions", "Statements that limit what the licence covers", several=True),
    Column("reservations", "Reservations of text and data mining beside the licence", several=True),
    Column("obligations", "What the licence asks of whoever passes the article on", Kind.RECORD, True, _REASON),
    Column("demands", "What the publisher asks beside the licence", Kind.RECORD, True, _DEMAND),
    Column("changes", "What this export did to the article", several=True),
    Column("previous_changes", "What the source says was done before", several=True),
    Column("attribution_text", "The notice, plain"),
    Column("attribution_html", "The notice, HTML"),
    Column("text", "The article, its paragraphs separated by an empty line"),
)


def row(item: Item) -> Row:
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
        "license_basis": _verbatim(conclusion.basis),
        "license_evidence": [_evidence(each, article) for each in conclusion.evidence],
        "status": "declared" if conclusion.by == "operator" else "concluded",
        "exclusions": list(map(_verbatim, conclusion.exclusions)),
        "reservations": list(map(_verbatim, conclusion.reservations)),
        "obligations": [{"text": reason.text, "clause": reason.clause} for reason in item.decision.obligations],
        "demands": [
            {
                "text": _verbatim(demand.text),
                "forbids": demand.forbids and demand.forbids.value,
                "source": demand.source,
            }
            for demand in item.decision.demands
        ],
        "changes": [change.text for change in item.attribution.changes],
        "previous_changes": _facts(facts.earlier_changes),
        "attribution_text": item.notice,
        "attribution_html": render(item.attribution, "html").content,
        "text": item.text,
    }


def line(item: Item) -> str:
    """The row as a line of JSON; the only line end in it is the one at its end."""
    return on_one_line(json.dumps(row(item), ensure_ascii=False, separators=(",", ":"))) + "\n"


class LineWriter:
    """Writes each article as a line to `sink`; `name` is the file in which it will be found."""

    def __init__(self, sink: Sink, name: str) -> None:
        self._sink = sink
        self._name = name

    def add(self, item: Item) -> tuple[str, ...]:
        """Write one article."""
        self._sink.write(line(item))
        return (self._name,)


def _evidence(evidence: Evidence, article: ArchivedArticle) -> Row:
    """One piece of evidence; what was not seen on the captured page has another address, or none, and no digest."""
    seen = evidence.locator.record in _ON_THE_PAGE
    return {
        "kind": evidence.finder,
        "quote": _verbatim(evidence.statement),
        "locator": _verbatim(str(evidence.locator)),
        "region": evidence.region.value,
        "scope": evidence.scope.value,
        "suggests": evidence.suggests,
        "licensor": evidence.licensor and _verbatim(evidence.licensor),
        "url": _verbatim((article.target_uri if seen else evidence.locator.uri) or "") or None,
        "captured_at": _moment(evidence.seen),
        "digest": article.payload_digest if seen else None,
    }


def _fact(words: str | None) -> str | None:
    return one_line(words) or None


def _facts(several: Iterable[str]) -> list[str]:
    return list(filter(None, map(one_line, several)))


def _verbatim(words: str) -> str:
    """The words as they stand; a lone surrogate, which no UTF-8 can hold, is a question mark."""
    return words if words.isascii() else words.encode("utf-8", "replace").decode("utf-8")


def _moment(moment: datetime) -> str:
    # Not by strftime, which costs several times as much.
    return moment.isoformat().replace("+00:00", "Z")
