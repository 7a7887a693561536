# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The words that a reuser must say."""

from enum import StrEnum
from typing import Literal

from byline.model._value import PartialDate, Value
from byline.model.license import License
from byline.model.policy import Demand


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


class Assumption(Value):
    """A doubt that a person decided: what is taken to be so, and why. It goes along with what was made under it."""

    name: Literal["no-adaptation"]
    reason: str


class Adaptation(Value):
    """What was made of a work, where a notice speaks of the result: by whom, and under which licence it stands."""

    kind: Literal["adaptation", "translation"] = "adaptation"
    by: str | None = None
    license: License | None = None
    """That of the adaptation; None if it was not said."""
    source_language: str | None = None
    target_language: str | None = None
    """Of a translation, as BCP 47 tags."""


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
    published: PartialDate | None = None
    modified: PartialDate | None = None
    """When the work was last updated: some licences ask to give it."""
    license_notice: str | None = None
    """The words under which the work was licensed, verbatim, where they have to be kept."""
    adaptation: Adaptation | None = None
    notice_language: str = "en"
    """In which of the languages of data/notice.toml the notice speaks."""


class Notice(Value):
    """A rendered notice: `content` in the carrier's own syntax."""

    carrier: str
    media_type: str
    content: str
    language: str = "en"
    demands: tuple[Demand, ...] = ()
    """What the publisher asks for beside the licence: no words can meet it."""
    assumption: Assumption | None = None
    """What a person took to be so; without it there would be no notice."""
    doubt: str | None = None
    """Why these words are not enough to use the work."""
    license_text: str | None = None
    """The text of the licence, where that has to go along with every copy."""
