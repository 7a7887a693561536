# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How pieces of evidence are weighed against each other: what counts, what agrees, what wins, what is a conflict."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from byline.licensing.agreement import agreed, covers, made_exact, same
from byline.licensing.catalog import CREATIVE_COMMONS
from byline.licensing.reading.mentions import MOST
from byline.model.evidence import Claim, Evidence, Region, Scope, SetAside
from byline.model.spdx import NOASSERTION, NONE

_ORDER = (Scope.ARTICLE, Scope.SECTION, Scope.SITE, Scope.AGENCY)
_HIDDEN = frozenset({Region.HIDDEN, Region.DIALOG})
_UNSEEN = frozenset({Region.HEAD, Region.HEADERS, Region.FEED})
_FOREIGN = frozenset({"wire", "origin"})
"""Finders of somebody else's text: they deny nothing by themselves, but a site cannot license what is not its own."""

_SENTENCES = frozenset({"statement", "choice"})
"""Finders of what is said in words."""


class Outcome(NamedTuple):
    """What the evidence comes to."""

    concluded: str
    basis: str
    declared: str = NOASSERTION
    scope: Scope | None = None
    used: tuple[Evidence, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    conflicts: tuple[str, ...] = ()


class _Sorted(NamedTuple):
    counted: list[Evidence]
    hidden: list[Evidence]
    denials: list[Evidence]
    aside: list[SetAside]


def weigh(evidence: Sequence[Evidence]) -> Outcome:
    """The outcome of all evidence for one page (rules 1 to 5 of byline.licensing.conclude)."""
    found = _sort(evidence)
    often = Counter(each.finder for each in evidence if each.claim is Claim.LICENSE)
    if most := [finder for finder, count in often.items() if count >= MOST]:
        basis = f"{MOST} licences or more are named ({most[0]}): a list, or a page about licences"
        return _conflict(found, (), basis)
    own, site = _split(found.counted)
    group = own or site
    if not group:
        return _nothing(found)
    license_id, conflicts = agreed(group)
    if own and license_id:
        license_id, conflicts = _beside(own, site, license_id)
    if license_id is None:
        return _conflict(found, conflicts, f"the page gives different licences ({', '.join(conflicts)})")
    if (others := _spoken_of(found, group)) and license_id not in others:
        return _conflict(found, (license_id, *others), "the page speaks of several licences and gives none in words")
    license_id = made_exact(license_id, found.hidden)
    contradicted = [each for each in found.hidden if not same(each.suggests, license_id)]
    if contradicted and all(each.region in _UNSEEN for each in found.counted):
        ids = tuple(dict.fromkeys([license_id, *(each.suggests for each in contradicted)]))
        return _conflict(found, ids, f"what is hidden in the page names different licences ({', '.join(ids)})")
    denied = _denied(found, license_id, group)
    return denied or _granted(found, license_id)


def _spoken_of(found: _Sorted, group: list[Evidence]) -> list[str]:
    """Other licences linked in the text, if a bare link in the text is all there is: a page about licences."""
    if not all(each.scope is Scope.SECTION and each.finder not in _SENTENCES for each in group):
        return []
    linked = (each.evidence for each in found.aside if each.evidence.region is Region.BODY)
    ids = dict.fromkeys(each.suggests for each in linked if each.finder == "link" and each.suggests != NOASSERTION)
    return list(ids) if len(ids) > 1 else []


def _sort(evidence: Sequence[Evidence]) -> _Sorted:
    found = _Sorted([], [], [], [])
    for each in evidence:
        if each.claim is Claim.DENIAL:
            found.denials.append(each)
        elif each.claim is Claim.PERMISSION:
            found.aside.append(SetAside(evidence=each, reason=_OWN_CONDITIONS))
        elif each.claim is Claim.LICENSE:
            reason = _useless(each)
            if reason:
                found.aside.append(SetAside(evidence=each, reason=reason))
            else:
                (found.hidden if each.region in _HIDDEN else found.counted).append(each)
    return found


_OWN_CONDITIONS = "it allows republishing under the publisher's own conditions, which is no open licence"
_PLACES = {
    Region.COMMENTS: "it stands in a comment",
    Region.RELATED: "it stands in a list of other articles",
    Region.EMBED: "it belongs to something embedded from elsewhere",
    Region.FIGURE: "it belongs to a picture",
    Region.FEED: "it stands in the feed of another site",
}


def _useless(evidence: Evidence) -> str | None:
    if evidence.suggests == NOASSERTION:
        return "it names no licence that the catalogue knows"
    if evidence.scope is Scope.OTHER:
        return _PLACES.get(evidence.region, "its words do not speak of the article's text")
    return None


def _split(counted: list[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """Evidence that points at the article, and evidence for the place it stands in."""
    own = [each for each in counted if each.scope is Scope.ARTICLE]
    return own, [each for each in counted if each.scope is not Scope.ARTICLE]


def _beside(own: list[Evidence], site: list[Evidence], license_id: str) -> tuple[str | None, tuple[str, ...]]:
    """The article's licence next to its site's: the article's wins, and the site's may make it exact.

    Data that nobody sees (meta, JSON-LD) does not win against what the site tells its readers.
    """
    site_id, _ = agreed(site) if site else (None, ())
    if site_id is None:
        return license_id, ()
    # "Republished under a Creative Commons licence": which one is not for this site to say.
    if license_id != CREATIVE_COMMONS and covers(license_id, site_id):
        return site_id, ()
    if not same(license_id, site_id) and all(each.region in _UNSEEN for each in own):
        return None, (license_id, site_id)
    return license_id, ()


def _denied(found: _Sorted, license_id: str, group: list[Evidence]) -> Outcome | None:
    """The outcome if a denial stands against the licence, or None if it does not weigh enough."""
    wires = [each for each in found.denials if each.finder == "wire"]
    origins = [each for each in found.denials if each.finder == "origin"]
    direct = [each for each in found.denials if each.scope is Scope.ARTICLE and each.finder not in _FOREIGN]
    if wires:
        basis = f"an agency's copy ({_quoted(wires[0])}), which {license_id} of the site does not reach"
        return _conflict(found, (license_id, NONE), basis)._replace(declared=license_id)
    if origins and group[0].scope is not Scope.ARTICLE:
        basis = (
            f"the article is at home elsewhere ({_quoted(origins[0])}), where {license_id} of this site does not reach"
        )
        return _conflict(found, (license_id, NONE), basis)._replace(declared=license_id)
    if group[0].scope is Scope.SITE:
        direct += [each for each in found.denials if each.scope is Scope.SECTION]
    if direct and group[0].scope is Scope.ARTICLE:
        return _conflict(found, (license_id, NONE), f"{license_id} is given and denied: {_quoted(direct[0])}")
    if direct:
        return _refused(found, direct[0], f"the article is taken out of {license_id}: {_quoted(direct[0])}")
    told = any(_speaks(each) for each in found.counted if same(each.suggests, license_id))
    if any(each.finder not in _FOREIGN for each in found.denials) and not told:
        basis = f"{license_id} is only linked, a badge or data, and beside it stands {_quoted(_stated(found)[0])}"
        return _conflict(found, (license_id, NONE), basis)
    return None


def _speaks(evidence: Evidence) -> bool:
    """Whether somebody gives the licence in words or points at the article, so that boilerplate weighs less.

    Data that nobody sees says nothing to readers, who are told that all rights are reserved.
    """
    return evidence.finder in _SENTENCES or (evidence.scope is Scope.ARTICLE and evidence.region not in _UNSEEN)


def _granted(found: _Sorted, license_id: str) -> Outcome:
    used = [each for each in (*found.counted, *found.hidden) if same(each.suggests, license_id)]
    used.sort(
        key=lambda each: (each.region in _HIDDEN, _ORDER.index(each.scope), each.suggests != license_id, _rank(each))
    )
    first, others = used[0], len(used) - 1
    basis = f"{_WHOSE[first.scope]} {_HOW.get(first.finder, first.finder)} names {first.suggests}"
    if first.suggests != license_id:
        exact = next(each for each in used if each.suggests == license_id)
        basis += f", and {_WHOSE[exact.scope]} {_HOW.get(exact.finder, exact.finder)} makes it {license_id}"
        others -= 1
    if others:
        basis += f"; {others} more agree{'s' if others == 1 else ''}"
    aside = [
        SetAside(evidence=each, reason=f"the article's own licence is {license_id}")
        for each in (*found.counted, *found.hidden)
        if each not in used
    ]
    aside += [SetAside(evidence=each, reason="a licence is given beside it, in plain words") for each in found.denials]
    return Outcome(
        concluded=license_id,
        declared=license_id,
        basis=basis,
        scope=first.scope,
        used=tuple(used),
        set_aside=(*aside, *found.aside),
    )


_RANKING = ("choice", "statement", "rel-license", "link", "json-ld", "meta", "rdfa", "http-link", "feed", "badge")


def _rank(evidence: Evidence) -> int:
    """How well a person can check it: words before links, links before data."""
    return _RANKING.index(evidence.finder) if evidence.finder in _RANKING else len(_RANKING)


_WHOSE = {
    Scope.ARTICLE: "the article's own",
    Scope.SECTION: "beside the text, a",
    Scope.SITE: "the site's",
    Scope.AGENCY: "the agency's",
}
_HOW = {
    "rel-license": "licence link",
    "meta": "metadata",
    "json-ld": "JSON-LD",
    "http-link": "response head",
    "feed": "feed",
}


def _conflict(found: _Sorted, ids: tuple[str, ...], basis: str) -> Outcome:
    used = (*found.counted, *found.hidden, *found.denials)
    return Outcome(
        concluded=NOASSERTION, basis=basis, used=used, set_aside=tuple(found.aside), conflicts=tuple(sorted(ids))
    )


def _refused(found: _Sorted, denial: Evidence, basis: str) -> Outcome:
    licenses = [
        SetAside(evidence=each, reason="the article is taken out of it") for each in (*found.counted, *found.hidden)
    ]
    return Outcome(
        concluded=NONE,
        declared=NONE,
        basis=basis,
        scope=denial.scope,
        used=(denial, *(each for each in found.denials if each is not denial)),
        set_aside=(*licenses, *found.aside),
    )


def _nothing(found: _Sorted) -> Outcome:
    hidden = [
        SetAside(evidence=each, reason="it is hidden, and nothing that readers see agrees") for each in found.hidden
    ]
    aside = (*hidden, *found.aside)
    reserved = _stated(found)
    if reserved:
        basis = f"rights are reserved: {_quoted(reserved[0])}"
        return Outcome(
            concluded=NONE,
            declared=NONE,
            basis=basis,
            scope=reserved[0].scope,
            used=tuple(reserved),
            set_aside=aside,
        )
    if hidden:
        return Outcome(
            concluded=NOASSERTION, basis="a licence is named only where readers do not see it", set_aside=aside
        )
    permitted = next((each.evidence for each in aside if each.evidence.claim is Claim.PERMISSION), None)
    if permitted is not None:
        basis = f"the publisher allows republishing under its own conditions, no open licence: {_quoted(permitted)}"
        return Outcome(concluded=NOASSERTION, basis=basis, used=tuple(found.denials), set_aside=aside)
    if aside:
        basis = "licences are named, but none for the article's text"
        return Outcome(concluded=NOASSERTION, basis=basis, used=tuple(found.denials), set_aside=aside)
    return Outcome(concluded=NOASSERTION, basis="nothing found", used=tuple(found.denials))


def _stated(found: _Sorted) -> list[Evidence]:
    """Denials in words, the one that points at the article first."""
    stated = (each for each in found.denials if each.finder not in _FOREIGN)
    return sorted(stated, key=lambda each: _ORDER.index(each.scope))


def _quoted(evidence: Evidence) -> str:
    words = " ".join(evidence.statement.split())
    return f"“{words[:119]}…”" if len(words) > 120 else f"“{words}”"
