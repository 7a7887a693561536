# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One input read: what is captured, what it says of itself, and which licence is concluded. Nothing is stored."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from byline.capture.crawl import DamagedInput
from byline.capture.inputs import Item
from byline.errors import BylineError, ExitCode, NoLicenseFound, Rejected, Removed
from byline.extract.article import declared, extract
from byline.licensing.conclude import RULES, declare, identify_given, identify_quickly
from byline.model.archived import Outcome
from byline.model.article import Article, Extraction
from byline.model.capture import Capture
from byline.model.evidence import Claim, LicenseConclusion, Scope
from byline.model.spdx import NOASSERTION, NONE
from byline.page.parse import Page, read_page
from byline.seeds import canonical_agency
from byline.workflows.conclusion import NOT_HELD, Concluder
from byline.workflows.stopwatch import Stopwatch
from byline.workflows.wanted import ANY, Wanted


class Declarations(NamedTuple):
    """What the operator declares about every input of a call."""

    facts: Mapping[str, str | tuple[str, ...]] = {}
    license: str | None = None
    keep_unlicensed: bool = False
    again: bool = False
    """Store even what was removed before."""
    robots: str = "classic"
    """The robots policy that was followed, for the warcinfo record (ISO 28500, 6.2)."""
    only: Wanted = ANY
    """The licences that are wanted."""

    def of_crawls(self) -> "Declarations":
        """What holds of crawls: nobody can know the licence of every page there, so naming one asks for its pages."""
        if self.license is None:
            return self
        return self._replace(license=None, only=self.only or Wanted(self.license))


def terms_of(declarations: Declarations) -> str:
    """What decides which pages of a crawl are kept: under the same terms the same crawl gives the same."""
    said = (
        RULES,
        str(declarations.only),
        declarations.license,
        declarations.keep_unlicensed,
        declarations.again,
        sorted(declarations.facts.items()),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


class Origin(NamedTuple):
    """Where something comes from, and whether it is one of very many, of which most are not wanted."""

    name: str
    url: str | None = None
    bulk: bool = False


def origin_of(item: Item) -> Origin:
    """Where an input comes from."""
    return Origin(item.name, item.url, item.bulk)


class Reading(NamedTuple):
    """An input that was read: the capture to store, what it says of itself, and the licence concluded."""

    capture: Capture
    extraction: Extraction
    conclusion: LicenseConclusion


def read(item: Item, declarations: Declarations, concluder: Concluder, watch: Stopwatch) -> Reading | Outcome:
    """Capture one input and say what it is; or what becomes of it, if it is not to be stored."""
    try:
        reading = _read(item, declarations, concluder, watch)
        _require_wanted(reading.conclusion, declarations)
    except BylineError as error:
        return passed_over(origin_of(item), error)
    return reading


def passed_over(origin: Origin, error: BylineError) -> Outcome:
    """What becomes of an input that is not to be stored."""
    return _rejected(origin, error) if origin.bulk else failed(origin, error)


def _read(item: Item, declarations: Declarations, concluder: Concluder, watch: Stopwatch) -> Reading:
    with watch("decode"):
        capture = item.take()
        page = read_page(capture)
    if item.bulk and not declarations.facts:
        return _read_bulk(capture, page, declarations, concluder, watch)
    with watch("extract"):
        extraction = extract(page)
    with watch("identify"):
        conclusion = concluder.conclude(capture, declared(extraction.article, declarations.facts), page=page)
    return _reading(capture, extraction, _decided(conclusion, capture, declarations), declarations)


def _read_bulk(
    capture: Capture, page: Page, declarations: Declarations, concluder: Concluder, watch: Stopwatch
) -> Reading:
    """Of very many pages most are not wanted: they are not even parsed if they say nothing of licences."""
    with watch("identify"):
        look = identify_quickly if declarations.keep_unlicensed else identify_given
        conclusion = concluder.conclude(capture, page=page, look=look)
        conclusion = _decided(conclusion, capture, declarations)
        try:
            _require_wanted(conclusion, declarations)
        except NoLicenseFound as error:
            raise Rejected(_reason(conclusion), error.message) from error
    with watch("extract"):
        extraction = extract(page)
    return _reading(capture, extraction, conclusion, declarations)


def _decided(conclusion: LicenseConclusion, capture: Capture, declarations: Declarations) -> LicenseConclusion:
    if declarations.license is None:
        return conclusion
    return declare(declarations.license, statement=None, seen=capture.retrieved, existing=conclusion)


def _reading(
    capture: Capture, extraction: Extraction, conclusion: LicenseConclusion, declarations: Declarations
) -> Reading:
    article = declared(_with_stated_agency(extraction.article, conclusion), declarations.facts)
    if capture.content is not None and capture.original is None and article.url is not None:
        capture = capture.model_copy(update={"url": article.url})
    return Reading(capture, Extraction(article=article, text=extraction.text), conclusion)


def failed(origin: Origin, error: BylineError) -> Outcome:
    """What becomes of an input if something goes wrong."""
    return Outcome(
        input=origin.name,
        status=_STATUS.get(error.exit_code, "failed"),
        message=error.message,
        cure=error.cure,
        exit_code=error.exit_code,
        url=origin.url,
    )


def _rejected(origin: Origin, error: BylineError) -> Outcome:
    """A page of a crawl that is not kept: that is what becomes of most, and nothing went wrong."""
    if isinstance(error, DamagedInput):
        return Outcome(
            input=origin.name, status="damaged", message=error.message, reason=error.reason, exit_code=error.exit_code
        )
    reason = error.reason if isinstance(error, Rejected) else _REASONS.get(type(error), "unreadable")
    return Outcome(input=origin.name, status="rejected", message=error.message, reason=reason, url=origin.url)


_STATUS = {ExitCode.NO_LICENSE: "unlicensed", ExitCode.REFUSED: "refused"}
_REASONS: Mapping[type[BylineError], str] = {NoLicenseFound: "no-licence", Removed: "removed"}


def _reason(conclusion: LicenseConclusion) -> str:
    """Why there is no licence, as a code that can be counted."""
    if conclusion.concluded == NONE:
        return "denied"
    if conclusion.conflicts:
        return "conflict"
    return "no-licence" if conclusion.evidence or conclusion.set_aside else "nothing-said"


def _with_stated_agency(article: Article, conclusion: LicenseConclusion) -> Article:
    """The words that grant the licence name the licensor: better than a guess from the page, if the page names none."""
    if article.agency is not None:
        return article
    stated = next((evidence.licensor for evidence in conclusion.evidence if evidence.licensor), None)
    if stated is None:
        return article
    return article.model_copy(
        update={"agency": canonical_agency(stated), "origins": {**article.origins, "agency": "statement"}}
    )


def _require_wanted(conclusion: LicenseConclusion, declarations: Declarations) -> None:
    """Raise what stands against keeping an article with this licence."""
    if conclusion.concluded in (NOASSERTION, NONE):
        if not declarations.keep_unlicensed:
            _require_license(conclusion)
    elif not declarations.only.takes(conclusion.concluded):
        raise Rejected("other-licence", f"not stored: its licence is {conclusion.concluded}, which was not asked for")


def _require_license(conclusion: LicenseConclusion) -> None:
    """Raise why there is none, with what the publisher allows instead, and what a person can do."""
    cure = (
        "if you know the licence, declare it with --license ID; "
        "--keep-unlicensed stores the article without one (it is then never exported)"
    )
    hint = next((put for put in conclusion.set_aside if put.evidence.scope is Scope.AGENCY), None)
    useless = (put.reason for put in conclusion.set_aside if put.evidence.claim is not Claim.PERMISSION)
    if conclusion.concluded == NONE or (conclusion.declared != NOASSERTION and not conclusion.conflicts):
        why = conclusion.basis
    elif conclusion.conflicts:
        why = f"its licence statements contradict each other ({', '.join(conclusion.conflicts)})"
    elif hint is not None:
        why = (
            f"no licence was found on the page. {hint.evidence.licensor} says elsewhere "
            f"“{hint.evidence.statement}”, but {hint.reason}"
        )
        if hint.reason.startswith(NOT_HELD):
            cure = f'byline source check "{hint.evidence.licensor}" archives that page as evidence; then add this again'
    elif reasons := dict.fromkeys(useless):
        why = f"no licence of the article was found ({'; '.join(reasons)})"
    elif conclusion.basis != LicenseConclusion().basis:
        why = conclusion.basis
    else:
        why = (
            "no licence was found. Looked for: rel=license links, licence badges, meta, JSON-LD, RDFa, "
            "the HTTP Link header, and statements in the text"
        )
    raise NoLicenseFound(f"not stored: {why}{_permitted(conclusion)}", cure=cure)


def _permitted(conclusion: LicenseConclusion) -> str:
    """What the publisher allows without a licence, to be said behind why there is none."""
    permissions = (put.evidence for put in conclusion.set_aside if put.evidence.claim is Claim.PERMISSION)
    own = next(permissions, None)
    if own is None:
        return ""
    words = " ".join(own.statement.split())
    return f". The publisher allows republishing under its own conditions, which is no open licence: “{words}”"
