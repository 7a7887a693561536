# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Records are read only when they are complete; damage is told with its place."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.errors import ArchiveDamaged, BadInput
from byline.model.archived import RecordRef
from byline.model.capture import HttpHead
from byline.warc.headers import MAX_HEAD
from byline.warc.members import CHUNK, Damage, Fault, read_members
from byline.warc.reader import read_record, read_records

Build = Callable[..., bytes]
Write = Callable[..., Path]

RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>body"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"


@pytest.mark.parametrize("compressed", [True, False])
def test_records_have_their_place_header_and_content(record: Build, write: Write, compressed: bool) -> None:
    parts = [record(RESPONSE, kind="response", number=1), record(b"", number=2), record(b"\r\n\r\n", number=3)]
    path = write(*parts, compressed=compressed)
    first, second, third = read_records(path)
    sizes = [len(gzip.compress(part, mtime=0)) if compressed else len(part) for part in parts]
    assert [(read.offset, read.length) for read in (first, second, third)] == [
        (0, sizes[0]), (sizes[0], sizes[1]), (sizes[0] + sizes[1], sizes[2]),
    ]  # fmt: skip
    assert (first.type, first.record_id) == ("response", "urn:uuid:00000001-0000-4000-8000-000000000000")
    assert first.headers.version == "WARC/1.1"
    assert first.http == HttpHead(line="HTTP/1.1 200 OK", headers=(("Content-Type", "text/html"),))
    assert (first.content(), first.payload()) == (RESPONSE, b"<p>body")
    assert (second.content(), second.http) == (b"", None)
    assert third.payload() == b"\r\n\r\n"
    assert [read.offset for read in read_records(path, second.offset)] == [second.offset, third.offset]
    assert list(read_records(path, path.stat().st_size)) == []


def test_records_without_type_or_id_are_read(write: Write) -> None:
    (read,) = read_records(write(b"WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n"))
    assert (read.type, read.record_id) == ("", "")


def test_a_large_block_is_not_held_and_read_again_when_asked_for(record: Build, write: Write) -> None:
    block = bytes(range(256)) * 20_000
    big = b"HTTP/1.1 200 OK\r\n\r\n" + block
    path = write(record(b"x"), record(big, kind="response"), record(b"y"))
    _, read, last = read_records(path)
    assert max(map(len, read.stream())) <= CHUNK
    assert read.content() == big
    assert read.payload() == block
    assert last.content() == b"y"
    with pytest.raises(BadInput, match="too large"):
        read.content(limit=len(block))


def test_memory_stays_bounded_with_a_bomb(record: Build, write: Write) -> None:
    """64 MB of zeros in a member of 64 kB."""
    path = write(record(bytes(64_000_000)))
    tracemalloc.start()
    try:
        (read,) = read_records(path)
        assert sum(map(len, read.payload_stream())) == 64_000_000
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
    with pytest.raises(BadInput, match="too large"):
        read.content(limit=1_000_000)


def test_the_transfer_coding_is_undone_if_it_is_there(record: Build, write: Write) -> None:
    kept = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot chunked at all"
    coded, bare = read_records(write(record(CHUNKED, kind="response"), record(kept, kind="response")))
    assert coded.payload() == b"body"
    assert bare.payload() == b"not chunked at all"


def test_a_chunked_body_that_breaks_off_is_bad_input(record: Build, write: Write) -> None:
    (read,) = read_records(write(record(CHUNKED[:-4], kind="response")))
    with pytest.raises(BadInput, match=r"chunked body of urn:uuid:00000000-0000-4000-8000-000000000000 .* byte 0"):
        read.payload()


def _damage(path: Path) -> tuple[Fault, int]:
    with pytest.raises(Damage) as raised:
        list(read_records(path))
    assert str(path) in raised.value.message
    assert str(raised.value.offset) in raised.value.message
    return raised.value.fault, raised.value.offset


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_torn_tail_is_found_wherever_it_is_torn(record: Build, write: Write, cut: int) -> None:
    path = write(record(b"whole"), record(b"torn"))
    whole = len(gzip.compress(record(b"whole"), mtime=0))
    data = path.read_bytes()
    path.write_bytes(data[: whole + (len(data) - whole) * cut // 8])
    assert _damage(path) == (Fault.TRUNCATED, whole)


def test_every_cut_of_a_plain_file_is_found(record: Build, write: Write) -> None:
    path = write(record(b"whole"), record(b"torn"), compressed=False)
    whole, data = len(record(b"whole")), path.read_bytes()
    for end in range(whole + 1, len(data)):
        path.write_bytes(data[:end])
        assert _damage(path)[1] == whole, end


def test_a_tail_of_zeros_is_no_record(record: Build, write: Write) -> None:
    """What some file systems leave behind after a crash."""
    path = write(record(b"whole"), tail=bytes(100))
    whole = path.stat().st_size - 100
    assert _damage(path) == (Fault.GARBAGE, whole)


def _with(data: bytes, index: int, byte: int) -> bytes:
    return data[:index] + bytes([byte]) + data[index + 1 :]


@pytest.mark.parametrize(("index", "fault"), [(-1, Fault.CHECKSUM), (-5, Fault.CHECKSUM), (10, Fault.DEFLATE)])
def test_a_broken_member_is_found(record: Build, write: Write, index: int, fault: Fault) -> None:
    member = gzip.compress(record(b"x" * 100), mtime=0)
    path = write(record(b"whole"))
    whole = path.stat().st_size
    path.write_bytes(path.read_bytes() + _with(member, index % len(member), member[index] ^ 0xFF))
    assert _damage(path) == (fault, whole)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"<html>", Fault.FOREIGN),
        (b"\x1f", Fault.TRUNCATED),
        (gzip.compress(b"", mtime=0), Fault.HEAD),
        (gzip.compress(b"filedesc://old.arc", mtime=0), Fault.HEAD),
        (gzip.compress(b"WARC/1.1\r\n\r\n\r\n\r\n", mtime=0), Fault.HEAD),
        (gzip.compress(b"WARC/1.1\r\nA: 1", mtime=0), Fault.TRUNCATED),
        (gzip.compress(b"WARC/1.1\r\nA: " + b"x" * MAX_HEAD, mtime=0), Fault.HEAD),
        (b"WARC/1.1\r\n" + b"A: 1\r\n" * (MAX_HEAD // 6) + b"\r\n", Fault.HEAD),
    ],
)
def test_what_holds_no_record(tmp_path: Path, content: bytes, fault: Fault) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert _damage(path) == (fault, 0)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"length": 12}, Fault.BLOCK),
        ({"length": 9}, Fault.TRAILER),
        ({"length": 3}, Fault.TRAILER),
        ({"length": 6}, Fault.TRAILER),
    ],
)
def test_a_false_content_length_is_found(record: Build, write: Write, change: dict[str, int], fault: Fault) -> None:
    assert _damage(write(record(b"block", **change))) == (fault, 0)


def test_more_than_one_record_in_a_member_is_found(record: Build, write: Write) -> None:
    assert _damage(write(record(b"1") + record(b"2"))) == (Fault.CROWD, 0)


def test_bytes_behind_a_record_are_found(record: Build, write: Write) -> None:
    assert _damage(write(record(b"1") + b"\r\n")) == (Fault.TRAILER, 0)
    assert _damage(write(record(b"1"), tail=b"\r\n", compressed=False)) == (Fault.GARBAGE, len(record(b"1")))


def test_a_member_may_begin_at_the_end_of_a_piece(record: Build, write: Write) -> None:
    noise = zlib.compress(bytes(range(256)) * 400, 0)
    for size in range(CHUNK - 400, CHUNK + 10, 29):
        path = write(record(noise[:1]), record(b"x"))
        first = gzip.compress(record(noise[:size]), 0, mtime=0)
        path.write_bytes(first + gzip.compress(record(b"x"), mtime=0))
        assert [read.offset for read in read_records(path)] == [0, len(first)]


def _ref(read: object, **changes: object) -> RecordRef:
    values = {"record_id": read.record_id, "file": read.path.name, "offset": read.offset, "length": read.length}  # type: ignore[attr-defined]
    return RecordRef.model_validate({**values, **changes})


def test_one_record_is_read_by_its_reference(record: Build, write: Write) -> None:
    path = write(record(b"one", number=1), record(b"two", number=2))
    _, second = read_records(path)
    assert read_record(path.parent, _ref(second)).content() == b"two"


@pytest.mark.parametrize(
    "changes",
    [
        {"record_id": "urn:uuid:00000009-0000-4000-8000-000000000000"},
        {"length": 1},
        {"offset": 1},
        {"offset": 10_000},
        {"file": "none.warc.gz"},
        {"file": "../some.warc.gz"},
        {"file": "/etc/passwd"},
    ],
)
def test_a_reference_to_something_else_is_damage(record: Build, write: Write, changes: dict[str, object]) -> None:
    path = write(record(b"one", number=1), record(b"two", number=2))
    first, _ = read_records(path)
    with pytest.raises(ArchiveDamaged) as raised:
        read_record(path.parent, _ref(first, **changes))
    assert raised.value.cure


def test_members_are_told_apart(record: Build, write: Write) -> None:
    path = write(b"one", b"two")
    found = [(member.compressed, member.offset, member.read(2), member.position) for member in read_members(path)]
    assert found == [(True, 0, b"on", 2), (True, len(gzip.compress(b"one", mtime=0)), b"tw", 2)]


SHARED = Path(__file__).parents[4] / "shared" / "warcs"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the odd and broken files of other tools are not here")
def test_no_file_of_any_tool_crashes_the_reader() -> None:
    for path in sorted(path for path in SHARED.rglob("*.*") if path.is_file()):
        try:
            for read in read_records(path):
                for _ in read.payload_stream():
                    pass
        except BadInput as error:
            if str(path) not in error.message:
                raise
