# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a notice cannot do without: the facts that its licence firmly asks for, and that may not be known."""

import re
from typing import NamedTuple

from byline.licensing.sentences import base_of, clean, web_uri
from byline.model.license import License
from byline.model.notice import Attribution

_SLOT = re.compile(r"\{(\w+)\}")


class Missing(NamedTuple):
    """A fact that is asked for and not known: what it is, the clause that asks, the option that declares it."""

    fact: str
    clause: str | None
    option: str


_NAMES = ("the name of who provided it", "--agency NAME")
_DUTIES = {
    "creator": _NAMES,
    "title": ("its title", "--title TITLE"),
    "source_uri": ("its address", "--url URL"),
    "date_last_update": ("the date when it was last updated", "--modified DATE"),
}
# The slots of prescribed sentences: which fact fills them, and the duty that asks for it.
_SLOTS = {
    "licensor": ("creator", *_NAMES),
    "authors": ("creator", *_NAMES),
    "title": ("title", *_DUTIES["title"]),
    "uri": ("source_uri", *_DUTIES["source_uri"]),
    "year": ("creator", "the year when it was made", "--published DATE"),
}


def missing(attribution: Attribution) -> tuple[Missing, ...]:
    """The facts that the licence asks for, whether they were supplied or not, and that are not known.

    Creative Commons and the GFDL ask only for what was supplied. A prescribed sentence names the provider itself, or
    stands in the place of its name (OGL, "You must"). CC0 and marks ask for nothing.
    """
    terms = attribution.license
    known = _known(attribution)
    lacking = {option: Missing(fact, clause, option) for name, fact, clause, option in _asked(terms) if not known[name]}
    return tuple(lacking.values())


def _asked(terms: License) -> list[tuple[str, str, str | None, str]]:
    """Each fact that is firmly asked for: its name here, what it is, the clause, the option."""
    base = base_of(terms)
    slots = _SLOT.findall(base.statement or "")
    asked = [(slot, fact, base.notice[duty].clause, option) for slot in slots for duty, fact, option in (_SLOTS[slot],)]
    if terms.family not in ("CC", "GFDL"):
        for duty, (fact, option) in _DUTIES.items():
            rule = terms.notice[duty]
            in_statement = duty == "creator" and terms.statement is not None
            if rule.required is True and not rule.if_supplied and not in_statement:
                asked.append((duty, fact, rule.clause, option))
    return asked


def _known(attribution: Attribution) -> dict[str, bool]:
    named = any(map(clean, (*attribution.creators, *attribution.parties)))
    titled, located = bool(clean(attribution.title or "")), web_uri(attribution.source_uri) is not None
    return {
        "creator": named,
        "licensor": named,
        "authors": named,
        "title": titled,
        "source_uri": located,
        "uri": located,
        "date_last_update": attribution.modified is not None,
        "year": attribution.published is not None,
    }
