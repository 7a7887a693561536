# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import gzip
import zlib

import brotli
import pytest

from byline.errors import BadInput
from byline.page.decode import decode_text, undo_content_coding

PLAIN = b"All content by us." * 50
RAW_DEFLATE = zlib.compressobj(wbits=-15)
CODED = {
    None: PLAIN,
    "identity": PLAIN,
    "gzip": gzip.compress(PLAIN, mtime=0),
    "X-GZip": gzip.compress(PLAIN, mtime=0),
    "deflate": zlib.compress(PLAIN),
    "br": brotli.compress(PLAIN),
    "br, gzip": gzip.compress(brotli.compress(PLAIN), mtime=0),
}


@pytest.mark.parametrize("coding", CODED)
def test_content_codings_are_undone_last_first(coding: str | None) -> None:
    assert undo_content_coding(CODED[coding], coding, limit=len(PLAIN)) == PLAIN


def test_raw_deflate_is_understood() -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    assert undo_content_coding(packer.compress(PLAIN) + packer.flush(), "deflate", limit=10_000) == PLAIN


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_body_beyond_the_limit_is_refused(coding: str) -> None:
    with pytest.raises(BadInput, match="larger than 100 bytes"):
        undo_content_coding(CODED[coding], coding, limit=100)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_body_cut_short_is_refused(coding: str) -> None:
    with pytest.raises(BadInput, match=r"ends early|broken"):
        undo_content_coding(CODED[coding][:-6], coding, limit=10_000)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_garbage_is_refused(coding: str) -> None:
    with pytest.raises(BadInput, match="broken"):
        undo_content_coding(b"\xff\xff\xff garbage that is no such thing", coding, limit=10_000)


def test_an_unknown_coding_is_named() -> None:
    with pytest.raises(BadInput, match="'rot13'"):
        undo_content_coding(PLAIN, "rot13", limit=10_000)


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("Grüße".encode(), None, "Grüße"),
        ("Grüße".encode("utf-8-sig"), "iso-8859-1", "Grüße"),
        ("Grüße".encode("utf-16"), None, "Grüße"),
        ("Grüße “so”".encode("cp1252"), "ISO-8859-1", "Grüße “so”"),
        ('<meta charset="windows-1256">سلام'.encode("cp1256"), None, '<meta charset="windows-1256">سلام'),
        ("<META content='text/html; charset=koi8-r'>Привет".encode("koi8-r"), None, None),
        ('<?xml version="1.0" encoding="shift_jis"?>こんにちは'.encode("cp932"), None, None),
        ("<meta charset=utf-16>é".encode(), None, "<meta charset=utf-16>é"),
        ("<meta charset=rot13>é".encode(), None, "<meta charset=rot13>é"),
        ("Привет".encode(), "us-ascii", None),
        ("naïve".encode(), "no-such-charset", "naïve"),
        (b"a\0b", None, "a\ufffdb"),
        (b"", None, ""),
    ],
)
def test_the_encoding_is_found(content: bytes, charset: str | None, text: str | None) -> None:
    decoded = decode_text(content, charset=charset)
    if text is not None:
        assert decoded == text
    else:
        assert any(word in decoded for word in ("Привет", "こんにちは")) or charset == "us-ascii"


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "shift_jis", "euc-kr", "koi8-r"])
def test_valid_utf8_is_utf8_whatever_was_declared(charset: str) -> None:
    assert decode_text("Grüße, мир, 日本語".encode(), charset=charset) == "Grüße, мир, 日本語"


def test_seven_bit_encodings_do_not_pass_for_utf8() -> None:
    assert decode_text("日本語".encode("iso2022-jp"), charset="iso-2022-jp") == "日本語"


@pytest.mark.parametrize("charset", [None, "utf-8", "us-ascii"])
def test_a_few_broken_bytes_do_not_change_the_encoding(charset: str | None) -> None:
    text = "Příliš žluťoučký kůň úpěl ďábelské ódy. "
    assert decode_text((text + text).encode() + b"\xe2\x82 end", charset=charset).startswith(text)


def test_an_undeclared_legacy_encoding_is_detected() -> None:
    text = "Это довольно длинное предложение на русском языке, чтобы кодировку можно было узнать. " * 4
    assert decode_text(text.encode("cp1251"), media_type="text/plain") == text


def test_plain_text_has_no_meta_element() -> None:
    assert decode_text("<meta charset=cp1251> é".encode(), media_type="text/plain") == "<meta charset=cp1251> é"


def test_hopeless_bytes_still_give_text() -> None:
    assert decode_text(bytes(range(128, 256)) * 2, charset="utf-8")
