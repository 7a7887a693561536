# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From an article to its notice."""

from datetime import UTC, datetime

import pytest

from byline.errors import ExitCode, NotPermitted, UsageError
from byline.licensing.carriers import REGISTRY
from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog
from byline.licensing.notice import attribution, example, render
from byline.licensing.phrases import languages
from byline.licensing.sentences import clean, disclaimer_reference, web_uri
from byline.licensing.texts import license_text, text_name
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope
from byline.model.license import License
from byline.model.spdx import NOASSERTION, NONE
from support.notices import GOLDEN, TEXT_ONLY, archived, cases, golden
from support.reading import as_read


def test_the_golden_notices() -> None:
    expected = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.iterdir()}
    assert golden() == expected


def test_everything_that_is_known_is_said() -> None:
    article, changes = cases()["everything-by-4.0"]
    facts = attribution(article, changes)
    assert facts.title == article.article.title
    assert facts.creators == ("Jane Doe", "John Roe")
    assert facts.parties == ("Mehr News Agency",)
    assert facts.source_uri == "https://en.mehrnews.example/news/1?id=2&x=3"
    assert facts.changes == (TEXT_ONLY,)
    assert facts.license is catalog().get("CC-BY-4.0")


@pytest.mark.parametrize(
    "license_id",
    [
        NOASSERTION,
        NONE,
        CREATIVE_COMMONS,
        *UNVERSIONED.values(),
        *catalog().incomplete,
        "CC-BY-9.9",
        "CC-BY-4.0 AND CC-BY-SA-4.0",
    ],
)
def test_no_notice_without_a_settled_licence(license_id: str) -> None:
    with pytest.raises(NotPermitted, match=r"^licence-incomplete: ") as caught:
        attribution(archived(license_id, title="T"))
    assert "byline amend 3f2a9c0d1e2b3c4d --license ID --reason WHY" in (caught.value.cure or "")
    assert caught.value.exit_code is ExitCode.REFUSED


@pytest.mark.parametrize("license_id", [row.id for row in catalog() if row.unwritten])
def test_no_notice_that_would_leave_something_out(license_id: str) -> None:
    """RULES 1.4: the date of the last update (etalab), the full text (GFDL), the words of the type (KOGL) ..."""
    with pytest.raises(NotPermitted, match=r"^licence-incomplete: byline cannot write") as caught:
        attribution(archived(license_id, title="T"))
    assert f"byline license show {license_id}" in (caught.value.cure or "")
    assert catalog().require(license_id).uri in (caught.value.cure or "")


PRESCRIBED = [row for row in catalog() if row.statement]


@pytest.mark.parametrize("terms", PRESCRIBED, ids=lambda terms: terms.id)
@pytest.mark.parametrize("language", languages())
def test_the_prescribed_sentence_is_given_verbatim_in_every_language(terms: License, language: str) -> None:
    """OGL 3.0, "You must": "you must use the following: Contains public sector information licensed under ..."."""
    article = archived(
        terms.id, by="operator", title="Ice roads", creators=("Jane Doe",), agency="The Agency", published="2026-03-09"
    )
    facts = {
        "licensor": "The Agency",
        "authors": "Jane Doe",
        "title": "Ice roads",
        "year": "2026",
        "uri": "https://news.example/story",
    }
    sentence = (terms.statement or "").format_map(facts)
    for carrier in REGISTRY.names():
        made = render(attribution(article, language=language), carrier)
        assert sentence in as_read(made.content, made.media_type)


@pytest.mark.parametrize(
    ("license_id", "facts", "words", "options"),
    [
        ("etalab-2.0", {"agency": "A"}, "the date when it was last updated", "--modified DATE"),
        ("etalab-2.0", {"modified": "2026"}, "the name of who provided it", "--agency NAME"),
        ("NLOD-2.0", {}, "the name of who provided it", "--agency NAME"),
        ("ODC-By-1.0", {}, "its title", "--title TITLE"),
        (
            "LicenseRef-KOGL-1",
            {"agency": "A", "title": "T"},
            "the year when it was made",
            "--published DATE",
        ),
        (
            "LicenseRef-KOGL-3",
            {"target_uri": "ni:///sha-256;x", "agency": "A", "title": "T", "published": "2026"},
            "its address",
            "--url URL",
        ),
        ("LicenseRef-ProPublica-republish", {}, "the name of who provided it", "--agency NAME"),
    ],
)
def test_a_fact_that_the_licence_asks_for_must_be_known(
    license_id: str, facts: dict[str, str], words: str, options: str
) -> None:
    """RULES 1.4: what each asks for, whether it was supplied or not."""
    with pytest.raises(NotPermitted, match=rf"^licence-incomplete: .* asks for {words}, which is not known") as caught:
        attribution(archived(license_id, **facts))
    assert caught.value.cure == f"byline amend 3f2a9c0d1e2b3c4d {options} --reason WHY"


def test_what_was_not_supplied_need_not_be_known() -> None:
    """CC 4.0 3(a)(1)(A): "if it is supplied"; DL-DE-BY-2.0 (2); the sentence of OGL stands in the place of a name."""
    for license_id in ("CC-BY-2.0", "CC-BY-4.0", "OGL-UK-3.0", "OGL-Canada-2.0", "DL-DE-BY-2.0", "CC0-1.0"):
        assert attribution(archived(license_id)).license.id == license_id


def test_changed_data_are_said_to_be_changed() -> None:
    """DL-DE-BY-2.0 (3): changes are indicated in the source note by the remark that the data were changed."""
    article = archived("DL-DE-BY-2.0", agency="Amt")
    assert "The data were changed. Text extracted" in render(attribution(article, (TEXT_ONLY,))).content
    assert "Die Daten wurden geändert." in render(attribution(article, (TEXT_ONLY,), language="de")).content
    assert "changed" not in render(attribution(article)).content


def test_a_gfdl_copy_has_its_text_and_its_licence_notice() -> None:
    """GFDL 2: "this License, the copyright notices, and the license notice ... are reproduced in all copies"."""
    said = "Permission is granted to copy this document under the GFDL, Version 1.3, with no Invariant Sections"
    evidence = Evidence(
        finder="statement",
        statement=said,
        locator=Locator(),
        region=Region.FOOTER,
        scope=Scope.ARTICLE,
        suggests="GFDL-1.3-no-invariants-only",
        seen=datetime(2026, 3, 9, tzinfo=UTC),
    )
    conclusion = LicenseConclusion(concluded="GFDL-1.3-no-invariants-only", evidence=(evidence,))
    made = render(attribution(archived("", conclusion=conclusion, title="T")))
    assert f"Its licence notice: {said}. The full text of the licence goes along." in made.content
    assert made.license_text is not None
    assert made.license_text.startswith("GNU Free Documentation License\nVersion 1.3, 3 November 2008")
    assert render(attribution(archived("CC-BY-4.0"))).license_text is None


@pytest.mark.parametrize("version", ["1.1", "1.2", "1.3"])
def test_the_texts_of_the_gfdl_may_be_copied(version: str) -> None:
    terms = catalog().require(f"GFDL-{version}-only")
    text = license_text(terms) or ""
    assert "copy and distribute verbatim copies of this license document, but changing it is not allowed" in text
    assert f"Version {version}" in text
    assert "provided that this License, the copyright notices, and the license notice saying this License" in text
    assert "ADDENDUM: How to use this License for your documents" in text
    assert text_name(terms) == f"GFDL-{version}.txt"


def test_a_modified_version_under_the_gfdl_is_not_written() -> None:
    """GFDL 4: a title, a section "History" and principal authors of its own."""
    with pytest.raises(NotPermitted, match=r"^notice-unwritten: .*section 4"):
        attribution(archived("GFDL-1.3-only"), (TEXT_ONLY,))


def test_house_demands_stand_apart_from_the_licence() -> None:
    """RULES 1.1: keep them as `demands`, warn, never drop silently."""
    made = render(attribution(archived("LicenseRef-ProPublica-republish", agency="ProPublica")))
    assert "Licensed under Creative Commons Attribution-NonCommercial-NoDerivs 3.0 United States" in made.content
    assert "The publisher's own terms: " in made.content
    demands = [demand.text for demand in made.demands]
    assert "do not use the photographs (no photographs)" in demands
    assert any("PixelPing" in text for text in demands)
    assert {demand.source for demand in made.demands} == {"https://www.propublica.org/steal-our-stories"}
    assert not any("PixelPing" in render(example(made_of), "html").content for made_of in PRESCRIBED)
    assert render(attribution(archived("CC-BY-4.0"))).demands == ()


def test_public_domain_of_a_government_needs_a_person() -> None:
    """RULES pitfall 24: "PD needs reason + jurisdiction; wire credits -> exclude"."""
    work = "LicenseRef-scancode-us-govt-public-domain"
    with pytest.raises(NotPermitted, match=r"licence-incomplete: .* a person has checked"):
        attribution(archived(work, agency="NASA"))
    made = render(attribution(archived(work, by="operator", agency="NASA")))
    assert "not under copyright protection in the United States; foreign copyright protection may apply" in made.content
    assert "icensed" not in made.content


def test_no_notice_for_a_conflict() -> None:
    conclusion = LicenseConclusion(concluded=NOASSERTION, conflicts=("CC-BY-4.0", "CC-BY-ND-4.0"))
    with pytest.raises(NotPermitted, match=r"licence-incomplete: .*CC-BY-4\.0, CC-BY-ND-4\.0"):
        attribution(archived("", conclusion=conclusion))


def test_the_agency_is_credited_once() -> None:
    assert attribution(archived("CC-BY-4.0", creators=("MEHR  News",), agency="Mehr News")).parties == ()
    assert attribution(archived("CC-BY-4.0", agency="Mehr News")).parties == ("Mehr News",)
    assert attribution(archived("CC-BY-4.0")).parties == ()
    several = archived("CC-BY-4.0", creators=("dpa",), agency="Local Paper", parties=("AFP", "dpa", "local paper"))
    assert attribution(several).parties == ("Local Paper", "AFP")


def test_the_licensor_is_credited_if_no_agency_is_known() -> None:
    """CC 4.0 3(a)(1)(A)(i): any others designated to receive attribution."""
    article, _ = cases()["everything-by-4.0"]
    evidence = Evidence(
        finder="statement",
        statement="All Content by Mehr News Agency is licensed under ...",
        locator=Locator(),
        region=Region.FOOTER,
        scope=Scope.SITE,
        suggests="CC-BY-4.0",
        licensor="Mehr News Agency",
        seen=article.retrieved,
    )
    conclusion = LicenseConclusion(concluded="CC-BY-4.0", evidence=(evidence,))
    assert attribution(archived("", conclusion=conclusion)).parties == ("Mehr News Agency",)


def test_the_source_is_a_web_address_or_nothing() -> None:
    assert attribution(archived("CC-BY-4.0", url="ftp://x/y")).source_uri == "https://news.example/story"
    local = attribution(archived("CC-BY-4.0", target_uri="ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"))
    assert local.source_uri is None
    assert "Source" not in render(local).content
    assert "about=" not in render(local, "html").content
    assert 'typeof="cc:Work"' in render(local, "html").content


@pytest.mark.parametrize(
    ("license_id", "verb"),
    [
        ("CC-BY-4.0", "Licensed under "),
        ("CC0-1.0", "Dedicated to the public domain under "),
        ("CC-PDDC", "Dedicated to the public domain under "),
        ("CC-PDM-1.0", "Marked with "),
    ],
)
def test_only_a_licence_licenses(license_id: str, verb: str) -> None:
    for carrier in REGISTRY.names():
        content = render(attribution(archived(license_id, title="T")), carrier).content
        assert verb in content or carrier == "short"
        assert ("icensed under" in content) is (verb == "Licensed under " and carrier != "short")


@pytest.mark.parametrize(
    ("license_id", "words"),
    [
        ("CC-BY-4.0", "Provided without warranties; see the licence, section 5."),
        ("CC-BY-NC-SA-2.0", "Provided without warranties; see the licence, section 5."),
        ("CC-BY-3.0-IGO", "Provided without warranties; see the licence, section 5."),
        ("CC-BY-1.0", "For warranties and their limits see the licence, section 5."),
        ("CC-SA-1.0", "For warranties and their limits see the licence, section 5."),
        ("CC-BY-NC-SA-2.0-FR", "For warranties and their limits see the licence."),
        ("LicenseRef-CC-BY-2.5-SCOTLAND", "For warranties and their limits see the licence."),
        ("CC-BY-SA-2.0-UK", None),
        ("CC0-1.0", None),
        ("CC-PDM-1.0", None),
    ],
)
def test_disclaimer_reference(license_id: str, words: str | None) -> None:
    assert disclaimer_reference(catalog().require(license_id)) == words


def test_an_unknown_carrier_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="no notice format 'telegram'"):
        render(attribution(archived("CC-BY-4.0")), "telegram")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \r\n b\u2028c\u2029d\x0be\tf ", "a b c d e f"),
        ("\u202egnp.exe\u202c\u2066x\u2069", "gnp.exex"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("zero\u200bwidth\ufeff\u00ad", "zerowidth"),
        ("nul\x00bell\x07", "nulbell"),
        ("\ud800", "\ufffd"),
        ("\u00a0\u3000", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org/ä %41", "HTTP://example.org/%C3%A4%20%41"),
        ('https://example.org/"><x>`{|}\\^', "https://example.org/%22%3E%3Cx%3E%60%7B%7C%7D%5C%5E"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("https://[::1/x", None),
        ("https:///x", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/x", None),
        ("ni:///sha-256;x", None),
        ("https://example.org/\ud800", "https://example.org/%EF%BF%BD"),
        ("", None),
        (None, None),
    ],
)
def test_web_uri(uri: str | None, address: str | None) -> None:
    assert web_uri(uri) == address
    assert web_uri(address) == address
