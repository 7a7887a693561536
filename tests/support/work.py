# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Jobs for executors: steps that give a result, and steps that take a worker down in every way there is."""

import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from byline.execute import Loss, Step

Said = tuple[str, int, str]


class Plan(NamedTuple):
    """A unit: what each step does, and what happens before it is found."""

    name: str
    deeds: tuple[str, ...]
    before: tuple[str, ...] = ()


class Trials(NamedTuple):
    """The job; `folder` is where workers leave marks that outlive them."""

    folder: Path

    def steps(self, plan: Plan, alive: Callable[[], None], /) -> Iterator[Step[Said]]:
        for number, deed in enumerate(plan.deeds):
            for trouble in plan.before:
                when, _, what = trouble.partition(":")
                if int(when) == number and what == "crawl":
                    for _ in range(30):
                        time.sleep(0.05)
                        alive()
                elif int(when) == number:
                    self.do(what, plan, number)
            yield Step(partial(self.do, deed, plan, number), partial(said_lost, plan, number))

    def lost(self, plan: Plan, loss: Loss, /) -> Said:
        return plan.name, -1, loss.value

    def do(self, deed: str, plan: Plan, number: int) -> Said:
        with (self.folder / f"{plan.name}-{number}").open("a") as file:
            file.write(f"{os.getpid()}\n")
        if deed == "kill" or (deed == "kill once" and not self.tried(plan, number)):
            os.kill(os.getpid(), signal.SIGKILL)
        elif deed == "fail":
            raise RuntimeError("a bug")
        elif deed == "sleep":
            time.sleep(600)
        elif deed == "hog":
            bytearray(1 << 40)
        elif deed == "limit":
            return plan.name, number, str(resource.getrlimit(resource.RLIMIT_AS)[0])
        elif deed == "nap":
            time.sleep(0.3)
        elif deed == "large":
            return plan.name, number, "x" * 3_000_000
        elif deed == "exit":
            sys.exit(3)
        return plan.name, number, deed

    def tried(self, plan: Plan, number: int) -> bool:
        return len((self.folder / f"{plan.name}-{number}").read_text().splitlines()) > 1


def said_lost(plan: Plan, number: int, loss: Loss) -> Said:
    return plan.name, number, loss.value
