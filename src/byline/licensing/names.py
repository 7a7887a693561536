# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licence names in words: "CC BY 4.0", "Namensnennung - Weitergabe unter gleichen Bedingungen 3.0 Deutschland".

A name is read word by word, in any language of data/names.json, its elements in any order. The id says what the words
say and never less: an element that is read is kept, words that cannot be read ("Attribution-Something 4.0") leave the
licence open (LicenseRef-Creative-Commons), and without a version the id is an unversioned one.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from byline.licensing.catalog import elements_of, is_unversioned
from byline.licensing.folding import Folded, fold
from byline.licensing.name import Name
from byline.licensing.sieve import Glance
from byline.licensing.titles import title_starts, titles
from byline.licensing.words import words

_MOST_NAMES = 2000
"""A text with more names is a list, or an attack: no more are read."""
_MOST_BEGINNINGS = 20_000
_LEAST_LETTERS = 2
"""How long every beginning is at least: CC, 署名."""


class NameMatch(NamedTuple):
    """`text[start:end]` names the licence `id`; the id may be unversioned."""

    start: int
    end: int
    id: str


def match_names(text: str) -> tuple[NameMatch, ...]:
    """Every licence that the text names, in order and without overlaps; of two readings the longer one wins.

    "Creative Commons" without more is LicenseRef-Creative-Commons, whether some licence or the organisation is meant:
    what a mention is worth depends on where it stands, which is not known here.
    """
    return names_in(Folded(text))


def names_in(folded: Folded) -> tuple[NameMatch, ...]:
    """The same of a text that is folded already; offsets are those of the original."""
    commons = islice(_merged(folded.text, _names(folded)), _MOST_NAMES)
    named = (NameMatch(*title) for title in islice(titles(folded), _MOST_NAMES))
    names = _apart([*commons, *named])[:_MOST_NAMES]
    return tuple(NameMatch(*folded.span(start, end), name) for start, end, name in names)


def is_overfull(folded: Folded) -> bool:
    """Whether names may begin in more places than are read, so that one that matters could be missed."""
    long = len(folded.text) >= _LEAST_LETTERS * _MOST_BEGINNINGS
    return long and len(words().starts(folded.glance, _MOST_BEGINNINGS)) >= _MOST_BEGINNINGS


def may_name(text: str) -> bool:
    """Whether anything in the text can be the beginning of a licence's name."""
    glance = Glance(fold(text))
    return bool(words().starts(glance)) or any(True for _ in title_starts(glance))


def _apart(names: list[NameMatch]) -> list[NameMatch]:
    """The names in order; of those that overlap only the longest."""
    kept: list[NameMatch] = []
    for name in sorted(names):
        if not kept or kept[-1].end <= name.start:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return kept


def _names(folded: Folded) -> Iterator[NameMatch]:
    last: Name | None = None
    for start in words().starts(folded.glance, _MOST_BEGINNINGS):
        if last and start < last.end:
            continue
        name = Name(folded, start)
        name.read()
        name.reach_back(last.end if last else 0)
        name.continues = bool(
            last and last.is_open() and name.bare and words().unread.fullmatch(folded.text, last.end, name.start)
        )
        last = name
        if license_id := name.id():
            yield NameMatch(name.start, name.end, license_id)


def _merged(text: str, names: Iterable[NameMatch]) -> Iterator[NameMatch]:
    """A name and the short form behind it as one: "Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)"."""
    last: NameMatch | None = None
    for name in names:
        if last and words().aside.fullmatch(text, last.end, name.start) and (exact := _exact(last.id, name.id)):
            last = NameMatch(last.start, name.end, exact)
            continue
        if last:
            yield last
        last = name
    if last:
        yield last


def _exact(one: str, other: str) -> str | None:
    """The more exact of two ids, if they can be names of one licence."""
    if one == other:
        return one
    if is_unversioned(one) == is_unversioned(other) or elements_of(one) != elements_of(other):
        return None
    return other if is_unversioned(one) else one
