# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice as a BibTeX entry, which also biblatex reads."""

import re
from collections.abc import Iterator

from byline.licensing.citation import Citation
from byline.model.notice import Attribution

MEDIA_TYPE = "application/x-bibtex"

# Braces have to balance even where TeX would show them, so each is spelled by its name.
_SPELLED = {
    **{character: f"\\{character}" for character in "#$%&_"},
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
}
_SPECIAL = re.compile(r"[#$%&_\\{}~^]")


def render(attribution: Attribution) -> str:
    """One `@misc` entry with the notice in `note`. The URI stands as it is: url.sty and biblatex read it verbatim."""
    cited = Citation.of(attribution)
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(cited))
    return f"@misc{{{cited.key},\n{fields}\n}}"


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    if names := cited.creators or cited.parties:
        # In braces of its own, a name is not taken apart at " and " or at a comma.
        yield "author", " and ".join(f"{{{_tex(name)}}}" for name in names)
    if cited.title:
        yield "title", f"{{{_tex(cited.title)}}}"
    if cited.parties:
        yield "publisher", _tex(", ".join(cited.parties))
    if cited.date:
        yield "year", f"{cited.date[0]:04}"
        yield "date", "-".join(f"{number:02}" for number in cited.date)
    if cited.uri:
        yield "url", cited.uri
    yield "note", _tex(cited.notice)


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _SPELLED[found[0]], text)
