# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""By what an export is split into parts, and the folders that they go to."""

import hashlib
import re
from enum import StrEnum

from byline.errors import UsageError
from byline.export.item import one_line
from byline.model.archived import ArchivedArticle

_SAFE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,60}[A-Za-z0-9])?")
_NOT_SAFE = re.compile(r"[^a-z0-9]+")
_UNKNOWN = "unknown"


class Split(StrEnum):
    """What the articles of a part have in common."""

    LICENSE = "license"
    AGENCY = "agency"
    YEAR = "year"

    def value_in(self, article: ArchivedArticle) -> str:
        """The value that puts an article into its part; `unknown` if there is none."""
        match self:
            case Split.LICENSE:
                return article.conclusion.concluded
            case Split.AGENCY:
                return one_line(article.article.agency) or _UNKNOWN
            case Split.YEAR:
                return (article.article.published or "")[:4] or _UNKNOWN

    def folder(self, value: str) -> str:
        """The part's folder, as `license=CC-BY-4.0`: data tools read a column from such names.

        What no licence id would be is a few of its letters and a digest: a name on a page is never a path, and two
        that differ in case only are two folders on every disk.
        """
        if self is Split.AGENCY or not _SAFE.fullmatch(value):
            letters = _NOT_SAFE.sub("-", value.lower())[:40].strip("-")
            digest = hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:8]
            value = "-".join(filter(None, (letters, digest)))
        return f"{self}={value}"


def split_by(name: str) -> Split:
    """The split of that name, in either spelling of licence; UsageError if there is none."""
    try:
        return Split(name.lower().replace("licence", "license"))
    except ValueError:
        raise UsageError(f"{name!r} is nothing to split by", cure=f"give one of: {', '.join(Split)}") from None
