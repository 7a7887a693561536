# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever way a licence name is written, no element of it gets lost."""

import json
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog, elements_of
from byline.licensing.names import match_names

# Patterns and licences are built on first use.
unhurried = settings(deadline=None)
WORDS = json.loads((files("byline.licensing") / "data" / "names.json").read_text(encoding="utf-8"))
BY = sorted({word for words in WORDS["elements"]["BY"].values() for word in words})
FAMILY = sorted({word for words in WORDS["family"].values() for word in words})
SEPARATORS = ("-", " - ", " ", "–", " \u2011 ", "\u00a0", ", ", " / ", "_", "\n   ")
VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")

codes = st.permutations(["BY", "NC", "SA", "ND"]).flatmap(
    lambda order: st.sets(st.sampled_from(["NC", "SA", "ND"])).map(
        lambda others: [code for code in order if code == "BY" or code in others]
    )
)


def spelled(code: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted({word for words in WORDS["elements"][code].values() for word in words}))


def is_not_more_permissive(license_id: str, elements: set[str]) -> bool:
    """RULES pitfall 6: SA and NC were dropped in mapping."""
    return license_id == CREATIVE_COMMONS or elements <= (elements_of(license_id) or set())


@unhurried
@given(codes, st.sampled_from(["CC", "cc", "СС", "Creative Commons"]), st.data())
def test_codes_in_any_order_and_typography(order: list[str], family: str, data: st.DataObject) -> None:
    separators = [data.draw(st.sampled_from(SEPARATORS)) for _ in order]
    version = data.draw(st.sampled_from(VERSIONS))
    lower = data.draw(st.booleans())
    text = family + "".join(a + (b.lower() if lower else b) for a, b in zip(separators, order, strict=True))
    (name,) = match_names(f"{text} {version}")
    expected = catalog().id_of(frozenset(order), version, None)
    assert name.id == (expected or CREATIVE_COMMONS)
    assert is_not_more_permissive(name.id, set(order))


@unhurried
@given(codes, st.sampled_from(FAMILY), st.booleans(), st.data())
def test_words_of_any_language_in_any_order(order: list[str], family: str, last: bool, data: st.DataObject) -> None:
    """RULES 3: any of the languages, any word order, mixed languages ("English name inside Persian text")."""
    separator = data.draw(st.sampled_from(SEPARATORS))
    text = separator.join(data.draw(spelled(code)) for code in order)
    version = data.draw(st.sampled_from(VERSIONS))
    text = f"{text} de {family} {version}" if last else f"{family} {text} {version}"
    names = match_names(text)
    expected = catalog().id_of(frozenset(order), version, None) or CREATIVE_COMMONS
    assert [name.id for name in names] == [expected]


@unhurried
@given(codes, st.text(alphabet="abdegklmoprstuz", min_size=2, max_size=9), st.data())
def test_an_unknown_word_within_a_name_opens_the_licence(order: list[str], unknown: str, data: st.DataObject) -> None:
    """A misspelt element must not make the licence more permissive than the words."""
    words = [data.draw(spelled(code)) for code in order]
    at = data.draw(st.integers(1, len(words)))
    words.insert(at, unknown)
    text = "Creative Commons " + data.draw(st.sampled_from(("-", " ", " - "))).join(words) + " 4.0"
    for name in match_names(text):
        assert is_not_more_permissive(name.id, set(order))
        exact = name.id not in (CREATIVE_COMMONS, *UNVERSIONED.values())
        assert not exact or unknown in text[name.start : name.end]


@unhurried
@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    end = 0
    for name in match_names(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end


@unhurried
@given(
    st.lists(
        st.sampled_from([*FAMILY, "CC", "CC0", "BY", "-", "NC", "SA 3.0", "4.0", "DE", "x", ".", "(", *BY[:20]]),
        max_size=30,
    )
)
def test_pieces_of_names_in_any_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for name in match_names(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end
        found = elements_of(name.id)
        inside = text[name.start : name.end].split()
        if found is not None:
            assert ("NC" in inside) <= ("NC" in found)


PIECES = (
    "Open Government Licence",
    "GFDL",
    "Licence Ouverte",
    " – Canada",
    " – Ontario",
    "v3.0",
    " 1.3",
    "(",
    "or later",
    "ﬁ",
    "\u00a0",
)


@unhurried
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=12).map("".join))
def test_names_stand_in_order_where_they_are_said_to_stand(text: str) -> None:
    """Issue 3: every answer carries evidence whose quoted words stand in the page at the locator given."""
    end = 0
    for name in match_names(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end
