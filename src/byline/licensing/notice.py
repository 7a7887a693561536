# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From an archived article to the notice that its licence asks for."""

from collections.abc import Sequence

from byline.errors import NotPermitted
from byline.licensing.carriers import REGISTRY
from byline.licensing.policy import license_of
from byline.licensing.sentences import clean, web_uri
from byline.model.archived import ArchivedArticle
from byline.model.license import License
from byline.model.notice import Attribution, Change, Notice
from byline.model.policy import Reason
from byline.model.spdx import NONE


def attribution(article: ArchivedArticle, changes: Sequence[Change] = ()) -> Attribution:
    """The facts of the notice, as far as they are known.

    Title, creators, other parties, copyright notice and source are given whenever they were supplied, also where a
    version does not ask for them (the title in 4.0). Without creators the agency is credited: CC 3.0 section 1 counts
    the publisher as Original Author then. NotPermitted if the licence is not settled, or
    asks for something that byline cannot write yet.
    """
    terms = license_of(article.conclusion)
    if isinstance(terms, Reason):
        raise NotPermitted(f"licence-incomplete: {terms.text}", cure=_cure(article))
    if terms.unwritten:
        raise NotPermitted(
            f"notice-unwritten: byline cannot write the notice of {terms.short} yet: {terms.unwritten}",
            cure=f"write it by hand: byline license show {terms.id}",
        )
    facts = article.article
    return Attribution(
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
    )


def example(terms: License) -> Attribution:
    """Made-up facts under a licence, to show how its notice looks."""
    return Attribution(
        title="Title of the article",
        creators=("Name of the author",),
        parties=("Name of the agency",),
        copyright_notice="© 2026 Name of the agency",
        source_uri="https://news.example/article",
        license=terms,
        changes=(Change(text="Text extracted from the web page; images and navigation omitted."),),
    )


def render(attribution: Attribution, carrier: str = "text") -> Notice:
    """The notice for a carrier: text, html or markdown; UsageError if there is no such carrier."""
    module = REGISTRY.load(carrier)
    return Notice(carrier=carrier, media_type=module.MEDIA_TYPE, content=module.render(attribution))


def _parties(article: ArchivedArticle) -> tuple[str, ...]:
    """Who is credited beside the creators: the agency, or whose content the deciding words speak of.

    CC 4.0 section 3(a)(1)(A)(i): "any others designated to receive attribution".
    """
    licensors = (evidence.licensor for evidence in article.conclusion.evidence if evidence.licensor)
    party = article.article.agency or next(licensors, None)
    credited = {clean(name).casefold() for name in article.article.creators}
    return (party,) if party and clean(party).casefold() not in credited else ()


def _cure(article: ArchivedArticle) -> str:
    amend = f"byline amend {article.id} --license ID --reason WHY"
    if article.conclusion.concluded == NONE:
        return f"ask the rightsholder; if a licence is granted: {amend}"
    return f"once you know the licence and its version: {amend}"
