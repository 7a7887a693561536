# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a reader sees in a published artefact: the words that are shown, in blocks, and the links in them.

Nothing here knows the article that was reused; that is `reuse.Reuse`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO, NamedTuple, Protocol

from byline.errors import BadInput
from byline.model.article import Article

SAMPLE = 1024
"""Bytes of a file that tell its kind."""


@dataclass(frozen=True)
class File:
    """A file to be audited.

    `name` is how findings call it: relative to what was given, or an URL. `open` gives its bytes, which can be
    sought. No reader takes in more than `limit` bytes at once.
    """

    name: str
    open: Callable[[], BinaryIO]
    url: str | None = None
    media_type: str | None = None
    limit: int = 50_000_000

    @cached_property
    def sample(self) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(SAMPLE)

    @property
    def suffix(self) -> str:
        """How the name ends, in lower case, without the point; empty for an URL whose media type is known."""
        last = self.name.rpartition("/")[2].lower()
        return "" if self.media_type else last.partition(".")[2]

    def content(self) -> bytes:
        """All bytes; BadInput if there are more than `limit`."""
        with self.open() as stream:
            content = stream.read(self.limit + 1)
        if len(content) > self.limit:
            raise BadInput(f"{self.name} is larger than {self.limit:,} bytes", cure="raise max_size in byline.toml")
        return content


class Block(NamedTuple):
    """A paragraph, a heading, a line: words that are shown together."""

    text: str
    line: int | None = None
    quoted: bool = False
    """Within a quotation: not said by who published it."""
    picture: bool = False
    """It belongs to a picture."""


class Reference(NamedTuple):
    """A work that is cited: by its title and its addresses, as far as they are given."""

    title: str
    uris: tuple[str, ...]


class Stated(NamedTuple):
    """What data for machines say of an article in a page: of the copy there, or of the original that it is based on."""

    original: bool
    name: str = ""
    uris: tuple[str, ...] = ()
    licenses: tuple[str, ...] = ()
    """As they are written: addresses or names."""
    credits: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    line: int | None = None


class Load(NamedTuple):
    """What a page fetches from elsewhere in its main part: a pixel that nobody sees, or what acts in the page."""

    is_pixel: bool
    uri: str
    line: int | None


class Link(NamedTuple):
    """A link that is shown, or that machines read; `block` is the index of its block, None if it stands in none."""

    uri: str
    block: int | None
    relations: frozenset[str] = frozenset()
    scoped: bool = True
    """What it says is said of a work; False if machines take it for the whole page."""
    line: int | None = None


@dataclass(frozen=True)
class Reading:
    """One part of an artefact that may hold a reused article: a page, a row, a file of text, an entry of a feed."""

    file: str
    kind: str
    """The carrier in which a notice is to be pasted here: html, markdown, text, json-ld."""
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    text: str | None = None
    """What the artefact itself says is the article's text; None if it must be looked for in the blocks."""
    ready: bool = False
    """It is a notice that the artefact has ready for whoever takes the article on."""
    beside: bool = False
    """It is a notice alone: the article stands in another part of the artefact, as it was."""
    line: int | None = None
    ids: tuple[str, ...] = ()
    """Ids of articles that the artefact names, and that this may be."""
    declared: str | None = None
    """The licence that the artefact says the article is under: an id or an URI."""
    said: Article | None = None
    """What the artefact's own data say of the article: its notice is held against them if there is nothing better."""
    language: str | None = None
    source: str = ""
    """The markup, if there is any: it shows what was not escaped."""
    pictures: bool = False
    """Whether it shows pictures."""
    url: str | None = None
    is_page: bool = False
    """It is a page of the web: what it loads is fetched by each of its readers."""
    reference: Reference | None = None
    """It is a reference to the article, without its text."""
    stated: tuple[Stated, ...] = ()
    loads: tuple[Load, ...] = ()


class Label(NamedTuple):
    """What the artefact says of all that is in it (a dataset card, a feed's rights): one of these is its licence."""

    licenses: tuple[str, ...]
    """As they are written: ids, names or URIs."""
    file: str
    line: int | None = None


class Reader(Protocol):
    """What a module of `readers` has."""

    def accepts(self, file: File) -> bool:
        """Whether this reader reads the file."""

    def read(self, file: File) -> Iterator[Reading | Label]:
        """What the file holds; BadInput if it cannot be read."""
