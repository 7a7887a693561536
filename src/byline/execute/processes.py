# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""On processes of this machine, each with a limit of time and memory.

A worker that dies, or is too long at one step, is replaced, and its unit is done again but for the results that are
here already. A step that was at work when a worker died is tried once more, for it may have been innocent: the system
ends processes when memory is short, and people do. The second time it is lost, and so is at once what took too long.
Whoever looks for the next step has more time, and as much again whenever it gets on; and it too is tried twice, for
what it had found may not have been sent yet.
If they die all the time, it is not the steps' fault: then the run ends.
"""

import gc
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from pickle import loads
from typing import Any, Generic

from byline.errors import OperationFailed
from byline.execute import PATIENCE, Job, Limits, Loss, Pool, Result, Unit
from byline.execute._worker import Order, Parcel, Slot, work

# Results of later units wait for those before them, up to so many bytes; then their workers wait as well.
_MOST_HELD = 32 << 20
# So many may die, and more if it is one for this many results.
_MOST_DEATHS = 30
_RESULTS_A_DEATH = 10
_LONGEST_WAIT = 1.0
_GOODBYE = 5.0


@contextmanager
def open_pool(job: Job[Unit, Result], *, jobs: int, limits: Limits) -> Iterator[Pool[Unit, Result]]:
    """Processes are started when there is work for them, and end with the block.

    Running raises OperationFailed if they die all the time.
    """
    pool = _Processes(job, jobs, limits)
    try:
        yield pool
        pool.dismiss()
    finally:
        pool.end()


class _Task(Generic[Unit]):
    """A unit that is under way."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.parcels: deque[Parcel] = deque()
        self.received = 0
        self.done = False
        self.lost: dict[int, Loss] = {}
        self._suspects: set[tuple[int, bool]] = set()

    def order(self) -> Order[Unit]:
        """What is left of it."""
        return Order(self.unit, self.received, self.lost, bool(self._suspects or self.lost))

    def receive(self, parcel: Parcel) -> None:
        """Take what a worker sent."""
        self.parcels.append(parcel)
        self.received += parcel.size
        self.done = parcel.last

    def blame(self, job: Job[Unit, Result], step: int, *, at_work: bool, overdue: bool) -> None:
        """A worker ended at that step, or while it looked for it."""
        if not (overdue and at_work) and (step, at_work) not in self._suspects:
            self._suspects.add((step, at_work))
            return
        loss = Loss.TOO_SLOW if overdue else Loss.CRASHED
        if at_work:
            self.lost[step] = loss
        else:
            self.receive(Parcel.of([job.lost(self.unit, loss)], last=True))


class _Worker(Generic[Unit]):
    """A process and the pipe to it."""

    def __init__(self, job: Job[Unit, Any], limits: Limits) -> None:
        # Neither threads nor open files are taken along, as fork would do.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.slot: Slot = context.RawArray("d", 3)
        self.task: _Task[Unit] | None = None
        self.overdue = False
        self._process = context.Process(
            target=work, args=(job, theirs, self.slot, limits, gc.get_threshold()), daemon=True
        )
        # Ctrl-C is for this process, which ends the others: they inherit what is blocked. What tracks resources is
        # started first, for that unblocks the signal.
        resource_tracker.ensure_running()
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        theirs.close()

    def order(self, task: _Task[Unit]) -> None:
        """Let it do what is left of a unit."""
        self.task = task
        self.slot[:] = [0.0, 0.0, 0.0]
        with suppress(OSError):  # if it has died, reading from the pipe tells so as well
            self.pipe.send(task.order())

    def watch(self, seconds: float) -> None:
        """End it if it has been at one step for too long, or has not got on for far longer while it looks for one."""
        _, since, alive = at = tuple(self.slot)
        began, most = (since, seconds) if since else (alive, seconds * PATIENCE)
        if began and not self.overdue and time.monotonic() - began > most:
            self.kill()
            self.overdue = tuple(self.slot) == at

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.join()

    def leave(self) -> None:
        """Let it end by itself: nothing is ordered any more."""
        self.pipe.close()

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, but no longer than that."""
        self._process.join(seconds)


class _Processes(Generic[Unit, Result]):
    """The pool."""

    def __init__(self, job: Job[Unit, Result], jobs: int, limits: Limits) -> None:
        self._job = job
        self._jobs = jobs
        self._limits = limits
        self._workers: list[_Worker[Unit]] = []
        self._tasks: deque[_Task[Unit]] = deque()
        """All that are under way, in their order."""
        self._waiting: deque[_Task[Unit]] = deque()
        """Those of them that no worker has."""
        self._held = 0
        self._results = 0
        self._deaths = 0

    def run(self, units: Iterable[Unit], /) -> Iterator[Result]:
        """Units are done side by side; results of the first are handed out while it is being done."""
        coming = iter(units)
        while True:
            while self._has_room() and (task := self._next_task(coming)):
                self._free_worker().order(task)
            if not self._tasks:
                return
            head = self._tasks[0]
            if head.parcels:
                parcel = head.parcels.popleft()
                self._held -= len(parcel.data)
                yield from loads(parcel.data)  # noqa: S301 - from our own process
            elif head.done:
                self._tasks.popleft()
            else:
                self._listen(head)

    def dismiss(self) -> None:
        """Let all workers end by themselves."""
        for worker in self._workers:
            worker.leave()
        for worker in self._workers:
            worker.wait(_GOODBYE)

    def end(self) -> None:
        """End them all at once, if they have not yet."""
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def _has_room(self) -> bool:
        busy = sum(worker.task is not None for worker in self._workers)
        return busy < self._jobs and (bool(self._waiting) or self._held < _MOST_HELD)

    def _next_task(self, coming: Iterator[Unit]) -> _Task[Unit] | None:
        if self._waiting:
            return self._waiting.popleft()
        for unit in coming:
            self._tasks.append(_Task(unit))
            return self._tasks[-1]
        return None

    def _free_worker(self) -> _Worker[Unit]:
        free = next((worker for worker in self._workers if worker.task is None), None)
        if free is None:
            free = _Worker(self._job, self._limits)
            self._workers.append(free)
        return free

    def _listen(self, head: _Task[Unit]) -> None:
        """Wait for the worker of the first unit, and for the others as long as there is room for what they send."""
        full = self._held >= _MOST_HELD
        heard = {worker.pipe: worker for worker in self._workers if worker.task and (worker.task is head or not full)}
        for pipe in wait(heard, min(_LONGEST_WAIT, self._limits.seconds / 4)):
            self._receive(heard[pipe])  # type: ignore[index] # it gives what it was given
        for worker in self._workers:
            worker.watch(self._limits.seconds)

    def _receive(self, worker: _Worker[Unit]) -> None:
        assert worker.task is not None
        try:
            parcel: Parcel = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, worker.task)
            return
        worker.task.receive(parcel)
        self._results += parcel.size
        self._held += len(parcel.data)
        if parcel.last:
            worker.task = None

    def _replace(self, worker: _Worker[Unit], task: _Task[Unit]) -> None:
        """It has died, and all that it had sent was received."""
        worker.kill()
        self._workers.remove(worker)
        self._deaths += not worker.overdue
        if self._deaths > max(_MOST_DEATHS, self._results // _RESULTS_A_DEATH):
            raise OperationFailed(
                f"the processes that read die again and again ({self._deaths} by now)",
                cure="what they said before may help; so may --jobs 1, which reads without them",
            )
        step, since, _ = worker.slot
        task.blame(self._job, int(step), at_work=since > 0, overdue=worker.overdue)
        if task.done:
            self._held += len(task.parcels[-1].data)
        else:
            self._waiting.append(task)
