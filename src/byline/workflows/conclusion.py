# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which licence is concluded for a capture: the one way, for what is added and for what is identified again."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache

from byline.archive.collection import Archive
from byline.archive.recall import PolicyCapture
from byline.errors import BylineError
from byline.extract.article import extract
from byline.extract.readers import json_ld
from byline.extract.readers.seed import addresses
from byline.licensing.agency import Told, consult, disagree, limit, out_of_force
from byline.licensing.agreement import same
from byline.licensing.conclude import identify, identify_given
from byline.licensing.folding import fold
from byline.licensing.quotation import Quotation, find_quote
from byline.model.article import Article
from byline.model.capture import Capture
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope
from byline.model.source import Source, Term
from byline.model.spdx import NOASSERTION, NONE
from byline.page.parse import Page, read_page
from byline.seeds import canonical_agency, is_for, owner_of

NOT_HELD = "the archive does not hold"
"""How the reason begins if all that is missing is the policy page."""
_MOST_PAGES = 64
_MOST_HOSTS = 4096


class Concluder:
    """Concludes licences from pages and what stands beside them in an archive; `archive` is None if there is none.

    Keep one for many captures: what it read of the archive it keeps.
    """

    def __init__(self, archive: Archive | None) -> None:
        self._archive = archive
        self._policy = lru_cache(_MOST_PAGES)(self._read_policy)
        self._holds_terms = lru_cache(_MOST_HOSTS)(self._look_for_terms)

    def conclude(
        self,
        capture: Capture,
        article: Article | None = None,
        *,
        page: Page | None = None,
        look: Callable[[Page], LicenseConclusion] = identify,
    ) -> LicenseConclusion:
        """The licence of what was captured; `article` is what is known of it, `page` the capture if it was read.

        A conclusion of the rules alone: what a person declared is not its business. `look` is how a page is identified
        whose source says nothing of its licence. BadInput if the capture cannot be read.
        """
        page = page or read_page(capture)
        conclusion = look(page)
        own = article is not None and article.origins.get("url") == "operator"
        known = (article.url,) if article is not None and own and not capture.exchanges else addresses(page)
        address = next((each for each in known if owner_of(each)), None)
        if (source := owner_of(address)) is None:
            return conclusion
        terms = [term for term in source.terms if is_for(term, address)]
        if _is_settled(conclusion) and not any(term.valid_from or term.valid_until for term in terms):
            return conclusion
        if look is identify_given and not _is_settled(conclusion):
            conclusion = identify(page)
        article = article or extract(page).article
        conclusion = limit(conclusion, terms, article.published)
        if _is_settled(conclusion):
            return conclusion
        if disagree(terms, article.published):
            doubt: str | None = "the source's terms name different licences"
        else:
            doubt = _doubt(source, page, article, certain=own or bool(capture.exchanges))
        return consult(conclusion, page, tuple(self._told(source, terms, article, capture.retrieved, doubt)))

    def may_be_told(self, address: str) -> bool:
        """Whether the archive may hold terms of the page's source, which can license it without a word on it."""
        return self._holds_terms(address.partition("://")[2].partition("/")[0])

    def _look_for_terms(self, host: str) -> bool:
        source, archive = owner_of(f"//{host}"), self._archive
        return source is not None and any(
            archive is not None and term.license is not None and term.uri is not None and archive.policies(term.uri)
            for term in source.terms
        )

    def _told(
        self, source: Source, terms: list[Term], article: Article, retrieved: datetime, doubt: str | None
    ) -> Iterator[Told]:
        """The source's terms that name a licence in words, each with what stands against it."""
        for term in terms:
            if term.license is None or term.quote is None:
                continue
            against = out_of_force(term, article.published) or doubt or _unusable(term)
            found = against or self._evidence(source, term, retrieved)
            if isinstance(found, Evidence):
                yield Told(term, found)
            else:
                yield Told(term, _hint(source, term, retrieved), found)

    def _evidence(self, source: Source, term: Term, retrieved: datetime) -> Evidence | str:
        """The term as it stands on the source's policy page in the archive, or why it is no evidence."""
        assert term.uri is not None
        assert term.quote is not None
        known = self._archive.policies(term.uri) if self._archive else ()
        if not known:
            return f"{NOT_HELD} {term.uri}, where it stands"
        # What held when the article was retrieved: the check before, or, if there was none yet, the first one after.
        before = [each for each in known if each.retrieved <= retrieved]
        policy = before[-1] if before else known[0]
        found = self._policy(policy, source.name, term.quote, term.license or NOASSERTION)
        if isinstance(found, str):
            return f"{found} ({term.uri}, {policy.retrieved:%Y-%m-%d})"
        return Evidence(
            finder="source-terms",
            statement=found.statement,
            locator=found.locator.model_copy(
                update={"record": "policy", "record_id": policy.record_id, "uri": term.uri}
            ),
            region=Region.POLICY,
            scope=Scope.AGENCY,
            suggests=term.license or NOASSERTION,
            licensor=source.name,
            seen=policy.retrieved,
        )

    def _read_policy(self, policy: PolicyCapture, name: str, quote: str, license_id: str) -> Quotation | str:
        """Where the quote stands on an archived policy page, or why that page proves nothing."""
        assert self._archive is not None
        try:
            capture = self._archive.policy(policy)
            page = read_page(capture)
        except BylineError as error:
            return f"the policy page in the archive cannot be read: {error.message}"
        owner = owner_of(capture.url)
        if owner is None or owner.name != name:
            return "what answered for the policy page was another site"
        found = find_quote(page, quote)
        if found is None:
            return "the policy page in the archive does not say it"
        says = identify(page)
        if says.conflicts or (says.concluded != NOASSERTION and not same(says.concluded, license_id)):
            return "the policy page in the archive says other things too"
        return found


def _is_settled(conclusion: LicenseConclusion) -> bool:
    return conclusion.concluded not in (NOASSERTION, NONE)


def _doubt(source: Source, page: Page, article: Article, *, certain: bool) -> str | None:
    """Why the page may not be the source's own, so that the source's terms may not reach it.

    `certain`: it was retrieved from the source's address, or the operator says so; a file can declare any address.
    """
    if not certain:
        return "the page was not retrieved from the source"
    if source.shared:
        return "others publish under the source's domains too"
    if source.conflicts:
        return "what is known of the source's terms contradicts itself"
    publishers = [value for field, value in json_ld.read(page) if field in ("agency", "organization")]
    named = [name for name in (article.agency, *publishers) if name and canonical_agency(name) != source.name]
    if named:
        return f"the page names another publisher, {named[0]}"
    line = article.copyright_notice
    if line is not None and not any(fold(name) in fold(line) for name in (source.name, *source.aliases)):
        return f"the page's copyright line names another: {line}"
    return None


def _unusable(term: Term) -> str | None:
    """Why a term can be no evidence, whatever the archive holds."""
    if not term.verified or term.checked_at is None or term.uri is None:
        return "nobody has read it on a page of the source's"
    if term.only_marked:
        return "it covers only articles that say so themselves"
    return None


def _hint(source: Source, term: Term, retrieved: datetime) -> Evidence:
    """A term as seeds/ has it: words that byline did not see."""
    return Evidence(
        finder="source-terms",
        statement=term.quote or "",
        locator=Locator(record="seeds", uri=term.uri),
        region=Region.POLICY,
        scope=Scope.AGENCY,
        suggests=term.license or NOASSERTION,
        licensor=source.name,
        seen=retrieved,
    )
