# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Names of licences that are not Creative Commons', in words: "Open Government Licence v3.0", "GFDL 1.3 or later".

They are titles that do not vary much, listed in data/titles.json: `names`, short forms that say enough only with a
version (`short`: GFDL is a laboratory too), what may stand between name and version (`aside`), the id for each version,
and the id where none is stated, which mostly leaves the licence open. A version that never existed names no licence.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from byline.licensing.folding import Folded, fold
from byline.licensing.sieve import Glance, Sieve, places, words_of

_FILE = Path(__file__).with_name("data") / "titles.json"
_SPACE = r"[\s\-/_,.&'(]{1,4}"
_VERSION = (
    r"(?:[\s,(/\"-]{0,4}(?:v|ver|version|type|제)[.\s-]{0,2}(?P<whole>\d)(?:[.,-](?P<part>\d))?"
    r"|[\s,(/-]{1,4}(?P<number>\d[.,]\d))(?![.,]?\d|[a-z])(?:유형)?"
)
# Other governments have licences of the same name: "Open Government Licence – Ontario", "Alberta Open Government ...".
_PLACE_BEHIND = re.compile(r"\s{0,2}[-(,]\s{0,2}[^\W\d]")
# "Open Government Licence (10,728)": how many hits a search has, in a list to choose from.
_COUNT_BEHIND = re.compile(r"\s{0,3}[(\[]\s?\d")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:'s)?)[\s-]+\Z")
_NO_PLACES = frozenset(
    {
        "a",
        "an",
        "and",
        "by",
        "copyright",
        "crown",
        "current",
        "latest",
        "of",
        "or",
        "the",
        "this",
        "under",
        "uk",
        "uk's",
    }
)
_GFDL = "GFDL-"
_IN_AN_ID = re.compile(r"-(?P<sections>(?:no-)?invariants-)?(?P<range>only|or-later)(?![\w-])")
_LATER = re.compile(r"\s{0,2}\+|[\s,(-]{1,3}or\s(?:\(?at\syour\soption\)?\s)?(?:any\s)?later")
_ONLY = re.compile(r"[\s,(-]{1,3}only(?!\w)")
_INVARIANTS = re.compile(r"[^.]{0,120}?(?:(?P<none>no|without)|the)\s(?:any\s)?invariant\ssections")


class _Title:
    """One entry of the data as a pattern over folded text."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self._entry = entry
        self.versions: dict[str, str] = entry["versions"]
        self.unstated: str | None = entry.get("unstated")
        self.shares_its_name = entry.get("places", False)
        """Whether other places have a licence of this name."""
        self.names = [_parts(name) for name in (*entry["names"], *entry.get("short", ()))]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A name with its version; `short` matched if the version must be there."""
        names, short = _any(self._entry["names"]), _any(self._entry.get("short", ()))
        aside = f"(?:{_SPACE}(?:{_any(self._entry['aside'])})\\)?)?" if "aside" in self._entry else ""
        alternatives = f"(?:{names})" + (f"|(?P<short>{short})" if short else "")
        return re.compile(rf"(?<![^\W_])(?:{alternatives}){aside}(?![a-z])(?:{_VERSION})?")


def titles(folded: Folded) -> Iterator[tuple[int, int, str]]:
    """Start and end in the folded text, and id, of every licence that is named; not in order, and they may overlap."""
    for title, found in _found(folded.glance):
        end, license_id = _named(title, found, folded)
        if license_id:
            yield found.start(), end, license_id


def title_starts(glance: Glance) -> Iterator[int]:
    """Where in a folded text a title may begin."""
    return (found.start() for _, found in _found(glance))


def _named(title: _Title, found: re.Match[str], folded: Folded) -> tuple[int, str | None]:
    """Where the name ends, and what it names."""
    version = f"{found['whole']}.{found['part'] or 0}" if found["whole"] else (found["number"] or "").replace(",", ".")
    if _COUNT_BEHIND.match(folded.text, found.end()):
        return found.end(), None
    if title.shares_its_name and _is_elsewhere(folded, found, stated=bool(version)):
        return found.end(), None
    if not version:
        is_short = "short" in found.re.groupindex and found["short"]
        return found.end(), None if is_short else title.unstated
    license_id = title.versions.get(version)
    if license_id and license_id.startswith(_GFDL):
        return _variant(folded.text, found.end(), license_id)
    return found.end(), license_id


def _variant(text: str, end: int, license_id: str) -> tuple[int, str]:
    """The variant of a GFDL version: only or later, with or without invariant sections. Unstated is never guessed."""
    if identifier := _IN_AN_ID.match(text, end):
        return identifier.end(), license_id + identifier[0]
    later, only = _LATER.match(text, end), _ONLY.match(text, end)
    said = later or only
    if said is None:
        return end, f"LicenseRef-{license_id}-variant-unstated"
    sections = _INVARIANTS.match(text, said.end())
    kind = "" if sections is None else "no-invariants-" if sections["none"] else "invariants-"
    return (sections or said).end(), f"{license_id}-{kind}{'or-later' if later else 'only'}"


def _is_elsewhere(folded: Folded, found: re.Match[str], *, stated: bool) -> bool:
    """Whether a capitalised word beside the name is a place that the data do not know."""
    behind = None if stated else _PLACE_BEHIND.match(folded.text, found.end())
    if behind and _shown(folded, behind.end() - 1).isupper():
        return True
    before = _WORD_BEFORE.search(folded.text, max(0, found.start() - 40), found.start())
    return bool(before and before[1] not in _NO_PLACES and _shown(folded, before.start(1)).isupper())


def _shown(folded: Folded, position: int) -> str:
    """The character of the original that stands there in the fold."""
    start, end = folded.span(position, position + 1)
    return folded.original[start:end]


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\W_]+", fold(name)) if part]


def _any(names: list[str]) -> str:
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(_SPACE.join(map(re.escape, _parts(name))) for name in ordered)


def _found(glance: Glance) -> Iterator[tuple[_Title, re.Match[str]]]:
    """Every title that stands in a folded text, with its match: title by title, each in order and without overlaps."""
    words: defaultdict[int, set[str]] = defaultdict(set)
    for index, number in _sieve().keys_in(glance):
        words[index].add(_titles()[index].names[number][0])
    for index, beginnings in sorted(words.items()):
        title, end = _titles()[index], 0
        for start in sorted({start for word in beginnings for start in places(glance.text, word)}):
            if start >= end and (found := title.pattern.match(glance.text, start)):
                yield title, found
                end = found.end()


@cache
def _titles() -> tuple[_Title, ...]:
    return tuple(_Title(entry) for entry in json.loads(_FILE.read_text(encoding="utf-8")))


@cache
def _sieve() -> Sieve[tuple[int, int]]:
    """All names, keyed by the index of the title and that of the name in it."""
    names = {(index, number): name for index, title in enumerate(_titles()) for number, name in enumerate(title.names)}
    # What joins the parts of a name, and what may follow it, are no letters.
    return Sieve(names, {key: [words_of(" ".join(name))] for key, name in names.items()})
