# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What was found that speaks of a licence, and what is concluded from it."""

from enum import StrEnum
from typing import Literal

from byline.model._value import Moment, Value
from byline.model.spdx import NOASSERTION


class Claim(StrEnum):
    """What a piece of evidence claims."""

    LICENSE = "license"
    DENIAL = "denial"
    """All rights reserved, an agency's own copyright line in the byline, an embargo."""
    EXCLUSION = "exclusion"
    """ "Unless otherwise noted", "photos excluded": limits a licence that was given."""
    RESERVATION = "reservation"
    """A text and data mining reservation: recorded beside the licence, never as one."""
    PERMISSION = "permission"
    """ "You may republish our articles": under the publisher's own conditions, so a hint and never a licence."""


class Region(StrEnum):
    """Where on the page it stood."""

    HEAD = "head"
    HEADERS = "headers"
    BODY = "body"
    BYLINE = "byline"
    FIGURE = "figure"
    FOOTER = "footer"
    SIDEBAR = "sidebar"
    COMMENTS = "comments"
    DIALOG = "dialog"
    HIDDEN = "hidden"
    RELATED = "related"
    EMBED = "embed"
    FEED = "feed"
    """Not on the page: in the feed that led to it."""
    POLICY = "policy"
    """Not on the page: where its source speaks of reuse."""
    OPERATOR = "operator"


class Scope(StrEnum):
    """What it covers, most specific first; OTHER is a part that is not the article's text (a picture, a plug-in)."""

    ARTICLE = "article"
    SECTION = "section"
    SITE = "site"
    AGENCY = "agency"
    OTHER = "other"


class Locator(Value):
    """Where the statement stands, so that a machine can check it.

    `record` is `payload` (the decoded page), `headers` (the HTTP response head), `feed` (what the feed that led to the
    page says of it), `policy` (a page of the source's that the archive holds: `record_id` names its record, `uri` its
    address), `seeds` (the source's file in seeds/: those words were not seen by byline) or `operator` (the command
    line). `selector` is an XPath of the parsed page, `attribute` one of that element's attributes, `pointer` a JSON
    pointer into its JSON-LD, or into the feed item. `start` and `end` are character offsets into the text so selected
    (the whole text if unset).
    """

    record: Literal["payload", "headers", "feed", "policy", "seeds", "operator"] = "payload"
    record_id: str | None = None
    uri: str | None = None
    selector: str | None = None
    attribute: str | None = None
    pointer: str | None = None
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        """A short form for people: payload //footer/p[2] @href chars 10-90."""
        parts = [self.record, self.uri, self.selector, self.attribute and f"@{self.attribute}", self.pointer]
        if self.start is not None:
            parts.append(f"chars {self.start}-{self.end}")
        return " ".join(part for part in parts if part)


class Evidence(Value):
    """One thing that was found: the words, where they stood, what they cover, what they suggest."""

    finder: str
    """The finder's name, which is the kind of the evidence: rel-license, meta, json-ld, statement, operator ..."""
    claim: Claim = Claim.LICENSE
    statement: str
    """Verbatim: exactly what stands at the locator."""
    locator: Locator
    region: Region
    scope: Scope
    suggests: str = NOASSERTION
    """The SPDX id that the words name: LicenseRef-...-unversioned without a version, NOASSERTION without a licence."""
    licensor: str | None = None
    """Whose content the words speak of ("All Content by X"), if they say so."""
    seen: Moment


class SetAside(Value):
    """Evidence that was not used, and why."""

    evidence: Evidence
    reason: str


class LicenseConclusion(Value):
    """Which licence covers the main article's text, why, and who says so."""

    declared: str = NOASSERTION
    """What the page (or its operator) says, as an SPDX expression."""
    concluded: str = NOASSERTION
    """What byline takes to be true; NOASSERTION when in doubt, NONE when a licence is denied."""
    basis: str = "nothing found"
    """One line for people: which evidence decided, and how."""
    scope: Scope | None = None
    evidence: tuple[Evidence, ...] = ()
    """What the conclusion rests on, the deciding one first."""
    set_aside: tuple[SetAside, ...] = ()
    conflicts: tuple[str, ...] = ()
    """The ids that contradict each other, if they do."""
    exclusions: tuple[str, ...] = ()
    """Verbatim statements that limit what is covered."""
    reservations: tuple[str, ...] = ()
    by: Literal["rule", "operator"] = "rule"
    rules: str = ""
    """Version of the rules that concluded."""
