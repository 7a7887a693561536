# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The facts in seeds/*.toml: each is shaped as a fact, and none says more than is known."""

import re
from urllib.parse import urlsplit

import pytest

from byline.licensing.catalog import CREATIVE_COMMONS, catalog, is_unversioned
from byline.model.source import Source, Term
from byline.seeds import canonical_agency, source_of, sources

TERMS = [
    pytest.param(source, term, id=f"{source.name}-{at}") for source in sources() for at, term in enumerate(source.terms)
]
# Unlike a word of the language, or letters that several bodies use: two words, another script, a figure, CamelCase.
DISTINCT = re.compile(r"\s|[^\x00-\x7f]|\d|\w\.\w|[a-z][A-Z]")


@pytest.mark.parametrize(("source", "term"), TERMS)
def test_a_licence_is_known_to_the_catalogue_or_left_open(source: Source, term: Term) -> None:
    if term.license is not None:
        known = catalog().get(term.license)
        assert is_unversioned(term.license) or (known is not None and known.id == term.license)


@pytest.mark.parametrize(("source", "term"), TERMS)
def test_a_version_is_never_more_than_the_words_say(source: Source, term: Term) -> None:
    """RULES of the house: a version that is not stated stays unstated; links named in `where` count as words."""
    if term.verified and term.license is not None and not is_unversioned(term.license):
        known = catalog().require(term.license)
        assert known.version is not None
        assert known.version in f"{term.quote} {term.where}"


@pytest.mark.parametrize(("source", "term"), TERMS)
def test_elements_are_never_fewer_than_the_words_say(source: Source, term: Term) -> None:
    """A term that loses NC, ND or SA would be read as a permission that nobody gave."""
    words = re.sub(r"[^a-z]+", " ", f"{term.quote} {term.where}".casefold())
    for sign, element in {
        "noncommercial": "NC",
        " nc ": "NC",
        "no derivatives": "ND",
        " nd ": "ND",
        " sa ": "SA",
    }.items():
        if sign in words and term.license not in (None, CREATIVE_COMMONS):
            assert element in str(term.license).split("-"), source.name


@pytest.mark.parametrize(("source", "term"), TERMS)
def test_a_quote_is_verbatim(source: Source, term: Term) -> None:
    """Two sentences joined, or one with a gap, cannot be found on the page again."""
    assert term.quote is None or not re.search(r"\.\.\.|…|\s/\s", term.quote)
    assert term.quote is not None or not term.verified
    assert term.uri is None or term.verified
    assert not term.domains or set(term.domains) <= {
        domain for domain in term.domains for own in source.domains if domain == own or domain.endswith(f".{own}")
    }


@pytest.mark.parametrize(("source", "term"), TERMS)
def test_what_was_checked_can_be_checked_again(source: Source, term: Term) -> None:
    """Only such a term can ever be evidence: its words were read on a page of the source's."""
    if term.checked_at is not None:
        assert term.verified
        assert term.uri is not None
        assert term.source.startswith(term.uri), source.name


@pytest.mark.parametrize(("source", "term"), TERMS)
def test_a_term_that_speaks_of_some_articles_covers_those_that_say_so(source: Source, term: Term) -> None:
    words = f"{term.quote}".casefold()
    if any(part in words for part in ("almost all", "logo on it", "this article", "republish our articles for free, ")):
        assert term.only_marked or term.uri is None


@pytest.mark.parametrize("alias", [alias for source in sources() for alias in source.aliases])
def test_an_alias_is_no_ordinary_word(alias: str) -> None:
    assert DISTINCT.search(alias)


@pytest.mark.parametrize(
    "name",
    [
        "Conversation",
        "Fides",
        "Mehr",
        "Fars",
        "Voices",
        "VOA",
        "ILO",
        "Reuters",
        "Wiki",
        "Public Record",
        "Greater Good",
        "Advocacy",
    ],
)
def test_words_that_others_use_belong_to_nobody(name: str) -> None:
    assert canonical_agency(name) == name


@pytest.mark.parametrize("source", [source for source in sources() if source.shared], ids=lambda source: source.name)
def test_a_shared_domain_names_no_agency(source: Source) -> None:
    """One domain, many bodies: crediting its owner would credit the wrong one."""
    assert source.domains
    assert all(source_of(f"https://ministry.{domain}/story") is None for domain in source.domains)


def test_a_policy_page_lies_with_the_agency_or_says_where_it_was_quoted() -> None:
    for source in sources():
        for term in source.terms:
            host = urlsplit(term.uri or "").hostname
            owner = source_of(term.uri)
            assert host is None or owner in (source, None), source.name


def test_what_must_hold_of_the_known_traps() -> None:
    by_name = {source.name: source for source in sources()}
    assert by_name["Fars News Agency"].terms == ()
    assert not any(term.license for term in by_name["Agência Brasil"].terms if term.verified)
    assert by_name["Agência Brasil"].conflicts
    assert {term.license for term in by_name["The Conversation"].terms} == {
        "LicenseRef-CC-BY-ND-unversioned",
        CREATIVE_COMMONS,
    }
    assert by_name["Plus61J Media"].terms[0].valid_from == "2023-07-01"
    assert by_name["Wikinews"].terms[0].valid_from == "2005-09-26"
    assert not any(term.verified for term in by_name["Russian state sites"].terms)
