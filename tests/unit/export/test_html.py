# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The site: complete, readable, accessible, understood by machines, and silent: no request to anybody."""

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from trafilatura.metadata import extract_license

from byline.export.dates import day
from byline.licensing.conclude import identify
from byline.model.capture import Capture
from byline.page.parse import read_page
from support.exports import SEEN, Exported, export, selection, simple
from support.reading import ISOLATES

STYLE = Path(__file__).parents[3] / "src" / "byline" / "export" / "templates" / "style.css"
FERRY, PERSIAN, PLAIN, LOCAL = "3f2a9c0d1e2b3c4d", "0000000000000002", "0000000000000003", "0000000000000005"
EXTRUCT = Path(__file__).parents[3] / ".venv" / "judge" / "bin" / "python"
LICENSE = "http://www.w3.org/1999/xhtml/vocab#license"


@pytest.fixture
def site(tmp_path: Path) -> Exported:
    return export(tmp_path / "out")


def trees(site: Exported) -> dict[str, HtmlElement]:
    return {
        name: lxml_html.document_fromstring(content.decode())
        for name, content in site.files().items()
        if name.endswith(".html")
    }


def page(site: Exported, article_id: str) -> HtmlElement:
    return trees(site)[f"articles/{article_id}.html"]


def words(tree: HtmlElement, path: str) -> list[str]:
    return [" ".join(str(element.text_content()).split()) for element in tree.xpath(path)]


def test_the_index_names_each_article_with_agency_licence_date_and_language(site: Exported) -> None:
    index = trees(site)["index.html"]
    assert words(index, "//h1") == ["6 articles to reuse"]
    assert words(index, "//main/article")[:3] == [
        "The ferry stays & the bridge waits CC BY 4.0 Ada Example, Bo Example, Example Wire 8 March 2026 English",
        "کشتی می‌ماند CC BY-SA 4.0 آدا نمونه, خبرگزاری نمونه March 2026 Persian",
        "Article 00000000 CC BY-SA 3.0 Example Wire 2026",
    ]


def test_the_index_counts_licences_agencies_years_and_languages(site: Exported) -> None:
    index = trees(site)["index.html"]
    assert words(index, "//aside//label") == [
        *("All 6", "CC BY 4.0 1", "CC BY-NC 2.0 1", "CC BY-ND 4.0 1", "CC BY-SA 3.0 1", "CC BY-SA 4.0 1", "CC0 1.0 1"),
        *("Example Wire 5", "خبرگزاری نمونه 1", "2026 4", "English 2", "German 1", "Persian 1"),
    ]


def test_each_choice_shows_as_many_articles_as_it_says(site: Exported) -> None:
    index = trees(site)["index.html"]
    rules = dict(
        re.findall(r":has\(#(\w+):checked\) \.list > :not\(\.(\w+)\)", (site.folder / "filter.css").read_text())
    )
    choices = index.xpath("//input[@type='radio' and @name='show']/@id")
    assert {"all", *rules} == set(choices)
    for choice, name in rules.items():
        (label,) = words(index, f"//label[@for='{choice}']/span")
        assert len(index.xpath(f"//main/article[contains(concat(' ', @class, ' '), ' {name} ')]")) == int(label)


def test_an_excerpt_would_stand_without_its_notice(site: Exported) -> None:
    index = trees(site)["index.html"]
    assert "ferry stays." not in index.text_content()
    assert not index.xpath("//*[@rel='license' or @property or @typeof]")


def test_the_licence_is_that_of_the_work_and_not_of_the_page(site: Exported) -> None:
    """RDFa Core 1.1, 7.5: a link relation speaks of the nearest subject above it, or else of the page."""
    for name, tree in trees(site).items():
        links = tree.xpath("//*[contains(@rel, 'license')]")
        assert len(links) == (0 if name in ("index.html", "credits.html") else 1)
        for link in links:
            assert link.xpath("ancestor::p[@class='notice' and @typeof='cc:Work']")
    (notice,) = page(site, FERRY).xpath("//p[@class='notice']")
    assert notice.get("about") == "https://wire.example/ferry?id=1&page=2"


def concluded_from(content: bytes) -> str:
    """What byline itself would conclude if it archived the page."""
    capture = Capture(
        name="page", retrieved=SEEN, content=content, media_type="text/html", url="https://paper.example/p"
    )
    return identify(read_page(capture)).concluded


@pytest.mark.parametrize("several", [True, False])
def test_no_machine_takes_a_licence_for_that_of_the_index(tmp_path: Path, several: bool) -> None:
    """RULES 2.3: the licence is scoped, so that it is not read as that of the whole page."""
    site = export(tmp_path / "out", selection() if several else [simple(number) for number in range(3)])
    pages = site.files()
    assert concluded_from(pages["index.html"]) == concluded_from(pages["credits.html"]) == "NOASSERTION"


def test_byline_concludes_the_licence_of_each_article_from_its_page(site: Exported) -> None:
    pages = site.files()
    for entry in site.manifest.articles:
        assert concluded_from(pages[entry.files[0]]) == entry.license


def test_other_readers_find_the_licence_of_each_article_in_its_page(site: Exported) -> None:
    """trafilatura's reader of licences, and the rule of Common Crawl's C5: the first address of a CC licence."""
    for entry in site.manifest.articles:
        tree = page(site, entry.id)
        (first, *_) = (
            address
            for address in tree.xpath("//meta/@content | //link/@href | //a/@href")
            if "creativecommons.org" in address
        )
        assert first == entry.license_uri
        assert extract_license(tree) == _as_trafilatura_says(entry.license_uri)


def _as_trafilatura_says(uri: str) -> str | None:
    found = re.search("/(?:licenses|publicdomain)/([a-z-]+)/([0-9.]+)/", uri)
    return found and f"CC {found[1].upper()} {found[2]}"


def test_a_parser_of_rdfa_and_json_ld_finds_the_licence_of_the_work(site: Exported) -> None:
    """The subject of each licence is the article at its source, or its copy here: never the page."""
    if not EXTRUCT.exists():
        pytest.skip("extruct is installed by `make test`")
    program = (
        "import extruct, json, sys; pages = sys.argv[1:]\n"
        "print(json.dumps([extruct.extract(open(page, encoding='utf-8').read(), base_url='https://paper.example/p', "
        "syntaxes=['rdfa', 'json-ld']) for page in pages]))"
    )
    entries = site.manifest.articles
    ran = subprocess.run(
        [EXTRUCT, "-W", "ignore", "-c", program, *(site.folder / entry.files[0] for entry in entries)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for entry, found in zip(entries, json.loads(ran.stdout), strict=True):
        licensed = {node["@id"]: node[LICENSE] for node in found["rdfa"] if LICENSE in node}
        (subject,) = licensed
        assert licensed[subject] == [{"@id": entry.license_uri}]
        assert subject == entry.source_uri or subject.startswith("_:")
        (work,) = found["json-ld"]
        assert (work["@type"], work["license"]) == ("Article", entry.license_uri)
        assert work["creditText"].translate(ISOLATES) == entry.notice.translate(ISOLATES)


def test_the_page_of_credits_has_every_notice_and_leads_to_its_article(site: Exported) -> None:
    tree = trees(site)["credits.html"]
    assert words(tree, "//p[@class='copy']") == [entry.notice for entry in site.manifest.articles]
    assert tree.xpath("//h2/a/@href") == [entry.files[0] for entry in site.manifest.articles]


def test_a_notice_can_be_copied_as_text_and_as_html(site: Exported) -> None:
    tree = page(site, FERRY)
    for name in tree.xpath("//button/@data-copy"):
        assert len(tree.xpath(f"//*[@id='{name}']")) == 1
    assert all(button.get("hidden") is not None for button in tree.xpath("//button"))
    (notice,) = tree.xpath("//*[@id='as-html']")
    assert 'rel="license"' in notice.text_content()


def test_the_evidence_panel_shows_what_was_found_and_what_was_not_used(site: Exported) -> None:
    ferry = page(site, FERRY)
    (panel,) = words(ferry, "//details[summary='How we know its licence']")
    for expected in (
        "The site's statement names CC-BY-4.0.",
        "All content by Example Wire is licensed under CC-BY-4.0.",
        "Statement. In the footer, about the site, whose content is Example Wire’s, seen 9 March 2026, 10:30 UTC.",
        "payload /html/body/footer/p chars 0-56",
        "Not covered Unless otherwise noted, all text",
        "Reserved beside the licence tdm-reservation: 1",
        "Found, but not used Photo: A. Smith, CC BY-NC 2.0",
        "Not used: It belongs to a picture.",
        "Creative Commons Attribution 4.0 International, CC-BY-4.0",
        "by rule, rules 1",
        f"sha256:{int(FERRY, 16):064x}",
        FERRY,
    ):
        assert expected in panel


def test_a_declaration_is_shown_as_one(site: Exported) -> None:
    (panel,) = words(page(site, PLAIN), "//details[summary='How we know its licence']")
    assert "Operator. Declared by the operator of the archive, seen 9 March 2026, 10:30 UTC. operator" in panel
    assert "by the operator of the archive, rules 1" in panel


def test_duties_come_with_their_clauses(site: Exported) -> None:
    (duties,) = words(page(site, FERRY), "//details[starts-with(summary, 'What CC BY 4.0 asks')]/ul")
    assert "Keep the copyright notice, if supplied. section 3(a)(1)(A)(ii)" in duties
    assert page(site, FERRY).xpath("//link[@rel='canonical']/@href") == ["https://wire.example/ferry?id=1&page=2"]


def test_an_article_from_a_file_has_no_link_to_a_source(site: Exported) -> None:
    local = page(site, LOCAL)
    assert local.xpath("//link[@rel='canonical']") == []
    assert "ni:///sha-256;abc" in words(local, "//dd/code")
    assert not [address for address in local.xpath("//@href") if address.startswith("ni:")]


def test_languages_and_directions(site: Exported) -> None:
    assert {tree.get("lang") for tree in trees(site).values()} == {"en"}
    directions = {name: tree.xpath("//article")[0] for name, tree in trees(site).items() if "/" in name}
    found = {Path(name).stem: (article.get("lang"), article.get("dir")) for name, article in directions.items()}
    assert found[FERRY] == ("en-gb", "ltr")
    assert found[PERSIAN] == ("fa", "rtl")
    assert found[PLAIN] == ("", "auto")
    assert found["0000000000000004"] == ("", "auto")


def test_nothing_is_asked_of_anybody(site: Exported) -> None:
    for name, tree in trees(site).items():
        assert not tree.xpath(
            "//style | //img | //iframe | //object | //form | //base | //*[@src and not(self::script)] | //@style"
        )
        for script in tree.xpath("//script"):
            local = script.get("src") == "../copy.js" and not script.text
            assert local or (script.get("type") == "application/ld+json" and json.loads(script.text))
        assert not [key for element in tree.iter() for key in element.attrib if key.startswith("on")]
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == (
            "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
        )
        for sheet in tree.xpath("//link[@rel='stylesheet']/@href"):
            assert (site.folder / name).parent.joinpath(sheet).is_file()
    for sheet in site.folder.glob("*.css"):
        assert not re.search(r"url\(|@import|https?:", sheet.read_text(encoding="utf-8"))


def test_every_link_inside_leads_somewhere(site: Exported) -> None:
    for name, tree in trees(site).items():
        for address in tree.xpath("//@href"):
            path, _, anchor = address.partition("#")
            if not address.startswith("https://"):
                assert not path or (site.folder / name).parent.joinpath(path).is_file(), address
                assert not anchor or tree.xpath(f"//*[@id='{anchor}']")


def test_accessible_by_structure(site: Exported) -> None:
    """WCAG 2.2: 1.3.1 structure, 2.4.1 skip, 2.4.2 titles, 3.1.1 language, 4.1.2 names."""
    for tree in trees(site).values():
        assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == len(tree.xpath("/html/body/footer")) == 1
        assert tree.xpath("string(//title)").strip()
        levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert set(tree.xpath("//input/@id")) == set(tree.xpath("//label/@for"))
        assert all(words(tree, "//a | //label | //summary | //legend"))
        assert {element.tag for element in tree.find("body")} <= {
            "a",
            "nav",
            "header",
            "aside",
            "main",
            "footer",
            "script",
        }
        named = tree.xpath("//section | //aside | //nav")
        assert all(part.get("aria-label") or part.get("aria-labelledby") for part in named)
    assert trees(site)["index.html"].xpath("/html/body/a[1]/@href") == ["#articles"]


def themes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{([^}]*--ink[^}]*)\}", STYLE.read_text(encoding="utf-8"))[:2]
    return {
        name: dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", colours))
        for name, colours in (("light", light), ("dark", dark))
    }


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "soft", "accent"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of at least 4.5 to 1."""
    colours = themes()[theme]
    brighter, darker = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
    assert (brighter + 0.05) / (darker + 0.05) >= 4.5


def test_no_text_is_made_fainter_than_its_colour() -> None:
    assert set(re.findall(r"opacity: ([\d.]+)", STYLE.read_text(encoding="utf-8"))) <= {"0"}


def test_paper_dark_phone_and_print_are_thought_of() -> None:
    style = STYLE.read_text(encoding="utf-8")
    for query in ("prefers-color-scheme: dark", "prefers-reduced-motion", "max-width: 30rem", "@media print"):
        assert query in style


def test_one_article_is_no_plural_and_needs_no_choice_of_agencies(tmp_path: Path) -> None:
    site = export(tmp_path / "out", [simple(1, agency=None, creators=(), language=None)])
    index = trees(site)["index.html"]
    assert words(index, "//h1") == words(index, "//title") == ["1 article to reuse"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026", "2026"),
        ("2026-03", "March 2026"),
        ("2026-03-09", "9 March 2026"),
        ("2026-12-31T23:59:59+03:30", "31 December 2026"),
        ("2026-13-40", "2026"),
        ("2026-00", "2026"),
    ],
)
def test_a_day_is_written_as_precisely_as_it_is_known(date: str, expected: str) -> None:
    assert day(date) == expected
