# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Documents, queries and highlights see the same tokens."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from byline.search.analysis import analyse, phrases
from byline.search.occurrences import occurrences
from byline.search.snippet import snippet
from byline.search.tree import Wanted
from support.search import indexed

LANGUAGE = st.sampled_from([None, "en", "de", "fa", "ar", "ru", "zh", "ja", "th", "tr", "hi"])
SCRIPTS = (
    "abcdefgXYZ019 éßİIıﬁ.,-_'’ жЩя ابپكکيیىةهأآ\u200c\u064b\u0640۱٣٫ "
    "中国人民的々デﾃﾞーパ 서울 ไทยที่ हिन्दी½①\u00ad\u0301\n"
)
TEXT = st.one_of(st.text(max_size=80), st.text(alphabet=st.sampled_from(SCRIPTS), max_size=120))


@given(TEXT, LANGUAGE)
def test_tokens_lie_in_the_text_and_in_order(text: str, language: str | None) -> None:
    tokens = analyse(text, language)
    for token in tokens:
        assert token.text
        assert not re.search(r"[\s_]", token.text)
        assert 0 <= token.start < token.end <= len(text)
    assert [token.position for token in tokens] == sorted(token.position for token in tokens)
    # No position is left out: a phrase is tokens of successive positions.
    assert {token.position for token in tokens} == set(range(tokens[-1].position + 1 if tokens else 0))


@given(TEXT, LANGUAGE)
def test_an_index_sees_what_a_highlighter_sees(text: str, language: str | None) -> None:
    tokens, words = indexed(text, language)
    seen: dict[str, list[int]] = {}
    for token in analyse(text, language):
        seen.setdefault(token.text, []).append(token.position)
    assert tokens == seen
    assert words == {(token.word, token.text) for token in analyse(text, language) if token.word}
    assert occurrences(text, language, frozenset(word for word, _ in words)) == analyse(text, language)


@given(TEXT, LANGUAGE, st.data())
def test_what_is_not_asked_for_moves_nothing(text: str, language: str | None, data: st.DataObject) -> None:
    tokens = analyse(text, language)
    words = sorted({token.word for token in tokens if token.word})
    only = frozenset(data.draw(st.lists(st.sampled_from(words)))) if words else frozenset()
    asked = [token for token in occurrences(text, language, only) if token.word in only]
    assert asked == [token for token in tokens if token.word in only]


@given(TEXT, LANGUAGE, st.data())
def test_every_piece_between_words_is_found_as_a_phrase(text: str, language: str | None, data: st.DataObject) -> None:
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    document, _ = indexed(text, language)
    for tokens in phrases(text[words[first][0] : words[last][1]], [language] if language else []):
        if tokens and all(token in document for token in tokens):
            starts = [{place - offset for place in document[token]} for offset, token in enumerate(tokens)]
            if set.intersection(*starts):
                return
    assert not analyse(text[words[first][0] : words[last][1]], language)


@given(TEXT, LANGUAGE)
def test_the_form_of_the_same_characters_does_not_matter(text: str, language: str | None) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    if unicodedata.normalize("NFC", decomposed) == composed and not re.search("[\u0e00-\u0eff]", text):
        assert {t.text for t in analyse(composed, language)} == {t.text for t in analyse(decomposed, language)}


@given(TEXT, LANGUAGE, st.data())
def test_highlights_are_exact(text: str, language: str | None, data: st.DataObject) -> None:
    held, pairs = indexed(text, language)
    known = sorted(held)
    tokens = frozenset(data.draw(st.lists(st.sampled_from(known), max_size=3)) if known else [])
    words = frozenset(word for word, token in pairs if token in tokens)
    found = snippet(text, language, Wanted(tokens, frozenset()), words)
    assert bool(found.highlights) == bool(tokens)
    end = 0
    for start, stop in found.highlights:
        assert end <= start < stop <= len(found.text)
        end = stop
    whole = {token.text for token in analyse(text, language)}
    assert tokens <= whole
    assert "\n" not in found.text
    assert found.text == found.text.strip(" ")
    assert "".join(found.text.strip("…").split()) in "".join(text.split())
