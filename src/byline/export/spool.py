# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Values kept on disk until they are wanted, in order: a list that needs no memory."""

import tempfile
from collections.abc import Iterator
from typing import Generic, TypeVar

from pydantic import BaseModel

Kept = TypeVar("Kept", bound=BaseModel)


class Spool(Generic[Kept]):
    """Keeps values as JSON lines in an unnamed temporary file."""

    def __init__(self, kind: type[Kept]) -> None:
        self._kind = kind
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace", newline="\n")  # noqa: SIM115
        self.count = 0

    def add(self, value: Kept) -> None:
        """Keep one more."""
        self._file.write(value.model_dump_json() + "\n")
        self.count += 1

    def lines(self) -> Iterator[str]:
        """Each value as one line of JSON."""
        self._file.seek(0)
        for line in self._file:
            yield line.rstrip("\n")

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
