# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Gzip members, with libdeflate and where that is not installed."""

import random
import sys
import zlib
from collections.abc import Iterator

import pytest

from byline.warc import gzipped
from byline.warc.gzipped import gzip_member

WORDS = ("licence", "under", "photo", "reuse", "<p>", "the", "of", "Fähre")
CONTENTS = {
    "nothing": b"",
    "a byte": b"\0",
    "noise": random.Random(1).randbytes(200_000),
    "words": " ".join(random.Random(2).choices(WORDS, k=50_000)).encode(),
    "one byte again and again": b"a" * 3_000_000,
}


@pytest.fixture(params=["libdeflate", "zlib"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if request.param == "zlib":
        monkeypatch.setitem(sys.modules, "deflate", None)
    gzipped._compressor.cache_clear()
    yield request.param
    gzipped._compressor.cache_clear()


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_member_is_one_and_gives_its_bytes_back(library: str, content: bytes) -> None:
    reader = zlib.decompressobj(31)
    assert reader.decompress(gzip_member(memoryview(content))) == content
    assert reader.eof
    assert reader.unused_data == b""


def test_the_same_bytes_give_the_same_member(library: str) -> None:
    assert gzip_member(CONTENTS["words"]) == gzip_member(memoryview(CONTENTS["words"]))


def test_a_member_says_neither_name_nor_time(library: str) -> None:
    flags, time = gzip_member(b"a")[3], gzip_member(b"a")[4:8]
    assert (flags, time) == (0, b"\0\0\0\0")


def test_libdeflate_is_what_is_used(library: str) -> None:
    same = gzip_member(CONTENTS["words"]) == zlib.compress(CONTENTS["words"], 6, 31)
    assert same is (library == "zlib")
