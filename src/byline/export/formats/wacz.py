# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One WACZ 1.1.1: captures to be replayed in a browser, a list of pages with text and licence, and all notices."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from shutil import copyfileobj
from typing import BinaryIO

from byline.archive import cdxj, datapackage, pages
from byline.archive.datapackage import Resource
from byline.archive.derived import sorted_by_bytes
from byline.archive.layout import ARCHIVE, DATAPACKAGE, INDEXES, WARC_SUFFIX
from byline.export.dates import published
from byline.export.formats import Writer
from byline.export.item import Item, plain, text_changes
from byline.export.staging import Staging
from byline.export.subset import CAPTURES, Collector, WarcFiles, Written
from byline.export.zipnum import blocks, header
from byline.export.zipped import Entry, Zip
from byline.licensing.catalog import catalog
from byline.licensing.texts import license_text, text_name
from byline.model._value import Value

NAME = "articles.wacz"
SUFFIX = ".wacz"
ATTRIBUTION = "attribution"
_INDEX = f"{INDEXES}/index.cdx.gz"
_WARC = f"{ARCHIVE}/articles-{{:05}}{WARC_SUFFIX}"
_PIECE = 1 << 20
_TITLE = "Openly licensed articles"
_RULE = "\n" + "-" * 72 + "\n\n"
_HEAD = """NOTICE

Each article in this file stays under its own licence. Whoever passes an article on, passes on its notice too.
"""

changes = text_changes


class _Line(Value):
    """A line of the index of captures."""

    text: str


class _Kept(Value):
    """What is said of an article behind the captures: its line in the list of pages, and its notice."""

    page: str
    notice: str
    license: str
    retrieved: datetime


class _Package(Zip):
    """A ZIP file that knows what datapackage.json has to say of its entries."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.resources: list[Resource] = []

    @contextmanager
    def resource(self, name: str, *, stored: bool = False) -> Iterator[Entry]:
        """A new file that datapackage.json lists."""
        with self.open(name, stored=stored) as entry:
            yield entry
        listed = Resource(
            name=name.rpartition("/")[2].lower(), path=name, hash=f"sha256:{entry.sha256}", bytes=entry.size
        )
        self.resources.append(listed)


class _WaczWriter:
    """Gathers the parts of the package: a ZIP file that was cut cannot be gone on with, so it is written at the end."""

    def __init__(self, staging: Staging, warcs: WarcFiles) -> None:
        self._collector = Collector()
        self._warcs = warcs
        self._index = staging.spool(_Line, "index")
        self._kept = staging.spool(_Kept, "pages")

    def add(self, item: Item) -> tuple[str, ...]:
        article = item.article
        captures, _ = self._collector.take(item)
        for row in self._warcs.add(item, captures):
            if row.type in CAPTURES:
                self._index.add(_Line(text=cdxj.line_of(row).decode()))
        self._warcs.add_notice(item)
        kept = _Kept(
            page=pages.line_of(article, item.text, item.notice).decode(),
            notice=plain(f"{_RULE}{article.id}  {article.target_uri}\n\n{item.notice}\n"),
            license=item.attribution.license.id,
            retrieved=article.retrieved,
        )
        self._kept.add(kept)
        return (NAME,)

    def write(self, package: _Package) -> None:
        """Write what is about all articles, behind their captures."""
        places = [header(_INDEX.rpartition("/")[2])]
        with package.resource(_INDEX, stored=True) as entry:
            lines = (_Line.model_validate_json(line).text.encode() for line in self._index.lines())
            for block in blocks(sorted_by_bytes(lines)):
                entry.write(block.data)
                places.append(block.line)
        with package.resource(f"{INDEXES}/index.idx") as entry:
            entry.write(b"".join(places))
        with package.resource(pages.FILE) as entry:
            entry.write(pages.header(_TITLE) + b"\n")
            for kept in self._read():
                entry.write(kept.page.encode() + b"\n")
        with package.resource(f"{ATTRIBUTION}/NOTICE.txt") as entry:
            entry.write(_HEAD.encode())
            for kept in self._read():
                entry.write(kept.notice.encode())
        licenses = {kept.license for kept in self._read()}
        for name, text in sorted(_texts(licenses).items()):
            with package.resource(f"{ATTRIBUTION}/{name}") as entry:
                entry.write(text.encode())
        moment = published(max(kept.retrieved for kept in self._read()))
        content = datapackage.package(_TITLE, package.resources, licenses, created=moment, modified=moment)
        package.write(DATAPACKAGE, content)
        package.write(datapackage.DIGEST_FILE, datapackage.digest_of(content))

    def _read(self) -> Iterator[_Kept]:
        return map(_Kept.model_validate_json, self._kept.lines())


def _texts(licenses: Iterable[str]) -> dict[str, str]:
    """The texts that have to go along, by the names of their files."""
    found = map(catalog().require, licenses)
    return {text_name(terms): text for terms in found if (text := license_text(terms))}


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.wacz."""
    with WarcFiles(staging.aside, _WARC, staging.spool(Written, "captures")) as warcs:
        made = _WaczWriter(staging, warcs)
        yield made
    with staging.binary(NAME) as file, _Package(file) as package:
        for name in warcs.names:
            with package.resource(name, stored=True) as entry, staging.place_of(name).open("rb") as captures:
                copyfileobj(captures, entry, _PIECE)
        if warcs.names:
            made.write(package)


single = writer
