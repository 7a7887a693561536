# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The folder `.NAME.new` beside an output, in which one process at a time makes the export NAME."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from byline.errors import OperationFailed, Refused
from byline.export.disk import sync_folder, writing

_LOCK = "lock"
_JOURNAL = "journal.json"


class Workshop:
    """The folder, which this process has for itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def checkpoint(self, key: str | None) -> dict[str, Any] | None:
        """What a process that was interrupted saved here last, if it was under the same key."""
        try:
            saved = json.loads((self.folder / _JOURNAL).read_bytes())
            return saved if key is not None and saved["key"] == key and isinstance(saved["state"], dict) else None
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def save(self, checkpoint: dict[str, Any]) -> None:
        """Keep a checkpoint in the place of the one before."""
        beside = self.folder / f"{_JOURNAL}.part"
        with writing(beside):
            with beside.open("w", encoding="utf-8") as file:
                json.dump(checkpoint, file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.folder / _JOURNAL)
            sync_folder(self.folder)

    def clear(self) -> None:
        """Delete what a process that was interrupted left."""
        with writing(self.folder):
            for path in self.folder.iterdir():
                if path.name != _LOCK:
                    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


@contextmanager
def workshop_of(output: Path) -> Iterator[Workshop]:
    """The workshop beside `output`, deleted at the end; Refused while another process has it, or if it is not ours.

    Whoever presses Ctrl-C may want to go on later: if there is a checkpoint it stays, as after a kill.
    """
    folder = output.with_name(f".{output.name}.new")
    lock = _taken(folder)
    kept = False
    try:
        yield Workshop(folder)
    except KeyboardInterrupt:
        kept = (folder / _JOURNAL).exists()
        raise
    finally:
        if not kept:
            _delete(folder)
        os.close(lock)


def _delete(folder: Path) -> None:
    """Delete the workshop, its lock last: whoever waits for that goes on in the same folder at once."""
    with suppress(OSError, OperationFailed):
        Workshop(folder).clear()
        (folder / _LOCK).unlink()
        folder.rmdir()


def _taken(folder: Path) -> int:
    """The lock in the folder, held."""
    lock: int | None = None
    while lock is None:
        with writing(folder):
            _make(folder)
            lock = _locked(folder / _LOCK)
    return lock


def _locked(path: Path) -> int | None:
    """The lock file, held by this process; None if who had it before deleted it meanwhile."""
    lock = -1
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), path.stat()):
            return lock
    except FileNotFoundError:
        pass
    except BlockingIOError:
        os.close(lock)
        raise Refused(
            f"another process is writing to {path.parent}", cure="wait for it to end, or choose another --output"
        ) from None
    if lock >= 0:
        os.close(lock)
    return None


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except FileExistsError:
        with suppress(FileNotFoundError):  # deleted meanwhile, by who had it
            if folder.is_symlink() or (not (folder / _LOCK).exists() and any(folder.iterdir())):
                raise Refused(f"{folder} is not byline's", cure="move it away, or choose another --output") from None
