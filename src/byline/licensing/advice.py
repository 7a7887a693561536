# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""May I, must I: what an archived article's licence means for whoever wants to use it."""

from collections.abc import Iterator, Sequence

from byline.licensing.catalog import catalog, is_unversioned
from byline.licensing.expression import members, parse
from byline.licensing.policy import decide
from byline.licensing.terms import duties, permits, prohibitions
from byline.model.archived import ArchivedArticle
from byline.model.license import License
from byline.model.policy import Advice, Demand, Question, Reason
from byline.model.spdx import NOASSERTION, NONE
from byline.model.use import Use


def advise(article: ArchivedArticle, uses: Sequence[Use] = (), demands: Sequence[Demand] = ()) -> Advice:
    """The answers for `uses`, or for each there is; `demands` is what the publisher asks beside the licence.

    What a licence asks is told also where the answer is no, or where byline cannot write its notice.
    """
    asked = tuple(dict.fromkeys(uses)) or tuple(Use)
    together = decide(article.conclusion, asked, demands=demands)
    terms = _terms(together.license)
    must = _unique(duty for each in terms for duty in duties(each, adapting=False))
    adaptable = Use.ADAPT in asked and bool(terms) and all(permits(each, Use.ADAPT) for each in terms)
    adapted = _unique(duty for each in terms for duty in duties(each, adapting=True)) if adaptable else ()
    return Advice(
        uses=asked,
        license=together.license,
        decisions=tuple(decide(article.conclusion, (use,), demands=demands) for use in asked),
        together=together,
        must=must,
        must_if_adapted=tuple(duty for duty in adapted if duty not in must),
        must_not=_unique(ban for each in terms for ban in prohibitions(each)),
        demands=tuple(demands),
        excluded=article.conclusion.exclusions,
        questions=tuple(_questions(article, terms)),
    )


def _terms(license_id: str) -> tuple[License, ...]:
    """The licences that were settled on, as far as the catalogue knows them."""
    if license_id in (NOASSERTION, NONE):
        return ()
    return tuple(terms for each in members(parse(license_id)) if (terms := catalog().get(each)))


def _unique(reasons: Iterator[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))


def _questions(article: ArchivedArticle, terms: Sequence[License]) -> Iterator[Question]:
    conclusion = article.conclusion
    yield from _about_the_licence(article)
    for each in terms:
        yield from _about_terms(each)
    for statement in conclusion.reservations:
        yield Question(
            text=f"text and data mining is reserved beside the licence: “{statement}”",
            cure="whether that binds you depends on the law of your country; ask the publisher before you mine it",
        )
    if terms and not article.article.creators:
        yield Question(
            text="who wrote it was not found" + (", so the agency is credited" if article.article.agency else ""),
            cure=f"look at the page; if it names somebody: byline amend {article.id[:8]} --creator NAME --reason WHY",
        )


def _about_the_licence(article: ArchivedArticle) -> Iterator[Question]:
    conclusion, amend = article.conclusion, f"byline amend {article.id[:8]} --license ID --reason WHY"
    concluded = conclusion.concluded
    if concluded == NONE:
        yield Question(
            text="whether the rightsholder would let you use it all the same",
            cure=f"ask for a licence; if it is granted: {amend}",
        )
    elif conclusion.conflicts and conclusion.by == "rule":
        yield Question(
            text=f"which of these covers it: {', '.join(conclusion.conflicts)}",
            cure=f"ask the publisher which one holds, then: {amend}",
        )
    elif concluded == NOASSERTION:
        yield Question(
            text=f"which licence covers it, if any ({conclusion.basis})",
            cure=f"look for a page about reuse, or ask the publisher, then: {amend}",
        )
    elif any(is_unversioned(each) for each in members(parse(concluded))):
        yield Question(
            text=f"which licence exactly {concluded} stands for; versions ask for different things",
            cure=f"ask the publisher for the version, or find where it links to its licence, then: {amend}",
        )
    elif conclusion.by == "rule" and any(terms.family == "PD" for terms in _terms(concluded)):
        yield Question(
            text="why nobody should have rights in it: who made it, in which country, and for whom",
            cure=f"find that out, then: byline amend {article.id[:8]} --license {concluded} --reason WHY",
        )
    elif not _terms(concluded):
        yield Question(
            text=f"what {concluded} says: byline does not know it", cure="read it, and ask whoever granted it"
        )
    elif conclusion.conflicts:
        others = [each for each in conclusion.conflicts if each != concluded]
        yield Question(
            text=f"the page itself says {', '.join(others)}; a person has declared {concluded}",
            cure=f"see why: byline show {article.id[:8]} --evidence",
        )


def _about_terms(terms: License) -> Iterator[Question]:
    if not terms.verified.get("clauses"):
        yield Question(
            text=f"whether the text of {terms.short} says just this: nobody has checked the catalogue against it",
            cure=f"read {terms.legalcode_uri or terms.uri}",
        )
    if terms.unwritten:
        yield Question(
            text=f"how the notice has to read, so byline lets no copy out: {terms.unwritten}",
            cure=f"write it by hand: byline license show {terms.id}",
        )
    if terms.doubt:
        yield Question(
            text=f"whether {terms.short} is enough: {terms.doubt}",
            cure=f"see what else it asks: byline license show {terms.id}",
        )
    if not permits(terms, Use.COMMERCIAL):
        yield Question(
            text="whether what you do counts as commercial; publishers read NonCommercial differently",
            cure="ask the publisher if advertising stands beside it, or if it serves your business",
        )
