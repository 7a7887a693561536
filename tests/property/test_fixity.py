# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Damage does not get past the check, and nothing stops it."""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from byline.archive.fixity import check_file
from byline.archive.fixity.codes import CHECKS
from byline.warc.members import Damage
from byline.warc.reader import read_records
from support.warcs import Warc

MEMBERS = [gzip.compress(bytes(record), mtime=0) for record in Warc()]
WHOLE = b"".join(MEMBERS)
STARTS = [sum(map(len, MEMBERS[:number])) for number in range(len(MEMBERS) + 1)]
# Flags, time and system in a gzip header say nothing about the content, and no checksum covers them; nor the bits
# that fill up the last byte of the deflated data, before CRC-32 and ISIZE (RFC 1952, 2.3; RFC 1951, 3.2.3).
COVERED = [
    start + index
    for start, member in zip(STARTS, MEMBERS, strict=False)
    for index in range(len(member))
    if not 3 <= index < 10 and index != len(member) - 9
]


def _codes(content: bytes) -> set[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some.warc.gz"
        path.write_bytes(content)
        return {found.code for found in check_file(path)}


def _complete(content: bytes) -> tuple[int, int, Damage | None]:
    """Up to where records are complete; how many were read before damage; the damage."""
    end = count = 0
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some.warc.gz"
        path.write_bytes(content)
        try:
            for record in read_records(path):
                end, count = record.offset + record.length, count + 1
        except Damage as damage:
            return end, count, damage
        return end, count, None


@given(st.sampled_from(COVERED), st.integers(0, 7))
def test_every_flipped_bit_is_found(index: int, bit: int) -> None:
    """RFC 1952, 2.3.1: "CRC32 [...] of the uncompressed data", "ISIZE [...] the size of the original input data"."""
    flipped = WHOLE[:index] + bytes([WHOLE[index] ^ 1 << bit]) + WHOLE[index + 1 :]
    assert _codes(flipped)


@given(st.integers(1, len(WHOLE) - 1))
def test_every_cut_is_found_and_every_record_before_it_is_kept(end: int) -> None:
    complete, count, damage = _complete(WHOLE[:end])
    assert complete == max(start for start in STARTS if start <= end)
    assert count == STARTS.index(complete)
    assert (damage is None) == (end in STARTS)
    if damage:
        assert "AV003" in _codes(WHOLE[:end])


PARTS = st.one_of(
    st.sampled_from(MEMBERS), st.sampled_from([bytes(record) for record in Warc()]), st.binary(max_size=40)
)


@given(st.lists(PARTS))
def test_whatever_a_file_holds_it_is_read_to_its_end(parts: list[bytes]) -> None:
    content = b"".join(parts)
    assert _codes(content) <= CHECKS.keys()
    complete, _, _ = _complete(content)
    assert 0 <= complete <= len(content)
