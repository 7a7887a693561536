# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The metadata of the crate: RO-Crate 1.1, section by section."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from support.documents import CRATE, graph
from support.exports import Exported, archived, concluded, export, simple, source
from support.hostile import PIECES

FERRY = "articles/3f2a9c0d1e2b3c4d.txt"


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    return export(tmp_path / "out", format="ro-crate")


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [value["@id"]]
    return [each["@id"] for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def test_the_crate_describes_itself(exported: Exported) -> None:
    """Sections 3.1 (descriptor) and 4.2 (root: name, description, date and licence are there)."""
    entities = graph(exported.folder)
    descriptor, root = entities[CRATE], entities["./"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert descriptor["about"] == {"@id": "./"}
    assert root["@type"] == "Dataset"
    assert all(root[name] for name in ("name", "description"))
    assert root["datePublished"] == "2026-03-09"
    assert root["license"] == {"@id": "NOTICE"}


def test_every_reference_leads_to_an_entity_and_every_file_is_there(exported: Exported) -> None:
    """Section 4.1: the metadata are flat, and whatever is named is described."""
    entities = graph(exported.folder)
    for name, entity in entities.items():
        for reference in (each for value in entity.values() for each in references(value)):
            assert reference in entities or (name, reference) == (CRATE, "https://w3id.org/ro/crate/1.1")
        if "File" in entity["@type"]:
            assert (exported.folder / name).is_file()
    parts = references(entities["./"]["hasPart"])
    assert parts == [*(entry.files[0] for entry in exported.manifest.articles), "NOTICE", "manifest.json"]


def test_an_article_comes_with_authors_licence_credit_and_source(exported: Exported) -> None:
    entities = graph(exported.folder)
    file = entities[FERRY]
    assert file["@type"] == ["File", "Article"]
    assert [entities[name]["name"] for name in references(file["author"])] == ["Ada Example", "Bo Example"]
    assert [entities[name]["name"] for name in references(file["publisher"])] == ["Example Wire"]
    (licence,) = references(file["license"])
    assert (licence, entities[licence]["identifier"]) == ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0")
    assert file["creditText"] == exported.manifest.articles[0].notice
    assert references(file["isBasedOn"]) == ["https://wire.example/ferry?id=1&page=2"]
    content = (exported.folder / FERRY).read_bytes()
    assert (file["contentSize"], file["sha256"]) == (str(len(content)), hashlib.sha256(content).hexdigest())


def test_terms_that_the_context_does_not_know_are_added_to_it(exported: Exported) -> None:
    """Section 4.1.2."""
    context, more = json.loads((exported.folder / CRATE).read_text())["@context"]
    assert context == "https://w3id.org/ro/crate/1.1/context"
    assert set(more) == {"creditText", "copyrightNotice", "sha256"}


def test_whoever_wrote_several_articles_is_one_person(tmp_path: Path) -> None:
    exported = export(tmp_path / "out", [simple(1), simple(2)], format="ro-crate")
    people = [entity for entity in graph(exported.folder).values() if entity["@type"] == "Person"]
    assert [person["name"] for person in people] == ["Ada Example"]


def test_nothing_that_an_article_says_becomes_an_entity(tmp_path: Path) -> None:
    everything = "".join(PIECES)
    nasty = archived(
        1, concluded("CC-BY-4.0"), title=everything, creators=PIECES, agency=everything,
        url='https://e.example/"><script>',
    )  # fmt: skip
    entities = graph(export(tmp_path / "out", [source(nasty, everything + "word")], format="ro-crate").folder)
    assert sum("File" in entity["@type"] for entity in entities.values()) == 3
