# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Records as they are composed, read back by our reader, and as warcio reads them."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from byline.archive.catalog import RecordRow
from byline.model.capture import HttpHead
from byline.warc.composing import Member
from byline.warc.heads import as_stored
from byline.warc.notation import digest, warc_date
from byline.warc.reader import Record, read_records
from byline.warc.writer import REVISIT_PROFILE, Composer, warcinfo
from support.archives import SEEN, exchange

INFO = "urn:uuid:00000000-0000-4000-8000-000000000000"
URI = "https://example.org/story"
compose = Composer(INFO)


@pytest.fixture
def read(tmp_path: Path):
    """Writes members to a file and reads them."""

    def write(*members: Member) -> list[Record]:
        path = tmp_path / "a.warc.gz"
        path.write_bytes(b"".join(member.data for member in members))
        return list(read_records(path))

    return write


def test_digest_is_hex() -> None:
    assert digest(b"abc") == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_date_has_four_digits_of_the_year() -> None:
    assert warc_date(datetime(987, 6, 5, 4, 3, 2, tzinfo=UTC)) == "0987-06-05T04:03:02Z"


def test_warcinfo(read) -> None:
    (record,) = read(warcinfo("a.warc.gz", [("software", "byline"), ("isPartOf", "Fähre")], date=SEEN))
    assert record.type == "warcinfo"
    assert record.headers.get("WARC-Filename") == "a.warc.gz"
    assert record.headers.get("WARC-Target-URI") is None
    assert record.headers.get("WARC-Payload-Digest") is None
    assert record.content().decode() == "software: byline\r\nisPartOf: Fähre\r\n"


def test_response_keeps_bytes_and_says_where_they_came_from(read) -> None:
    made = exchange(URI, b"\x1f\x8b body")
    (record,) = read(compose.response(made, URI, digest(made.body), license_id="CC-BY-4.0"))
    assert record.http == made.response
    assert record.payload() == made.body
    get = record.headers.get
    assert get("WARC-Date") == "2026-03-09T10:00:00Z"
    assert get("WARC-Warcinfo-ID") == f"<{INFO}>"
    assert get("WARC-IP-Address") == "192.0.2.1"
    assert get("WARC-Protocol") == "http/1.1"
    assert get("WARC-Payload-Digest") == digest(made.body)
    assert get("WARC-Block-Digest") == digest(record.content())
    assert get("WARC-JSON-Metadata") == '{"license":"CC-BY-4.0"}'
    assert get("Content-Type") == "application/http; msgtype=response"
    assert record.headers.flaws == ()


def test_a_response_without_address_or_licence_has_no_such_header(read) -> None:
    made = exchange().model_copy(update={"ip": None})
    (record,) = read(compose.response(made, URI, digest(made.body)))
    assert record.headers.get("WARC-IP-Address") is None
    assert record.headers.get("WARC-JSON-Metadata") is None


def test_a_licence_id_cannot_break_the_header(read) -> None:
    (record,) = read(compose.response(exchange(), URI, digest(b""), license_id='x"}\r\né'))
    assert record.headers.get("WARC-JSON-Metadata") == '{"license":"x\\"}\\r\\n\\u00e9"}'


def test_request_names_its_response(read) -> None:
    made = exchange()
    (record,) = read(compose.request(made, URI, "urn:uuid:1"))
    assert record.http == made.request
    assert record.headers.get_uri("WARC-Concurrent-To") == "urn:uuid:1"


def test_resource_is_the_bytes(read) -> None:
    member = compose.resource(
        b"\x00bytes", URI, digest(b"\x00bytes"), date=SEEN, media_type="text/plain", license_id=None
    )
    (record,) = read(member)
    assert record.content() == b"\x00bytes"
    assert record.headers.get("WARC-Block-Digest") == record.headers.get("WARC-Payload-Digest") == digest(b"\x00bytes")


def test_revisits_have_no_payload_and_refer_to_one(read) -> None:
    original = RecordRow("urn:uuid:1", "response", "f", 0, 1, "https://example.org/first", "2026-01-01T00:00:00Z")
    made = exchange()
    records = read(
        compose.revisit_response(original, made, URI, digest(made.body), license_id="CC0-1.0"),
        compose.revisit(original, URI, digest(b"x"), date=SEEN, media_type="text/html", license_id="CC0-1.0"),
    )
    for record in records:
        assert record.type == "revisit"
        assert record.payload() == b""
        assert record.headers.get("WARC-Profile") == REVISIT_PROFILE
        assert record.headers.get_uri("WARC-Refers-To") == "urn:uuid:1"
        assert record.headers.get("WARC-Refers-To-Target-URI") == "https://example.org/first"
        assert record.headers.get("WARC-Refers-To-Date") == "2026-01-01T00:00:00Z"
    assert records[0].http == made.response
    assert records[1].http is None
    assert records[1].block_length == 0


def test_metadata_has_no_payload_digest(read) -> None:
    """ISO 28500, 5.9: the WARC-Payload-Digest field shall not be used on record types without a payload."""
    (record,) = read(compose.metadata([("title", "a\r\nb")], URI, date=SEEN, refers_to="urn:uuid:1"))
    assert record.headers.get("WARC-Payload-Digest") is None
    assert record.headers.get("WARC-Block-Digest") == digest(record.content())
    assert record.content().count(b"\r\n") == 1
    assert record.headers.get_uri("WARC-Refers-To") == "urn:uuid:1"


def test_conversion(read) -> None:
    text = "سلام\n\n你好".encode()
    (record,) = read(compose.conversion(text, URI, digest(text), date=SEEN, refers_to="urn:uuid:1"))
    assert (record.type, record.headers.get("Content-Type")) == ("conversion", "text/plain")
    assert record.content() == text


def test_heads_are_written_byte_for_byte(read) -> None:
    """warcio would percent-encode what is not ASCII."""
    made = exchange(URI, b"x", ("X-Latin", "caf\xe9"), ("X-Other", "你"), line="HTTP/1.1 200 D'accord, caf\xe9")
    (record,) = read(compose.response(made, URI, digest(b"x")))
    assert record.content() == (b"HTTP/1.1 200 D'accord, caf\xe9\r\nX-Latin: caf\xe9\r\nX-Other: \xe4\xbd\xa0\r\n\r\nx")


def test_a_line_end_inside_a_field_starts_no_other_field(read) -> None:
    """RFC 9110, 5.5: a recipient of CR, LF, or NUL within a field value MUST ... replace each of those characters."""
    made = exchange(URI, b"x", ("X-Folded", "one\r\n two"), ("X-Evil", "a\r\n\r\nHTTP/1.1 200 OK\0"))
    (record,) = read(compose.response(made, URI, digest(b"x")))
    assert record.http is not None
    assert record.http.headers == (("X-Folded", "one  two"), ("X-Evil", "a HTTP/1.1 200 OK"))
    assert record.payload() == b"x"


@pytest.mark.parametrize(
    ("headers", "kept"),
    [
        ((("Content-Length", "1"),), (("Content-Length", "1"),)),
        ((("Content-Length", " 1 "),), (("Content-Length", " 1 "),)),
        ((("Server", "x"),), (("Server", "x"),)),
        (
            (("transfer-encoding", "chunked"), ("Server", "x")),
            (("X-Crawl-transfer-encoding", "chunked"), ("Server", "x"), ("Content-Length", "1")),
        ),
        ((("Content-Length", "7"),), (("X-Crawl-Content-Length", "7"), ("Content-Length", "1"))),
        (
            (("Content-Length", "1"), ("content-length", "2")),
            (("X-Crawl-Content-Length", "1"), ("X-Crawl-content-length", "2"), ("Content-Length", "1")),
        ),
    ],
)
def test_a_stored_head_is_true_of_the_stored_body(
    headers: tuple[tuple[str, str], ...], kept: tuple[tuple[str, str], ...]
) -> None:
    assert as_stored(HttpHead(line="HTTP/1.1 200 OK", headers=headers), 1).headers == kept


def test_a_control_character_in_a_header_is_refused() -> None:
    """Values come in clean; should one not, it must not become a header of its own."""
    with pytest.raises(ValueError, match="control character in WARC-Target-URI"):
        compose.request(exchange(), "https://example.org/\r\nWARC-Type: warcinfo", "urn:uuid:1")
    with pytest.raises(ValueError, match="control character in Content-Type"):
        compose.resource(b"", URI, digest(b""), date=SEEN, media_type="a/b\nX: y", license_id=None)


def test_a_member_knows_what_a_reader_will_find(read) -> None:
    made = exchange(URI, b"body" * 1000)
    members = (
        warcinfo("a.warc.gz", [("software", "byline")], date=SEEN),
        compose.response(made, URI, digest(made.body), license_id="CC-BY-4.0"),
        compose.metadata([("title", "t")], URI, date=SEEN, refers_to="urn:uuid:1"),
    )
    offset = 0
    for member, found in zip(members, read(*members), strict=True):
        known = member.at(found.path, offset)
        assert (known.offset, known.length, known.block_length) == (found.offset, found.length, found.block_length)
        assert (known.headers.version, known.headers.fields) == (found.headers.version, found.headers.fields)
        assert known.http == found.http
        assert known.record_id == found.record_id == member.record_id
        offset += found.length


def test_warcio_reads_it() -> None:
    made = exchange(URI, b"<p>body")
    data = compose.response(made, URI, digest(made.body)).data
    record = next(ArchiveIterator(BytesIO(data), check_digests="raise"))
    assert record.rec_headers.protocol == "WARC/1.1"
    assert record.content_stream().read() == b"<p>body"
