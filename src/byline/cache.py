# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that are dear to make and can always be made again, in $XDG_CACHE_HOME/byline or ~/.cache/byline.

The folder can be deleted any time, and need not be writable: without it everything works, and starts later.
"""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

Piece = bytes | memoryview


def cached(name: str) -> Path:
    """Where the file of that name is, if it was kept; RuntimeError if there is no home folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "byline" / name


def keep(name: str, pieces: Iterable[Piece]) -> bool:
    """Write these pieces as the file of that name, so that nobody ever reads a part of it; whether that succeeded."""
    with suppress(OSError, RuntimeError):
        path = cached(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink()
            raise
        return True
    return False
