# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""References to articles (BibTeX, RIS, CSL-JSON): what they say, and which article they cite."""

from collections.abc import Sequence
from typing import NamedTuple

from byline.audit.likeness import normal
from byline.audit.reading import Block, Link, Reading, Reference
from byline.audit.reuse import Reuse, same_address
from byline.licensing.sentences import clean
from byline.model.archived import ArchivedArticle


class Said(NamedTuple):
    """One field of a reference, and the line on which it stands, if the file has lines."""

    words: str
    line: int | None = None


class Entry(NamedTuple):
    """A reference as a reference manager keeps it."""

    title: Said | None
    names: tuple[Said, ...]
    uris: tuple[Said, ...]
    """Where the work is."""
    licenses: tuple[Said, ...]
    """Addresses that a field for licences gives."""
    others: tuple[Said, ...]
    """Every other field: notes, publisher, rights."""
    line: int | None


def read_entry(entry: Entry, *, file: str, kind: str) -> Reading:
    """A reference as a notice alone, each field a block. Of a work that is not there no pictures are left out."""
    shown = [*filter(None, [entry.title]), *entry.names, *entry.others]
    blocks = tuple(Block(" ".join(each.words.split()), each.line) for each in shown if each.words.strip())
    links = [Link(each.words.strip(), None, line=each.line) for each in entry.uris]
    links += [Link(each.words.strip(), None, frozenset({"license"}), line=each.line) for each in entry.licenses]
    reference = Reference(entry.title.words if entry.title else "", tuple(each.words.strip() for each in entry.uris))
    return Reading(file, kind, blocks, tuple(links), beside=True, pictures=True, line=entry.line, reference=reference)


def cited(reference: Reference, articles: Sequence[ArchivedArticle]) -> list[ArchivedArticle]:
    """The articles that it cites: those at its addresses; if there is none, those with its title."""
    found = [each for each in articles if any(same_address(uri, own) for uri in reference.uris for own in _uris(each))]
    title = normal(clean(reference.title))
    return found or [each for each in articles if title and normal(clean(each.article.title or "")) == title]


def only_cites(reuse: Reuse) -> bool:
    """Whether it is a reference that names no licence: to cite a work needs none, and gives no credit for a copy."""
    return reuse.reading.reference is not None and not reuse.licenses


def _uris(article: ArchivedArticle) -> tuple[str, ...]:
    return tuple(filter(None, (article.article.url, article.target_uri)))
