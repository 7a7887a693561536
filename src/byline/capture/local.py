# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Articles that lie on this machine: files, and bytes from standard input."""

import io
import os
import re
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from byline.capture import media
from byline.capture.listing import is_list
from byline.errors import BadInput, BylineError, NotFound
from byline.model.capture import Capture
from byline.page.decode import undo_content_coding

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):/", re.IGNORECASE)
_HOST_AND_PATH = re.compile(r"([\w-]+\.)+[a-z]{2,}([:/?].*)?", re.IGNORECASE)


def file_type(path: str) -> int:
    """The kind of file at a path, links followed, as one of the S_IF* values of `stat`; 0 if it cannot be told."""
    try:
        return stat.S_IFMT(os.stat(path).st_mode)  # noqa: PTH116 - Path("") would be the working folder
    except (OSError, ValueError):
        return 0


def is_file(path: str) -> bool:
    """Whether a regular file is there."""
    return file_type(path) == stat.S_IFREG


def is_folder(path: str) -> bool:
    """Whether a folder is there."""
    return file_type(path) == stat.S_IFDIR


def media_type_of(path: str) -> str | None:
    """What a file is read as: what its name promises, or else what its first bytes are; None if it is not read.

    A suffix that is not known is believed when it stands on text (.py, .csv): only HTML is recognised in spite of it.
    """
    named = media.of_name(path)
    if named is not None:
        return named
    sample = _sample(path)
    return None if media.is_feed(sample) else _recognised(path, sample)


def is_feed_file(path: str) -> bool:
    """Whether a file begins as RSS or Atom does."""
    return is_file(path) and media.is_feed(_sample(path))


def _recognised(path: str, content: bytes) -> str | None:
    sniffed = media.sniff(content)
    return None if sniffed == media.TEXT and Path(path).suffix else sniffed


def _sample(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(media.SAMPLE)
    except OSError:
        return b""


def lists_urls(path: str) -> bool:
    """Whether a file is a list of URLs: no page, no Markdown, and every line is one."""
    if not is_file(path) or media.of_name(path) in (media.HTML, media.MARKDOWN):
        return False
    try:
        with Path(path).open("rb") as stream:
            return is_list(stream)
    except OSError:
        return False


def read_file(path: str, limit: int) -> bytes:
    """The bytes of a regular file; what a name that ends in .gz holds is decompressed.

    Raises NotFound or BadInput; BadInput too if there are more than `limit` bytes, before or after decompression.
    """
    try:
        # Without O_NONBLOCK a pipe could make us wait for ever to open it.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:  # noqa: PTH123
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise _no_regular_file(path)
            content = read_bounded(stream.read, limit, repr(path))
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    return undo_content_coding(content, "gzip", limit=limit) if path.lower().endswith(".gz") else content


def read_bounded(read: Callable[[int], bytes], limit: int, what: str) -> bytes:
    """All there is to read; BadInput if that is more than `limit` bytes."""
    content = read(limit + 1)
    if len(content) > limit:
        raise BadInput(f"{what} is larger than {limit:,} bytes", cure="raise max_size in byline.toml")
    return content


def capture_file(path: str, *, limit: int, retrieved: datetime | None) -> Capture:
    """The capture of a file. Its name decides what it is read as; if that tells nothing, its first bytes do."""
    content = read_file(path, limit)
    media_type = media.of_name(path)
    if media_type is None and media.sniff(content) and _recognised(path, content) is None:
        raise BadInput(f"{path!r} is not HTML, and not named as text", cure="if it is an article, name it .txt")
    return capture_content(content, path, media_type=media_type, retrieved=retrieved)


def capture_content(content: bytes, name: str, *, media_type: str | None, retrieved: datetime | None) -> Capture:
    """The capture of bytes; BadInput if there are none, if they are no text, or if they list URLs.

    A list is no article: a licence's URL in it says nothing about the list.
    """
    sniffed = media.sniff(content)
    if sniffed is None:
        raise BadInput(f"{name!r} is {'not text' if content.strip() else 'empty'}")
    media_type = media_type or sniffed
    if media_type == media.TEXT and is_list(io.BytesIO(content)):
        raise BadInput(f"{name!r} is a list of URLs, no article", cure="to archive its pages, name the list itself")
    return Capture(
        name=readable(name), content=content, media_type=media_type, retrieved=retrieved or datetime.now(UTC)
    )


def readable(name: str) -> str:
    """A file name as text that can be printed and stored: bytes that are no UTF-8 are replaced."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def refusal(argument: str) -> BylineError:
    """Why the argument of a call is no input, and what to do about it."""
    if scheme := _SCHEME.match(argument):
        cure = "give the path itself" if scheme[1].lower() == "file" else None
        return BadInput(f"{argument!r} cannot be read: byline follows http and https only", cure=cure)
    try:
        os.stat(argument)  # noqa: PTH116 - as in file_type
    except (OSError, ValueError) as error:
        return _unreadable(argument, error)
    return _no_regular_file(argument)


def _unreadable(path: str, error: OSError | ValueError) -> BylineError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        is_address = media.of_name(path) is None and _HOST_AND_PATH.fullmatch(path)
        cure = f"for a web page, write https://{path}" if is_address else None
        return NotFound(f"there is no file or folder {path!r}", cure=cure)
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return BadInput(f"{path!r} cannot be read: {reason}")


def _no_regular_file(path: str) -> BadInput:
    return BadInput(f"{path!r} is no regular file", cure="for a pipe: ... | byline add -")
