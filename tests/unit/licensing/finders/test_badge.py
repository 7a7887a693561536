# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.finders.badge import find
from byline.model.evidence import Scope
from support.pages import html, text


@pytest.mark.parametrize(
    ("source", "license_id"),
    [
        ("https://i.creativecommons.org/l/by-sa/4.0/88x31.png", "CC-BY-SA-4.0"),
        ("//licensebuttons.net/l/by/3.0/de/80x15.png", "CC-BY-3.0-DE"),
        ("https://i0.wp.com/i.creativecommons.org/l/by-nd/3.0/88x31.png", "CC-BY-ND-3.0"),
    ],
)
def test_badges_name_a_licence(source: str, license_id: str) -> None:
    (found,) = find(html(f"<footer><img src='{source}'></footer>"))
    assert (found.finder, found.statement, found.suggests, found.scope) == ("badge", source, license_id, Scope.SITE)
    assert found.locator.attribute == "src"


@pytest.mark.parametrize(
    "image",
    ["<img src='/cc.png'>", "<img>", "<img src='https://creativecommons.org/images/public/somerights20.gif'>"],
    ids=["a local picture", "no address", "a picture of no licence"],
)
def test_other_pictures(image: str) -> None:
    assert list(find(html(f"<footer>{image}</footer>"))) == []


def test_a_badge_in_a_figure_is_the_figure_s() -> None:
    (found,) = find(html("<figure><img src='https://i.creativecommons.org/l/by/4.0/88x31.png'></figure>"))
    assert found.scope is Scope.OTHER


def test_an_unseen_badge_is_none() -> None:
    image = "<img src='https://i.creativecommons.org/l/by/4.0/88x31.png'>"
    assert list(find(html(f"<noscript>{image}</noscript>"))) == []


def test_there_is_an_end() -> None:
    image = "<p><img src='https://i.creativecommons.org/l/by/4.0/88x31.png'></p>"
    assert len(list(find(html(image * 400)))) == 300


def test_plain_text_has_no_pictures() -> None:
    assert list(find(text("x"))) == []


@pytest.mark.parametrize(
    ("words", "license_id"),
    [
        ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("CC BY 4.0", "LicenseRef-CC-BY-SA-unversioned"),
        ("CC BY-SA", "LicenseRef-CC-BY-SA-unversioned"),
        ("", "LicenseRef-CC-BY-SA-unversioned"),
    ],
)
def test_its_words_may_give_the_version_that_its_address_has_not(words: str, license_id: str) -> None:
    source = "https://mirrors.creativecommons.org/presskit/buttons/88x31/svg/by-sa.svg"
    page = html(f"<footer><img src='{source}' alt='{words}'></footer>")
    (found,) = find(page)
    assert found.suggests == license_id
    assert page.text_at(found.locator) == found.statement
