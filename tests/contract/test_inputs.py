# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What holds for every input, and how they share the arguments of a call."""

import io
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from byline.capture.crawl import DamagedInput
from byline.capture.fetch import Fetcher
from byline.capture.inputs import REGISTRY, Context, Item, items
from byline.config import Settings
from byline.errors import BadInput, BylineError, FetchFailed, NotFound
from byline.model.capture import Capture
from byline.warc.source import Source
from support.clock import StillClock
from support.crawls import members, package, page
from support.server import Server, respond

PAGE = "<!doctype html><p>The ferry stays."
SEEN = datetime(2026, 3, 9, tzinfo=UTC)
Make = Callable[..., Context]


@pytest.fixture
def context(clock: StillClock) -> Make:
    """Makes a context whose fetcher may ask the test server."""

    def make(stdin: bytes | str = b"", **options: object) -> Context:
        return Context(
            connect=lambda: Fetcher(Settings(retries=0, timeout=2), allow_private=True, clock=clock),
            stdin=io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin),
            max_size=10_000,
            retrieved=SEEN,
            **options,  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(params=REGISTRY.names())
def module(request: pytest.FixtureRequest) -> ModuleType:
    return REGISTRY.load(request.param)


def one_of_each(home: Path) -> dict[str, list[str]]:
    """Arguments that each input accepts."""
    for name, content in {
        "story.html": PAGE,
        "story.html.gz": PAGE,
        "notes.txt": "Plain words",
        "story.md": "# Title",
        "page": PAGE,
        "index.php": PAGE,
        "list.txt": "https://example.org/",
        "urls": "# pages\nhttps://example.org/\n",
        "news.xml": "<rss><channel/></rss>",
        "atom": "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'/>",
        "folder.html/story.html": PAGE,
    }.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(content)
    (home / "link.html").symlink_to("story.html")
    (home / "crawl.txt").write_bytes(bytes(page(1)))
    (home / "crawl.html").write_bytes(members([page(1)])[0])
    package(home / "pages", {"archive/data.warc": bytes(page(1))})
    return {
        "crawl": ["crawl.txt", "crawl.html", "pages"],
        "file": ["story.html", "story.html.gz", "notes.txt", "story.md", "page", "index.php", "link.html"],
        "feed": ["news.xml", "atom"],
        "folder": ["folder.html", "./folder.html/", "."],
        "stdin": ["-"],
        "url": ["https://example.org/story", "HTTP://example.org", "http://"],
        "url-list": ["list.txt", "urls"],
    }


NOBODYS = [
    "",
    "gone.html",
    "example.org/story",
    "ftp://example.org/",
    "--",
    "a\0b",
    "x" * 5000,
    "/dev/null",
    "/dev/stdin/x",
    "\udcff",
    "picture.jpg",
    "empty",
    "data.csv",
    "map.xml",
]


def test_an_argument_has_one_input(home: Path) -> None:
    for name, arguments in one_of_each(home).items():
        for argument in arguments:
            accepting = [other for other in REGISTRY.names() if REGISTRY.load(other).accepts(argument)]
            assert accepting == [name], argument


def test_there_is_a_sample_for_every_input(home: Path) -> None:
    assert set(one_of_each(home)) == set(REGISTRY.names())


@pytest.mark.parametrize("argument", NOBODYS)
def test_no_input_accepts_what_is_none(home: Path, module: ModuleType, argument: str) -> None:
    (home / "picture.jpg").write_bytes(b"\xff\xd8\xff\0")
    (home / "empty").touch()
    (home / "data.csv").write_text("a,b\n")
    (home / "map.xml").write_text("<?xml version='1.0'?><urlset/>")
    assert module.accepts(argument) is False


@pytest.mark.parametrize("argument", NOBODYS)
def test_an_argument_that_nobody_accepts_is_one_item_that_fails(home: Path, context: Make, argument: str) -> None:
    (home / "picture.jpg").write_bytes(b"\xff\xd8\xff\0")
    (home / "empty").touch()
    (home / "data.csv").write_text("a,b\n")
    (home / "map.xml").write_text("<?xml version='1.0'?><urlset/>")
    (item,) = items([argument], context())
    item.name.encode()
    with pytest.raises((BadInput, NotFound)):
        item.take()


def test_a_module_says_what_it_is(module: ModuleType) -> None:
    assert module.__doc__
    assert module.accepts.__doc__
    assert module.items.__doc__


def test_an_empty_argument_is_not_the_working_folder(home: Path, context: Make) -> None:
    (home / "private.html").write_text(PAGE)
    (item,) = items([""], context())
    assert outcome(item) is NotFound


def test_one_bad_argument_costs_only_itself(home: Path, server: Server, context: Make) -> None:
    (home / "a.html").write_text(PAGE)
    (home / "b.txt").write_bytes(b"")
    (home / "empty").mkdir()
    url = server.at("/", respond(PAGE))
    arguments = ["a.html", "gone.html", "b.txt", "empty", "http://", server.url("/gone"), url, "-"]
    found = [(item.name, outcome(item)) for item in items(arguments, context("Piped words"))]
    assert found == [
        ("a.html", PAGE.encode()),
        ("gone.html", NotFound),
        ("b.txt", BadInput),
        ("empty", BadInput),
        ("http://", BadInput),
        (server.url("/gone"), FetchFailed),
        (url, PAGE.encode()),
        ("-", b"Piped words"),
    ]


def outcome(item: Item) -> bytes | type[BylineError]:
    try:
        return item.take().payload
    except BylineError as error:
        return type(error)


def taken(argument: str, context: Context) -> list[Capture]:
    return [item.take() for item in items([argument], context)]


# URLs and lists of them


def test_a_url_is_fetched_when_its_turn_comes(server: Server, context: Make) -> None:
    url = server.at("/", respond(PAGE))
    with context() as made:
        found = items([url], made)
        assert server.requests == []
        (item,) = found
        capture = item.take()
    assert (capture.name, capture.url, capture.payload) == (url, url, PAGE.encode())
    assert capture.retrieved != SEEN


def test_a_fetcher_is_made_once_and_only_for_urls(home: Path, server: Server, context: Make) -> None:
    (home / "a.html").write_text(PAGE)
    made = context()
    connected = []
    connect = made.connect
    made.connect = lambda: connected.append(1) or connect()  # type: ignore[func-returns-value]
    with made:
        taken("a.html", made)
    assert connected == []
    with made:
        server.at("/", respond(PAGE))
        taken(server.url("/"), made)
        taken(server.url("/"), made)
        assert connected == [1]


def test_a_list_of_urls(home: Path, server: Server, context: Make) -> None:
    server.at("/1", respond(PAGE))
    server.at("/2", respond(PAGE))
    lines = ["\ufeff# pages", server.url("/1"), "", f"  {server.url('/2')}  ", "htps://example.org/", server.url("/1")]
    (home / "list.txt").write_text("\r\n".join(lines))
    found = list(items(["list.txt"], context()))
    assert [item.name for item in found] == [server.url("/1"), server.url("/2"), "list.txt:5", server.url("/1")]
    assert server.requests == []
    assert [outcome(item) for item in found] == [PAGE.encode(), PAGE.encode(), BadInput, PAGE.encode()]


# Folders


def test_a_folder_is_read_in_order(home: Path, context: Make) -> None:
    for name in ["b.html", "a/z.txt", "a/b/deep.md", "c/page", "a.txt"]:
        file = home / "folder" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE if name != "a.txt" else "Plain words")
    names = ["folder/a/b/deep.md", "folder/a/z.txt", "folder/a.txt", "folder/b.html", "folder/c/page"]
    assert [capture.name for capture in taken("folder", context())] == names
    assert [item.name for item in items(["folder/"], context())] == names


def test_what_is_passed_over_in_a_folder_is_told(home: Path, context: Make) -> None:
    folder = home / "folder"
    (folder / ".git").mkdir(parents=True)
    (folder / "sub").mkdir()
    (folder / ".hidden.html").write_text(PAGE)
    (folder / "picture.jpg").write_bytes(b"\xff\xd8")
    (folder / "index.php").write_text(PAGE)
    (folder / "data").write_bytes(b"\0\1\2")
    (folder / "real.html").write_text(PAGE)
    (home / "outside.html").write_text(PAGE)
    (folder / "out.html").symlink_to("../outside.html")
    (folder / "in.html").symlink_to("real.html")
    (folder / "broken.html").symlink_to("nowhere")
    (folder / "circle.html").symlink_to("circle.html")
    (folder / "sub" / "up").symlink_to("..")
    os.mkfifo(folder / "pipe.html")
    skipped: dict[str, str] = {}
    assert len(list(items(["folder"], context()))) == 2
    found = [item.name for item in items(["folder"], context(skipped=skipped.__setitem__))]
    assert found == ["folder/in.html", "folder/real.html"]
    reasons = {name.removeprefix("folder/"): reason for name, reason in skipped.items()}
    assert reasons.pop("broken.html").startswith("it cannot be followed")
    assert reasons.pop("circle.html").startswith("it cannot be followed")
    assert reasons == {
        ".git": "it is hidden",
        ".hidden.html": "it is hidden",
        "data": "it is not HTML, plain text or Markdown",
        "index.php": "it is not HTML, plain text or Markdown",
        "out.html": "it is a link that leads out of the folder",
        "picture.jpg": "it is not HTML, plain text or Markdown",
        "pipe.html": "it is no regular file",
        "sub/up": "it is a link to a folder",
    }


def test_a_link_that_leads_out_of_a_linked_folder(home: Path, context: Make) -> None:
    (home / "real").mkdir()
    (home / "real" / "a.html").write_text(PAGE)
    (home / "real" / "b.html").symlink_to("a.html")
    (home / "alias").symlink_to("real")
    assert [item.name for item in items(["alias"], context())] == ["alias/a.html", "alias/b.html"]


def test_the_files_of_a_folder_are_not_read_before_they_are_taken(home: Path, context: Make) -> None:
    (home / "folder").mkdir()
    for number in range(50):
        (home / "folder" / f"{number:02}.html").write_text(PAGE)
    found = items(["folder"], context())
    first = next(found)
    for file in (home / "folder").iterdir():
        file.write_text(PAGE + "Rewritten.")
    (home / "folder" / "49.html").unlink()
    rest = list(found)
    assert first.take().payload == (PAGE + "Rewritten.").encode()
    assert len(rest) == 49
    assert outcome(rest[-1]) is NotFound


def test_a_list_in_a_folder_is_no_article(home: Path, context: Make) -> None:
    (home / "folder").mkdir()
    (home / "folder" / "list.txt").write_text("https://creativecommons.org/licenses/by/4.0/\n")
    (item,) = items(["folder"], context())
    with pytest.raises(BadInput, match="list of URLs"):
        item.take()


def test_a_folder_without_articles_says_so(home: Path, context: Make) -> None:
    (home / "folder").mkdir()
    (home / "folder" / "picture.jpg").touch()
    (item,) = items(["folder"], context())
    with pytest.raises(BadInput, match="holds no HTML"):
        item.take()


def test_a_folder_that_cannot_be_listed_costs_only_itself(home: Path, context: Make) -> None:
    for name in ["folder/a.html", "folder/b/b.html", "folder/c.html"]:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(PAGE)
    found = items(["folder"], context())
    first = next(found)
    (home / "folder" / "b" / "b.html").unlink()
    (home / "folder" / "b").rmdir()
    outcomes = {item.name: outcome(item) for item in [first, *found]}
    assert outcomes == {"folder/a.html": PAGE.encode(), "folder/b": BadInput, "folder/c.html": PAGE.encode()}


def test_a_name_in_bytes_can_be_reported(home: Path, context: Make) -> None:
    try:
        Path(os.fsdecode(b"caf\xe9.html")).write_text(PAGE)
    except OSError:
        pytest.skip("this file system wants UTF-8")
    (capture,) = taken(".", context())
    assert capture.name == "./caf\ufffd.html"


# Crawls


def test_every_capture_of_a_crawl_is_an_item(home: Path, context: Make) -> None:
    data = b"".join(members([page(1), page(2, "<p>Plain")]))
    (home / "crawl.warc.gz").write_bytes(data + b"garbage")
    found = list(items(["crawl.warc.gz"], context()))
    second = len(members([page(1)])[0])
    assert [(item.name, item.url, item.bulk) for item in found] == [
        ("crawl.warc.gz:0", "https://example.org/1", True),
        (f"crawl.warc.gz:{second}", "https://example.org/2", True),
        (f"crawl.warc.gz:{len(data)}", None, True),
    ]
    assert found[1].take().payload == b"<p>Plain"
    assert outcome(found[2]) is DamagedInput


def test_a_crawl_in_a_folder(home: Path, context: Make) -> None:
    (home / "folder").mkdir()
    (home / "folder" / "a.html").write_text(PAGE)
    (home / "folder" / "b.warc").write_bytes(bytes(page(1)) + bytes(page(2)))
    assert [item.name for item in items(["folder"], context())] == [
        "folder/a.html",
        "folder/b.warc:0",
        f"folder/b.warc:{len(bytes(page(1)))}",
    ]


def test_what_was_read_before_is_not_read_again(home: Path, context: Make) -> None:
    (home / "crawl.warc").write_bytes(bytes(page(1)))

    class Read:
        def start_of(self, source: Source, /) -> int:
            return source.size

        def note(self, source: Source, offset: int, /) -> None:
            raise AssertionError

    skipped: dict[str, str] = {}
    assert list(items(["crawl.warc"], context(journal=Read(), skipped=skipped.__setitem__))) == []
    assert skipped == {"crawl.warc": "it was read before"}


def test_a_package_that_cannot_be_unpacked_costs_only_itself(home: Path, context: Make) -> None:
    path = package(home / "a.wacz", {"archive/a.warc": bytes(page(1)) * 9}, zipfile.ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 10] = 99
    path.write_bytes(data)
    (home / "story.html").write_text(PAGE)
    assert [outcome(item) for item in items(["a.wacz", "story.html"], context())] == [BadInput, PAGE.encode()]


# Standard input


@pytest.mark.parametrize(("piped", "media_type"), [(PAGE, "text/html"), ("Plain words", "text/plain")])
def test_standard_input_is_an_article(context: Make, piped: str, media_type: str) -> None:
    (capture,) = taken("-", context(piped))
    assert (capture.name, capture.payload, capture.media_type) == ("-", piped.encode(), media_type)
    assert capture.retrieved == SEEN


def test_standard_input_is_a_list(server: Server, context: Make) -> None:
    url = server.at("/", respond(PAGE))
    found = list(items(["-"], context(f"{url}\nexample.org\n")))
    assert [item.name for item in found] == [url, "-:2"]
    assert [outcome(item) for item in found] == [PAGE.encode(), BadInput]


@pytest.mark.parametrize(
    ("piped", "reason"), [(b"", "empty"), (b"\0\1", "not text"), (b"x" * 10_001, "standard input is larger")]
)
def test_standard_input_that_is_no_article(context: Make, piped: bytes, reason: str) -> None:
    (item,) = items(["-"], context(piped))
    with pytest.raises(BadInput, match=reason):
        item.take()
