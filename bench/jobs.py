# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Importing a crawl with several processes, against one (Linux).

The crawl is of 4,000 responses, real pages, 1.5 % of them with a Creative Commons address. Three times are compared: by
the clock, which says something only on a machine that does nothing else; the CPU time of all processes together, which
says what the processes cost; and the longest path, the CPU time before the first worker and that of the busiest one,
which is what the clock would say if nobody else was there.
Run: python bench/jobs.py EVAL_FOLDER [JOBS], a folder with pages/*.html.gz
"""

import importlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from identify_speed import captures
from measure import cpu_seconds

RESPONSES = 4000
ROUNDS = 3
TICKS = os.sysconf("SC_CLK_TCK")


class Spent(NamedTuple):
    """Seconds of one run, and the most memory that one process had, in bytes."""

    clock: float
    cpu: float
    path: float
    memory: int


def cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_of(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def children_of(process: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def watch(command: list[str | Path]) -> Spent:
    """Run a command, and look what its processes do meanwhile."""
    began = time.perf_counter()
    running = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spent: dict[int, float] = {}
    memory, before = 0, 0.0
    while running.poll() is None:
        try:
            spent[running.pid] = cpu_of(running.pid)
            children = children_of(running.pid)
            before = before if children or len(spent) > 1 else spent[running.pid]
            for process in (running.pid, *children):
                spent[process] = cpu_of(process)
                memory = max(memory, memory_of(process))
        except OSError:  # it has just ended
            continue
        time.sleep(0.02)
    if running.returncode:
        raise SystemExit(f"{command[0]} ended with {running.returncode}")
    workers = [cpu for process, cpu in spent.items() if process != running.pid]
    path = before + max(workers) if workers else spent[running.pid]
    return Spent(time.perf_counter() - began, sum(spent.values()), path, memory)


def main() -> None:
    crawls = importlib.import_module("import")
    jobs = sys.argv[2] if len(sys.argv) > 2 else "2"
    pages = [bytes(capture.payload) for capture in captures(Path(sys.argv[1]))]
    marked = [page for page in pages if b"creativecommons.org/" in page]
    others = [page for page in pages if b"creativecommons" not in page.lower()]
    chance = random.Random(20261122)
    byline = Path(sys.executable).parent / "byline"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        crawls.as_installed(folder)
        mixed = (chance.choice(marked if chance.random() < crawls.OPEN else others) for _ in range(RESPONSES))
        crawl = crawls.write_crawl(folder / "crawl.warc.gz", mixed)

        def add(jobs: str, number: int) -> Spent:
            archive = folder / f"archive-{jobs}-{number}"
            cpu_seconds((byline, "init", archive))
            return watch([byline, "add", crawl, "--archive", archive, "--jobs", jobs, "--quiet"])

        rounds = [(add("1", number), add(jobs, number)) for number in range(ROUNDS)]
    for number, what in enumerate(("clock", "CPU", "longest path")):
        one, many = zip(*((each[0][number], each[1][number]) for each in rounds), strict=True)
        ratios = sorted(alone / together for alone, together in zip(one, many, strict=True))
        print(
            f"{what:<13} one process {statistics.median(one):7.2f} s  "
            f"{jobs} processes {statistics.median(many):7.2f} s  "
            f"times as fast {ratios[0]:.2f} / {statistics.median(ratios):.2f} / {ratios[-1]:.2f} (min/median/max)"
        )
    print(f"most memory of one process {max(spent.memory for pair in rounds for spent in pair) / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
