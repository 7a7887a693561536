# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What became of the inputs of `byline add`: counted, and the rejected pages written to a file."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO

from byline.errors import OperationFailed
from byline.workflows.stopwatch import Stopwatch

if TYPE_CHECKING:
    from byline.model.archived import Outcome

# What was rejected before anybody looked for a licence, or because nothing is said of one.
_NO_CANDIDATES = frozenset(
    {
        "not-a-page", "status", "no-address", "no-date", "no-http", "cut-short", "too-large", "no-original",
        "unreadable", "nothing-said",
    }
)  # fmt: skip


class Tally:
    """Counts outcomes; `rejects` is a file for the pages of crawls that are not stored, one JSON object a line."""

    def __init__(self, rejects: Path | None) -> None:
        self.watch = Stopwatch()
        self.bytes = 0
        """Of crawls, as they lie on the disk."""
        self.codes: set[int] = set()
        """The exit codes of all outcomes."""
        self.cures: dict[str, None] = {}
        """What can be done about them, each once."""
        self._began = time.perf_counter()
        self._path = rejects
        self._file: TextIO | None = None
        self._counts: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self._rejected: Counter[str] = Counter()
        self._damaged: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()

    def __enter__(self) -> Self:
        if self._path is not None:
            try:
                self._file = self._path.open("a", encoding="utf-8", errors="replace")
            except OSError as error:
                raise OperationFailed(f"{self._path} cannot be written: {error.strerror}") from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def stored(self) -> int:
        """How many of the inputs the archive now holds."""
        return self._kept.total()

    def count(self, outcome: "Outcome") -> None:
        """Take an outcome into account."""
        self.codes.add(outcome.exit_code)
        if outcome.cure:
            self.cures.setdefault(outcome.cure)
        self._counts[outcome.status] += 1
        if outcome.is_stored:
            self._kept[outcome.license or ""] += 1
        elif outcome.status == "rejected":
            self._rejected[outcome.reason or ""] += 1
            self._list(outcome)
        elif outcome.status == "damaged":
            self._damaged[outcome.reason or ""] += 1
        elif outcome.reason:
            self._lost[outcome.reason] += 1
            self._list(outcome)

    def _list(self, outcome: "Outcome") -> None:
        if self._file is not None:
            told = outcome.model_dump(include={"input", "url", "reason", "message"})
            self._file.write(json.dumps(told, ensure_ascii=False) + "\n")

    def summary(self) -> dict[str, Any]:
        """The numbers, as byline-add-summary-1 has them."""
        seconds = time.perf_counter() - self._began
        responses = self._counts.total() - self._counts["damaged"]
        return {
            "counts": dict(sorted(self._counts.items())),
            "responses": responses,
            "candidates": responses - self._lost.total() - sum(self._rejected[reason] for reason in _NO_CANDIDATES),
            "kept": dict(self._kept.most_common()),
            "rejected": dict(self._rejected.most_common()),
            "damaged": dict(self._damaged.most_common()),
            "lost": dict(self._lost.most_common()),
            "bytes": self.bytes,
            "seconds": round(seconds, 3),
            "responses_per_second": round(responses / seconds, 1),
            "bytes_per_second": round(self.bytes / seconds),
            "stages": {stage: round(spent, 3) for stage, spent in self.watch.seconds.items()},
        }

    def lines(self) -> Iterator[str]:
        """The same for people; nothing if there was one input and no crawl."""
        if self._counts.total() > 1:
            yield f"\n{_listed(self._counts)}"
        if not (self._rejected or self._damaged or self._lost or self.bytes):
            return
        said = self.summary()
        yield f"{'responses':<11}{said['responses']:,}, of which {said['candidates']:,} say something of a licence"
        for name, counts in (
            ("kept", self._kept),
            ("rejected", self._rejected),
            ("damaged", self._damaged),
            ("lost", self._lost),
        ):
            if counts:
                yield f"{name:<11}{_listed(counts)}"
        rate = f"{said['responses_per_second']:,.0f} responses and {said['bytes_per_second'] / 1e6:,.1f} MB a second"
        yield f"{'speed':<11}{rate}"
        stages = ", ".join(f"{stage} {spent:.1f} s" for stage, spent in self.watch.seconds.items())
        yield f"{'time':<11}{said['seconds']:.1f} s: {stages}"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in counts.most_common())
