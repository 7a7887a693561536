# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The search index of an archive: derived, deletable, and catching up by itself.

In the archive folder, search/ENGINE/ holds the engine's files, the word list (words.sqlite), and state.json: the
versions it was built with and the sequence number it has reached. The state is written last; whatever is interrupted
before is done again, and doing it twice does no harm. An index of other versions, or one that cannot be opened, counts
as empty: the next update builds it anew.
"""

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, Self, cast

from byline.errors import ArchiveDamaged, ArchiveLocked, OperationFailed, UsageError
from byline.model.archived import ArchivedArticle
from byline.model.search import Hit, Query, Selection
from byline.search.engines import REGISTRY, Engine, EngineModule, Match, Order
from byline.search.lexicon import Lexicon
from byline.search.likeness import Likeness
from byline.search.schema import FACETS, FIELDS, Deletion, Document, Entry, entry, schema_version
from byline.search.tree import Tree, Wanted, wanted
from byline.search.words import WordList

__all__ = ["Deletion", "Document", "Index", "IndexOutdated"]

_BATCH, _CHARACTERS = 10_000, 60_000_000
"""Documents of a commit, and characters of their texts: each commit leaves a segment to be merged, and all of it is
held in memory."""
_PATIENCE = 60.0
"""Seconds to wait for another process that is updating the index."""


class IndexOutdated(ArchiveDamaged):
    """The search index cannot be used as it is; it can always be built anew."""


class Index:
    """The index of the archive in `folder`, in one engine's files."""

    def __init__(self, folder: Path, engine: str) -> None:
        self._folder = folder / "search" / engine
        self._name = engine
        self._words = WordList(self._folder / "words.sqlite")
        self._engine: Engine | None = None

    @classmethod
    def open(cls, folder: Path, engine: str = "whoosh") -> Self:
        """The index of the archive in `folder`; UsageError if there is no such engine. Nothing is made on the disk."""
        REGISTRY.require(engine)
        return cls(folder, engine)

    @staticmethod
    def require(engine: str) -> None:
        """UsageError if there is no such engine, OperationFailed if what it needs is not installed."""
        _loaded(engine)

    @classmethod
    def clear_all(cls, folder: Path) -> None:
        """Delete the indexes of all engines."""
        for engine in REGISTRY.names():
            if (folder / "search" / engine).exists():
                cls(folder, engine).clear()

    @property
    def sequence(self) -> int:
        """The archive's sequence number that the index has reached; 0 if it has to be built anew."""
        try:
            state = json.loads((self._folder / "state.json").read_bytes())
            if state["version"] != schema_version() or not self._words.exists():
                return 0
            self._opened()
            return int(state["sequence"])
        except (OSError, ValueError, KeyError, TypeError, IndexOutdated):
            return 0

    def update(
        self,
        documents: Iterable[Document | Deletion],
        sequence: int,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Put `documents` in, each in place of the one with its id, and take deletions out; then be at `sequence`.

        What is deleted leaves the disk. Until the end the sequence stays what it was. `progress` is called with the
        number of documents done. Raises ArchiveLocked if another process is updating, OperationFailed if the files
        cannot be written.
        """
        with self._locked():
            if self.sequence == 0:
                self._remove()
            erased = False
            done = 0
            for batch in _batches(documents):
                size = len(batch)
                erased |= self._apply(batch, progress, done)
                done += size
            with self._writing():
                if erased:
                    self._words.keep(self._opened().tokens("text"))
                self._record(sequence)

    def search(self, query: Query) -> Selection:
        """The answer to `query`; QueryError points at what cannot be read."""
        unknown = [facet for facet in query.facets if facet not in FACETS]
        if unknown:
            raise UsageError(f"there is no facet {unknown[0]}", cure=f"the facets are {', '.join(FACETS)}")
        if query.offset < 0 or (query.limit or 0) < 0:
            raise UsageError("limit and offset count hits: they cannot be negative")
        with self._trusted():
            begun = bool(self.sequence)
            tree = self._tree(query.text, begun=begun)
            if not begun:
                return Selection(query=query, total=0, facets={facet: {} for facet in query.facets})
            order = Order(query.sort, query.reverse, query.offset, query.limit)
            found = self._opened().find(tree, order, query.facets)
            sought = wanted(tree)
            words = self._words.words({*sought.tokens, *(word for phrase in sought.phrases for word in phrase.tokens)})
            hits = tuple(_hit(match, sought, words) for match in found.matches)
        # Made of values that were checked: checking them again takes longer than the search.
        return Selection.model_construct(query=query, total=found.total, hits=hits, facets=found.facets)

    def ids(self, text: str) -> Iterator[str]:
        """The ids of all articles that the query `text` finds, ascending."""
        with self._trusted():
            begun = bool(self.sequence)
            tree = self._tree(text, begun=begun)
            if begun:
                yield from self._opened().ids(tree)

    def outgrown(self) -> int | None:
        """The number of articles, if there are more than the engine is the right one for."""
        best = cast("EngineModule", _loaded(self._name)).AT_ITS_BEST
        if best is None or not self.sequence:
            return None
        with self._trusted():
            count = self._opened().count()
        return count if count > best else None

    def clear(self) -> None:
        """Delete the index; it is built anew by the next update."""
        with self._locked():
            self._remove()

    def close(self) -> None:
        """Let go of the files."""
        self._words.close()
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _tree(self, text: str, *, begun: bool) -> Tree:
        from byline.search.canonical import canonical

        if not begun:
            return canonical(text, languages=(), vocabulary=_NoWords())
        engine = self._opened()
        return canonical(text, languages=engine.languages(), vocabulary=_Vocabulary(self._words, engine))

    def _apply(self, batch: dict[str, Document | Deletion], progress: Callable[[int], None] | None, done: int) -> bool:
        removed = [document.id for document in batch.values() if isinstance(document, Deletion)]
        with self._writing():
            self._opened().apply(self._entries(batch, progress, done), removed, erase=bool(removed))
        return bool(removed)

    def _entries(
        self, batch: dict[str, Document | Deletion], progress: Callable[[int], None] | None, done: int
    ) -> Iterator[Entry]:
        lexicon = Lexicon()
        for number, article_id in enumerate(list(batch), start=done + 1):
            document = batch.pop(article_id)  # the engine takes up the memory that it gives back
            if isinstance(document, Document):
                yield entry(document, lexicon)
            if progress is not None:
                progress(number)
        # An engine takes all entries before it commits: so the word list may know too much, never too little.
        self._words.add(lexicon.pairs)

    def _record(self, sequence: int) -> None:
        file = self._folder / "state.json"
        written = file.with_suffix(".new")
        written.write_text(json.dumps({"version": schema_version(), "sequence": sequence}))
        with written.open("rb") as stream:
            os.fsync(stream.fileno())
        written.replace(file)

    def _remove(self) -> None:
        self.close()
        if self._folder.exists():
            # Without its state the rest counts for nothing, however far the removal gets.
            (self._folder / "state.json").unlink(missing_ok=True)
            shutil.rmtree(self._folder)

    def _opened(self) -> Engine:
        if self._engine is None:
            module = cast("EngineModule", _loaded(self._name))
            with self._trusted():
                self._engine = module.open_engine(self._folder)
        return self._engine

    @contextmanager
    def _trusted(self, *known: type[Exception]) -> Iterator[None]:
        """A damaged file can make an engine raise anything: whatever it is, the index can be built anew."""
        passing: tuple[type[Exception], ...] = (UsageError, OperationFailed, *known)
        try:
            yield
        except passing:
            raise
        except Exception as error:
            message = f"the search index in {self._folder} cannot be read ({error!r})"
            raise IndexOutdated(message, cure="byline reindex builds it anew") from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._trusted(OSError):
                yield
        except OSError as error:
            raise OperationFailed(
                f"the search index cannot be written: {error}",
                cure="see that there is room on the disk and that you may write there",
            ) from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder.with_suffix(".lock"), timeout=_PATIENCE)
        with self._writing():
            try:
                lock.acquire()
            except Timeout:
                raise ArchiveLocked(
                    "another process is updating the search index", cure="try again when it is done"
                ) from None
        try:
            yield
        finally:
            lock.release()


class _NoWords:
    """The vocabulary of an index that holds nothing."""

    def matching(self, pattern: str, *, limit: int) -> Collection[str]:  # noqa: ARG002 - the protocol's
        return ()

    def near(self, field: str, word: str, distance: int, *, limit: int) -> Collection[str]:  # noqa: ARG002
        return ()


class _Vocabulary(NamedTuple):
    """The words of an index: those of title and text are in the word list, names are in the engine as they stand."""

    words: WordList
    engine: Engine

    def matching(self, pattern: str, *, limit: int) -> Collection[str]:
        return self.words.tokens(pattern, limit=limit)

    def near(self, field: str, word: str, distance: int, *, limit: int) -> Collection[str]:
        if FIELDS[field] == "text":
            return self.words.near(word, distance, limit=limit)
        likeness = Likeness(word, distance)
        return set(islice((token for token in self.engine.tokens(field) if likeness.tried(token)[0]), limit + 1))


def _loaded(engine: str) -> ModuleType:
    try:
        return REGISTRY.load(engine)
    except ModuleNotFoundError as error:
        raise OperationFailed(
            f"the search engine {engine} needs {error.name}, which is not installed",
            cure=f"pip install 'byline[{engine}]', or byline reindex --engine whoosh",
        ) from error


def _batches(documents: Iterable[Document | Deletion]) -> Iterator[dict[str, Document | Deletion]]:
    """The documents of each commit by their ids."""
    batch: dict[str, Document | Deletion] = {}
    characters = 0
    for document in documents:
        batch[_id(document)] = document
        characters += len(document.text) if isinstance(document, Document) else 0
        if len(batch) >= _BATCH or characters >= _CHARACTERS:
            yield batch
            batch, characters = {}, 0
    if batch:
        yield batch


def _id(document: Document | Deletion) -> str:
    return document.id if isinstance(document, Deletion) else document.article.id


def _hit(match: Match, sought: Wanted, words: frozenset[str]) -> Hit:
    from byline.search.snippet import snippet

    article = ArchivedArticle.model_validate_json(match.article)
    shown = snippet(match.text, article.article.language, sought, words)
    return Hit.model_construct(article=article, score=match.score, snippet=shown.text, highlights=shown.highlights)
