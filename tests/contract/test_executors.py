# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds for every executor."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.execute import REGISTRY, open_pool
from support.work import Plan, Trials

UNITS = [Plan("a", ("x", "nap", "y")), Plan("b", ()), Plan("c", tuple("pqrst" * 20)), Plan("d", ("large", "z"))]


def expected(units: list[Plan]) -> list[tuple[str, int, str]]:
    return [
        (unit.name, number, "x" * 3_000_000 if deed == "large" else deed)
        for unit in units
        for number, deed in enumerate(unit.deeds)
    ]


@pytest.mark.parametrize("place", REGISTRY.names())
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(place: str, jobs: int, tmp_path: Path) -> None:
    with open_pool(Trials(tmp_path), jobs=jobs, place=place) as pool:
        assert list(pool.run(UNITS)) == expected(UNITS)
        assert list(pool.run([])) == []
        assert list(pool.run(iter(UNITS[:1]))) == expected(UNITS[:1])


@pytest.mark.parametrize("place", REGISTRY.names())
def test_units_are_taken_when_there_is_room(place: str, tmp_path: Path) -> None:
    taken: list[str] = []

    def units() -> Iterator[Plan]:
        for number in range(1000):
            taken.append(str(number))
            yield Plan(str(number), ("large",))

    with open_pool(Trials(tmp_path), jobs=2, place=place) as pool:
        results = pool.run(units())
        assert next(results)[0] == "0"
        assert len(taken) < 100


def interrupted(place: str, folder: Path) -> None:
    with open_pool(Trials(folder), jobs=2, place=place) as pool:
        for _ in pool.run([Plan("a", ("nap", "sleep")), Plan("b", ("nap", "sleep"))]):
            raise KeyboardInterrupt


@pytest.mark.parametrize("place", REGISTRY.names())
def test_what_is_not_done_to_the_end_leaves_nothing_behind(place: str, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(place, tmp_path)
    assert multiprocessing.active_children() == []


def test_one_job_is_done_here() -> None:
    with open_pool(Trials(Path()), jobs=1) as pool:
        assert list(pool.run([])) == []
    assert type(pool).__module__ == "byline.execute.serial"
