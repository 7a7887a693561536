# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What sites say about licences, in 39 languages: which sentences license the article's text, and which do not."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from byline.licensing.conclude import identify
from byline.licensing.names import match_names
from byline.model.evidence import LicenseConclusion
from byline.page.parse import Page
from support.pages import SEEN

DATA = Path(__file__).parents[1] / "data" / "licensing"
STATEMENTS: dict[str, dict[str, list[str]]] = tomllib.loads((DATA / "statements.toml").read_text(encoding="utf-8"))
PHRASES = json.loads((DATA / "phrases.json").read_text(encoding="utf-8"))["read"]
PHRASED = {"nb": "nb", "pt": "pt", "sr": "sr-ec"} | {language: language for language in STATEMENTS}
_BY = "https://creativecommons.org/licenses/by/4.0/"
NAMES = (
    "CC BY 4.0",
    f'<a href="{_BY}">CC BY 4.0</a>',
    f'<a rel="license" href="{_BY}deed.xx">Creative Commons Attribution 4.0 International</a>',
)
OTHERS = ("pictures", "data", "theme", "comments", "borrowed", "future", "negated", "some", "book")
NO_LICENSE = ("NONE", "NOASSERTION")
ELSEWHERE = {
    "comment": '<section id="comments"><article class="comment"><p>{}</p></article></section>',
    "comment-list": '<ol class="comment-list"><li><article class="comment-body"><p>{}</p></article></li></ol>',
    "dialog": '<div role="dialog" hidden><p>{}</p></div>',
    "quotation": "<blockquote><p>{}</p></blockquote>",
}


def page(*, opening: str = "", middle: str = "", end: str = "", footer: str = "© Skerry") -> str:
    """A page of two short paragraphs, with paragraphs before, between and after them and a footer."""
    parts = [opening, "Ansel Brook climbs the tower at nine.", middle, "He has filled sixty notebooks.", end]
    text = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts if part)
    return (
        "<!doctype html><html><head><title>The tower</title></head><body><main><article><h1>The tower</h1>"
        f"{text}</article></main><footer><p>{footer}</p></footer></body></html>"
    )


def concluded(source: str) -> LicenseConclusion:
    return identify(Page(source=source, media_type="text/html", seen=SEEN))


def sentences(language: str, *kinds: str) -> Iterator[str]:
    for kind in kinds:
        yield from STATEMENTS[language].get(kind, ())


def names_in(language: str) -> list[tuple[str, str]]:
    """The ids and names of licences in one language; phrases that are sentences are none."""
    return [
        (license_id, phrase)
        for license_id, phrases in PHRASES.get(PHRASED[language], {}).items()
        for phrase in phrases
        if [(name.start, name.end) for name in match_names(phrase)] == [(0, len(phrase))]
    ]


@pytest.mark.parametrize("language", STATEMENTS)
def test_a_statement_licenses_the_text(language: str) -> None:
    """In the footer for the site, below the article for the article: the sentence is the evidence."""
    for name in NAMES:
        for sentence in sentences(language, "site"):
            assert concluded(page(footer=sentence.format(name=name))).concluded == "CC-BY-4.0", sentence
        for sentence in sentences(language, "article"):
            assert concluded(page(end=sentence.format(name=name))).concluded == "CC-BY-4.0", sentence


@pytest.mark.parametrize("language", STATEMENTS)
def test_what_licenses_something_else_licenses_no_text(language: str) -> None:
    for name in NAMES:
        for sentence in sentences(language, *OTHERS):
            said = sentence.format(name=name)
            for source in (page(middle=said), page(end=said), page(footer=said)):
                assert concluded(source).concluded in NO_LICENSE, said
    for name in NAMES[:2]:  # with rel=license it is the page's own word
        for sentence in sentences(language, "reported"):
            said = sentence.format(name=name)
            for source in (page(middle=said), page(end=said)):
                assert concluded(source).concluded in NO_LICENSE, said
    for sentence in sentences(language, "permission"):
        for source in (page(end=sentence), page(footer=sentence)):
            assert "CC" not in concluded(source).concluded, sentence


@pytest.mark.parametrize("language", STATEMENTS)
def test_all_rights_reserved(language: str) -> None:
    for sentence in sentences(language, "reserved"):
        assert concluded(page(footer=f"© Skerry. {sentence}")).concluded == "NONE", sentence


@pytest.mark.parametrize("language", STATEMENTS)
def test_a_site_does_not_license_what_it_took_over_or_withholds(language: str) -> None:
    footer = STATEMENTS[language]["site"][0].format(name=NAMES[2])
    for sentence in sentences(language, "taken", "withheld"):
        for source in (page(opening=sentence, footer=footer), page(end=sentence, footer=footer)):
            assert concluded(source).concluded in NO_LICENSE, sentence


@pytest.mark.parametrize("language", STATEMENTS)
def test_every_name_in_its_own_language(language: str) -> None:
    """RULES 3, phrases: a footer that says it with any name of the catalogue gives exactly that id, with its words."""
    sentence = STATEMENTS[language]["site"][0]
    for license_id, name in names_in(language):
        said = sentence.format(name=name)
        conclusion = concluded(page(footer=said))
        assert conclusion.concluded == license_id, said
        assert conclusion.evidence[0].statement == said.replace("&amp;", "&")


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize("language", STATEMENTS)
def test_a_statement_elsewhere_licenses_nothing(language: str, place: str) -> None:
    """RULES 5, pitfalls 3 and 28: a licence in readers' words, a hidden dialog or a quotation is not the page's.

    With rel=license a site quotes its own notice.
    """
    name = (names_in(language) or [("CC-BY-4.0", NAMES[0])])[0][1]
    for sentence in sentences(language, "site", "article"):
        for each in (name, *(NAMES[:2] if place == "quotation" else NAMES)):
            said = ELSEWHERE[place].format(sentence.format(name=each))
            assert concluded(page().replace("</main>", f"{said}</main>")).concluded in NO_LICENSE, said


@pytest.mark.parametrize("language", STATEMENTS)
def test_the_credit_of_a_picture_licenses_no_text(language: str) -> None:
    """RULES 5, pitfall 2: a caption, with or without words that say so."""
    for name in [*(name for _, name in names_in(language)[::9]), *NAMES]:
        for words in ("Ida Holm, {}", "Ida Holm ({})", "{}"):
            caption = f'<figure><img src="tern.jpg" alt=""><figcaption>{words.format(name)}</figcaption></figure>'
            assert concluded(page(middle=caption)).concluded in NO_LICENSE, caption
