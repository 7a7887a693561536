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


class Demand(Value):
    """What a publisher asks of reusers beside the licence: no duty of the licence, but never dropped in silence."""

    text: str
    """In few words: "keep all links of the story"."""
    forbids: Use | None = None
    """The use that it rules out, if it does."""
    source: str
    """Who asks, and where it can be read."""


class Decision(Value):
    """Whether `uses` of an article under `license` are allowed, what must be done, and why.

    Of licences to choose from (`A OR B`) `license` is the one that was chosen.
    """

    uses: tuple[Use, ...]
    license: str
    verdict: Verdict
    obligations: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()
    evidence: tuple[str, ...] = ()
    """The words that the licence rests on, verbatim, the deciding ones first."""
    demands: tuple[Demand, ...] = ()
    """What the publisher asks beside the licence."""

    @property
    def allowed(self) -> bool:
        """True if the article may go out for these uses."""
        return self.verdict in (Verdict.ALLOW, Verdict.ALLOW_WITH_OBLIGATIONS)


class Question(Value):
    """What is not known, and what would settle it."""

    text: str
    cure: str


class Advice(Value):
    """May I, must I: the answers for one article, from its licence and from what its publisher asks beside it.

    `license` is the one that was chosen where there is a choice. `decisions` has one for each use alone, `together` the
    one for all of `uses` at once.
    """

    uses: tuple[Use, ...]
    license: str
    decisions: tuple[Decision, ...]
    together: Decision
    must: tuple[Reason, ...] = ()
    must_if_adapted: tuple[Reason, ...] = ()
    """What is due beyond `must` when an adaptation is shared; empty if it may not be, or nobody asked."""
    must_not: tuple[Reason, ...] = ()
    """To be read after "do not"."""
    demands: tuple[Demand, ...] = ()
    excluded: tuple[str, ...] = ()
    """Verbatim statements that limit what is covered."""
    questions: tuple[Question, ...] = ()
