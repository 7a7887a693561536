# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The book: valid by the judge of its kind, and readable in every language."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from support.exports import archived, concluded, export, said, selection, simple, source
from support.hostile import PIECES

EVERYTHING = "".join(PIECES)
NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def book(path: Path) -> dict[str, Any]:
    """The files of the book by their names; those of XML parsed."""
    with zipfile.ZipFile(path) as package:
        found = {name: package.read(name) for name in package.namelist()}
    return {
        name: etree.fromstring(content) if name.endswith((".xhtml", ".opf", ".xml")) else content
        for name, content in found.items()
    }


def opf(path: Path) -> Any:
    return book(path)["EPUB/package.opf"]


def test_epubcheck_finds_nothing_whatever_the_articles_say(tmp_path: Path) -> None:
    """Every kind of article in one book, for the judge is slow to start."""
    judge, java = shutil.which("epubcheck"), shutil.which("java")
    if not judge or not java:
        pytest.skip("epubcheck is not installed")
    evidence = (said("CC-BY-4.0", EVERYTHING),)
    hostile = concluded("CC-BY-4.0", evidence=evidence, exclusions=(EVERYTHING,), reservations=(EVERYTHING,))
    nasty = source(
        archived(
            99, hostile, title=EVERYTHING, creators=PIECES, agency=EVERYTHING, language='en" dir="x',
            copyright_notice=EVERYTHING, earlier_changes=PIECES, url='https://e.example/"><script>',
        ),
        EVERYTHING + "word",
    )  # fmt: skip
    out = export(tmp_path / "out", [*selection(), nasty], format="epub").folder
    ran = subprocess.run([java, "-jar", judge, "--quiet", out / "articles.epub"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "WARNING" not in ran.stdout + ran.stderr


def test_the_type_of_the_file_stands_at_its_beginning(tmp_path: Path) -> None:
    """OCF 3.3, section 4.2.2: first, not compressed, nothing in between."""
    content = (export(tmp_path / "out", format="epub").folder / "articles.epub").read_bytes()
    assert content[30:58] == b"mimetypeapplication/epub+zip"


def test_each_chapter_has_the_language_and_direction_of_its_article(tmp_path: Path) -> None:
    found = book(export(tmp_path / "out", format="epub").folder / "articles.epub")
    page = found["EPUB/articles/0000000000000002.xhtml"]
    assert (page.get("lang"), page.xpath("x:body/@dir", namespaces=NAMES)) == ("fa", ["rtl"])
    assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == "fa"
    unknown = found["EPUB/articles/0000000000000004.xhtml"]
    assert (unknown.get("lang"), unknown.xpath("x:body/@dir", namespaces=NAMES)) == ("", ["auto"])
    entry = found["EPUB/nav.xhtml"].xpath("//x:a[@lang = 'fa']", namespaces=NAMES)[0]
    assert (entry.get("dir"), entry.text) == ("rtl", "کشتی می‌ماند")


def test_a_book_of_one_language_turns_its_pages_that_way(tmp_path: Path) -> None:
    out = export(tmp_path / "out", [simple(1, language="fa")], format="epub").folder
    assert opf(out / "articles.epub").xpath("//o:spine/@page-progression-direction", namespaces=NAMES) == ["rtl"]


def test_the_chapters_are_read_in_the_order_of_the_selection(tmp_path: Path) -> None:
    out = export(tmp_path / "out", [simple(3), simple(1), simple(2)], format="epub").folder
    package = opf(out / "articles.epub")
    order = [name[-1] for name in package.xpath("//o:itemref/@idref", namespaces=NAMES) if name.startswith("a0")]
    assert order == ["3", "1", "2"]


def test_the_package_says_each_licence_and_that_of_each_chapter(tmp_path: Path) -> None:
    package = opf(export(tmp_path / "out", format="epub").folder / "articles.epub")
    (rights,) = package.xpath("//dc:rights/text()", namespaces=NAMES)
    assert "CC BY-SA 3.0" in rights
    whole = package.xpath("//o:meta[@property = 'dcterms:license'][not(@refines)]/text()", namespaces=NAMES)
    assert len(whole) == len(set(whole)) == 6
    chapter = "//o:meta[@property = 'dcterms:license'][@refines = '#a0000000000000006']/text()"
    assert package.xpath(chapter, namespaces=NAMES) == ["https://creativecommons.org/publicdomain/zero/1.0/"]
    assert package.xpath("//dc:language/text()", namespaces=NAMES)[:2] == ["en-gb", "fa"]


def test_the_page_of_credits_has_every_notice(tmp_path: Path) -> None:
    exported = export(tmp_path / "out", format="epub")
    credits_page = book(exported.folder / "articles.epub")["EPUB/credits.xhtml"]
    abouts = credits_page.xpath("//x:p[@class = 'notice']/@about", namespaces=NAMES)
    assert abouts == [entry.source_uri for entry in exported.manifest.articles if entry.source_uri]
    assert len(credits_page.xpath("//x:p[@class = 'notice']", namespaces=NAMES)) == len(exported.manifest.articles)


def test_a_book_of_one_article_has_its_title_and_authors(tmp_path: Path) -> None:
    package = opf(export(tmp_path / "out", [simple(1)], format="epub").folder / "articles.epub")
    assert package.xpath("//dc:title/text()", namespaces=NAMES) == ["The ferry 1"]
    assert package.xpath("//dc:creator/text()", namespaces=NAMES) == ["Ada Example", "Example Wire"]


def test_another_book_has_another_identifier(tmp_path: Path) -> None:
    def identifier(name: str, *numbers: int) -> str:
        out = export(tmp_path / name, [simple(number) for number in numbers], format="epub").folder
        return str(opf(out / "articles.epub").xpath("//dc:identifier/text()", namespaces=NAMES)[0])

    assert identifier("a", 1) == identifier("b", 1) != identifier("c", 1, 2)


def test_a_book_of_articles_without_language_says_so(tmp_path: Path) -> None:
    package = opf(export(tmp_path / "out", [simple(1, language=None)], format="epub").folder / "articles.epub")
    assert package.xpath("//dc:language/text()", namespaces=NAMES) == ["und"]
