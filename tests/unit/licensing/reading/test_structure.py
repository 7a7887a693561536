# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import identify
from support.pages import html

HEAD = "<title>The ferry | Low Water</title>"
BADGE = '<a href="https://creativecommons.org/licenses/by-nc/3.0/"><img src="/cc.png"></a>'


@pytest.mark.parametrize(
    ("words", "concluded"),
    [
        ("© 2021 Low Water, CC BY 4.0. Icons by Quay.", "CC-BY-4.0"),
        ("© 2021 Low Water. CC BY 4.0. Photos by Karel Voss.", "CC-BY-4.0"),
        ("© 2021 Karel Voss, CC BY 4.0. Photos by Karel Voss.", "NOASSERTION"),
        ("Photo: the bridge. © 2021 Low Water, CC BY 4.0.", "NOASSERTION"),
        ("© 2021 Low Water / Flickr, CC BY 4.0.", "NOASSERTION"),
        ("© 2021 Low Water | Photo: Karel Voss, CC BY 4.0", "NOASSERTION"),
        ("© 2021 Low Water, CC BY 4.0. Icons by Quay, CC BY-SA 4.0.", "NOASSERTION"),
    ],
)
def test_a_footer_that_claims_the_site_credits_something_else_behind_that(words: str, concluded: str) -> None:
    assert identify(html(f"<p>Text.</p><footer><p>{words}</p></footer>", head=HEAD)).concluded == concluded


@pytest.mark.parametrize(
    ("sidebar", "concluded"),
    [
        (f"<li class='widget'>{BADGE}</li><li class='widget'><p>Images by Voss</p></li>", "CC-BY-NC-3.0"),
        (f"<li class='widget'>{BADGE}<p>Images by Voss</p></li>", "NOASSERTION"),
        (f"<li class='widget'>{BADGE}<p>All photos</p></li>", "NOASSERTION"),
        (f"<li class='widget'>{BADGE}<p>All texts</p></li>", "CC-BY-NC-3.0"),
    ],
)
def test_a_badge_is_read_with_the_words_of_its_own_box(sidebar: str, concluded: str) -> None:
    page = html(f"<main><p>Text.</p></main><aside class='sidebar'><ul>{sidebar}</ul></aside>", head=HEAD)
    assert identify(page).concluded == concluded
