# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Documents to search."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion
from byline.search.schema import Document

Make = Callable[..., Document]


@pytest.fixture(scope="session")
def make() -> Make:
    """Makes a document of a number and a text; every other keyword is a fact of the article."""

    def make(number: int, text: str, **facts: Any) -> Document:
        record = RecordRef(record_id="urn:uuid:0", file="archive/a.warc.gz", offset=0, length=1)
        article = ArchivedArticle(
            id=f"{number:016x}",
            conclusion=LicenseConclusion(concluded=facts.pop("license", "CC-BY-4.0")),
            target_uri=facts.pop("target", f"ni:///sha-256;{number}"),
            retrieved=facts.pop("retrieved", datetime(2026, 3, 10, tzinfo=UTC)),
            article=Article(**facts),
            media_type="text/html",
            payload_digest="sha256:0",
            capture=record,
            metadata=record,
        )
        return Document(article, text)

    return make
