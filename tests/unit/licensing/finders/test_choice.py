# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.agreement import agreed, same
from byline.licensing.conclude import conclude, identify
from byline.licensing.finders.choice import find
from byline.licensing.policy import decide
from byline.model.evidence import Scope
from byline.model.policy import Verdict
from byline.model.use import Use
from support.identification import evidence
from support.pages import html, text

SA = "<a href='https://creativecommons.org/licenses/by-sa/3.0/'>Creative Commons Attribution-ShareAlike</a>"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (
            f"All texts are available under the GFDL 1.3 or later or, at your option, {SA}.",
            "GFDL-1.3-or-later OR CC-BY-SA-3.0",
        ),
        ("Our texts are under CC BY 4.0 or CC BY-SA 4.0, at your option.", "CC-BY-4.0 OR CC-BY-SA-4.0"),
        ("All texts are dual-licensed under CC BY 4.0 and CC BY-SA 4.0.", "CC-BY-4.0 OR CC-BY-SA-4.0"),
        (
            "This text is dual-licensed under CC BY 4.0 and CC BY-SA 4.0 except where otherwise noted.",
            "CC-BY-4.0 OR CC-BY-SA-4.0",
        ),
        (
            "All texts are dual-licensed under CC BY-NC-ND 4.0 and Attribution-NoDerivatives 4.0.",
            "CC-BY-NC-ND-4.0 OR CC-BY-ND-4.0",
        ),
        (f"All texts are under GFDL 1.2 or later or {SA}.", "GFDL-1.2-or-later OR CC-BY-SA-3.0"),
        (
            "Alle Texte stehen nach Ihrer Wahl unter CC BY 4.0 oder CC BY-SA 4.0.",
            "CC-BY-4.0 OR CC-BY-SA-4.0",
        ),
        ("Tous nos textes sont sous double licence CC BY 4.0 et CC BY-SA 4.0.", "CC-BY-4.0 OR CC-BY-SA-4.0"),
    ],
)
def test_the_reader_s_choice(words: str, offered: str) -> None:
    page = html(f"<footer><p>{words}</p></footer>")
    (found,) = find(page)
    assert (found.finder, found.suggests) == ("choice", offered)
    assert page.text_at(found.locator) == found.statement
    conclusion = identify(page)
    assert (conclusion.concluded, conclusion.declared) == (offered, offered)
    assert conclusion.evidence[0].finder == "choice"
    assert decide(conclusion, [Use.REDISTRIBUTE]).verdict is Verdict.ALLOW_WITH_OBLIGATIONS


@pytest.mark.parametrize(
    "words",
    [
        "Articles are published under CC BY 4.0 or CC BY-NC 4.0.",
        "Articles are published under either CC BY 4.0 or CC BY-NC 4.0.",
        "Authors may license this work, at your option, under CC BY 4.0 or CC BY-NC 4.0.",
        f"All texts are under GFDL 1.3 or later and {SA}.",
        "All texts are dual-licensed under CC BY 4.0 and CC BY-NC 4.0, depending on the page.",
        "All texts are dual-licensed under CC BY 4.0 for print and CC BY-NC 4.0.",
        "All texts are not dual-licensed under CC BY 4.0 and CC BY-NC 4.0.",
        "All texts are dual-licensed under CC BY and CC BY-NC 4.0.",
        "All images are dual-licensed under CC BY 4.0 and CC BY-NC 4.0.",
        "All texts are dual-licensed under CC BY 4.0 and, by the way, we met people who like CC BY-NC 4.0.",
        "All texts are, at your option, under CC BY 1.0, CC BY 2.0, CC BY 3.0 or CC BY 4.0.",
        "All texts are dual-licensed. They are under CC BY 4.0.",
        "All texts are dual-licensed under CC BY 4.0 and CC BY 4.0.",
    ],
)
def test_no_choice_of_the_reader_s(words: str) -> None:
    page = html(f"<footer><p>{words}</p></footer>")
    assert list(find(page)) == []
    assert " OR " not in identify(page).concluded


def test_a_page_that_is_cut_leaves_no_choice() -> None:
    words = "This text is dual-licensed under CC BY 4.0 and CC BY-SA 4.0"
    assert list(find(text(words))) == []
    assert len(list(find(text(f"{words}.\n")))) == 1


CHOICE = "GFDL-1.3-or-later OR CC-BY-SA-3.0"


def test_parts_of_a_choice_agree_with_it() -> None:
    offer = evidence(CHOICE, finder="choice")
    parts = [evidence("CC-BY-SA-3.0"), evidence("GFDL-1.3-or-later", finder="link")]
    loose = [evidence("LicenseRef-CC-BY-SA-unversioned"), evidence("LicenseRef-Creative-Commons")]
    conclusion = conclude([*parts, *loose, offer])
    assert conclusion.concluded == CHOICE
    assert conclusion.evidence[0] is offer
    assert len(conclusion.evidence) == 5
    assert conclusion.basis == f"the site's choice names {CHOICE}; 4 more agree"


def test_another_licence_contradicts_it() -> None:
    assert agreed([evidence(CHOICE, finder="choice"), evidence("CC-BY-NC-4.0")]) == (None, (CHOICE, "CC-BY-NC-4.0"))
    assert agreed([evidence(CHOICE, finder="choice"), evidence("CC-BY-SA-4.0")])[0] is None


def test_the_article_s_own_licence_is_not_widened() -> None:
    own = evidence("CC-BY-SA-3.0", scope=Scope.ARTICLE)
    assert conclude([own, evidence(CHOICE, finder="choice")]).concluded == "CC-BY-SA-3.0"


def test_sameness() -> None:
    assert same(CHOICE, "CC-BY-SA-3.0")
    assert same("LicenseRef-CC-BY-SA-unversioned", CHOICE)
    assert not same(CHOICE, "CC-BY-3.0")
    assert not same("CC-BY-SA-3.0 AND CC-BY-4.0", "CC-BY-4.0")
