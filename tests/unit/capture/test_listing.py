# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

import io

import pytest

from byline.capture.listing import entries, is_list

URL = "https://example.org/story"


@pytest.mark.parametrize(
    "text",
    [
        URL,
        f"{URL}\n",
        f"# pages\n\n  {URL}  \r\nHTTP://example.org\n# end",
        f"\ufeff{URL}",
        f"{URL}\nhtps://example.org/",
    ],
)
def test_lists(text: str) -> None:
    assert is_list(io.BytesIO(text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        f"Read this:\n{URL}",
        f"{URL}\nis a fine page",
        "word\nword\nword",
        f"{URL} {URL}",
        f"# A title\n\nText.\n{URL}",
        "https://example.org/" + "a" * 20_000 + " b",
    ],
)
def test_texts_that_are_no_list(text: str) -> None:
    assert not is_list(io.BytesIO(text.encode()))


def test_entries_know_their_line() -> None:
    stream = io.BytesIO(f"\ufeff# pages\n\n{URL}/1 \r\n\xff\n{URL}/2".encode())
    assert list(entries(stream)) == [(3, f"{URL}/1"), (4, "\xff"), (5, f"{URL}/2")]
