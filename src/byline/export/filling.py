# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder on its way to being an export: articles and notices as they come, and what is said of the whole."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from byline import version
from byline.errors import ArchiveDamaged
from byline.export.dataset import Layout, Summary, describe
from byline.export.disk import Spool
from byline.export.item import Item, one_line
from byline.export.manifest import write_manifest
from byline.export.selection import Order, Source, failure, judged
from byline.export.staging import MANIFEST, Staging
from byline.licensing.texts import license_text, text_name
from byline.model.manifest import Manifest, ManifestEntry, Omission

NOTICE = "NOTICE"
TEXTS = "licenses"
"""The folder for texts of licences that have to go along."""
_RULE = "\n" + "-" * 72 + "\n\n"
_CHECKPOINT = 1000
"""After so many articles an export that is interrupted can go on."""

LeftOut = Callable[[Omission], None]
State = dict[str, Any]
"""What has to be known to go on, as JSON has it; empty at the beginning."""


class Published(NamedTuple):
    """What became of a selection: how many articles went out and how many were left out."""

    articles: int
    omitted: int


def fill(
    staging: Staging,
    sources: Iterable[Source],
    asked: Order,
    left_out: LeftOut,
    state: State,
    save: Callable[[State], None],
) -> Published:
    """Write a whole export into the staging; nothing but notices if no article goes out.

    It goes on from `state`, and says at each checkpoint with `save` how far it has come. `unsaved` in that is how many
    articles were done since the last one.
    """
    filling = _Filling(staging, asked, left_out, state)
    with staging.open(NOTICE) as notices, asked.form.writer(staging) as writer:
        if not notices.size:
            notices.write(_notice_head(asked))
        saved = filling.taken - state.get("unsaved", 0)
        articles = iter(sources)
        done = [source.article.id for source in islice(articles, filling.taken)]
        left = judged(filling.counted(articles), asked, done)
        while not filling.full and (found := next(left, None)):
            filling.take(found, notices.write, writer.add)
            if is_due(filling.taken - saved) and getattr(writer, "settled", True):
                saved = filling.taken
                save(filling.state())
    return filling.finish()


def is_due(taken: int) -> bool:
    """Whether so many articles are worth a checkpoint."""
    return taken >= _CHECKPOINT


def omissions_of(staging: Staging) -> Spool[Omission]:
    """The list of what is left out."""
    return staging.spool(Omission, "omitted")


def head_of(asked: Order, *, split: str | None = None) -> Manifest:
    """What a manifest says of the whole."""
    return Manifest(
        generator=f"byline {version()}",
        format=asked.format,
        query=asked.query,
        uses=asked.uses,
        assumption=asked.assumption,
        split=split,
    )


class _Filling:
    """An export under way."""

    def __init__(self, staging: Staging, asked: Order, left_out: LeftOut, state: State) -> None:
        self.taken = state.get("taken", 0)
        self._staging = staging
        self._left_out = left_out
        self._summary = Summary(state.get("summary"))
        self._entries = staging.spool(ManifestEntry, "articles")
        self._omissions = omissions_of(staging)
        self._head = head_of(asked)
        self._asked = asked
        for line in self._omissions.lines():
            left_out(Omission.model_validate_json(line))

    @property
    def full(self) -> bool:
        """Whether as many went out as were asked for."""
        return self._asked.most is not None and self._entries.count >= self._asked.most

    def counted(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The articles, each counted as taken."""
        for source in sources:
            self.taken += 1
            yield source

    def take(
        self, found: Item | Omission, notice: Callable[[str], None], write: Callable[[Item], tuple[str, ...]]
    ) -> None:
        """Write an article with its notice, or list why it is left out."""
        if isinstance(found, Item):
            try:
                files = write(found)
            except ArchiveDamaged as error:
                found = failure(found.article, error.message)
            else:
                notice(f"{_RULE}{found.article.id}  {', '.join(files)}\n\n{found.notice}\n")
                self._entries.add(_entry(found, files))
                self._summary.add(found)
                return
        self._omissions.add(found)
        self._left_out(found)

    def state(self) -> State:
        """What has to be known to go on from here."""
        return {"taken": self.taken, "summary": self._summary.state()}

    def finish(self) -> Published:
        """Describe the whole, if there is anything."""
        if self._entries.count:
            self._add_texts()
            layout: Layout | None = getattr(self._asked.form, "DATASET", None)
            if layout:
                describe(self._staging, self._head, layout, self._summary)
            write_manifest(self._staging, self._head, articles=self._entries, omitted=self._omissions)
        return Published(self._entries.count, self._omissions.count)

    def _add_texts(self) -> None:
        """The licences whose text has to go along with every copy, each text once."""
        texts = {text_name(terms): license_text(terms) for terms, _ in self._summary.ranked}
        for name, text in sorted(texts.items()):
            if text is not None:
                self._staging.write(f"{TEXTS}/{name}", text)


def _entry(item: Item, files: tuple[str, ...]) -> ManifestEntry:
    article = item.article
    return ManifestEntry(
        id=article.id,
        title=one_line(article.article.title) or None,
        agency=one_line(article.article.agency) or None,
        source_uri=item.attribution.source_uri,
        license=article.conclusion.concluded,
        license_uri=item.attribution.license.uri,
        notice=item.notice,
        changes=tuple(change.text for change in item.attribution.changes),
        retrieved=f"{article.retrieved:%Y-%m-%dT%H:%M:%SZ}",
        payload_digest=article.payload_digest,
        files=files,
        obligations=item.decision.obligations,
    )


def _notice_head(asked: Order) -> str:
    return (
        "NOTICE\n\n"
        "Each article in this folder stays under its own licence. Whoever passes an article on, passes on its\n"
        f"notice too. The articles were selected for: {', '.join(asked.uses)}. "
        f"What was left out, and why: {MANIFEST}.\n"
    )
