# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.exclusion import find
from byline.model.evidence import Claim, Scope
from support.pages import html, text


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("Unless otherwise noted, texts are CC BY 4.0.", "Unless otherwise noted, texts are CC BY 4.0."),
        ("Texte: CC BY 4.0. Bilder sind ausgenommen.", "Bilder sind ausgenommen."),
        ("Sauf mention contraire, CC BY 4.0.", "Sauf mention contraire, CC BY 4.0."),
        ("本站内容除另有说明外采用 CC BY 4.0。", "本站内容除另有说明外采用 CC BY 4.0。"),
        ("Photos may not be used. Text: CC BY 4.0", "Photos may not be used."),
    ],
)
def test_words_near_a_licence_that_limit_it(words: str, statement: str) -> None:
    page = html(f"<footer><p>{words}</p></footer>")
    (found,) = find(page)
    assert (found.finder, found.claim, found.scope) == ("exclusion", Claim.EXCLUSION, Scope.OTHER)
    assert found.statement == statement
    assert page.text_at(found.locator) == statement


def test_near_a_link() -> None:
    link = "<a href='https://creativecommons.org/licenses/by/4.0/'>this licence</a>"
    (found,) = find(html(f"<p>Except where noted, texts are under {link}.</p>"))
    assert found.statement.startswith("Except where noted")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Unless otherwise noted, trains run daily.</p>",
        "<p>Texts: CC BY 4.0.</p><p>Unless otherwise noted, trains run daily.</p>",
        f"<p>Texts: CC BY 4.0. {'Trains run. ' * 60} Unless otherwise noted, they stop.</p>",
        "<div class='comments'>Unless otherwise noted, CC BY 4.0</div>",
    ],
)
def test_words_elsewhere(body: str) -> None:
    assert list(find(html(body))) == []


def test_plain_text() -> None:
    (found,) = find(text("A story.\n\nUnless otherwise stated, this text is under CC BY 4.0.\n"))
    assert found.statement == "Unless otherwise stated, this text is under CC BY 4.0."
