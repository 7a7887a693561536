# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Inputs in, archived articles out: capture, read, extract, identify, store."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from byline.archive.collection import Archive
from byline.archive.writer import Writer
from byline.capture.inputs import Item
from byline.errors import BylineError, ExitCode, NoLicenseFound
from byline.extract.article import declared, extract
from byline.licensing.conclude import declare
from byline.model.archived import Outcome
from byline.model.article import Article, Extraction
from byline.model.capture import Capture
from byline.model.evidence import LicenseConclusion, Scope
from byline.model.finding import Finding
from byline.model.spdx import NOASSERTION, NONE
from byline.page.parse import read_page
from byline.seeds import canonical_agency
from byline.workflows.conclusion import NOT_HELD, Concluder

# What is reported as archived is on the disk. Waiting for the disk once for many articles is far quicker than once
# for each; the pause bounds how long a slow source keeps finished articles unreported.
_BATCH = 64
_PAUSE = 2.0


class Declarations(NamedTuple):
    """What the operator declares about every input of a call."""

    facts: Mapping[str, str | tuple[str, ...]] = {}
    license: str | None = None
    keep_unlicensed: bool = False
    again: bool = False
    """Store even what was removed before."""
    robots: str = "classic"
    """The robots policy that was followed, for the warcinfo record (ISO 28500, 6.2)."""


class Reading(NamedTuple):
    """An input that was read: the capture to store, what it says of itself, and the licence concluded."""

    capture: Capture
    extraction: Extraction
    conclusion: LicenseConclusion


def ingest(
    archive: Archive, items: Iterable[Item], declarations: Declarations, *, recovered: Callable[[Finding], None]
) -> Iterator[Outcome]:
    """Archive every item; yields one outcome an item, in order, once it is durable.

    One bad item costs only itself. An item without a licence is not stored unless the declarations say so. `recovered`
    is told what an interruption before had left and is now set aside or finished.
    """
    with archive.writer(robots=declarations.robots) as writer:
        for finding in writer.recovered:
            recovered(finding)
        pending: list[Outcome] = []
        since = time.monotonic()
        concluder = Concluder(archive)
        for item in items:
            pending.append(_attempt(writer, concluder, item, declarations))
            if len(pending) >= _BATCH or time.monotonic() - since > _PAUSE:
                writer.commit()
                yield from pending
                pending.clear()
                since = time.monotonic()
        writer.commit()
        yield from pending


def read(item: Item, declarations: Declarations, concluder: Concluder) -> Reading:
    """Capture one item and say what it is; raises what went wrong. Nothing is stored."""
    capture = item.take()
    page = read_page(capture)
    extraction = extract(page)
    conclusion = concluder.conclude(capture, declared(extraction.article, declarations.facts), page=page)
    article = _with_stated_agency(extraction.article, conclusion)
    article = declared(article, declarations.facts)
    if declarations.license is not None:
        conclusion = declare(declarations.license, statement=None, seen=capture.retrieved, existing=conclusion)
    if capture.content is not None and article.url is not None:
        capture = capture.model_copy(update={"url": article.url})
    return Reading(capture, Extraction(article=article, text=extraction.text), conclusion)


def _attempt(writer: Writer, concluder: Concluder, item: Item, declarations: Declarations) -> Outcome:
    try:
        reading = read(item, declarations, concluder)
        if not declarations.keep_unlicensed:
            _require_license(reading.conclusion)
        added = writer.add(reading.capture, reading.extraction, reading.conclusion, again=declarations.again)
    except BylineError as error:
        return Outcome(
            input=item.name,
            status=_STATUS.get(error.exit_code, "failed"),
            message=error.message,
            cure=error.cure,
            exit_code=error.exit_code,
        )
    return Outcome(
        input=item.name,
        status=added.status,
        id=added.id,
        license=reading.conclusion.concluded,
        agency=reading.extraction.article.agency,
        title=reading.extraction.article.title,
    )


_STATUS = {ExitCode.NO_LICENSE: "unlicensed", ExitCode.REFUSED: "refused"}


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


def _require_license(conclusion: LicenseConclusion) -> None:
    if conclusion.concluded not in (NOASSERTION, NONE):
        return
    cure = (
        "if you know the licence, declare it with --license ID; "
        "--keep-unlicensed stores the article without one (it is then never exported)"
    )
    if conclusion.concluded == NONE or (conclusion.declared != NOASSERTION and not conclusion.conflicts):
        raise NoLicenseFound(f"not stored: {conclusion.basis}", cure=cure)
    if conclusion.conflicts:
        raise NoLicenseFound(
            f"not stored: its licence statements contradict each other ({', '.join(conclusion.conflicts)})", cure=cure
        )
    if hint := next((put for put in conclusion.set_aside if put.evidence.scope is Scope.AGENCY), None):
        raise NoLicenseFound(
            f"not stored: no licence was found on the page. {hint.evidence.licensor} says elsewhere "
            f"“{hint.evidence.statement}”, but {hint.reason}",
            cure=f'byline source check "{hint.evidence.licensor}" archives that page as evidence; then add this again'
            if hint.reason.startswith(NOT_HELD)
            else cure,
        )
    if conclusion.set_aside:
        reasons = dict.fromkeys(put.reason for put in conclusion.set_aside)
        raise NoLicenseFound(f"not stored: no licence of the article was found ({'; '.join(reasons)})", cure=cure)
    raise NoLicenseFound(
        "not stored: no licence was found. Looked for: rel=license links, licence badges, meta, JSON-LD, RDFa, "
        "the HTTP Link header, and statements in the text",
        cure=cure,
    )
