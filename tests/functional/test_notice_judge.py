# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""extruct, which others read pages with, finds the licence of the work in a notice, and none of the page."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from byline.licensing.notice import render
from support.notices import adaptations, families, languages_of_notices

JUDGE = Path(__file__).parents[2] / ".venv" / "judge" / "bin" / "extruct"
pytestmark = pytest.mark.skipif(not JUDGE.exists(), reason="extruct is installed by `make test`")
PAGE = "https://reuser.example/page"
WORK = "https://news.example/story"
LICENSE = "http://www.w3.org/1999/xhtml/vocab#license"
CODE = (
    "import extruct, json, sys\n"
    "pages = json.load(sys.stdin)\n"
    f"read = lambda page: extruct.extract(page, base_url={PAGE!r}, syntaxes=['rdfa', 'json-ld'])\n"
    "print(json.dumps({name: read(page) for name, page in pages.items()}))\n"
)


@pytest.fixture(scope="module")
def judged() -> dict[str, Any]:
    """What extruct reads of pages that hold a notice as HTML and as JSON-LD."""
    pages = {}
    for name, facts in {**families(), **adaptations(), **languages_of_notices()}.items():
        data, words = render(facts, "json-ld").content, render(facts, "html").content
        script = f'<script type="application/ld+json">{data}</script>'
        pages[name] = f"<html><head><title>Page</title>{script}</head><body><h1>Page</h1>{words}</body></html>"
    ran = subprocess.run(
        [JUDGE.parent / "python", "-W", "ignore", "-c", CODE],
        input=json.dumps(pages), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return dict(json.loads(ran.stdout))


def nodes(judged: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in judged[name]["rdfa"]}


@pytest.mark.parametrize("name", ["germany-dl-de-by-2.0", "everything-by-4.0-in-fa", "everything-by-4.0-in-fr"])
def test_the_licence_is_that_of_the_work(judged: dict[str, Any], name: str) -> None:
    (node,) = nodes(judged, name).values()
    (data,) = judged[name]["json-ld"]
    assert node["@id"] != PAGE
    assert node["@id"] == data["isBasedOn"]["@id"]
    assert [each["@id"] for each in node[LICENSE]] == [data["license"]]


def test_no_page_gets_a_licence(judged: dict[str, Any]) -> None:
    """RULES 2.3: scoped, "so it is not read as the licence of the whole page"."""
    assert len(judged) > 40
    assert not [name for name in judged if PAGE in nodes(judged, name)]


def test_an_adaptation_has_its_own_licence_and_its_source(judged: dict[str, Any]) -> None:
    found = nodes(judged, "translation-by-sa-2.0")
    original = found.pop(WORK)
    (translation,) = found.values()
    assert LICENSE not in original
    assert original["http://creativecommons.org/ns#license"] == [
        {"@id": "https://creativecommons.org/licenses/by-sa/2.0/"}
    ]
    assert translation[LICENSE] == [{"@id": "https://creativecommons.org/licenses/by-sa/3.0/de/"}]
    assert translation["http://purl.org/dc/terms/source"] == [{"@id": WORK}]
    (data,) = judged["translation-by-sa-2.0"]["json-ld"]
    assert data["license"] == "https://creativecommons.org/licenses/by-sa/3.0/de/"
    assert data["isBasedOn"]["license"] == "https://creativecommons.org/licenses/by-sa/2.0/"
    assert data["translator"] == [{"@type": "Person", "name": "Jane Roe"}]


def test_house_terms_are_guidelines_and_no_licence(judged: dict[str, Any]) -> None:
    node = nodes(judged, "house-propublica")[WORK]
    assert node[LICENSE] == [{"@id": "https://creativecommons.org/licenses/by-nc-nd/3.0/us/"}]
    assert node["http://creativecommons.org/ns#useGuidelines"] == [
        {"@id": "https://www.propublica.org/steal-our-stories"}
    ]
