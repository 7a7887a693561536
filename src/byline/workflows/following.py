# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A search index that follows an archive while it grows, so that little is left to do at the end of an import."""

from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self

from byline.archive.collection import Archive
from byline.errors import BylineError
from byline.workflows.find import refresh
from byline.workflows.stopwatch import Stopwatch

_FIRST = 128
_MOST = 4_096
_SHARE = 8


class Follower:
    """Brings the index up to date in a thread of its own: after each `first` articles, or an eighth of all if more.

    For a process that mostly waits for others that read. What goes wrong here is said by the refresh at the end, which
    does what is left. `watch` measures the time it takes.
    """

    def __init__(self, archive: Archive, watch: Stopwatch, *, first: int = _FIRST) -> None:
        self._archive = archive
        self._watch = watch
        self._first = self._enough = first
        self._waiting = self._followed = 0
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for the thread: then the index may be used again."""
        if self._thread is not None:
            self._thread.join()

    def stored(self) -> None:
        """One more article is in the archive to stay."""
        self._waiting += 1
        if self._waiting < self._enough or (self._thread is not None and self._thread.is_alive()):
            return
        self._followed += self._waiting
        self._waiting, self._enough = 0, min(_MOST, max(self._first, self._followed // _SHARE))
        self._thread = Thread(target=self._refresh)
        self._thread.start()

    def _refresh(self) -> None:
        # SQLite's connections belong to the thread that opens them.
        with suppress(BylineError), self._watch("index"), Archive.open(self._archive.folder) as archive:
            refresh(archive)
