# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""WARC files (ISO 28500)."""

from collections.abc import Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.records import read_warc


def accepts(file: File) -> bool:
    """Whether it is named as a WARC file; extracted text (.warc.wet.gz) stands beside the captures it is from."""
    return not file.media_type and file.suffix.endswith(("warc", "warc.gz"))


def read(file: File) -> Iterator[Reading | Label]:
    """Notices, and pages without one."""
    with file.open() as stream:
        yield from read_warc(stream, file)
