# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Audits of what was exported, or written by hand, against articles that lie in no archive."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from byline.audit.judge import judge
from byline.audit.likeness import explained
from byline.audit.published import files, read
from byline.audit.reading import Label, Reading
from byline.audit.references import cited
from byline.audit.reuse import Context, Reuse
from byline.licensing.notice import attribution, render
from byline.model.finding import AuditFinding
from byline.model.notice import Change
from support.exports import Source, archived, concluded, source


def audit(path: Path, sources: Iterable[Source], context: Context | None = None) -> list[AuditFinding]:
    """What is found in a file or folder whose parts name the articles that they reuse, or that reuses all of them."""
    known = {source.article.id: source for source in sources}
    readings: list[Reading] = []
    labels: list[Label] = []
    for file in files(path, limit=10_000_000):
        for each in read(file):
            (labels if isinstance(each, Label) else readings).append(each)  # type: ignore[arg-type]
    named = {each for reading in readings for each in reading.ids} & known.keys()
    reuses = [
        Reuse(reading, known[each].article, known[each].text(), context or Context())
        for reading in readings
        for each in (dict.fromkeys(reading.ids) if named else _reused_in(reading, known))
        if each in known
    ]
    return list(judge(reuses, labels))


def _reused_in(reading: Reading, known: dict[str, Source]) -> list[str]:
    """The articles whose words are in it; a single one is taken to be. Of a reference those that it cites."""
    if reading.reference is not None:
        return [each.id for each in cited(reading.reference, [known[each].article for each in known])]
    linked = {link.uri for link in reading.links}
    ids = sorted(known, key=lambda each: known[each].article.article.url not in linked)
    published = "\n".join(block.text for block in reading.blocks)
    return ids if len(ids) == 1 else [ids[i] for i in explained(published, [known[each].text() for each in ids])]


def codes(findings: Iterable[AuditFinding]) -> set[str]:
    """Which checks found something."""
    return {finding.code for finding in findings}


TEXT = (
    "The council of the river towns voted on Monday to keep the ferry for another ten years.\n\n"
    "Three hundred people had written letters, and most of them asked for a later last boat.\n\n"
    "The bridge will have to wait until the budget of the year after next, the mayor said."
)
"""The text of the article that is reused."""

FACTS = {
    "title": "River council votes",
    "creators": ("Ada Example", "Bo Sample"),
    "agency": "Example Wire",
    "copyright_notice": "© 2026 Example Wire",
    "url": "https://wire.example/ferry",
    "language": "en",
}
"""What is to be said of it."""


def original(license_id: str = "CC-BY-4.0", text: str = TEXT, **facts: object) -> Source:
    """The article, under a licence."""
    return source(archived(0x3F2A9C0D1E2B3C4D, concluded(license_id), **{**FACTS, **facts}), text)


def notice(reused: Source, carrier: str = "html", *changes: str) -> str:
    """The notice that is right."""
    said = tuple(Change(text=text) for text in changes)
    return render(attribution(reused.article, said), carrier).content


def page(reused: Source, credit: str | None = None, *, text: str | None = None, more: str = "", head: str = "") -> str:
    """A page of somebody's that reuses the article, with a picture; the notice is the right one unless told."""
    paragraphs = "".join(f"<p>{escape(each)}</p>\n" for each in (text or reused.text()).split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>Reprint</title>{head}</head><body>\n'
        f'<article><h1>Read this</h1>\n<img src="boat.jpg">\n{paragraphs}</article>\n'
        f"<footer>{notice(reused) if credit is None else credit}</footer>\n{more}</body></html>\n"
    )


def found_in(folder: Path, content: str, reused: Source, name: str = "page.html", **options: Any) -> list[AuditFinding]:
    """What is found in one file."""
    (folder / name).write_text(content, encoding="utf-8")
    return audit(folder / name, [reused], Context(**options))
