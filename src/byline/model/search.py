# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What is asked of the index, and what it answers."""

from typing import Literal

from byline.model._value import Value
from byline.model.archived import ArchivedArticle

SortField = Literal["relevance", "published", "retrieved", "title"]


class Query(Value):
    """A search as the user asks it. `text` is in byline's query language (docs/reference/query-language.md)."""

    text: str
    sort: SortField = "relevance"
    reverse: bool = False
    limit: int | None = 10
    offset: int = 0
    facets: tuple[str, ...] = ()
    """Fields to count by: agency, license, year, language."""


class Hit(Value):
    """One found article. `snippet` is plain text; `highlights` are (start, end) character spans in it."""

    article: ArchivedArticle
    score: float | None = None
    snippet: str = ""
    highlights: tuple[tuple[int, int], ...] = ()


class Selection(Value):
    """The answer: the hits asked for, the exact number of all, and the counts by facet."""

    query: Query
    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[str, dict[str, int]] = {}
