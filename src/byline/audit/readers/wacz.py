# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WACZ: the captures in it, its list of pages, and what it says of the licences of all of them."""

from collections.abc import Iterator
from dataclasses import replace
from zipfile import BadZipFile, ZipFile

from byline.audit.labels import read_labels
from byline.audit.reading import File, Label, Reading
from byline.audit.records import read_warc
from byline.audit.rows import read_lines
from byline.errors import BadInput

_PACKAGE = "datapackage.json"
_MOST_ENTRIES = 10_000


def accepts(file: File) -> bool:
    """Whether it is named as a WACZ file."""
    return not file.media_type and file.suffix.rpartition(".")[2] == "wacz"


def read(file: File) -> Iterator[Reading | Label]:
    """Notices beside captures, pages with an attribution, and pages without a notice."""
    with file.open() as stream:
        try:
            with ZipFile(stream) as package:
                for info in package.infolist()[:_MOST_ENTRIES]:
                    within = replace(file, name=f"{file.name}#{info.filename}")
                    yield from _entry(package, info.filename, within)
        except (BadZipFile, NotImplementedError, RuntimeError) as error:
            raise BadInput(f"{file.name} is no WACZ: {error}") from None


def _entry(package: ZipFile, name: str, file: File) -> Iterator[Reading | Label]:
    if name == _PACKAGE:
        with package.open(name) as entry:
            yield from read_labels(entry.read(file.limit), file.name)
    elif name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
        with package.open(name) as entry:
            yield from read_warc(entry, file)  # type: ignore[arg-type]
    elif name.startswith("pages/") and name.endswith(".jsonl"):
        with package.open(name) as entry:
            # Without an attribution a line is the list's own; the page itself may have one.
            yield from (each for each in read_lines(entry, file) if each.ready)  # type: ignore[arg-type]
