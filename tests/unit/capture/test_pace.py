# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

from datetime import UTC, datetime, timedelta

from byline.capture.pace import Pace, SystemClock
from support.clock import StillClock


def test_the_pause_begins_when_a_request_ends(clock: StillClock) -> None:
    pace = Pace(clock)
    pace.wait("a.example", 5)
    clock.sleep(100)
    pace.ended("a.example")
    clock.sleep(2)
    pace.wait("a.example", 5)
    pace.wait("b.example", 5)
    assert clock.slept == [100, 2, 3]


def test_nobody_waits_longer_than_asked(clock: StillClock) -> None:
    pace = Pace(clock)
    pace.ended("a.example")
    pace.wait("a.example", 0)
    clock.sleep(6)
    pace.wait("a.example", 5)
    assert clock.slept == [6]


def test_the_systems_clock_is_right() -> None:
    clock = SystemClock()
    before = clock.monotonic()
    clock.sleep(0.01)
    assert clock.monotonic() - before >= 0.01
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
