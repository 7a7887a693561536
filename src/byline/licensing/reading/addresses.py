# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licences named in any string: by an address, also one that an archive or a proxy has wrapped, or in words."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import chain
from urllib.parse import urlsplit

from byline.licensing.catalog import catalog
from byline.licensing.folding import Folded
from byline.licensing.names import NameMatch, names_in
from byline.licensing.reading.context import lower
from byline.licensing.sieve import Glance, places
from byline.licensing.uris import key_of

# Archives and image proxies keep the address they stand for as the end of their own path.
_WRAPPED = re.compile(
    r"(?:(?:https?:)?//[^?#]*?/|/web/\d{4,14}(?:[a-z]{2}_)?/)(?:https?:/{1,2})?(?=(?:www\.|i\.)?(?:creativecommons\.org|licensebuttons\.net)/)"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,400}", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w./-])(?:www\.)?creativecommons\.[a-z]{2,3}\b[\w./+-]{0,80}", re.IGNORECASE)
_WITH_VERSION = 4
# Elements in another order, the British spelling, a port that 4.0 has none of: one licence is meant all the same.
_MEANT = re.compile(
    r"creativecommons\.org/licen[cs]es?/(?P<elements>(?:by|nc|nd|sa)(?:-(?:by|nc|nd|sa)){0,3})"
    r"/(?P<version>[1-4]\.[05])(?:/(?P<port>[a-z]{2,8}))?"
)
_PORTLESS = "4.0"
_COUNTRY = 2
_CLOSING = ".,;:!?)>]}'\"»”"


def id_of_uri(uri: str) -> str | None:
    """The licence that a link or a picture points at; None if it is none.

    Addresses that the catalogue does not hold, but that can mean one licence only, name it: `by-nc-nd/1.0` (it is at
    home at `by-nd-nc/1.0`), `by/4.0/de`, `licences/by/4.0`.
    """
    if not _any_host().search(uri):
        return None
    uri = uri.strip().replace("%20", "")
    found = _named_by(uri)
    if found is None and (wrapped := _WRAPPED.match(uri)):
        found = _named_by(f"https://{uri[wrapped.end() :]}")
    return found


def _named_by(uri: str) -> str | None:
    found = catalog().id_of_uri(uri)
    meant = _MEANT.fullmatch(key_of(uri) or "") if found is None else None
    if meant is None:
        return found
    elements, port = meant["elements"].upper().split("-"), (meant["port"] or "").upper()
    if len(set(elements)) < len(elements):
        return None
    if meant["version"] == _PORTLESS and len(port) == _COUNTRY:
        port = ""
    return catalog().id_of(frozenset(elements), meant["version"], port or None)


def unlisted_elements(uri: str) -> frozenset[str] | None:
    """The elements of a Creative Commons licence that the catalogue does not hold (BY of `by/3.0/rs`); None if it does.

    Neither SPDX nor the catalogue has ids for some ports, as those of Serbia.
    """
    if "creativecommons.org/" not in uri or id_of_uri(uri) is not None:
        return None
    parts = (key_of(uri.strip()) or "").split("/")
    if parts[:2] != ["creativecommons.org", "licenses"] or len(parts) < _WITH_VERSION:
        return None
    return frozenset(parts[2].upper().split("-"))


def named_in(text: str) -> list[NameMatch]:
    """Every licence that the text names in words or by an address, in order; words within an address are none."""
    return named_within(Folded(text))


def named_within(folded: Folded) -> list[NameMatch]:
    """The same of a text that is folded already."""
    spans = list(_addresses(folded.original, folded.glance))
    names = [name for name in names_in(folded) if not _within(name.start, spans)]
    return sorted([*names, *_written(folded.original, spans)])


def _addresses(text: str, glance: Glance) -> Iterator[tuple[int, int]]:
    """Where addresses are written, in order; one that begins within another is a part of it. `glance`: at the fold."""
    schemes = ((place - len("https"), place - len("http")) for place in places(text, "://"))
    found = [match.span() for start in chain.from_iterable(schemes) if (match := _ADDRESS.match(text, max(0, start)))]
    if b"creativecommons" in glance.vocabulary:
        hosts = ((place - len("www."), place) for place in places(lower(text), "creativecommons."))
        found += [match.span() for start in chain.from_iterable(hosts) if (match := _BARE.match(text, max(0, start)))]
    last = 0
    for start, end in sorted(found):
        if start >= last:
            yield start, end
            last = end


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
    found = {(urlsplit(uri).hostname or "").removeprefix("www.") for uri in catalog().uris}
    return frozenset(found | {"licensebuttons.net"})


def holds_host(text: str) -> bool:
    """Whether the host of any licence stands in the text."""
    return any(host in text for host in hosts())


@cache
def _any_host() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, hosts()))))
