# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a licence allows for a use, what it asks in return, and the clause that says so."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from byline.errors import UsageError
from byline.licensing.catalog import catalog, is_unversioned
from byline.model.evidence import LicenseConclusion
from byline.model.license import License, Rule
from byline.model.notice import Adapts, Change
from byline.model.policy import Decision, Reason, Verdict
from byline.model.spdx import NOASSERTION, NONE
from byline.model.use import Use

_NEEDS = {
    Use.REDISTRIBUTE: ("Reproduction", "Distribution"),
    Use.ADAPT: ("Reproduction", "Distribution", "DerivativeWorks"),
    Use.COMMERCIAL: ("Reproduction", "Distribution"),
}
_FORBIDDEN = {Use.ADAPT: "sharing_adaptations", Use.COMMERCIAL: "commercial_use"}
# These duties arise with an adaptation only.
_OF_ADAPTATIONS = frozenset({"adaptation_credit", "adapters_licence_uri", "prominence_rule"})
# This one is a relief: it says how the others may be met.
_NO_DUTY = "any_reasonable_manner"
_WHEN = {
    "any-modification": "whenever anything was changed",
    "adaptations": "in an adaptation",
    "collections": "in a collection",
    "collections+adaptations": "in a collection or an adaptation",
    "always": "",
    "where-possible": "where possible",
    "produced-work": "in a work produced from it",
    "law": "as the law of the jurisdiction has it",
}


def license_of(conclusion: LicenseConclusion) -> License | Reason:
    """The one licence that a conclusion settles on, or the reason why there is none.

    Not settled are: nothing said, a denial, a conflict that no person decided, a version that is not stated, an id
    that the catalogue does not know, and SPDX expressions of several licences.
    """
    concluded = conclusion.concluded
    if concluded == NONE:
        return Reason(text=f"it was said that there is no licence ({conclusion.basis})")
    if conclusion.conflicts and conclusion.by == "rule":
        return Reason(text=f"the statements contradict each other: {', '.join(conclusion.conflicts)}")
    if concluded == NOASSERTION:
        return Reason(text=f"it is not known which licence covers the article ({conclusion.basis})")
    if is_unversioned(concluded):
        return Reason(text=f"{concluded} names a licence without its version, and versions ask for different things")
    found = catalog().get(concluded)
    if found is None:
        return Reason(text=f"the catalogue does not know {concluded!r}, or it stands for several licences")
    return found


def decide(conclusion: LicenseConclusion, uses: Sequence[Use], changes: Sequence[Change] = ()) -> Decision:
    """Whether all of `uses` are allowed for an article with these `changes`, with the duties that come with them.

    A licence whose notice byline cannot write is never answered with yes: its duties could not be met. A change that
    adapts needs the right to adapt, whether ADAPT is among the uses or not; one that may adapt leaves the
    answer open where adaptations must not be shared. UsageError if no use is given.
    """
    if not uses:
        raise UsageError("no use was given to decide about", cure=f"give some of: {', '.join(Use)}")
    settled = license_of(conclusion)
    if isinstance(settled, Reason):
        verdict = Verdict.DENY if conclusion.concluded == NONE else Verdict.UNKNOWN
        return Decision(uses=tuple(uses), license=conclusion.concluded, verdict=verdict, reasons=(settled,))
    denials = [reason for use in uses if (reason := _denial(settled, use))]
    doubts: list[Reason] = []
    for change in changes:
        if (reason := _denial(settled, Use.ADAPT)) and change.adapts is Adapts.YES:
            denials.append(Reason(text=f"“{change.text}” makes an adaptation: {reason.text}", clause=reason.clause))
        elif reason and change.adapts is Adapts.MAYBE:
            doubts.append(Reason(text=f"“{change.text}” may make an adaptation: {reason.text}", clause=reason.clause))
    if settled.unwritten:
        doubts.append(Reason(text=f"byline cannot write the notice of {settled.short} yet: {settled.unwritten}"))
    if denials or doubts:
        verdict = Verdict.DENY if denials else Verdict.UNKNOWN
        return Decision(uses=tuple(uses), license=settled.id, verdict=verdict, reasons=(*denials, *doubts))
    adapting = Use.ADAPT in uses or any(change.adapts is not Adapts.NO for change in changes)
    obligations = tuple(_obligations(settled, adapting=adapting))
    return Decision(
        uses=tuple(uses),
        license=settled.id,
        verdict=Verdict.ALLOW_WITH_OBLIGATIONS if obligations else Verdict.ALLOW,
        obligations=obligations,
        reasons=tuple(_grounds(settled, uses, conclusion)),
    )


class Summary(NamedTuple):
    """What a licence says in short, each with its clause; whether byline can write its notice is another question."""

    may: tuple[Reason, ...]
    must: tuple[Reason, ...]
    must_not: tuple[Reason, ...]


_MAY = {
    Use.REDISTRIBUTE: "copy and share it",
    Use.ADAPT: "adapt it, and share the adaptation",
    Use.COMMERCIAL: "use it commercially",
}


def summary(terms: License) -> Summary:
    """What you may, must and must not do under this licence, as `decide` judges it."""
    granted = cite(terms, terms.grant)
    return Summary(
        may=tuple(Reason(text=text, clause=granted) for use, text in _MAY.items() if permits(terms, use)),
        must=tuple(_duties(terms, adapting=permits(terms, Use.ADAPT))),
        must_not=tuple(_prohibitions(terms)),
    )


def permits(terms: License, use: Use) -> bool:
    """Whether the licence allows this use of the unchanged article."""
    return _denial(terms, use) is None


def cite(terms: License, clause: str | None) -> str | None:
    """A clause with the licence it stands in: by its number, or else by the heading under which the licence says it."""
    if clause is None:
        return None
    return f"{terms.id} section {clause}" if clause[0] in "(123456789" else f"{terms.id}, “{clause}”"


def _denial(terms: License, use: Use) -> Reason | None:
    """Why this licence does not allow the use; None if it does."""
    rule = terms.forbidden.get(_FORBIDDEN.get(use, ""))
    if rule and rule.required:
        text = f"{terms.short} does not allow you to {catalog().prohibitions[_FORBIDDEN[use]]}"
        return Reason(text=text, clause=cite(terms, rule.clause))
    if set(_NEEDS[use]) <= set(terms.permits) and not (use is Use.COMMERCIAL and "CommercialUse" in terms.prohibits):
        return None
    return Reason(text=f"{terms.short} does not permit you to {use}", clause=cite(terms, terms.grant))


def _grounds(terms: License, uses: Sequence[Use], conclusion: LicenseConclusion) -> Iterator[Reason]:
    """Why the uses are allowed, and what a reader of that answer should know."""
    yield Reason(text=f"{terms.short} permits: {', '.join(uses)}", clause=cite(terms, terms.grant))
    if terms.note:
        yield Reason(text=terms.note)
    for statement in conclusion.exclusions:
        yield Reason(text=f"not covered: “{statement}”")
    for statement in conclusion.reservations:
        yield Reason(text=f"text and data mining is reserved beside the licence: “{statement}”")


def _obligations(terms: License, *, adapting: bool) -> Iterator[Reason]:
    """Everything that must be done, and must not be done, when the article goes out."""
    yield from _duties(terms, adapting=adapting)
    for prohibition in _prohibitions(terms):
        yield prohibition.model_copy(update={"text": f"do not {prohibition.text}"})


def _duties(terms: License, *, adapting: bool) -> Iterator[Reason]:
    for name, rule in terms.notice.items():
        if rule.required and name != _NO_DUTY and (adapting or not _only_for_adaptations(name, rule)):
            yield Reason(text=_duty(catalog().duties[name], rule, terms), clause=cite(terms, rule.clause))
    if terms.sharealike.rule and adapting:
        text = f"choose the licence of the adaptation by this rule: {terms.sharealike.rule}"
        yield Reason(text=text, clause=cite(terms, terms.sharealike.clause))


def _prohibitions(terms: License) -> Iterator[Reason]:
    """What is forbidden, to be read after "do not"."""
    for name, rule in terms.forbidden.items():
        if rule.required:
            text = _duty(catalog().prohibitions[name], rule, terms)
            yield Reason(text=text, clause=cite(terms, rule.clause))


def _only_for_adaptations(name: str, rule: Rule) -> bool:
    return name in _OF_ADAPTATIONS or rule.required == "adaptations"


def _duty(text: str, rule: Rule, terms: License) -> str:
    """The words of a duty with its condition. They were made for Creative Commons; of others the note says more."""
    when = _WHEN[rule.required] if isinstance(rule.required, str) else ""
    parts = [text, "if supplied" if rule.if_supplied else "", when]
    note = f" ({rule.note})" if rule.note and terms.family != "CC" else ""
    return ", ".join(part for part in parts if part) + note
