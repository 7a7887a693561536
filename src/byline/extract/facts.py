# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What the readers found on a page, and which of it is taken."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import islice

from byline.extract.changes import MAX_CHANGES, clean_change
from byline.extract.creators import credits_in
from byline.extract.readers import (
    address,
    citation,
    front_matter,
    html,
    json_ld,
    meta,
    microformats,
    open_graph,
    plain_text,
    rdfa,
    seed,
)
from byline.extract.strings import squeezed
from byline.extract.urls import canonical_url, http_url, is_other_host
from byline.page.parse import Page

# In the order in which the places are trusted: what is written for machines about the article comes before what is
# written about the site, and before what has to be read from the page as people see it.
READERS = (front_matter, json_ld, citation, microformats, rdfa, seed, open_graph, meta, html, plain_text, address)
_MAX_VALUES = 2000


class Facts:
    """The values that the readers found, by field and in order of trust, and those that were settled on.

    `values` and `origins` are those of an Article.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: dict[str, list[tuple[str, str]]] = {}
        self.values: dict[str, object] = {}
        self.origins: dict[str, str] = {}
        for reader in READERS:
            for field, value in islice(reader.read(page), _MAX_VALUES):
                self.found.setdefault(field, []).append((reader.ORIGIN, value))
        # og:locale is more often a plug-in's default than a decision.
        self.found.get("language", []).sort(key=lambda item: item[0] == open_graph.ORIGIN)

    def keep(self, field: str, value: object, origin: str) -> None:
        """Settle on a value and where it came from."""
        self.values[field] = value
        self.origins[field] = origin

    def settle(self, field: str, clean: Callable[[str], str | None], *, found_as: str | None = None) -> None:
        """Settle on the first value that `clean` can use, unless the field is settled already."""
        found = self.found.get(found_as or field, ())
        usable = ((value, origin) for origin, raw in found if (value := clean(raw)))
        if field not in self.values and (first := next(usable, None)):
            self.keep(field, *first)

    def settle_creators(self, others: AbstractSet[str]) -> None:
        """Settle on all persons of the first place that names any; `others` are no persons.

        Agencies that are named there, or in places before, are to be credited too, as parties.
        """
        found = self.found.get("creators", [])
        agencies: tuple[str, ...] = ()
        for origin in dict.fromkeys(origin for origin, _ in found):
            named = credits_in((value for place, value in found if place == origin), others=others)
            if not agencies and (agencies := named.agencies):
                self._settle_parties(agencies, origin)
            if named.persons:
                self.keep("creators", named.persons, origin)
                return

    def _settle_parties(self, agencies: tuple[str, ...], origin: str) -> None:
        """Settle on these agencies; on a page that names no other publisher, the first of them is it."""
        if "agency" not in self.values:
            self.keep("agency", agencies[0], origin)
        if others := tuple(name for name in agencies if squeezed(name) != squeezed(str(self.values["agency"]))):
            self.keep("parties", others, origin)

    def settle_url(self) -> None:
        """Settle on the first usable address; that it lies on another site than the page is part of its origin."""
        for origin, value in self.found.get("url", ()):
            url = http_url(value) if origin == address.ORIGIN else canonical_url(self.page, value)
            if url:
                self.keep("url", url, f"{origin}, other host" if is_other_host(url, self.page.url) else origin)
                return

    def settle_changes(self) -> None:
        """Settle on every indication of an earlier change, each once."""
        lines: dict[str, str] = {}
        for origin, value in self.found.get("earlier_changes", ()):
            line = clean_change(value)
            if line and not any(line in known for known in lines) and len(lines) < MAX_CHANGES:
                lines[line] = origin
        if lines:
            self.keep("earlier_changes", tuple(lines), next(iter(lines.values())))

    def drop(self, field: str) -> None:
        """Forget a settled value."""
        self.values.pop(field, None)
        self.origins.pop(field, None)
