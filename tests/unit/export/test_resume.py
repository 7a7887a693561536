# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""An export whose process was interrupted: the next one goes on, or starts over, and the bytes are the same."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.export import bundle
from byline.export.formats import REGISTRY
from byline.export.formats import parquet as parquet_format
from byline.export.selection import Source
from support.exports import Exported, export, simple

ARTICLES = 23
EVERY = 5


def sources(taken: list[str], *, until: int | None = None, how: int = signal.SIGKILL) -> Iterator[Source]:
    """Articles, one of them not permitted; the process ends itself when it comes to article number `until`."""
    for number in range(ARTICLES):
        if number == until:
            os.kill(os.getpid(), how)

        def text(number: int = number) -> str:
            taken.append(f"{number:016x}")
            return f"Words {number}.\n\n" + "The ferry stays. " * 20

        licence = "CC-BY-ND-4.0" if number == 2 else ("CC-BY-4.0", "CC0-1.0")[number % 2]
        made = simple(number, licence, agency=f"Wire {number % 3}", language=("en", "fa")[number % 2])
        yield made._replace(text=text)


def published(
    folder: Path, form: str, taken: list[str] | None = None, *, until: int | None = None, how: int = signal.SIGKILL
) -> Exported:
    chosen = sources([] if taken is None else taken, until=until, how=how)
    return export(folder / "out", chosen, format=form, uses=("adapt",), key="key", force=True)


SMALL = (
    (bundle, "_CHECKPOINT", EVERY),
    (parquet_format, "_GROUP_ROWS", 1),
    (parquet_format, "_FILE_CHARACTERS", 1000),
)
TESTS = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, value in SMALL:
        monkeypatch.setattr(module, name, value)


def ended(folder: Path, form: str, until: int, how: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    command = [sys.executable, __file__, str(folder), form, str(until), str(int(how))]
    ran = subprocess.run(command, env=environment, capture_output=True)
    assert ran.returncode == -how, ran.stderr


@pytest.mark.parametrize(("form", "until"), [("jsonl", 0), ("jsonl", 4), *((name, 17) for name in REGISTRY.names())])
def test_after_a_kill_the_bytes_are_the_same(tmp_path: Path, form: str, until: int) -> None:
    ended(tmp_path, form, until, signal.SIGKILL)
    assert [path.name for path in tmp_path.iterdir()] == [".out.new"]
    taken: list[str] = []
    gone_on = published(tmp_path, form, taken)
    whole = published(tmp_path / "whole", form)
    assert gone_on.files() == whole.files()
    assert gone_on.result == whole.result == (ARTICLES - 1, 1)
    assert gone_on.omitted == whole.omitted
    assert [path.name for path in tmp_path.iterdir() if path.name != "whole"] == ["out"]
    resumes = getattr(REGISTRY.load(form), "RESUMES", False)
    done = ARTICLES - 1 - len(taken)
    assert (done >= until - EVERY - 4) if resumes and until > EVERY else done == 0


@pytest.mark.parametrize(("form", "until", "stays"), [("jsonl", 17, True), ("jsonl", 4, False), ("epub", 17, False)])
def test_an_interruption_leaves_only_what_can_be_gone_on_with(
    tmp_path: Path, form: str, until: int, stays: bool
) -> None:
    ended(tmp_path, form, until, signal.SIGINT)
    assert [path.name for path in tmp_path.iterdir()] == ([".out.new"] if stays else [])
    taken: list[str] = []
    assert published(tmp_path, form, taken).files() == published(tmp_path / "whole", form).files()
    assert (len(taken) < ARTICLES - 1) is stays


if __name__ == "__main__":
    for module, name, value in SMALL:
        setattr(module, name, value)
    published(Path(sys.argv[1]), sys.argv[2], until=int(sys.argv[3]), how=int(sys.argv[4]))
