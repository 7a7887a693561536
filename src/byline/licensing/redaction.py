# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Credits left out on request, where an article goes out; what the archive holds stays as it is."""

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator

from byline.licensing.sentences import clean, web_uri
from byline.model.archived import ArchivedArticle
from byline.model.article import Article
from byline.model.credit import CreditEntry
from byline.model.evidence import Evidence


def redacted(article: ArchivedArticle, requests: Iterable[CreditEntry]) -> ArchivedArticle:
    """The article as notices and exports may show it: without the names and sources that `requests` want left out.

    A name goes from creators, agency and licensor, and with the whole copyright notice that has it. Indications of
    earlier changes stay: section 3(a)(3) of CC 4.0 does not reach those of 3(a)(1)(B). Licence and all that was not
    named stay too.
    """
    ours = [request for request in requests if request.article in (None, article.id)]
    names = {_folded(request.name) for request in ours if request.name}
    sources = {web_uri(request.uri) for request in ours if request.uri}
    if not (names or sources):
        return article
    conclusion = article.conclusion
    evidence = tuple(_without_licensor(each, names) for each in conclusion.evidence)
    return article.model_copy(
        update={
            "article": article.article.model_copy(update=dict(_facts(article.article, names, sources))),
            "conclusion": conclusion.model_copy(update={"evidence": evidence}),
            "target_uri": _name_of(article) if web_uri(article.target_uri) in sources else article.target_uri,
        }
    )


def _name_of(article: ArchivedArticle) -> str:
    """A name for the payload that says nothing of where it came from (RFC 6920), as local files have it."""
    digest = bytes.fromhex(article.payload_digest.partition(":")[2])
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"


def _facts(facts: Article, names: set[str], sources: set[str | None]) -> Iterator[tuple[str, object]]:
    """What changes in the facts of an article."""
    yield "creators", tuple(name for name in facts.creators if _folded(name) not in names)
    if _folded(facts.agency) in names:
        yield "agency", None
    notice = _folded(facts.copyright_notice)
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", notice) for name in names):
        yield "copyright_notice", None
    if web_uri(facts.url) in sources:
        yield "url", None


def _without_licensor(evidence: Evidence, names: set[str]) -> Evidence:
    return evidence.model_copy(update={"licensor": None}) if _folded(evidence.licensor) in names else evidence


def _folded(words: str | None) -> str:
    return clean(words or "").casefold()
