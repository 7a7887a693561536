# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A part of an archive as an archive of its own: records are copied as they lie, and each article gets its notice."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import quote

from byline import version
from byline.archive.catalog import RecordRow
from byline.archive.profile import PROFILE
from byline.archive.stored import StoredRecord, warcinfo_of
from byline.errors import ArchiveDamaged
from byline.export.dates import published
from byline.export.disk import Sink, Spool
from byline.export.item import Item
from byline.model._value import Value
from byline.warc.writer import SPECIFICATION, Composer, warcinfo

CAPTURES = frozenset({"response", "resource", "revisit"})
ROLL_SIZE = 900_000_000
"""A WARC file is closed once it is this large (Annex C of ISO 28500 advises to stay below 1 GB)."""
_NAMESPACE = uuid.UUID("5a1f6d2e-3c1b-5d0e-9a77-0d6f6f7b1c55")


# What may stand in a URI as it is (RFC 3986, section 2), and % so that nothing is encoded twice.
_URI = ":/?#[]@!$&'()*+,;=%~"


class Copy(NamedTuple):
    """A record and its gzip member, byte for byte."""

    record: StoredRecord
    data: bytes


class Written(Value):
    """A record that lies in one of the files; the `head` of a file is its own warcinfo record."""

    record_id: str
    head: bool = False


class Collector:
    """Reads the records of articles, and the warcinfo records that they name."""

    def __init__(self) -> None:
        self._heads: dict[tuple[Path, str], Copy | None] = {}

    def take(self, item: Item) -> tuple[list[Copy], list[Copy]]:
        """All records of an article but its text, and its text; before both the warcinfo records that they name.

        They are apart as in an archive: a text beside its capture would be replayed instead of the page.
        ArchiveDamaged if one cannot be read, or if its capture is not among them: a WARC without it proves nothing.
        """
        copies = [Copy(record, record.data()) for record in item.records()]
        if not any(copy.record.record_id == item.article.capture.record_id for copy in copies):
            raise ArchiveDamaged(f"the capture of {item.article.id} is not there", cure="byline verify says more")
        texts = [copy for copy in copies if copy.record.type == "conversion"]
        return self._headed(copy for copy in copies if copy not in texts), self._headed(texts)

    def _headed(self, copies: Iterable[Copy]) -> list[Copy]:
        found = list(copies)
        heads = (self._head(copy.record) for copy in found)
        return [*dict.fromkeys(head for head in heads if head), *found]

    def _head(self, record: StoredRecord) -> Copy | None:
        place = record.folder, record.ref.file
        if place not in self._heads:
            head = warcinfo_of(record)
            self._heads[place] = head and Copy(head, head.data())
        return self._heads[place]


class WarcFiles:
    """WARC files in the making, one after the other, each record in them once.

    `open_file` makes a file of that name, or goes on with it, and closes it. Each begins with a warcinfo record of its
    own, and is dated as the article that comes first in it, or by SOURCE_DATE_EPOCH: no clock is read. `written` lists
    what lies in them; if there is something, they are gone on with.
    """

    def __init__(
        self,
        open_file: Callable[[str], AbstractContextManager[Sink]],
        name: str,
        written: Spool[Written],
        *,
        roll_size: int = ROLL_SIZE,
    ) -> None:
        self._open = open_file
        self._name = name
        self._written = written
        self._roll_size = roll_size
        self._stack = ExitStack()
        self._sink: Sink | None = None
        self._number = -1
        self._composer = Composer("")
        self._known: set[bytes] = set()
        for record in map(Written.model_validate_json, written.lines()):
            self._known.add(_key(record.record_id))
            if record.head:
                self._number += 1
                self._composer = Composer(record.record_id)

    def __enter__(self) -> Self:
        if self._number >= 0:
            self._sink = self._stack.enter_context(self._open(self.name))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    @property
    def name(self) -> str:
        """Of the file that is being written."""
        return self._name.format(self._number)

    @property
    def names(self) -> tuple[str, ...]:
        """Of all files."""
        return tuple(map(self._name.format, range(self._number + 1)))

    def add(self, item: Item, copies: Iterable[Copy]) -> list[RecordRow]:
        """Write the records that are not there yet; where each of them lies now."""
        sink = self._sink
        if sink is None or sink.size >= self._roll_size:
            sink = self._begin(item)
        rows = []
        for record, data in copies:
            if self._is_new(record.record_id):
                rows.append(_row(record, self.name, sink.size, len(data)))
                sink.write(data)
        return rows

    def add_notice(self, item: Item) -> None:
        """Write a metadata record with the notice, so that it goes along wherever the file goes."""
        assert self._sink is not None
        article, terms = item.article, item.attribution.license
        member = self._composer.metadata(
            (("license", terms.uri), ("attribution-notice", item.notice)),
            quote(article.target_uri.encode("utf-8", "replace"), safe=_URI),
            date=article.retrieved,
            refers_to=article.capture.record_id,
            record_id=_id_of(article.metadata.record_id, item.notice),
        )
        self._sink.write(member.data)

    def _begin(self, item: Item) -> Sink:
        self._stack.close()
        self._number += 1
        self._sink = sink = self._stack.enter_context(self._open(self.name))
        moment = published(item.article.retrieved)
        name = self.name.rpartition("/")[2]
        record_id = _id_of(name, moment.isoformat(), item.article.metadata.record_id)
        self._composer = Composer(record_id)
        self._is_new(record_id, head=True)
        sink.write(warcinfo(name, _about(), date=moment, record_id=record_id).data)
        return sink

    def _is_new(self, record_id: str, *, head: bool = False) -> bool:
        """Whether it was not written yet: articles share captures that were revisited, and policy pages."""
        key = _key(record_id)
        if key in self._known:
            return False
        self._known.add(key)
        self._written.add(Written(record_id=record_id, head=head))
        return True


def _key(record_id: str) -> bytes:
    """16 bytes are enough to tell records apart, and those of millions of them fit into memory."""
    return hashlib.sha256(record_id.encode()).digest()[:16]


def _row(record: StoredRecord, file: str, offset: int, length: int) -> RecordRow:
    return RecordRow(
        record_id=record.record_id,
        type=record.type,
        file=file,
        offset=offset,
        length=length,
        uri=record.uri,
        date=record.date,
        digest=record.digest,
        status=record.status,
        mime=record.mime,
    )


def _about() -> list[tuple[str, str]]:
    return [
        ("software", f"byline/{version()}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", SPECIFICATION),
        ("conformsTo", PROFILE),
        (
            "description",
            "Records copied from archives; each article stays under its own licence, which its notice says",
        ),
    ]


def _id_of(*facts: str) -> str:
    """A record id that the same facts always give."""
    return uuid.uuid5(_NAMESPACE, "\n".join(facts)).urn
