# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoosh and tantivy by themselves, as search.py's peers: each bare, and each made to answer what byline answers.

Bare is the engine as it comes: its own analyser, nothing stored but what is shown, the ten best titles. Fair stems
English, stores the text, and gives the ten best titles, the exact number of hits, and snippets by the engine's own
highlighter. (The length of Whoosh's results is no exact number: docs() is.) Neither stems by the language of the
article, keeps whole articles, finds words across scripts or puts equals in a lasting order.
"""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import tantivy
from whoosh.analysis.analyzers import StemmingAnalyzer
from whoosh.fields import DATETIME, ID, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.qparser.default import QueryParser

from byline.search.index import Document

Answer = Callable[[str], object]
_PUBLISHED = re.compile(r"(\d{4})(\d\d)(\d\d)")


def _facts(document: Document) -> dict[str, Any]:
    article = document.article.article
    return {
        "id": document.article.id,
        "title": article.title,
        "text": document.text,
        "agency": article.agency,
        "license": document.article.conclusion.concluded,
        "published": datetime.fromisoformat(article.published or "2026-01-01"),
    }


def build_whoosh(made: list[Document], folder: Path, *, fair: bool) -> None:
    schema = Schema(
        id=ID(stored=True, unique=True),
        title=TEXT(stored=True),
        text=TEXT(stored=True, analyzer=StemmingAnalyzer()) if fair else TEXT(),
        agency=TEXT(stored=True),
        license=ID(stored=True),
        published=DATETIME(stored=True),
    )
    writer = create_in(str(folder), schema).writer()
    for document in made:
        writer.add_document(**_facts(document))
    writer.commit()


def whoosh_answers(folder: Path, *, fair: bool) -> Answer:
    index = open_dir(str(folder))
    searcher, parser = index.searcher(), QueryParser("text", index.schema)

    def answer(text: str) -> object:
        query = parser.parse(text)
        hits = searcher.search(query, limit=10)
        if not fair:
            return [hit["title"] for hit in hits]
        return len(set(query.docs(searcher))), [(hit["title"], hit.highlights("text", top=1)) for hit in hits]

    return answer


def build_tantivy(made: list[Document], folder: Path, *, fair: bool) -> None:
    builder = tantivy.SchemaBuilder()
    for field in ("id", "license"):
        builder.add_text_field(field, stored=True, tokenizer_name="raw")
    for field in ("title", "agency"):
        builder.add_text_field(field, stored=True)
    builder.add_text_field("text", stored=fair, tokenizer_name="en_stem" if fair else "default")
    builder.add_date_field("published", stored=True, indexed=True, fast=True)
    writer = tantivy.Index(builder.build(), str(folder)).writer(128_000_000, 1)
    for document in made:
        writer.add_document(tantivy.Document(**_facts(document)))
    writer.commit()
    writer.wait_merging_threads()


def tantivy_answers(folder: Path, *, fair: bool) -> Answer:
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()

    def answer(text: str) -> object:
        if text.endswith("*"):
            query = tantivy.Query.regex_query(index.schema, "text", text.lower().replace("*", ".*"))
        else:
            dated = _PUBLISHED.sub(r"\1-\2-\3T00:00:00Z", text)
            query = index.parse_query(dated, ["text"], conjunction_by_default=True)
        found: Any = searcher.search(query, limit=10, count=fair)
        documents = [searcher.doc(address) for _, address in found.hits]
        if not fair:
            return [document["title"] for document in documents]
        snippets = tantivy.SnippetGenerator.create(searcher, query, index.schema, "text")
        return found.count, [(one["title"], snippets.snippet_from_doc(one).to_html()) for one in documents]

    return answer


PEERS = {"whoosh": (build_whoosh, whoosh_answers), "tantivy": (build_tantivy, tantivy_answers)}
