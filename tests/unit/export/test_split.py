# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What puts an article into its part, and how the part's folder is named."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.errors import UsageError
from byline.export.split import Split, split_by
from support.exports import archived, concluded
from support.hostile import PIECES


@pytest.mark.parametrize("name", ["license", "licence", "Licence"])
def test_either_spelling(name: str) -> None:
    assert split_by(name) is Split.LICENSE


def test_nothing_else_is_split_by() -> None:
    with pytest.raises(UsageError) as refused:
        split_by("colour")
    assert "license, agency, year" in str(refused.value.cure)


@pytest.mark.parametrize(
    ("split", "value", "folder"),
    [
        (Split.LICENSE, "CC-BY-4.0", "license=CC-BY-4.0"),
        (Split.YEAR, "2026", "year=2026"),
        (Split.AGENCY, "Example Wire", "agency=example-wire-"),
    ],
)
def test_its_folder(split: Split, value: str, folder: str) -> None:
    article = archived(1, concluded("CC-BY-4.0"), agency="Example Wire", published="2026-03")
    assert split.value_in(article) == value
    assert split.folder(value).startswith(folder)


@pytest.mark.parametrize("split", [Split.AGENCY, Split.YEAR])
def test_what_is_not_known_has_a_part_too(split: Split) -> None:
    assert split.value_in(archived(1, concluded("CC-BY-4.0"))) == "unknown"


def test_expressions_are_folders_too() -> None:
    assert re.fullmatch(r"license=cc-by-4-0-or-cc0-1-0-[0-9a-f]{8}", Split.LICENSE.folder("CC-BY-4.0 OR CC0-1.0"))


@given(st.sampled_from(list(Split)), st.one_of(st.text(), st.sampled_from(PIECES)))
def test_no_name_is_a_path(split: Split, value: str) -> None:
    """A name on a page never leads out of the folder, whatever the disk takes for the same name."""
    assert re.fullmatch(r"(license|agency|year)=[A-Za-z0-9]([A-Za-z0-9.-]{0,70}[A-Za-z0-9])?", split.folder(value))
    assert split.folder(value.swapcase()) != split.folder(value) or value.swapcase() == value
