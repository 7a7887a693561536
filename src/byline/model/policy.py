# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a reuser wants to do, and whether the licence lets them."""

from enum import StrEnum

from byline.model._value import Value
from byline.model.use import Use


class Verdict(StrEnum):
    """The answer. Only the first two let an article out; unknown never does."""

    ALLOW = "allow"
    ALLOW_WITH_OBLIGATIONS = "allow-with-obligations"
    DENY = "deny"
    UNKNOWN = "unknown"


class Reason(Value):
    """One ground for a decision: the words for people and the clause they rest on, if there is one."""

    text: str
    clause: str | None = None


class Decision(Value):
    """Whether `uses` of an article under `license` are allowed, what must be done, and why."""

    uses: tuple[Use, ...]
    license: str
    verdict: Verdict
    obligations: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def allowed(self) -> bool:
        """True if the article may go out for these uses."""
        return self.verdict in (Verdict.ALLOW, Verdict.ALLOW_WITH_OBLIGATIONS)
