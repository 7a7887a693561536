# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One licence's name, read word by word: its elements in any order, its version, the place of its port."""

import re

from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog
from byline.licensing.folding import Folded
from byline.licensing.words import words

_MOST_WORDS = 40
_FARTHEST_BACK = 160
_CODES = {"b": "BY", "в": "BY", "s": "SA", "ѕ": "SA"}


class Name:
    """One name while it is read."""

    def __init__(self, folded: Folded, start: int) -> None:
        self.folded = folded
        self.start = self.end = start
        self.elements: set[str] = set()
        self.version: str | None = None
        self.place: str | None = None
        self.whole: str | None = None
        """The id of a name that is no combination of elements: CC0, the Public Domain Mark."""
        self.family = False
        """Creative Commons, or CC, is named."""
        self.spelled = False
        """It is spelled out."""
        self.codes = False
        """Elements may be given by their codes."""
        self.entitled = False
        """A word is there that goes with a title: International, licence."""
        self.endless = False
        """It was not read to its end."""
        self.continues = False
        """It goes on where a name could not be read."""
        self.bare = False
        """It begins with an element, not with Creative Commons."""
        self.versioned = False
        """Its version stands before its elements."""
        self.joined = False
        """Elements are joined by a dash, as in a title."""

    def read(self) -> None:
        """Take words as long as they belong to the name; `end` moves behind the last one."""
        for _ in range(_MOST_WORDS):
            step = words().step.match(self.folded.text, self.end)
            if not step or step.lastgroup not in ("place", "edition"):
                step = self._country_code() or step
            if not step or not self._take(step):
                return
            self.end = step.end()
        self.endless = True

    def reach_back(self, limit: int) -> None:
        """Take the elements before the first word too: a name may begin with another element than BY."""
        before = self.folded.text[max(limit, self.start - _FARTHEST_BACK) : self.start]
        offset = self.start - len(before)
        for found in reversed(list(words().element.finditer(before))):
            if not words().gap.fullmatch(before, found.end(), self.start - offset):
                break
            self.joined = self.joined or "-" in before[found.end() : self.start - offset]
            self.elements.add(words().element_named(found[0]))
            self.start = offset + found.start()

    def is_open(self) -> bool:
        """True if there are elements, but some words of the name could not be read."""
        return bool(self.elements) and self.id() == CREATIVE_COMMONS

    def id(self) -> str | None:
        """What the words name; None if they name no licence."""
        elements = frozenset(self.elements)
        if self.whole:
            contradicted = elements or self.version not in (None, "1.0")
            return CREATIVE_COMMONS if contradicted else self.whole
        if "BY" not in elements:
            return self._without_attribution(elements)
        if not self._is_certain():
            return None
        if elements not in UNVERSIONED or self._is_doubtful():
            return CREATIVE_COMMONS
        return self._versioned(elements) or UNVERSIONED[elements]

    def _versioned(self, elements: frozenset[str]) -> str | None:
        # There are no ports of 4.0: "4.0 Deutschland" is the German translation of its deed.
        return catalog().id_of(elements, self.version, None if self.version == "4.0" else self.place)

    def _without_attribution(self, elements: frozenset[str]) -> str | None:
        if not self.family or not (elements or self.spelled or self.entitled):
            return None
        if elements == {"SA"} and not self._is_doubtful():
            return catalog().id_of(elements, self.version, self.place) or CREATIVE_COMMONS
        return CREATIVE_COMMONS

    def _is_certain(self) -> bool:
        """Where Creative Commons is not named, a version or several elements must look like a title."""
        several = len(self.elements) > 1
        titled = bool(self.version and (self.entitled or self.place or several))
        return self.family or titled or (several and (self.joined or self.codes or self.entitled))

    def _is_doubtful(self) -> bool:
        """True if unknown words look like a part of the name: a misspelt element must not get lost."""
        text = self.folded.text
        ended = self.version and not self.versioned
        doubt = words().doubt_behind_version if ended else words().doubt
        if self.endless or self.continues or doubt.match(text, self.end):
            return True
        if not ended and (words().attached.match(text, self.end) or self._goes_on()):
            return True
        return self.bare and bool(words().doubt_before.search(text[max(0, self.start - 40) : self.start]))

    def _goes_on(self) -> bool:
        """True if unknown words lead to more of the name; "License, which permits non-commercial use" says NC again."""
        found = words().unknown.match(self.folded.text, self.end)
        if found is None or not self.entitled or found["element"] is None:
            return found is not None
        rest = self.folded.text[found.start("element") : found.end() + _FARTHEST_BACK]
        return any(words().element_named(each[0]) not in self.elements for each in words().element.finditer(rest))

    def _country_code(self) -> re.Match[str] | None:
        """A country code behind the version, in capitals or behind a slash or dash: "3.0 in print" names no port."""
        if not self.version or self.place:
            return None
        found = words().country_code.match(self.folded.text, self.end)
        joined = found and (found["gap"] in ("/", "-", "_") or self._shown(found.start("code"), found.end()).isupper())
        return found if joined else None

    def _shown(self, start: int, end: int) -> str:
        """The original of a part of the fold."""
        first, last = self.folded.span(start, end)
        return self.folded.original[first:last]

    def _take(self, step: re.Match[str]) -> bool:
        """Take a word; False if it does not belong to this name."""
        match step.lastgroup:
            case "family":
                return self._take_family(step)
            case "cc":
                return self._take_cc()
            case "whole":
                return self._take_whole(step["whole"])
            case "element":
                return self._take_element(step)
            case "codes":
                return self._take_codes(step)
            case "version":
                return self._take_version(step["version"])
            case "place":
                return self._take_place(step)
            case "code":
                self.place = step["code"].upper()
            case _:
                self.entitled = True
        return True

    def _take_family(self, step: re.Match[str]) -> bool:
        if self.family or (self.version and not self.whole and not step["joiners"]):
            return False
        self.family = self.spelled = self.codes = True
        return True

    def _take_cc(self) -> bool:
        if self.elements or self.version or self.whole or (self.family and not self.spelled):
            return False
        self.family = self.codes = True
        return True

    def _take_whole(self, word: str) -> bool:
        if self.whole or self.elements or self.version:
            return False
        self.whole = words().whole_named(word)
        self.codes = True
        return True

    def _take_element(self, step: re.Match[str]) -> bool:
        element = words().element_named(step["element"])
        if element == "BY" and not self._may_follow(step, "element"):
            return False
        self.bare = self.bare or self.end == self.start
        self.joined = self.joined or bool(self.elements and "-" in step["gap"])
        self.elements.add(element)
        return True

    def _take_codes(self, step: re.Match[str]) -> bool:
        start, end = step.span("codes")
        found = {_CODES.get(code[0], code[:2].upper().replace("С", "C")) for code in re.findall("..", step["codes"])}
        begins = end == step.end() and start == self.start
        if (
            not (self.codes or begins)
            or ("BY" in found and not self._may_follow(step, "codes"))
            or self._is_preposition(start, end)
        ):
            return False
        self.codes = True
        self.elements |= found
        return True

    def _may_follow(self, step: re.Match[str], kind: str) -> bool:
        """Whether BY may stand here: behind a version only as in "Creative Commons 3.0 BY-NC".

        "Creative Commons 4.0, attribution required" and "with attribution" do not say that nothing else is.
        """
        if not self.version:
            return True
        begins = self.family and not (self.elements or self.whole or self.place)
        joined = step["joiners"] or "," in step["gap"]
        self.versioned = begins and not joined and self._shown(*step.span(kind))[0].isupper()
        return self.versioned

    def _is_preposition(self, start: int, end: int) -> bool:
        """True for the "by" of "Creative Commons by Jane Doe", which is no element."""
        if self.elements or end - start != 2 or not words().following.match(self.folded.text, end):
            return False
        following = words().step.match(self.folded.text, end)
        if following and following.lastgroup not in ("family", "cc", "whole"):
            return False
        everything_in_capitals = self.spelled and self._shown(self.start, start).isupper()
        return everything_in_capitals or not self._shown(start, end).isupper()

    def _take_version(self, word: str) -> bool:
        digits = re.findall(r"\d", word)
        version = f"{digits[0]}.{digits[1]}" if len(digits) > 1 else f"{digits[0]}.0"
        if self.version not in (None, version):
            return False
        self.version = version
        return True

    def _take_place(self, step: re.Match[str]) -> bool:
        if self.place or not (self.version or self.family) or "," in step["gap"]:
            return False
        self.place = words().place_named(step["place"])
        return True
