# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which of many phrases stand in a text: the quick look before a pattern is tried."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

_STEM = 5
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def places(text: str, needle: str) -> Iterator[int]:
    """Where a string stands in a text, overlaps too."""
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)


Key = TypeVar("Key", bound=Hashable)


class Sieve(Generic[Key]):
    """Tells which keys may be in a text; `needles` gives each key the strings that all stand in a text that has it.

    Hardly a text has any. So needles that share a stem are looked for together, and one that is not ASCII only where
    the text has its rarest character: words of other scripts cost nothing. Case and spelling are the caller's.
    """

    def __init__(self, needles: Mapping[Key, Iterable[str]]) -> None:
        self._needles = {key: tuple(words) for key, words in needles.items()}
        leading: defaultdict[str, list[Key]] = defaultdict(list)
        for key, words in self._needles.items():
            leading[max(words, key=lambda word: (not word.isascii(), len(word)))].append(key)
        self._stems = [
            (max(stem), stem, [(needle, leading[needle]) for needle in group])
            for stem, group in _grouped(sorted(leading)).items()
        ]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._needles)

    def keys_in(self, text: str) -> Iterator[Key]:
        """The keys all of whose needles stand in the text, in no order."""
        characters = set() if text.isascii() else set("".join(_FOREIGN.findall(text)))
        for rarest, stem, group in self._stems:
            if rarest > "\x7f" and rarest not in characters:
                continue
            if stem in text:
                yield from (
                    key
                    for needle, keys in group
                    if needle in text
                    for key in keys
                    if all(word in text for word in self._needles[key])
                )


def _grouped(needles: list[str]) -> dict[str, list[str]]:
    """The needles by a stem that each of them holds, those that most of them share first."""
    holding: defaultdict[str, set[str]] = defaultdict(set)
    for needle in needles:
        for stem in {needle[start : start + _STEM] for start in range(max(1, len(needle) - _STEM + 1))}:
            holding[stem].add(needle)
    groups: dict[str, list[str]] = {}
    waiting = set(needles)
    counts = Counter({stem: len(held) for stem, held in holding.items()})
    for stem, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        if group := sorted(holding[stem] & waiting):
            # A stem that one needle alone has is no quicker than the needle itself.
            groups[stem if len(group) > 1 else group[0]] = group
            waiting -= set(group)
    return groups
