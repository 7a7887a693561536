# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Search against a raw engine as it comes: building an index, and 200 mixed queries.

    python bench/search.py [--engine whoosh|tantivy] [--count 2000] [--rounds 3] [--articles FILE.jsonl]

There are two peers, Whoosh or tantivy each (search_peers.py): bare, with its defaults and ten titles; and fair, made
to stem, to store the text, and to give the exact total and snippets as byline does. All run in turn in this
process; times are CPU seconds; a ratio below 1 means that byline is the faster one. "all" are the 200 questions;
"dates" are 30 more, each a range of dates alone. --articles takes real texts, one JSON object with title, text and
language a line; without it they are made up.
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
from hashlib import sha256
from itertools import accumulate, cycle, islice
from pathlib import Path
from typing import NamedTuple

from search_peers import PEERS, Answer

from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion
from byline.model.search import Query
from byline.search import analysis
from byline.search.index import Document, Index

AGENCIES = ("Mehr News Agency", "Tasnim News Agency", "Example Wire", "Global Voices", "Agence Exemple")
LICENSES = ("CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "CC-BY-NC-4.0")
KINDS = ("term", "and", "or", "phrase", "filter", "prefix")
DATES = "dates"
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
            id=sha256(url.encode()).hexdigest()[:16],
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
    started = time.process_time()
    index = Index.open(folder, engine)
    index.update(made, 1)
    index.close()
    return time.process_time() - started


def questions(made: list[Document], draw: random.Random) -> list[Asked]:
    """200 questions of six kinds in turn, and 30 of dates; their words are none that a peer drops as too short."""
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
        asked.append(Asked(kind, ours, _peers_dates(ours)))
    for _ in range(30):
        year = draw.randint(2016, 2024)
        ours = f"published:[{year} TO {year + 1}]"
        asked.append(Asked(DATES, ours, _peers_dates(ours)))
    return asked


def _peers_dates(text: str) -> str:
    return re.sub(r"\[(\d{4}) TO (\d{4})\]", r"[\g<1>0101 TO \g<2>1231]", text)


def timed(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def build(made: list[Document], place: Path, engine: str, rounds: int) -> None:
    """Builds all three indexes in turn, and prints what each took."""
    build_peer, _ = PEERS[engine]

    def peer(name: str) -> float:
        folder = place / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return timed(lambda: build_peer(made, folder, fair=name == "fair"))

    times = [(build_ours(made, place / "ours", engine), peer("bare"), peer("fair")) for _ in range(rounds)]
    size = sum(len(document.text.encode()) for document in made)
    print(f"index {len(made):,} articles, {size / 1e6:.1f} MB")
    for number, name in enumerate(("ours", "bare", "fair")):
        held = sum(file.stat().st_size for file in (place / name).rglob("*") if file.is_file())
        seconds = statistics.median(row[number] for row in times)
        ratios = _spread([row[0] / row[number] for row in times])
        print(f"{name:<8}{seconds:8.2f} s   ours to it {ratios}   size of index / text {held / size:.2f}")


def ask(asked: list[Asked], ours: Index, peers: dict[str, Answer], rounds: int) -> None:
    times: dict[Asked, dict[str, float]] = {}
    for one in asked:
        rows = []
        for _ in range(rounds + 1):
            row = {"ours": timed(lambda: ours.search(Query(text=one.ours)))}  # noqa: B023 - called here
            row |= {name: timed(lambda: answer(one.peer)) for name, answer in peers.items()}  # noqa: B023
            rows.append(row)
        times[one] = {name: min(row[name] for row in rows[1:]) * 1000 for name in rows[0]}
    print(
        f"{'':<8}{'ours p50 / p95':>16}", *(f"{f'{name} p50 / p95':>18}   {'ours to it':<19}" for name in peers), "(ms)"
    )
    for kind in ("all", *KINDS, DATES):
        rows = [row for one, row in times.items() if one.kind == kind or (kind == "all" and one.kind != DATES)]
        shown = f"{kind:<8}{_percentiles([row['ours'] for row in rows]):>16}"
        for name in peers:
            ratios = _spread([row["ours"] / row[name] for row in rows])
            shown += f" {_percentiles([row[name] for row in rows]):>18}   {ratios:<19}"
        print(shown)


def _spread(ratios: list[float]) -> str:
    return " / ".join(f"{ratio:.2f}" for ratio in (min(ratios), statistics.median(ratios), max(ratios)))


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
    _, answers = PEERS[arguments.engine]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        build(made, place, arguments.engine, arguments.rounds)
        index = Index.open(place / "ours", arguments.engine)
        peers = {kind: answers(place / kind, fair=kind == "fair") for kind in ("bare", "fair")}
        ask(questions(made, draw), index, peers, arguments.rounds)
        index.close()


if __name__ == "__main__":
    main()
