# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.negation import is_denied, is_negated, is_over, is_taken_back


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("our texts are no longer published under ", "."),
        ("this article is not available under ", "."),
        ("this article isn't licensed under ", "."),
        ("die texte stehen nicht mehr unter ", "."),
        ("les articles ne sont plus diffusés sous ", "."),
        ("i testi non sono più distribuiti con ", "."),
        ("los textos ya no se publican bajo ", "."),
        ("o conteúdo não está mais disponível sob ", "."),
        ("de teksten zijn niet langer beschikbaar onder ", "."),
        ("texten är inte längre tillgänglig under ", "."),
        ("материалы больше не распространяются по ", "."),
        ("本站文章不再采用", "。"),
        ("articles may not be used under ", " without consent."),
        ("the ", " licence does not cover this article."),
        ("our articles are available under ", " on request."),
        ("the ", " licence for our articles was withdrawn in may."),
        ("die lizenz ", " für unsere texte ist abgelaufen."),
        ("la licencia ", " de nuestros textos fue revocada."),
        ("auf anfrage stehen die texte unter ", "."),
        ("content was available under ", " until may 2012."),
        ("if this article were under ", ", you could print it."),
        ("suppose that this text is under ", ": then you may print it."),
    ],
)
def test_a_licence_that_is_not_given(before: str, after: str) -> None:
    assert is_negated(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("unless otherwise noted, the texts are under ", "."),
        ("if not otherwise stated, this article is under ", "."),
        ("dove non diversamente indicato, i testi sono sotto ", "."),
        ("salvo que no se indique lo contrario, el texto está bajo ", "."),
        ("the texts are under ", ", photos on request."),
        ("the texts are under ", ", commercial licences on request."),
        ("texts that are not by guests are under ", "."),
        ("not only the photos, the texts are under ", "."),
        ("© 2010 bis 2021 ida holm, texte unter ", "."),
        ("the texts are under ", " licence."),
    ],
)
def test_a_licence_that_is_given(before: str, after: str) -> None:
    assert not is_negated(before, after)


def test_what_is_only_asked_or_planned_denies_nothing() -> None:
    assert is_denied("this article is not licensed under ")
    assert not is_denied("our articles will be available under ")


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("between 2010 and january 2016", True),
        ("zwischen 2010 und 2016", True),
        ("antérieurs à 2018", True),
        ("sprzed 2018", True),
        ("2018’den önceki", True),
        ("between us and 2016", False),
        ("until 2012", True),
        ("up to may 2012", True),
        ("bis zum 3. mai 2012", True),
        ("jusqu'en 2012", True),
        ("до 2012", True),
        ("2012年以前", True),
        ("2012년 이전", True),
        ("2010 bis 2012", False),
        ("since 2012", False),
        ("before the flood", False),
    ],
)
def test_the_end_of_a_time(words: str, over: bool) -> None:
    assert is_over(words) is over


@pytest.mark.parametrize(
    "before",
    [
        "bis auf weiteres stehen keine artikel unter ",
        "no articles are licensed under ",
        "none of our texts are licensed under ",
        "aucun de nos articles n'est sous licence ",
        "ninguno de nuestros artículos está bajo ",
        "geen van onze artikelen valt onder ",
    ],
)
def test_none_of_the_texts(before: str) -> None:
    assert is_denied(before)


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        (", all other articles are all rights reserved.", True),
        (", die texte sind nicht lizenziert: alle rechte vorbehalten.", True),
        (", texts: all rights reserved.", True),
        (", die bilder nicht.", False),
        (", photos: all rights reserved.", False),
    ],
)
def test_what_the_sentence_goes_on_with(after: str, kept: bool) -> None:
    assert is_taken_back(after) is kept
