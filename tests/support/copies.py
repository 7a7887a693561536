# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A process that has loaded byline and added an article; copies of it run one command each, and can be killed.

So nobody waits for modules, and no kill comes while they are loaded. Run as a program this is that process.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

SAMPLES = Path(__file__).parents[2] / "seeds" / "articles"
# What is killed cannot say which lines it has run: it is not asked to count them.
_UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}


class Copier(NamedTuple):
    """The process, started."""

    process: "subprocess.Popen[bytes]"

    def run(self, *command: str | Path, output: Path, kill_after: float | None = None) -> int:
        """Runs a command of byline, with its stdout in a file, and kills it after so many seconds; its exit code."""
        asked, told = self.process.stdin, self.process.stdout
        assert asked
        assert told
        asked.write(json.dumps([str(output), *map(str, command)]).encode() + b"\n")
        pid = int(told.readline())
        if not select.select([told], [], [], kill_after)[0]:
            os.kill(pid, signal.SIGKILL)
        return int(told.readline())


@contextmanager
def copier() -> Iterator[Copier]:
    """Starts the process, and ends it."""
    process = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=_UNMEASURED
    )
    with process:
        yield Copier(process)


def _load() -> None:
    from byline.cli.app import main

    with TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        for words in (["init", folder], ["add", str(SAMPLES), "--archive", folder]):
            with suppress(SystemExit):
                main(words)


def _serve() -> None:
    for line in sys.stdin:
        output, *command = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _become(output, command)
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _become(output: str, command: list[str]) -> None:
    from byline.cli.app import main

    nothing = os.open(os.devnull, os.O_RDWR)
    for mine, instead in ((0, nothing), (1, os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)), (2, nothing)):
        os.dup2(instead, mine)
    main(command)


if __name__ == "__main__":
    _load()
    _serve()
