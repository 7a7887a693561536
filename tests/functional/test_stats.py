# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Counting what an archive holds."""

from pathlib import Path

import pytest

from byline.errors import ExitCode


@pytest.fixture(autouse=True)
def archive(run, article, tmp_path: Path) -> Path:
    zero = '<a rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/">CC0</a>'
    assert run("init", "archive").code == ExitCode.OK
    pages = [article(f"{number}.html", title=f"Story {number}") for number in range(3)]
    assert run("add", *pages, article("zero.html", title="Zero", licence=zero)).code == ExitCode.OK
    return tmp_path / "archive"


def test_articles_are_counted_by_licence(run) -> None:
    told = run("stats")
    lines = told.out.splitlines()
    assert told.err == "4 articles\n"
    assert lines[lines.index("licence") + 1].split() == ["CC-BY-4.0", "3", "█" * 32]
    assert lines[lines.index("licence") + 2].split() == ["CC0-1.0", "1", "█" * 11]


def test_the_counts_as_json(run) -> None:
    (told,) = run("stats", "license:CC0-1.0", "--json").json
    assert (told["schema"], told["articles"]) == ("byline-stats-1", 1)
    assert told["counts"]["license"] == {"CC0-1.0": 1}
    assert set(told["counts"]) == {"license", "agency", "language", "year"}


def test_what_is_not_shown_is_still_counted(run) -> None:
    out = run("stats", "--top", "1").out.splitlines()
    assert out[out.index("licence") + 2].split()[:3] == ["1", "others", "1"]


def test_languages_are_counted_whatever_their_region(run, article) -> None:
    pages = [article(f"{tag}.html", title=f"On {tag}") for tag in ("de", "de-AT", "fr")]
    for page, tag in zip(pages, ("de", "de-AT", "fr"), strict=True):
        assert run("add", page, "--language", tag).code == ExitCode.OK
    lines = run("stats", "title:on").out.splitlines()
    assert [line.split()[:2] for line in lines[lines.index("language") + 1 :][:2]] == [["de", "2"], ["fr", "1"]]
    assert run("stats", "title:on", "--json").json[0]["counts"]["language"] == {"de": 1, "de-at": 1, "fr": 1}


def test_a_picture_is_drawn(run, tmp_path: Path) -> None:
    assert run("stats", "--svg", "holdings.svg").code == ExitCode.OK
    assert "CC-BY-4.0" in (tmp_path / "holdings.svg").read_text()
    refused = run("stats", "--svg", "nowhere/holdings.svg")
    assert refused.code == ExitCode.FAILED
    assert "nowhere/holdings.svg cannot be written" in refused.err


def test_nothing_found_is_counted_too(run) -> None:
    told = run("stats", "zebra")
    assert (told.code, told.err, told.out) == (ExitCode.OK, "0 articles\n", "")
