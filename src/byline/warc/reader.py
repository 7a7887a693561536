# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads WARC records. A record that is handed out was read to its end first and is complete.

warcio takes no part here: it hides truncation and the ends of gzip members, and both decide whether a record can be
trusted.
"""

from collections.abc import Generator, Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path, PurePosixPath

from byline.errors import ArchiveDamaged, BadInput
from byline.model.archived import RecordRef
from byline.model.capture import HttpHead
from byline.warc.headers import Headers, read_headers, record_offset
from byline.warc.http import Dechunker, parse_head
from byline.warc.members import BEGINNING, Damage, Fault, Member, read_members

MAX_CONTENT = 1 << 28
"""Largest block that is handed out in one piece unless a caller says otherwise: 256 MiB."""
TRAILER = b"\r\n\r\n"
"""What follows every block (ISO 28500, clause 4)."""
# A block of about this many bytes stays in memory with its record; a longer one is read again when it is asked for.
_HELD = 1 << 20


class Record:
    """A complete record. Large blocks are not held: they are read from the file again, so keep the file."""

    def __init__(self, path: Path, offset: int, length: int, headers: Headers, held: bytes, block_length: int) -> None:
        self.path = path
        self.offset = offset
        self.length = length
        """Bytes in the file: of the gzip member, or of a plain record with the two line ends behind it."""
        self.headers = headers
        self.block_length = block_length
        self._held = held

    @property
    def type(self) -> str:
        """WARC-Type, or "" if it is missing."""
        return self.headers.get("WARC-Type") or ""

    @property
    def record_id(self) -> str:
        """The URI of WARC-Record-ID without angle brackets, or "" if it is missing."""
        return self.headers.get_uri("WARC-Record-ID") or ""

    @cached_property
    def _head(self) -> tuple[HttpHead, int] | None:
        if self.type not in ("response", "request", "revisit") or not self._held:
            return None
        return parse_head(self._held)

    @property
    def http(self) -> HttpHead | None:
        """The HTTP head of a request, response or revisit record, if it holds one."""
        return self._head[0] if self._head else None

    def stream(self) -> Iterator[bytes]:
        """The block in pieces."""
        if len(self._held) == self.block_length:
            yield self._held
            return
        with closing(read_members(self.path, self.offset)) as members:
            member = next(members)
            read_headers(member)
            yield from read_block(member, self.block_length)

    def payload_stream(self) -> Iterator[bytes]:
        """The payload in pieces: the HTTP body, transfer coding undone and content coding kept; or else the block.

        BadInput if the body begins as a chunked one and does not go on so.
        """
        skip = self._head[1] if self._head else 0
        coding = self.http.get("Transfer-Encoding") if self.http else None
        chunked = coding is not None and coding.lower() == "chunked" and Dechunker.fits(self._held[skip:])
        dechunker = Dechunker() if chunked else None
        for piece in self.stream():
            body, skip = piece[skip:], max(0, skip - len(piece))
            yield dechunker.feed(body) if dechunker else body
        if dechunker and (dechunker.broken or not dechunker.complete):
            raise BadInput(f"the chunked body of {self.record_id} in {self.path} at byte {self.offset} is broken")

    def content(self, *, limit: int = MAX_CONTENT) -> bytes:
        """The whole block; BadInput if it is longer than `limit` bytes."""
        return self._join(self.stream(), limit)

    def payload(self, *, limit: int = MAX_CONTENT) -> bytes:
        """The whole payload, as `payload_stream`; BadInput if it is longer than `limit` bytes."""
        return self._join(self.payload_stream(), limit)

    def _join(self, pieces: Iterator[bytes], limit: int) -> bytes:
        held: list[bytes] = []
        for piece in pieces:
            limit -= len(piece)
            if limit < 0:
                raise BadInput(f"the record {self.record_id} in {self.path} at byte {self.offset} is too large")
            held.append(piece)
        return b"".join(held)


def read_records(path: Path, start: int = 0) -> Generator[Record, None, None]:
    """The records of a .warc.gz or plain .warc file from offset `start` on; Damage where one is not complete."""
    for member in read_members(path, start):
        yield _read_record(member)
        while not member.at_end():  # only a plain file goes on
            yield _read_record(member)


def read_record(folder: Path, ref: RecordRef) -> Record:
    """The record that `ref` names, of an archive in `folder`; ArchiveDamaged if something else is there."""
    name = PurePosixPath(ref.file)
    if name.is_absolute() or ".." in name.parts:
        raise ArchiveDamaged(f"{ref.file} is not a file of an archive", cure="byline reindex")
    path = folder / name
    try:
        with closing(read_records(path, ref.offset)) as records:
            record = next(records, None)
    except (FileNotFoundError, Damage) as error:
        raise ArchiveDamaged(f"{ref.record_id} cannot be read: {error}", cure="byline verify says more") from error
    if record is None or record.record_id != ref.record_id or record.length != ref.length:
        raise ArchiveDamaged(f"{ref.record_id} is not in {path} at byte {ref.offset}", cure="byline reindex")
    return record


def _read_record(member: Member) -> Record:
    offset = record_offset(member)
    headers = read_headers(member)
    length = headers.block_length
    if length is None:
        raise Damage(Fault.HEAD, member.path, offset, "no Content-Length")
    held: list[bytes] = []
    size = 0
    for piece in read_block(member, length):
        size += len(piece)
        if size - len(piece) < _HELD:
            held.append(piece)
    end_record(member, offset, length - size)
    end = _end_member(member) if member.compressed else member.offset + member.position
    return Record(member.path, offset, end - offset, headers, b"".join(held), length)


def read_block(member: Member, length: int) -> Iterator[bytes]:
    """The next `length` bytes of a member in pieces; fewer if it ends before."""
    while length > 0 and (piece := member.read(length)):
        length -= len(piece)
        yield piece


def end_record(member: Member, offset: int, missing: int) -> None:
    """Read the two line ends behind the block of the record at `offset`.

    Damage if they are not there, or if `missing` bytes of the block were not.
    """
    if missing:
        fault = Fault.BLOCK if member.compressed else Fault.TRUNCATED
        raise Damage(fault, member.path, offset, f"{missing} bytes are missing")
    trailer = b"".join(read_block(member, len(TRAILER)))
    if trailer != TRAILER:
        cut = not member.compressed and TRAILER.startswith(trailer)
        raise Damage(Fault.TRUNCATED if cut else Fault.TRAILER, member.path, offset)


def _end_member(member: Member) -> int:
    """The offset behind the member. Damage if it holds anything more: one record a member (ISO 28500, Annex D)."""
    if not member.at_end():
        more = member.read(len(BEGINNING))
        raise Damage(Fault.CROWD if more == BEGINNING else Fault.TRAILER, member.path, member.offset)
    return member.skip_to_end()
