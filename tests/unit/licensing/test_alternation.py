# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import re

from hypothesis import given
from hypothesis import strategies as st

from byline.licensing.alternation import any_of

WORDS = st.lists(
    st.text("ab. -", max_size=4).map(re.escape) | st.sampled_from([r"\w*ab", r"a\s+b", r"b\w*", r"\ +a"]), min_size=1
)


def test_words_that_begin_alike_share_their_beginning() -> None:
    assert any_of(["cat", "dog", "car"]) == "ca(?:t|r)|dog"


@given(WORDS, st.text("ab. -", max_size=12))
def test_it_matches_what_the_list_matches(words: list[str], text: str) -> None:
    """Of the alternatives the first that matches is taken ("re", syntax of `|`), so their order has to stay."""
    plain, grouped = re.compile("|".join(words)), re.compile(any_of(words))
    assert [match.span() for match in grouped.finditer(text)] == [match.span() for match in plain.finditer(text)]
