# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Articles into the archive: captures, corrections and removals, durable once they are committed."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from byline.archive import remove
from byline.archive.catalog import RecordRow
from byline.archive.draft import Draft, already_here, can_stand_for, draft_exchanges, draft_file, draft_original
from byline.archive.identity import article_id_of, bare_media_type, target_uri
from byline.archive.intake import take_in
from byline.archive.layout import writing
from byline.archive.ledger import Ledger
from byline.archive.lock import hold
from byline.archive.policy import PolicyDescription
from byline.archive.policy import to_fields as to_policy_fields
from byline.archive.profile import Description, to_fields
from byline.archive.recover import open_ledger, repair
from byline.archive.refresh import refresh
from byline.archive.tombstones import add_tombstones, read_tombstones, tombstones_size
from byline.archive.volume import Part, Volume
from byline.config import Settings
from byline.errors import BadInput, NotFound, OperationFailed, Refused, Removed
from byline.model.archived import Amendment, ArchivedArticle, Tombstone
from byline.model.article import Article, Extraction
from byline.model.capture import Capture
from byline.model.evidence import LicenseConclusion
from byline.model.finding import Finding
from byline.model.source import QuoteCheck
from byline.warc.notation import digest, now

if TYPE_CHECKING:
    from byline.warc.composing import Member


class Added(NamedTuple):
    """What became of a capture: new, the same payload retrieved again, or a file that is there already."""

    id: str
    status: Literal["archived", "revisited", "duplicate"]


@contextmanager
def open_writer(folder: Path, settings: Settings, *, robots: str) -> Iterator["Writer"]:
    """Hold the archive for writing (ArchiveLocked), recover it, and bring the indexes up to date at the end.

    What was not committed when the block ends with an error is dropped; else it is committed.
    """
    with hold(folder), closing(open_ledger(folder)) as ledger:
        with writing(folder):
            recovered = (*repair(folder, ledger), *remove.finish(folder, ledger))
        writer = Writer(folder, settings, ledger, recovered, robots=robots)
        try:
            yield writer
            writer.commit()
        finally:
            writer.abandon()
            with writing(folder):
                refresh(folder, settings, ledger)


class Writer:
    """Adds to an archive. Nothing is durable, nor may be reported as archived, before `commit`.

    `robots` says in the warcinfo record which robots policy was followed while capturing (ISO 28500, 6.2).
    """

    def __init__(
        self, folder: Path, settings: Settings, ledger: Ledger, recovered: tuple[Finding, ...], *, robots: str
    ) -> None:
        self.recovered = recovered
        """What was set aside or finished when the archive was opened."""
        self._folder = folder
        self._settings = settings
        self._ledger = ledger
        self._robots = robots
        self._volume: Volume | None = None
        self._failed = False
        self._buried = {tombstone.payload_digest: tombstone for tombstone in read_tombstones(folder)}

    def add(
        self, capture: Capture, extraction: Extraction, conclusion: LicenseConclusion, *, again: bool = False
    ) -> Added:
        """Archive a capture.

        A payload that the archive holds already is not stored again: over HTTP a revisit record says so; a file, and a
        record of another archive that is here already, are left as they are. Removed if the payload was taken down
        before, unless `again`; BadInput if a server answered with anything but success.
        """
        _require_success(capture)
        uri, payload_digest = target_uri(capture), digest(capture.payload)
        article_id = article_id_of(uri, payload_digest)
        known = self._ledger.find(article_id)
        if known is None and not again:
            self._refuse_removed(payload_digest)
        here = already_here(self._ledger.captures_with(payload_digest), capture, uri)
        if known is not None and here is not None:
            if known.text is None:
                self.add_text(known, extraction.text)
            return Added(article_id, "duplicate")
        with self._writing() as volume:
            draft = Draft((), here.record_id) if here else self._draft(volume, capture, uri, conclusion.concluded)
            said = Description(
                id=article_id,
                media_type=bare_media_type(capture),
                article=extraction.article,
                conclusion=conclusion,
                redirects=draft.redirects,
                feed=capture.feed,
            )
            described = volume.warc.compose.metadata(to_fields(said), uri, date=now(), refers_to=draft.capture_id)
            self._append(volume.warc, (*draft.members, described))
            self._put_text(volume, article_id, uri, draft.capture_id, extraction.text)
        return Added(article_id, "revisited" if known else "archived")

    def add_policy(self, capture: Capture, *, source: str, uri: str, quotes: tuple[QuoteCheck, ...]) -> str:
        """Archive a page of a source's that was asked for at `uri`, as evidence of what it says; it is no article.

        Returns the id of the capture's record. BadInput and Removed as in `add`.
        """
        _require_success(capture)
        target, payload_digest = target_uri(capture), digest(capture.payload)
        self._refuse_removed(payload_digest)
        with self._writing() as volume:
            draft = self._draft(volume, capture, target, None)
            said = PolicyDescription(
                source=source,
                uri=uri,
                media_type=bare_media_type(capture),
                redirects=draft.redirects,
                quotes=quotes,
            )
            fields = to_policy_fields(said)
            described = volume.warc.compose.metadata(fields, target, date=now(), refers_to=draft.capture_id)
            self._append(volume.warc, (*draft.members, described))
        return draft.capture_id

    def amend(
        self, article_id: str, article: Article, conclusion: LicenseConclusion, amendment: Amendment
    ) -> ArchivedArticle:
        """Supersede what is said of an article; the records before stay readable."""
        current = self._require(article_id)
        said = Description(
            id=article_id,
            media_type=current.media_type,
            article=article,
            conclusion=conclusion,
            supersedes=current.metadata.record_id,
            amendment=amendment,
        )
        with self._writing() as volume:
            member = volume.warc.compose.metadata(
                to_fields(said), current.target_uri, date=now(), refers_to=current.capture.record_id
            )
            self._append(volume.warc, (member,))
        return self._require(article_id)

    def add_text(self, article: ArchivedArticle, text: str) -> None:
        """Give an article its text again, when the file that held it was lost, or another one."""
        current = self._require(article.id)
        with self._writing() as volume:
            self._put_text(volume, current.id, current.target_uri, current.capture.record_id, text)

    def remove(self, article_id: str, *others: str, reason: str, by: str) -> Tombstone:
        """Take an article down, at once: its records, text and index entries leave the disk, a tombstone stays.

        Refused if the same bytes are also kept as another article: name it as well. Returns the tombstone of the first.
        """
        self.commit()
        self.abandon()
        articles = [self._require(name) for name in dict.fromkeys((article_id, *others))]
        named = {article.id for article in articles}
        for article in articles:
            if left := [twin for twin in remove.twins(self._ledger, article) if twin not in named]:
                raise Refused(
                    f"the bytes of {article.id} are kept under another address too, as {', '.join(left)}",
                    cure=f"remove them together: byline remove {' '.join((*sorted(named), *left))} --reason ...",
                )
        going = {article.id: remove.records_of(self._ledger, article) for article in articles}
        tombstones = [_tombstone(article, going[article.id], reason=reason, by=by) for article in articles]
        with self._guarded():
            add_tombstones(self._folder, tombstones)
            for article, tombstone in zip(articles, tombstones, strict=True):
                self._buried[article.payload_digest] = tombstone
                self._ledger.remove(article.id)
            self._ledger.heed(tombstones_size(self._folder))
            self._ledger.commit()
            remove.cut(self._folder, self._ledger, (row for rows in going.values() for row in rows))
        return tombstones[0]

    def commit(self) -> None:
        """Make everything durable: the text, then the WARC file, then the catalogue."""
        with self._guarded():
            if self._volume is not None:
                self._volume.sync()
                for name, size in self._volume.sizes():
                    self._ledger.proceed(name, size, size)
            self._ledger.commit()

    def abandon(self) -> None:
        """Drop what was not committed, and close the files."""
        self._ledger.rollback()
        if self._volume is not None:
            self._volume.rollback()
            self._volume = None

    @contextmanager
    def _writing(self) -> Iterator[Volume]:
        """The files for one more article."""
        if self._volume is not None and self._volume.is_full(self._settings.roll_size):
            self.commit()
            self.abandon()
        with self._guarded():
            if self._volume is None:
                self._volume = Volume.open(self._folder, self._settings, robots=self._robots)
            yield self._volume
            self._volume.relieve()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Whatever goes wrong in here ends the writing: what was added since the last commit is gone.

        Going on would report as archived what is not there.
        """
        if self._failed:
            raise OperationFailed("nothing can be archived after a failed write", cure="run the command again")
        try:
            with writing(self._folder):
                yield
        except BaseException:
            self._failed = True
            self.abandon()
            raise

    def _draft(self, volume: Volume, capture: Capture, uri: str, license_id: str | None) -> Draft:
        """The records of a capture; a revisit if a record that can be relied on holds the same payload."""
        same = [row for row in self._ledger.captures_with(digest(capture.payload)) if row.type != "revisit"]
        if same:
            volume.flush()
        original = next((row for row in same if can_stand_for(self._folder, row, capture)), None)
        draft = draft_original if capture.original else draft_exchanges if capture.exchanges else draft_file
        return draft(volume.warc.compose, capture, uri, license_id=license_id, original=original)

    def _put_text(self, volume: Volume, article_id: str, uri: str, capture_id: str, text: str) -> None:
        """Write an article's text, unless it is there."""
        content = text.encode("utf-8", "replace")
        text_digest = digest(content)
        written = [row for row in self._ledger.records_of(article_id) if row.type == "conversion"]
        if written and written[-1].digest == text_digest:
            return
        member = volume.text.compose.conversion(content, uri, text_digest, date=now(), refers_to=capture_id)
        self._append(volume.text, (member,))

    def _append(self, part: Part, members: Iterable["Member"]) -> None:
        for member in members:
            take_in(self._ledger, part.append(member), part.name, ())

    def _require(self, article_id: str) -> ArchivedArticle:
        found = self._ledger.find(article_id)
        if found is None:
            raise NotFound(f"there is no article {article_id}")
        return found

    def _refuse_removed(self, payload_digest: str) -> None:
        tombstone = self._buried.get(payload_digest)
        if tombstone is not None:
            raise Removed(
                f"this was removed on {tombstone.removed:%Y-%m-%d} by {tombstone.by}: {tombstone.reason}",
                cure="if it may be kept now, say so with --again",
            )


def _require_success(capture: Capture) -> None:
    if capture.exchanges and not 200 <= capture.exchanges[-1].status < 300:
        raise BadInput(f"the answer is {capture.exchanges[-1].response.line!r}: that is not the page")


def _tombstone(article: ArchivedArticle, rows: Iterable[RecordRow], *, reason: str, by: str) -> Tombstone:
    return Tombstone(
        id=article.id,
        payload_digest=article.payload_digest,
        target_uri_digest=digest(article.target_uri.encode()).removeprefix("sha256:"),
        removed=now(),
        by=by,
        reason=reason,
        records=tuple(row.record_id for row in rows),
    )
