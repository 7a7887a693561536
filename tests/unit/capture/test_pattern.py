# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from byline.capture.pattern import files_of
from byline.errors import BadInput


def test_a_pattern_stands_for_files_at_any_depth_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/b/a.txt", "a/.hidden.txt", ".folder/a.txt", "d.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [Path(path).relative_to(tmp_path).as_posix() for path in files_of(f"{tmp_path}/**/*.txt")]
    assert found == ["a/b/a.txt", "a/c.txt", "b.txt"]


@pytest.mark.parametrize("argument", ["story.html", "https://example.org/?a=[1]", "-", "folder"])
def test_what_is_no_pattern_stays_as_it_is(argument: str) -> None:
    assert list(files_of(argument)) == [argument]


def test_a_file_may_be_called_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").touch()
    assert list(files_of(f"{tmp_path}/a[1].txt")) == [f"{tmp_path}/a[1].txt"]


def test_a_pattern_that_matches_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file matches"):
        list(files_of(f"{tmp_path}/*.warc.gz"))
