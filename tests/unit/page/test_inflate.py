# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A gzip member inflated at once: the same bytes as zlib gives, or nothing."""

import gzip
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.page import inflate
from byline.page.inflate import inflate_whole

MEMBER = gzip.compress(b"The ferry stays.", mtime=0)


@given(st.binary(max_size=200), st.integers(0, 40), st.binary(max_size=3), st.binary(max_size=6))
def test_it_gives_what_zlib_gives_or_nothing(content: bytes, at: int, put: bytes, behind: bytes) -> None:
    member = gzip.compress(content, mtime=0)
    member = member[:at] + put + member[at + len(put) :] + behind
    if (found := inflate_whole(member, limit=200)) is not None:
        assert found == zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(member)


def test_a_sound_member() -> None:
    assert inflate_whole(MEMBER, limit=16) == b"The ferry stays."


@pytest.mark.parametrize("broken", [b"", b"\x1f\x8b", MEMBER[:-1], MEMBER + b"x", MEMBER[:-8] + bytes(4) + MEMBER[-4:]])
def test_nothing_is_said_of_what_is_not_sound(broken: bytes) -> None:
    assert inflate_whole(broken, limit=1000) is None


def test_a_size_that_is_not_true_costs_no_memory() -> None:
    assert inflate_whole(MEMBER, limit=15) is None
    assert inflate_whole(MEMBER[:-4] + b"\xff\xff\xff\xff", limit=1000) is None
    assert inflate_whole(MEMBER[:-4] + b"\x11\0\0\0", limit=1000) is None


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "deflate", None)
    inflate._library.cache_clear()
    try:
        assert inflate_whole(MEMBER, limit=1000) is None
    finally:
        inflate._library.cache_clear()
