# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks a whole archive. Nothing in it is changed, nothing repaired: whoever looks for damage must not hide it."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from byline.archive import database, datapackage, recover
from byline.archive.catalog import Catalog
from byline.archive.fixity.codes import finding
from byline.archive.fixity.file import findings_of
from byline.archive.fixity.indexes import Comparison
from byline.archive.fixity.package import check_package, check_tombstones
from byline.archive.fixity.profile import check_profile
from byline.archive.fixity.references import References
from byline.archive.fixity.walk import walk
from byline.archive.layout import ARCHIVE, CATALOG, TEXT, text_files, warc_files
from byline.archive.ledger import Ledger
from byline.errors import BylineError
from byline.model.finding import Finding

Progress = Callable[[int, int], None]

# What an interrupted write leaves, where the catalogue says that nothing was finished yet: a text whose capture never
# came, and an empty file. The rest of such a tail is AV012.
_UNFINISHED = ("AV001", "AV302", "AV402", "AV541")
_TORN = ("AV003", "AV004", "AV005", "AV006", "AV008", "AV009", "AV010")


def verify(folder: Path, *, progress: Progress | None = None) -> Iterator[Finding]:
    """What is wrong with an archive: its WARC files against standard and profile, then everything derived from them.

    `progress` is told bytes read and bytes in all. Run it while nothing is written: what is written meanwhile may be
    taken for a fault. A torn tail that the catalogue knows nothing of is a warning (AV012): nothing in it was ever
    reported as archived.
    """
    files = (*warc_files(folder), *text_files(folder))
    with References() as references, _Catalogs(folder) as catalogs:
        finished = catalogs.finished(files)
        for found in _check_files(folder, files, references, progress):
            yield from _judged(found, finished)
        yield from _check_strangers(folder, files)
        buried = list(check_tombstones(folder, references))
        yield from buried
        if any(found.code == "AV552" for found in buried):
            return  # the catalogue cannot be made anew without them
        try:
            for found in catalogs.check(files, references):
                yield from _judged(found, finished)
        except (sqlite3.DatabaseError, BylineError, ValidationError, OSError) as error:
            yield finding("AV501", str(error), file=CATALOG)


class _Catalogs:
    """The archive's catalogue, if it can be opened, and one made anew from the WARC files beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept = database.open_to_read(folder, read_only=not os.access(folder, os.W_OK))
        self._made = database.open_private()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._made.close()
        if self._kept:
            self._kept.close()

    def finished(self, files: Iterable[str]) -> Mapping[str, int] | None:
        """Up to which byte each file was finished, as the catalogue says; None if there is none to say it."""
        try:
            return {file: Catalog(self._kept).progress(file)[0] for file in files} if self._kept else None
        except BylineError:
            return None

    def check(self, files: Sequence[str], references: References) -> Iterator[Finding]:
        """Everything that is derived from the WARC files."""
        made = Ledger(self._made)
        recover.catch_up(self._folder, made)
        for record_id, file, offset in references.conversions():
            row = made.record(record_id)
            if row is None or not made.ids(row.article_id or "-", 1):
                yield finding("AV541", file=file, offset=offset, record_id=record_id)
        if self._kept is None:
            if files:
                yield finding("AV501", "there is none, or not one of this version", file=CATALOG)
            return
        kept = Catalog(self._kept)
        comparison = Comparison(self._kept, self._made, files)
        yield from comparison.catalog()
        yield from comparison.texts()
        yield from comparison.cdxj(self._folder)
        yield from comparison.pages(self._folder)
        late = kept.listed != kept.newest or not kept.is_current(self._folder)
        yield from check_package(self._folder, late=late)


def _check_files(
    folder: Path, files: Sequence[str], references: References, progress: Progress | None
) -> Iterator[Finding]:
    sizes = {file: (folder / file).stat().st_size for file in files}
    before, total = 0, sum(sizes.values())
    for file in files:
        first = True
        for seen in walk(folder / file, file):
            if isinstance(seen, Finding):
                yield seen
                continue
            seen.problems += check_profile(seen, first=first)
            first = False
            references.add(seen)
            yield from findings_of(seen)
            if progress:
                progress(before + seen.offset + seen.length, total)
        before += sizes[file]
    yield from references.compare(whole=True)


def _check_strangers(folder: Path, files: Sequence[str]) -> Iterator[Finding]:
    """Files in the folders of the WARC files that are none of them."""
    for name in datapackage.paths(folder):
        if name.startswith((f"{ARCHIVE}/", f"{TEXT}/")) and name not in files:
            is_warc = name.endswith((".warc", ".wet"))
            yield finding("AV410" if is_warc else "AV412", file=name)


def _judged(found: Finding, finished: Mapping[str, int] | None) -> Iterator[Finding]:
    """The finding, unless it is only what an interrupted write left where nothing was finished yet."""
    until = finished.get(found.file or "") if finished is not None else None
    if until is None or found.offset is None or found.offset < until:
        yield found
    elif found.code in _TORN:
        yield finding("AV012", found.message, file=found.file, offset=found.offset)
    elif found.code not in _UNFINISHED:
        yield found
