# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WARC files (ISO 28500) with the records of the articles as they lie in the archive: captures and texts.

The folder is laid out as an archive of byline: with a byline.toml in it, it is one.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from byline.archive.layout import ARCHIVE, TEXT, TEXT_SUFFIX, WARC_SUFFIX
from byline.export.formats import Writer
from byline.export.item import Item, text_changes
from byline.export.staging import Staging
from byline.export.subset import Collector, WarcFiles, Written

SUFFIX = WARC_SUFFIX
_STEM = "articles-{:05}"

changes = text_changes


class _WarcWriter:
    def __init__(self, captures: WarcFiles, texts: WarcFiles | None) -> None:
        self._collector = Collector()
        self._captures = captures
        self._texts = texts

    def add(self, item: Item) -> tuple[str, ...]:
        captures, texts = self._collector.take(item)
        self._captures.add(item, captures)
        self._captures.add_notice(item)
        if not texts or not self._texts:
            return (self._captures.name,)
        self._texts.add(item, texts)
        return self._captures.name, self._texts.name


@contextmanager
def writer(staging: Staging) -> Iterator[Writer]:
    """Writes archive/articles-NNNNN.warc.gz and text/articles-NNNNN.warc.wet.gz."""
    with (
        _files(staging, f"{ARCHIVE}/{_STEM}{WARC_SUFFIX}", "captures") as captures,
        _files(staging, f"{TEXT}/{_STEM}{TEXT_SUFFIX}", "texts") as texts,
    ):
        yield _WarcWriter(captures, texts)


@contextmanager
def single(staging: Staging) -> Iterator[Writer]:
    """Writes articles-00000.warc.gz, without the text: that has its own file in WARC."""
    with _files(staging, f"{_STEM}{WARC_SUFFIX}", "captures") as captures:
        yield _WarcWriter(captures, None)


def _files(staging: Staging, name: str, written: str) -> WarcFiles:
    return WarcFiles(staging.open, name, staging.spool(Written, written))
