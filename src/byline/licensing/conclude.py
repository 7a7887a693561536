# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From evidence to a conclusion: which licence covers the main article's text, and why.

The rules, in order of weight (docs/explanation/evidence.md):

1. Only what covers the article's text counts; the licence of a picture, a theme or a comment is set aside.
2. What is hidden proves nothing alone; it needs a second source that readers see.
3. The most specific scope wins: article, section, site, agency.
4. Different licences in one scope are a conflict, and a conflict is concluded as NOASSERTION, never as one of them.
   Only a less exact name of the same licence agrees with a more exact one.
5. A denial that points at the article outweighs the licence of the site, and a site cannot license what others wrote
   (an agency's byline, an article that is at home elsewhere).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain

from byline.licensing.expression import normalize
from byline.licensing.finders import REGISTRY
from byline.licensing.precedence import weigh
from byline.licensing.prefilter import is_clear
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.truncation import cut_off
from byline.model.evidence import (
    Claim,
    Evidence,
    LicenseConclusion,
    Locator,
    Region,
    Scope,
    SetAside,
)
from byline.model.spdx import NOASSERTION, NONE
from byline.page.parse import Page

RULES = "12"
"""Version of the rules; it rises whenever the same page may be concluded differently."""

_TAKING = frozenset({"denial", "exclusion", "house", "origin", "reservation", "wire"})
"""Finders of what is no licence: it limits one that others find, or takes it away."""

LONGEST = 5_000_000
"""The longest page that is read, in characters: articles are far shorter, and time has to end."""


def identify(page: Page) -> LicenseConclusion:
    """The licence of the page's article, with all that was found."""
    return _unreadable(page) or _weighed(page, _found(page, REGISTRY.names()))


def identify_quickly(page: Page) -> LicenseConclusion:
    """The same, but a page that can say nothing about licences is not parsed.

    What would weigh nothing there by itself (an agency's byline, an address elsewhere) is not collected.
    """
    is_short = len(page.source) <= LONGEST
    return conclude(()) if is_short and is_clear(page) else identify(page)


def identify_given(page: Page) -> LicenseConclusion:
    """The licence of the page's article if it is given one, with all that was found: the same as `identify`.

    What limits a licence or takes it away gives none (precedence.weigh), so it is looked for only where one is given:
    of another page the conclusion is NOASSERTION, without the words that keep its rights.
    """
    if unreadable := _unreadable(page):
        return unreadable
    found = _found(page, [name for name in REGISTRY.names() if name not in _TAKING])
    given = _weighed(page, found)
    if given.concluded in (NOASSERTION, NONE):
        return given
    found |= _found(page, [name for name in REGISTRY.names() if name in _TAKING])
    return _weighed(page, found)


def _unreadable(page: Page) -> LicenseConclusion | None:
    if len(page.source) > LONGEST:
        return _unread(f"the page is too long to be read: {len(page.source):,} characters")
    if mentions_of(page).overfull:
        return _unread("more words may begin a licence's name than can be read")
    return None


def _found(page: Page, finders: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    return {name: tuple(REGISTRY.load(name).find(page)) for name in finders}


def _weighed(page: Page, by_finder: Mapping[str, tuple[Evidence, ...]]) -> LicenseConclusion:
    """What is concluded of all that was found, but for what a page that was cut ends with."""
    found = tuple(chain.from_iterable(by_finder[name] for name in sorted(by_finder)))
    if not page.whole:
        return _unread("the page could not be read to its end, where it may say more", found)
    cut = tuple(cut_off(page, found))
    lost = set(map(id, cut))
    conclusion = conclude([each for each in found if id(each) not in lost])
    aside = (SetAside(evidence=each, reason="the page ends within these words") for each in cut)
    return conclusion.model_copy(update={"set_aside": (*conclusion.set_aside, *aside)})


def _unread(reason: str, found: Sequence[Evidence] = ()) -> LicenseConclusion:
    """No conclusion from what is only a part of a page: the rest may deny or limit what this part says."""
    aside = tuple(SetAside(evidence=each, reason=reason) for each in found)
    return conclude(()).model_copy(update={"basis": reason, "set_aside": aside})


def conclude(evidence: Sequence[Evidence]) -> LicenseConclusion:
    """What the evidence proves; every piece of it is kept, used or set aside with the reason."""
    outcome = weigh(evidence)
    exclusions = (each.statement for each in evidence if each.claim is Claim.EXCLUSION)
    reservations = (each.statement for each in evidence if each.claim is Claim.RESERVATION)
    return LicenseConclusion(
        declared=outcome.declared,
        concluded=outcome.concluded,
        basis=outcome.basis,
        scope=outcome.scope,
        evidence=outcome.used,
        set_aside=outcome.set_aside,
        conflicts=outcome.conflicts,
        exclusions=tuple(dict.fromkeys(exclusions)),
        reservations=tuple(dict.fromkeys(reservations)),
        rules=RULES,
    )


def declare(
    license_id: str, *, statement: str | None, seen: datetime, existing: LicenseConclusion | None
) -> LicenseConclusion:
    """The operator's word for it: `license_id` is concluded by declaration, the page's own evidence stays on record.

    It may be an SPDX expression. `statement` is what the operator quotes as the reason; `existing` is what the rules
    conclude of the page. Raises UsageError if the catalogue does not know an id.
    """
    known = normalize(license_id)
    word = Evidence(
        finder="operator",
        statement=statement or f"--license {known}",
        locator=Locator(record="operator"),
        region=Region.OPERATOR,
        scope=Scope.ARTICLE,
        suggests=known,
        seen=seen,
    )
    before = existing or LicenseConclusion()
    said = before.conflicts or ((before.concluded,) if before.concluded != NOASSERTION else ())
    against = tuple(each for each in said if each != known)
    basis = f"declared by the operator: {known}"
    if against:
        basis += f"; the page itself says {', '.join(against)}"
    agreeing = tuple(each for each in before.evidence if each.suggests == known and each.claim is Claim.LICENSE)
    others = tuple(each for each in before.evidence if each not in agreeing)
    return LicenseConclusion(
        declared=before.declared,
        concluded=known,
        basis=basis,
        scope=Scope.ARTICLE,
        evidence=(word, *agreeing),
        set_aside=(
            *(SetAside(evidence=each, reason="the operator has declared the licence") for each in others),
            *before.set_aside,
        ),
        conflicts=tuple(sorted({known, *against})) if against else (),
        exclusions=before.exclusions,
        reservations=before.reservations,
        by="operator",
        rules=RULES,
    )
