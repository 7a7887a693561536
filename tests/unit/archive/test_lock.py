# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One writer at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from byline.archive.lock import hold
from byline.errors import ArchiveLocked, OperationFailed

HOLDER = """
import sys
from pathlib import Path
from byline.archive.lock import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_named_and_its_end_frees_the_lock(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ArchiveLocked, match=rf"by process {holder.pid}, since \d{{4}}-"), hold(tmp_path, wait=0):
            pass
        holder.kill()
    with hold(tmp_path):
        assert f'"pid": {os.getpid()}' in (tmp_path / ".lock").read_text()


def test_whoever_left_no_note_is_another_process(tmp_path: Path) -> None:
    with hold(tmp_path):
        (tmp_path / ".lock").write_text("")
        with pytest.raises(ArchiveLocked, match="by another process"), hold(tmp_path, wait=0):
            pass


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OperationFailed, match="cannot be written to"), hold(tmp_path / "file", wait=0):
        pass
