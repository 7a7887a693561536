# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""`byline notice` and `byline credit` as they are typed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from byline.errors import ExitCode
from byline.licensing.carriers import REGISTRY
from byline.licensing.phrases import languages

Archived = Callable[..., str]


def link(uri: str) -> str:
    return f'<a rel="license" href="https://creativecommons.org/licenses/{uri}/">CC</a>'


@pytest.fixture
def archived(run: Any, article: Callable[..., Path]) -> Archived:
    """Adds a small article under a licence of Creative Commons and returns its id."""
    run("init", "--operator", "Ann Archivist")

    def add(uri: str = "by/4.0", **facts: str) -> str:
        name = f"{uri.replace('/', '-')}.html"
        file = article(name, licence=link(uri), title=facts.pop("title", f"River council votes on {uri}"), **facts)
        outcome = run("add", file, "--url", f"https://wire.example/{uri}", "--json").json[0]
        return str(outcome["id"])

    return add


def test_every_form_names_the_licence(run, archived: Archived) -> None:
    identifier = archived()
    told = run("notice", "--help").out
    for form in REGISTRY.names():
        assert form in told
        ran = run("notice", identifier, "--format", form)
        assert ran.code == ExitCode.OK
        assert "https://creativecommons.org/licenses/by/4.0/" in ran.out
        assert ran.err == ""
    unknown = run("notice", identifier, "--format", "fax")
    assert unknown.code == ExitCode.USAGE
    assert "bibtex, csl-json, html" in unknown.err


def test_a_notice_in_another_language(run, archived: Archived) -> None:
    identifier = archived()
    german = run("notice", identifier, "--notice-lang", "de-AT", "--changes", "Gekürzt.")
    assert "Lizenziert unter Creative Commons Namensnennung 4.0 International (CC BY 4.0)" in german.out
    assert "Gekürzt." in german.out
    (data,) = run("notice", identifier, "--notice-lang", "fa", "--format", "html", "--json").json
    assert (data["schema"], data["language"]) == ("byline-notice-1", "fa")
    assert 'lang="fa" dir="rtl"' in data["content"]
    told = run("notice", "--help").out
    assert not [language for language in languages() if language not in told]
    refused = run("notice", identifier, "--notice-lang", "tlh")
    assert refused.code == ExitCode.USAGE
    assert "en, de, fr, es, pt, fa, ar, ru" in refused.err


def test_a_translation_names_both_licences(run, archived: Archived) -> None:
    identifier = archived("by-sa/4.0")
    options = ("--translated-from", "fa", "--translated-to", "en", "--by", "Jane Roe")
    unnamed = run("notice", identifier, *options)
    assert unnamed.code == ExitCode.USAGE
    assert "--under CC-BY-SA-4.0" in unnamed.err
    wrong = run("notice", identifier, *options, "--under", "CC-BY-4.0")
    assert wrong.code == ExitCode.REFUSED
    assert "CC-BY-SA-4.0 section 3(b)(1)" in wrong.err
    made = run("notice", identifier, *options, "--under", "CC-BY-SA-4.0", "--changes", "Shortened.").out
    assert "The original is licensed under Creative Commons Attribution-ShareAlike 4.0 International" in made
    assert "Translated from Persian to English by Jane Roe. Shortened." in made
    assert "This translation is licensed under Creative Commons Attribution-ShareAlike 4.0 International" in made


def test_an_adaptation_may_have_a_licence_of_its_own(run, archived: Archived) -> None:
    made = run("notice", archived("by/3.0"), "--adapted", "--under", "CC-BY-NC-4.0").out
    assert "This is an adaptation of that work." in made
    assert "This adaptation is licensed under Creative Commons Attribution-NonCommercial 4.0" in made
    unnamed = run("notice", archived("by/4.0"), "--adapted").out
    assert "The original is licensed under" in unnamed
    assert "This adaptation" not in unnamed


def test_no_derivatives_means_none(run, archived: Archived) -> None:
    """RULES pitfall 13: "ND + yes = refuse; maybe = needs `--assume` with reason"."""
    identifier = archived("by-nd/4.0")
    for options in (["--adapted"], ["--translated-to", "de"], ["--adapted", "--under", "CC-BY-ND-4.0"]):
        refused = run("notice", identifier, *options)
        assert refused.code == ExitCode.REFUSED
        assert "CC-BY-ND-4.0 section 2(a)(1)(B)" in refused.err
    maybe = run("notice", identifier, "--changes", "Two typos corrected.")
    assert maybe.code == ExitCode.REFUSED
    assert "--assume no-adaptation --reason WHY" in maybe.err
    (assumed,) = run(
        "notice", identifier, "--changes", "Two typos corrected.", "--assume", "no-adaptation", "--reason", "Typos",
        "--json",
    ).json  # fmt: skip
    assert assumed["assumption"] == {"name": "no-adaptation", "reason": "Typos"}
    assert "Two typos corrected." in assumed["content"]
    assert run("notice", identifier, "--adapted", "--assume", "no-adaptation", "--reason", "x").code == ExitCode.REFUSED


@pytest.mark.parametrize(
    "options",
    [
        ["--assume", "no-adaptation"],
        ["--assume", "no-adaptation", "--reason", " "],
        ["--assume", "public-domain", "--reason", "x"],
        ["--reason", "x"],
        ["--by", "Jane Roe"],
        ["--under", "CC-BY-4.0"],
        ["--adapted", "--under", "CC-BY-9.9"],
        ["--license-text"],
    ],
)
def test_options_that_do_not_fit(run, archived: Archived, options: list[str]) -> None:
    assert run("notice", archived(), *options).code == ExitCode.USAGE


def test_a_fact_that_is_asked_for_is_declared_with_amend(run, archived: Archived) -> None:
    identifier = archived()
    run("amend", identifier, "--license", "etalab-2.0", "--reason", "Letter")
    refused = run("notice", identifier)
    assert refused.code == ExitCode.REFUSED
    assert "licence-incomplete: Licence Ouverte 2.0 asks for the date when it was last updated" in refused.err
    assert f"byline amend {identifier} --modified DATE --reason WHY" in refused.err
    run("amend", identifier, "--modified", "2026-03-10", "--reason", "Their site")
    assert "Last updated: 2026-03-10." in run("notice", identifier).out


def test_what_no_words_can_do_is_said_beside_them(run, archived: Archived) -> None:
    identifier = archived()
    run("amend", identifier, "--license", "LicenseRef-ProPublica-republish", "--reason", "Letter")
    made = run("notice", identifier)
    assert "the publisher asks: do not leave out the publisher's page counter" in made.err
    assert "page counter" not in made.out
    run("amend", identifier, "--license", "GFDL-1.3-or-later", "--reason", "Letter")
    made = run("notice", identifier)
    assert "The full text of the licence goes along." in made.out
    assert "--license-text" in made.err
    text = run("notice", identifier, "--license-text")
    assert text.out.startswith("GNU Free Documentation License\nVersion 1.3, 3 November 2008")


def test_a_credit_is_left_out_and_given_again(run, archived: Archived, tmp_path: Path) -> None:
    """CC 4.0 section 3(a)(3); RULES pitfall 19: "keeps licence + source per request, logs; never deletes"."""
    identifier, other = archived("by/4.0"), archived("by-sa/4.0")
    before = {path: path.read_bytes() for path in (tmp_path / "archive" / "archive").iterdir()}
    assert "Ada Example" in run("notice", identifier).out
    asked = run("credit", "redact", "--name", "ada example", "--article", identifier[:8], "--reason", "Her letter")
    assert asked.code == ExitCode.OK
    assert asked.out.startswith(f"left out   1  ada example in {identifier[:8]}  ")
    made = run("notice", identifier).out
    assert "Ada Example" not in made
    assert "Source: https://wire.example/by/4.0. Licensed under" in made
    assert "Ada Example" in run("notice", other).out
    run("credit", "redact", "--name", "Ada Example", "--uri", "https://wire.example/by-sa/4.0", "--reason", "More")
    assert "wire.example" not in run("notice", other).out
    (first, second) = run("credit", "list", "--json").json
    assert (first["number"], first["by"], first["reason"], first["holds"]) == (1, "Ann Archivist", "Her letter", True)
    assert second["article"] is None
    assert run("credit", "undo", "1", "--reason", "A new letter").code == ExitCode.OK
    assert run("credit", "undo", "1", "--reason", "Again").code == ExitCode.USAGE
    listed = run("credit", "list")
    assert listed.out.splitlines()[0].startswith("2  Ada Example, https://wire.example/by-sa/4.0  ")
    assert "1 credit is left out" in listed.err
    assert [each["action"] for each in run("credit", "list", "--all", "--json").json] == ["redact", "redact", "undo"]
    assert "undone" in run("credit", "list", "--all").out
    (undone,) = run("credit", "undo", "2", "--reason", "R", "--json").json
    assert undone["request"]["number"] == 2
    assert "Ada Example" in run("notice", identifier).out
    assert {path: path.read_bytes() for path in (tmp_path / "archive" / "archive").iterdir()} == before


def test_a_request_needs_something_to_leave_out(run, archived: Archived) -> None:
    identifier = archived()
    assert run("credit", "redact", "--reason", "R").code == ExitCode.USAGE
    assert run("credit", "redact", "--name", "\u202e", "--reason", "R").code == ExitCode.USAGE
    assert run("credit", "redact", "--uri", "javascript:alert(1)", "--reason", "R").code == ExitCode.USAGE
    missing = run("credit", "redact", "--name", "A", "--article", "ffffffff", "--reason", "R")
    assert missing.code == ExitCode.NOT_FOUND
    (made,) = run("credit", "redact", "--name", "A", "--article", identifier, "--reason", "R", "--json").json
    assert json.dumps(made["request"]["article"]) == f'"{identifier}"'


@pytest.mark.parametrize("form", ["text", "html", "markdown", "jsonl", "csv"])
def test_what_is_left_out_is_in_no_export(run, archived: Archived, tmp_path: Path, form: str) -> None:
    identifier, other = archived("by/4.0"), archived("by-sa/4.0")
    run("credit", "redact", "--name", "Ada Example", "--article", identifier, "--reason", "Her letter")
    run("credit", "redact", "--name", "Example Wire", "--uri", "https://wire.example/by/4.0", "--reason", "Letter")
    assert run("export", "council", "--format", form, "-o", tmp_path / "out").code == ExitCode.OK
    said = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*") if path.is_file()}
    everything = "".join(said.values())
    assert "Example Wire" not in everything
    assert "wire.example/by/4.0" not in everything
    assert "https://creativecommons.org/licenses/by/4.0/" in everything
    one = [text for path, text in said.items() if identifier in path.name]
    assert not any("Ada Example" in text for text in one)
    assert "Ada Example" in everything
    assert other in everything
    run("export", "council", "--format", form, "--split", "agency", "-o", tmp_path / "parts")
    assert not [path for path in (tmp_path / "parts").rglob("*") if "wire" in path.name]


def test_the_audit_misses_no_credit_that_is_left_out(run, archived: Archived) -> None:
    identifier = archived()
    run("export", identifier, "--format", "html", "-o", "before")
    asked = ("--name", "Ada Example", "--uri", "https://wire.example/by/4.0", "--reason", "Letter")
    run("credit", "redact", *asked, "--article", identifier)
    run("export", identifier, "--format", "html", "-o", "after")
    clean = run("audit", "after")
    assert (clean.code, clean.out) == (0, "")
    (report,) = run("audit", "before", "--json").json
    assert "BY406" in {finding["code"] for finding in report["findings"]}


@pytest.mark.parametrize("form", ["warc", "wacz"])
def test_records_go_out_untouched_with_a_notice_that_leaves_out(
    run, archived: Archived, tmp_path: Path, form: str
) -> None:
    """What was captured cannot be redacted: "to the extent reasonably practicable"."""
    identifier = archived()
    run("credit", "redact", "--name", "Ada Example", "--uri", "https://wire.example/by/4.0", "--reason", "Letter")
    assert run("export", identifier, "--format", form, "-o", tmp_path / "out").code == ExitCode.OK
    notice = (tmp_path / "out" / "NOTICE").read_text(encoding="utf-8")
    assert "Example Wire" in notice
    assert "Ada Example" not in notice
    assert "wire.example" not in notice


def test_a_publisher_is_asked_whether_it_is_named_or_not(run, article: Callable[..., Path]) -> None:
    """To leave an agency's name out does not loosen what it asks for."""
    run("init")
    file = article(licence=link("by-nc-nd/3.0/us"))
    options = ("--url", "https://www.propublica.org/article/ferry", "--agency", "ProPublica")
    identifier = run("add", file, *options, "--json").json[0]["id"]
    before = run("notice", identifier, "--json").json[0]["demands"]
    run("credit", "redact", "--name", "ProPublica", "--uri", options[1], "--reason", "Letter")
    (after,) = run("notice", identifier, "--json").json
    assert after["demands"] == before != []
    assert "ropublica" not in after["content"].casefold().replace("https://creativecommons", "")


def test_every_party_that_a_person_names_is_credited(run, article: Callable[..., Path]) -> None:
    run("init", "archive")
    added = run("add", article(), "--party", "AFP", "--json").json[0]["id"]
    assert "Ada Example, Example Wire, AFP" in run("notice", added).out
    run("amend", added, "--party", "dpa", "--party", "KNA", "--reason", "the byline says so")
    assert "Ada Example, Example Wire, dpa, KNA" in run("notice", added).out
    assert run("show", added, "--json").json[0]["article"]["article"]["parties"] == ["dpa", "KNA"]
