# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Articles to export, and readers of what was exported. As a program it writes tests/golden/exports: read the diff."""

import csv
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from inspect import signature
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from pyarrow import parquet

from byline.errors import ArchiveDamaged
from byline.export.bundle import Published, publish
from byline.export.formats import REGISTRY
from byline.export.selection import Source, order
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import Claim, Evidence, LicenseConclusion, Locator, Region, Scope, SetAside
from byline.model.manifest import Manifest, Omission
from byline.model.use import Use
from support import documents
from support.records import placed, records_of

GOLDEN = Path(__file__).parents[1] / "golden" / "exports"
SEEN = datetime(2026, 3, 9, 10, 30, tzinfo=UTC)
RECORD = RecordRef(record_id="urn:uuid:0", file="archive/one.warc.gz", offset=0, length=1)
BINARY = (".zst", ".parquet", ".epub", ".wacz", ".gz")
"""How the names of files end that are no text."""
REDISTRIBUTE = (Use.REDISTRIBUTE,)
WORDS = "The ferry stays.\n\nSo says the council:\n- the boat is old\n- the river is not"


def said(license_id: str, words: str | None = None, *, region: Region = Region.FOOTER) -> Evidence:
    """What stands on the page."""
    statement = f"All content by Example Wire is licensed under {license_id}." if words is None else words
    return Evidence(
        finder="statement",
        statement=statement,
        locator=Locator(selector="/html/body/footer/p", start=0, end=len(statement)),
        region=region,
        scope=Scope.SITE,
        suggests=license_id,
        licensor="Example Wire",
        seen=SEEN,
    )


def concluded(license_id: str, **facts: Any) -> LicenseConclusion:
    """A conclusion from one statement in the footer."""
    given = {"declared": license_id, "concluded": license_id, "basis": f"the site's statement names {license_id}"}
    evidence = () if license_id in ("NOASSERTION", "NONE") else (said(license_id),)
    return LicenseConclusion.model_validate({**given, "scope": Scope.SITE, "evidence": evidence, "rules": "1", **facts})


def archived(number: int, conclusion: LicenseConclusion, **facts: Any) -> ArchivedArticle:
    """An article as the archive gives it; facts that are not the article's own are those of its capture."""
    own = {name: value for name, value in facts.items() if name in Article.model_fields}
    given = {
        "id": f"{number:016x}",
        "target_uri": f"https://wire.example/{number}",
        "media_type": "text/html",
        "payload_digest": f"sha256:{number:064x}",
        "retrieved": SEEN,
        "capture": RECORD,
        "metadata": RECORD,
        **{name: value for name, value in facts.items() if name not in own},
    }
    return ArchivedArticle.model_validate({**given, "article": Article.model_validate(own), "conclusion": conclusion})


def source(article: ArchivedArticle, text: str = WORDS) -> Source:
    """The article with its text and its records."""
    return Source(placed(article), lambda: text, lambda: records_of(article, text))


def simple(number: int = 1, license_id: str = "CC-BY-4.0", text: str = WORDS, **facts: Any) -> Source:
    """An article under a licence, with what is usual."""
    usual = {"title": f"The ferry {number}", "creators": ("Ada Example",), "agency": "Example Wire", "language": "en"}
    return source(archived(number, concluded(license_id), **{**usual, **facts}), text)


def lost() -> str:
    """The text of an article whose record is gone."""
    raise ArchiveDamaged("the text is not there", cure="byline reindex extracts it again")


def selection() -> list[Source]:
    """Articles of every kind: the first ones may be redistributed, the others never go out."""
    declared = said("CC-BY-SA-3.0", "Letter of the editor").model_copy(
        update={"finder": "operator", "locator": Locator(record="operator"), "region": Region.OPERATOR}
    )
    photo = said("CC-BY-NC-2.0", "Photo: A. Smith, CC BY-NC 2.0", region=Region.FIGURE)
    exclusion = "Unless otherwise noted, all text is licensed under CC BY 4.0. Photographs: all rights reserved."
    reserved = said("NOASSERTION", "tdm-reservation: 1").model_copy(update={"claim": Claim.RESERVATION})
    persian = concluded("CC-BY-SA-4.0", evidence=(said("CC-BY-SA-4.0", "مطالب این سایت با مجوز CC BY-SA 4.0"),))
    return [
        source(
            archived(
                0x3F2A9C0D1E2B3C4D,
                concluded(
                    "CC-BY-4.0",
                    set_aside=(SetAside(evidence=photo, reason="it belongs to a picture"),),
                    exclusions=(exclusion,),
                    reservations=(reserved.statement,),
                ),
                title="The ferry stays & the bridge waits",
                creators=("Ada Example", "Bo Example"),
                agency="Example Wire",
                published="2026-03-08T21:00:00Z",
                modified="2026-03-09",
                language="en-gb",
                url="https://wire.example/ferry?id=1&page=2",
                copyright_notice="© 2026 Example Wire",
                earlier_changes=("Corrected on 9 March.",),
            )
        ),
        source(
            archived(
                2,
                persian,
                title="کشتی می‌ماند",
                creators=("آدا نمونه",),
                agency="خبرگزاری نمونه",
                language="fa",
                published="2026-03",
            ),
            "کشتی می‌ماند.\n\nشورا چنین می‌گوید.",
        ),
        source(
            archived(
                3,
                concluded("CC-BY-SA-3.0", evidence=(declared,), by="operator"),
                media_type="text/plain",
                published="2026",
            ),
            "No title and no name.",
        ),
        simple(4, "CC-BY-ND-4.0", title="Leave it as it is", media_type="text/markdown", language="not a tag"),
        simple(5, "CC-BY-NC-2.0", title="Not for money", target_uri="ni:///sha-256;abc", agency=None, creators=()),
        simple(6, "CC0-1.0", title="Free", language="de", published="2026-12-24"),
        simple(7, "LicenseRef-CC-BY-unversioned", title="Which version?"),
        source(archived(8, concluded("NOASSERTION", conflicts=("CC-BY-4.0", "CC-BY-ND-4.0")), title="Two voices")),
        source(archived(9, concluded("NONE", basis="rights are reserved"), title="All rights reserved")),
        Source(archived(10, concluded("CC-BY-4.0"), title="Lost"), lost),
        simple(11, title="Empty", text=" \n\n"),
    ]


class Exported(NamedTuple):
    """An export, read back."""

    folder: Path
    result: Published
    omitted: list[Omission]

    @property
    def manifest(self) -> Manifest:
        return Manifest.model_validate_json((self.folder / "manifest.json").read_bytes())

    def files(self) -> dict[str, bytes]:
        """Every file by its name, none left out."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if not path.is_dir()
        }


def export(folder: Path, sources: Iterable[Source] | None = None, **options: Any) -> Exported:
    """Export the articles, or the selection above, as HTML to redistribute unless told otherwise."""
    omitted: list[Omission] = []
    given = {"format": "html", "uses": REDISTRIBUTE, "query": "ferry", **options}
    asked = order(**{name: given.pop(name) for name in signature(order).parameters if name in given})
    chosen = selection() if sources is None else sources
    result = publish(chosen, asked, output=folder, left_out=omitted.append, **given)
    return Exported(folder, result, omitted)


def scratch() -> "tempfile.TemporaryDirectory[str]":
    """A folder for the exports of a property test: in memory where it can be, because each export is synced."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)


class Shown(NamedTuple):
    """What a reader of a file gets: its text, and where its links and addresses lead."""

    text: str
    addresses: list[str]


def shown(path: Path, article_id: str) -> Shown:
    """What the file says of the article, parsed as its own kind; a new kind of file needs a reader here."""
    if path.suffix in (".jsonl", ".zst", ".csv", ".parquet"):
        (row,) = (row for row in rows(path) if row["id"] == article_id)
        return Shown("\n".join(_strings(row)), [row["source_uri"], row["license_uri"]])
    if path.suffix in documents.READERS:
        return Shown(*documents.READERS[path.suffix](path, article_id))
    if (path.parents[1] / documents.CRATE).exists():
        return Shown(*documents.crate(path))
    return {".html": _html, ".md": _markdown, ".txt": _text}[path.suffix](path.read_text(encoding="utf-8"), article_id)


def _html(content: str, _: str) -> Shown:
    tree = lxml_html.document_fromstring(content)
    return Shown(str(tree.text_content()), tree.xpath("//a/@href"))


def _markdown(content: str, _: str) -> Shown:
    start, front_matter, body = content.split("---\n", 2)
    assert start == ""
    facts = [json.loads(line.partition(": ")[2]) for line in front_matter.splitlines()]
    tree = lxml_html.fragment_fromstring(MarkdownIt("commonmark").render(body), create_parent="div")
    for line_break in tree.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "").lstrip("\n")
    return Shown(str(tree.text_content()) + json.dumps(facts, ensure_ascii=False), tree.xpath("//a/@href"))


def _text(content: str, _: str) -> Shown:
    return Shown(content, [word.rstrip(".,") for word in content.split() if word.startswith(("http:", "https:"))])


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a data file as JSON has them, read by a library that knows nothing of byline."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [_uncelled(row) for row in csv.DictReader(file, strict=True)]
    if path.suffix == ".parquet":
        return [_untyped(row) for row in parquet.read_table(path).to_pylist()]
    content = path.read_bytes()
    if path.suffix == ".zst":
        with pyarrow.CompressedInputStream(pyarrow.BufferReader(content), "zstd") as stream:
            content = stream.read()
    return [json.loads(line) for line in content.decode("utf-8").splitlines()]


def _uncelled(row: dict[str, str]) -> dict[str, Any]:
    """Cells as values: the apostrophe before a formula goes, a list is JSON, an empty cell is not known."""
    plain = {name: re.sub("^'(?='*[=+\\-@\t\r\n＝＋－＠])", "", value) for name, value in row.items()}
    return {name: json.loads(value) if value[:1] == "[" else value or None for name, value in plain.items()}


def _untyped(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, list):
        return [_untyped(each) for each in value]
    return {name: _untyped(each) for name, each in value.items()} if isinstance(value, dict) else value


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(inner)


def golden(exported: Exported) -> dict[str, str]:
    """What is kept of an export: without the version of byline, and without the style sheet, which is all taste.

    Of files that are not text there is only the name: other versions of a library may write them otherwise.
    """
    content = exported.files()
    left = {name for name in content if name == "style.css" or name.endswith(BINARY)}
    files = {name: data.decode() for name, data in content.items() if name not in left}
    manifest = files["manifest.json"].replace(exported.manifest.generator, "byline")
    for file in (file for file in exported.manifest.files if file.path in left):
        manifest = "".join(line for line in manifest.splitlines(keepends=True) if file.sha256 not in line)
        if "croissant.json" in files:
            files["croissant.json"] = (
                files["croissant.json"].replace(file.sha256, "-").replace(f"{file.bytes} B", "- B")
            )
    return {**files, "manifest.json": manifest}


def write() -> None:
    """Write every golden export."""
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name in REGISTRY.names():
        with scratch() as folder:
            for file, content in golden(export(Path(folder) / "out", format=name)).items():
                path = GOLDEN / name / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.encode())


if __name__ == "__main__":
    write()
