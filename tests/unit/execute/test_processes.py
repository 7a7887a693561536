# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Workers that really die: what is lost, what is tried again, and that nothing comes twice."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from byline.errors import OperationFailed
from byline.execute import DEFAULT, Limits, open_pool, processes
from support.work import Plan, Said, Trials

GOOD = Plan("good", ("x", "y"))


def run(folder: Path, *plans: Plan, jobs: int = 2, limits: Limits = DEFAULT) -> list[Said]:
    with open_pool(Trials(folder), jobs=jobs, limits=limits, place="processes") as pool:
        return list(pool.run(plans))


def times(folder: Path, name: str) -> int:
    return len((folder / name).read_text().splitlines())


@pytest.mark.parametrize("deed", ["kill", "fail", "exit"])
def test_a_step_that_takes_its_worker_down_twice_is_lost(deed: str, tmp_path: Path, capfd) -> None:
    plan = Plan("bad", ("a", deed, "b", "c"))
    assert run(tmp_path, plan, GOOD) == [
        ("bad", 0, "a"),
        ("bad", 1, "crashed"),
        ("bad", 2, "b"),
        ("bad", 3, "c"),
        ("good", 0, "x"),
        ("good", 1, "y"),
    ]
    assert times(tmp_path, "bad-1") == 2
    assert ("RuntimeError: a bug" in capfd.readouterr().err) is (deed == "fail")


def test_an_innocent_step_is_done_again(tmp_path: Path) -> None:
    assert run(tmp_path, Plan("once", ("a", "kill once", "b"))) == [
        ("once", 0, "a"), ("once", 1, "kill once"), ("once", 2, "b"),
    ]  # fmt: skip


def test_several_bad_steps_cost_only_themselves(tmp_path: Path) -> None:
    plan = Plan("bad", ("kill", "a", "kill", "kill", "b"))
    assert [said for _, _, said in run(tmp_path, plan, jobs=1)] == ["crashed", "a", "crashed", "crashed", "b"]


def test_a_run_in_which_all_die_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_MOST_DEATHS", 4)
    with pytest.raises(OperationFailed, match=r"again and again \(5 by now\)"):
        run(tmp_path, Plan("bad", ("kill",) * 5))
    assert len(run(tmp_path, Plan("better", (*("a",) * 50, "kill", "kill", "b")))) == 53


def test_what_takes_too_long_is_lost_at_once(tmp_path: Path) -> None:
    began = time.monotonic()
    plan = Plan("slow", ("a", "sleep", "b"))
    limits = Limits(seconds=1.0)
    assert [said for _, _, said in run(tmp_path, plan, GOOD, limits=limits)] == ["a", "too-slow", "b", "x", "y"]
    assert times(tmp_path, "slow-1") == 1
    assert time.monotonic() - began < 30


def test_what_takes_too_much_memory_is_lost_at_once(tmp_path: Path) -> None:
    plan = Plan("hog", ("a", "hog", "limit"))
    limits = Limits(memory=1 << 30)
    assert [said for _, _, said in run(tmp_path, plan, limits=limits)] == ["a", "out-of-memory", str(1 << 30)]
    assert times(tmp_path, "hog-1") == 1


@pytest.mark.parametrize(("trouble", "loss"), [("kill", "crashed"), ("hog", "out-of-memory")])
def test_a_unit_whose_steps_cannot_be_found_is_lost_from_there_on(trouble: str, loss: str, tmp_path: Path) -> None:
    plan = Plan("bad", ("a", "b", "c"), before=(f"2:{trouble}",))
    assert run(tmp_path, plan, GOOD) == [
        ("bad", 0, "a"), ("bad", 1, "b"), ("bad", -1, loss), ("good", 0, "x"), ("good", 1, "y"),
    ]  # fmt: skip


def test_what_stops_getting_on_is_lost_from_there_on(tmp_path: Path) -> None:
    limits = Limits(seconds=0.2)
    hanging = Plan("bad", ("a", "b", "c"), before=("2:sleep",))
    assert run(tmp_path, hanging, GOOD, limits=limits) == [
        ("bad", 0, "a"), ("bad", 1, "b"), ("bad", -1, "too-slow"), ("good", 0, "x"), ("good", 1, "y"),
    ]  # fmt: skip
    assert times(tmp_path, "bad-0") == 2


def test_what_gets_on_slowly_may_take_its_time(tmp_path: Path) -> None:
    """It takes 1.5 seconds to find a step, which may take 0.2, and tells 30 times that it is alive."""
    slow = Plan("slow", ("a", "b"), before=("1:crawl",))
    assert [said for _, _, said in run(tmp_path, slow, limits=Limits(seconds=0.2))] == ["a", "b"]


def test_later_results_wait_where_they_are_when_there_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_MOST_HELD", 4_000_000)
    plans = [Plan("first", ("nap", "nap", "kill once", "nap")), *(Plan(str(n), ("large",) * 3) for n in range(5))]
    assert [(name, number) for name, number, _ in run(tmp_path, *plans, jobs=3)] == [
        (plan.name, number) for plan in plans for number in range(len(plan.deeds))
    ]


def test_a_worker_that_is_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    def shoot() -> None:
        while len(marks := list(tmp_path.iterdir())) < 6:
            time.sleep(0.01)
        for worker in {int(mark.read_text()) for mark in marks if mark.read_text()}:
            os.kill(worker, signal.SIGKILL)

    hunter = threading.Thread(target=shoot)
    hunter.start()
    said = run(tmp_path, Plan("a", ("nap",) * 8), Plan("b", ("nap",) * 8))
    hunter.join()
    assert said == [(name, number, "nap") for name in "ab" for number in range(8)]
