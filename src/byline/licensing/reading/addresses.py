# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licences named in any string: by an address, also one that an archive or a proxy has wrapped, or in words."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from byline.licensing.catalog import catalog
from byline.licensing.names import NameMatch, match_names, name_starts
from byline.licensing.sieve import places

# Archives and image proxies keep the address they stand for as the end of their own path.
_WRAPPED = re.compile(
    r"(?:https?:)?//[^?#]*?/(?:https?:/{1,2})?(?=(?:www\.|i\.)?(?:creativecommons\.org|licensebuttons\.net)/)"
)
_ADDRESS = re.compile(
    r"https?://[^\s<>\"')\]]{4,400}|(?<![\w./-])(?:www\.)?creativecommons\.[a-z]{2,3}\b[\w./+-]{0,80}", re.IGNORECASE
)
_CLOSING = ".,;:!?)>]}'\"»”"


def id_of_uri(uri: str) -> str | None:
    """The licence that a link or a picture points at; None if it is none."""
    if not _any_host().search(uri):
        return None
    uri = uri.strip().replace("%20", "")
    found = catalog().id_of_uri(uri)
    if found is None and (wrapped := _WRAPPED.match(uri)):
        found = catalog().id_of_uri(f"https://{uri[wrapped.end() :]}")
    return found


def named_in(text: str) -> list[NameMatch]:
    """Every licence that the text names in words or by an address, in order; words within an address are none."""
    spans = [match.span() for match in _ADDRESS.finditer(text)] if _has_address(text) else []
    names = [name for name in match_names(text) if not _within(name.start, spans)]
    return sorted([*names, *_written(text, spans)])


def name_places(text: str) -> list[int]:
    """Near which places of a long text `named_in` can find something, in order; in the rest it finds nothing."""
    return sorted([*name_starts(text), *places(text, "://")])


def _has_address(text: str) -> bool:
    return "://" in text or "creativecommons." in text.lower()


def _written(text: str, spans: list[tuple[int, int]]) -> Iterator[NameMatch]:
    for start, end in spans:
        address = text[start:end].rstrip(_CLOSING)
        if license_id := id_of_uri(address):
            yield NameMatch(start, start + len(address), license_id)


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and position < spans[index][1]


@cache
def hosts() -> frozenset[str]:
    """The hosts of all licences; an address that has none of them in it names no licence."""
    found = {(urlsplit(each.uri).hostname or "").removeprefix("www.") for each in catalog()}
    return frozenset(found | {"licensebuttons.net"})


@cache
def _any_host() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, hosts()))))
