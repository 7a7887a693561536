# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""An export whose process was interrupted, in every form: the next one goes on, and the bytes are the same."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from byline.export import bundle, filling
from byline.export.bundle import Part, publish_parts
from byline.export.formats import REGISTRY
from byline.export.formats import parquet as parquet_format
from byline.export.formats import warc as warc_format
from byline.export.selection import Source, order
from byline.export.subset import WarcFiles
from byline.model.use import Use
from support.exports import Exported, export, scratch, simple

ARTICLES = 23
EVERY = 5
UNTIL = 17
ADAPT = (Use.ADAPT,)
KILLED, INTERRUPTED = -signal.SIGKILL, -signal.SIGINT
TESTS = Path(__file__).parents[1]
NO_DERIVATIVES = 2


class Case(NamedTuple):
    """An export that is ended when it comes to article number `until`; if there are not so many, at the manifest."""

    form: str
    split: bool = False
    until: int = UNTIL
    how: int = KILLED


def sources(taken: list[int], case: Case | None, numbers: range) -> Iterator[Source]:
    """Articles, one of them not permitted; `taken` gets the numbers of those whose words were read."""
    for number in numbers:
        if case and number == case.until:
            os.kill(os.getpid(), -case.how)

        def text(number: int = number) -> str:
            taken.append(number)
            return f"Words {number}.\n\n" + "The ferry stays. " * 20

        licence = "CC-BY-ND-4.0" if number == NO_DERIVATIVES else ("CC-BY-4.0", "CC0-1.0")[number % 2]
        made = simple(number, licence, agency=f"Wire {number % 3}", language=("en", "fa")[number % 2])
        yield made._replace(text=text)


def parts(taken: list[int], case: Case | None) -> Iterator[Part]:
    """The articles in parts; nothing of the second may go out, and the kill comes in the third or the last."""
    for value, numbers in (("a", range(2)), ("b", range(2, 3)), ("c", range(3, 12)), ("d", range(12, ARTICLES))):
        yield Part(value, f"part={value}", sources(taken, case, numbers))


class Made(NamedTuple):
    """An export, which of its articles were read for it, and after how many it went on."""

    exported: Exported
    taken: list[int]
    after: list[int]


def made(folder: Path, case: Case, *, ends: bool = False) -> Made:
    """The export of that form, whole or in parts; with `ends` it is ended as the case says."""
    taken: list[int] = []
    after: list[int] = []
    ending = case if ends else None
    options: dict[str, Any] = {"key": "key", "force": True, "resumed": after.append}
    if not case.split:
        chosen = sources(taken, ending, range(ARTICLES))
        return Made(export(folder, chosen, format=case.form, uses=ADAPT, **options), taken, after)
    omitted: list[Any] = []
    asked = order(case.form, ADAPT, "ferry")
    result = publish_parts(parts(taken, ending), asked, split="part", output=folder, left_out=omitted.append, **options)
    return Made(Exported(folder, result, omitted), taken, after)


def small_files(*words: Any) -> WarcFiles:
    """WARC files of a few articles each."""
    return WarcFiles(*words, roll_size=3000)


SMALL = (
    (filling, "_CHECKPOINT", EVERY),
    (parquet_format, "_GROUP_ROWS", 1),
    (parquet_format, "_FILE_CHARACTERS", 1000),
    (warc_format, "WarcFiles", small_files),
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, value in SMALL:
        monkeypatch.setattr(module, name, value)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory: every checkpoint is synced."""
    with scratch() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def ended() -> Iterator[Callable[[Path, Case], int]]:
    """Runs an export in a process of its own; gives what that ended with. To fork is faster than to start anew."""
    with (
        scratch() as records,
        subprocess.Popen(
            [sys.executable, __file__],
            env={**os.environ, "PYTHONPATH": str(TESTS), "TMPDIR": records},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as forks,
    ):
        assert forks.stdin
        assert forks.stdout

        def end(folder: Path, case: Case) -> int:
            print(folder, *case, sep="\t", file=forks.stdin, flush=True)
            return int(forks.stdout.readline())

        yield end


@cache
def uninterrupted(form: str, split: bool) -> tuple[dict[str, bytes], Any, list[Any]]:
    with scratch() as folder:
        exported = made(Path(folder) / "out", Case(form, split)).exported
        return exported.files(), exported.result, exported.omitted


@pytest.fixture(params=REGISTRY.names())
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("split", [False, True], ids=["whole", "split"])
@pytest.mark.parametrize("how", [KILLED, INTERRUPTED], ids=["kill", "ctrl-c"])
def test_every_form_goes_on_where_it_was(ended, place: Path, form: str, split: bool, how: int) -> None:
    """Nothing of what lies before the checkpoint is read or rendered again."""
    case = Case(form, split, UNTIL, how)
    assert ended(place / "out", case) == how
    assert [path.name for path in place.iterdir()] == [".out.new"]
    gone_on = made(place / "out", case)
    (after,) = gone_on.after
    assert UNTIL - EVERY <= after <= UNTIL
    assert gone_on.taken == list(range(after, ARTICLES))
    exported = gone_on.exported
    assert (exported.files(), exported.result, exported.omitted) == uninterrupted(form, split)
    assert exported.result == (ARTICLES - 1, 1)
    assert [path.name for path in place.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("form", "split"), [*((name, False) for name in REGISTRY.names()), ("epub", True), ("html", True)]
)
def test_nor_is_it_done_before_its_last_file_is_there(ended, place: Path, form: str, split: bool) -> None:
    """Every article is written, and the process ends at the manifest of the whole."""
    case = Case(form, split, ARTICLES)
    assert ended(place / "out", case) == KILLED
    assert [path.name for path in place.iterdir()] == [".out.new"]
    gone_on = made(place / "out", case)
    assert len(gone_on.taken) < 2 * EVERY
    assert gone_on.exported.files() == uninterrupted(form, split)[0]


@pytest.mark.parametrize("until", [0, 4])
@pytest.mark.parametrize("split", [False, True], ids=["whole", "split"])
def test_before_a_checkpoint_it_starts_over(ended, place: Path, until: int, split: bool) -> None:
    case = Case("epub", split, until)
    assert ended(place / "out", case) == KILLED
    gone_on = made(place / "out", case)
    assert gone_on.after == []
    assert gone_on.exported.files() == uninterrupted("epub", split)[0]


def test_an_interruption_leaves_only_what_can_be_gone_on_with(ended, place: Path) -> None:
    assert ended(place / "out", Case("warc", until=4, how=INTERRUPTED)) == INTERRUPTED
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("again", [3, 9, 13])
def test_it_may_be_interrupted_again(ended, place: Path, again: int) -> None:
    """First in the last part, or in the one before; then while it goes on."""
    for form in ("wacz", "html"):
        folder = place / form
        assert ended(folder / "out", Case(form, True, again, INTERRUPTED)) == INTERRUPTED
        assert ended(folder / "out", Case(form, True, UNTIL)) == KILLED
        gone_on = made(folder / "out", Case(form, True))
        assert gone_on.after[0] > UNTIL - 2 * EVERY
        assert gone_on.exported.files() == uninterrupted(form, True)[0]


def test_as_many_as_were_asked_for_go_out_after_an_interruption(ended, place: Path) -> None:
    """The articles of complete parts count."""
    case = Case("text", True)
    assert ended(place / "out", case) == KILLED
    asked = order("text", ADAPT, "ferry", most=18)
    result = publish_parts(parts([], None), asked, split="part", output=place / "out", key="key")
    assert result.articles == 18


def _serve() -> None:
    """For each line on stdin forks, exports as it says, and prints how that ended."""
    for module, name, value in SMALL:
        setattr(module, name, value)
    REGISTRY.all()
    manifest = "write_manifest"
    for line in sys.stdin:
        folder, form, split, until, how = line.rstrip("\n").split("\t")
        case = Case(form, split == "True", int(until), int(how))
        if child := os.fork():
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
            continue
        if case.until == ARTICLES:
            # The last one: with parts that of the whole.
            setattr(bundle if case.split else filling, manifest, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
        made(Path(folder), case, ends=True)
        os._exit(0)


if __name__ == "__main__":
    _serve()
