# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Who goes out, who stays behind and why; what every form has in common is in tests/contract/test_formats.py."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.archive.stored import StoredRecord
from byline.errors import ArchiveDamaged, OperationFailed, UsageError
from byline.export.selection import Source
from byline.model.use import Use
from support.exports import archived, concluded, export, lost, simple


def test_a_use_is_needed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no use") as refused:
        export(tmp_path / "out", uses=())
    assert "redistribute" in str(refused.value.cure)
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_is_told_before_anything_is_read(tmp_path: Path) -> None:
    def untouched() -> Iterator[Source]:
        raise AssertionError
        yield

    with pytest.raises(UsageError, match="no export format 'docx'"):
        export(tmp_path / "out", untouched(), format="docx")


def test_the_order_of_the_uses_makes_no_difference(tmp_path: Path) -> None:
    one = export(tmp_path / "one", uses=(Use.COMMERCIAL, Use.ADAPT))
    two = export(tmp_path / "two", uses=[Use.ADAPT, Use.COMMERCIAL, Use.ADAPT])
    assert one.files() == two.files()
    assert one.manifest.uses == (Use.ADAPT, Use.COMMERCIAL)


def test_a_denial_names_its_clause(tmp_path: Path) -> None:
    """CC BY-NC 4.0 2(a)(1): "for NonCommercial purposes only"."""
    exported = export(tmp_path / "out", [simple(1), simple(2, "CC-BY-NC-4.0")], uses=(Use.COMMERCIAL,))
    (omission,) = exported.omitted
    assert (omission.id, omission.verdict) == ("0000000000000002", "deny")
    assert omission.reasons[0].clause == "CC-BY-NC-4.0 section 2(a)(1)"


def test_a_text_that_is_gone_costs_its_article_only(tmp_path: Path) -> None:
    def unreadable() -> str:
        raise PermissionError(13, "Permission denied", "/home/ada/archive/text/1.warc.wet.gz")

    gone = Source(archived(1, concluded("CC-BY-4.0"), title="Gone"), lost)
    locked = Source(archived(2, concluded("CC-BY-4.0"), title="Locked"), unreadable)
    exported = export(tmp_path / "out", [gone, simple(3), locked, simple(4)])
    assert exported.result == (2, 2)
    assert [(each.title, each.verdict, each.reasons[0].text) for each in exported.omitted] == [
        ("Gone", "failed", "the text is not there"),
        ("Locked", "failed", "its text cannot be read: Permission denied"),
    ]
    assert all(b"/home/ada" not in content for content in exported.files().values())


def test_the_text_is_asked_for_only_if_the_article_may_go_out(tmp_path: Path) -> None:
    refused = Source(archived(1, concluded("CC-BY-NC-4.0"), title="Not for money"), lost)
    exported = export(tmp_path / "out", [refused, simple(2)], uses=(Use.COMMERCIAL,))
    assert [omission.verdict for omission in exported.omitted] == ["deny"]


def test_articles_are_read_one_at_a_time(tmp_path: Path) -> None:
    """A corpus is never in memory as a whole: when an article is read, the one before is written."""
    written: list[int] = []

    def sources() -> Iterator[Source]:
        for number in range(1, 6):
            yield simple(number)
            written.append(sum(1 for path in tmp_path.rglob(f"{number:016x}.txt")))

    export(tmp_path / "out", sources(), format="text")
    assert written == [1, 1, 1, 1, 1]


def test_an_error_of_the_selection_is_not_taken_for_one_of_the_output(tmp_path: Path) -> None:
    def broken() -> Iterator[Source]:
        yield simple(1)
        raise BrokenPipeError(32, os.strerror(32))

    with pytest.raises(BrokenPipeError):
        export(tmp_path / "out", broken())
    assert list(tmp_path.iterdir()) == []


def test_nothing_permitted_keeps_the_earlier_export(tmp_path: Path) -> None:
    before = export(tmp_path / "out", [simple(1)]).files()
    after = export(tmp_path / "out", [simple(2, "NOASSERTION")], force=True)
    assert after.result == (0, 1)
    assert after.files() == before


def test_an_operator_s_path_never_enters_an_export(tmp_path: Path) -> None:
    exported = export(tmp_path / "out")
    assert all(str(tmp_path).encode() not in content for content in exported.files().values())


def test_a_failure_of_the_disk_is_not_an_omission(tmp_path: Path) -> None:
    """The article was fine: leaving it out quietly would make the export a wrong answer."""

    def sources() -> Iterator[Source]:
        (workshop,) = tmp_path.iterdir()
        (workshop / "whole" / "articles").write_text("in the way")
        yield simple(1)

    with pytest.raises(OperationFailed, match="cannot be written"):
        export(tmp_path / "out", sources(), format="text")
    assert list(tmp_path.iterdir()) == []


def test_records_that_are_gone_cost_their_article_only(tmp_path: Path) -> None:
    def gone() -> Iterator[StoredRecord]:
        raise ArchiveDamaged("the record is not there", cure="byline verify")

    exported = export(tmp_path / "out", [simple(1)._replace(records=gone), simple(2)], format="warc")
    assert exported.result == (1, 1)
    assert [(each.id[-1], each.verdict) for each in exported.omitted] == [("1", "failed")]
    limited = export(tmp_path / "one", [simple(1)._replace(records=gone), simple(2), simple(3)], format="warc", most=1)
    assert [entry.title for entry in limited.manifest.articles] == ["The ferry 2"]
