# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""imports.jsonl: how far crawls were read into this archive, so that nobody reads them twice.

A line says: the first `offset` bytes of a file, whose SHA-256 is `digest`, were read under `terms`. So a file is known
again under any name, one that has grown is read on, and one that has changed is read anew. Lines are only appended. If
the file is lost, crawls are read again, and nothing is archived twice: the archive knows what it holds.
"""

import hashlib
import json
import os
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from byline.archive.layout import IMPORTS, writing
from byline.warc.source import Source

_CHUNK = 1 << 20
_HEAD = 4096
# A line for every so many seconds of a long file: that much is read again after an interruption.
_PAUSE = 10.0


@dataclass
class _Progress:
    """How far one file was read, and the digest of that much of it."""

    source: Source
    offset: int = 0
    hashed: int = 0
    written: int = 0
    when: float = field(default_factory=time.monotonic)
    hasher: Any = field(default_factory=hashlib.sha256)

    def digest_to(self, offset: int) -> str:
        """SHA-256 of the first `offset` bytes; it only moves on."""
        with self.source.open() as file:
            file.seek(self.hashed)
            while self.hashed < offset and (piece := file.read(min(_CHUNK, offset - self.hashed))):
                self.hasher.update(piece)
                self.hashed += len(piece)
        return f"sha256:{self.hasher.hexdigest()}"


class Imports:
    """The journal of one call. `terms` says what was wanted: under other terms a file is another matter.

    What is noted counts once it was settled; settle only when all of it is durable in the archive.
    """

    def __init__(self, folder: Path, terms: str) -> None:
        self._folder = folder
        self._terms = terms
        self._known = _read(folder, terms)
        self._open: list[_Progress] = []
        self.done = 0
        """Bytes of crawls that were read in this call."""

    def start_of(self, source: Source, /) -> int:
        """The offset at which to begin; the size of the source if all of it was read."""
        known = self._known.get(_head_of(source), {})
        progress, start = _Progress(source), 0
        for offset in sorted(offset for offset in known if offset <= source.size):
            if progress.digest_to(offset) in known[offset]:
                start = offset
        self._open.append(_Progress(source, offset=start, written=start))
        return start

    def note(self, source: Source, offset: int, /) -> None:
        """Everything before this offset was handed out."""
        progress = next(each for each in reversed(self._open) if each.source is source)
        self.done += offset - progress.offset
        progress.offset = offset

    def settle(self) -> None:
        """Write down what was noted."""
        lines: list[str] = []
        for progress in self._open:
            ended = progress.offset == progress.source.size
            due = ended or time.monotonic() - progress.when > _PAUSE
            if due and progress.offset > progress.written:
                lines.append(self._line(progress))
                progress.written, progress.when = progress.offset, time.monotonic()
        self._open = [progress for progress in self._open if progress.offset != progress.source.size]
        if lines:
            with writing(self._folder), (self._folder / IMPORTS).open("a", encoding="utf-8") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())

    def _line(self, progress: _Progress) -> str:
        digest, head = progress.digest_to(progress.offset), _head_of(progress.source)
        self._known.setdefault(head, {}).setdefault(progress.offset, set()).add(digest)
        name = Path(progress.source.name).name
        said = {"file": name, "offset": progress.offset, "head": head, "digest": digest, "terms": self._terms}
        return json.dumps(said, ensure_ascii=False) + "\n"


def _head_of(source: Source) -> str:
    """What tells most files apart without reading all of them."""
    with source.open() as file:
        return f"sha256:{hashlib.sha256(file.read(_HEAD)).hexdigest()}"


def _read(folder: Path, terms: str) -> dict[str, dict[int, set[str]]]:
    """The digests that are known, by head and by how many bytes they cover; what cannot be read is passed over."""
    known: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    try:
        with (folder / IMPORTS).open(encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    said = json.loads(line)
                    if said["terms"] == terms:
                        known[said["head"]][int(said["offset"])].add(said["digest"])
                except (ValueError, KeyError, TypeError):
                    continue
    except FileNotFoundError:
        pass
    return {head: dict(digests) for head, digests in known.items()}
