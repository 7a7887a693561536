# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From an archived article to the notice that its licence asks for."""

from collections.abc import Sequence

from byline.errors import NotPermitted
from byline.licensing.adapting import check_changes
from byline.licensing.carriers import REGISTRY
from byline.licensing.catalog import catalog
from byline.licensing.phrases import ENGLISH
from byline.licensing.policy import license_of
from byline.licensing.requisites import missing
from byline.licensing.sentences import clean, web_uri
from byline.licensing.texts import license_text
from byline.model.archived import ArchivedArticle
from byline.model.evidence import Claim
from byline.model.license import License
from byline.model.notice import Adaptation, Adapts, Assumption, Attribution, Change, Notice
from byline.model.policy import Demand, Reason
from byline.model.spdx import NONE

_ASSUMED = Assumption(name="no-adaptation", reason="decided by the caller")


def attribution(
    article: ArchivedArticle,
    changes: Sequence[Change] = (),
    *,
    adaptation: Adaptation | None = None,
    language: str = ENGLISH,
) -> Attribution:
    """The facts of the notice, as far as they are known.

    Title, creators, other parties, copyright notice and source are given whenever they were supplied, also where a
    version does not ask for them (the title in 4.0). Without creators the agency is credited: CC 3.0 section 1 counts
    the publisher as Original Author then. NotPermitted if the licence is not settled, lacks a fact that it asks for,
    forbids what `changes` make of the work, or asks for something that byline cannot write. Whether a change that may
    adapt does so is left to the caller. `language` is that of the notice's own words.
    """
    terms = settled(article, changes)
    check_changes(terms, changes, _ASSUMED)
    facts = article.article
    made = Attribution(
        title=facts.title,
        creators=facts.creators,
        parties=_parties(article),
        copyright_notice=facts.copyright_notice,
        source_uri=web_uri(facts.url) or web_uri(article.target_uri),
        license=terms,
        changes=tuple(changes),
        earlier_changes=facts.earlier_changes,
        language=facts.language,
        published=facts.published,
        modified=facts.modified,
        license_notice=_license_notice(article, terms),
        adaptation=adaptation,
        notice_language=language,
    )
    if lacking := missing(made):
        first = lacking[0]
        clause = f" ({terms.id}, {first.clause})" if first.clause else ""
        raise NotPermitted(
            f"licence-incomplete: {terms.short} asks for {' and '.join(each.fact for each in lacking)}, "
            f"which is not known{clause}",
            cure=f"byline amend {article.id} {' '.join(each.option for each in lacking)} --reason WHY",
        )
    return made


def settled(article: ArchivedArticle, changes: Sequence[Change] = ()) -> License:
    """The licence whose notice can be written for this article; NotPermitted says what would settle it."""
    terms = license_of(article.conclusion, changes=changes)
    if isinstance(terms, Reason):
        raise NotPermitted(f"licence-incomplete: {terms.text}", cure=_cure(article))
    if terms.unwritten:
        raise NotPermitted(
            f"licence-incomplete: byline cannot write the notice of {terms.short}: {terms.unwritten}",
            cure=f"write it by hand from {terms.uri} (byline license show {terms.id}); "
            f"if another licence was granted too: {_amend(article)}",
        )
    if terms.family == "GFDL" and changes:
        raise NotPermitted(
            f"notice-unwritten: byline cannot write the notice of a modified version under {terms.short}: section 4 "
            "asks for a title, a history and authors of its own",
            cure="pass on the capture as it is, with the full text of the licence",
        )
    return terms


def example(terms: License) -> Attribution:
    """Made-up facts under a licence, to show how its notice looks."""
    changes = () if terms.family == "GFDL" else (_TEXT_ONLY,)
    return Attribution(
        title="Title of the article",
        creators=("Name of the author",),
        parties=("Name of the agency",),
        copyright_notice="© 2026 Name of the agency",
        source_uri="https://news.example/article",
        license=terms,
        changes=changes,
        published="2026-03-09",
        modified="2026-03-09",
    )


_TEXT_ONLY = Change(text="Text extracted from the web page; images and navigation omitted.", adapts=Adapts.NO)


def render(attribution: Attribution, carrier: str = "text") -> Notice:
    """The notice for a carrier: text, html, markdown, json-ld ...; UsageError if there is no such carrier."""
    module = REGISTRY.load(carrier)
    terms = attribution.license
    return Notice(
        carrier=carrier,
        media_type=module.MEDIA_TYPE,
        content=module.render(attribution),
        language=attribution.notice_language,
        demands=house_demands(terms),
        doubt=terms.doubt,
        license_text=license_text(terms),
    )


def house_demands(terms: License) -> tuple[Demand, ...]:
    """What a publisher's own terms ask for, as data of the catalogue: kept apart from the duties of the licence."""
    if terms.base is None:
        return ()
    words = catalog()
    asked = [(words.duties[name], rule) for name, rule in terms.notice.items()]
    forbidden = [(f"do not {words.prohibitions[name]}", rule) for name, rule in terms.forbidden.items()]
    return tuple(
        Demand(text=f"{text} ({rule.note})" if rule.note else text, source=terms.uri)
        for text, rule in (*asked, *forbidden)
        if rule.required and rule.clause == "house"
    )


def _license_notice(article: ArchivedArticle, terms: License) -> str | None:
    """GFDL section 2: "the license notice saying this License applies to the Document" goes along as it is."""
    if terms.family != "GFDL":
        return None
    said = (each.statement for each in article.conclusion.evidence if each.claim is Claim.LICENSE)
    return next((statement for statement in said if clean(statement)), None)


def _parties(article: ArchivedArticle) -> tuple[str, ...]:
    """Who is credited beside the creators: the agency, or whose content the deciding words speak of, and other parties.

    CC 4.0 section 3(a)(1)(A)(i): "any others designated to receive attribution".
    """
    licensors = (evidence.licensor for evidence in article.conclusion.evidence if evidence.licensor)
    facts = article.article
    named = (facts.agency or next(licensors, None), *facts.parties)
    credited = {clean(name).casefold() for name in facts.creators}
    parties: dict[str, str] = {}
    for name in filter(None, named):
        parties.setdefault(clean(name).casefold(), name)
    return tuple(name for key, name in parties.items() if key not in credited)


def _cure(article: ArchivedArticle) -> str:
    amend = _amend(article)
    if article.conclusion.concluded == NONE:
        return f"ask the rightsholder; if a licence is granted: {amend}"
    return f"once you know the licence and its version: {amend}"


def _amend(article: ArchivedArticle) -> str:
    return f"byline amend {article.id} --license ID --reason WHY"
