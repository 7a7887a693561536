# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as a reference in RIS, which reference managers import: one `TAG  - value` a line."""

from collections.abc import Iterator

from byline.licensing.citation import Citation
from byline.model.notice import Attribution

MEDIA_TYPE = "application/x-research-info-systems"


def render(attribution: Attribution) -> str:
    """One entry. RIS has no tag for rights, so the notice stands in N1, and the licence's URI in L2 beside it."""
    return "\n".join(f"{tag}  - {value}".rstrip() for tag, value in _lines(Citation.of(attribution)))


def _lines(cited: Citation) -> Iterator[tuple[str, str]]:
    """Values are clean, so each is one line and cannot begin another tag."""
    yield "TY", "ELEC" if cited.uri else "GEN"
    yield "ID", cited.key
    if cited.title:
        yield "TI", cited.title
    yield from (("AU", name) for name in cited.creators or cited.parties)
    if cited.parties:
        yield "PB", ", ".join(cited.parties)
    if cited.date:
        yield "PY", f"{cited.date[0]:04}"
        yield "DA", "/".join(f"{number:02}" for number in cited.date)
    if cited.language:
        yield "LA", cited.language
    if cited.uri:
        yield "UR", cited.uri
    yield "L2", cited.license.uri
    yield "N1", cited.notice
    yield "ER", ""
