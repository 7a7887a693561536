# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words that a reuser must say."""

from enum import StrEnum

from byline.model._value import Value
from byline.model.license import License


class Adapts(StrEnum):
    """Whether a change makes an adaptation (RULES: what kind of act is it?)."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"


class Change(Value):
    """One thing that was done to the work: a fact that a pipeline step declares, never prose guessed afterwards."""

    text: str
    """A full sentence for the notice: "Text extracted from the web page; images and navigation omitted." """
    adapts: Adapts = Adapts.NO


class Attribution(Value):
    """The facts of a notice."""

    title: str | None = None
    creators: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    """Others to be credited: the agency, the journal."""
    copyright_notice: str | None = None
    source_uri: str | None = None
    license: License
    changes: tuple[Change, ...] = ()
    earlier_changes: tuple[str, ...] = ()
    language: str | None = None
    """Of the title and names, for carriers that mark language and direction."""


class Notice(Value):
    """A rendered notice: `content` in the carrier's own syntax."""

    carrier: str
    media_type: str
    content: str
