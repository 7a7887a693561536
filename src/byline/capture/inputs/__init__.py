# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What can be given to byline, one file a kind.

A module here defines `accepts(argument) -> bool`, which never raises and is true for no argument that another input
accepts, and `items(argument, context) -> Iterator[Item]`, which may raise a BylineError.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, NoReturn, Protocol, Self, cast

from byline.capture.listing import entries
from byline.capture.local import capture_file, is_file, readable, refusal
from byline.capture.pattern import files_of
from byline.capture.target import is_web_url
from byline.errors import BadInput, BylineError
from byline.model.capture import Capture, FeedItem
from byline.registry import Registry

if TYPE_CHECKING:
    from byline.capture.fetch import Fetcher
    from byline.capture.originals import Originals
    from byline.warc.source import Source

REGISTRY = Registry("byline.capture.inputs", "input")


class Crawl(NamedTuple):
    """A file with captures of others, to be read from offset `start` on."""

    source: "Source"
    start: int
    note: Callable[[int], None]
    """Tells that everything before an offset was handed out."""
    before: tuple["Source", ...] = ()
    """Those that came directly before it, and were read in an earlier call."""
    package: tuple["Source", ...] = ()
    """All that lie in the same package, this one too."""


class Item(NamedTuple):
    """One article to be captured. Nothing is read before `take` is called, which may raise a BylineError."""

    name: str
    take: Callable[[], Capture]
    bulk: bool = False
    """Whether it is one of very many, of which most are not wanted."""
    url: str | None = None
    """Where it was captured, if that is known already."""
    crawl: Crawl | None = None
    """Not one article: all that a crawl holds."""


class Journal(Protocol):
    """Remembers how far crawls were read, so that nobody reads them twice."""

    def start_of(self, source: "Source", /) -> int:
        """The offset at which to begin; the size of the source if all of it was read."""

    def note(self, source: "Source", offset: int, /) -> None:
        """Everything before this offset was handed out."""


class _NoJournal:
    def start_of(self, _source: "Source", /) -> int:
        return 0

    def note(self, _source: "Source", _offset: int, /) -> None:
        pass


def _unnoticed(name: str, reason: str) -> None:
    """Nobody wants to know."""


@dataclass
class Context:
    """What inputs need from the caller.

    `connect` makes the fetcher, when the first URL comes; `stdin` is read by "-"; `max_size` bounds every article in
    bytes; `retrieved` is when local files were retrieved (now, if None); `skipped` is told the name of every file
    that a folder holds and that is no article, and why; `journal` knows which crawls were read before; `whole`: a crawl
    is handed out as one item.
    """

    connect: Callable[[], "Fetcher"]
    stdin: BinaryIO
    max_size: int
    retrieved: datetime | None = None
    skipped: Callable[[str, str], None] = _unnoticed
    journal: Journal = field(default_factory=_NoJournal)
    whole: bool = False
    passed: "list[Source]" = field(default_factory=list)
    """Crawls that need not be read again, but may hold what the revisits of the next one refer to."""

    @cached_property
    def fetcher(self) -> "Fetcher":
        """The one fetcher of this call."""
        return self.connect()

    @cached_property
    def originals(self) -> "Originals":
        """What the revisits in the crawls of this call may refer to."""
        from byline.capture.originals import Originals

        return Originals()

    def fetch(self, url: str) -> Capture:
        """The page at a URL."""
        return self.fetcher.fetch(url)

    def capture_file(self, path: str) -> Capture:
        """The capture of a local file."""
        return capture_file(path, limit=self.max_size, retrieved=self.retrieved)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if "fetcher" in self.__dict__:
            self.fetcher.close()


class _Input(Protocol):
    def accepts(self, argument: str) -> bool: ...

    def items(self, argument: str, context: Context) -> Iterator[Item]: ...


def items(arguments: Iterable[str], context: Context) -> Iterator[Item]:
    """Every article that the arguments name, in their order; one that cannot be read costs only itself."""
    known = [cast("_Input", module) for module in REGISTRY.all()]
    for argument in arguments:
        try:
            for path in files_of(argument):
                for item in _items(path, context, known):
                    yield item._replace(name=readable(item.name))
        except (BylineError, OSError) as error:
            yield failed(readable(argument), error)


def _items(argument: str, context: Context, known: Iterable[_Input]) -> Iterator[Item]:
    for candidate in known:
        if candidate.accepts(argument):
            return candidate.items(argument, context)
    if is_file(argument):
        # No type that we know: reading it says what is wrong with it.
        return iter([Item(argument, partial(context.capture_file, argument))])
    raise refusal(argument)


def listed(stream: BinaryIO, name: str, context: Context) -> Iterator[Item]:
    """The pages that a list of URLs names, in its order."""
    for number, text in entries(stream):
        if is_web_url(text):
            yield Item(text, partial(context.fetch, text))
        else:
            yield failed(f"{name}:{number}", BadInput(f"{text[:200]!r} is not an http or https URL"))


def fed(content: bytes, context: Context, *, url: str | None, retrieved: datetime | None = None) -> Iterator[Item]:
    """The pages that a feed lists, each with what the feed says of its rights; `url` is where the feed was fetched.

    Raises BadInput if it cannot be read, or lists none.
    """
    from byline.capture.feed import read_feed

    nothing = True
    for entry in read_feed(content, url=url, retrieved=retrieved or context.retrieved or datetime.now(UTC)):
        nothing = False
        yield Item(entry.url, partial(_with_rights, context, entry.url, entry.rights))
    if nothing:
        raise BadInput("the feed lists no pages")


def _with_rights(context: Context, url: str, rights: FeedItem) -> Capture:
    return context.fetch(url).model_copy(update={"feed": rights})


def crawled(path: str, context: Context) -> Iterator[Item]:
    """The captures in the WARC, ARC or WACZ file at a path, from where an earlier call had come to."""
    from byline.capture.container import sources_of
    from byline.capture.crawl import captures

    package = tuple(sources_of(path))
    for source in package:
        start = context.journal.start_of(source)
        if source.size and start == source.size:
            context.skipped(source.name, "it was read before")
            context.passed.append(source)
            continue
        before = tuple(context.passed)
        context.passed.clear()
        note = partial(context.journal.note, source)
        if context.whole:
            broken = BadInput(f"{source.name} holds many pages")
            yield failed(source.name, broken)._replace(crawl=Crawl(source, start, note, before, package))
            continue
        context.originals.enter(*before)
        context.originals.join(*package)
        for found in captures(source, start, context.max_size, context.originals):
            yield Item(f"{source.name}:{found.offset}", found.take, bulk=True, url=found.url)
            if found.resumable:
                note(found.offset)
        note(source.size)


def failed(name: str, error: BylineError | OSError) -> Item:
    """An item that cannot be taken."""

    def take() -> NoReturn:
        raise error if isinstance(error, BylineError) else BadInput(f"{name!r} cannot be read: {error.strerror}")

    return Item(name, take)
