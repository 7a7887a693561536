# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The rights profile: an article's facts and licence as fields of a metadata record (docs/reference/warc-profile.md).

DCMI terms come first, as ISO 28500 (6.6) names them for this record; what they cannot say follows under names of ours.
Every fact is read back from these fields alone; a field that only repeats one for other people's tools is marked.
"""

import json
from collections.abc import Iterable, Iterator
from typing import TypeVar

from byline.errors import BadInput
from byline.licensing.catalog import catalog
from byline.model._value import Value
from byline.model.archived import Amendment
from byline.model.article import Article
from byline.model.capture import FeedItem
from byline.model.evidence import Evidence, LicenseConclusion, SetAside

PROFILE = "https://github.com/byline-archive/byline/blob/main/docs/reference/warc-profile.md"
"""Names the profile in warcinfo records, beside the standard (conformsTo)."""

Pairs = tuple[tuple[str, str], ...]


class Description(Value):
    """What one metadata record says of one capture."""

    id: str
    media_type: str
    article: Article
    conclusion: LicenseConclusion
    redirects: tuple[str, ...] = ()
    """Record ids of the redirect responses that led to the capture, first hop first."""
    feed: FeedItem | None = None
    """What the feed that led to the capture says of it."""
    supersedes: str | None = None
    """Id of the metadata record that this one corrects."""
    amendment: Amendment | None = None

    @property
    def decided(self) -> bool:
        """Whether a person had a say: then no later conclusion of a rule on the same bytes replaces it."""
        return self.conclusion.by == "operator" or (self.amendment is not None and self.amendment.corrects)


def to_fields(description: Description) -> Pairs:
    """The fields of a metadata record, in the order of the profile."""
    article, conclusion, amendment = description.article, description.conclusion, description.amendment
    return tuple(
        (name, value)
        for name, values in (
            ("title", [article.title]),
            ("creator", article.creators),
            ("publisher", [article.agency]),
            ("contributor", article.parties),
            ("issued", [article.published]),
            ("modified", [article.modified]),
            ("language", [article.language]),
            ("source", [article.url]),
            ("description", [article.description]),
            ("format", [description.media_type]),
            ("rights", [article.copyright_notice]),
            ("rightsHolder", _licensors(conclusion)),
            ("license", _uris(conclusion.concluded)),
            ("provenance", [f"{amendment.by}: {amendment.reason}" if amendment else None]),
            ("article-id", [description.id]),
            ("license-concluded", [conclusion.concluded]),
            ("license-declared", [conclusion.declared]),
            ("license-basis", [conclusion.basis]),
            ("license-scope", [conclusion.scope]),
            ("license-by", [conclusion.by]),
            ("license-rules", [conclusion.rules]),
            ("license-evidence", map(_json, conclusion.evidence)),
            ("license-set-aside", map(_json, conclusion.set_aside)),
            ("license-conflict", conclusion.conflicts),
            ("license-exclusion", conclusion.exclusions),
            ("license-reservation", conclusion.reservations),
            ("earlier-change", article.earlier_changes),
            ("fact-origins", [_dump(article.origins) if article.origins else None]),
            ("redirected-by", description.redirects),
            ("feed-item", [_json(description.feed) if description.feed else None]),
            ("supersedes", [description.supersedes]),
            ("amendment", [_json(amendment) if amendment else None]),
        )
        for value in values
        if value is not None
    )


def from_fields(pairs: Pairs) -> Description:
    """What those fields say; unknown names are passed over. BadInput if they are no description of an article."""
    found = _Fields(pairs)
    try:
        return Description(
            id=found.one("article-id") or "",
            media_type=found.one("format") or "",
            article=_article(found),
            conclusion=_conclusion(found),
            redirects=found.all("redirected-by"),
            feed=next(found.values("feed-item", FeedItem), None),
            supersedes=found.one("supersedes"),
            amendment=next(found.values("amendment", Amendment), None),
        )
    except ValueError as error:
        raise BadInput(f"this metadata record describes no article: {error}") from error


def is_description(pairs: Pairs) -> bool:
    """Whether a metadata record is one of ours: other tools write such records too."""
    return any(name == "article-id" for name, _ in pairs)


def _article(found: "_Fields") -> Article:
    return Article(
        title=found.one("title"),
        creators=found.all("creator"),
        agency=found.one("publisher"),
        parties=found.all("contributor"),
        published=found.one("issued"),
        modified=found.one("modified"),
        language=found.one("language"),
        url=found.one("source"),
        description=found.one("description"),
        copyright_notice=found.one("rights"),
        earlier_changes=found.all("earlier-change"),
        origins=json.loads(found.one("fact-origins") or "{}"),
    )


def _conclusion(found: "_Fields") -> LicenseConclusion:
    return LicenseConclusion.model_validate(
        {
            "concluded": found.one("license-concluded"),
            "declared": found.one("license-declared"),
            "basis": found.one("license-basis"),
            "scope": found.one("license-scope"),
            "by": found.one("license-by"),
            "rules": found.one("license-rules"),
            "evidence": tuple(found.values("license-evidence", Evidence)),
            "set_aside": tuple(found.values("license-set-aside", SetAside)),
            "conflicts": found.all("license-conflict"),
            "exclusions": found.all("license-exclusion"),
            "reservations": found.all("license-reservation"),
        }
    )


_Model = TypeVar("_Model", bound=Value)


class _Fields:
    """Fields by their names, which are compared without case (ISO 28500, clause 4)."""

    def __init__(self, pairs: Pairs) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name.lower(), []).append(value)

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(self._values.get(name.lower(), ()))

    def one(self, name: str) -> str | None:
        return next(iter(self.all(name)), None)

    def values(self, name: str, model: type[_Model]) -> Iterator[_Model]:
        return (model.model_validate_json(value) for value in self.all(name))


def _licensors(conclusion: LicenseConclusion) -> Iterable[str]:
    """Repeats what the evidence says."""
    return dict.fromkeys(evidence.licensor for evidence in conclusion.evidence if evidence.licensor)


def _uris(license_id: str) -> tuple[str, ...]:
    """Repeats license-concluded, as DCMI wants it: a URI."""
    found = catalog().get(license_id)
    return (found.uri,) if found else ()


def _json(value: Value) -> str:
    return _dump(value.model_dump(mode="json", exclude_none=True))


def _dump(value: object) -> str:
    """One line of JSON, readable in every script; pydantic's own writer refuses lone surrogates."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
