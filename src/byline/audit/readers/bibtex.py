# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""BibTeX and biblatex: each entry a reference."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator

from byline.audit.reading import File, Label, Reading
from byline.audit.references import Entry, Said, read_entry
from byline.errors import BadInput
from byline.page.decode import decode_text

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*[{(]")
_NO_REFERENCES = frozenset({"comment", "preamble", "string"})
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:-]*)\s*=\s*")
_BARE = re.compile(r"\s*([^\s,{}()\"#]+)\s*")
_NAMES = ("author", "editor", "translator")
_ASIDE = frozenset({"abstract", "keywords", "file", "url", "title", *_NAMES})
_BRACE_OR_AND = re.compile(r"[{}]|\s+and\s+")
_BRACKET = re.compile(r"\\.|[{}()]", re.DOTALL)
_JOINED = re.compile(r"\s*#\s*")
# As the carrier of our notices spells them, and what has to be escaped in TeX.
_SPELLED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
}
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_COMMAND = re.compile(
    r"\\(?:(?P<sign>[#$%&_{}])|(?P<accent>[`'^~=.\"]|[urHvck](?=\s*\{|\s+\w))\s*\{?\\?(?P<letter>\w)\}?|(?P<name>[A-Za-z]+)\s*)"
)
_MOST = 100_000


def accepts(file: File) -> bool:
    """Whether it is named, or was sent, as BibTeX."""
    if file.media_type:
        return file.media_type in ("application/x-bibtex", "text/x-bibtex")
    return file.suffix.rpartition(".")[2] in ("bib", "bibtex")


def read(file: File) -> Iterator[Reading | Label]:
    """The entries, one at a time; BadInput names the line of one that does not end."""
    source = decode_text(file.content(), charset=None, media_type="text/plain")
    lines = [match.start() for match in re.finditer("\n", source)]
    start = 0
    for _ in range(_MOST):
        found = _ENTRY.search(source, start)
        if found is None:
            return
        line = bisect(lines, found.start()) + 1
        end = _closing(source, found.end() - 1, f"{file.name}:{line}")
        start = end
        if found[1].lower() not in _NO_REFERENCES:
            fields = {
                name: Said(words, bisect(lines, place) + 1) for name, words, place in _fields(source, found.end(), end)
            }
            yield read_entry(_entry(fields, line), file=file.name, kind="bibtex")


def _entry(fields: dict[str, Said], line: int) -> Entry:
    names = (
        said._replace(words=_plain(name)) for each in _NAMES if (said := fields.get(each)) for name in _and(said.words)
    )
    url = fields.get("url")
    return Entry(
        title=fields["title"]._replace(words=_plain(fields["title"].words)) if "title" in fields else None,
        names=tuple(names),
        # url.sty takes it verbatim, but many escape it all the same.
        uris=(url._replace(words=re.sub(r"\\([#$%&_~{}])", r"\1", url.words)),) if url else (),
        licenses=(),
        others=tuple(said._replace(words=_plain(said.words)) for name, said in fields.items() if name not in _ASIDE),
        line=line,
    )


def _closing(source: str, opening: int, place: str) -> int:
    """Behind the bracket that closes the one at `opening`; braces within balance (BibTeX knows no other escape)."""
    depth = 0
    for found in _BRACKET.finditer(source, opening):
        if found[0] == "{" or (found[0] == "(" and found.start() == opening):
            depth += 1
        elif found[0] == "}" or (found[0] == ")" and source[opening] == "(" and depth == 1):
            depth -= 1
            if not depth:
                return found.end()
    raise BadInput(f"{place} begins an entry of BibTeX that does not end")


def _fields(source: str, start: int, end: int) -> Iterator[tuple[str, str, int]]:
    """Name, value and place of every field of an entry."""
    comma = source.find(",", start, end)
    place = comma if comma >= 0 else end
    while found := _FIELD.match(source, place, end - 1):
        pieces, place = _value(source, found.end(), end)
        yield found[1].lower(), pieces, found.start(1)


def _value(source: str, start: int, end: int) -> tuple[str, int]:
    """A value, whose pieces `#` joins, and the place behind it."""
    pieces = []
    while True:
        if start < end and source[start] == "{":
            after = _closing(source, start, "")
            pieces.append(source[start + 1 : after - 1])
        elif start < end and source[start] == '"':
            after = _quote(source, start + 1, end) + 1
            pieces.append(source[start + 1 : after - 1])
        elif bare := _BARE.match(source, start, end - 1):
            after = bare.end()
            pieces.append(bare[1])
        else:
            return "".join(pieces), start
        joined = _JOINED.match(source, after, end)
        if joined is None:
            return "".join(pieces), after
        start = joined.end()


def _quote(source: str, start: int, end: int) -> int:
    """The place of the quotation mark that ends a value: those in braces are part of it."""
    depth = 0
    for place in range(start, end):
        depth += {"{": 1, "}": -1}.get(source[place], 0)
        if source[place] == '"' and depth <= 0:
            return place
    return end - 1


def _and(words: str) -> Iterator[str]:
    """The names of a list: `and` in braces is part of a name."""
    depth, start = 0, 0
    for found in _BRACE_OR_AND.finditer(words):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif not depth:
            yield words[start : found.start()]
            start = found.end()
    yield words[start:]


def _plain(words: str) -> str:
    """What TeX would print."""
    text = _COMMAND.sub(_printed, words)
    text = re.sub(r"[{}]", "", text.replace("~", " ")).translate(_HELD)
    return unicodedata.normalize("NFC", text)


# Signs that stand for themselves wait in the private use area until braces and ties are gone.
_HOLD = {sign: chr(0xF0000 + number) for number, sign in enumerate("{}~")}
_HELD = {ord(held): sign for sign, held in _HOLD.items()}


def _printed(found: re.Match[str]) -> str:
    if found["sign"]:
        return _HOLD.get(found["sign"], found["sign"])
    if found["accent"]:
        return str(found["letter"]) + _ACCENTS[found["accent"]]
    printed = _SPELLED.get(found["name"]) or _LETTERS.get(found["name"], "")
    return _HOLD.get(printed, printed)
