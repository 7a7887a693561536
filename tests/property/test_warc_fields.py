# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""ISO 28500:2017, clause 4: "field values may contain any UTF-8 character"."""

import re

from hypothesis import given
from hypothesis import strategies as st

from byline.warc.fields import format_fields, parse_fields

NAMES = st.from_regex(re.compile(r"[A-Za-z][A-Za-z0-9-]{0,20}", re.ASCII), fullmatch=True)
VALUES = st.one_of(
    st.text(),
    st.text(alphabet=st.sampled_from("\r\n\t \x00\x7f\x85\u2028=?QBqb_ UTF-8Aé語")),
    st.builds("=?{}?{}?{}?=".format, st.sampled_from(["UTF-8", "us-ascii"]), st.sampled_from("QB"), st.text()),
)


@given(st.lists(st.tuples(NAMES, VALUES)))
def test_fields_come_back_as_they_were_written(pairs: list[tuple[str, str]]) -> None:
    """ "the 'encoded-word' mechanism of [RFC2047] may also be used [...] and shall also be understood"."""
    data = format_fields(pairs)
    assert parse_fields(data) == tuple(pairs)
    assert data.count(b"\n") == len(pairs)


@given(st.lists(st.tuples(NAMES, VALUES)))
def test_a_line_holds_no_control_character(pairs: list[tuple[str, str]]) -> None:
    """ "TEXT = <any OCTET except CTLs, but including LWS>"."""
    for line in format_fields(pairs).split(b"\r\n"):
        assert not re.search(rb"[\x00-\x1f\x7f]", line)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    from byline.errors import BadInput

    try:
        fields = parse_fields(data)
    except BadInput:
        return
    assert all(name for name, _ in fields)
