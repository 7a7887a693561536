# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks one WARC file against the standard: anybody's, gzip or plain."""

from collections.abc import Iterator
from pathlib import Path

from byline.archive.fixity.codes import finding
from byline.archive.fixity.record import Seen
from byline.archive.fixity.references import References
from byline.archive.fixity.walk import walk
from byline.model.finding import Finding


def check_file(path: Path) -> Iterator[Finding]:
    """What is wrong with a WARC file by ISO 28500:2017, found in one pass and in bounded memory.

    A reference to a record outside the file is a warning (AV303): the other record may lie in another file.
    """
    with References() as references:
        for seen in walk(path, path.name):
            if isinstance(seen, Seen):
                references.add(seen)
                yield from findings_of(seen)
            else:
                yield seen
        yield from references.compare(whole=False)


def findings_of(seen: Seen) -> Iterator[Finding]:
    """The problems of a record, with the place where it stands."""
    for code, detail in seen.problems:
        yield finding(code, detail, file=seen.file, offset=seen.offset, record_id=seen.record_id)
