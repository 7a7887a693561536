# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Notices of what was made of a work: the credit that an adaptation owes, and whether it may be shared at all."""

from collections.abc import Sequence

from byline.errors import NotPermitted, UsageError
from byline.licensing.phrases import ENGLISH, phrases
from byline.licensing.sentences import asks, clean
from byline.licensing.sharealike import may_license_adaptation
from byline.licensing.terms import denial
from byline.model.license import License
from byline.model.notice import Adaptation, Adapts, Assumption, Change
from byline.model.policy import Reason
from byline.model.use import Use


def credit(terms: License, adaptation: Adaptation, language: str = ENGLISH) -> Change:
    """How the work was used in the adaptation, in the language of the notice.

    "Translated from Persian by Jane Roe."
    Until 3.0 it is a credit "identifying the use of the Work in the Derivative Work" (4(b)-(d)), so it says what the
    result is of that work; 4.0 asks to "indicate if You modified" it (3(a)(1)(B)).
    """
    words = phrases(language)
    of_work = asks(terms, "adaptation_credit")
    key = {
        ("translation", True): "translation_of",
        ("translation", False): "translated",
        ("adaptation", True): "adaptation_of",
        ("adaptation", False): "adapted",
    }[adaptation.kind, of_work]
    source, target = adaptation.source_language, adaptation.target_language
    way = "from_to" if source and target else "from" if source else "to" if target else None
    text = words[key]
    if way:
        names = {"from": words.language_name(source or ""), "to": words.language_name(target or "")}
        text += words[way].format_map(names)
    if by := clean(adaptation.by or ""):
        text += words["by"].replace("{by}", by)
    return Change(text=text if text[-1] in ".!?" else f"{text}.", adapts=Adapts.YES)


def check_changes(terms: License, changes: Sequence[Change], assumption: Assumption | None = None) -> None:
    """NotPermitted if a change makes an adaptation that must not be shared.

    Where a change may make one, a person has to say that it does not: byline cannot judge it (RULES 1.5).
    """
    reason = denial(terms, Use.ADAPT)
    if reason is None:
        return
    for change in changes:
        if change.adapts is Adapts.YES:
            raise NotPermitted(
                f"“{change.text}” makes an adaptation: {_words(reason)}",
                cure="ask the rightsholder for permission, or leave the work as it is",
            )
        if change.adapts is Adapts.MAYBE and assumption is None:
            raise NotPermitted(
                f"“{change.text}” may make an adaptation: {_words(reason)}",
                cure="if it makes none: add --assume no-adaptation --reason WHY",
            )


def check_license(terms: License, adaptation: Adaptation) -> None:
    """NotPermitted if the adaptation may not stand under its licence; UsageError if ShareAlike needs to know it."""
    if adaptation.license is None:
        if terms.sharealike.applies:
            raise UsageError(
                f"an adaptation of a work under {terms.short} has to say its own licence: {terms.sharealike.rule}",
                cure=f"add --under {terms.id}",
            )
        return
    if reason := may_license_adaptation(terms, adaptation.license):
        allowed = (*terms.sharealike.compatible, *terms.sharealike.one_way)
        raise NotPermitted(_words(reason), cure=f"choose one of: {', '.join(allowed[:6])}" if allowed else None)


def _words(reason: Reason) -> str:
    return f"{reason.text} ({reason.clause})" if reason.clause else reason.text
