# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A licence as the catalogue knows it."""

from typing import Literal

from byline.model._value import Value


class Rule(Value):
    """One duty or prohibition, with the clause of the legal code that says so."""

    required: bool | str
    """True, False, or when: any-modification, adaptations, collections, collections+adaptations, always, law,
    where-possible, produced-work."""
    clause: str | None = None
    note: str | None = None
    if_supplied: bool = False


class ShareAlike(Value):
    """What an adaptation may be licensed under."""

    applies: bool = False
    clause: str | None = None
    rule: str | None = None
    compatible: tuple[str, ...] = ()
    one_way: tuple[str, ...] = ()


class Termination(Value):
    """How a breach ends the licence and whether a cure brings it back."""

    automatic: bool = False
    cure_days: int | None = None
    clause: str | None = None


class License(Value):
    """One row of the catalogue. `notice` and `forbidden` map the name of a duty to its rule."""

    id: str
    """SPDX id, or a LicenseRef- where SPDX lists none."""
    name: str
    short: str
    family: str
    kind: Literal["license", "dedication", "mark"] = "license"
    elements: tuple[str, ...] = ()
    version: str | None = None
    jurisdiction: str | None = None
    uri: str
    """The canonical https URI (the deed for CC)."""
    legalcode_uri: str | None = None
    statement: str | None = None
    """The sentence that names the licence in a notice, where the licence prescribes one: it is given verbatim, in the
    language of the licence. `{licensor}`, `{authors}`, `{title}`, `{year}` and `{uri}` in it stand for facts."""
    statement_language: str = "en"
    base: str | None = None
    """The id of the licence that a publisher's own terms build on."""
    unwritten: str | None = None
    """Why byline cannot write the notice of this licence yet; None if it can."""
    doubt: str | None = None
    """Why a notice is not enough: a use under this licence alone is never answered with yes."""
    grant: str | None = None
    """The clause that grants the rights."""
    permits: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    prohibits: tuple[str, ...] = ()
    notice: dict[str, Rule] = {}
    forbidden: dict[str, Rule] = {}
    sharealike: ShareAlike = ShareAlike()
    termination: Termination = Termination()
    verified: dict[str, bool] = {}
    """Which facts of the row were read in a primary source: shown, never hidden."""
    sources: tuple[str, ...] = ()
    note: str | None = None
