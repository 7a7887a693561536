# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From the records of a crawl to captures: what is a page, what is not and why, and what a revisit repeats."""

import base64
import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import brotli
import pytest
from backports import zstd

from byline.capture import originals as known
from byline.capture.container import holds_captures, sources_of
from byline.capture.crawl import DamagedInput, Found, Sieve, captures
from byline.capture.inputs import Context, crawled
from byline.capture.originals import Originals
from byline.errors import BadInput, Rejected
from byline.model.capture import Capture
from byline.page.parse import read_page
from support.crawls import OPEN, arc, captured, members, package, page, source_of
from support.warcs import DATE, Made, http, record_id

LIMIT = 100_000
TEXT = OPEN.format(1).encode()
CHUNKED = b"5\r\n<p>Th\r\n5;x=y\r\ne fer\r\n2\r\nry\r\n0\r\n\r\n"


def found(*records: Made, start: int = 0, sieve: Sieve | None = None) -> list[Found]:
    return list(captures(source_of(b"".join(members(records))), start, LIMIT, Originals(), sieve))


def taken(*records: Made, sieve: Sieve | None = None) -> list[Capture | str]:
    """Each capture, or the reason why there is none."""
    results: list[Capture | str] = []
    for each in found(*records, sieve=sieve):
        try:
            results.append(each.take())
        except (Rejected, DamagedInput) as error:
            results.append(error.reason)
        except BadInput:
            results.append("unreadable")
    return results


def crawl_reason(each: Found) -> str | None:
    with pytest.raises(DamagedInput) as raised:
        each.take()
    return raised.value.reason


HTML = "Content-Type: text/html"


def revisit(number: int, block: bytes = b"", **fields: str | None) -> Made:
    return captured(number, block, "revisit", **fields)


def test_a_page() -> None:
    (capture,) = taken(page(1, WARC_IP_Address="192.0.2.1", WARC_Protocol="h2"))
    assert isinstance(capture, Capture)
    assert (capture.url, capture.media_type, capture.charset) == ("https://example.org/1", "text/html", "utf-8")
    assert capture.payload == TEXT
    assert capture.original is not None
    assert capture.original.kind == "response"
    assert capture.original.name == record_id(1).strip("<>")
    assert capture.original.date == DATE
    assert capture.original.block[capture.original.head_size :] == TEXT
    assert (capture.exchanges[0].ip, capture.exchanges[0].protocol) == ("192.0.2.1", "h2")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd.compress(TEXT)),
        ("identity", TEXT),
    ],
)
def test_a_body_with_a_content_coding(coding: str, body: bytes) -> None:
    (capture,) = taken(page(1, body, "Content-Type: text/html", f"Content-Encoding: {coding}"))
    assert isinstance(capture, Capture)
    assert capture.payload == body
    assert read_page(capture).source == TEXT.decode()


def test_a_chunked_body() -> None:
    head = ("Content-Type: text/html", "Transfer-Encoding: chunked")
    whole, undone, cut = taken(page(1, CHUNKED, *head), page(2, b"<p>The ferry", *head), page(3, CHUNKED[:-4], *head))
    assert isinstance(whole, Capture)
    assert isinstance(undone, Capture)
    assert whole.payload == b"<p>The ferry"
    assert whole.original is not None
    assert whole.original.block.endswith(CHUNKED)
    assert undone.payload == b"<p>The ferry"
    assert cut == "unreadable"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (page(1, b"\xff\xd8\xff", "Content-Type: image/jpeg"), "not-a-page"),
        (page(1, b"", "Content-Type: text/html"), "not-a-page"),
        (page(1, b"\0\1", "X: y"), "not-a-page"),
        (captured(1, http(b"gone", "Content-Type: text/html", line="HTTP/1.1 404 Not Found")), "status"),
        (captured(1, http(b"", "Location: /2", line="HTTP/1.1 302 Found")), "status"),
        (captured(1, http(b"<p>The", "Content-Type: text/html", line="HTTP/1.1 206 Partial Content")), "cut-short"),
        (page(1, b"<p>The", "Content-Type: text/html", "Content-Length: 60"), "cut-short"),
        (captured(1, b"no HTTP"), "no-http"),
        (captured(1, b""), "no-http"),
        (page(1, WARC_Target_URI=None), "no-address"),
        (page(1, WARC_Target_URI="dns:example.org"), "no-address"),
        (captured(1, TEXT, "resource", Content_Type="text/html", WARC_Target_URI="urn:text:x"), "no-address"),
        (page(1, WARC_Date=None), "no-date"),
        (page(1, WARC_Date="2026-13-45T99:00:00Z"), "no-date"),
        (page(1, WARC_Date="2026-03-09T10:00:00"), "no-date"),
        (page(1, WARC_Truncated="length"), "cut-short"),
        (page(1, b"x" * 2_000_000), "too-large"),
        (captured(1, TEXT, "resource", Content_Type="image/png"), "not-a-page"),
        (revisit(1, WARC_Refers_To=record_id(9)), "no-original"),
        (revisit(1), "no-original"),
    ],
)
def test_what_is_no_page(record: Made, reason: str) -> None:
    assert taken(record) == [reason]
    assert taken(record, sieve=lambda *_: False) == [reason]


@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Type: text/html; charset=UTF-8",),
        ("Content-Type: text/html; charset=UTF-8", "Content-Encoding: gzip"),
        ("Content-Type: text/html; charset=UTF-8", "Transfer-Encoding: chunked"),
    ],
)
def test_the_sieve_sees_each_page_once_as_it_is_read(headers: tuple[str, ...]) -> None:
    body = gzip.compress(TEXT, mtime=0) if "gzip" in headers[-1] else TEXT
    body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if "chunked" in headers[-1] else body
    seen: list[object] = []

    def sieve(*page: object) -> bool:
        seen.append(page)
        return passes

    for passes in (True, False):
        (result,) = taken(page(1, body, *headers), sieve=sieve)
        assert result == (taken(page(1, body, *headers))[0] if passes else "nothing-said")
        assert seen.pop() == ("https://example.org/1", TEXT, "utf-8", "text/html")
        assert not seen


def test_a_page_whose_head_links_to_a_licence_passes_every_sieve() -> None:
    headers = ("Content-Type: text/html", "Link: <https://creativecommons.org/licenses/by/4.0/>; rel=license")
    (result,) = taken(page(1, b"<p>Soup", *headers), sieve=lambda *_: False)
    assert isinstance(result, Capture)


def test_a_page_without_a_type_is_told_by_its_beginning() -> None:
    for headers in (("X: y",), ("Content-Type: text/html charset=utf-8",), ("Content-Type: ?",)):
        (capture,) = taken(page(1, TEXT, *headers))
        assert isinstance(capture, Capture)
        assert capture.media_type == "text/html"


def test_a_resource() -> None:
    (capture,) = taken(captured(1, TEXT, "resource", Content_Type="text/html; charset=UTF-8"))
    assert isinstance(capture, Capture)
    assert (capture.content, capture.charset, capture.url) == (TEXT, "utf-8", "https://example.org/1")
    assert not capture.exchanges
    assert capture.original is not None
    assert capture.original.kind == "resource"


def test_a_fraction_of_a_second_and_a_space_in_the_address() -> None:
    (capture,) = taken(page(1, WARC_Date="2026-03-09T10:00:00.123456789Z", WARC_Target_URI="<https://example.org/a b>"))
    assert isinstance(capture, Capture)
    assert capture.retrieved.isoformat() == "2026-03-09T10:00:00+00:00"
    assert capture.url == "https://example.org/a%20b"
    assert capture.original is not None
    assert capture.original.date == "2026-03-09T10:00:00.123456789Z"


def test_a_record_without_an_id_is_named_by_its_content() -> None:
    for name in (None, "<no id>", "<a b>"):
        (capture,) = taken(page(1, WARC_Record_ID=name))
        assert isinstance(capture, Capture)
        assert capture.original is not None
        assert capture.original.name.startswith("ni:///sha-256;")


def test_a_length_that_is_no_number_or_too_small_says_nothing() -> None:
    """Tools that store decoded bodies often keep the length of what was sent."""
    for length in ("5", "?", ""):
        (capture,) = taken(page(1, TEXT, "Content-Type: text/html", f"Content-Length: {length}"))
        assert isinstance(capture, Capture)


def test_fields_that_cannot_be_written_are_left_out() -> None:
    record = page(1)
    record.extra = b"X-Good: yes\r\nX-Bad: a\0b\r\nno field\r\n"
    (capture,) = taken(record)
    assert isinstance(capture, Capture)
    assert capture.original is not None
    names = [name for name, _ in capture.original.fields]
    assert "X-Good" in names
    assert "X-Bad" not in names


@pytest.mark.parametrize(
    "fields",
    [
        {"WARC_Refers_To": record_id(1)},
        {"WARC_Refers_To_Target_URI": "https://example.org/1", "WARC_Refers_To_Date": DATE},
        {"WARC_Payload_Digest": "sha1:AAAA"},
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_a_revisit_of_a_record_in_the_same_file(fields: dict[str, str], packed: bool) -> None:
    again = revisit(
        2,
        http(b"", "Content-Type: text/html", 'Link: <https://creativecommons.org/licenses/by/4.0/>; rel="license"'),
        WARC_Date="2026-04-01T00:00:00Z",
        **fields,
    )
    records = (page(1, WARC_Payload_Digest="sha1:AAAA"), again)
    data = b"".join(members(records) if packed else map(bytes, records))
    first, second = (each.take() for each in captures(source_of(data), 0, LIMIT, Originals()))
    assert second.payload == first.payload
    assert second.url == "https://example.org/2"
    assert second.retrieved.month == 4
    assert second.headers is not None
    assert second.headers.get("Link")
    assert second.headers.get("Content-Length") == str(len(TEXT)) or second.headers.get("Content-Length") is None
    assert second.original is not None
    assert second.original.block[second.original.head_size :] == TEXT


def test_a_revisit_without_a_head_has_that_of_its_original() -> None:
    """But what that says of its own address, such as a licence in a Link, is not said of another."""
    linked, address = page(1, TEXT, HTML, "Link: <https://example.org/x>; rel=license"), "https://example.org/1"
    named = {"WARC_Refers_To": record_id(1)}
    _, *again = taken(linked, revisit(2, **named), revisit(3, WARC_Target_URI=address, **named))
    for capture, link in zip(again, (None, "<https://example.org/x>; rel=license"), strict=True):
        assert isinstance(capture, Capture)
        assert capture.headers is not None
        assert (capture.headers.get("Content-Type"), capture.headers.get("Link")) == ("text/html", link)


@pytest.mark.parametrize(
    ("coding", "coded_again", "kept"),
    [((), False, False), ((), True, False), (("Transfer-Encoding: chunked",), True, True), ((), None, False)]
    + [(("Transfer-Encoding: chunked",), again, again is None) for again in (False, None)],
)
def test_a_body_that_lies_chunked_stays_so_if_the_head_of_the_revisit_says_it_too(
    coding: tuple[str, ...], coded_again: bool | None, kept: bool
) -> None:
    """None: the revisit has no head of its own, and gets that of its original."""
    framed = b"%x\r\n%b\r\n0\r\n\r\n" % (len(TEXT), TEXT)
    again = http(b"", HTML, *["Transfer-Encoding: chunked"] * bool(coded_again)) if coded_again is not None else b""
    _, second = taken(
        page(1, framed if coding else TEXT, HTML, *coding), revisit(2, again, WARC_Refers_To=record_id(1))
    )
    assert isinstance(second, Capture)
    assert second.payload == TEXT
    assert second.original is not None
    assert second.original.block[second.original.head_size :] == (framed if kept else TEXT)
    assert second.headers is not None
    assert (second.headers.get("Transfer-Encoding") is not None) == kept


def test_a_revisit_of_a_file() -> None:
    """As byline itself writes them: a file was added, and the web gave the same bytes, or another file did."""
    resource = captured(1, TEXT, "resource", Content_Type="text/html; charset=latin-1", WARC_Target_URI="ni:///x;y")
    _, response, again, nothing, crooked = taken(
        resource,
        revisit(2, http(b"", HTML), WARC_Refers_To=record_id(1)),
        revisit(3, Content_Type="text/html", WARC_Refers_To=record_id(1)),
        revisit(4, WARC_Refers_To=record_id(1)),
        revisit(5, Content_Type="image/png", WARC_Refers_To=record_id(1)),
    )
    for capture, kind in ((response, "response"), (again, "resource")):
        assert isinstance(capture, Capture)
        assert capture.payload == TEXT
        assert (capture.media_type, capture.charset) == ("text/html", None)
        assert capture.original is not None
        assert capture.original.kind == kind
    assert (nothing, crooked) == ("no-original", "not-a-page")


def test_a_file_that_the_web_gave_before_is_no_answer_of_the_web() -> None:
    """What the head of the page said, such as a licence in a Link, was not said of the file."""
    linked = page(1, TEXT, HTML, 'Link: <https://creativecommons.org/licenses/by/4.0/>; rel="license"')
    _, again = taken(linked, revisit(2, Content_Type="text/html", WARC_Refers_To=record_id(1)))
    assert isinstance(again, Capture)
    assert (again.content, again.exchanges, again.headers) == (TEXT, (), None)


def test_a_revisit_of_a_record_in_a_file_before() -> None:
    originals = Originals()
    first, second = (
        source_of(b"".join(members([each]))) for each in (page(1), revisit(2, WARC_Refers_To=record_id(1)))
    )
    (_,) = captures(first, 0, LIMIT, originals)
    (again,) = captures(second, 0, LIMIT, originals)
    assert again.take().payload == TEXT


def test_only_the_newest_captures_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_MOST_KNOWN", 4)
    again = [revisit(10 + number, WARC_Refers_To=record_id(number)) for number in range(1, 7)]
    results = taken(*map(page, range(1, 7)), *again)[6:]
    assert [each == "no-original" for each in results] == [False, False, True, True, False, False]


def test_files_that_lie_far_back_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what was learned of them when they were near: what is found must not depend on what was read."""
    again = [revisit(10 + number, WARC_Refers_To=record_id(1)) for number in range(4)]
    crawls = [[page(1), again[0]], [page(2), again[1]], [page(3), again[2]], [page(4), again[3]]]
    sources = [source_of(b"".join(members(crawl)), str(number)) for number, crawl in enumerate(crawls)]
    monkeypatch.setattr(known, "_FARTHEST", sources[0].size + sources[1].size)
    knowing, forgetful, late = Originals(), Originals(), Originals()
    forgetful.enter(*sources)
    late.enter(*sources)
    for source, found in zip(sources, (True, True, True, False), strict=True):
        for originals in (knowing, forgetful, *([] if found else [late])):
            _, last = captures(source, 0, LIMIT, originals)
            if found:
                assert last.take().payload == TEXT
            else:
                with pytest.raises(Rejected, match="neither in these crawls nor in the archive"):
                    last.take()


def test_a_revisit_may_come_before_its_original() -> None:
    """As in what was put together from several crawls; of two captures of one digest, that before it is meant."""
    by_digest = {"WARC_Payload_Digest": "sha1:AAAA"}
    forward, backward = revisit(1, http(b"", HTML), WARC_Refers_To=record_id(2)), revisit(4, **by_digest)
    results = taken(forward, page(2, **by_digest), backward, page(3, **by_digest))
    assert [each.payload for each in results if isinstance(each, Capture)] == [
        OPEN.format(number).encode() for number in (2, 2, 2, 3)
    ]


def test_a_revisit_of_a_record_in_a_later_file_of_its_package(tmp_path: Path) -> None:
    path = str(tmp_path / "a.wacz")
    names = {"a": revisit(1, http(b"", HTML), WARC_Refers_To=record_id(2)), "b": page(2)}
    package(Path(path), {f"archive/{name}.warc": bytes(made) for name, made in names.items()})
    context = Context(connect=lambda: pytest.fail("nothing is fetched"), stdin=io.BytesIO(), max_size=LIMIT)
    assert [each.take().payload for each in crawled(path, context)] == [OPEN.format(2).encode()] * 2


def test_a_revisit_that_is_none() -> None:
    other = revisit(2, WARC_Refers_To=record_id(1), WARC_Payload_Digest="sha1:BBBB")
    unmodified = revisit(3, http(b"", line="HTTP/1.1 304 Not Modified"), WARC_Refers_To=record_id(1))
    results = taken(page(1, WARC_Payload_Digest="sha1:AAAA"), other, unmodified)
    assert results[1:] == ["no-original", "status"]
    assert taken(captured(1, b"no HTTP"), revisit(2, WARC_Refers_To=record_id(1))) == ["no-http", "no-original"]


def test_one_digest_may_be_written_in_several_ways() -> None:
    digest = hashlib.sha1(TEXT, usedforsecurity=False)
    spelt = f"sha1:{base64.b32encode(digest.digest()).decode()}", f"SHA-1:{digest.hexdigest().upper()}"
    first, *again = (page(1, WARC_Payload_Digest=spelt[0]), *(revisit(2, WARC_Payload_Digest=each) for each in spelt))
    for each in again:
        each.fields["WARC-Refers-To"] = record_id(1)
        assert isinstance(taken(first, each)[1], Capture)


def test_damage_is_told_with_its_place() -> None:
    data = members([page(1)])[0]
    first, gap = captures(source_of(data + b"garbage"), 0, LIMIT, Originals())
    assert first.url == "https://example.org/1"
    assert crawl_reason(gap) == "garbage"
    with pytest.raises(DamagedInput, match=f"crawl.warc.gz has bytes that belong to no record at byte {len(data)}"):
        gap.take()
    assert (gap.offset, gap.url) == (len(data), None)


def test_reading_begins_where_an_earlier_call_had_come_to() -> None:
    """What lies before is not handed out again, but a revisit finds its original there."""
    first, garbage, second = members([page(1)])[0], b"garbage", members([revisit(2, WARC_Refers_To=record_id(1))])[0]
    start = len(first) + len(garbage)
    (again,) = captures(source_of(first + garbage + second), start, LIMIT, Originals())
    assert again.offset == start
    assert again.resumable
    assert again.take().payload == TEXT


def test_only_the_first_record_of_a_member_is_a_place_to_begin_at() -> None:
    data = gzip.compress(bytes(page(1)) + bytes(page(2)))
    assert [each.resumable for each in captures(source_of(data), 0, LIMIT, Originals())] == [True, False]


# Containers


def test_all_files_of_a_package(tmp_path: Path) -> None:
    data = b"".join(members([page(1), page(2)]))
    files = {"archive/b.warc.gz": data, "archive/a.warc": bytes(page(3)), "pages/pages.jsonl": b"{}", "archive/": b""}
    for name, compression in (("a.wacz", zipfile.ZIP_STORED), ("b.zip", zipfile.ZIP_DEFLATED)):
        path = str(package(tmp_path / name, files, compression))
        assert holds_captures(path)
        urls = [each.url for source in sources_of(path) for each in captures(source, 0, LIMIT, Originals())]
        assert urls == ["https://example.org/3", "https://example.org/1", "https://example.org/2"]
        assert [source.name for source in sources_of(path)] == [f"{path}/archive/a.warc", f"{path}/archive/b.warc.gz"]


def test_a_package_without_its_directory(tmp_path: Path) -> None:
    data = b"".join(members([page(1), page(2)]))
    whole = package(tmp_path / "a.wacz", {"archive/a.warc.gz": data, "pages/pages.jsonl": b"{}"}).read_bytes()
    (tmp_path / "cut.wacz").write_bytes(whole[: 40 + len(data) + 20])
    (source,) = sources_of(str(tmp_path / "cut.wacz"))
    assert [each.url for each in captures(source, 0, LIMIT, Originals()) if each.url] == [
        "https://example.org/1",
        "https://example.org/2",
    ]


def test_an_entry_that_cannot_be_unpacked(tmp_path: Path) -> None:
    path = package(tmp_path / "a.wacz", {"archive/a.warc": bytes(page(1)) * 9}, zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 10] = 99
    path.write_bytes(data)
    (source,) = sources_of(str(path))
    with pytest.raises(OSError, match="compression"):
        source.open()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("crawl", bytes(page(1)), True),
        ("crawl.txt", bytes(page(1)), True),
        ("crawl.html", members([page(1)])[0], True),
        ("old", arc(("http://example.org/", b"x")), True),
        ("a.warc.gz", b"", True),
        ("a.arc", b"garbage", True),
        ("a.warc", b"<!doctype html><p>x", False),
        ("a.warc", b"https://example.org/\n", False),
        ("a.zip", b"PK\x03\x04 and no package", False),
        ("a.wacz", b"PK\x03\x04 and no package", True),
        ("a.html.gz", gzip.compress(b"<!doctype html><p>x", mtime=0), False),
        ("notes.txt", b"WARC/1.0 is a file format", False),
        ("data", b"\0\1\2", False),
    ],
)
def test_crawls_are_told_by_their_content(tmp_path: Path, name: str, content: bytes, expected: bool) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert holds_captures(str(path)) is expected


def test_a_file_that_is_not_there_or_cannot_be_read(tmp_path: Path) -> None:
    assert not holds_captures(str(tmp_path / "gone.warc.gz"))
    assert not holds_captures(str(tmp_path))
