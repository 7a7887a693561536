# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""An archive folder: make one, open it, read from it, write to it."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING, Self

from byline.archive import database
from byline.archive.catalog import Catalog, Change, RecordRow
from byline.archive.layout import ARCHIVE, write_whole
from byline.archive.tombstones import read_tombstones
from byline.config import SETTINGS_FILE, Settings, read_settings
from byline.errors import ArchiveDamaged, ArchiveLocked, NotFound, OperationFailed, Refused, UsageError
from byline.model.archived import Amendment, ArchivedArticle, Tombstone

# What writes, and what reads WARC records, is imported when it is needed: most commands only look something up.
if TYPE_CHECKING:
    from byline.archive.originals import KeptOriginals
    from byline.archive.profile import Description
    from byline.archive.recall import PolicyCapture
    from byline.archive.stored import StoredRecord
    from byline.archive.writer import Writer
    from byline.model.capture import Capture

_ENGINE = re.compile(r"^engine[ \t]*=.*\n?", re.MULTILINE)
_SHORTEST_PREFIX = 4
_CANDIDATES = 10


class Archive:
    """An archive folder, read. Other processes may read it at the same time, and one may write to it.

    Close it, or use it in a with statement.
    """

    def __init__(self, folder: Path, settings: Settings, catalog: Catalog) -> None:
        self.folder = folder
        self.settings = settings
        self._catalog = catalog

    @classmethod
    def create(cls, folder: Path, settings: Settings) -> Self:
        """Make an archive in `folder`, which may exist; Refused if there is one already."""
        if (folder / SETTINGS_FILE).exists():
            raise Refused(f"{folder} is an archive already", cure=f"byline add --archive {folder} ...")
        try:
            (folder / ARCHIVE).mkdir(parents=True, exist_ok=True)
            write_whole(folder / SETTINGS_FILE, _toml(settings))
        except OSError as error:
            raise OperationFailed(f"{folder} cannot be made: {error.strerror or error}") from error
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the archive in `folder`; NotFound if there is none.

        The catalogue first catches up with the WARC files if it can: not on read-only media, where a private one is
        made, and not while another process writes, which then does it itself.
        """
        settings = read_settings(folder)
        read_only = not os.access(folder, os.W_OK)
        catalog = _usable_catalog(folder, read_only=read_only, current=True)
        if catalog is None and not read_only:
            _catch_up(folder, settings)
            catalog = _usable_catalog(folder, read_only=False, current=False)
        return cls(folder, settings, catalog or _private_catalog(folder))

    @classmethod
    def rebuild(cls, folder: Path) -> Self:
        """Make everything that is derived anew from the WARC files, but lost texts and the search index."""
        from byline.archive import remove
        from byline.archive.lock import hold
        from byline.archive.recover import open_ledger, repair
        from byline.archive.refresh import refresh

        settings = read_settings(folder)
        with hold(folder):
            database.delete(folder)
            with closing(open_ledger(folder)) as ledger:
                repair(folder, ledger)
                remove.finish(folder, ledger)
                refresh(folder, settings, ledger)
        return cls.open(folder)

    def choose_engine(self, engine: str) -> None:
        """Search with this engine from now on; byline.toml stays as it is but for that line."""
        if engine != self.settings.engine:
            said = (self.folder / SETTINGS_FILE).read_text(encoding="utf-8")
            line, others = f'engine = "{engine}"\n', _ENGINE.sub("", said)
            write_whole(self.folder / SETTINGS_FILE, (line + others).encode())
            self.settings = read_settings(self.folder)

    def close(self) -> None:
        """Let go of the catalogue."""
        self._catalog.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def writer(self, *, robots: str = "classic") -> AbstractContextManager["Writer"]:
        """Write to the archive; ArchiveLocked if another process does. What is not committed at an error is dropped."""
        from byline.archive.writer import open_writer

        return open_writer(self.folder, self.settings, robots=robots)

    @property
    def sequence(self) -> int:
        """The number of the newest change; it only grows, also when the catalogue is made anew."""
        return self._catalog.sequence

    @property
    def newest(self) -> int:
        """The number of the newest record."""
        return self._catalog.newest.number

    def changes(self, after: int) -> Iterator[Change]:
        """What happened after a sequence number, in order; of each article only the newest."""
        return self._catalog.changes(after)

    def articles(self) -> Iterator[ArchivedArticle]:
        """Every article, by id."""
        return self._catalog.articles()

    def find(self, article_id: str) -> ArchivedArticle | None:
        """The article of this id, or None."""
        return self._catalog.find(article_id)

    def get(self, prefix: str) -> ArchivedArticle:
        """The article whose id begins with `prefix`.

        NotFound if there is none; UsageError if there are several, which it lists, or if the prefix is too short.
        """
        wanted = prefix.strip().lower()
        if len(wanted) < _SHORTEST_PREFIX:
            raise UsageError(
                f"{prefix!r} is too short for an id", cure="give 4 digits or more; byline search shows ids"
            )
        found = self._catalog.ids(wanted, _CANDIDATES + 1)
        if len(found) > 1:
            more = " ..." if len(found) > _CANDIDATES else ""
            raise UsageError(f"{prefix} could be {', '.join(found[:_CANDIDATES])}{more}", cure="give more digits")
        article = self._catalog.find(found[0]) if found else None
        if article is None:
            raise NotFound(f"there is no article {prefix}", cure="byline search shows the ids of what it finds")
        return article

    def history(self, article_id: str) -> tuple[ArchivedArticle, ...]:
        """What was said of an article: what counts, then the rest, the newest first; one state a metadata record."""
        current = self.get(article_id)
        rows = [row for row in reversed(self._catalog.records_of(current.id)) if row.type == "metadata"]
        rows.sort(key=lambda row: row.record_id != current.metadata.record_id)
        return tuple(self._state(current, row) for row in rows)

    def amendment(self, article: ArchivedArticle) -> Amendment | None:
        """The correction that made this state of an article, or None if a person made none."""
        return self._description(article.metadata.record_id).amendment

    def text(self, article: ArchivedArticle) -> str:
        """The article's main text; ArchiveDamaged if it was lost or cannot be read."""
        from byline.archive.refresh import text_of

        current = self._catalog.find(article.id)
        if current is None or current.text is None:
            raise ArchiveDamaged(f"the text of {article.id} is not there", cure="byline reindex extracts it again")
        return text_of(self.folder, current.text)

    def capture(self, article: ArchivedArticle) -> "Capture":
        """The capture that `article` speaks of, rebuilt from its records; a revisit with the payload it refers to.

        Response heads are as the profile stores them. ArchiveDamaged if a record cannot be read.
        """
        from byline.archive.recall import recall_capture

        return recall_capture(self.folder, self._catalog, article, self._origin(article))

    def records(self, article: ArchivedArticle) -> "Iterator[StoredRecord]":
        """Every record that an export of `article` has to hold to be read as an archive of its own, to be copied.

        The capture with its request and redirects (of a revisit with the capture that it refers to), the current
        metadata record, and the text; requests behind their responses. ArchiveDamaged if a record is not there.
        """
        from byline.archive.stored import stored_records

        return stored_records(self.folder, self._catalog, article, self._origin(article).redirects)

    def originals(self, upto: int) -> "KeptOriginals":
        """What revisits of crawls may refer to: the captures among the first `upto` records."""
        from byline.archive.originals import KeptOriginals

        return KeptOriginals(self.folder, self._catalog, upto)

    def policies(self, uri: str) -> "tuple[PolicyCapture, ...]":
        """The captures of the policy page that was asked for at `uri`, the oldest first."""
        from byline.archive.recall import PolicyCapture, moment_of

        pairs = self._catalog.policies(uri)
        return tuple(
            PolicyCapture(capture.record_id, moment_of(capture.date), said.record_id) for capture, said in pairs
        )

    def policy(self, known: "PolicyCapture") -> "Capture":
        """The capture of a policy page, rebuilt from its records; ArchiveDamaged if one cannot be read."""
        from byline.archive.policy import from_fields
        from byline.archive.recall import recall_policy, recall_record
        from byline.warc.fields import parse_fields

        said = from_fields(parse_fields(recall_record(self.folder, self._catalog, known.metadata_id).content()))
        return recall_policy(self.folder, self._catalog, known.record_id, said)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What was taken down, oldest first."""
        return read_tombstones(self.folder)

    def _state(self, current: ArchivedArticle, row: RecordRow) -> ArchivedArticle:
        from byline.archive.recall import moment_of, recall_row

        said = self._description(row.record_id)
        capture = recall_row(self._catalog, row.refers_to or "")
        return current.model_copy(
            update={
                "article": said.article,
                "conclusion": said.conclusion,
                "media_type": said.media_type,
                "retrieved": moment_of(capture.date),
                "capture": capture.ref,
                "metadata": row.ref,
            }
        )

    def _origin(self, article: ArchivedArticle) -> "Description":
        """What was said when the article was captured: only that tells how the capture came about."""
        rows = (row for row in self._catalog.records_of(article.id) if row.refers_to == article.capture.record_id)
        first = next((row.record_id for row in rows if row.type == "metadata"), article.metadata.record_id)
        return self._description(first)

    def _description(self, record_id: str) -> "Description":
        from byline.archive.profile import from_fields
        from byline.archive.recall import recall_record
        from byline.warc.fields import parse_fields

        return from_fields(parse_fields(recall_record(self.folder, self._catalog, record_id).content()))


def _usable_catalog(folder: Path, *, read_only: bool, current: bool) -> Catalog | None:
    """The catalogue in the folder if there is one that was once complete; with `current`, if nothing came since."""
    connection = database.open_to_read(folder, read_only=read_only)
    catalog = Catalog(connection) if connection else None
    if catalog and catalog.complete and (not current or catalog.is_current(folder)):
        return catalog
    if catalog:
        catalog.close()
    return None


def _private_catalog(folder: Path) -> Catalog:
    """A catalogue for this process alone, made from the WARC files."""
    from byline.archive.ledger import Ledger
    from byline.archive.recover import catch_up

    ledger = Ledger(database.open_private())
    catch_up(folder, ledger)
    return ledger


def _catch_up(folder: Path, settings: Settings) -> None:
    """Let the catalogue and the indexes catch up, unless another process writes: it does that itself.

    datapackage.json says for good how long the files are, so it waits for the writer who cuts off a torn tail.
    """
    from byline.archive.lock import hold
    from byline.archive.recover import catch_up, has_tail, open_ledger
    from byline.archive.refresh import refresh

    try:
        with hold(folder, wait=0), closing(open_ledger(folder)) as ledger:
            catch_up(folder, ledger)
            if not has_tail(ledger):
                refresh(folder, settings, ledger)
    except ArchiveLocked:
        pass


def _toml(settings: Settings) -> bytes:
    """byline.toml. A string of JSON is one of TOML too, once DEL is escaped."""
    said = settings.model_dump(exclude_none=True)
    lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in said.items())
    return "".join(lines).replace("\x7f", "\\u007f").encode("utf-8", "replace")
