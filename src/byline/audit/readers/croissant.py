# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Croissant and Data Package: the licence of all that is in a data set."""

from collections.abc import Iterator

from byline.audit.labels import read_labels
from byline.audit.reading import File, Label, Reading

_NAMES = frozenset({"croissant.json", "datapackage.json"})


def accepts(file: File) -> bool:
    """Whether it has the name of such metadata."""
    return not file.media_type and file.name.rpartition("/")[2] in _NAMES


def read(file: File) -> Iterator[Reading | Label]:
    """The licences that are named."""
    yield from read_labels(file.content(), file.name)
