# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the time of a long run goes."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

Each = TypeVar("Each")


class Stopwatch:
    """Adds up the seconds, by the clock, that are spent in each stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure the block."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - began

    def add(self, seconds: Mapping[str, float]) -> None:
        """What another one has measured."""
        for stage, spent in seconds.items():
            self.seconds[stage] += spent

    def each(self, stage: str, values: Iterable[Each]) -> Iterator[Each]:
        """The values; measures how long each takes to come."""
        coming = iter(values)
        while True:
            began = time.perf_counter()
            try:
                value = next(coming)
            except StopIteration:
                return
            finally:
                self.seconds[stage] += time.perf_counter() - began
            yield value
