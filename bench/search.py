# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Search against a raw engine as it comes: building an index, and 200 mixed queries.

    python bench/search.py [--engine whoosh|tantivy] [--count 2000] [--rounds 3] [--articles FILE.jsonl]

The peer is Whoosh with its defaults: TEXT, ID and DATETIME fields, its writer, its parser, its ten best hits with their
titles; or tantivy likewise, with its own analyser. byline does more for the same question: it stems by language, stores
article and text, and gives the exact total, snippets and highlights. Both run in turn in this process; times are CPU
seconds; a ratio below 1 means that byline is the faster one. --articles takes real texts, one JSON object with title,
text and language a line; without it they are made up.
"""

import argparse
import json
import random
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import accumulate, cycle, islice
from pathlib import Path
from typing import NamedTuple

import tantivy
from measure import compare
from whoosh.fields import DATETIME, ID, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.qparser.default import QueryParser

from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion
from byline.model.search import Query
from byline.search import analysis
from byline.search.index import Document, Index

AGENCIES = ("Mehr News Agency", "Tasnim News Agency", "Example Wire", "Global Voices", "Agence Exemple")
LICENSES = ("CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "CC-BY-NC-4.0")
KINDS = ("term", "and", "or", "phrase", "filter", "prefix")
QUERIES = 200


class Text(NamedTuple):
    title: str
    text: str
    language: str


class Asked(NamedTuple):
    """One question in both languages."""

    kind: str
    ours: str
    peer: str


def made_up(draw: random.Random) -> Iterator[Text]:
    """Texts of about 3.4 KB, with words about as frequent and as inflected as in English news."""
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")]
    endings = ("", "", "", "s", "ed", "ing", "ation", "al", "ly", "er")
    stems = ["".join(draw.choices(syllables, k=draw.randint(1, 4))) for _ in range(12_000)]
    words = [stem + draw.choice(endings) for stem in stems for _ in range(3)]
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    while True:
        drawn = draw.choices(words, cum_weights=weights, k=draw.randint(300, 800))
        yield Text(" ".join(drawn[:7]).capitalize(), " ".join(drawn), "en")


def read_texts(file: Path) -> Iterator[Text]:
    """The file's texts, over and over, in pieces of 3,450 characters."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for row in cycle(rows):
        for start in range(0, len(row["text"]), 3_450):
            yield Text(row["title"] or "", row["text"][start : start + 3_450], row["language"] or "")


def documents(texts: Iterator[Text], count: int, draw: random.Random) -> list[Document]:
    record = RecordRef(record_id="urn:uuid:0", file="archive/a.warc.gz", offset=0, length=1)
    made = []
    for number, (title, text, language) in enumerate(islice(texts, count)):
        url = f"https://www{number % 40}.example.org/{number}"
        article = Article(
            title=title,
            language=language or None,
            agency=draw.choice(AGENCIES),
            published=f"{draw.randint(2015, 2026)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            url=url,
        )
        found = ArchivedArticle(
            id=f"{number:016x}",
            article=article,
            conclusion=LicenseConclusion(concluded=draw.choice(LICENSES)),
            target_uri=url,
            media_type="text/html",
            payload_digest="sha256:0",
            retrieved=datetime(2026, 1 + number % 12, 1, tzinfo=UTC),
            capture=record,
            metadata=record,
        )
        made.append(Document(found, text))
    return made


def build_ours(made: list[Document], folder: Path, engine: str) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    analysis._cached.cache_clear()  # noqa: SLF001 - every round begins with nothing stemmed
    analysis._stemmed.cache_clear()  # noqa: SLF001
    started = time.process_time()
    index = Index.open(folder, engine)
    index.update(made, 1)
    index.close()
    return time.process_time() - started


def build_tantivy(made: list[Document], folder: Path) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    started = time.process_time()
    builder = tantivy.SchemaBuilder()
    for field in ("id", "license"):
        builder.add_text_field(field, stored=True, tokenizer_name="raw")
    for field in ("title", "agency"):
        builder.add_text_field(field, stored=True)
    builder.add_text_field("text")
    builder.add_date_field("published", stored=True, indexed=True, fast=True)
    writer = tantivy.Index(builder.build(), str(folder)).writer(128_000_000, 1)
    for found, text in made:
        writer.add_document(
            tantivy.Document(
                id=found.id,
                title=found.article.title,
                text=text,
                agency=found.article.agency,
                license=found.conclusion.concluded,
                published=datetime.fromisoformat(found.article.published or "2026-01-01"),
            )
        )
    writer.commit()
    writer.wait_merging_threads()
    return time.process_time() - started


def build_whoosh(made: list[Document], folder: Path) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    started = time.process_time()
    schema = Schema(
        id=ID(stored=True, unique=True),
        title=TEXT(stored=True),
        text=TEXT(),
        agency=TEXT(stored=True),
        license=ID(stored=True),
        published=DATETIME(stored=True),
    )
    writer = create_in(str(folder), schema).writer()
    for found, text in made:
        writer.add_document(
            id=found.id,
            title=found.article.title,
            text=text,
            agency=found.article.agency,
            license=found.conclusion.concluded,
            published=datetime.fromisoformat(found.article.published or "2026-01-01"),
        )
    writer.commit()
    return time.process_time() - started


def questions(made: list[Document], draw: random.Random) -> list[Asked]:
    """200 questions of six kinds in turn, with words of the articles, short ones left out: the peer drops those."""
    asked = []
    for number in range(QUERIES):
        words: list[str] = []
        while len(words) < 2:
            words = [word for word in draw.choice(made).text.split() if word.isalpha() and len(word) > 3]
        place = draw.randrange(len(words) - 1)
        one, other = words[place], words[place + 1]
        kind = KINDS[number % len(KINDS)]
        year, name, license_id = draw.randint(2016, 2024), draw.choice(AGENCIES).split()[0], draw.choice(LICENSES)
        ours = {
            "term": one,
            "and": f"{one} {other}",
            "or": f"{one} OR {other}",
            "phrase": f'"{one} {other}"',
            "filter": f"{one} agency:{name} license:{license_id} published:[{year} TO {year + 1}]",
            "prefix": f"{one[:4]}*",
        }[kind]
        peer = ours.replace(f"[{year} TO {year + 1}]", f"[{year}0101 TO {year + 1}1231]")
        asked.append(Asked(kind, ours, peer))
    return asked


def timed(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def whoosh_answers(folder: Path) -> Callable[[Asked], object]:
    index = open_dir(str(folder))
    searcher, parser = index.searcher(), QueryParser("text", index.schema)
    return lambda one: [hit["title"] for hit in searcher.search(parser.parse(one.peer), limit=10)]


def tantivy_answers(folder: Path) -> Callable[[Asked], object]:
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()

    def answer(one: Asked) -> object:
        if one.kind == "prefix":
            query = tantivy.Query.regex_query(index.schema, "text", one.ours.lower().replace("*", ".*"))
        else:
            text = re.sub(r"(\d{4})(\d\d)(\d\d)", r"\1-\2-\3T00:00:00Z", one.peer)
            query = index.parse_query(text, ["text"], conjunction_by_default=True)
        return [searcher.doc(address)["title"] for _, address in searcher.search(query, limit=10).hits]

    return answer


PEERS = {"whoosh": (build_whoosh, whoosh_answers), "tantivy": (build_tantivy, tantivy_answers)}


def ask(asked: list[Asked], ours: Index, peer: Callable[[Asked], object], rounds: int) -> None:
    def ask_ours(one: Asked) -> float:
        return timed(lambda: ours.search(Query(text=one.ours)))

    def ask_peer(one: Asked) -> float:
        return timed(lambda: peer(one))

    times: dict[Asked, tuple[float, float]] = {}
    for one in asked:
        pairs = [(ask_ours(one), ask_peer(one)) for _ in range(rounds + 1)]
        times[one] = (min(mine for mine, _ in pairs[1:]), min(other for _, other in pairs[1:]))
    print(f"{'':<12}{'ours p50 / p95':>20}{'peer p50 / p95':>20}   ratio min / median / max   (ms)")
    for kind in ("all", *KINDS):
        chosen = [pair for one, pair in times.items() if kind in ("all", one.kind)]
        mine, others = ([pair[side] * 1000 for pair in chosen] for side in (0, 1))
        ratios = sorted(own / other for own, other in chosen)
        shown = " / ".join(f"{ratio:.2f}" for ratio in (ratios[0], statistics.median(ratios), ratios[-1]))
        print(f"{kind:<12}{_percentiles(mine):>20}{_percentiles(others):>20}   {shown}")


def _percentiles(values: list[float]) -> str:
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    return f"{cuts[9]:.1f} / {cuts[18]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=sorted(PEERS), default="whoosh")
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=Path)
    arguments = parser.parse_args()
    draw = random.Random(2026)
    texts = read_texts(arguments.articles) if arguments.articles else made_up(draw)
    made = documents(texts, arguments.count, draw)
    build_peer, answers = PEERS[arguments.engine]
    size = sum(len(document.text.encode()) for document in made)
    with tempfile.TemporaryDirectory() as place:
        ours, peer = Path(place, "ours"), Path(place, "peer")
        compare(
            f"index {len(made):,} articles, {size / 1e6:.1f} MB",
            lambda: build_ours(made, ours, arguments.engine),
            lambda: build_peer(made, peer),
            rounds=arguments.rounds,
        )
        for name, folder in (("ours", ours), ("peer", peer)):
            held = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            print(f"size of index / text, {name}: {held / size:.2f}")
        index = Index.open(ours, arguments.engine)
        ask(questions(made, draw), index, answers(peer), arguments.rounds)
        index.close()


if __name__ == "__main__":
    main()
