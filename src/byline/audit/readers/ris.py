# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""RIS: each entry a reference, from TY to ER."""

import re
from collections.abc import Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.references import Entry, Said, read_entry
from byline.errors import BadInput
from byline.page.decode import decode_text

_LINE = re.compile(r"\s{0,2}([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?")
_TITLES = ("TI", "T1", "CT")
_NAMES = frozenset({"AU", "A1", "A2", "A3", "A4", "ED"})
_ADDRESSES = frozenset({"UR", "L2"})
_ASIDE = frozenset({"TY", "ID", "AB", "N2", "KW", "L1", *_TITLES, *_NAMES, *_ADDRESSES})
_TYPES = frozenset({"application/x-research-info-systems"})
Fields = list[tuple[str, Said]]


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as RIS."""
    return file.media_type in _TYPES or (not file.media_type and file.suffix.rpartition(".")[2] == "ris")


def read(file: File) -> Iterator[Reading | Label]:
    """The entries, one at a time; BadInput if there is none in a file with words."""
    source = decode_text(file.content(), charset=None, media_type="text/plain").removeprefix("\ufeff")
    fields: Fields = []
    entries = 0
    for number, line in enumerate(source.splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            if fields and line.strip():  # a long value goes on
                tag, said = fields[-1]
                fields[-1] = tag, said._replace(words=f"{said.words} {line.strip()}")
            continue
        if found[1] in ("TY", "ER"):
            yield from _entry(fields, file)
            entries += bool(fields)
            fields = []
        if found[1] != "ER":
            fields.append((found[1], Said(found[2] or "", number)))
    yield from _entry(fields, file)
    if not entries and not fields and source.strip():
        raise BadInput(f"{file.name} is no RIS: no line begins with TY  -")


def _entry(fields: Fields, file: File) -> Iterator[Reading]:
    """The entry, if there is one. L2 is a link of any kind: what leads to a licence is seen there as anywhere else."""
    if fields:
        title = next((said for wanted in _TITLES for tag, said in fields if tag == wanted), None)
        entry = Entry(
            title=title,
            names=tuple(said for tag, said in fields if tag in _NAMES),
            uris=tuple(said for tag, said in fields if tag == "UR" and said.words.strip()),
            licenses=tuple(said for tag, said in fields if tag == "L2" and said.words.strip()),
            others=tuple(said for tag, said in fields if tag not in _ASIDE),
            line=fields[0][1].line,
        )
        yield read_entry(entry, file=file.name, kind="ris")
