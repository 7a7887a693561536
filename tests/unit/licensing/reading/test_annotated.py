# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import identify
from byline.licensing.reading.annotated import is_of_a_thing
from support.pages import html

BY = "https://creativecommons.org/licenses/by/4.0/"
LINK = f'<a rel="license" href="{BY}">licence</a>'


@pytest.mark.parametrize(
    ("body", "thing"),
    [
        (f'<div itemscope itemtype="https://schema.org/ImageObject">{LINK}</div>', True),
        (f'<div itemscope itemtype="https://schema.org/Dataset">{LINK}</div>', True),
        (f'<div resource="#one" typeof="schema:Photograph">{LINK}</div>', True),
        (f'<div about="/img/tower.jpg">{LINK}</div>', True),
        (f'<div about="https://pictures.example/7">{LINK}</div>', True),
        (f'<div itemscope itemtype="https://schema.org/WPFooter">{LINK}</div>', False),
        (f'<div itemscope itemtype="https://schema.org/NewsArticle">{LINK}</div>', False),
        (f'<div about="/node/12" typeof="sioc:Item foaf:Document">{LINK}</div>', False),
        (f'<div about="">{LINK}</div>', False),
        (f"<div>{LINK}</div>", False),
        (
            f'<div itemtype="https://schema.org/Dataset"><div itemtype="https://schema.org/Article">{LINK}</div></div>',
            False,
        ),
    ],
)
def test_what_a_link_is_said_of(body: str, thing: bool) -> None:
    page = html(body)
    assert is_of_a_thing(page, page.elements("a")[-1]) is thing
    if thing:
        assert identify(page).concluded == "NOASSERTION"
