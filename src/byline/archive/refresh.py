# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The indexes that other people's tools read follow the catalogue."""

from pathlib import Path

from byline.archive import cdxj, datapackage, pages
from byline.archive.layout import DATAPACKAGE
from byline.archive.ledger import Ledger
from byline.config import Settings
from byline.errors import ArchiveDamaged
from byline.model.archived import ArchivedArticle, RecordRef
from byline.warc.reader import read_record


def refresh(folder: Path, settings: Settings, ledger: Ledger) -> None:
    """Bring CDXJ, pages and datapackage up to the catalogue: by what is new, or from nothing if one of them is gone."""
    listed, newest = ledger.listed, ledger.newest
    whole = all((folder / file).is_file() for file in (cdxj.FILE, pages.FILE, DATAPACKAGE))
    if whole and listed == newest:
        return
    if whole and listed.number:
        cdxj.extend(folder, ledger.captures(after=listed.number))
        changed = sorted(change.id for change in ledger.changes(listed.sequence))
        articles = (article for article_id in changed if (article := ledger.find(article_id)))
        pages.update(folder, settings.name, changed, articles, lambda article: _text(folder, article))
    else:
        cdxj.write(folder, ledger.captures())
        pages.write(folder, settings.name, ledger.articles(), lambda article: _text(folder, article))
    datapackage.write(folder, settings, ledger.licenses())
    ledger.settle(newest)
    ledger.commit()


def text_of(folder: Path, ref: RecordRef) -> str:
    """The text that a conversion record holds; ArchiveDamaged if it cannot be read."""
    return read_record(folder, ref).content().decode("utf-8", "replace")


def _text(folder: Path, article: ArchivedArticle) -> str:
    """An article's text; nothing if it is damaged, which byline verify reports: the other pages have to go on."""
    assert article.text is not None
    try:
        return text_of(folder, article.text)
    except ArchiveDamaged:
        return ""
