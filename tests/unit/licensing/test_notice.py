# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From an article to its notice."""

import pytest

from byline.errors import ExitCode, NotPermitted, UsageError
from byline.licensing.carriers import REGISTRY
from byline.licensing.catalog import CREATIVE_COMMONS, UNVERSIONED, catalog
from byline.licensing.notice import attribution, render
from byline.licensing.sentences import clean, disclaimer_reference, web_uri
from byline.model.evidence import Evidence, LicenseConclusion, Locator, Region, Scope
from byline.model.spdx import NOASSERTION, NONE
from support.notices import GOLDEN, TEXT_ONLY, archived, cases


def test_the_golden_notices() -> None:
    expected = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.iterdir()}
    made = {
        f"{name}.{carrier}": render(attribution(article, changes), carrier).content + "\n"
        for name, (article, changes) in cases().items()
        for carrier in REGISTRY.names()
    }
    assert made == expected


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
    [NOASSERTION, NONE, CREATIVE_COMMONS, *UNVERSIONED.values(), *catalog().incomplete, "CC-BY-9.9", "CC-BY-4.0 OR X"],
)
def test_no_notice_without_a_settled_licence(license_id: str) -> None:
    with pytest.raises(NotPermitted, match=r"^licence-incomplete: ") as caught:
        attribution(archived(license_id, title="T"))
    assert "byline amend 3f2a9c0d1e2b3c4d --license ID --reason WHY" in (caught.value.cure or "")
    assert caught.value.exit_code is ExitCode.REFUSED


@pytest.mark.parametrize("license_id", [row.id for row in catalog() if row.unwritten])
def test_no_notice_that_would_leave_something_out(license_id: str) -> None:
    """RULES 1.4: the date of the last update (etalab), the full text (GFDL), the words of the type (KOGL) ..."""
    with pytest.raises(NotPermitted, match=r"^notice-unwritten: ") as caught:
        attribution(archived(license_id, title="T"))
    assert f"byline license show {license_id}" in (caught.value.cure or "")


def test_the_prescribed_sentence_is_given_verbatim() -> None:
    """OGL 3.0, "You must": "you must use the following: Contains public sector information licensed under ..."."""
    for terms in catalog():
        if terms.statement:
            assert terms.statement in render(attribution(archived(terms.id, title="T"))).content


def test_no_notice_for_a_conflict() -> None:
    conclusion = LicenseConclusion(concluded=NOASSERTION, conflicts=("CC-BY-4.0", "CC-BY-ND-4.0"))
    with pytest.raises(NotPermitted, match=r"licence-incomplete: .*CC-BY-4\.0, CC-BY-ND-4\.0"):
        attribution(archived("", conclusion=conclusion))


def test_the_agency_is_credited_once() -> None:
    assert attribution(archived("CC-BY-4.0", creators=("MEHR  News",), agency="Mehr News")).parties == ()
    assert attribution(archived("CC-BY-4.0", agency="Mehr News")).parties == ("Mehr News",)
    assert attribution(archived("CC-BY-4.0")).parties == ()


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
