# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What one licence permits, asks for and forbids, each with the clause that says so."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from byline.licensing.catalog import catalog
from byline.model.license import License, Rule
from byline.model.policy import Reason
from byline.model.use import Use

_NEEDS = {
    Use.REDISTRIBUTE: ("Reproduction", "Distribution"),
    Use.ADAPT: ("Reproduction", "Distribution", "DerivativeWorks"),
    Use.COMMERCIAL: ("Reproduction", "Distribution"),
    Use.BULK: ("Reproduction", "Distribution"),
}
_MAY = {
    Use.REDISTRIBUTE: "copy and share it",
    Use.ADAPT: "adapt it, and share the adaptation",
    Use.COMMERCIAL: "use it commercially",
    Use.BULK: "republish it with many others",
}
_FORBIDDEN = {
    Use.ADAPT: "sharing_adaptations",
    Use.COMMERCIAL: "commercial_use",
    Use.BULK: "bulk_republication",
}
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


class Summary(NamedTuple):
    """What a licence says in short, each with its clause; whether byline can write its notice is another question."""

    may: tuple[Reason, ...]
    must: tuple[Reason, ...]
    must_not: tuple[Reason, ...]


def summary(terms: License) -> Summary:
    """What you may, must and must not do under this licence, as `decide` judges it."""
    granted = cite(terms, terms.grant)
    return Summary(
        may=tuple(Reason(text=text, clause=granted) for use, text in _MAY.items() if permits(terms, use)),
        must=tuple(duties(terms, adapting=permits(terms, Use.ADAPT))),
        must_not=tuple(prohibitions(terms)),
    )


def permits(terms: License, use: Use) -> bool:
    """Whether the licence allows this use of the unchanged article."""
    return denial(terms, use) is None


def cite(terms: License, clause: str | None) -> str | None:
    """A clause with the licence it stands in: by its number, or else by the heading under which the licence says it."""
    if clause is None:
        return None
    return f"{terms.id} section {clause}" if clause[0] in "(123456789" else f"{terms.id}, “{clause}”"


def denial(terms: License, use: Use) -> Reason | None:
    """Why this licence does not allow the use; None if it does."""
    rule = terms.forbidden.get(_FORBIDDEN.get(use, ""))
    if rule and rule.required:
        text = f"{terms.short} does not allow you to {catalog().prohibitions[_FORBIDDEN[use]]}"
        return Reason(text=text, clause=cite(terms, rule.clause))
    if set(_NEEDS[use]) <= set(terms.permits) and not (use is Use.COMMERCIAL and "CommercialUse" in terms.prohibits):
        return None
    return Reason(text=f"{terms.short} does not permit you to {_MAY[use]}", clause=cite(terms, terms.grant))


def grounds(terms: License, uses: Sequence[Use]) -> Iterator[Reason]:
    """Why the uses are allowed, and what the catalogue adds."""
    yield Reason(text=f"{terms.short} permits: {', '.join(uses)}", clause=cite(terms, terms.grant))
    if terms.note:
        yield Reason(text=terms.note)


def obligations(terms: License, *, adapting: bool) -> Iterator[Reason]:
    """Everything that must be done, and must not be done, when the article goes out."""
    yield from duties(terms, adapting=adapting)
    for prohibition in prohibitions(terms):
        yield prohibition.model_copy(update={"text": f"do not {prohibition.text}"})


def duties(terms: License, *, adapting: bool) -> Iterator[Reason]:
    """What must be done when the article goes out, or an adaptation of it."""
    for name, rule in terms.notice.items():
        if rule.required and name != _NO_DUTY and (adapting or not _only_for_adaptations(name, rule)):
            yield Reason(text=_duty(catalog().duties[name], rule, terms), clause=cite(terms, rule.clause))
    if terms.sharealike.rule and adapting:
        text = f"choose the licence of the adaptation by this rule: {terms.sharealike.rule}"
        yield Reason(text=text, clause=cite(terms, terms.sharealike.clause))


def prohibitions(terms: License) -> Iterator[Reason]:
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
