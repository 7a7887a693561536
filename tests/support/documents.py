# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Readers of the exports that are documents and archives: what a file says of one article, and where its links lead."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import feedparser
from lxml import etree
from lxml import html as lxml_html

from byline.warc.fields import parse_fields
from byline.warc.reader import read_records

CRATE = "ro-crate-metadata.json"
Read = tuple[str, list[str]]
_ATOM = UUID("0b9b34f6-8a0b-5c39-9d4b-6a4a7c1e7f02")


def warc(path: Path, article_id: str) -> Read:
    """What stands in the records that belong to the capture of which a metadata record speaks."""
    fields, found = {}, {}
    for record in read_records(path):
        refers_to = record.headers.get_uri("WARC-Refers-To") or record.record_id
        found.setdefault(refers_to, []).append(record)
    for records in found.values():
        pairs = [pair for record in records if record.type == "metadata" for pair in parse_fields(record.content())]
        if ("article-id", article_id) in pairs:
            fields = pairs
            break
    else:  # a file of texts: what they belong to is said elsewhere
        texts = [record.content().decode() for records in found.values() for record in records]
        return "\n".join(texts), []
    said = [value for name, value in fields if name != "license-evidence"]
    return "\n".join(said), [value for name, value in fields if name in ("license", "source")] + [
        records[0].headers.get("WARC-Target-URI") or ""
    ]


def wacz(path: Path, article_id: str) -> Read:
    """What pages.jsonl says."""
    with zipfile.ZipFile(path) as package:
        lines = package.read("pages/pages.jsonl").decode().splitlines()
    (page,) = (page for page in map(json.loads, lines) if page["id"] == article_id)
    said = [page["title"], page["text"], page["attribution"], *page.get("creator", [])]
    return "\n".join(said), [page["licenseUri"], page["url"], page.get("source", "")]


def epub(path: Path, article_id: str) -> Read:
    """What stands in the chapter, and whether the contents and the spine lead there."""
    with zipfile.ZipFile(path) as package:
        chapter = etree.fromstring(package.read(f"EPUB/articles/{article_id}.xhtml"))
        contents = etree.fromstring(package.read("EPUB/nav.xhtml"))
        book = etree.fromstring(package.read("EPUB/package.opf"))
    assert f"articles/{article_id}.xhtml" in contents.xpath("//*[local-name() = 'a']/@href")
    assert f"a{article_id}" in book.xpath("//*[local-name() = 'itemref']/@idref")
    text = "".join(chapter.itertext())
    return text, [str(address) for address in chapter.xpath("//*[local-name() = 'a']/@href")]


def atom(path: Path, article_id: str) -> Read:
    """The entry, as feedparser reads it; its content without the markup."""
    (entry,) = (each for each in feed(path).entries if each.id == uuid5(_ATOM, article_id).urn)
    (content,) = entry.content
    text = lxml_html.fragment_fromstring(content.value, create_parent="div").text_content()
    return f"{entry.title}\n{entry.rights}\n{text}", [link.href for link in entry.links]


def crate(path: Path) -> Read:
    """The text, with what the metadata of its crate say of it and of whatever that names."""
    entities = graph(path.parents[1])
    file = entities[path.relative_to(path.parents[1]).as_posix()]
    named = [entities[ref["@id"]] for value in file.values() for ref in _refs(value)]
    said = [str(value) for entity in (file, *named) for value in entity.values()]
    return "\n".join([path.read_text(encoding="utf-8"), *said]), [entity["@id"] for entity in named]


def graph(folder: Path) -> dict[str, Any]:
    """The entities of an RO-Crate by their ids, each of which is there once."""
    found = json.loads((folder / CRATE).read_text(encoding="utf-8"))["@graph"]
    entities = {entity["@id"]: entity for entity in found}
    assert len(entities) == len(found)
    return entities


def _refs(value: Any) -> list[dict[str, str]]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict)]


def feed(path: Path) -> Any:
    """A feed without the cleaning of feedparser, which would hide what should not be there."""
    etree.parse(path)
    read = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo
    return read


READERS: dict[str, Callable[[Path, str], Read]] = {".wacz": wacz, ".gz": warc, ".epub": epub, ".atom": atom}
