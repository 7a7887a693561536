# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

import gzip
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from byline.capture.local import capture_file, lists_urls, media_type_of, read_file, readable, refusal
from byline.errors import BadInput, BylineError, NotFound

LIMIT = 1000
SEEN = datetime(2026, 3, 9, tzinfo=UTC)


def written(folder: Path, name: str, content: bytes | str) -> str:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(file)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.html", "no tag at all", "text/html"),
        ("a.XHTML", "<html/>", "text/html"),
        ("a.txt", "<html><p>shown as text", "text/plain"),
        ("a.md", "# Title", "text/markdown"),
        ("page", "<!doctype html><p>x", "text/html"),
        ("notes", "Plain words", "text/plain"),
        ("index.php", "<html><p>x", "text/html"),
        (".hidden", "Plain words", "text/plain"),
        ("a.txt", "نص".encode("cp1256"), "text/plain"),
    ],
)
def test_a_file_is_captured_byte_for_byte(tmp_path: Path, name: str, content: bytes | str, media_type: str) -> None:
    path = written(tmp_path, name, content)
    capture = capture_file(path, limit=LIMIT, retrieved=SEEN)
    assert capture.content == Path(path).read_bytes() == capture.payload
    assert (capture.name, capture.media_type, capture.retrieved) == (path, media_type, SEEN)
    assert (capture.url, capture.charset, capture.exchanges, capture.headers) == (None, None, (), None)
    assert media_type_of(path) == media_type


def test_a_file_is_retrieved_now_unless_told(tmp_path: Path) -> None:
    capture = capture_file(written(tmp_path, "a.txt", "text"), limit=LIMIT, retrieved=None)
    assert abs(capture.retrieved - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("name", ["a.html.gz", "A.HTML.GZ", "page.gz"])
def test_a_compressed_page_is_what_it_holds(tmp_path: Path, name: str) -> None:
    page = b"<html><p>x"
    capture = capture_file(written(tmp_path, name, gzip.compress(page, mtime=0)), limit=LIMIT, retrieved=SEEN)
    assert (capture.content, capture.media_type) == (page, "text/html")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.html", b" \n\n ", "is empty"),
        ("a.html", b"%PDF-1.7\0", "is not text"),
        ("a.jpg", b"\xff\xd8\xff\0", "is not text"),
        ("a.txt", b"x" * (LIMIT + 1), "larger than 1,000 bytes"),
        ("a.html.gz", gzip.compress(b"x" * (LIMIT + 1), mtime=0), "larger than 1,000 bytes"),
        ("a.html.gz", b"<html>", "broken"),
        ("a.html.gz", gzip.compress(b"<html>", mtime=0)[:-4], "ends early"),
        ("data.csv", b"a,b\n1,2\n", "not named as text"),
        ("list.txt", b"https://example.org/\n", "list of URLs"),
        ("a\n.txt", b"", r"a\\n\.txt' is empty"),
    ],
)
def test_a_file_that_is_no_article(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        capture_file(written(tmp_path, name, content), limit=LIMIT, retrieved=None)


def test_a_file_may_be_just_as_large_as_the_bound(tmp_path: Path) -> None:
    assert len(read_file(written(tmp_path, "a.txt", b"x" * LIMIT), LIMIT)) == LIMIT


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.html"
    os.mkfifo(pipe)
    with pytest.raises(BadInput, match="no regular file") as caught:
        read_file(str(pipe), LIMIT)
    assert "byline add -" in str(caught.value.cure)
    assert not lists_urls(str(pipe))


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/proc"])
def test_devices_and_folders_are_no_files(path: str) -> None:
    with pytest.raises(BadInput):
        read_file(path, LIMIT)


def test_a_file_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file or folder"):
        read_file(str(tmp_path / "gone.html"), LIMIT)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has such a file")
def test_a_file_that_cannot_be_read() -> None:
    """The kernel shows a process its memory as a regular file, and there is nothing to read at its beginning."""
    with pytest.raises(BadInput, match="Input/output error"):
        read_file("/proc/self/mem", LIMIT)
    assert media_type_of("/proc/self/mem") is None
    assert not lists_urls("/proc/self/mem")


@pytest.mark.parametrize(
    ("name", "content", "is_list"),
    [
        ("list.txt", "https://example.org/", True),
        ("urls", "https://example.org/", True),
        ("urls.csv", "https://example.org/", True),
        ("a.md", "https://example.org/", False),
        ("a.html", "https://example.org/", False),
        ("a.txt", "An article", False),
    ],
)
def test_lists_are_told_from_articles(tmp_path: Path, name: str, content: str, is_list: bool) -> None:
    assert lists_urls(written(tmp_path, name, content)) == is_list


@pytest.mark.parametrize(
    ("argument", "kind", "cure"),
    [
        ("gone.html", NotFound, None),
        ("gone", NotFound, None),
        ("", NotFound, None),
        ("example.org/story", NotFound, "for a web page, write https://example.org/story"),
        ("www.example.org", NotFound, "for a web page, write https://www.example.org"),
        ("example.org:8080/a", NotFound, "for a web page, write https://example.org:8080/a"),
        ("file:///etc/hosts", BadInput, "give the path itself"),
        ("ftp://example.org/a", BadInput, None),
        ("a\0b", BadInput, None),
        ("a" * 5000, BadInput, None),
        ("/dev/null", BadInput, "for a pipe: ... | byline add -"),
    ],
)
def test_what_to_do_about_an_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: str, kind: type[BylineError], cure: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    error = refusal(argument)
    assert type(error) is kind
    assert error.cure == cure


def test_names_can_be_printed_whatever_their_bytes() -> None:
    assert readable("caf\udce9 é") == "caf\ufffd é"
