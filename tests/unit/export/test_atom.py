# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The feed: well-formed whatever an article says, and what feed readers make of it."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from byline.export.bundle import Part, publish_parts
from byline.export.selection import order
from support.documents import feed
from support.exports import archived, concluded, export, said, simple, source
from support.hostile import PIECES

EVERYTHING = "".join(PIECES)


def read(folder: Path, *sources: Any) -> Any:
    return feed(export(folder, list(sources) or None, format="atom").folder / "articles.atom")


def test_an_entry_says_its_licence_notice_authors_and_source(tmp_path: Path) -> None:
    """RFC 4946 for the link; RFC 4287, 4.2.10 for the rights."""
    entry = read(tmp_path / "out").entries[0]
    assert entry.title == "The ferry stays & the bridge waits"
    assert [link.href for link in entry.links if link.rel == "license"] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert [link.href for link in entry.links if link.rel == "alternate"] == ["https://wire.example/ferry?id=1&page=2"]
    assert entry.rights.startswith('"The ferry stays & the bridge waits" by Ada Example, Bo Example, Example Wire')
    assert [author.name for author in entry.authors] == ["Ada Example", "Bo Example", "Example Wire"]
    assert (entry.source.title, entry.source.id) == ("Example Wire", "https://wire.example/")
    assert [tag.term for tag in entry.tags] == ["CC-BY-4.0"]
    assert entry.content[0].language == "en-gb"


def test_times_are_those_of_the_articles_and_not_of_the_clock(tmp_path: Path) -> None:
    found = read(tmp_path / "out")
    assert found.feed.updated == "2026-03-09T10:30:00Z"
    first, persian, *_ = found.entries
    assert (first.updated, first.published) == ("2026-03-09T00:00:00Z", "2026-03-08T21:00:00Z")
    assert persian.updated == "2026-03-09T10:30:00Z"
    assert "published" not in persian  # March 2026 is no instant


@pytest.mark.parametrize(
    ("modified", "expected"),
    [
        ("2026-03-10", "2026-03-10T00:00:00Z"),
        ("2026-03-10T01:00:00+03:30", "2026-03-09T21:30:00Z"),
        ("2026-03-10T01:00:00Z", "2026-03-10T01:00:00Z"),
        ("2026-03", "2026-03-09T10:30:00Z"),
        ("2026-13-40", "2026-03-09T10:30:00Z"),
        ("2026", "2026-03-09T10:30:00Z"),
    ],
)
def test_a_date_is_as_precise_as_a_feed_wants_or_not_used(tmp_path: Path, modified: str, expected: str) -> None:
    found = read(tmp_path / "out", simple(1, modified=modified))
    assert found.entries[0].updated == found.feed.updated == expected


def test_ids_stay(tmp_path: Path) -> None:
    """RFC 4287, 4.2.6: an id does not change, however often the entry is published."""
    first = [entry.id for entry in read(tmp_path / "a", simple(1), simple(2)).entries]
    again = [entry.id for entry in read(tmp_path / "b", simple(1, title="Other"), simple(3)).entries]
    assert first[0] == again[0]
    assert len({*first, *again}) == 3
    assert all(each.startswith("urn:uuid:") for each in first)


def test_the_feed_is_the_same_whichever_articles_are_in_it(tmp_path: Path) -> None:
    """RFC 4287, 4.2.6: readers know a feed again by its id; another selection is another feed."""

    def feed_id(name: str, *numbers: int, **options: Any) -> str:
        exported = export(tmp_path / name, [simple(number) for number in numbers], format="atom", **options)
        return str(feed(exported.folder / "articles.atom").feed.id)

    same = {feed_id("a", 1, 2), feed_id("b", 3), feed_id("c", 1, 2, 3, most=2)}
    assert len(same) == 1
    others = {
        feed_id("d", 1, query="boats"),
        feed_id("e", 1, uses=("commercial",)),
        feed_id("f", 1, origin="Another archive"),
    }
    assert len(same | others) == 4


def test_parts_are_feeds_of_their_own(tmp_path: Path) -> None:
    asked = order("atom", ("redistribute",), "ferry")
    parts = [Part(value, f"part={value}", [simple(1)]) for value in "ab"]
    publish_parts(parts, asked, split="part", output=tmp_path / "out")
    ids = [feed(tmp_path / "out" / part.folder / "articles.atom").feed.id for part in parts]
    assert ids[0] != ids[1]


def test_nothing_that_an_article_says_becomes_markup(tmp_path: Path) -> None:
    evidence = (said("CC-BY-4.0", EVERYTHING),)
    nasty = archived(
        1, concluded("CC-BY-4.0", evidence=evidence), title=EVERYTHING, creators=PIECES, agency=EVERYTHING,
        language='en" onload="x', url='https://e.example/"><script>', copyright_notice=EVERYTHING,
    )  # fmt: skip
    out = export(tmp_path / "out", [source(nasty, EVERYTHING + "word")], format="atom").folder / "articles.atom"
    names = {etree.QName(element).localname for element in etree.parse(out).iter()}
    assert names <= {
        *("feed", "id", "title", "updated", "generator", "rights", "entry", "published", "author", "name"),
        *("link", "category", "source", "content"),
    }
    content = html.fragment_fromstring(feed(out).entries[0].content[0].value, create_parent="div")
    assert {element.tag for element in content.iter()} <= {"div", "p", "br", "a", "bdi", "cite"}
    for element in content.iter():
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.get("href", "https://").startswith(("https://", "http://"))


def test_who_wrote_it_may_not_be_known(tmp_path: Path) -> None:
    """RFC 4287, 4.1.2: there has to be an author; nobody is called "Unknown"."""
    nameless = archived(1, concluded("CC0-1.0", evidence=()), title="Nameless")
    (entry,) = read(tmp_path / "out", source(nameless)).entries
    assert entry.author == "wire.example"
    assert "source" not in entry
    nowhere = archived(2, concluded("CC0-1.0", evidence=()), title="Nameless", url=None).model_copy(
        update={"target_uri": "urn:nowhere"}
    )
    (entry,) = read(tmp_path / "nowhere", source(nowhere)).entries
    assert entry.author == "(no author is named)"
