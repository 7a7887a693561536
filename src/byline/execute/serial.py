# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""In this process. What takes a step down takes everything down."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Generic

from byline.execute import Job, Limits, Pool, Result, Unit


@contextmanager
def open_pool(job: Job[Unit, Result], *, jobs: int, limits: Limits) -> Iterator[Pool[Unit, Result]]:  # noqa: ARG001
    """A pool of one."""
    yield _Here(job)


def _nobody_waits() -> None:
    """There is nobody who would end it."""


class _Here(Generic[Unit, Result]):
    def __init__(self, job: Job[Unit, Result]) -> None:
        self._job = job

    def run(self, units: Iterable[Unit], /) -> Iterator[Result]:
        """Step by step."""
        for unit in units:
            for step in self._job.steps(unit, _nobody_waits):
                yield step.run()
