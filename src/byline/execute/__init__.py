# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the work of a long run is done, one file a place.

A module here defines `open_pool(job, *, jobs, limits)`, a context manager that gives a Pool. What a pool yields is the
same wherever the work is done and on however many processes: results come in the order of the units, and within a unit
in the order of its steps. To add a place (a cluster), write one file.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, TypeVar, cast

from byline.registry import Registry

REGISTRY = Registry("byline.execute", "executor")

Unit = TypeVar("Unit")
Unit_contra = TypeVar("Unit_contra", contravariant=True)
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Loss(StrEnum):
    """What became of a step, or of what is left of a unit, that gave no result."""

    CRASHED = "crashed"
    TOO_SLOW = "too-slow"
    OUT_OF_MEMORY = "out-of-memory"


class Limits(NamedTuple):
    """What one worker may use: seconds for a step, and bytes of address space.

    Looking for the next step may take as long as it must, but not PATIENCE times these seconds without a sign of life.
    """

    seconds: float = 60.0
    memory: int = 2 << 30


DEFAULT = Limits()
PATIENCE = 5
"""A disk or a network may keep a worker waiting for longer than a step may take."""


class Step(NamedTuple, Generic[Result]):
    """The smallest thing that can be lost: `run` gives its result, `lost` what is said in its place."""

    run: Callable[[], Result]
    lost: Callable[[Loss], Result]


class Job(Protocol[Unit_contra, Result]):
    """The work to be done. It can be pickled: every worker has a copy, which lives as long as the worker."""

    def steps(self, unit: Unit_contra, alive: Callable[[], None], /) -> Iterator[Step[Result]]:
        """What is to be done for a unit: always the same steps for the same unit, on any worker.

        It calls `alive` whenever it has got on, if finding a step may take long.
        """

    def lost(self, unit: Unit_contra, loss: Loss, /) -> Result:
        """What is said if the steps themselves cannot be found: it takes the place of all that is left of the unit."""


class Pool(Protocol[Unit_contra, Result_co]):
    """Does a job; one run at a time."""

    def run(self, units: Iterable[Unit_contra], /) -> Iterator[Result_co]:
        """The results for all units, in order. Units are taken when there is room for them."""


class _Place(Protocol):
    def open_pool(
        self, job: Job[Unit, Result], *, jobs: int, limits: Limits
    ) -> AbstractContextManager[Pool[Unit, Result]]: ...


def open_pool(
    job: Job[Unit, Result], *, jobs: int = 1, limits: Limits = DEFAULT, place: str | None = None
) -> AbstractContextManager[Pool[Unit, Result]]:
    """A pool of up to `jobs` workers. One is this process, which nothing limits, unless another place is named."""
    chosen = cast("_Place", REGISTRY.load(place or ("processes" if jobs > 1 else "serial")))
    return chosen.open_pool(job, jobs=jobs, limits=limits)
