# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sources that tell whenever they are read from: who waits for a reader can see that it gets on."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, cast

from byline.warc.source import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Each telling is a call of Python: this many bytes make it cost nothing.
_BUFFER = 64 << 10


def with_heartbeat(source: Source, beat: Callable[[], None]) -> Source:
    """The same source; `beat` is called whenever bytes were taken from it."""
    return source._replace(open=_Opened(source.open, beat))


@dataclass(frozen=True)
class _Opened:
    open: Callable[[], BinaryIO]
    beat: Callable[[], None] = field(compare=False)

    def __call__(self) -> BinaryIO:
        return io.BufferedReader(_Heard(self.open(), self.beat), _BUFFER)


class _Heard(io.RawIOBase):
    def __init__(self, file: BinaryIO, beat: Callable[[], None]) -> None:
        self._file = file
        self._beat = beat

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        size = cast("io.BufferedReader", self._file).readinto(buffer)
        self._beat()
        return size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def close(self) -> None:
        self._file.close()
        super().close()
