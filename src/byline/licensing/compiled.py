# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Patterns as Hyperscan compiled them, kept in the user's cache: compiling takes half a second, reading them nothing.

The cache is $XDG_CACHE_HOME/byline, or ~/.cache/byline. It can be deleted any time, and need not be writable.
"""

import hashlib
import os
import platform
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

_FILE = "signs.hs"


def database(expressions: Sequence[bytes], flags: Sequence[int]) -> Any:
    """A database of Hyperscan, ready to scan texts for expressions; each has its flags, and its index as its id."""
    hyperscan: Any = import_module("hyperscan")
    said = (hyperscan.__version__, platform.system(), platform.machine(), *flags, *expressions)
    key = hashlib.sha256(repr(said).encode()).digest()
    found: Any = _kept(hyperscan, key)
    if found is None:
        found = hyperscan.Database()
        found.compile(expressions=list(expressions), flags=list(flags))
        _keep(key + hyperscan.dumpb(found))
    found.scratch = hyperscan.Scratch(found)
    return found


def _kept(hyperscan: Any, key: bytes) -> Any:
    """What is in the cache; None if it is of other patterns, or of another processor, or not whole."""
    with suppress(OSError, RuntimeError, hyperscan.HyperscanError):
        data = (_folder() / _FILE).read_bytes()
        if data.startswith(key):
            return hyperscan.loadb(data[len(key) :], hyperscan.HS_MODE_BLOCK)
    return None


def _keep(data: bytes) -> None:
    """Write it so that nobody reads a part; who cannot write there compiles again the next time."""
    with suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).replace(folder / _FILE)
        except OSError:
            Path(beside).unlink()
            raise


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "byline"
