# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The model that tells languages, kept unpacked in the user's cache: all processes share the pages that they look at.

Unpacking takes a third of a second and twice the 70 MB of the tables, in every process; mapping them takes nothing, and
a text needs few of them.
"""

import json
import mmap
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from byline.cache import cached, keep

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FILE = "languages"
_LAYOUT = 1


class _Model(NamedTuple):
    """What py3langid calls tk_nextmove, tk_output, nb_pc, nb_ptc and tk_row: `tables` in this order, and nb_classes.

    The widest numbers are first, so that each lies where the processor wants it.
    """

    tables: Sequence["NDArray[Any]"]
    labels: list[str]


@cache
def classifier() -> Callable[[str], tuple[str, float]]:
    """What gives the language of a text, as a code of py3langid, and how likely it is (the more the better)."""
    from py3langid import langid

    packed = langid.MODEL_DIR / langid.MODEL_FILE
    model = _kept(packed)
    if model is None:
        model = _unpacked(packed)
        model = _kept(packed) or model if _keep(packed, model) else model
    move, output, priors, weights, row = model.tables
    # A memoryview gives Python's own integers, which is twice as fast as numpy's.
    known = langid.LanguageIdentifier(weights, priors, model.labels, move.data, output.data, tk_row=row.data)
    return cast("Callable[[str], tuple[str, float]]", known.classify)


def forget() -> None:
    """Let go of the model's memory (50 MB, once texts in several languages were seen): it comes back when needed."""
    classifier.cache_clear()


def _unpacked(packed: Path) -> _Model:
    import numpy
    from py3langid.modelio import load_model

    weights, priors, labels, move, row, output = load_model(packed)
    tables = (move, numpy.asarray(output, dtype=numpy.int32), priors, weights, row)
    return _Model(tuple(numpy.asarray(table) for table in tables), list(labels))


def _key(packed: Path) -> list[str | int]:
    """Says which model it is, and who can read it."""
    found = packed.stat()
    return [_LAYOUT, sys.byteorder, found.st_size, found.st_mtime_ns]


def _kept(packed: Path) -> _Model | None:
    """What is in the cache; None if it is of another model, or not whole."""
    import numpy

    tables: list[NDArray[Any]] = []
    with suppress(OSError, RuntimeError, ValueError, TypeError, KeyError), cached(_FILE).open("rb") as file:
        line = file.readline()
        said = json.loads(line)
        if said["key"] != _key(packed):
            return None
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        offset = len(line)
        for kind, shape in said["tables"]:
            table = numpy.ndarray(shape, kind, mapped, offset)
            offset += table.nbytes
            tables.append(table)
        if offset == len(mapped):
            return _Model(tables, said["labels"])
    return None


def _keep(packed: Path, model: _Model) -> bool:
    said = {
        "key": _key(packed),
        "labels": model.labels,
        "tables": [(table.dtype.str, table.shape) for table in model.tables],
    }
    head = json.dumps(said).encode()
    padding = b" " * (63 - len(head) % 64) + b"\n"
    return keep(_FILE, (head, padding, *(table.data.cast("B") for table in model.tables)))
