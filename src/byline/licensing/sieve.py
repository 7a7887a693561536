# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which of many phrases stand in a text: the quick look before a pattern is tried."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from string import ascii_lowercase
from typing import Generic, TypeVar

_STEM = 5
_PLAIN = re.compile(r"[\x00-\x7f]+")
_LETTERS_ONLY = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))


def places(text: str, needle: str) -> Iterator[int]:
    """Where a string stands in a text, overlaps too."""
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)


class Glance:
    """A text (in lower case) and what a first look at it tells; each part is worked out once, however many ask."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> AbstractSet[bytes]:
        """All its words, where a word is a run of the letters a to z and all else divides words."""
        return words_of(self.text)

    @cached_property
    def vocabulary(self) -> bytes:
        """The same words, each once and with a space on both sides: what stands in no word stands not in the text."""
        return b" ".join([b"", *self.words, b""])

    @cached_property
    def foreign(self) -> AbstractSet[str]:
        """All its characters that are not ASCII."""
        return set(_PLAIN.sub("", self.text))


def words_of(text: str) -> AbstractSet[bytes]:
    """All runs of the letters a to z in a text."""
    return set(text.encode("ascii", "replace").translate(_LETTERS_ONLY).split())


class _Needle:
    """A string, looked for by what is rare in it: a foreign character, or its letters among the words of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._rarest = max(text)
        self._letters = max(words_of(text), key=lambda word: (len(word), word), default=b"")
        self._is_letters = text.encode() == self._letters

    def is_in(self, glance: Glance) -> bool:
        """Whether it stands in the text."""
        possible = self._rarest in glance.foreign if self._rarest > "\x7f" else self._letters in glance.vocabulary
        return possible and (self._is_letters or self.text in glance.text)


Key = TypeVar("Key", bound=Hashable)


class Sieve(Generic[Key]):
    """Tells which keys may be in a text; `needles` gives each key the strings that all stand in a text that has it.

    Hardly a text has any. So a key that has `words` (see Glance), of which each tuple says what may stand there
    alone, all in one of these tuples, is looked for only where the text has those words. Of the other keys, needles
    that share a stem are looked for together. Words of other languages and scripts cost next to nothing. Case and
    spelling are the caller's.
    """

    def __init__(
        self, needles: Mapping[Key, Iterable[str]], words: Mapping[Key, Iterable[AbstractSet[bytes]]] | None = None
    ) -> None:
        self._needles = {key: [_Needle(string) for string in strings] for key, strings in needles.items()}
        self._worded: defaultdict[bytes, list[tuple[Key, AbstractSet[bytes], list[_Needle]]]] = defaultdict(list)
        leading: defaultdict[str, list[Key]] = defaultdict(list)
        for key, strings in self._needles.items():
            choices = list((words or {}).get(key, ()))
            if choices and all(choices):
                for choice in choices:
                    rarest = max(choice, key=lambda word: (len(word), word))
                    others = [each for each in strings if each.text.encode() not in choice]
                    self._worded[rarest].append((key, choice, others))
            else:
                texts = (each.text for each in strings)
                leading[max(texts, key=lambda word: (not word.isascii(), len(word)))].append(key)
        self._stems = [
            (_Needle(stem), [(_Needle(needle), leading[needle]) for needle in group])
            for stem, group in _grouped(sorted(leading)).items()
        ]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._needles)

    def keys_in(self, glance: Glance) -> Iterator[Key]:
        """The keys all of whose needles stand in the text, in no order."""
        if self._worded:
            found = (each for word in self._worded.keys() & glance.words for each in self._worded[word])
            yield from dict.fromkeys(
                key for key, needed, others in found if needed <= glance.words and _are_in(glance, others)
            )
        for stem, group in self._stems:
            if stem.is_in(glance):
                keys = (key for needle, keys in group if needle.is_in(glance) for key in keys)
                yield from (key for key in keys if _are_in(glance, self._needles[key]))


def _are_in(glance: Glance, needles: Iterable[_Needle]) -> bool:
    return all(needle.is_in(glance) for needle in needles)


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
