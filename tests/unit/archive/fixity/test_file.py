# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Every rule about a WARC file: one valid record of each type is silent, each fault has its code."""

import base64
import gzip
import hashlib
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from byline.archive.fixity import check_file
from byline.archive.fixity.codes import CHECKS, finding
from support.warcs import PAYLOAD, URI, Made, Warc, http, record_id, sha256, write

Change = Callable[[Warc], object]


def _codes(path: Path) -> set[str]:
    return {found.code for found in check_file(path)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.warc.gz"


@pytest.mark.parametrize("compressed", [True, False])
def test_valid_records_are_silent(path: Path, compressed: bool) -> None:
    assert list(check_file(write(path, Warc(), compressed=compressed))) == []


def _set(record: str, **fields: str | list[str] | None) -> Change:
    def change(warc: Warc) -> None:
        getattr(warc, record).fields |= {name.replace("_", "-"): value for name, value in fields.items()}

    return change


def _alter(record: str, **attributes: object) -> Change:
    def change(warc: Warc) -> None:
        for name, value in attributes.items():
            setattr(getattr(warc, record), name, value)

    return change


BASE32 = base64.b32encode(hashlib.sha1(PAYLOAD).digest()).decode()
PADDED = base64.b32encode(hashlib.sha256(PAYLOAD).digest()).decode()
BASE64 = base64.b64encode(hashlib.sha256(PAYLOAD).digest()).decode()
MD5 = hashlib.md5(PAYLOAD).hexdigest()
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAYLOAD), PAYLOAD)


def _chunked(body: bytes, digest_of: bytes) -> Change:
    block = http(body, "Transfer-Encoding: chunked")
    return lambda warc: (
        _alter("response", block=block)(warc),
        _set("response", WARC_Payload_Digest=sha256(digest_of))(warc),
        _set("revisit", WARC_Payload_Digest=sha256(digest_of))(warc),
    )


@pytest.mark.parametrize(
    "change",
    [
        _alter("response", version="WARC/1.0"),
        _set("resource", WARC_Date="2026"),
        _set("resource", WARC_Date="2026-02"),
        _set("resource", WARC_Date="2024-02-29"),
        _set("resource", WARC_Date="2026-03-09T10:00Z"),
        _set("resource", WARC_Date="2026-03-09T10:00:00.123456789Z"),
        _set("response", WARC_Date="2026-03-09T10:00:00.5Z"),
        _set("resource", WARC_Payload_Digest=f"sha1:{BASE32}"),
        _set("resource", WARC_Payload_Digest=f"SHA-1:{BASE32.lower()}"),
        _set("resource", WARC_Payload_Digest=f"sha256:{PADDED}"),
        _set("resource", WARC_Payload_Digest=f"sha256:{BASE64}"),
        _set("resource", WARC_Payload_Digest=f"sha256:{BASE64.rstrip('=').translate(str.maketrans('+/', '-_'))}"),
        _set("resource", WARC_Payload_Digest=f"md5:{MD5}"),
        _set("resource", WARC_Payload_Digest=f"sha256:{hashlib.sha256(PAYLOAD).hexdigest().upper()}"),
        _set("revisit", WARC_Payload_Digest=f"sha1:{BASE32}"),
        _set("response", WARC_Protocol=["h2", "tls/1.3"], WARC_Cipher_Suite="TLS_AES_128_GCM_SHA256"),
        _set("response", X_Anything="Grüße سلام"),
        _set("response", WARC_IP_Address="2001:db8::1"),
        _set("response", WARC_Concurrent_To=[record_id(2), record_id(5)]),
        _set("response", Content_Type='application/http;msgtype=response ; x="a\\"b"'),
        _set("warcinfo", WARC_Filename="any name at all.warc.gz"),
        _set("metadata", WARC_Target_URI=None),
        _alter("response", extra=b"X-Folded: one\r\n two\r\n"),
        _chunked(CHUNKED, PAYLOAD),
        _chunked(CHUNKED, CHUNKED),
        _alter("request", block=http(CHUNKED, "Transfer-Encoding: chunked", line="POST / HTTP/1.1")),
        _alter("response", block=http(PAYLOAD, "Content-Length: 9", line="HTTP/1.1 304 Not Modified")),
        lambda warc: (
            _set("response", WARC_Truncated="length")(warc),
            _alter("response", block=http(PAYLOAD, "Content-Length: 100000"))(warc),
        ),
        lambda warc: (
            _alter("revisit", block=b"")(warc),
            _set("revisit", Content_Type=None)(warc),
        ),
        _alter("response", block=http(PAYLOAD).replace(b"\r\n", b"\n")),
        _alter("metadata", block=b""),
        lambda warc: setattr(warc, "warcinfo", b""),
    ],
)
def test_what_the_standard_allows_is_silent(path: Path, change: Change) -> None:
    warc = Warc()
    change(warc)
    records = [record for record in warc if record]
    assert list(check_file(write(path, records))) == []


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (_set("resource", WARC_Record_ID=None), {"AV101"}),
        (_set("resource", WARC_Type=None), {"AV101"}),
        (_set("resource", WARC_Date=None), {"AV101"}),
        (_set("resource", Content_Length=None), {"AV101"}),
        *[
            (_set(kind, WARC_Target_URI=None), {"AV102"})
            for kind in ("response", "resource", "request", "conversion", "continuation")
        ],
        (_set("revisit", WARC_Target_URI=None), {"AV102"}),
        (_set("revisit", WARC_Profile=None), {"AV102"}),
        (_set("revisit", WARC_Payload_Digest=None), {"AV102"}),
        (_set("continuation", WARC_Segment_Origin_ID=None), {"AV102"}),
        *[
            (_set(kind, WARC_Concurrent_To=record_id(2)), {"AV103"})
            for kind in ("warcinfo", "conversion", "continuation")
        ],
        *[(_set(kind, WARC_IP_Address="192.0.2.1"), {"AV103"}) for kind in ("warcinfo", "conversion", "continuation")],
        *[
            (_set(kind, WARC_Refers_To=record_id(1)), {"AV103"})
            for kind in ("warcinfo", "response", "resource", "request", "continuation")
        ],
        *[
            (_set(kind, WARC_Refers_To_Date="2026-03-09T10:00:00Z"), {"AV103"})
            for kind in ("warcinfo", "response", "resource", "request", "metadata", "conversion", "continuation")
        ],
        (_set("conversion", WARC_Refers_To_Target_URI=URI), {"AV103"}),
        (_set("warcinfo", WARC_Target_URI=URI), {"AV103"}),
        (_set("warcinfo", WARC_Warcinfo_ID=record_id(0)), {"AV103"}),
        (_set("response", WARC_Filename="x"), {"AV103"}),
        (_set("metadata", WARC_Payload_Digest=sha256(b"title: Story\r\n")), {"AV103"}),
        (_set("warcinfo", WARC_Identified_Payload_Type="text/plain"), {"AV103"}),
        (_set("resource", WARC_Segment_Total_Length="1"), {"AV103"}),
        (_set("resource", WARC_Date=["2026-03-09T10:00:00Z"] * 2), {"AV104"}),
        (_set("metadata", WARC_Refers_To=[record_id(1), record_id(4)]), {"AV104"}),
        (_set("metadata", warc_type="metadata"), {"AV104"}),
        (_alter("resource", version="WARC/1.2"), {"AV105"}),
        (_set("metadata", WARC_Type="foo"), {"AV106"}),
        (_set("metadata", WARC_Record_ID="urn:uuid:00000005-0000-4000-8000-000000000000"), {"AV107"}),
        (_set("metadata", WARC_Record_ID="<no-scheme>"), {"AV107"}),
        (_set("metadata", WARC_Record_ID="<urn:x: y>"), {"AV107"}),
        (_set("metadata", WARC_Record_ID="<urn:uuid:5>"), {"AV107"}),
        (_set("resource", WARC_Date="2026-13-45T99:00:00Z"), {"AV108"}),
        (_set("resource", WARC_Date="2026-02-29"), {"AV108"}),
        (_set("resource", WARC_Date="20260309100000"), {"AV108"}),
        (_set("resource", WARC_Date="2026-03-09T10:00:00+01:00"), {"AV108"}),
        (_set("resource", WARC_Date="2026-03-09T10:00:00.1234567890Z"), {"AV108"}),
        (lambda w: (_alter("resource", version="WARC/1.0")(w), _set("resource", WARC_Date="2026")(w)), {"AV108"}),
        (_set("resource", WARC_Target_URI="https://example.org/a b"), {"AV109"}),
        (_set("resource", WARC_Target_URI="/story"), {"AV109"}),
        (_set("resource", WARC_Payload_Digest="sha1"), {"AV110"}),
        (_set("resource", WARC_Payload_Digest="sha1:AAAA"), {"AV110"}),
        (_set("resource", WARC_Payload_Digest=f"sha1:1{BASE32[1:]}"), {"AV110"}),
        (_set("resource", WARC_Payload_Digest=f"sha256:{'g' * 64}"), {"AV110"}),
        (_set("resource", Content_Length="many"), {"AV111"}),
        (_set("continuation", WARC_Segment_Number="two"), {"AV111"}),
        (_set("resource", Content_Type="html"), {"AV112"}),
        (_set("resource", Content_Type="text/html charset=utf-8"), {"AV112"}),
        (_set("response", WARC_IP_Address="example.org"), {"AV113"}),
        (_alter("resource", line_end=b"\n"), {"AV114"}),
        (_alter("resource", extra=b"X-Latin: \xe9\r\n"), {"AV114"}),
        (_alter("resource", extra=b"X-Bell: \x07\r\n"), {"AV114"}),
        (_alter("resource", extra=b"nothing\r\n"), {"AV114"}),
        (_set("resource", WARC_Target_URI="https://example.org/é"), {"AV115"}),
        (_set("resource", WARC_Target_URI=f"<{URI}>"), {"AV115"}),
        (_set("resource", WARC_Target_URI="https://example.org/100%"), {"AV115"}),
        (_set("resource", Content_Type=None), {"AV116"}),
        (_set("resource", WARC_Block_Digest=sha256(b"")), {"AV201"}),
        (_set("resource", WARC_Payload_Digest=sha256(b"")), {"AV202"}),
        (_set("response", WARC_Payload_Digest=sha256(PAYLOAD + b"x")), {"AV202", "AV305"}),
        (_set("resource", WARC_Payload_Digest="xxh3:0123456789abcdef"), {"AV203"}),
        (_alter("response", block=PAYLOAD), {"AV204"}),
        (_alter("response", block=http(PAYLOAD, "Content-Length: 9")), {"AV205"}),
        (_alter("request", block=http(b"x", "Content-Length: 9", line="POST / HTTP/1.1")), {"AV205"}),
        (_chunked(PAYLOAD, PAYLOAD), {"AV206"}),
        (_chunked(CHUNKED[:-2], CHUNKED[:-2]), {"AV206"}),
        (_alter("metadata", block=b"not a field\r\n"), {"AV207"}),
        (_set("metadata", WARC_Record_ID=record_id(4)), {"AV301"}),
        (_set("metadata", WARC_Refers_To=record_id(99)), {"AV303"}),
        (_set("request", WARC_Concurrent_To=record_id(99)), {"AV303"}),
        (_set("metadata", WARC_Warcinfo_ID=record_id(1)), {"AV304"}),
        (_set("revisit", WARC_Refers_To_Date="2026-03-10T10:00:00Z"), {"AV305"}),
        (_set("request", WARC_Date="2026-03-09T10:00:01Z"), {"AV306"}),
        (_set("revisit", WARC_Refers_To_Target_URI="https://example.org/other"), {"AV305"}),
        (_set("revisit", WARC_Payload_Digest=sha256(b"other")), {"AV305"}),
    ],
)
def test_each_fault_of_a_record_has_its_code(path: Path, change: Change, codes: set[str]) -> None:
    warc = Warc()
    change(warc)
    found = list(check_file(write(path, warc)))
    assert {one.code for one in found} == codes
    assert all(one.file == path.name and one.offset is not None for one in found)


def test_a_finding_says_where_and_how_bad(path: Path) -> None:
    warc = Warc()
    _set("response", WARC_IP_Address="nowhere")(warc)
    (found,) = check_file(write(path, warc))
    assert found == finding(
        "AV113",
        "WARC-IP-Address: nowhere",
        file=path.name,
        offset=len(gzip.compress(bytes(warc.warcinfo))),
        record_id="urn:uuid:00000001-0000-4000-8000-000000000000",
    )
    assert found.severity == "error"
    assert found.message == "an address is not an IP address: WARC-IP-Address: nowhere"


def test_no_http_head_at_all_is_a_warning_and_the_block_is_the_payload(path: Path) -> None:
    warc = Warc()
    _alter("response", block=PAYLOAD)(warc)
    assert [(one.code, one.severity) for one in check_file(write(path, warc))] == [("AV204", "warning")]


def _members(warc: Warc) -> list[bytes]:
    return [gzip.compress(bytes(record)) for record in warc]


def _flip(data: bytes, index: int) -> bytes:
    index %= len(data)
    return data[:index] + bytes([data[index] ^ 0xFF]) + data[index + 1 :]


def _damaged(change: Callable[[list[bytes]], list[bytes]]) -> bytes:
    return b"".join(change(_members(Warc())))


def _at(index: int, change: Callable[[bytes], bytes]) -> Callable[[list[bytes]], list[bytes]]:
    return lambda members: [change(member) if i == index else member for i, member in enumerate(members)]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", {"AV001"}),
        (b"<!doctype html>", {"AV002"}),
        (b"\x28\xb5\x2f\xfd zstd", {"AV002"}),
        (_damaged(_at(8, lambda member: member[:-20])), {"AV003"}),
        (_damaged(_at(8, lambda member: member[:-1])), {"AV003"}),
        (_damaged(_at(1, lambda member: _flip(member, -8))), {"AV004"}),
        (_damaged(_at(1, lambda member: _flip(member, -1))), {"AV004"}),
        (_damaged(_at(4, lambda member: _flip(member, 10))), {"AV005"}),
        (_damaged(lambda members: [*members, bytes(512)]), {"AV006"}),
        (_damaged(lambda members: [*members[:3], b"noise", *members[3:]]), {"AV006"}),
        (_damaged(lambda members: [*members[:3], b"n\x1f\x8b\x08oise", gzip.compress(b"x"), *members[3:]]), {"AV006"}),
        (_damaged(lambda members: [*members, gzip.compress(b"")]), {"AV008"}),
        (_damaged(lambda members: [*members, gzip.compress(b"filedesc://some.arc")]), {"AV008"}),
        (gzip.compress(b"".join(map(bytes, Warc()))), {"AV007"}),
    ],
)
def test_each_damage_of_a_file_has_its_code(path: Path, content: bytes, codes: set[str]) -> None:
    path.write_bytes(content)
    assert _codes(path) - {"AV303"} == codes


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize(
    ("change", "gzip_codes", "plain_codes"),
    [
        (_set("metadata", Content_Length="500"), {"AV009"}, {"AV010", "AV201", "AV207"}),
        (_set("metadata", Content_Length="10"), {"AV010", "AV201"}, {"AV010", "AV201"}),
        (_alter("metadata", trailer=b"\r\n"), {"AV010"}, {"AV010"}),
        (_alter("metadata", trailer=b"\r\n\r\n\r\n"), {"AV010"}, {"AV006"}),
        (_alter("metadata", extra=b"X: " + b"x" * (1 << 20) + b"\r\n"), {"AV008"}, {"AV008"}),
    ],
)
def test_behind_damage_the_check_goes_on(
    path: Path, change: Change, gzip_codes: set[str], plain_codes: set[str], compressed: bool
) -> None:
    warc = Warc()
    change(warc)
    _set("conversion", WARC_Date="yesterday")(warc)
    expected = gzip_codes if compressed else plain_codes
    assert _codes(write(path, warc, compressed=compressed)) - {"AV303"} == expected | {"AV108"}


@pytest.mark.parametrize("end", [-1, -3, -10, -100])
def test_a_plain_file_that_ends_early_is_truncated(path: Path, end: int) -> None:
    write(path, Warc(), compressed=False)
    path.write_bytes(path.read_bytes()[:end])
    assert _codes(path) == {"AV003"}


def test_a_member_that_is_cut_in_two_does_not_hide_those_behind_it(path: Path) -> None:
    members = _members(Warc())
    members[4] = members[4][:40]
    path.write_bytes(b"".join(members))
    found = list(check_file(path))
    assert [(one.code, one.offset) for one in found] == [("AV005", sum(map(len, members[:4])))]


def test_a_file_of_nothing_but_damage_is_left_in_the_end(path: Path) -> None:
    path.write_bytes(gzip.compress(b"WARC/1.1\r\nbroken") * 3000)
    found = [one.code for one in check_file(path)]
    assert set(found) == {"AV003", "AV011"}
    assert len(found) == 1001


def test_a_file_that_is_not_there_cannot_be_read(path: Path) -> None:
    assert [one.code for one in check_file(path)] == ["AV011"]


def test_memory_stays_bounded(path: Path) -> None:
    record = Warc().resource
    record.block = bytes(32_000_000)
    record.fields["WARC-Payload-Digest"] = sha256(record.block)
    write(path, [record])
    del record
    tracemalloc.start()
    try:
        assert list(check_file(path)) == []
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_every_code_about_a_single_file_is_tested_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    codes = {code for code in CHECKS if code[2] in "0123" and code not in ("AV012", "AV302")}
    assert {code for code in codes if f'"{code}"' not in source} == set()


def test_made_records_are_what_they_say() -> None:
    """The records that the tests spoil are read by warcio as they are meant."""
    from warcio.archiveiterator import ArchiveIterator

    stream = BytesIO(b"".join(bytes(record) for record in Warc()))
    kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == [record.fields["WARC-Type"] for record in Warc()]
    assert isinstance(Warc().response, Made)
