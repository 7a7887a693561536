# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a check found."""

from typing import Literal

from byline.model._value import Value


class Finding(Value):
    """One thing that is wrong or odd: a stable code, how bad it is, and where it stands."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    file: str | None = None
    offset: int | None = None
    record_id: str | None = None


class AuditFinding(Value):
    """What an audit found in one place of a published artefact (docs/reference/checks.md)."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str
    clause: str | None = None
    """The clause of the licence that asks for it, with the licence's id."""
    file: str
    """Relative to what was audited, or an URL."""
    line: int | None = None
    article: str | None = None
    """The id of the article that was reused."""
    title: str | None = None
    """Its title, for people."""
    found: str | None = None
    """What stands there instead, verbatim."""
    cure: str | None = None
    """What to do; if `paste` is set, put that there."""
    paste: str | None = None
    """The notice, in the syntax of the artefact."""
