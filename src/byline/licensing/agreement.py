# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether pieces of evidence speak of one licence."""

from collections.abc import Iterable

from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog, elements_of, is_unversioned, may_mean
from byline.licensing.expression import AnyOf, members, parse
from byline.model.evidence import Evidence

_IN_WORDS = frozenset({"statement", "badge"})
"""Finders of names that were typed by hand or drawn: a link's address beside them is the more exact word."""


def agreed(group: Iterable[Evidence]) -> tuple[str | None, tuple[str, ...]]:
    """The one licence that evidence of one scope names, or None and the licences that contradict each other.

    A less exact name agrees with a more exact one of the same licence, and a licence with a choice that it is part of.
    Of two versions of one licence the address of a link is believed rather than words or a badge: badges are copied for
    years, words are typed from memory.
    """
    group = list(group)
    ids = list(dict.fromkeys(each.suggests for each in group))
    exact = [each for each in ids if not any(covers(each, other) or _is_part(each, other) for other in ids)]
    if len(exact) == 1:
        return exact[0], ()
    linked = {each.suggests for each in group if each.finder not in _IN_WORDS and each.suggests in exact}
    elements = {elements_of(each) for each in exact}
    if len(linked) == 1 and len(elements) == 1 and all(elements):
        return linked.pop(), ()
    return None, tuple(exact)


def covers(loose: str, exact: str) -> bool:
    """Whether `loose` is a less exact name of what `exact` names."""
    if loose == exact or not is_unversioned(loose):
        return False
    if loose == CREATIVE_COMMONS:
        known = catalog().get(exact)
        return exact in UNVERSIONED.values() or (known is not None and known.family == "CC")
    return may_mean(loose, exact) or _is_nearer(exact, loose)


def _is_nearer(license_id: str, loose: str) -> bool:
    """Whether one incomplete name leaves less open than another: GFDL 1.2 of some variant, and GFDL of some version."""
    incomplete = catalog().incomplete
    left, more = (frozenset(incomplete.get(each, ())) for each in (license_id, loose))
    return bool(left) and left < more


def same(one: str, other: str) -> bool:
    """Whether two ids can mean one licence."""
    if choices(one) or choices(other):
        return any(same(part, each) for part in choices(one) or (one,) for each in choices(other) or (other,))
    return one == other or covers(one, other) or covers(other, one)


def _is_part(license_id: str, choice: str) -> bool:
    return any(license_id == part or covers(license_id, part) for part in choices(choice))


def choices(text: str) -> tuple[str, ...]:
    """The licences that `A OR B` leaves to choose from; none of anything else."""
    found = parse(text) if " OR " in text else text
    return tuple(members(found)) if isinstance(found, AnyOf) else ()


def made_exact(license_id: str, hidden: Iterable[Evidence]) -> str:
    """A licence that readers are told without its version, with the version that the page's data agree on."""
    exact = {
        each.suggests for each in hidden if covers(license_id, each.suggests) and not is_unversioned(each.suggests)
    }
    return exact.pop() if len(exact) == 1 and license_id != CREATIVE_COMMONS else license_id
