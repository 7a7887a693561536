# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which articles go out, and as one file."""

from pathlib import Path

import pytest

from byline.errors import NotPermitted, OperationFailed, Refused, UsageError
from byline.export.formats import text
from byline.export.item import Item
from byline.export.selection import Source, foreseen, judged, order
from byline.export.single import publish_single, suffixes
from byline.model.manifest import Omission
from byline.model.notice import Adapts, Assumption, Change
from byline.model.use import Use
from support.exports import archived, concluded, lost, simple

USES = (Use.REDISTRIBUTE,)
SETTLED = Assumption(name="no-adaptation", reason="asked our lawyer")


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that does what may or may not make an adaptation."""
    change = Change(text="First paragraphs only.", adapts=Adapts.MAYBE)
    monkeypatch.setattr(text, "changes", lambda _article: (change,))


@pytest.mark.usefixtures("doubtful")
def test_a_doubt_keeps_articles_back_until_somebody_settles_it() -> None:
    """RULES pitfall 13: maybe needs an assumption with its reason."""
    sources = [simple(1, "CC-BY-ND-4.0"), simple(2)]
    back, out = judged(sources, order("text", USES, "*"))
    assert isinstance(back, Omission)
    assert back.verdict == "unknown"
    assert isinstance(out, Item)
    assert out.attribution.changes[0].adapts is Adapts.MAYBE
    for found in judged(sources, order("text", USES, "*", assumption=SETTLED)):
        assert isinstance(found, Item)
        assert "First paragraphs only." in found.notice


def test_what_does_adapt_is_not_assumed_away(monkeypatch: pytest.MonkeyPatch) -> None:
    change = Change(text="Translated.", adapts=Adapts.YES)
    monkeypatch.setattr(text, "changes", lambda _article: (change,))
    (found,) = judged([simple(1, "CC-BY-ND-4.0")], order("text", USES, "*", assumption=SETTLED))
    assert isinstance(found, Omission)
    assert found.verdict == "deny"


def test_it_ends_after_as_many_as_were_asked_for() -> None:
    sources = iter([simple(1, "CC-BY-NC-4.0"), simple(2), simple(3), simple(4), simple(5)])
    found = list(foreseen(sources, order("text", (Use.COMMERCIAL,), "*", most=2)))
    assert [isinstance(each, Item) for each in found] == [False, True, True]
    assert next(sources).article.id.endswith("4")


def test_an_order_has_one_way_of_being_written() -> None:
    assert order("jsonl.zst", (Use.COMMERCIAL, Use.REDISTRIBUTE, Use.COMMERCIAL), "*") == order(
        "jsonl-zst", (Use.REDISTRIBUTE, Use.COMMERCIAL), "*"
    )
    with pytest.raises(UsageError, match="no use"):
        order("text", (), "*")


def test_every_form_of_a_file_has_a_suffix_of_its_own() -> None:
    found = suffixes()
    assert {".html": "html", ".md": "markdown", ".txt": "text", ".jsonl": "jsonl"}.items() <= found.items()
    for suffix in found:
        assert suffix.startswith(".")
        assert not any(suffix.endswith(other) for other in found if other != suffix)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (simple(1, "CC-BY-NC-4.0"), NotPermitted),
        (Source(archived(1, concluded("CC-BY-4.0")), lost), OperationFailed),
        (simple(1, text=" "), OperationFailed),
    ],
)
def test_a_file_that_cannot_be_is_told_and_not_traced(tmp_path: Path, source: Source, error: type[Exception]) -> None:
    with pytest.raises(error, match=source.article.id):
        publish_single(source, order("text", (Use.COMMERCIAL,), "*"), tmp_path / "article.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "article.txt").symlink_to("precious")
    with pytest.raises(Refused, match="not replaced"):
        publish_single(simple(1), order("text", USES, "*"), tmp_path / "article.txt", force=True)
    assert (tmp_path / "precious").read_text() == "mine"
