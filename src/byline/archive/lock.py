# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One writer at a time. The system lets go of the lock when its process ends, however it ends."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from byline.archive.layout import LOCK
from byline.errors import ArchiveLocked, OperationFailed
from byline.warc.notation import now, warc_date


@contextmanager
def hold(folder: Path, *, wait: float = 2.0) -> Iterator[None]:
    """Hold the archive's lock; ArchiveLocked names who has it, after `wait` seconds.

    The wait is there for readers, who hold the lock for a moment when the catalogue has to catch up.
    """
    from filelock import FileLock, Timeout

    path = folder / LOCK
    lock = FileLock(path, timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        raise ArchiveLocked(
            f"{folder} is being written to by {_holder(path)}", cure="wait until it is done, then try again"
        ) from None
    except OSError as error:
        raise OperationFailed(f"{folder} cannot be written to: {error.strerror or error}") from error
    try:
        with suppress(OSError):  # a courtesy to those who wait: the lock holds without it
            path.write_text(json.dumps({"pid": os.getpid(), "since": warc_date(now())}))
        yield
    finally:
        lock.release()


def _holder(path: Path) -> str:
    try:
        note = json.loads(path.read_text())
        return f"process {note['pid']}, since {note['since']}"
    except (OSError, ValueError, KeyError, TypeError):  # it has only just got the lock
        return "another process"
