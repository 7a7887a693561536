# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One WACZ 1.1.1: captures to be replayed in a browser, a list of pages with text and licence, and all notices."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO

from byline.archive import cdxj, datapackage, pages
from byline.archive.datapackage import Resource
from byline.archive.derived import sorted_by_bytes
from byline.archive.layout import ARCHIVE, DATAPACKAGE, INDEXES, WARC_SUFFIX
from byline.export.dates import published
from byline.export.disk import Spool
from byline.export.formats import Writer
from byline.export.item import Item, plain, text_changes
from byline.export.staging import Staging
from byline.export.subset import CAPTURES, Collector, WarcFiles
from byline.export.zipnum import blocks, header
from byline.export.zipped import Entry, Zip
from byline.licensing.texts import license_text, text_name
from byline.model._value import Value
from byline.model.license import License

NAME = "articles.wacz"
SUFFIX = ".wacz"
ATTRIBUTION = "attribution"
_INDEX = f"{INDEXES}/index.cdx.gz"
_TITLE = "Openly licensed articles"
_RULE = "\n" + "-" * 72 + "\n\n"
_HEAD = """NOTICE

Each article in this file stays under its own licence. Whoever passes an article on, passes on its notice too.
"""

changes = text_changes


class _Line(Value):
    """A line that is written when the captures are complete: a ZIP has one entry in the making at a time."""

    text: str


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
    def __init__(self, staging: Staging, package: _Package, warcs: WarcFiles) -> None:
        self._package = package
        self._collector = Collector()
        self._warcs = warcs
        self._index = staging.spool(_Line, "index")
        self._pages = staging.spool(_Line, "pages")
        self._notices = staging.spool(_Line, "notices")
        self._licenses: dict[str, License] = {}
        self._newest = datetime.min.replace(tzinfo=UTC)

    def add(self, item: Item) -> tuple[str, ...]:
        article = item.article
        captures, _ = self._collector.take(item)
        for row in self._warcs.add(item, captures):
            if row.type in CAPTURES:
                self._index.add(_Line(text=cdxj.line_of(row).decode()))
        self._warcs.add_notice(item)
        self._pages.add(_Line(text=pages.line_of(article, item.text, item.notice).decode()))
        self._notices.add(_Line(text=plain(f"{_RULE}{article.id}  {article.target_uri}\n\n{item.notice}\n")))
        self._licenses[item.attribution.license.id] = item.attribution.license
        self._newest = max(self._newest, article.retrieved)
        return (NAME,)

    def finish(self) -> None:
        """Write what is about all articles, behind their captures."""
        package = self._package
        places = [header(_INDEX.rpartition("/")[2])]
        with package.resource(_INDEX, stored=True) as entry:
            for block in blocks(sorted_by_bytes(line.encode() for line in _lines(self._index))):
                entry.write(block.data)
                places.append(block.line)
        with package.resource(f"{INDEXES}/index.idx") as entry:
            entry.write(b"".join(places))
        with package.resource(pages.FILE) as entry:
            entry.write(pages.header(_TITLE) + b"\n")
            for line in _lines(self._pages):
                entry.write(line.encode() + b"\n")
        with package.resource(f"{ATTRIBUTION}/NOTICE.txt") as entry:
            entry.write(_HEAD.encode())
            for line in _lines(self._notices):
                entry.write(line.encode())
        texts = {text_name(terms): text for terms in self._licenses.values() if (text := license_text(terms))}
        for name, text in sorted(texts.items()):
            with package.resource(f"{ATTRIBUTION}/{name}") as entry:
                entry.write(text.encode())
        moment = published(self._newest)
        content = datapackage.package(_TITLE, package.resources, self._licenses, created=moment, modified=moment)
        package.write(DATAPACKAGE, content)
        package.write(datapackage.DIGEST_FILE, datapackage.digest_of(content))


def _lines(kept: Spool[_Line]) -> Iterator[str]:
    return (_Line.model_validate_json(line).text for line in kept.lines())


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes articles.wacz."""
    with staging.binary(NAME) as file, _Package(file) as package:
        stored = partial(package.resource, stored=True)
        with WarcFiles(stored, f"{ARCHIVE}/articles-{{:05}}{WARC_SUFFIX}") as warcs:
            made = _WaczWriter(staging, package, warcs)
            yield made
        if package.resources:
            made.finish()


single = writer
