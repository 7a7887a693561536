# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What every reader of published artefacts has to do; a new one is tested here as soon as its file is there."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.audit.published import files, read, reader_of
from byline.audit.readers import REGISTRY
from byline.audit.reading import File, Reading
from byline.errors import BadInput, NotPermitted
from byline.export.formats import REGISTRY as FORMATS
from byline.licensing.notice import attribution
from support.audits import audit, codes, notice
from support.exports import Source, export, selection
from support.mutations import additions, corpus, elements, mutate, publishable, remover

HOSTILE = (
    b"",
    b"\x00" * 2000,
    b"\xff\xfe\x00\x01 not text",
    b"PK\x03\x04" + b"\x00" * 40,
    b"PAR1" + b"\x00" * 20 + b"PAR1",
    b"\x28\xb5\x2f\xfd" + b"\x00" * 20,
    b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 99999\r\n\r\nshort",
    b"<a>" * 5000,
    b"[" * 100_000,
    b'"' * 1001,
    b'{"a": "' + b"x" * 100,
    b"---\nid: x\n---\n" * 100,
    b'[{"type": "webpage", "title": 7, "author": ["x", {}], "custom": [], "URL": {}}, 3]',
    b"@misc{a, title = {{b}, author = {c and {d}",
    b'@misc(a, title = "b{"}" # c # 3, url = {x}) @comment{ } @misc{} @misc{,} @misc{a,b}' * 10,
    b"@" * 50_000,
    b"TY  - \nTI  - \nER  - \nAU  - x\n y\nTY  -\n",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><feed>&z;</feed>",
)
NAMES = (
    *("a.html", "a.xhtml", "a.md", "README.md", "a.txt", "a.jsonl", "a.jsonl.zst", "a.csv", "a.parquet"),
    *("croissant.json", "datapackage.json", "a.warc", "a.warc.gz", "a.wacz"),
    *("a.epub", "feed.atom", "feed.xml", "ro-crate-metadata.json", "a.bib", "a.ris", "a.csljson", "a.json"),
)  # fmt: skip


def file(name: str, content: bytes) -> File:
    return File(name=name, open=lambda: io.BytesIO(content), limit=50_000)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_readers_accept_a_file(name: str) -> None:
    assert sum(module.accepts(file(name, b"x")) for module in REGISTRY.all()) <= 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", HOSTILE)
def test_whatever_is_in_a_file_it_is_read_or_refused(name: str, content: bytes) -> None:
    try:
        found = list(read(file(name, content)))
    except BadInput:
        return
    for each in found:
        if isinstance(each, Reading):
            assert all(link.block is None or link.block <= len(each.blocks) for link in each.links)


@pytest.mark.parametrize("name", [name for name in NAMES if reader_of(file(name, b""))])
def test_a_file_that_is_too_large_is_refused(name: str) -> None:
    content = b'{"text": "' + b"x, " * 100_000
    try:
        list(read(file(name, content)))
    except BadInput:
        return
    assert name == "a.jsonl"  # its lines are what is bounded


@pytest.mark.parametrize("form", FORMATS.names())
def test_every_export_is_clean_and_all_of_its_articles_are_read(tmp_path: Path, form: str) -> None:
    exported = export(tmp_path / "out", format=form)
    ids = {entry.id for entry in exported.manifest.articles}
    found = [each for file in files(exported.folder, limit=10**7) for each in read(file)]
    readings = [each for each in found if isinstance(each, Reading)]
    named = {each for reading in readings for each in reading.ids}
    assert ids <= named if named else len(readings) == len(ids)
    if named:  # else the words tell which article it is, and here several have the same
        assert audit(exported.folder, [source for source in selection() if source.article.id in ids]) == []


@pytest.mark.parametrize(("number", "form"), list(enumerate(FORMATS.names())))
def test_an_archive_with_every_licence_is_exported_clean(tmp_path: Path, number: int, form: str) -> None:
    """Every licence of the catalogue that can be exported: ports of Creative Commons shared out among the forms."""
    known = publishable()
    assert len(known) > 500
    ports = [each for each in known if each.startswith("LicenseRef-CC-")]
    some = [each for each in known if each not in ports] + ports[number :: len(FORMATS.names())]
    sources = list(corpus(some, len(some)))
    exported = export(tmp_path / "out", sources, format=form)
    # The GFDL goes out only in forms that carry its text; and some licences ask for facts that not every article has.
    due = {source.article.conclusion.concluded for source in sources if _has_notice(source)}
    assert len(due) > len(some) - 5
    assert {entry.license for entry in exported.manifest.articles} >= {each for each in due if "GFDL" not in each}
    assert audit(exported.folder, sources) == []


def _has_notice(source: Source) -> bool:
    try:
        return bool(attribution(source.article))
    except NotPermitted:
        return False


def _single_mutations(form: str, folder: Path) -> Iterator[tuple[str, set[str]]]:
    for number, reused in enumerate(corpus(["CC-BY-4.0", "CC-BY-SA-3.0", "OGL-UK-3.0", "CC-BY-NC-2.0"], 4)):
        right = export(folder / f"{number}", [reused], format=form)
        kept = {path: path.read_bytes() for path in right.folder.rglob("*") if path.is_file()}
        for element in elements(reused, FORMATS.load(form).changes(reused.article)):
            mutate(right.folder, remover(element))
            yield element.code, codes(audit(right.folder, [reused]))
            for path, content in kept.items():
                path.write_bytes(content)
        for element, replace in additions(reused) if form == "html" else ():
            mutate(right.folder, replace)
            yield element.code, codes(audit(right.folder, [reused]))
            for path, content in kept.items():
                path.write_bytes(content)


@pytest.mark.parametrize("form", FORMATS.names())
def test_each_element_that_is_taken_out_is_missed(tmp_path: Path, form: str) -> None:
    """bench/audit_mutations.py does this with two hundred articles under all licences."""
    tried = list(_single_mutations(form, tmp_path))
    assert len(tried) > 20
    assert [(code, found) for code, found in tried if code not in found] == []


REFERENCES = {"bibtex": "credits.bib", "ris": "credits.ris", "csl-json": "credits.json"}


@pytest.mark.parametrize("carrier", REFERENCES)
def test_each_element_that_is_taken_out_of_a_reference_is_missed(tmp_path: Path, carrier: str) -> None:
    """bench/audit_mutations.py does this with two hundred articles under all licences."""
    licenses = ["CC-BY-4.0", "CC-BY-SA-3.0", "OGL-UK-3.0", "CC-BY-NC-2.0", "CC-BY-ND-1.0", "GFDL-1.3-only"]
    path, tried = tmp_path / REFERENCES[carrier], 0
    for reused in corpus(licenses, 30):
        right = notice(reused, carrier)
        path.write_text(right, encoding="utf-8")
        assert audit(path, [reused]) == []
        for element in elements(reused, ()):
            path.write_text(remover(element)(right), encoding="utf-8")
            found = codes(audit(path, [reused]))
            assert element.code in found, (element, right)
            tried += 1
    assert tried > 100


def test_a_file_of_references_is_read_one_by_one(tmp_path: Path) -> None:
    sources = list(corpus(["CC-BY-4.0", "CC-BY-SA-3.0"], 6))
    for carrier, joined in (("bibtex", "\n\n".join), ("ris", "\n".join)):
        path = tmp_path / REFERENCES[carrier]
        path.write_text(joined(notice(each, carrier) for each in sources), encoding="utf-8")
        assert audit(path, sources) == []
        path.write_text(path.read_text().replace("licenses/by-sa/3.0", "licenses/by-sa/4.0"))
        found = audit(path, sources)
        assert codes(found) >= {"BY109"}
        assert len({finding.article for finding in found}) == 3


def test_the_label_of_an_export_is_held_against_its_articles(tmp_path: Path) -> None:
    sources: list[Source] = list(corpus(["CC-BY-4.0", "CC-BY-NC-4.0"], 2))
    exported = export(tmp_path / "out", sources, format="jsonl")
    croissant = exported.folder / "croissant.json"
    croissant.write_text(croissant.read_text().replace("/by-nc/", "/by/"))
    (finding,) = audit(exported.folder, sources)
    assert (finding.code, finding.file) == ("BY108", "croissant.json")
