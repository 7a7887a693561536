# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import conclude, identify
from byline.licensing.finders.house import find
from byline.model.evidence import Claim, Region, Scope
from support.identification import evidence
from support.pages import html, text


@pytest.mark.parametrize(
    "words",
    [
        "You may republish our articles for free, online or in print.",
        "Unless otherwise noted, you can republish our articles for free.",
        "You are welcome to reprint any of our articles.",
        "Our stories can be reprinted for free with attribution.",
        "Articles can be freely reproduced.",
        "All our content is free to republish.",
        "Reproduction is authorised provided the source is acknowledged.",
        "Nachdruck honorarfrei, Belegexemplar erbeten.",
        "Der Abdruck ist kostenfrei gestattet.",
        "Unsere Texte dürfen mit Quellenangabe gerne übernommen werden.",
        "Reproduction autorisée sous réserve de mention de la source.",
        "Vous pouvez republier gratuitement nos articles.",
        "Se autoriza la reproducción citando la fuente.",
        "Puedes republicar nuestros artículos gratis.",
        # Agência Brasil, seeds/agencia-brasil.toml
        "Reprodução autorizada mediante indicação da fonte.",
        "É permitida a reprodução desde que citada a fonte.",
        "Riproduzione consentita con citazione della fonte",
        "Перепечатка материалов разрешена при указании ссылки",
        "转载请注明出处",
        "転載自由です",
        "بازنشر مطالب با ذکر منبع بلامانع است.",
        "استفاده از مطالب این سایت با ذکر منبع آزاد است",
        "يسمح بإعادة نشر المقال مع ذكر المصدر",
    ],
)
def test_permissions_without_a_licence(words: str) -> None:
    page = html(f"<footer><p>© Tern. {words}</p></footer>")
    (found,) = find(page)
    assert (found.finder, found.claim, found.suggests) == ("house", Claim.PERMISSION, "NOASSERTION")
    assert (found.statement, found.region, found.scope) == (words, Region.FOOTER, Scope.SITE)
    assert page.text_at(found.locator) == words
    assert identify(page).concluded in ("NOASSERTION", "NONE")  # "Nachdruck" alone is read as a denial


@pytest.mark.parametrize(
    "words",
    [
        "Republish this story",
        "Feel free to republish this story, as long as you do not alter it.",
        "Republier cet article",
        "Republica este artículo",
        "Republique este artigo",
        "Overname van dit artikel is toegestaan met bronvermelding",
    ],
)
def test_permissions_for_the_article_itself(words: str) -> None:
    (found,) = find(html(f"<p>{words}</p>"))
    assert found.scope is Scope.ARTICLE


@pytest.mark.parametrize(
    "words",
    [
        "You may not republish our articles.",
        "Reproduction is permitted only with written permission.",
        "Our articles may be republished for free only with the consent of the editor.",
        "Can I republish your articles?",
        "The republic may be proud.",
        "Nachdruck verboten.",
        "Nachdruck nur mit Genehmigung gestattet.",
        "Die Kosten können übernommen werden.",
        "Reproduction interdite sans autorisation.",
        "Prohibida la reproducción total o parcial.",
        "Puedes reproducir este vídeo.",
        "Proibida a reprodução.",
        "禁止转载",
        "The results can be reproduced by anyone.",
        "He said: “As we are generous people, you may republish our articles for free.”",
    ],
)
def test_what_gives_nothing(words: str) -> None:
    assert list(find(html(f"<p>{words}</p>"))) == []


def test_a_sentence_that_names_a_licence_is_a_statement() -> None:
    page = html(
        "<footer>You can republish our articles for free under a Creative Commons license.</footer>"
        "<p>You may republish our articles under CC BY-NC-ND 3.0 US.</p>"
    )
    assert list(find(page)) == []


@pytest.mark.parametrize("around", ["blockquote", "figcaption", "section class='comments'"])
def test_not_everywhere(around: str) -> None:
    markup = f"<{around}><p>You may republish our articles for free.</p></{around.split(maxsplit=1)[0]}>"
    assert list(find(html(f"<figure>{markup}</figure>" if around == "figcaption" else markup))) == []


def test_the_number_is_bounded() -> None:
    sentence = "You may republish our articles for free. "
    assert len(list(find(text(sentence * 500)))) == 10


PERMISSION = evidence(finder="house", claim=Claim.PERMISSION, statement="You may republish our articles.")
REASON = "it allows republishing under the publisher's own conditions, which is no open licence"


def test_it_is_never_a_licence() -> None:
    conclusion = conclude([PERMISSION])
    assert (conclusion.concluded, conclusion.declared, conclusion.evidence) == ("NOASSERTION", "NOASSERTION", ())
    assert conclusion.basis == (
        "the publisher allows republishing under its own conditions, no open licence: “You may republish our articles.”"
    )
    assert [(each.evidence, each.reason) for each in conclusion.set_aside] == [(PERMISSION, REASON)]


def test_it_changes_no_other_conclusion() -> None:
    denial = evidence(finder="denial", claim=Claim.DENIAL, statement="All rights reserved.")
    for others in ([denial], [evidence("CC-BY-ND-4.0")], [evidence("CC-BY-4.0"), evidence("CC-BY-NC-4.0")]):
        with_it, without = conclude([PERMISSION, *others]), conclude(others)
        assert PERMISSION in [each.evidence for each in with_it.set_aside]
        assert with_it.model_copy(update={"set_aside": without.set_aside}) == without
