# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether an article may be used as intended: its conclusion, the uses, what was changed, what its publisher asks."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from byline.errors import UsageError
from byline.licensing.catalog import catalog, is_unversioned
from byline.licensing.expression import AllOf, AnyOf, Expression, all_of, members, parse, render
from byline.licensing.terms import denial, grounds, obligations, permits
from byline.model.archived import ArchivedArticle
from byline.model.evidence import Claim, LicenseConclusion
from byline.model.license import License
from byline.model.notice import Adapts, Change
from byline.model.policy import Decision, Demand, Reason, Verdict
from byline.model.spdx import NOASSERTION, NONE
from byline.model.use import Use


def license_of(
    conclusion: LicenseConclusion, uses: Sequence[Use] = (Use.REDISTRIBUTE,), changes: Sequence[Change] = ()
) -> License | Reason:
    """The one licence that a conclusion settles on, or the reason why there is none.

    Of licences to choose from (`A OR B`) it is the one that `decide` chooses for `uses` and `changes`. Not settled are:
    nothing said, a denial, a conflict that no person decided, a version that is not stated, an id that the catalogue
    does not know, and several licences that all apply to parts of the article (`A AND B`).
    """
    expression = _settled(conclusion)
    if isinstance(expression, Reason):
        return expression
    chosen = expression if isinstance(expression, str) else parse(_judge(expression, uses, changes).license)
    if isinstance(chosen, AllOf):
        return Reason(text=f"parts of the article stand under different licences: {render(chosen)}")
    if isinstance(chosen, AnyOf):
        return Reason(text=f"none of the licences to choose from can be taken: {render(chosen)}")
    return _terms(chosen)


def decide(
    conclusion: LicenseConclusion,
    uses: Sequence[Use],
    changes: Sequence[Change] = (),
    demands: Sequence[Demand] = (),
) -> Decision:
    """Whether all of `uses` are allowed for an article with these `changes`, with the duties that come with them.

    A licence whose notice byline cannot write is never answered with yes: its duties could not be met. A change that
    adapts needs the right to adapt, whether ADAPT is among the uses or not; one that may adapt leaves the
    answer open where adaptations must not be shared. Of `A OR B` one must allow everything: among those that do, the
    one that permits most and asks for least is chosen; of `A AND B` all must. A use that the publisher's `demands`
    rule out is denied, whatever the licence says: byline does not take the licence's side against the publisher.
    UsageError if no use is given.
    """
    if not uses:
        raise UsageError("no use was given to decide about", cure=f"give some of: {', '.join(Use)}")
    expression = _settled(conclusion)
    facts = {"uses": tuple(uses), "evidence": _proof(conclusion), "demands": tuple(demands)}
    if isinstance(expression, Reason):
        verdict = Verdict.DENY if conclusion.concluded == NONE else Verdict.UNKNOWN
        return Decision(license=conclusion.concluded, verdict=verdict, reasons=(expression,), **facts)
    judged = _judge(expression, uses, changes)
    against = tuple(
        Reason(text=f"the publisher's own terms rule out {each.forbids}: {each.text}", clause=each.source)
        for each in demands
        if each.forbids in uses
    )
    if against:
        reasons = (*against, *(judged.reasons if judged.verdict is Verdict.DENY else ()))
        return Decision(license=judged.license, verdict=Verdict.DENY, reasons=reasons, **facts)
    reasons = judged.reasons
    if judged.allowed:
        reasons = (*reasons, *_caveats(conclusion))
    return judged.model_copy(update=facts | {"reasons": reasons})


def under(article: ArchivedArticle, decision: Decision) -> ArchivedArticle:
    """The article under the licence that was chosen for its uses, where there is a choice: its notice names it."""
    if decision.license == article.conclusion.concluded:
        return article
    conclusion = article.conclusion.model_copy(update={"concluded": decision.license})
    return article.model_copy(update={"conclusion": conclusion})


def _settled(conclusion: LicenseConclusion) -> Expression | Reason:
    """What a conclusion settles on, or the reason why it settles nothing."""
    concluded = conclusion.concluded
    if concluded == NONE:
        return Reason(text=f"it was said that there is no licence ({conclusion.basis})")
    if conclusion.conflicts and conclusion.by == "rule":
        return Reason(text=f"the statements contradict each other: {', '.join(conclusion.conflicts)}")
    if concluded == NOASSERTION:
        return Reason(text=f"it is not known which licence covers the article ({conclusion.basis})")
    try:
        expression = parse(concluded)
    except UsageError as error:
        return Reason(text=error.message)
    if conclusion.by == "rule" and any(_claims_public_domain(license_id) for license_id in members(expression)):
        return Reason(text=f"{concluded} claims that nobody has rights, which needs a reason that a person has checked")
    return expression


def _claims_public_domain(license_id: str) -> bool:
    terms = catalog().get(license_id)
    return terms is not None and terms.family == "PD"


def _terms(license_id: str) -> License | Reason:
    if is_unversioned(license_id):
        return Reason(text=f"{license_id} names a licence without its version, and versions ask for different things")
    return catalog().get(license_id) or Reason(text=f"the catalogue does not know {license_id!r}")


def _judge(expression: Expression, uses: Sequence[Use], changes: Sequence[Change]) -> Decision:
    """What the licences allow, taken by themselves."""
    if isinstance(expression, str):
        return _judge_license(expression, tuple(uses), tuple(changes))
    parts = [_judge(part, uses, changes) for part in expression.parts]
    return _all(expression, parts) if isinstance(expression, AllOf) else _any(expression, parts)


@lru_cache(maxsize=1024)  # an export asks the same of every article
def _judge_license(license_id: str, uses: tuple[Use, ...], changes: tuple[Change, ...]) -> Decision:
    terms = _terms(license_id)
    if isinstance(terms, License):
        return _judge_terms(terms, uses, changes)
    return Decision(uses=uses, license=license_id, verdict=Verdict.UNKNOWN, reasons=(terms,))


def _judge_terms(terms: License, uses: Sequence[Use], changes: Sequence[Change]) -> Decision:
    denials = [reason for use in uses if (reason := denial(terms, use))]
    doubts: list[Reason] = []
    for change in changes:
        if (reason := denial(terms, Use.ADAPT)) and change.adapts is Adapts.YES:
            denials.append(Reason(text=f"“{change.text}” makes an adaptation: {reason.text}", clause=reason.clause))
        elif reason and change.adapts is Adapts.MAYBE:
            doubts.append(Reason(text=f"“{change.text}” may make an adaptation: {reason.text}", clause=reason.clause))
    if terms.unwritten:
        doubts.append(Reason(text=f"byline cannot write the notice of {terms.short} yet: {terms.unwritten}"))
    if terms.doubt:
        doubts.append(Reason(text=f"{terms.short} alone does not settle it: {terms.doubt}"))
    if denials or doubts:
        verdict = Verdict.DENY if denials else Verdict.UNKNOWN
        return Decision(uses=tuple(uses), license=terms.id, verdict=verdict, reasons=(*denials, *doubts))
    adapting = Use.ADAPT in uses or any(change.adapts is not Adapts.NO for change in changes)
    owed = tuple(obligations(terms, adapting=adapting))
    return Decision(
        uses=tuple(uses),
        license=terms.id,
        verdict=Verdict.ALLOW_WITH_OBLIGATIONS if owed else Verdict.ALLOW,
        obligations=owed,
        reasons=tuple(grounds(terms, uses)),
    )


def _all(expression: AllOf, parts: Sequence[Decision]) -> Decision:
    """Every licence must allow, and what each asks is due."""
    verdict = max((part.verdict for part in parts), key=_STRICTNESS.index)
    if verdict not in _ALLOWING:
        reasons = _unique(part.reasons for part in parts if part.verdict is verdict)
        return Decision(uses=parts[0].uses, license=render(expression), verdict=verdict, reasons=reasons)
    return Decision(
        uses=parts[0].uses,
        license=render(all_of(*(parse(part.license) for part in parts))),
        verdict=verdict,
        obligations=_unique(part.obligations for part in parts),
        reasons=_unique(part.reasons for part in parts),
    )


def _any(expression: AnyOf, parts: Sequence[Decision]) -> Decision:
    """The reuser may choose: what permits most, of that what asks for least, of that the first."""
    allowing = [part for part in parts if part.allowed]
    if allowing:
        best = min(allowing, key=lambda part: (-_freedom(part.license), len(part.obligations)))
        why = Reason(text=f"{best.license} was chosen of {render(expression)}")
        return best.model_copy(update={"reasons": (why, *best.reasons)})
    verdict = min((part.verdict for part in parts), key=_STRICTNESS.index)
    reasons = _unique(part.reasons for part in parts)
    return Decision(uses=parts[0].uses, license=render(expression), verdict=verdict, reasons=reasons)


_STRICTNESS = (Verdict.ALLOW, Verdict.ALLOW_WITH_OBLIGATIONS, Verdict.UNKNOWN, Verdict.DENY)
_ALLOWING = _STRICTNESS[:2]


def _freedom(text: str) -> int:
    """How many uses an expression permits in all its parts: a choice must not depend on the use asked for."""
    found = [catalog().require(license_id) for license_id in members(parse(text))]
    return sum(all(permits(terms, use) for terms in found) for use in Use)


def _unique(groups: Iterable[Sequence[Reason]]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))


def _proof(conclusion: LicenseConclusion) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.statement for each in conclusion.evidence if each.claim is not Claim.RESERVATION))


def _caveats(conclusion: LicenseConclusion) -> Iterator[Reason]:
    """What a reader of a yes should know."""
    for statement in conclusion.exclusions:
        yield Reason(text=f"not covered: “{statement}”")
    for statement in conclusion.reservations:
        yield Reason(text=f"text and data mining is reserved beside the licence: “{statement}”")


def loosens(before: LicenseConclusion, after: LicenseConclusion) -> bool:
    """Whether `after` lets a reuser do what `before` did not, asks for less, or limits less what is covered."""
    gained, kept = _liberty(after), _liberty(before)
    limits = len(after.exclusions) + len(after.reservations) < len(before.exclusions) + len(before.reservations)
    return bool(gained.uses - kept.uses or (gained.uses and (kept.duties - gained.duties or limits)))


class _Liberty(NamedTuple):
    """The uses that are permitted, whether byline can write the notice or not, and the kinds of duties."""

    uses: frozenset[Use]
    duties: frozenset[str]


def _liberty(conclusion: LicenseConclusion) -> _Liberty:
    expression = _settled(conclusion)
    return _Liberty(frozenset(), frozenset()) if isinstance(expression, Reason) else _liberty_of(expression)


def _liberty_of(expression: Expression) -> _Liberty:
    if isinstance(expression, str):
        terms = _terms(expression)
        if isinstance(terms, Reason):
            return _Liberty(frozenset(), frozenset())
        share_alike = ("ShareAlike",) if terms.sharealike.applies else ()
        uses = frozenset(use for use in Use if permits(terms, use))
        return _Liberty(uses, frozenset((*terms.requires, *terms.prohibits, *share_alike)))
    parts = [_liberty_of(part) for part in expression.parts]
    if isinstance(expression, AllOf):
        uses = frozenset.intersection(*(part.uses for part in parts))
        return _Liberty(uses, frozenset().union(*(part.duties for part in parts)))
    open_parts = [part for part in parts if part.uses]
    uses = frozenset().union(*(part.uses for part in parts))
    return _Liberty(uses, frozenset.intersection(*(part.duties for part in open_parts)) if open_parts else frozenset())
