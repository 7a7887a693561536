# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Time, and one polite pause per host."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where the fetcher gets its time from, so that a test need not wait."""

    def now(self) -> datetime:
        """The date and time, with its zone."""

    def monotonic(self) -> float:
        """Seconds that never run backwards."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """The date and time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some point in the past."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


class Pace:
    """Keeps a pause between the end of one request to a host and the start of the next."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ended: dict[str, float] = {}

    def wait(self, host: str, delay: float) -> None:
        """Wait until `delay` seconds have gone by since the last request to the host; not before the first."""
        if host in self._ended:
            left = self._ended[host] + delay - self._clock.monotonic()
            if left > 0:
                self._clock.sleep(left)

    def ended(self, host: str) -> None:
        """A request to the host has just ended, well or not."""
        self._ended[host] = self._clock.monotonic()
