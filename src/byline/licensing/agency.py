# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a source says of all its articles, beside what the page of one of them says.

It is the last in trust: it concludes something only where the page says nothing at all, and only from words that stand
on a policy page of the source's in the archive. And what a source says of itself can limit what its pages say: a
licence that it gives from a day on does not reach the articles before.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from byline.licensing.agreement import agreed, same
from byline.licensing.reading import wording
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.truncation import is_whole
from byline.model.evidence import Claim, Evidence, LicenseConclusion, Region, Scope, SetAside
from byline.model.source import Term
from byline.model.spdx import NOASSERTION, NONE
from byline.page.parse import Page

_BESIDE = frozenset({Region.FIGURE, Region.COMMENTS, Region.RELATED, Region.EMBED})
_BUTTON = 4
"""The words of a button, at most."""


class Told(NamedTuple):
    """One of a source's terms, as evidence, and what stands against using it for the page at hand."""

    term: Term
    evidence: Evidence
    against: str | None = None
    """Why it concludes nothing; None if it can."""


def out_of_force(term: Term, published: str | None) -> str | None:
    """Why the term does not cover an article of that date (W3C-DTF); None if it does.

    A date that is not known, or so vague that it leaves the question open, is not covered.
    """
    begins = term.valid_from is None or (published is not None and _earliest(published) >= _latest(term.valid_from))
    ends = term.valid_until is None or (published is not None and _latest(published) <= _earliest(term.valid_until))
    if begins and ends:
        return None
    bounds = (("from", term.valid_from), ("until", term.valid_until))
    interval = " ".join(f"{word} {day}" for word, day in bounds if day)
    date = f"is of {published}" if published else "has no known date"
    return f"the licence holds for articles {interval}, and this one {date}"


def disagree(terms: Sequence[Term], published: str | None) -> bool:
    """Whether terms that may cover an article of that date name different licences."""
    open_ended = (term for term in terms if published is None or out_of_force(term, published) is None)
    named = {term.license for term in open_ended if term.license}
    return any(not same(one, other) for one, other in combinations(named, 2))


def limit(conclusion: LicenseConclusion, terms: Sequence[Term], published: str | None) -> LicenseConclusion:
    """A conclusion from the page, unless the source gives that licence only for articles of other dates.

    An article whose date is not known is covered only if it names the licence itself.
    """
    if conclusion.concluded in (NOASSERTION, NONE):
        return conclusion
    dated = [term for term in terms if term.license and same(term.license, conclusion.concluded)]
    dated = [term for term in dated if term.valid_from or term.valid_until]
    reasons = [out_of_force(term, published) for term in dated]
    reason = reasons[0] if all(reasons) and reasons else None
    if reason is None or (published is None and conclusion.scope is Scope.ARTICLE):
        return conclusion
    return conclusion.model_copy(
        update={
            "concluded": NOASSERTION,
            "basis": f"the page names {conclusion.concluded}, but {reason}",
            "scope": None,
            "evidence": (),
            "set_aside": (
                *(SetAside(evidence=each, reason=reason) for each in conclusion.evidence),
                *conclusion.set_aside,
            ),
        }
    )


def consult(conclusion: LicenseConclusion, page: Page, told: Sequence[Told]) -> LicenseConclusion:
    """A conclusion from the page, with what its source says where the page leaves it open.

    `told` are the source's terms for this article. What is not used is set aside with the reason, as a hint.
    """
    if conclusion.concluded not in (NOASSERTION, NONE):
        return conclusion
    against = _against(conclusion, page)
    usable = [] if against else [each for each in told if each.against is None]
    license_id, _ = agreed(each.evidence for each in usable) if usable else (None, ())
    if license_id is None:
        reasons = ((each.evidence, each.against or against or "the terms contradict each other") for each in told)
        hints = tuple(SetAside(evidence=evidence, reason=reason) for evidence, reason in reasons)
        return conclusion.model_copy(update={"set_aside": (*conclusion.set_aside, *hints)})
    where = usable[0].evidence.locator.uri
    rest = (SetAside(evidence=each.evidence, reason=each.against) for each in told if each.against)
    exclusions = (limit for each in usable for limit in each.term.exclusions)
    return conclusion.model_copy(
        update={
            "concluded": license_id,
            "basis": f"the page says nothing; the agency's own terms name {license_id}: {where}",
            "scope": Scope.AGENCY,
            "evidence": tuple(each.evidence for each in usable),
            "exclusions": tuple(dict.fromkeys(exclusions)),
            "set_aside": (*conclusion.set_aside, *rest),
        }
    )


def _against(conclusion: LicenseConclusion, page: Page) -> str | None:
    """Why no term of the source can stand for this page."""
    if not (is_whole(page) and page.whole):
        return "the page is cut, and what is missing may say otherwise"
    aside = (put.evidence for put in conclusion.set_aside)
    spoken = (_speaks(each) for each in aside)
    if conclusion.evidence or conclusion.conflicts or conclusion.exclusions or any(spoken):
        return "the page itself speaks of rights"
    if wording.words("republished").search(mentions_of(page).lowered):
        return "the page says that a text came from elsewhere"
    return None


def _speaks(evidence: Evidence) -> bool:
    """Whether words that were set aside speak of rights in the text: a button "Republish this story" sets no terms."""
    if evidence.claim is Claim.PERMISSION:
        return len(evidence.statement.split()) > _BUTTON
    return evidence.scope is not Scope.OTHER or evidence.region not in _BESIDE


def _earliest(date: str) -> str:
    return date[:10] + "-01" * ((10 - len(date[:10])) // 3)


def _latest(date: str) -> str:
    return date[:10] + {4: "-12-31", 7: "-31"}.get(len(date[:10]), "")
