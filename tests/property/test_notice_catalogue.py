# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Every licence of the catalogue in every form of a notice, read back by parsers that know nothing of byline."""

import re
from collections.abc import Iterator

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from byline.licensing.carriers import REGISTRY
from byline.licensing.catalog import catalog
from byline.licensing.phrases import languages, phrases
from byline.licensing.sentences import base_of, disclaimer_reference
from byline.model.license import License
from byline.model.notice import Attribution, Change
from support.reading import as_read, read_json, read_ris

ROWS = [row for row in catalog() if row.unwritten is None]
CHANGE = "Shortened to the first three paragraphs."
SOURCE = "https://news.example/a(b)/c?q=1&r='2'"
SHORT = "short"


def facts(terms: License, language: str = "en") -> Attribution:
    return Attribution.model_construct(
        license=terms,
        title="National <unity> & {more}",
        creators=("Jane “J” Doe", "علی رضایی"),
        parties=("Mehr_News Agency",),
        copyright_notice="© 2026 Mehr*News",
        source_uri=SOURCE,
        changes=(Change(text=CHANGE),),
        earlier_changes=("Edited by #desk",),
        language="en",
        published="2026-03-09",
        modified="2026-03-10",
        notice_language=language,
    )


# What each duty of RULES 1.1 and 1.4 wants to see, as a reader of the notice finds it.
ELEMENTS = {
    "title": "National <unity> & {more}",
    "creator": "Jane “J” Doe",
    "attribution_parties": "Mehr_News Agency",
    "copyright_notice": "© 2026 Mehr*News",
    "source_uri": SOURCE,
    "indicate_changes": CHANGE,
    "keep_earlier_change_indications": "Edited by #desk",
    "date_last_update": "2026-03-10",
}


@pytest.mark.parametrize("name", REGISTRY.names())
def test_every_duty_is_met_in_every_form(name: str) -> None:
    carrier = REGISTRY.load(name)
    for terms in ROWS:
        shown = as_read(carrier.render(facts(terms)), carrier.MEDIA_TYPE)
        for duty, element in ELEMENTS.items():
            if terms.notice[duty].required or duty != "date_last_update":
                assert element in shown, (name, terms.id, duty)
        base = base_of(terms)
        named = base.short if name == SHORT else base.name
        if not base.statement or base.name in base.statement:
            assert (named in shown) or base.statement, (name, terms.id)
        assert (disclaimer_reference(base) or "") in shown


@pytest.mark.parametrize("language", languages())
def test_every_licence_in_every_language(language: str) -> None:
    """The URI and the short form need no translation: they are in every notice, whatever its language."""
    disclaimers = {phrases(language)[key] for key in ("no_warranties", "warranties", "warranties_5")}
    for terms in ROWS:
        shown = as_read(REGISTRY.load("text").render(facts(terms, language)), "text/plain")
        base = base_of(terms)
        assert base.uri in shown
        assert base.statement or f"({base.short})" in shown, terms.id
        assert all(element in shown for duty, element in ELEMENTS.items() if duty != "date_last_update")
        expected = disclaimer_reference(base, language)
        assert {words for words in disclaimers if words in shown} == ({expected} if expected else set())


def licence_uris(name: str, content: str) -> Iterator[str]:
    """The URIs of licences that a machine reads from a notice."""
    match name:
        case "html":
            yield from lxml_html.fromstring(content).xpath("//a[@rel='license']/@href")
        case "markdown":
            links = lxml_html.fromstring(MarkdownIt("commonmark").render(content)).xpath("//a/@href")
            yield from (link for link in links if "news.example" not in link)
        case "json-ld":
            node = read_json(content)
            yield from (node["license"], node["isBasedOn"]["license"])
        case "csl-json":
            yield read_json(content)["custom"]["license_uri"]
        case "ris":
            yield from read_ris(content)["L2"]
        case _:
            text = as_read(content, REGISTRY.load(name).MEDIA_TYPE)
            found = (uri.rstrip(".,\"'") for uri in re.findall(r"https://\S+", text))
            yield from (uri for uri in found if "news.example" not in uri)


@pytest.mark.parametrize("name", REGISTRY.names())
def test_the_uri_leads_back_to_the_licence(name: str) -> None:
    """RULES pitfall 6: "round trip: URI -> id -> canonical URI must give the same URI"."""
    for terms in ROWS:
        found = set(licence_uris(name, REGISTRY.load(name).render(facts(terms))))
        base = base_of(terms)
        assert base.uri in found, (name, terms.id)
        # KOGL's types, the variants of the GFDL, and house terms: their URI names more than one, or no licence.
        if base.family not in ("KOGL", "GFDL", "Etalab"):
            read = {catalog().id_of_uri(uri) for uri in found - {terms.uri if terms.base else ""}}
            assert read == {base.id}, (name, terms.id)


@pytest.mark.parametrize("name", REGISTRY.names())
@pytest.mark.parametrize(
    "words",
    [
        '"><script>alert(1)</script>',
        "'\"“«",
        "\u202eevil\u202c\u2066x",
        "x" * 10_240,
        "",
        "]]>--></p>",
        "\\end{} \\",
        "ER  - ",
    ],
    ids=["markup", "quotes", "direction", "long", "empty", "ends", "tex", "ris"],
)
def test_no_words_break_a_form(name: str, words: str) -> None:
    """RULES pitfall 26: fuzz `"><script>`, RTL marks; the licence is found all the same, and nothing else is."""
    carrier = REGISTRY.load(name)
    terms = catalog().require("CC-BY-SA-4.0")
    for language in ("en", "fa"):
        hostile = Attribution(
            title=words,
            creators=(words, "Jane Doe"),
            parties=(words,),
            copyright_notice=words,
            source_uri=words,
            changes=(Change(text=words or "x"),),
            earlier_changes=(words,),
            language=words,
            license=terms,
            notice_language=language,
        )
        content = carrier.render(hostile)
        assert set(licence_uris(name, content)) == {terms.uri}
        assert "Jane Doe" in as_read(content, carrier.MEDIA_TYPE)
        assert not set("\u202e\u202c\u2066") & set(content)


def test_translated_names_are_read_as_the_licence_they_are_of() -> None:
    """The names are data of others: byline reads each as the licence that it is the name of, and as no other."""
    from byline.licensing.names import match_names

    for language in languages():
        words = phrases(language)
        for terms in ROWS:
            name = words.license_name(terms)
            if name.language != "en":
                assert [match.id for match in match_names(name.text)] == [terms.id]
