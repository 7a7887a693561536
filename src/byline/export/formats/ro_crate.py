# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Plain texts with an RO-Crate 1.1: ro-crate-metadata.json says of each its authors, licence, credit and source."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from typing import Any

from byline.export.dates import published
from byline.export.formats import Writer
from byline.export.item import Item, one_line, text_changes, text_file
from byline.export.languages import language_tag
from byline.export.staging import MANIFEST, Staging
from byline.licensing.sentences import web_uri
from byline.model._value import Value

METADATA = "ro-crate-metadata.json"
NOTICE = "NOTICE"
"""As bundle.py names it."""
_TITLE = "Openly licensed articles"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
# Words of schema.org that are younger than the context of RO-Crate 1.1 (its section 4.1.2: such terms are added).
_YOUNGER = ("copyrightNotice", "creditText", "sha256")
_CONTEXT = [f"{_SPECIFICATION}/context", {term: f"http://schema.org/{term}" for term in _YOUNGER}]
Entity = dict[str, Any]

changes = text_changes


class _Kept(Value):
    """The entities of an article, the file first; `id` is the name of the file."""

    id: str
    retrieved: datetime
    entities: str


class _CrateWriter:
    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._kept = staging.spool(_Kept, "entities")

    def add(self, item: Item) -> tuple[str, ...]:
        text = text_file(item)
        name = self._staging.write(f"articles/{item.article.id}.txt", text)
        entities = _entities(item, name, text.encode("utf-8", "replace"))
        self._kept.add(_Kept(id=name, retrieved=item.article.retrieved, entities=json.dumps(entities)))
        return (name,)

    def finish(self) -> None:
        """Write the metadata, an entity a line: each once, whoever names it."""
        if not self._kept.count:
            return
        known: set[str] = set()
        with self._staging.open(METADATA) as sink:
            sink.write(f'{{\n "@context": {json.dumps(_CONTEXT)},\n "@graph": [')
            for entity in chain(self._crate(), *map(_loaded, self._kept.lines())):
                if entity["@id"] not in known:
                    sink.write(f"{',' if known else ''}\n  {json.dumps(entity, ensure_ascii=False)}")
                    known.add(entity["@id"])
            sink.write("\n ]\n}\n")

    def _crate(self) -> Iterator[Entity]:
        """What the crate is. It has no licence of its own: its notices say that of each article."""
        kept = [_Kept.model_validate_json(line) for line in self._kept.lines()]
        newest = max(each.retrieved for each in kept)
        yield {
            "@id": METADATA,
            "@type": "CreativeWork",
            "conformsTo": _ref(_SPECIFICATION),
            "about": _ref("./"),
        }
        yield {
            "@id": "./",
            "@type": "Dataset",
            "name": _TITLE,
            "description": f"{len(kept)} articles, each under its own licence, with the notice that has to go along.",
            "datePublished": f"{published(newest):%Y-%m-%d}",
            "license": _ref(NOTICE),
            "hasPart": [_ref(part) for part in (*(each.id for each in kept), NOTICE, MANIFEST)],
        }
        yield {
            "@id": NOTICE,
            "@type": ["File", "CreativeWork"],
            "name": "The notices of all articles",
            "description": "Each article stays under its own licence, which its notice names.",
            "encodingFormat": "text/plain",
        }
        yield {
            "@id": MANIFEST,
            "@type": "File",
            "name": "What went out, what was left out, and why",
            "encodingFormat": "application/json",
        }


def _loaded(line: str) -> Iterable[Entity]:
    entities: list[Entity] = json.loads(_Kept.model_validate_json(line).entities)
    return entities


def _entities(item: Item, name: str, content: bytes) -> list[Entity]:
    facts, terms, source = item.article.article, item.attribution.license, item.attribution.source_uri
    people = [_named("Person", each) for each in filter(None, map(one_line, item.attribution.creators))]
    parties = [_named("Organization", each) for each in filter(None, map(one_line, item.attribution.parties))]
    licence = {
        "@id": terms.uri,
        "@type": "CreativeWork",
        "name": terms.name,
        "identifier": terms.id,
        "url": terms.uri,
    }
    original = {"@id": web_uri(source), "@type": ["WebPage", "CreativeWork"], "name": item.title, "url": source}
    file = {
        "@id": name,
        "@type": ["File", "Article"],
        "name": item.title,
        "encodingFormat": "text/plain",
        "contentSize": str(len(content)),
        "sha256": hashlib.sha256(content).hexdigest(),
        "inLanguage": language_tag(facts.language),
        "author": _refs(people),
        "publisher": _refs(parties),
        "datePublished": facts.published,
        "dateModified": facts.modified,
        "license": _ref(terms.uri),
        "creditText": item.notice,
        "copyrightNotice": one_line(facts.copyright_notice),
        "isBasedOn": _ref(original["@id"]) if original["@id"] else None,
    }
    about = [*people, *parties, licence, *([original] if original["@id"] else [])]
    return [{key: value for key, value in file.items() if value}, *about]


def _named(kind: str, name: str) -> Entity:
    """A person or an organisation, by an id that the same name always has in a crate."""
    return {"@id": f"#{hashlib.sha256(f'{kind} {name}'.encode()).hexdigest()[:16]}", "@type": kind, "name": name}


def _refs(entities: list[Entity]) -> Entity | list[Entity]:
    """References to them; to a single one without a list (RO-Crate 1.1, appendix on JSON-LD)."""
    refs = [_ref(each["@id"]) for each in entities]
    return refs[0] if len(refs) == 1 else refs


def _ref(identifier: Any) -> Entity:
    return {"@id": identifier}


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles/ID.txt and ro-crate-metadata.json."""
    crate = _CrateWriter(staging)
    yield crate
    crate.finish()
