# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.conclude import identify
from byline.licensing.reading.journals import gives_way, is_agreement
from support.pages import html

AGREED = (
    "<p>Authors retain copyright and grant the journal right of first publication with the work simultaneously"
    " licensed under a {} that allows others to share it.</p>"
)
BOX = (
    '<p>This work is licensed under a <a rel="license" href="https://creativecommons.org/licenses/{0}/">{0}</a>'
    " licence.</p>"
)


@pytest.mark.parametrize(
    ("sentence", "agreed"),
    [
        (
            "Autores concedem à revista o direito de primeira publicação, sob a Licença Creative Commons Attribution",
            True,
        ),
        ("Los autores ceden a la revista el derecho de la primera publicación", True),
        ("Authors grant the journal right of First Publication", True),
        ("This article was first published in the Journal of Tides", False),
    ],
)
def test_agreements(sentence: str, agreed: bool) -> None:
    assert is_agreement(sentence) is agreed


@pytest.mark.parametrize(
    ("agreed", "marked", "yields"),
    [
        (["BY"], ["BY NC"], True),
        (["BY", "BY SA"], ["BY NC SA"], True),
        (["BY"], ["BY"], True),
        (["BY NC"], ["BY"], False),
        (["BY NC"], ["BY ND"], False),
        (["BY"], [], False),
    ],
)
def test_an_agreement_gives_way_only_to_what_asks_for_as_much(
    agreed: list[str], marked: list[str], yields: bool
) -> None:
    assert gives_way(*([frozenset(each.split()) for each in ids] for ids in (agreed, marked))) is yields


@pytest.mark.parametrize(
    ("agreed", "box", "concluded"),
    [
        ("Creative Commons Attribution License", "by-nc-sa/4.0", "CC-BY-NC-SA-4.0"),
        ("Creative Commons License", "by/4.0", "CC-BY-4.0"),
        ("Creative Commons Attribution-NonCommercial License", "by/4.0", "NOASSERTION"),
    ],
)
def test_the_licence_of_the_article_is_the_one_that_marks_it(agreed: str, box: str, concluded: str) -> None:
    page = html(f"<main><p>Text.</p></main><footer>{BOX.format(box)}{AGREED.format(agreed)}</footer>")
    assert identify(page).concluded == concluded


def test_alone_an_agreement_is_what_is_said() -> None:
    page = html(f"<footer>{AGREED.format('Creative Commons Attribution 4.0 License')}</footer>")
    assert identify(page).concluded == "CC-BY-4.0"
