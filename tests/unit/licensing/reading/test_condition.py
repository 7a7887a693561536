# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import identify
from byline.licensing.reading.condition import is_conditional
from support.pages import html

NAME = "CC BY 4.0"
LIMITED = (
    "Where an article shows the open lock, it is licensed under CC BY 4.0.",
    "Aboneler yazılarımızı CC BY 4.0 lisansıyla kullanabilir.",
    "Rok po vydání jsou články dostupné pod CC BY 4.0.",
    # in some places
    "All articles are licensed under CC BY 4.0 (continental Norway only).",
    "Tous nos articles sont sous licence CC BY 4.0, pour la France uniquement.",
    "The licence, CC BY 4.0, applies to our articles only to users located in Canada.",
    # for some purposes
    "For training of language models our articles are available under CC BY 4.0.",
    "Pour la recherche, nos articles sont sous licence CC BY 4.0.",
    "Our articles may be used under CC BY 4.0 with the publisher's permission.",
    "All articles are licensed under CC BY 4.0 for readers in Germany only.",
    "Within the European Union, our articles are available under CC BY 4.0.",
    "Our articles are available only in Scotland under CC BY 4.0.",
    "In Canada only, all our articles are under CC BY 4.0.",
    "Alle Artikel stehen nur in Österreich unter CC BY 4.0.",
    "Innerhalb der EU stehen unsere Texte unter CC BY 4.0.",
    "Tous nos articles sont, uniquement en Suisse, sous licence CC BY 4.0.",
    "Todos los artículos se publican, solo en Chile, con licencia CC BY 4.0.",
    "Todos os artigos estão, apenas no Brasil, sob a licença CC BY 4.0.",
    "Tutti gli articoli sono, solo in Italia, con licenza CC BY 4.0.",
    "Al onze artikelen vallen, alleen in België, onder CC BY 4.0.",
    # to some readers
    "With a subscription you get all our articles under CC BY 4.0.",
    "Our articles are CC BY 4.0 for members.",
    "Mit einem Abonnement erhalten Sie unsere Artikel unter CC BY 4.0.",
    "Nos articles sont, pour les abonnés, sous licence CC BY 4.0.",
    "Nuestros artículos están, para los suscriptores, bajo CC BY 4.0.",
    "Voor abonnees vallen onze artikelen onder CC BY 4.0.",
    "会員は本サイトの記事を CC BY 4.0 で利用できます。",
    # if something is done first
    "Subject to prior written consent, our content is licensed under CC BY 4.0.",
    "After approval by the editors, our articles may be reused under CC BY 4.0.",
    "If you donate, you may use our articles under CC BY 4.0.",
    "Unless you are a company, all content is licensed under CC BY 4.0.",
    "Ask the author; then you may use our articles under CC BY 4.0.",
    "Nach Rücksprache können unsere Texte unter CC BY 4.0 verwendet werden.",
    "Après accord de la rédaction, nos articles sont sous licence CC BY 4.0.",
    "Previa autorización, nuestros artículos se publican bajo CC BY 4.0.",
    "Previa autorizzazione, i nostri articoli sono sotto licenza CC BY 4.0.",
    "Po uzyskaniu zgody nasze artykuły są dostępne na licencji CC BY 4.0.",
    "После регистрации наши статьи доступны по лицензии CC BY 4.0.",
    "Authors may choose to license our articles under CC BY 4.0.",
    "Die Autoren können ihre Artikel unter CC BY 4.0 stellen.",
    "I agree that this article is licensed under CC BY 4.0.",
    "To license an article under CC BY 4.0, add a line to its footer.",
    "Articles are licensed under CC BY 4.0 or all rights reserved, as indicated.",
    "Articles are licensed under CC BY 4.0 where indicated.",
    "Artikel stehen unter CC BY 4.0, wo angegeben.",
    "Articles are under a free licence such as CC BY 4.0.",
    "Sofern angegeben, stehen Artikel unter CC BY 4.0.",
    "Where indicated, articles are licensed under CC BY 4.0.",
    # after a time
    "After 30 days, all our articles are licensed under CC BY 4.0.",
    "Nach zwölf Monaten stehen unsere Artikel unter CC BY 4.0.",
    "Après six mois, nos articles sont sous licence CC BY 4.0.",
    "Después de dos años, nuestros artículos están bajo CC BY 4.0.",
)
GIVEN = (
    "All articles are licensed under CC BY 4.0 (texts only).",
    "All articles are licensed under CC BY 4.0 (attribution only).",
    "Since 2015 our articles are licensed under CC BY 4.0.",
    "All our articles are licensed under CC BY 4.0 worldwide.",
    "Our articles are available under CC BY 4.0 in English only.",
    "You may reuse our articles without permission under CC BY 4.0.",
    "Provided you credit us, you may reuse our articles under CC BY 4.0.",
    "If you would like to republish, all our articles are licensed under CC BY 4.0.",
    "In Germany and elsewhere, all our articles are licensed under CC BY 4.0.",
    "Alle unsere Artikel stehen weltweit unter CC BY 4.0.",
    "Sofern nicht anders angegeben, stehen alle Inhalte dieser Website unter CC BY 4.0.",
    "All articles are licensed under CC BY 4.0 except where indicated.",
    "Articles are licensed under CC BY 4.0, unless stated otherwise.",
    "Sauf mention contraire, tous nos articles sont sous licence CC BY 4.0.",
    "A menos que se indique lo contrario, todos nuestros artículos están bajo CC BY 4.0.",
    "A meno che non sia indicato diversamente, tutti i nostri articoli sono sotto licenza CC BY 4.0.",
)


def halves(sentence: str) -> tuple[str, str]:
    before, _, after = sentence.lower().partition(NAME.lower())
    return before.rpartition("; ")[2], after


@pytest.mark.parametrize("sentence", LIMITED)
def test_a_licence_for_some_is_none_for_all(sentence: str) -> None:
    assert is_conditional(*halves(sentence))
    assert identify(html(f"<footer><p>{sentence}</p></footer>")).concluded in ("NOASSERTION", "NONE")


@pytest.mark.parametrize("sentence", GIVEN)
def test_a_licence_for_all(sentence: str) -> None:
    assert not is_conditional(*halves(sentence))
    assert identify(html(f"<footer><p>{sentence}</p></footer>")).concluded == "CC-BY-4.0"
