# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A source agency as seeds/ describes it."""

from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from byline.model._value import PartialDate, Value
from byline.model.evidence import Locator
from byline.model.use import Use

Words = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
"""Words on one line, without white space at the ends."""
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z0-9-]+$", max_length=253)]
"""A domain in lower case, as in the URL (ASCII); its subdomains are included."""
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+/\S*$", max_length=2000)]
"""An absolute http or https URL with a path."""


class Term(Value):
    """What an agency says about reuse, or what others say that it says: a hint, which a page must not contradict.

    It is evidence of a licence only where the archive holds the page on which the agency says it
    (docs/explanation/evidence.md). Raises ValueError if it is marked as verified without a quote, or says nothing.
    """

    quote: Words | None = None
    """The agency's words, verbatim; None if only a directory or the like names a licence."""
    license: str | None = None
    """The catalogue's id, exactly as known: a version not stated stays unstated; None if no licence is named."""
    verified: bool = False
    """Whether the quoted words were seen where `source` says: the agency's pages, or somebody who quotes them."""
    source: Words
    """How it is known: a URL or a description that lets a reader look it up."""
    uri: WebAddress | None = None
    """The page on which the agency says it."""
    where: Words | None = None
    """Where it stands on that page, or on every page."""
    domains: tuple[Domain, ...] = ()
    """The domains for which it is said; empty means all of the source's."""
    dated: PartialDate | None = None
    """When it was said, if known."""
    valid_from: PartialDate | None = None
    """Articles published before are not covered."""
    valid_until: PartialDate | None = None
    """Articles published after are not covered."""
    only_marked: bool = False
    """Only articles that say so themselves are covered: a page without a word of it is not."""
    checked_at: PartialDate | None = None
    """When it was last read on that page, or on a stored copy of it; None if nobody did: then it is no evidence."""
    credit: Words | None = None
    """The credit line asked for, verbatim."""
    demands: tuple[Words, ...] = ()
    """What else is asked of reusers, duty or request, in few words."""
    forbids: dict[Use, Words] = {}
    """Uses that the terms rule out beside the licence, each in few words: bulk = "no wholesale republishing"."""
    exclusions: tuple[Words, ...] = ()
    """What it does not cover, in few words."""
    note: Words | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.verified and self.quote is None:
            raise ValueError("verified words need a quote")
        if not (self.quote or self.license or self.note):
            raise ValueError("a term needs a quote, a license or a note")
        return self


class Source(Value):
    """A publisher: its name as it is to be credited, other names it goes by, and the domains it publishes on."""

    name: Words
    aliases: tuple[Words, ...] = ()
    domains: tuple[Domain, ...] = ()
    shared: bool = False
    """Many bodies or editions, each with a name of its own, share these domains: they do not say whom to credit."""
    homepage: WebAddress | None = None
    feeds: tuple[WebAddress, ...] = ()
    sitemaps: tuple[WebAddress, ...] = ()
    terms: tuple[Term, ...] = ()
    conflicts: tuple[Words, ...] = ()
    """Where what is known of the terms contradicts itself; it is not resolved here."""
    note: Words | None = None


class QuoteCheck(Value):
    """Whether words of a source that seeds/ quotes stand on its policy page."""

    quote: str
    status: Literal["same", "changed", "gone"]
    """same: they stand there; changed: something near to them does; gone: nothing does."""
    locator: Locator | None = None
    """Where they stand on that page, if they do."""
