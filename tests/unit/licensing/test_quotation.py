# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.quotation import find_quote, is_alike
from byline.model.evidence import Region
from support.pages import html, text

QUOTE = "We licence all content under the “CC BY-4.0” licence except for: The logo. It’s ours."


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{QUOTE}</p>",
        f"<div>Before. {QUOTE} After.</div>",
        '<p>We&nbsp;<b>licence</b> all content under the "CC BY\u20114.0" licence except for: The logo. It’s ours.',
        f"<p>{QUOTE.upper()}</p>",
        "We licence all con&shy;tent under the «CC BY–4.0» licence<script>x</script> except for: The logo. It's ours.",
        f"<div class=comments>{QUOTE}</div><p>{QUOTE}</p>",
    ],
)  # fmt: skip
def test_words_are_found_whatever_the_template_does_to_them(body: str) -> None:
    page = html(body)
    found = find_quote(page, QUOTE)
    assert found is not None
    assert page.text_at(found.locator) == found.statement
    assert found.region is Region.BODY
    assert found.statement[:2].casefold() == "we"
    assert found.statement.rstrip(".")[-4:].casefold() == "ours"


@pytest.mark.parametrize(
    "body",
    [
        "",
        f"<p>{QUOTE.replace('all', 'some')}</p>",
        f"<p>{QUOTE.replace('BY', 'BY-NC')}</p>",
        f"<div class=comments>{QUOTE}</div>",
        f"<p style='display:none'>{QUOTE}</p>",
        f"<script>{QUOTE}</script><!-- {QUOTE} -->",
        f"<p title='{QUOTE}'>x</p>",
    ],
)
def test_what_the_page_does_not_tell_its_readers_is_not_there(body: str) -> None:
    assert find_quote(html(body), QUOTE) is None


def test_plain_text() -> None:
    page = text(f"Reuse.\n\n{QUOTE.replace(' ', chr(10))}\n")
    found = find_quote(page, QUOTE)
    assert found is not None
    assert page.text_at(found.locator) == found.statement
    assert find_quote(text("Reuse."), QUOTE) is None
    assert is_alike(page, QUOTE)


def test_no_words_are_nowhere() -> None:
    assert find_quote(html("<p>x"), " \u200b ") is None


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        (QUOTE.replace("4.0", "3.0"), True),
        ("We licence all content under the “CC BY-4.0” licence.", True),
        ("You may read all content of this site.", False),
        ("", False),
    ],
)
def test_words_that_changed_are_told_from_words_that_are_gone(words: str, alike: bool) -> None:
    assert is_alike(html(f"<p>{words}"), QUOTE) is alike


def test_short_words_are_not_like_anything() -> None:
    assert not is_alike(html("<p>CC BY"), "CC BY")


def test_a_page_full_of_comments_ends() -> None:
    assert find_quote(html(f"<div class=comments>{f'<p>{QUOTE}</p>' * 2000}</div>"), QUOTE) is None
