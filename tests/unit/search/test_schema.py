# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0

from byline.search.dates import days
from byline.search.lexicon import Lexicon
from byline.search.schema import FACETS, UNKNOWN, entry, schema_version
from byline.search.tokens import places, width
from support.search import document


def test_text_holds_the_title_and_a_gap() -> None:
    lexicon = Lexicon()
    found = entry(document(1, "Unity now", title="National unity", language="en"), lexicon)
    assert found.tokens["title"] == "nation uniti"
    assert places(found.tokens["text"]) == {"nation": [0], "uniti": [1, 52], "now": [53]}
    assert width(found.tokens["text"]) == 4
    assert lexicon.pairs == {("national", "nation"), ("unity", "uniti"), ("now", "now")}
    assert found.title_key == "national unity"


def test_names_are_words_as_they_stand_and_apart() -> None:
    found = entry(document(1, "", agency="News Agencies", creators=("Ann Lee", "Lee Kim"), language="en"), Lexicon())
    assert found.tokens["agency"] == "news agencies"
    assert places(found.tokens["creator"]) == {"ann": [0], "lee": [1, 52], "kim": [53]}


def test_values_are_folded_and_unfolded() -> None:
    found = document(
        0xAB,
        "",
        license="CC-BY-4.0",
        language="zh-hant-tw",
        url="https://A.Example.org./X",
        target="https://a.example.org/",
    )
    assert entry(found, Lexicon()).values == {
        "license": ("cc-by-4.0",),
        "language": ("zh-hant-tw", "zh-hant", "zh"),
        "host": ("a.example.org", "example.org", "org"),
        "url": ("https://a.example.org./x", "https://a.example.org/"),
        "id": ("00000000000000ab",),
    }


def test_an_expression_is_found_by_each_of_its_licences() -> None:
    either = "CC-BY-4.0 OR (MIT AND LicenseRef-Other)"
    assert entry(document(1, "", license=either), Lexicon()).values["license"] == (
        either.casefold(),
        "cc-by-4.0",
        "mit",
        "licenseref-other",
    )
    assert entry(document(1, "", license="CC-BY-4.0 OR OR"), Lexicon()).values["license"] == ("cc-by-4.0 or or",)


def test_addresses_that_are_none_have_no_host() -> None:
    found = entry(document(1, "", url="http://[bad"), Lexicon())
    assert found.values["host"] == ()
    assert found.values["language"] == ()
    assert found.values["url"] == ("http://[bad", "ni:///sha-256;1")


def test_dates_are_numbers() -> None:
    found = entry(document(1, "", published="2026-03"), Lexicon())
    assert (found.numbers["published_first"], found.numbers["published_last"]) == days("2026-03")
    assert found.facets["year"] == "2026"
    assert "published" not in entry(document(1, ""), Lexicon()).numbers


def test_unknown_facts_are_counted_as_such() -> None:
    found = entry(document(1, "", license="NONE", agency="\x1f\n", title="\x1f "), Lexicon())
    assert found.facets == {"agency": UNKNOWN, "license": "NONE", "year": UNKNOWN, "language": UNKNOWN}
    assert tuple(found.facets) == FACETS
    assert found.title_key == ""


def test_the_version_names_schema_analyser_and_stemmer() -> None:
    assert schema_version().startswith("6 1/3.")
