# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a licence that is named is the right one, and if not, which check says so."""

from byline.audit.reuse import Named
from byline.licensing.catalog import catalog, elements_of, is_unversioned, may_mean
from byline.licensing.sentences import base_of
from byline.licensing.uris import key_of
from byline.model.license import License


def is_named(each: Named, terms: License) -> bool:
    """Whether it is this licence; an address that several share counts for each."""
    if each.id == terms.id or (each.uri is not None and key_of(each.uri) in _keys(terms)):
        return True
    found = catalog().get(each.id)
    return found is not None and found.id != terms.id and base_of(found).id == terms.id


def _keys(terms: License) -> set[str | None]:
    return {key_of(terms.uri), key_of(terms.legalcode_uri or terms.uri)} - {None}


def difference(named: str, terms: License) -> str | None:
    """The check that finds a licence named in the place of another; None if it may be named, or is not known."""
    if is_unversioned(named):
        return "BY104" if may_mean(named, terms.id) or elements_of(named) is None else "BY101"
    other = catalog().get(named)
    if other is None or (other.family != terms.family and other.kind != "license"):
        return None
    if other.family != terms.family or frozenset(other.elements) != frozenset(terms.elements):
        return "BY101"
    if other.version != terms.version:
        return "BY102"
    return "BY103" if other.jurisdiction != terms.jurisdiction else "BY101"
