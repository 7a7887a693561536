# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Policy pages: captures of what a source says about reuse, kept as evidence and never as articles.

Such a capture is described by a metadata record of its own kind (docs/reference/warc-profile.md): it has no
`article-id`, so nothing that works on articles sees it.
"""

import json

from byline.archive.profile import Pairs
from byline.errors import BadInput
from byline.model._value import Value
from byline.model.source import QuoteCheck

_MARK = "policy-of"


class PolicyDescription(Value):
    """What one metadata record says of one capture of a policy page."""

    source: str
    """The source's name, as in seeds/."""
    uri: str
    """The address that was asked for: the term's, as in seeds/."""
    media_type: str
    redirects: tuple[str, ...] = ()
    """Record ids of the redirect responses that led to the capture, first hop first."""
    quotes: tuple[QuoteCheck, ...] = ()
    """Which of the words in seeds/ stood there; anybody can compare them again."""


def to_fields(said: PolicyDescription) -> Pairs:
    """The fields of the metadata record, in the order of the profile."""
    return (
        ("source", said.uri),
        ("format", said.media_type),
        (_MARK, said.source),
        *(("policy-quote", _json(check)) for check in said.quotes),
        *(("redirected-by", record_id) for record_id in said.redirects),
    )


def from_fields(pairs: Pairs) -> PolicyDescription:
    """What those fields say; unknown names are passed over. BadInput if they describe no policy page."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name.lower(), []).append(value)
    try:
        return PolicyDescription(
            source=found[_MARK][0],
            uri=found["source"][0],
            media_type=found["format"][0],
            redirects=tuple(found.get("redirected-by", ())),
            quotes=tuple(map(QuoteCheck.model_validate_json, found.get("policy-quote", ()))),
        )
    except (KeyError, ValueError) as error:
        raise BadInput(f"this metadata record describes no policy page: {error}") from error


def is_policy(pairs: Pairs) -> bool:
    """Whether a metadata record describes a policy page."""
    return any(name.lower() == _MARK for name, _ in pairs)


def _json(value: Value) -> str:
    return json.dumps(value.model_dump(mode="json", exclude_none=True), ensure_ascii=False, separators=(",", ":"))
