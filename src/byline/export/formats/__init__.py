# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The forms of an export, one a file.

Each module has `changes(article)`, what this form does to the work, and `writer(staging)`, a context manager that gives
an object whose `add(item)` writes one article and returns the names of the files that hold it. What belongs to the
whole (index pages, style sheets) is written at the end of the context.

A form that can be a single file of one article has `SUFFIX`, how the names of such files end (".html"), and
`single(staging)`, as `writer`, whose object writes exactly one file, with the notice in it. A form that writes rows
(`byline.export.rows`) has `DATASET`, a `byline.export.dataset.Layout`: it is then described as a data set.

Every form can be gone on with after its process was interrupted: what it has written lies in files of `Staging.open`
and `Staging.aside` that are still open, which go on where they were, or in complete ones, and it keeps nothing in
memory but what it finds in lists of `Staging.spool` again. One compressed stream, as a ZIP file, is made of
these at the end. Its writer may have `settled`, which is then true when that is so.
"""

from contextlib import AbstractContextManager
from typing import Protocol

from byline.export.item import Item, Records, no_records, one_line, plain, text_changes
from byline.export.staging import Staging
from byline.model.archived import ArchivedArticle
from byline.model.notice import Change
from byline.registry import Registry

__all__ = ["REGISTRY", "Format", "Item", "Records", "Writer", "no_records", "one_line", "plain", "text_changes"]

REGISTRY = Registry("byline.export.formats", "export format")


class Writer(Protocol):
    """Writes articles one at a time."""

    def add(self, item: Item) -> tuple[str, ...]:
        """Write one article; returns the names of the files that hold it.

        ArchiveDamaged if its records cannot be read, before anything of it is written: it is then left out.
        """


class Format(Protocol):
    """What a module of this package has."""

    def changes(self, article: ArchivedArticle) -> tuple[Change, ...]:
        """What this form does to the work: facts for the notice."""

    def writer(self, staging: Staging) -> AbstractContextManager[Writer]:
        """A writer into the staged folder."""
