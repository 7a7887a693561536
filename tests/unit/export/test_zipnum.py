# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The index of a WACZ, in blocks."""

import gzip
import json

from byline.export.zipnum import blocks, header


def test_every_line_is_in_the_block_that_the_index_of_blocks_leads_to() -> None:
    lines = [f'com,example)/{number:04} 20260309100000 {{"offset": "{number}"}}'.encode() for number in range(700)]
    made = list(blocks(lines))
    index = b"".join(block.data for block in made)
    assert gzip.decompress(index).splitlines() == lines
    found = []
    for block in made:
        key, time, said = block.line.decode().split(" ", 2)
        place = json.loads(said)
        inside = gzip.decompress(index[place["offset"] : place["offset"] + place["length"]]).splitlines()
        assert inside[0].startswith(f"{key} {time} ".encode())
        found.append(len(inside))
    assert found == [300, 300, 100]


def test_no_line_makes_no_block() -> None:
    assert list(blocks([])) == []


def test_the_index_of_blocks_names_their_file() -> None:
    assert header("index.cdx.gz") == b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n'
