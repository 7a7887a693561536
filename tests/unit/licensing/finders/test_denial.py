# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.denial import find
from byline.model.evidence import Claim, Region, Scope
from support.pages import html, text


@pytest.mark.parametrize(
    "words",
    [
        "© 2020 Holm. All rights reserved.",
        "All rights\n    reserved.",
        "Alle Rechte vorbehalten.",
        "Tous droits réservés",
        "Todos los derechos reservados",
        "Все права защищены",
        "版权所有",
        "無断転載を禁じます。",
        "کلیه حقوق مادی و معنوی محفوظ است",
        "Nachdruck verboten",
        "No part of this site may be copied",
    ],
)
def test_words_that_keep_the_rights(words: str) -> None:
    page = html(f"<footer><p>{words}</p></footer>")
    found = next(find(page))
    assert (found.finder, found.claim, found.scope) == ("denial", Claim.DENIAL, Scope.SITE)
    assert found.statement in words
    assert page.text_at(found.locator) == found.statement


@pytest.mark.parametrize(
    "words",
    [
        "Some rights reserved.",
        "Einige Rechte vorbehalten",
        "Algunos derechos reservados",
        "Ciertos derechos reservados",
        "the forall rights reserved",
    ],
)
def test_words_that_do_not(words: str) -> None:
    assert list(find(html(f"<footer>{words}</footer>"))) == []


@pytest.mark.parametrize(
    "words",
    [
        "This material may not be published, broadcast, rewritten or redistributed.",
        "This article is not subject to our Creative Commons license until Jan. 7, 2027.",
        "Embargoed until 6 May",
        "Sperrfrist: 6. Mai",
    ],
)
def test_words_that_take_the_article_out(words: str) -> None:
    (found,) = find(html(f"<p>{words}</p>"))
    assert (found.scope, found.region) == (Scope.ARTICLE, Region.BODY)


@pytest.mark.parametrize(
    ("words", "over"),
    [
        # ProPublica's own sentence; pages of these tests are seen on 2026-11-22.
        ("This article is not subject to ProPublica's Creative Commons license until Jan. 7, 2023.", True),
        ("This article is not subject to our Creative Commons license until Nov. 21, 2026.", True),
        ("This article is not subject to our Creative Commons license until Nov. 22, 2026.", False),
        ("This article is not subject to our Creative Commons license until Nov. 22, 2027.", False),
        ("This article is not subject to our Creative Commons license. It appeared on Jan. 7, 2023.", False),
        ("Not subject to our Creative Commons license until 03/04/2023.", False),
        ("Not subject to our Creative Commons license until Jan. 7, 2023 or Jan. 7, 2028.", False),
        ("Embargoed until 00:01 GMT on Tuesday, 7 January 2025", True),
        ("Embargoed until further notice, 2020.", False),
        ("Sperrfrist: 7. Januar 2025, 12 Uhr", True),
        ("Sperrfrist bis 7. Januar 2027", False),
    ],
)
def test_an_embargo_ends(words: str, over: bool) -> None:
    """RULES pitfall 8: "not subject to ... Creative Commons license until DATE": date in the future: hold."""
    assert (list(find(html(f"<p>{words}</p>"))) == []) is over


def test_one_sentence_is_one_denial() -> None:
    page = html("<p>All rights reserved, may not be published.</p><p>All rights reserved. Nachdruck verboten.</p>")
    assert len(list(find(page))) == 3


@pytest.mark.parametrize("place", ["comments", "related", "modal"])
def test_what_is_said_elsewhere_denies_nothing(place: str) -> None:
    assert list(find(html(f"<div class='{place}'>All rights reserved.</div>"))) == []


def test_there_is_an_end() -> None:
    assert len(list(find(html("<p>All rights reserved.</p>" * 100)))) == 20


def test_plain_text() -> None:
    (found,) = find(text("A story.\n\nAll rights reserved.\n"))
    assert found.statement == "All rights reserved."


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Photographs: all rights reserved.", False),
        ("All images © Ida Holm, all rights reserved.", False),
        ("Bilder: alle Rechte vorbehalten.", False),
        ("Photos and texts: all rights reserved.", True),
        ("Images are ours, and all rights in this article are reserved: all rights reserved.", True),
        ("© Photo Press. All rights reserved.", True),
    ],
)
def test_the_rights_of_pictures_are_not_those_of_the_text(words: str, kept: bool) -> None:
    assert bool(list(find(html(f"<footer><p>{words}</p></footer>")))) is kept
