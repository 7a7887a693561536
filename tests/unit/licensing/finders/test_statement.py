# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from byline.licensing.finders.statement import find
from byline.model.evidence import Region, Scope
from support.pages import html, text

MEHR = "All Content by Mehr News Agency is licensed under a Creative Commons Attribution 4.0 International License."


def test_one_long_line_of_text() -> None:
    page = text(f"{'A story without a break. ' * 400} {MEHR}")
    (found,) = find(page)
    assert (found.statement, found.suggests) == (MEHR, "CC-BY-4.0")
    assert (found.scope, found.region, found.licensor) == (Scope.SITE, Region.BODY, "Mehr News Agency")
    assert page.text_at(found.locator) == MEHR


def test_the_sentence_is_quoted_as_it_stands() -> None:
    page = html("<p>Before. This <b>article</b>\n is under <a href='/x'>CC BY</a> 4.0.<br>After.</p>")
    (found,) = find(page)
    assert found.statement == "This article\n is under CC BY 4.0."
    assert page.text_at(found.locator) == found.statement


def test_each_licence_of_a_sentence_once() -> None:
    page = html("<p>This text is under CC BY 4.0 (CC BY 4.0), or under CC BY-SA 4.0.</p>")
    assert [each.suggests for each in find(page)] == ["CC-BY-4.0", "CC-BY-SA-4.0"]


def test_who_gives_pictures_is_no_licensor() -> None:
    (found,) = find(html("<footer>Photos by Karel Voss are licensed under CC BY 4.0.</footer>"))
    assert (found.scope, found.licensor) == (Scope.OTHER, None)


def test_there_is_an_end() -> None:
    assert len(list(find(html("<p>This text is under CC BY 4.0.</p>" * 400)))) == 300
    assert len(list(find(text("CC BY 4.0 and " * 4000)))) <= 300


def test_nothing_said() -> None:
    assert list(find(html("<p>A story.</p>"))) == []
