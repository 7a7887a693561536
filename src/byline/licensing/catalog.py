# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The licences byline knows, with what each demands and which clause says so.

The facts are data: data/licenses.jsonl has one licence a line, data/rulesets.json what several share. Both are written
by tasks/catalog.py from a collection whose provenance each row keeps (docs/reference/licences.md).
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

from byline.errors import UsageError
from byline.licensing.uris import key_of
from byline.model.license import License, Rule, ShareAlike, Termination

_DATA = Path(__file__).with_name("data")

UNVERSIONED: Mapping[frozenset[str], str] = {
    frozenset(code.split("-")): f"LicenseRef-CC-{code}-unversioned"
    for code in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
}
"""The ids for a CC licence whose version is not stated, by its elements."""

_UNREAD = "its terms are not in the catalogue"
CREATIVE_COMMONS = "LicenseRef-Creative-Commons"
"""Some Creative Commons licence: the words do not say which, or cannot be read."""


def is_unversioned(license_id: str) -> bool:
    """True for ids that name a licence incompletely: its version, its type, or even its elements are not stated.

    Versions differ in what they demand, so such an id allows no use and no notice; nobody guesses the rest.
    """
    return license_id == CREATIVE_COMMONS or license_id in UNVERSIONED.values() or license_id in catalog().incomplete


def may_mean(loose: str, exact: str) -> bool:
    """Whether `loose` names incompletely what `exact` names: some version of the same elements, or of the family."""
    if is_unversioned(exact) or not is_unversioned(loose):
        return False
    if loose in catalog().incomplete:
        return exact in catalog().incomplete[loose]
    return elements_of(loose) == elements_of(exact)


def elements_of(license_id: str) -> frozenset[str] | None:
    """The elements (BY, NC, SA, ND) of a known or unversioned id; None if the id does not say."""
    for elements, known in UNVERSIONED.items():
        if known == license_id:
            return elements
    found = catalog().get(license_id)
    return frozenset(found.elements) if found else None


class Catalog:
    """All licences, by id and by URI. Rows become values when they are first asked for."""

    def __init__(self, rows: Mapping[str, dict[str, Any]], shared: Mapping[str, Any]) -> None:
        self._rows = rows
        self._shared = shared
        self._built: dict[str, License] = {}

    @property
    def duties(self) -> Mapping[str, str]:
        """What each entry of `License.notice` asks for, as an imperative."""
        return cast("Mapping[str, str]", self._shared["notice"])

    @property
    def prohibitions(self) -> Mapping[str, str]:
        """What each entry of `License.forbidden` forbids, to be read after "do not"."""
        return cast("Mapping[str, str]", self._shared["forbidden"])

    @cached_property
    def incomplete(self) -> Mapping[str, tuple[str, ...]]:
        """The ids, beside those of Creative Commons, that leave a licence open, with the licences each may mean."""
        return {license_id: tuple(facts["means"]) for license_id, facts in self._shared["incomplete"].items()}

    def __iter__(self) -> Iterator[License]:
        return (self._build(license_id) for license_id in self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, license_id: str) -> License | None:
        """The licence of this id (in any case: SPDX ids are compared without it), or None."""
        known = license_id if license_id in self._rows else self._folded.get(license_id.casefold())
        return self._build(known) if known else None

    def require(self, license_id: str) -> License:
        """The licence of this id; UsageError with the nearest ids if there is none."""
        found = self.get(license_id)
        if found is not None:
            return found
        if is_unversioned(license_id):
            means = self.incomplete.get(license_id, ("CC-BY-4.0",))
            if _UNREAD in self._shared["incomplete"].get(license_id, {"name": ""})["name"]:
                raise UsageError(f"{license_id}: {_UNREAD}", cure="choose another, or ask for its terms to be added")
            raise UsageError(
                f"{license_id} does not say which licence, or which version of it, is meant",
                cure=f"give the whole id, such as {', '.join(means[:4])}" if means else "give the reason as a licence",
            )
        raise UsageError(f"the catalogue has no licence {license_id!r}", cure=self._suggestion(license_id))

    def by_uri(self, uri: str) -> License | None:
        """The licence that this URI names, in any of its forms; None if it names none, or no version of one."""
        license_id = self.id_of_uri(uri)
        return self.get(license_id) if license_id else None

    def id_of_uri(self, uri: str) -> str | None:
        """The id that this URI names: a licence of the catalogue, or an unversioned id for `/licenses/by-sa/`.

        A URI that several licences share (the types of KOGL, the variants of the GFDL) gives the id that leaves open
        which. None for every other URI, also for a combination of elements, version and port that never existed, and
        for the terms of a publisher: every page of it links to them, whatever covers its articles.
        """
        key = key_of(uri)
        return self._ids_by_key.get(key) if key else None

    @property
    def uris(self) -> tuple[str, ...]:
        """The URI of each licence."""
        return tuple(row["uri"] for row in self._rows.values())

    @property
    def addresses(self) -> tuple[str, ...]:
        """The keys of all URIs that name a licence (byline.licensing.uris)."""
        return tuple(sorted(filter(None, self._ids_by_key)))

    def id_of(self, elements: frozenset[str], version: str | None, jurisdiction: str | None) -> str | None:
        """The id of the CC licence with these elements, version and port (in capitals); None if there is none."""
        return self._ids_by_parts.get((elements, version, jurisdiction))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {license_id.casefold(): license_id for license_id in self._rows}

    @cached_property
    def _ids_by_parts(self) -> dict[tuple[frozenset[str], str | None, str | None], str]:
        return {
            (frozenset(row["elements"]), row["version"], row.get("jurisdiction")): license_id
            for license_id, row in self._rows.items()
            if "elements" in row
        }

    @cached_property
    def _ids_by_key(self) -> dict[str | None, str]:
        claims: defaultdict[str | None, list[str]] = defaultdict(list)
        for license_id, row in self._rows.items():
            if row["family"] != _HOUSE:
                for key in {key_of(uri) for uri in _uris(row)}:
                    claims[key].append(license_id)
        keys = {key: ids[0] for key, ids in claims.items() if len(ids) == 1}
        for license_id, facts in self._shared["incomplete"].items():
            keys |= {key_of(uri): license_id for uri in facts["uris"]}
        for elements, license_id in UNVERSIONED.items():
            code = "-".join(code for code in ("by", "nc", "sa", "nd") if code.upper() in elements)
            keys[f"creativecommons.org/licenses/{code}"] = license_id
        # There is one version of these only, so a URI without a version says enough.
        keys["creativecommons.org/publicdomain/zero"] = "CC0-1.0"
        keys["creativecommons.org/publicdomain/mark"] = "CC-PDM-1.0"
        return keys

    def _suggestion(self, license_id: str) -> str:
        from difflib import get_close_matches

        wanted = license_id.casefold().replace(" ", "-")
        near = [self._folded[found] for found in get_close_matches(wanted, self._folded, n=5, cutoff=0.7)]
        return f"did you mean {', '.join(near)}?" if near else "byline license list shows the licences that it knows"

    def _build(self, license_id: str) -> License:
        """The value of a row. It is not validated here, for speed: a test validates every row."""
        if license_id not in self._built:
            row = self._rows[license_id]
            rules = self._shared["sets"][row["rules"]]
            provenance = self._shared["provenance"][row["provenance"]]
            self._built[license_id] = License.model_construct(
                **{key: row[key] for key in _PLAIN if key in row},
                elements=tuple(row.get("elements", ())),
                grant=rules.get("grant"),
                unwritten=rules.get("unwritten"),
                doubt=rules.get("doubt"),
                permits=tuple(rules["permits"]),
                requires=tuple(rules["requires"]),
                prohibits=tuple(rules["prohibits"]),
                notice=self._rules("notice", rules),
                forbidden=self._rules("forbidden", rules),
                sharealike=self._sharealike(license_id, rules),
                termination=Termination.model_construct(**rules["termination"]),
                verified=provenance["verified"],
                sources=tuple(provenance["sources"]),
                note=" ".join(note for note in (row.get("note"), provenance.get("note")) if note) or None,
            )
        return self._built[license_id]

    def _rules(self, part: str, rules: dict[str, Any]) -> dict[str, Rule]:
        """Every duty (prohibition) that is known, whether this licence has it or not."""
        return {name: Rule.model_construct(**rules[part].get(name, {"required": False})) for name in self._shared[part]}

    def _sharealike(self, license_id: str, rules: dict[str, Any]) -> ShareAlike:
        """The ids that the ShareAlike rule allows: itself, and licences with the same elements from a version on."""
        if "sharealike" not in rules:
            return ShareAlike()
        rule = rules["sharealike"]
        if not rule["applies"]:
            return ShareAlike.model_construct(**rule)
        elements = self._rows[license_id].get("elements")
        compatible = [
            other
            for other, row in self._rows.items()
            if other == license_id or (elements and row.get("elements") == elements and _from(rule, row))
        ]
        return ShareAlike.model_construct(
            applies=True,
            clause=rule.get("clause"),
            rule=rule["rule"],
            compatible=tuple(compatible),
            one_way=tuple(rule.get("one_way", ())),
        )


_PLAIN = (
    *("id", "name", "short", "family", "kind", "version", "jurisdiction", "uri", "legalcode_uri"),
    *("statement", "statement_language", "base"),
)
_HOUSE = "house"


def _uris(row: Mapping[str, Any]) -> tuple[str, ...]:
    return (row["uri"], *([row["legalcode_uri"]] if "legalcode_uri" in row else []), *row.get("also", ()))


def _from(rule: Mapping[str, str], row: Mapping[str, str]) -> bool:
    lowest = rule.get("ports_from" if "jurisdiction" in row else "unported_from")
    return lowest is not None and row["version"] >= lowest


@cache
def catalog() -> Catalog:
    """The catalogue, read on first use."""
    with (_DATA / "licenses.jsonl").open(encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    return Catalog(rows, json.loads((_DATA / "rulesets.json").read_text(encoding="utf-8")))
