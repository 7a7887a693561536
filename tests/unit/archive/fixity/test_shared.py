# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The check measured on labelled files of other makers, which stay outside of the project."""

from pathlib import Path

import pytest

from byline.archive.fixity import check_file
from byline.archive.fixity.codes import CHECKS

SHARED = Path(__file__).parents[5] / "shared" / "warcs"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled files are not here")

EXPECTED = {
    "b07_no_id.warc.gz": {"AV101", "AV303"},
    "b08_no_date.warc.gz": {"AV101"},
    "b12_cl_small.warc": {"AV010", "AV201", "AV202", "AV205"},
    "b13_cl_big.warc": {"AV010", "AV201", "AV202", "AV205"},
    "b14_revisit_no_profile.warc.gz": {"AV102"},
    "b17_dup_date.warc.gz": {"AV104"},
    "b18_bad_date.warc.gz": {"AV108", "AV305", "AV306"},
    "b19_uri_space.warc.gz": {"AV109", "AV305"},
    "b22_dup_id.warc.gz": {"AV301"},
    "b24_dangling.warc.gz": {"AV303"},
    "b26_http_cl.warc.gz": {"AV205"},
    "b27_unknown_type.warc.gz": {"AV106"},
    "b29_lf.warc.gz": {"AV114"},
    "b30_latin1_header.warc.gz": {"AV114"},
    "b33_empty.warc.gz": {"AV001"},
    "b37_bad_chunks.warc.gz": {"AV206"},
    "example-bad-non-chunked.warc.gz": {"AV007", "AV201"},
    "example-digest.warc": {"AV110", "AV301", "AV303"},
    "example-space-in-target-uri.warc.gz": {"AV109"},
    "example-trunc.warc": {"AV010", "AV201", "AV202", "AV205"},
    "clipped.warc.gz": {"AV003"},
    "bad_http_chunked_content.warc": {"AV206"},
    "blackbook-truncated.arc": {"AV002"},
    "gzip_bomb_200MB.warc.gz": set(),
    "huge_http_header.warc.gz": set(),
    "huge_warc_header.warc.gz": set(),
}


def _codes(path: Path) -> set[str]:
    return {found.code for found in check_file(path)}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_wrong_is_found(name: str) -> None:
    (path,) = SHARED.rglob(f"*{name}")
    assert _codes(path) == EXPECTED[name]


def test_every_broken_variant_is_caught() -> None:
    broken = {path.name for path in (SHARED / "mutants").glob("b*")}
    assert broken == {name for name in EXPECTED if name[0] == "b" and name[1].isdigit()}


def test_no_valid_variant_is_blamed() -> None:
    valid = sorted((SHARED / "mutants").glob("v*"))
    assert len(valid) == 13
    assert {path.name: _codes(path) for path in valid if _codes(path)} == {}


def test_no_file_of_any_tool_stops_the_check() -> None:
    for path in SHARED.rglob("*.*"):
        if path.is_file():
            assert _codes(path) <= CHECKS.keys()
