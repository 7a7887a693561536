# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Crawls of others: everything that can be read is read, and what cannot be is told."""

import gzip
import io
import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from backports import zstd
from fastwarc.stream_io import Lz4Writer
from hypothesis import given
from hypothesis import strategies as st

from byline.warc.crawl import is_crawl, read_at, read_crawl
from byline.warc.salvage import next_start
from byline.warc.source import CrawlRecord, Gap, Place, Region, file_source
from support.crawls import OPEN, arc, captured, members, numbers, page, read, source_of
from support.warcs import Warc, http

ELSEWHERE = Path(__file__).parents[4] / "shared" / "warcs"
PAGES = [page(number) for number in range(5)]
PLAIN = b"".join(map(bytes, PAGES))
MEMBERS = members(PAGES)
GZIP = b"".join(MEMBERS)
ALL = ["0", "1", "2", "3", "4"]


def lz4(data: bytes) -> bytes:
    out = io.BytesIO()
    with Lz4Writer(out) as writer:
        writer.write(data)
    return out.getvalue()


def with_dictionary(compressed: bool) -> bytes:
    dictionary = zstd.train_dict([bytes(each) + str(n).encode() for n in range(50) for each in PAGES], 2000)
    content = zstd.compress(dictionary.dict_content) if compressed else dictionary.dict_content
    frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
    return frame + b"".join(zstd.compress(bytes(each), zstd_dict=dictionary) for each in PAGES)


PACKED = {
    "plain": PLAIN,
    "gzip": GZIP,
    "one gzip member": gzip.compress(PLAIN, mtime=0),
    "two gzip members": gzip.compress(bytes(PAGES[0]), mtime=0)
    + gzip.compress(b"".join(map(bytes, PAGES[1:])), mtime=0),
    "zstd": b"".join(zstd.compress(bytes(each)) for each in PAGES),
    "zstd with a dictionary": with_dictionary(compressed=False),
    "zstd with a compressed dictionary": with_dictionary(compressed=True),
    "LZ4": b"".join(lz4(bytes(each)) for each in PAGES),
    "WARC 0.17": PLAIN.replace(b"WARC/1.1", b"WARC/0.17"),
    "bare line feeds": b"".join(bytes(replace(page(number), line_end=b"\n")) for number in range(5)),
    "bare line feeds in gzip": b"".join(members(replace(page(number), line_end=b"\n") for number in range(5))),
    "an empty gzip member": MEMBERS[0] + gzip.compress(b"", mtime=0) + b"".join(MEMBERS[1:]),
    "no line ends behind": b"".join(bytes(each)[:-4] for each in PAGES),
    "many line ends behind": b"".join(bytes(each) + b"\r\n" * 300 for each in PAGES),
}


@pytest.mark.parametrize("packed", PACKED)
def test_every_record_of_a_sound_file(packed: str) -> None:
    found = read(PACKED[packed])
    assert numbers(found) == ALL
    assert all(isinstance(each, CrawlRecord) and b"<h1>The ferry" in each.block for each in found)
    if packed != "WARC 0.17":
        assert [each.block for each in found if isinstance(each, CrawlRecord)] == [each.block for each in PAGES]
    assert is_crawl(io.BytesIO(PACKED[packed]))


def broken(at: int, by: bytes) -> bytes:
    middle = MEMBERS[2][:at] + by + MEMBERS[2][at + len(by) :]
    return b"".join((*MEMBERS[:2], middle, *MEMBERS[3:]))


def test_a_wrong_checksum_costs_one_record() -> None:
    found = read(broken(len(MEMBERS[2]) - 8, b"\0\0\0\0"))
    assert numbers(found) == ["0", "1", "2checksum", "CHECKSUM", "3", "4"]
    gap = found[3]
    assert isinstance(gap, Gap)
    assert (gap.offset, gap.end) == (sum(map(len, MEMBERS[:2])), sum(map(len, MEMBERS[:3])))


def test_a_wrong_checksum_of_a_long_record() -> None:
    """FastWARC hands a record out before it comes to the end of its member."""
    noise = bytes(range(256)) * 2000
    long = gzip.compress(bytes(page(7, noise)), compresslevel=0)
    assert numbers(read(b"".join((MEMBERS[0], long[:-8] + b"\0" * 8, MEMBERS[1])))) == [
        "0",
        "7checksum",
        "CHECKSUM",
        "1",
    ]


def test_what_can_be_inflated_of_a_broken_member_is_read() -> None:
    assert numbers(read(broken(150, b"\xff" * 20)))[:2] == ["0", "1"]
    assert numbers(read(broken(150, b"\xff" * 20)))[-2:] == ["3", "4"]


@pytest.mark.parametrize(
    "garbage", [b"garbage\n" * 9, b"\0" * 600, b"\x1f\x8b\x08 and no more", b"PK\x03\x04" + b"x" * 99]
)
def test_garbage_between_members(garbage: bytes) -> None:
    found = read(b"".join((*MEMBERS[:2], garbage, *MEMBERS[2:])))
    records = [each for each in found if isinstance(each, CrawlRecord)]
    assert numbers(records) == ALL
    gap = next(each for each in found if isinstance(each, Gap))
    assert gap.end - gap.offset == len(garbage)


def test_garbage_around_plain_records() -> None:
    found = read(bytes(PAGES[0]) + b"garbage\n" + bytes(PAGES[1]) + b"more")
    assert numbers(found) == ["0", "GARBAGE", "1", "GARBAGE"]
    assert numbers(read(b"garbage first\n" + PLAIN)) == ["GARBAGE", *ALL]
    assert numbers(read(b"garbage first\n" + GZIP)) == ["GARBAGE", *ALL]


@pytest.mark.parametrize("cut", [30, 200, len(MEMBERS[4]) - 5])
def test_a_file_that_ends_in_the_middle(cut: int) -> None:
    found = numbers(read(b"".join(MEMBERS[:4]) + MEMBERS[4][:cut]))
    assert found[:4] == ALL[:4]
    assert found[-1] == "TRUNCATED"
    assert "4" not in found
    assert numbers(read(PLAIN[:-300]))[-1] == "4truncated"


@pytest.mark.parametrize("off", [-10, 10, 100_000])
@pytest.mark.parametrize("compressed", [True, False])
def test_a_wrong_length_is_put_right_where_the_http_head_knows_better(off: int, compressed: bool) -> None:
    known, unknown = page(7), page(8, OPEN, "Content-Type: text/html")
    for wrong, expected in ((known, "7"), (unknown, "8length")):
        wrong.fields["Content-Length"] = str(len(wrong.block) + off)
        records = (PAGES[0], wrong, PAGES[1])
        data = b"".join(members(records) if compressed else map(bytes, records))
        found = read(data)
        assert numbers(found)[::2] == ["0", "1"]
        assert numbers(found)[1] in (expected, "8truncated")
        assert found[1].block == wrong.block if expected == "7" else True  # type: ignore[union-attr]


def test_a_record_without_a_length() -> None:
    lost = page(7)
    lost.fields["Content-Length"] = None
    assert numbers(read(b"".join((bytes(PAGES[0]), bytes(lost), bytes(PAGES[1]))))) == ["0", "7", "1"]


def test_a_header_without_an_end() -> None:
    endless = b"WARC/1.1\r\nWARC-Type: response\r\nX: " + b"x" * (1 << 20)
    assert numbers(read(endless + b"\n" + PLAIN)) == ["HEAD", *ALL]


def test_a_long_header_is_read() -> None:
    long = bytes(page(7, X_Long="x" * 200_000))
    assert numbers(read(gzip.compress(long) + GZIP)) == ["7", *ALL]


def test_only_captures_come() -> None:
    made = Warc()
    found = read(b"".join(map(bytes, vars(made).values())))
    assert [each.type for each in found if isinstance(each, CrawlRecord)] == [
        "response",
        "revisit",
        "resource",
        "resource",
    ]


def test_a_block_that_is_too_long_is_not_held() -> None:
    for data in (
        gzip.compress(bytes(page(7, b"\0" * 3_000_000)), mtime=0),
        gzip.compress(PLAIN + bytes(page(7, b"\0" * 3_000_000)), mtime=0),
    ):
        found = read(data + GZIP, limit=10_000)
        long = next(each for each in found if isinstance(each, CrawlRecord) and each.length > 10_000)
        assert long.block == b""
        assert numbers(found)[-5:] == ALL
    cut = read(bytes(page(7, b"\0" * 50_000))[:-30_000], limit=10_000)
    assert numbers(cut) == ["7truncated"]
    unsure = page(7, b"\0" * 50_000)
    unsure.fields["Content-Length"] = "?"
    assert numbers(read(bytes(unsure) + PLAIN, limit=10_000)) == ["7length", *ALL]


def test_an_empty_file() -> None:
    assert numbers(read(b"")) == ["EMPTY"]
    assert not is_crawl(io.BytesIO())


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_arc(version: int, pack) -> None:
    body = http(b"<p>The ferry", "Content-Type: text/html")
    data = arc(("http://example.org/a b", body), ("dns:example.org", b"20260309 192.0.2.1"), version=version)
    assert is_crawl(io.BytesIO(pack(data)))
    first, second = read(pack(data))
    assert isinstance(first, CrawlRecord)
    assert isinstance(second, CrawlRecord)
    assert first.block == body
    assert first.headers.fields == (
        ("WARC-Type", "response"),
        ("WARC-Target-URI", "http://example.org/a b"),
        ("WARC-Date", "2026-03-09T10:00:00Z"),
        ("Content-Type", "application/http; msgtype=response"),
        ("Content-Length", str(len(body))),
        ("WARC-IP-Address", "192.0.2.1"),
    )
    assert second.headers.get("Content-Type") == "text/html"


def test_arc_with_wrong_lengths() -> None:
    body = http(b"<p>The ferry", "Content-Type: text/html", "Content-Length: 12")
    data = arc(("http://example.org/1", body), ("http://example.org/2", body), ("http://example.org/3", body))
    found = read(data.replace(b"text/html %d" % len(body), b"text/html -1", 2))
    assert [each.block for each in found if isinstance(each, CrawlRecord)] == [body] * 3
    assert [each.fault for each in found if isinstance(each, CrawlRecord)] == [None] * 3


def test_a_date_of_twelve_digits_and_one_that_is_none() -> None:
    data = arc(("http://example.org/1", b"x"), ("http://example.org/2", b"y")).replace(
        b"20260309100000 text/html", b"202603091000 text/html"
    )
    assert [each.headers.get("WARC-Date") for each in read(data) if isinstance(each, CrawlRecord)] == [
        "2026-03-09T10:00:00Z"
    ] * 2


def test_a_record_is_found_again() -> None:
    for data in (PLAIN, GZIP, gzip.compress(PLAIN), PACKED["zstd"]):
        source = source_of(data)
        for each in read_crawl(source, limit=10_000):
            assert isinstance(each, CrawlRecord)
            again = read_at(source, each.place, limit=10_000)
            assert again is not None
            assert again.block == each.block
        assert read_at(source, Place(len(data), 0), limit=10_000) is None
        assert read_at(source, Place(0, 7), limit=10_000) is None


@pytest.mark.parametrize("kind", ["zstd", "LZ4"])
def test_broken_frames(kind: str) -> None:
    frames = [zstd.compress(bytes(each)) if kind == "zstd" else lz4(bytes(each)) for each in PAGES]
    data = b"".join((*frames[:2], frames[2][:40] + b"\xff" * 60 + frames[2][100:], *frames[3:]))
    found = numbers(read(data))
    assert found[:2] == ["0", "1"]
    assert found[-2:] == ["3", "4"]
    assert "DEFLATE" in found


def test_frames_that_end_early_or_have_a_dictionary_that_is_none() -> None:
    frames = [zstd.compress(bytes(each)) for each in PAGES]
    assert numbers(read(b"".join(frames)[:-30]))[:5] == [*ALL[:4], "TRUNCATED"]
    for content in (b"no dictionary", zstd.compress(b"x")[:-2]):
        frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
        assert numbers(read(frame + b"".join(frames))) == ALL


@pytest.mark.parametrize("magic", [b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"PK\x03\x04", b"\x1f\x8b\x08\0", b"WARC"])
@pytest.mark.parametrize("packed", ["gzip", "zstd", "LZ4", "plain"])
def test_a_wrong_beginning_costs_only_the_first_record(magic: bytes, packed: str) -> None:
    found = numbers(read(magic + PACKED[packed][4:]))
    assert found[-4:] == ALL[1:] or found == ALL


def test_a_single_lz4_frame() -> None:
    assert numbers(read(lz4(PLAIN))) == ALL


def test_no_more_is_inflated_than_fits_of_a_broken_member() -> None:
    """The last piece before the damage may hold a bomb."""
    bomb = gzip.compress(bytes(page(7, bytes(60_000_000))))
    found = read(MEMBERS[0] + bomb[:-8] + b"\0" * 8 + MEMBERS[1], limit=100_000)
    assert numbers(found)[0] == "0"
    assert numbers(found)[-1] == "1"


def test_what_is_no_crawl() -> None:
    for data in (b"WARC/1.0 is a format", b"<html>", gzip.compress(b"<html>"), zstd.compress(b"x"), b"\x1f\x8b\x08\0"):
        assert not is_crawl(io.BytesIO(data))


def test_a_region_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"before" + GZIP + b"behind")
    with Region(path.open("rb"), 6, len(GZIP)) as region:
        assert region.read() == GZIP
        assert region.seek(-3, io.SEEK_END) == len(GZIP) - 3
        assert region.tell() == len(GZIP) - 3
        assert region.read(9) == GZIP[-3:]
        assert region.readable()
        assert region.seekable()


@given(st.binary(max_size=200), st.integers(0, len(GZIP)), st.booleans())
def test_no_damage_stops_the_reader(noise: bytes, at: int, plain: bool) -> None:
    """Whatever is cut out and put in: it ends, and what lies far enough behind is read."""
    data = PLAIN if plain else GZIP
    found = read(data[:at] + noise + data[at + len(noise) :])
    assert len([each for each in found if isinstance(each, CrawlRecord)]) >= 2


def recovered(files: list[str]) -> tuple[dict[str, int], int]:
    """How many responses there are in each file, and the most memory in kB that this process ever had.

    Not by getrusage: what the process that started this one had would count.
    """
    found = {
        file: sum(
            isinstance(each, CrawlRecord) and each.type == "response"
            for each in read_crawl(file_source(ELSEWHERE / file), limit=50_000_000)
        )
        for file in files
    }
    status = Path("/proc/self/status").read_text()
    return found, int(status.split("VmHWM:")[1].split()[0])


@pytest.mark.skipif(not ELSEWHERE.is_dir(), reason="the odd files of other tools are not here")
def test_no_other_reader_recovers_more() -> None:
    rows = [json.loads(line) for line in (ELSEWHERE / "index.jsonl").read_text().splitlines()]
    others = {
        row["file"]: max(row.get("responses") or 0, row.get("responses_fastwarc") or 0)
        for row in rows
        if not row["file"].endswith(".wacz")
    }
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
        ours, memory = alone.submit(recovered, list(others)).result()
    assert {file: (ours[file], count) for file, count in others.items() if ours[file] < count} == {}
    assert memory < 400_000


def test_nothing_is_lost_beside_a_nested_archive() -> None:
    """A crawled page may itself be a WARC: its records are no records of the file."""
    nested = captured(7, http(PLAIN, "Content-Type: application/warc", f"Content-Length: {len(PLAIN)}"))
    assert numbers(read(bytes(nested) + PLAIN)) == ["7", *ALL]
    assert numbers(read(gzip.compress(bytes(nested)) + GZIP)) == ["7", *ALL]


@pytest.mark.parametrize("damage", [b"", b"garbage"])
def test_reading_from_any_record_on_gives_the_rest(damage: bytes) -> None:
    data = damage.join(members(page(number) for number in range(8)))
    source = source_of(data)
    whole = list(read_crawl(source, limit=10_000))
    starts = [each.offset if isinstance(each, Gap) else each.place.offset for each in whole]
    for number, start in enumerate(starts):
        rest = list(read_crawl(source, start, limit=10_000))
        assert numbers(rest) == numbers(whole[number:])
        assert [each.offset for each in rest if isinstance(each, Gap)] == [
            each.offset for each in whole[number:] if isinstance(each, Gap)
        ]


def test_the_next_start_is_that_of_a_record(tmp_path: Path) -> None:
    made = members(page(number) for number in range(3))
    source = source_of(b"".join(made))
    assert next_start(source, 1) == len(made[0])
    assert next_start(source, len(made[0])) == len(made[0])
    assert next_start(source, len(made[0]) + len(made[1]) + 1) is None
