# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

import codecs

import pytest

from byline.capture import media


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ("text/html", "text/html"),
        ("Text/HTML;charset=utf-8", "text/html"),
        (" text/html ; x=y", "text/html"),
        ("application/xhtml+xml", "text/html"),
        ("text/plain", "text/plain"),
        ("text/markdown; variant=GFM", "text/markdown"),
        ("text/x-markdown", "text/markdown"),
        ("application/pdf", None),
        ("text/html, text/plain", None),
        ("html", None),
        ("", None),
    ],
)
def test_what_a_content_type_is_read_as(value: str, read_as: str | None) -> None:
    assert media.of_content_type(value) == read_as


@pytest.mark.parametrize(
    ("value", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html; charset="Windows-1256"', "windows-1256"),
        ("text/html;x=y; Charset = 'latin1'", "latin1"),
        ("text/html; charset=", None),
        ("text/html", None),
    ],
)
def test_the_charset_of_a_content_type(value: str, charset: str | None) -> None:
    assert media.charset_of(value) == charset


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("a.html", "text/html"),
        ("A.HTM", "text/html"),
        ("a.xhtml", "text/html"),
        ("a.html.gz", "text/html"),
        ("a.txt", "text/plain"),
        ("a.text", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.markdown", "text/markdown"),
        ("a", None),
        ("a.gz", None),
        ("html", None),
        ("a.pdf", None),
    ],
)
def test_what_a_name_promises(name: str, read_as: str | None) -> None:
    assert media.of_name(name) == read_as


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><title>x",
        b"\n\n<HTML lang=en>",
        b"<!-- saved from elsewhere --> <html>",
        b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>",
        codecs.BOM_UTF8 + b"<p>x",
        codecs.BOM_UTF16_LE + "<html><p>خبر".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "<html><p>خبر".encode("utf-16-be") + b"\n",
        b"<article>x",
    ],
)
def test_html_is_recognised(content: bytes) -> None:
    assert media.sniff(content) == "text/html"


@pytest.mark.parametrize(
    "content",
    [
        b"Plain words.",
        b"A story about <html> tags",
        b"<3 hearts",
        b"<paragraph> is no tag",
        "Новости".encode("koi8-r"),
        "خبر".encode("cp1256"),
        "新聞".encode("iso-2022-jp"),
        codecs.BOM_UTF16_LE + "Nachricht".encode("utf-16-le"),
    ],
)
def test_text_is_recognised_in_any_encoding(content: bytes) -> None:
    assert media.sniff(content) == "text/plain"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\t ",
        b"%PDF-1.7\n\x00\x01",
        b"\x89PNG\r\n\x1a\n\0",
        b"PK\x03\x04",
        b"\x1f\x8b\x08\0",
        codecs.BOM_UTF32_LE + "text".encode("utf-32-le"),
        "text".encode("utf-16-le"),
    ],
)
def test_what_is_no_text(content: bytes) -> None:
    assert media.sniff(content) is None


def test_only_the_first_bytes_count() -> None:
    assert media.sniff(b"<html>" + b"x" * media.SAMPLE + b"\0") == "text/html"
