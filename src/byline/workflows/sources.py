# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sources, looked at again: do their policy pages still say what seeds/ quotes? Each look is kept as evidence."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from byline.archive.collection import Archive
from byline.errors import BylineError, ExitCode
from byline.licensing.quotation import find_quote, is_alike
from byline.model._value import Moment, Value
from byline.model.capture import Capture
from byline.model.source import QuoteCheck, Source, Term
from byline.page.parse import Page, read_page
from byline.seeds import owner_of

Fetch = Callable[[str], Capture]
Status = Literal["same", "changed", "gone", "unreachable", "no-address"]
_RANK: tuple[Status, ...] = ("same", "changed", "gone")


class Checked(Value):
    """What one policy page of a source says now, beside what seeds/ quotes."""

    source: str
    uri: str | None = None
    """The page; None if no address of one is known."""
    status: Status
    """The worst of the quotes', or why there are none."""
    quotes: tuple[QuoteCheck, ...] = ()
    retrieved: Moment | None = None
    record_id: str | None = None
    """Of the capture in the archive."""
    message: str | None = None
    cure: str | None = None
    exit_code: int = 0


def check(archive: Archive, sources: Iterable[Source], fetch: Fetch, *, robots: str = "classic") -> Iterator[Checked]:
    """Fetch every policy page of the sources, archive it, and compare; each is yielded once it is durable.

    A page that cannot be fetched costs only itself. `robots` is the policy that `fetch` follows (ISO 28500, 6.2).
    """
    with archive.writer(robots=robots) as writer:
        for source in sources:
            pages = _pages(source)
            if not pages:
                yield Checked(source=source.name, status="no-address")
            for uri, terms in pages.items():
                try:
                    capture = fetch(uri)
                    quotes = _compare(source, capture, terms)
                    record_id = writer.add_policy(capture, source=source.name, uri=uri, quotes=quotes)
                except BylineError as error:
                    yield _unreachable(source, uri, error)
                    continue
                writer.commit()
                status = max((quote.status for quote in quotes), key=_RANK.index)
                yield Checked(
                    source=source.name,
                    uri=uri,
                    status=status,
                    quotes=quotes,
                    retrieved=capture.retrieved,
                    record_id=record_id,
                    exit_code=ExitCode.OK if status == "same" else ExitCode.FINDINGS,
                )


def _pages(source: Source) -> dict[str, list[Term]]:
    """The source's policy pages with the terms that are quoted from each."""
    pages: dict[str, list[Term]] = {}
    for term in source.terms:
        if term.uri is not None and term.quote is not None:
            pages.setdefault(term.uri, []).append(term)
    return pages


def _compare(source: Source, capture: Capture, terms: Iterable[Term]) -> tuple[QuoteCheck, ...]:
    """What became of the words; on a page of somebody else, to which an address may lead by now, they are gone."""
    page = read_page(capture)
    owner = owner_of(capture.url)
    own = owner is not None and owner.name == source.name
    return tuple(_compared(page, term.quote or "", own=own) for term in terms)


def _compared(page: Page, quote: str, *, own: bool) -> QuoteCheck:
    if own and (found := find_quote(page, quote)):
        return QuoteCheck(quote=quote, status="same", locator=found.locator)
    return QuoteCheck(quote=quote, status="changed" if own and is_alike(page, quote) else "gone")


def _unreachable(source: Source, uri: str, error: BylineError) -> Checked:
    return Checked(
        source=source.name,
        uri=uri,
        status="unreachable",
        message=error.message,
        cure=error.cure,
        exit_code=error.exit_code,
    )
