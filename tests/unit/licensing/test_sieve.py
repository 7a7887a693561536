# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from hypothesis import given
from hypothesis import strategies as st

from byline.licensing.sieve import Glance, Sieve, places, words_of

LETTERS = st.text(alphabet="abcé署名ж ", min_size=1, max_size=9)


def test_keys_whose_needles_all_stand_in_the_text() -> None:
    sieve = Sieve({"cc": ["creative", "commons"], "by": ["attribution"], "by-es": ["atribución"], "by-zh": ["署名"]})
    assert set(sieve.keys_in(Glance("creative works on commons, with attribution"))) == {"cc", "by"}
    assert set(sieve.keys_in(Glance("commons, con atribución"))) == {"by-es"}
    assert set(sieve.keys_in(Glance("署名 4.0"))) == {"by-zh"}
    assert set(sieve.keys_in(Glance(""))) == set()


@given(
    needles=st.lists(st.lists(LETTERS, min_size=1, max_size=3), max_size=12), text=st.text("abcé署名ж ", max_size=60)
)
def test_the_quick_look_finds_what_looking_for_each_finds(needles: list[list[str]], text: str) -> None:
    found = set(Sieve(dict(enumerate(needles))).keys_in(Glance(text)))
    assert found == {key for key, words in enumerate(needles) if all(word in text for word in words)}


def test_words_are_runs_of_plain_letters() -> None:
    assert words_of("all rights—réservés, cc0 by_nc") == {b"all", b"rights", b"r", b"serv", b"s", b"cc", b"by", b"nc"}


def test_a_key_with_words_needs_them_to_stand_alone() -> None:
    sieve = Sieve({"key": ["rights", "served"]}, {"key": [{b"rights", b"served"}, {b"allrights"}]})
    assert set(sieve.keys_in(Glance("the rights: served"))) == {"key"}
    assert set(sieve.keys_in(Glance("allrights reserved"))) == {"key"}
    assert set(sieve.keys_in(Glance("rights reserved"))) == set()
    assert set(sieve.keys_in(Glance("allrights"))) == set()


def test_a_key_that_may_do_without_words_is_looked_for_everywhere() -> None:
    sieve = Sieve({"key": ["rights"]}, {"key": [{b"rights"}, set()]})
    assert set(sieve.keys_in(Glance("allrights"))) == {"key"}


def test_places_may_overlap() -> None:
    assert list(places("aaxaaa", "aa")) == [0, 3, 4]
    assert list(places("abc", "d")) == []
