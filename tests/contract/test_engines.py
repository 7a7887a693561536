# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What every search engine finds: people's queries in many scripts, and random trees against set algebra."""

import fnmatch
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from byline.errors import QueryError
from byline.model.archived import ArchivedArticle
from byline.model.search import Query
from byline.search.engines import REGISTRY, Order
from byline.search.index import Deletion, Document, Index
from byline.search.lexicon import Lexicon
from byline.search.schema import FACETS, TOKEN_FIELDS, UNKNOWN, Entry, entry
from byline.search.tokens import places
from byline.search.tree import And, Everything, Not, Or, Pattern, Phrase, Range, Term, Tree, both, either, negated
from support.search import ARTICLES, QUERIES, document

# --- what people ask -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=REGISTRY.names())
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def index(engine_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    index = Index.open(tmp_path_factory.mktemp("people"), engine_name)
    documents = list(ARTICLES.values())
    stale = [Document(document.article, "zebra zebra " + document.text) for document in documents[3:6]]
    index.update([*documents[:4], *stale], 1)
    index.update(documents[3:], 2)
    yield index
    index.close()


@pytest.mark.parametrize("text", QUERIES)
def test_people_find(index: Index, text: str) -> None:
    names = {document.article.id: name for name, document in ARTICLES.items()}
    selection = index.search(Query(text=text, limit=None))
    assert {names[hit.article.id] for hit in selection.hits} == QUERIES[text]
    assert selection.total == len(QUERIES[text])
    assert list(index.ids(text)) == sorted(ARTICLES[name].article.id for name in QUERIES[text])


@pytest.mark.parametrize(
    "text",
    [
        "🚀",
        "北京~",
        "unity~3",
        "license:cc~",
        '"unity"~3',
        '"unity"^2',
        '"unity now"~51',
        "unity^2",
        "/unit.*/ [a TO b]",
    ],
)
def test_what_is_not_in_the_language_is_refused(index: Index, text: str) -> None:
    with pytest.raises(QueryError):
        index.search(Query(text=text))


def test_other_words_are_shown_for_likeness_and_loose_phrases(index: Index) -> None:
    def marked(text: str) -> list[str]:
        (hit,) = index.search(Query(text=text)).hits
        return [hit.snippet[start:end] for start, end in hit.highlights]

    assert marked("feery~") == ["ferry"]
    assert marked('"called unity"~3') == ["called for national unity"]


def test_what_is_stored_comes_back_whole(index: Index) -> None:
    for stored in ARTICLES.values():
        (hit,) = index.search(Query(text=f"id:{stored.article.id}")).hits
        assert hit.article == stored.article


def test_facets_count_all_hits(index: Index) -> None:
    selection = index.search(Query(text="unity OR مهر OR 中国", limit=1, facets=FACETS))
    assert selection.facets == {
        "agency": {UNKNOWN: 2, "Example Wire": 1, "Mehr News Agency": 1, "示例社": 1},
        "license": {"CC-BY-4.0": 2, "CC-BY-SA-3.0": 1, "CC0-1.0": 1, "NOASSERTION": 1},
        "year": {"2026": 2, "2024": 1, "2025": 1, UNKNOWN: 1},
        "language": {"en": 2, "en-gb": 1, UNKNOWN: 1, "zh": 1},
    }
    assert list(selection.facets["agency"]) == [UNKNOWN, "Example Wire", "Mehr News Agency", "示例社"]
    assert index.search(Query(text="zebra", facets=("year",))).facets == {"year": {}}


def test_the_better_match_comes_first(index: Index) -> None:
    found = index.search(Query(text="national unity"))
    assert found.hits[0].article == ARTICLES["unity"].article
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(scores)


def test_a_phrase_ends_with_the_title(index: Index) -> None:
    assert index.search(Query(text='"unity the minister"')).total == 0
    assert index.search(Query(text='"stays the ferry"')).total == 0
    assert index.search(Query(text='"unity minister"~50')).total == 0
    assert index.search(Query(text='"open calls"~50')).total == 0
    assert index.search(Query(text='"unity calls"~50')).total == 0


# --- what sets say ---------------------------------------------------------------------------------------------------

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa")
AGENCIES = (None, "Alpha Wire", "Beta Wire", "Alpha Beta News", "Gamma\x1fPress", "alphabet")
LICENSES = ("CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "NOASSERTION")
DATES = (None, "2024", "2025-02", "2025-02-28", "2026-02-30", "2026-03-09T23:30:00-05:00", "0000", "1815-06-18")
TITLES = (None, "Alpha", "alpha", "Beta gamma", "ähnlich", "Zeta", "")
RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)

standing = cache(places)


def random_document(draw: random.Random, number: int, longest: int) -> Document:
    text = " ".join(draw.choices(WORDS, weights=range(len(WORDS), 0, -1), k=draw.randint(0, longest)))
    return document(
        number,
        text,
        license=draw.choice(LICENSES),
        retrieved=(RETRIEVED + timedelta(hours=draw.randint(0, 200))).isoformat(),
        target=f"https://{draw.choice(('a.', 'b.', ''))}example.org/{draw.choice(WORDS)}",
        title=draw.choice(TITLES),
        agency=draw.choice(AGENCIES),
        published=draw.choice(DATES),
        language=draw.choice((None, "xx", "xx-yy", "zz")),
    )


def stand(places: Sequence[list[int]], gaps: tuple[int, ...], *before: int) -> bool:
    """Whether there is a place for each word, within the gap to the place before."""
    here = [place for place in places[0] if not before or 0 < place - before[0] <= gaps[0]]
    rest = gaps[1:] if before else gaps
    return bool(here) if len(places) == 1 else any(stand(places[1:], rest, place) for place in here)


class Shelf:
    """The same entries in an engine and in a dictionary."""

    def __init__(self, engine: Any, entries: dict[str, Entry]) -> None:
        self.engine = engine
        self.entries = entries
        self.known: dict[Tree, frozenset[str]] = {}

    @cache  # noqa: B019 - the two shelves live as long as their tests
    def holders(self, field: str) -> dict[str, set[str]]:
        """Who holds each token of a field."""
        found: dict[str, set[str]] = {}
        for key, candidate in self.entries.items():
            for token in standing(candidate.tokens[field]) if field in candidate.tokens else candidate.values[field]:
                found.setdefault(token, set()).add(key)
        return found

    def true(self, leaf: Tree) -> Iterable[str]:
        """The keys of the entries of which a leaf is true."""
        match leaf:
            case Range(number, first, last):
                known = ((key, held.numbers.get(number)) for key, held in self.entries.items())
                low, high = -math.inf if first is None else first, math.inf if last is None else last
                return (key for key, value in known if value is not None and low <= value <= high)
            case Term(field, token):
                return self.holders(field).get(token, ())
            case Pattern(field, pattern):
                tokens = fnmatch.filter(self.holders(field), pattern.replace("[", "[[]"))
                return frozenset[str]().union(*map(self.holders(field).__getitem__, tokens))
            case Phrase(field, tokens, gaps):
                held = set.intersection(*(self.holders(field).get(token, set()) for token in tokens))
                rows = ((key, standing(self.entries[key].tokens[field])) for key in held)
                gaps = gaps or (1,) * len(tokens)
                return (key for key, row in rows if stand([row[token] for token in tokens], gaps))
        raise AssertionError(leaf)

    def set_of(self, tree: Tree) -> frozenset[str]:
        match tree:
            case And(parts):
                return frozenset(self.entries).intersection(*map(self.set_of, parts))
            case Or(parts):
                return frozenset().union(*map(self.set_of, parts))
            case Not(part):
                return frozenset(self.entries) - self.set_of(part)
            case Everything():
                return frozenset(self.entries)
        if tree not in self.known:
            self.known[tree] = frozenset(self.true(tree))
        return self.known[tree]

    def found(self, tree: Tree) -> list[str]:
        return sorted(self.set_of(tree))

    def page(self, tree: Tree, order: Order) -> list[str]:
        found = self.engine.find(tree, order, ())
        return [ArchivedArticle.model_validate_json(match.article).id for match in found.matches]


def filled(engine: Any, highest: int, longest: int, *sizes: int) -> Shelf:
    """A shelf after commits of so many articles, with ids up to `highest`, some of them replaced or taken out again."""
    draw = random.Random(20260309)
    entries: dict[str, Entry] = {}
    for size in sizes:
        batch = [entry(random_document(draw, draw.randint(1, highest), longest), Lexicon()) for _ in range(size)]
        batch = list({found.id: found for found in batch}.values())
        removed = draw.sample(sorted(entries), len(entries) // 10)
        removed = [key for key in removed if key not in {found.id for found in batch}]
        engine.apply(batch, removed, erase=False)
        entries.update({found.id: found for found in batch})
        for key in removed:
            del entries[key]
    return Shelf(engine, entries)


@pytest.fixture(scope="module")
def shelf(engine_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    engine = REGISTRY.load(engine_name).open_engine(tmp_path_factory.mktemp("shelf") / "engine")
    shelf = filled(engine, 400, 30, 120, 1, 5, 80, 30, 100)
    assert len(shelf.entries) > 150
    yield shelf
    engine.close()


@pytest.fixture(scope="module")
def library(engine_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    engine = REGISTRY.load(engine_name).open_engine(tmp_path_factory.mktemp("library") / "engine")
    library = filled(engine, 6_000, 12, 2_600, 50, 700)
    assert len(library.entries) > 2_000
    yield library
    engine.close()


def random_leaf(draw: random.Random) -> Tree:
    field = draw.choice(("text", "text", "text", "title", "agency"))
    kind = draw.randrange(12)
    if kind < 4:
        return Term(field, draw.choice((*WORDS, "wire", "absent")))
    if kind < 6:
        tokens = tuple(draw.choices(WORDS[:5], k=draw.randint(2, 4)))
        gaps = tuple(draw.randint(1, 4) for _ in tokens[1:])
        return Phrase(field, tokens, gaps if draw.random() < 0.5 and max(gaps) > 1 else ())
    if kind == 6:
        return Pattern("agency", draw.choice(("al*", "*a*", "?eta", "b*e", "w?r*", "x*")))
    if kind == 7:
        return Pattern("license", draw.choice(("cc-by*", "cc*4.0", "*", "cc?-1.0", "[cc]*")))
    if kind == 8:
        return draw.choice(
            (
                Term("license", draw.choice(LICENSES).casefold()),
                Term("host", draw.choice(("example.org", "a.example.org", "org", "ample.org"))),
                Pattern("url", draw.choice(("https://a.*", "*alpha", "*.org/?eta"))),
                Pattern("id", f"{draw.randint(0, 15):015x}*"),
                Term("language", draw.choice(("xx", "xx-yy", "zz", "yy"))),
            )
        )
    if kind == 9:
        return draw.choice((Everything(), Or(())))
    number = draw.choice(("published_first", "published_last", "retrieved"))
    low, high = (-60_000, 21_000) if number != "retrieved" else (1_767_225_600, 1_768_000_000)
    ends = sorted((draw.randint(low, high), draw.randint(low, high)))
    return Range(number, draw.choice((None, ends[0])), draw.choice((None, ends[1])))


def random_tree(draw: random.Random, depth: int) -> Tree:
    if depth == 0 or draw.random() < 0.2:
        return random_leaf(draw)
    shape = draw.randrange(5)
    if shape == 0:
        return negated(random_tree(draw, depth - 1))
    parts = [random_tree(draw, depth - 1) for _ in range(draw.randint(2, 3))]
    return both(parts) if shape < 3 else either(parts)


@pytest.mark.parametrize("seed", range(10))
def test_random_trees_find_what_set_algebra_finds(library: Shelf, seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(100):
        tree = random_tree(draw, 3)
        truth = library.found(tree)
        assert list(library.engine.ids(tree)) == truth, tree
        found = library.engine.find(tree, Order("retrieved", limit=draw.randint(0, 20)), FACETS)
        assert found.total == len(truth), tree
        for facet in FACETS:
            assert found.facets[facet] == Counter(library.entries[key].facets[facet] for key in truth), tree


@pytest.mark.parametrize("field", ["relevance", "published", "retrieved", "title"])
@pytest.mark.parametrize("reverse", [False, True])
def test_pages_make_the_whole_in_order(shelf: Shelf, field: Any, reverse: bool) -> None:
    draw = random.Random(f"{field}{reverse}")
    for _ in range(12):
        tree = random_tree(draw, 2)
        whole = shelf.page(tree, Order(field, reverse))
        size = draw.randint(1, 50)
        pages = [shelf.page(tree, Order(field, reverse, start, size)) for start in range(0, len(whole) + size, size)]
        assert [key for page in pages for key in page] == whole
        assert sorted(whole) == shelf.found(tree)
        if field != "relevance":
            assert whole == in_order(shelf, shelf.found(tree), field, reverse)


def in_order(shelf: Shelf, keys: list[str], field: str, reverse: bool) -> list[str]:
    """Sorted the slow way: unknown last, then by the value, the latest retrieval, the id."""
    keys = sorted(keys, key=lambda key: (-shelf.entries[key].numbers["retrieved"], key))
    if field == "title":
        known = [key for key in keys if shelf.entries[key].title_key]
        known = sorted(known, key=lambda key: shelf.entries[key].title_key, reverse=False)
        values = [shelf.entries[key].title_key for key in known]
    else:
        known = [key for key in keys if field in shelf.entries[key].numbers]
        values = [shelf.entries[key].numbers[field] for key in known]
    ordered = []
    for value in sorted(set(values), reverse=reverse == (field == "title")):
        ordered += [key for key, own in zip(known, values, strict=True) if own == value]
    return ordered + [key for key in keys if key not in known]


def test_equal_scores_leave_the_order_to_retrieval_and_id(shelf: Shelf) -> None:
    whole = shelf.page(Everything(), Order())
    assert whole == sorted(shelf.entries, key=lambda key: (-shelf.entries[key].numbers["retrieved"], key))


def test_the_engine_knows_its_languages_and_tokens(shelf: Shelf) -> None:
    tags = {tag for candidate in shelf.entries.values() for tag in candidate.values["language"]}
    assert shelf.engine.languages() >= tags
    for field in TOKEN_FIELDS:
        tokens = list(shelf.engine.tokens(field))
        assert tokens == sorted(set(tokens))
        assert set(tokens) >= {token for held in shelf.entries.values() for token in standing(held.tokens[field])}


# --- what changes ----------------------------------------------------------------------------------------------------


@pytest.fixture
def changing(engine_name: str, tmp_path: Path) -> Iterator[Index]:
    index = Index.open(tmp_path, engine_name)
    yield index
    index.close()


def test_an_empty_index_finds_nothing(changing: Index) -> None:
    assert changing.search(Query(text="*", facets=("year",))).total == 0
    assert changing.search(Query(text="unit*")).total == 0
    assert list(changing.ids("*")) == []


def test_the_last_state_of_an_article_counts(changing: Index) -> None:
    first, second = document(1, "alpha", title="Old"), document(1, "beta", title="New")
    changing.update([first, second], 1)
    assert [hit.article.article.title for hit in changing.search(Query(text="*")).hits] == ["New"]
    changing.update([Deletion(second.article.id), first], 2)
    assert list(changing.ids("alpha")) == [first.article.id]
    changing.update([second, Deletion(second.article.id)], 3)
    assert list(changing.ids("*")) == []


def test_another_process_sees_what_was_committed(changing: Index, tmp_path: Path, engine_name: str) -> None:
    changing.update([document(1, "alpha")], 1)
    assert list(changing.ids("alpha")) == [f"{1:016x}"]
    other = Index.open(tmp_path, engine_name)
    other.update([document(2, "alpha beta")], 2)
    other.close()
    assert len(list(changing.ids("alpha"))) == 2
    assert changing.sequence == 2


def test_what_is_deleted_leaves_the_disk(changing: Index, tmp_path: Path) -> None:
    secret = document(
        1, "Zzyzx happened. Other words too.", title="Qwghlm", agency="Ptang", url="https://xyzzy.example/"
    )
    changing.update([secret, document(2, "Other words stay.")], 1)
    changing.update([document(1, "Fnord happened.", title="Qwghlm two")], 2)
    changing.update([Deletion(secret.article.id)], 3)
    changing.close()
    held = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert re.findall(rb"(?i)zzyzx|qwghlm|ptang|xyzzy|fnord|0000000000000001", held) == []
    assert list(changing.ids("words")) == [f"{2:016x}"]
    assert list(changing.ids("zzyz* OR fnor*")) == []


def test_many_small_commits_stay_searchable(changing: Index) -> None:
    for number in range(1, 46):
        changing.update([document(number, f"alpha number{number}", published="2026")], number)
    assert changing.search(Query(text="alpha published:2026")).total == 45
    assert list(changing.ids("number17")) == [f"{17:016x}"]


def test_a_batch_that_breaks_off_changes_nothing(changing: Index) -> None:
    changing.update([document(1, "alpha")], 1)

    def broken() -> Iterator[Document]:
        yield document(2, "beta")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        changing.update(broken(), 2)
    assert changing.sequence == 1
    assert list(changing.ids("*")) == [f"{1:016x}"]
    changing.update([document(2, "beta")], 2)
    assert len(list(changing.ids("*"))) == 2


def test_an_interrupted_update_changes_nothing(changing: Index) -> None:
    changing.update([document(1, "alpha")], 1)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        changing.update([document(1, "beta"), document(2, "beta")], 2, progress=interrupt)
    assert changing.sequence == 1
    assert list(changing.ids("*")) == list(changing.ids("alpha")) == [f"{1:016x}"]
    changing.update([document(2, "beta")], 2)
    assert len(list(changing.ids("*"))) == 2


def test_hostile_facts_are_just_facts(changing: Index) -> None:
    words = ("\x1f", "\x00", "]]>", "'; DROP TABLE words;--", "\u202eevil", "x" * 70_000, "[a-z]*", "🙂", "")
    documents = [
        document(
            number,
            f"{word} unity",
            title=word,
            agency=word,
            creators=(word,),
            language=word[:20] or None,
            license=word or "NONE",
            target=f"http://[{word}",
            url=f"https://example.org/{word}",
        )
        for number, word in enumerate(words, start=1)
    ]
    changing.update(documents, 1)
    found = changing.search(Query(text="unity", limit=None, facets=FACETS))
    assert found.total == len(words)
    assert sorted((hit.article for hit in found.hits), key=str) == sorted((d.article for d in documents), key=str)
    for facet in FACETS:
        assert sum(found.facets[facet].values()) == len(words)
