# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Which licence is concluded for a capture: the one way, for what is added and for what is identified again."""

from byline.archive.collection import Archive
from byline.licensing.conclude import identify
from byline.model.article import Article
from byline.model.capture import Capture
from byline.model.evidence import LicenseConclusion
from byline.page.parse import Page, read_page


class Concluder:
    """Concludes licences from pages and what stands beside them in an archive; `archive` is None if there is none.

    Keep one for many captures: what it read of the archive it keeps.
    """

    def __init__(self, archive: Archive | None) -> None:
        self._archive = archive

    def conclude(self, capture: Capture, article: Article, *, page: Page | None = None) -> LicenseConclusion:
        """The licence of what was captured; `article` is what is known of it, `page` the capture if it was read.

        A conclusion of the rules alone: what a person declared is not its business. BadInput if the capture cannot be
        read.
        """
        return identify(page or read_page(capture))


def conclude_capture(archive: Archive | None, capture: Capture, article: Article) -> LicenseConclusion:
    """The licence of one capture (see Concluder.conclude)."""
    return Concluder(archive).conclude(capture, article)
