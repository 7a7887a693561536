# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What generators of notices are known to get wrong, one test a mistake: none of them is byline's."""

import pytest
from lxml import html as lxml_html

from byline.errors import NotPermitted
from byline.licensing.adapting import check_license, credit
from byline.licensing.carriers import REGISTRY
from byline.licensing.catalog import UNVERSIONED, catalog
from byline.licensing.notice import attribution, render
from byline.model.notice import Adaptation, Attribution, Change
from support.notices import TEXT_ONLY, archived
from support.reading import as_read

FORMS = REGISTRY.names()


def everything(license_id: str = "CC-BY-4.0", **more: object) -> Attribution:
    facts = {
        "title": "National unity",
        "creators": ("Jane Doe",),
        "agency": "Mehr News Agency",
        "copyright_notice": "© 2026 Mehr",
        "language": "en",
    }
    return attribution(archived(license_id, **(facts | more)), (TEXT_ONLY,))


def said(facts: Attribution, form: str) -> str:
    made = render(facts, form)
    return as_read(made.content, made.media_type)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "element",
    ["Mehr News Agency", "© 2026 Mehr", "Text extracted from the web page", "https://news.example/story"],
    ids=["other parties", "copyright notice", "changes", "source"],
)
def test_openverse_leaves_out(form: str, element: str) -> None:
    assert element in said(everything(), form)


@pytest.mark.parametrize("form", FORMS)
def test_openverse_tracks_who_follows_the_licence(form: str) -> None:
    assert "creativecommons.org/licenses/by/4.0/?" not in said(everything(), form)


def test_openverse_and_the_chooser_do_not_escape() -> None:
    content = render(everything(title="</cite><script>x</script>", creators=('"><img src=x>',)), "html").content
    assert not lxml_html.fromstring(content).xpath("//script | //img")


def test_openverse_and_the_chooser_have_no_machine_readable_licence() -> None:
    element = lxml_html.fromstring(render(everything(), "html").content)
    assert element.xpath("//a[@rel='license']/@href") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert element.xpath("//@property") == ["dct:title", "cc:attributionName", "cc:attributionName"]
    assert element.get("typeof") == "cc:Work"


@pytest.mark.parametrize("license_id", UNVERSIONED.values())
def test_openverse_guesses_a_version(license_id: str) -> None:
    """So do Common Pile (4.0 by a fixed URL) and Open Newswire (a slug without a version)."""
    with pytest.raises(NotPermitted, match="licence-incomplete"):
        everything(license_id)


@pytest.mark.parametrize("form", FORMS)
def test_openverse_marks_what_was_dedicated(form: str) -> None:
    shown = said(everything("CC0-1.0"), form)
    assert "Marked with" not in shown
    assert "icensed under" not in shown


@pytest.mark.parametrize("form", FORMS)
def test_the_lizenzhinweisgenerator_forgets_the_original_after_an_edit(form: str) -> None:
    adaptation = Adaptation(by="Jane Roe", license=catalog().require("CC-BY-SA-4.0"))
    article = archived("CC-BY-SA-3.0", title="T", creators=("Jane Doe",))
    change = credit(catalog().require("CC-BY-SA-3.0"), adaptation)
    shown = said(attribution(article, (change,), adaptation=adaptation), form)
    assert "https://creativecommons.org/licenses/by-sa/3.0/" in shown
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in shown
    assert "Jane Doe" in shown


@pytest.mark.parametrize("later", ["CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0"])
def test_the_lizenzhinweisgenerator_lets_sharealike_1_become_a_later_version(later: str) -> None:
    """BY-SA 1.0 section 4(b) knows no later versions."""
    first = catalog().require("CC-BY-SA-1.0")
    with pytest.raises(NotPermitted, match=r"CC-BY-SA-1\.0 section 4"):
        check_license(first, Adaptation(license=catalog().require(later)))
    check_license(first, Adaptation(license=first))


def test_the_lizenzhinweisgenerator_gives_ports_the_unported_uri() -> None:
    ports = [row for row in catalog() if row.elements and row.jurisdiction]
    assert len(ports) > 500
    for row in ports:
        place = f"/{row.jurisdiction}/".lower()
        assert f"{place}. " in render(Attribution(license=row, changes=(TEXT_ONLY,))).content


def test_the_lizenzhinweisgenerator_prints_no_name_of_the_licence() -> None:
    assert "Creative Commons Attribution 4.0 International (CC BY 4.0)" in said(everything(), "print")


@pytest.mark.parametrize("form", FORMS)
def test_libcredit_calls_version_4_unported(form: str) -> None:
    for row in catalog():
        if row.family == "CC" and row.version == "4.0":
            assert "nported" not in said(everything(row.id), form)


@pytest.mark.parametrize(
    "uri", ["https://creativecommons.org/licenses/by/4.0", "http://www.creativecommons.org/licenses/by/4.0/legalcode"]
)
def test_libcredit_does_not_know_other_forms_of_the_uri(uri: str) -> None:
    found = catalog().by_uri(uri)
    assert found is not None
    assert "https://creativecommons.org/licenses/by/4.0/." in render(Attribution(license=found)).content


@pytest.mark.parametrize("form", FORMS)
def test_the_republication_tracker_names_no_version_and_no_uri(form: str) -> None:
    shown = said(everything("CC-BY-ND-3.0"), form)
    assert "CC BY-ND 3.0" in shown
    assert "https://creativecommons.org/licenses/by-nd/3.0/" in shown
    assert "4.0" not in shown


def test_the_republication_tracker_licenses_the_whole_page() -> None:
    """The licence is said of the work (`about`): RDFa readers give the page itself none."""
    page = lxml_html.fromstring(f"<html><body>{render(everything(), 'html').content}</body></html>")
    (link,) = page.xpath("//a[@rel='license']")
    subjects = [node.get("about") for node in link.iterancestors() if node.get("typeof")]
    assert subjects == ["https://news.example/story"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("license_id", "kept"),
    [("CC-BY-SA-2.0", "by-sa/2.0/"), ("CC-BY-3.0-IGO", "by/3.0/igo/"), ("CC-BY-NC-SA-4.0", "by-nc-sa/4.0/")],
)
def test_common_pile_loses_elements_and_ports(form: str, license_id: str, kept: str) -> None:
    assert f"https://creativecommons.org/licenses/{kept}" in said(everything(license_id), form)


@pytest.mark.parametrize("form", FORMS)
def test_nobody_is_called_unknown_and_nothing_official(form: str) -> None:
    shown = said(attribution(archived("CC-BY-2.0", title="T"), (Change(text="Shortened."),)), form)
    for words in ("nknown", "official", "courtesy", "in partnership"):
        assert words not in shown
