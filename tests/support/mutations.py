# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Takes one required element out of what was published, wherever it stands in there."""

import gzip
import html
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from byline.errors import BylineError
from byline.licensing.catalog import catalog
from byline.licensing.markup import escape_markdown
from byline.licensing.notice import attribution
from byline.licensing.phrases import languages, phrases
from byline.licensing.policy import decide
from byline.licensing.sentences import asks, base_of, clean, disclaimer_reference
from byline.model.notice import Attribution, Change
from byline.model.use import Use
from support.exports import Source, archived, concluded, source

Replace = Callable[[str], str]
_PACKED = (".zip", ".epub", ".wacz")
_BINARY = (".png", ".jpg", ".woff2", ".idx")


class Element(NamedTuple):
    """Something that a notice has to say, in every form in which ours may, and the check that misses it."""

    code: str
    name: str
    forms: tuple[str, ...]


def elements(reused: Source, changes: Sequence[Change]) -> Iterator[Element]:
    """What the licence of the article asks for, element by element."""
    owed = attribution(reused.article, changes)
    terms = base_of(owed.license)
    said = [
        ("BY001", "title", owed.title if asks(terms, "title") else None),
        *(("BY002", "creator", name) for name in owed.creators if asks(terms, "creator")),
        *(("BY003", "party", name) for name in owed.parties if owed.creators and asks(terms, "attribution_parties")),
        ("BY004", "copyright notice", owed.copyright_notice if asks(terms, "copyright_notice") else None),
        ("BY005", "source", owed.source_uri if asks(terms, "source_uri") else None),
        *(("BY202", "earlier change", text) for text in owed.earlier_changes if asks(terms, _EARLIER)),
    ]
    yield from (Element(code, name, (clean(words).removesuffix("."),)) for code, name, words in said if words)
    if asks(terms, "licence_name") and terms.kind == "license":
        yield Element("BY006", "licence name", (*_names(owed), reused.article.conclusion.concluded))
    if asks(terms, "licence_uri_or_text"):
        yield Element("BY007", "licence address", tuple({terms.uri, terms.uri.rstrip("/")}))
    if changes and terms.notice["indicate_changes"].required == "any-modification":
        remark = (phrases("en")["data_changed"],) if terms.family == "DL-DE" else ()
        yield Element("BY201", "changes", (*(change.text for change in changes), *remark))
    if reference := disclaimer_reference(terms):
        yield Element("BY008", "disclaimer", (reference,))


def additions(reused: Source) -> Iterator[tuple[Element, Replace]]:
    """What must not stand on a page of the article: words of its data for machines, and things beside its text."""
    terms = base_of(attribution(reused.article).license)
    if terms.kind == "license":
        other = "https://creativecommons.org/licenses/by-nd/1.0/"
        yield (
            Element("BY110", "other licence in data", ()),
            lambda page: re.sub(r'("license": )"[^"]+"', rf'\1"{other}"', page, count=1),
        )
    if terms.kind == "license" and (reused.article.article.creators or reused.article.article.agency):
        yield (
            Element("BY111", "other credit in data", ()),
            lambda page: re.sub(r'("creditText": )"(?:[^"\\]|\\.)+"', r'\1"Somebody"', page, count=1),
        )
    for code, name, markup in (
        ("BY307", "pixel", '<img src="https://count.example/p.gif" width="1" height="1" alt="">'),
        ("BY308", "script", '<script src="https://count.example/p.js"></script>'),
    ):
        yield (
            Element(code, name, ()),
            lambda page, markup=markup: page.replace("</article>", f"{markup}</article>"),  # type: ignore[misc]
        )


_EARLIER = "keep_earlier_change_indications"


def _names(owed: Attribution) -> tuple[str, ...]:
    terms = base_of(owed.license)
    named = (phrases(language).license_name(terms).text for language in languages())
    prescribed = [part for part in re.split(r"\{\w+\}", terms.statement or "") if part.strip()]
    return tuple(dict.fromkeys([*named, *prescribed, terms.name, terms.short]))


def remover(element: Element) -> Replace:
    """Takes every form out of a text, in whatever way it was escaped there."""
    forms = {written for form in element.forms for written in _escaped(form)}
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
    return lambda text: pattern.sub("", text)


def _escaped(form: str) -> Iterator[str]:
    quoted = html.escape(form)
    once = {form, quoted, quoted.replace("&quot;", "&#34;").replace("&#x27;", "&#39;"), escape_markdown(form)}
    once |= {html.escape(form, quote=False), form.replace("&", "&amp;")}
    once |= {html.escape(written, quote=False) for written in once}  # HTML in XML
    once |= {written.replace('"', "&#34;").replace("'", "&#39;") for written in once}
    once |= {_tex(form)}
    for written in once:
        yield from (written, json.dumps(written, ensure_ascii=False)[1:-1], json.dumps(written)[1:-1])
        yield written.replace('"', '""')
        yield json.dumps(written, ensure_ascii=False)[1:-1].replace('"', '""')


def _tex(form: str) -> str:
    spelled = {"\\": "textbackslash", "{": "textbraceleft", "}": "textbraceright", "~": "textasciitilde"}
    named = {**spelled, "^": "textasciicircum"}
    return "".join(f"{{\\{named[each]}}}" if each in named else re.sub("[#$%&_]", r"\\\g<0>", each) for each in form)


def mutate(folder: Path, replace: Replace) -> None:
    """Every file of an export with something taken out of it; the manifest is not published, it stays."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "manifest.json":
            path.write_bytes(mutated(path.name, path.read_bytes(), replace))


def mutated(name: str, content: bytes, replace: Replace) -> bytes:
    """The content of a file with something taken out of it, packed as before."""
    if name.endswith(_PACKED):
        return _zip(content, replace)
    if name.endswith(".parquet"):
        return _parquet(content, replace)
    if name.endswith(".zst"):
        return _zstd(content, replace)
    if name.endswith(".warc.gz"):
        return _warc(content, replace)
    if name.endswith(_BINARY):
        return content
    if name.endswith(".gz"):
        return gzip.compress(replace(gzip.decompress(content).decode()).encode(), mtime=0)
    return replace(content.decode()).encode()


def _zip(content: bytes, replace: Replace) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            new.writestr(info, mutated(info.filename, old.read(info), replace), compress_type=info.compress_type)
    return made.getvalue()


def _zstd(content: bytes, replace: Replace) -> bytes:
    import pyarrow

    text = pyarrow.CompressedInputStream(pyarrow.BufferReader(content), "zstd").read().decode()
    sink = pyarrow.BufferOutputStream()
    with pyarrow.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(replace(text).encode())
    return sink.getvalue().to_pybytes()


def _parquet(content: bytes, replace: Replace) -> bytes:
    import pyarrow
    from pyarrow import parquet

    table = parquet.read_table(pyarrow.BufferReader(content))
    rows = [_strings(row, replace) for row in table.to_pylist()]
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=table.schema), sink)
    return sink.getvalue().to_pybytes()


def _strings(value: Any, replace: Replace) -> Any:
    if isinstance(value, str):
        return replace(value)
    if isinstance(value, list):
        return [_strings(each, replace) for each in value]
    return {name: _strings(each, replace) for name, each in value.items()} if isinstance(value, dict) else value


def _warc(content: bytes, replace: Replace) -> bytes:
    """Each record written anew: its block mutated, its length true again, and no digest."""
    made = []
    while content:
        member = zlib.decompressobj(wbits=31)
        record = member.decompress(content)
        content = member.unused_data
        head, _, rest = record.partition(b"\r\n\r\n")
        block = rest.removesuffix(b"\r\n\r\n")
        with suppress(UnicodeDecodeError):
            block = replace(block.decode()).encode()
        fields = [line for line in head.split(b"\r\n") if b"-Digest:" not in line and b"Content-Length:" not in line]
        head = b"\r\n".join([*fields, b"Content-Length: %d" % len(block)])
        made.append(gzip.compress(head + b"\r\n\r\n" + block + b"\r\n\r\n", mtime=0))
    return b"".join(made)


_TITLES = (
    *(
        "Votes on the {} ferry",
        "Fähre {} bleibt & fährt",
        "کشتی شماره {} می‌ماند",
        "第{}号渡船将继续航行",
        "Паром № {} остаётся",
    ),
    *(
        '"Keep the boat {}", they say',
        "Le bac n° {}, l’été",
        "العبّارة رقم {} باقية",
        "フェリー{}号は残る",
        "The *{}* <b>boat</b> | [stays]",
    ),
)
_NAMES_OF_PEOPLE = (
    *(
        "Ada Example",
        "Bo O'Sample",
        "زهرا نمونه",
        "王小明",
        "Иван Образцов",
        "Zoë & Sons",
        "مها مثال",
        "José Muestra",
        "山田花子",
        "N. N. d’Exemple",
    ),
)
_TEXT = (
    "Number {} crossed the river at dawn on the first day of the month, as it has for years.\n\n"
    "Nobody on board {} said a word about the bridge, which is not going to be built before the boat is old.\n\n"
    "The ferryman of {} counted the passengers twice, and then once more for the council."
)


def corpus(licenses: Sequence[str], size: int) -> Iterator[Source]:
    """Articles under the licences in turn, with titles and names in many scripts, some facts not known."""
    for number in range(1, size + 1):
        license_id = licenses[number * 89 % len(licenses)]
        pick = count(number)
        yield source(
            archived(
                number,
                concluded(license_id, evidence=()),
                title=_TITLES[number % len(_TITLES)].format(number),
                creators=_NAMES_OF_PEOPLE[number % 10 : number % 10 + 1 + number % 2] if number % 7 else (),
                agency=f"Wire {next(pick)} Agency" if number % 5 else None,
                copyright_notice=f"© 2026 Rightsholder {number}" if number % 3 == 0 else None,
                earlier_changes=(f"Corrected on day {number}.",) if number % 4 == 0 else (),
                url=f"https://wire.example/{number}/story?page=2&n={number}",
                modified="2026-03-01",
                language=("en", "de", "fa", "zh", "ru", "en", "fr", "ar", "ja", "en")[number % len(_TITLES)],
                media_type="text/plain" if number % 6 == 0 else "text/html",
            ),
            _TEXT.replace("{}", str(number)),
        )


def publishable() -> list[str]:
    """Every licence of the catalogue under which an article can go out."""
    return [terms.id for terms in catalog() if _goes_out(terms.id)]


def _goes_out(license_id: str) -> bool:
    (one,) = corpus([license_id], 1)
    try:
        return bool(attribution(one.article)) and decide(one.article.conclusion, (Use.REDISTRIBUTE,)).allowed
    except BylineError:
        return False
