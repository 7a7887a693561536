# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""`byline license`: what licences say, and which one covers a page."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.errors import ExitCode
from byline.licensing.catalog import catalog
from support.server import Server, respond

Article = Callable[..., Path]


def test_list_gives_every_licence(run) -> None:
    ran = run("license", "list")
    assert ran.code == ExitCode.OK
    assert {line.split()[0] for line in ran.out.splitlines()} == {terms.id for terms in catalog()}
    assert f"{len(catalog())} licences" in ran.err


def test_list_says_what_is_allowed_in_a_word(run) -> None:
    rows = {row["id"]: row for row in run("license", "list", "--json").json}
    assert (rows["CC-BY-SA-4.0"]["may"], rows["CC-BY-SA-4.0"]["must"]) == (
        ["adapt", "commercial"],
        ["credit", "sharealike"],
    )
    assert (rows["CC-BY-NC-ND-4.0"]["may"], rows["CC-BY-NC-ND-4.0"]["must"]) == ([], ["credit"])
    assert (rows["CC0-1.0"]["may"], rows["CC0-1.0"]["must"]) == (["adapt", "commercial"], [])


def test_list_is_filtered_by_text_and_family(run) -> None:
    found = run("license", "list", "germany", "--family", "cc", "--json").json
    assert found
    assert {row["jurisdiction"] for row in found} == {"DE"}
    assert run("license", "list", "germany", "--family", "none").code == ExitCode.NOT_FOUND


def test_show_reads_like_a_manual_page(run) -> None:
    out = run("license", "show", "cc-by-nc-sa-4.0").out
    headings = ["You may", "You must", "You must not", "If you do not keep to it", "The notice looks like this"]
    places = [out.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    assert "- copy and share it [2(a)(1)]" in out
    assert "- use it commercially" in out[places[2] :]
    assert "- use it commercially" not in out[: places[1]]
    assert "within 30 days of discovery" in " ".join(out.split())
    assert "https://creativecommons.org/licenses/by-nc-sa/4.0/." in out[places[4] :]
    assert max(map(len, out[places[0] :].splitlines())) <= 80


def test_show_says_what_was_not_verified(run) -> None:
    out = run("license", "show", "LicenseRef-CC-BY-3.0-AM").out
    assert "not verified: " in out
    assert "the port text was not read" in " ".join(out.split())


def test_show_takes_a_uri_and_both_spellings(run) -> None:
    (shown,) = run("licence", "show", "http://creativecommons.org/licenses/by/3.0/de/deed.en", "--json").json
    assert shown["license"]["id"] == "CC-BY-3.0-DE"
    assert {"text": "copy and share it", "clause": "CC-BY-3.0-DE section 3"} in shown["may"]
    assert "CC BY 3.0 DE" in shown["notice"]


def test_an_unknown_licence_is_a_usage_error(run) -> None:
    ran = run("license", "show", "CC-BY-4")
    assert ran.code == ExitCode.USAGE
    assert "CC-BY-4.0" in ran.err


def test_the_other_spelling_is_not_in_the_help(run) -> None:
    listed = [line.split()[1] for line in run("--help").out.splitlines() if line.startswith("│ ")]
    assert "license" in listed
    assert "licence" not in listed
    assert run("licence", "--help").code == ExitCode.OK


def test_identify_shows_the_chain_and_stores_nothing(run, article: Article, tmp_path: Path) -> None:
    article()
    before = sorted(tmp_path.rglob("*"))
    out = run("license", "identify", "story.html").out
    assert out.startswith("story.html\n  licence    CC-BY-4.0\n")
    assert "“https://creativecommons.org/licenses/by/4.0/”" in out
    assert sorted(tmp_path.rglob("*")) == before


def test_identify_gives_one_object_a_page(run, article: Article, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    source = article("pages/a.html").read_bytes()
    (tmp_path / "pages" / "b.html.gz").write_bytes(gzip.compress(source))
    article("plain.html", licence="nobody")
    pages = run("license", "identify", "pages", "plain.html", "--json").json
    assert {page["schema"] for page in pages} == {"byline-license-identify-1"}
    assert [page["concluded"] for page in pages] == ["CC-BY-4.0", "CC-BY-4.0", "NOASSERTION"]
    assert {"input", "declared", "basis", "evidence", "set_aside", "conflicts", "exclusions"} <= set(pages[0])


def test_a_page_that_cannot_be_read_costs_only_itself(run, article: Article) -> None:
    ran = run("license", "identify", "missing.html", article(), "--json")
    assert ran.code == ExitCode.PARTIAL
    assert [page["exit_code"] == ExitCode.OK for page in ran.json] == [False, True]
    alone = run("license", "identify", "missing.html")
    assert alone.code == ran.json[0]["exit_code"]
    assert "missing.html" in alone.err


def test_identify_fetches_and_reads_stdin(run, server: Server, article: Article, tmp_path: Path) -> None:
    page = article().read_text()
    url = server.at("/story", respond(page))
    assert run("license", "identify", url).code == ExitCode.REFUSED
    told = run("license", "identify", url, "--allow-private", "--ignore-robots", "--json")
    assert [line["concluded"] for line in told.json] == ["CC-BY-4.0"]
    piped = subprocess.run(
        [sys.executable, "-m", "byline", "license", "identify", "-"],
        input=page, text=True, cwd=tmp_path, capture_output=True, check=True, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert "CC-BY-4.0" in piped.stdout


@pytest.mark.parametrize("word", ["list", "show", "identify"])
def test_errors_are_data_with_json(run, word: str) -> None:
    ran = run("license", word, *(["x:y"] if word != "list" else ["zebrafinch"]), "--json")
    assert ran.code != ExitCode.OK
    assert "Traceback" not in ran.err
