# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The option `--assume` with its `--reason`: a doubt that the person at the keyboard settles."""

from typing import TYPE_CHECKING

from byline.errors import UsageError

if TYPE_CHECKING:
    from byline.model.notice import Assumption


def assumption_of(name: str | None, reason: str | None) -> "Assumption | None":
    """The assumption of that name; None if neither was given. UsageError if there is none, or no reason."""
    if name is None and reason is None:
        return None
    from byline.model.notice import Assumption

    if name != "no-adaptation" or not reason or not reason.strip():
        raise UsageError("an assumption has a name and a reason", cure="--assume no-adaptation --reason WHY")
    return Assumption(name="no-adaptation", reason=reason)
