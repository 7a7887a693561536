# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a worker process does: it takes orders from a pipe, and sends results back in parcels."""

import gc
import os
import pickle
import resource
import time
from collections.abc import Mapping, MutableSequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Generic, NamedTuple

from byline.execute import Job, Limits, Loss, Result, Step, Unit

# A parcel leaves when so many results or seconds have come together: each costs a call of the system on both sides.
_FULL = 32
_PAUSE = 0.2

Slot = MutableSequence[float]
"""What a worker is at, in memory that it shares: the number of the step; since when it does it, or 0; and while it
looks for it when it last got on, or 0 while it waits for others."""


class Order(NamedTuple, Generic[Unit]):
    """A unit to be done: `received` results are there already, and some steps are `lost` for good.

    What is done `again` may end as it did before, so that nothing waits to be sent.
    """

    unit: Unit
    received: int
    lost: Mapping[int, Loss]
    again: bool


class Parcel(NamedTuple):
    """Results, pickled; `last` if these are the last of the unit."""

    size: int
    last: bool
    data: bytes

    @classmethod
    def of(cls, results: list[Any], *, last: bool) -> "Parcel":
        """These results as a parcel."""
        return cls(len(results), last, pickle.dumps(results, pickle.HIGHEST_PROTOCOL))


def work(
    job: Job[Unit, Result], pipe: "Connection[Any, Any]", slot: Slot, limits: Limits, collect: tuple[int, int, int]
) -> None:
    """Do what is ordered until nobody orders any more; `collect` is how often garbage is looked for."""
    gc.set_threshold(*collect)
    # Numeric libraries start a thread for every core, each with a stack; there is a worker for every core already.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    memory = limits.memory if most == resource.RLIM_INFINITY else min(limits.memory, most)
    with suppress(ValueError):  # macOS knows the limit, but not how to set it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        while True:
            _do(job, pipe.recv(), pipe, slot)
    except (EOFError, ConnectionError):  # the other end is gone, in good order or not
        pipe.close()
    gc.freeze()  # all goes with the process: nobody need look through it for garbage first


def _do(job: Job[Unit, Result], order: Order[Unit], pipe: "Connection[Any, Any]", slot: Slot) -> None:
    results: list[Result] = []
    sent = time.monotonic()
    steps, number = job.steps(order.unit, partial(_live, slot)), 0
    while True:
        slot[0], slot[1] = number, 0.0
        _live(slot)
        try:
            step = next(steps, None)
        except MemoryError:
            results.append(job.lost(order.unit, Loss.OUT_OF_MEMORY))
            break
        if step is None:
            break
        if number >= order.received:
            results.append(_result(step, order.lost.get(number), slot))
            slot[1] = 0.0
        number += 1
        if results and (order.again or len(results) >= _FULL or time.monotonic() - sent > _PAUSE):
            _send(Parcel.of(results, last=False), pipe, slot)
            results.clear()
            sent = time.monotonic()
    _send(Parcel.of(results, last=True), pipe, slot)


def _live(slot: Slot) -> None:
    slot[2] = time.monotonic()


def _send(parcel: Parcel, pipe: "Connection[Any, Any]", slot: Slot) -> None:
    """Send it, however long the other side takes until it has room."""
    slot[2] = 0.0
    pipe.send(parcel)


def _result(step: Step[Result], loss: Loss | None, slot: Slot) -> Result:
    if loss is not None:
        return step.lost(loss)
    slot[1] = time.monotonic()
    try:
        return step.run()
    except MemoryError:
        return step.lost(Loss.OUT_OF_MEMORY)
