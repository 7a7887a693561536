# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Times commands against each other: CPU seconds of whole processes, in turn, so that noise harms both alike."""

import os
import statistics
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Sequence[str | Path]


def cpu_seconds(command: Command, *, folder: Path | None = None) -> float:
    """User and system time of the command and its children; the command must succeed."""
    process = subprocess.Popen(
        [str(word) for word in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def compare(label: str, ours: Callable[[], float], peer: Callable[[], float], *, rounds: int = 5) -> float:
    """Runs both in turn after one warm-up each; prints and returns the median of the ratios ours/peer."""
    ours(), peer()
    pairs = [(ours(), peer()) for _ in range(rounds)]
    ratios = sorted(mine / other for mine, other in pairs)
    middle = statistics.median(ratios)
    print(
        f"{label:<44} ours {statistics.median(mine for mine, _ in pairs):8.3f} s  "
        f"peer {statistics.median(other for _, other in pairs):8.3f} s  "
        f"ratio {ratios[0]:.2f} / {middle:.2f} / {ratios[-1]:.2f} (min/median/max)"
    )
    return middle
