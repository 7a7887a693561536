# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Patterns as Hyperscan compiled them, kept in the cache: compiling takes half a second, reading them nothing."""

import hashlib
import platform
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from byline.cache import cached, keep

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
        keep(_FILE, (key, hyperscan.dumpb(found)))
    found.scratch = hyperscan.Scratch(found)
    return found


def _kept(hyperscan: Any, key: bytes) -> Any:
    """What is in the cache; None if it is of other patterns, or of another processor, or not whole."""
    with suppress(OSError, RuntimeError, hyperscan.HyperscanError):
        data = cached(_FILE).read_bytes()
        if data.startswith(key):
            return hyperscan.loadb(data[len(key) :], hyperscan.HS_MODE_BLOCK)
    return None
