# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a value in a page's data says of licences: the content of a <meta>, a string of JSON-LD, an attribute."""

from collections.abc import Iterator
from typing import NamedTuple

from byline.licensing.reading import wording
from byline.licensing.reading.addresses import named_in
from byline.licensing.reading.context import read
from byline.licensing.reading.mentions import MOST
from byline.licensing.reading.nouns import Subject
from byline.model.evidence import Claim, Scope
from byline.model.spdx import NOASSERTION

_LONGEST = 20_000


class Said(NamedTuple):
    """Characters `start` to `end` of the value (its sentence) make a claim."""

    start: int
    end: int
    claim: Claim
    suggests: str
    scope: Scope


def said_in(value: str, scope: Scope) -> Iterator[Said]:
    """Each licence that the value names, covering `scope` unless its words say otherwise; or that it denies one."""
    value = value[:_LONGEST]
    named = named_in(value)[:MOST]
    for name in named:
        reading = read(value, name.start, name.end)
        other = reading.subject in (Subject.OTHER, Subject.UNKNOWN) or reading.credit
        yield Said(reading.start, reading.end, Claim.LICENSE, name.id, Scope.OTHER if other else scope)
    if not named and wording.words("reserved").search(value.lower()):
        yield Said(0, len(value), Claim.DENIAL, NOASSERTION, Scope.SITE)
