# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""`byline license explain`, and expressions on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.errors import ExitCode

Article = Callable[..., Path]
LINK = '<a rel="license" href="https://creativecommons.org/licenses/{}/4.0/">CC {} 4.0</a>'


def added(run, article: Article, code: str, *options: str) -> str:
    file = article(licence=LINK.format(code, code.upper()))
    identifier: str = run("add", file, "--json", *options).json[0]["id"]
    return identifier


def test_it_reads_from_what_covers_it_to_what_is_not_known(run, article: Article) -> None:
    out = run("license", "explain", added(run, article, "by-nc-sa")[:8]).out
    titles = [
        "What covers it",
        "May I ...",
        "You must",
        "If you share an adaptation, you must also",
        "You must not",
        "What is not covered",
        "What is not known",
    ]
    places = [out.index(f"\n{title}\n") for title in titles]
    assert places == sorted(places)
    assert "“https://creativecommons.org/licenses/by-nc-sa/4.0/” (in the footer" in " ".join(out.split())
    assert (
        "  use it commercially?\n    No: CC BY-NC-SA 4.0 does not allow you to use it commercially [2(a)(1)]\n" in out
    )
    assert "Yes, if you do what stands below [2(a)(1)]" in out
    assert "This is no legal advice." in out
    assert max(map(len, out.splitlines())) <= 80


def test_only_what_was_asked_is_answered(run, article: Article) -> None:
    identifier = added(run, article, "by-nc")
    (told,) = run("license", "explain", identifier, "--use", "commercial,adapt", "--json").json
    assert told["schema"] == "byline-license-explain-1"
    assert told["uses"] == ["adapt", "commercial"]
    assert [decision["verdict"] for decision in told["decisions"]] == ["allow-with-obligations", "deny"]
    assert told["together"]["verdict"] == "deny"
    assert told["together"]["evidence"]
    repeated = run("license", "explain", identifier, "--use", "adapt", "--use", "Commercial", "--json")
    assert repeated.json == [told]
    assert "wholesale" not in run("license", "explain", identifier, "--use", "adapt").out


def test_a_use_that_is_none_is_refused(run, article: Article) -> None:
    refused = run("license", "explain", added(run, article, "by"), "--use", "adapt,sell")
    assert refused.code == ExitCode.USAGE
    assert "knows no use 'sell'" in refused.err
    assert "redistribute, adapt, commercial, bulk" in refused.err


def test_what_is_not_known_is_no_and_says_what_would_settle_it(run, article: Article) -> None:
    identifier = run("add", article(licence="somebody"), "--keep-unlicensed", "--json").json[0]["id"]
    words = " ".join(run("license", "explain", identifier).out.split())
    assert "no licence (NOASSERTION)" in words
    assert words.count("Not known, so no") == 1
    assert f"byline amend {identifier[:8]} --license ID --reason WHY" in words
    assert "byline notice" not in words


def test_a_publisher_that_forbids_wholesale_reuse(run, article: Article, tmp_path: Path) -> None:
    identifier = added(
        run, article, "by-nd", "--agency", "The Conversation", "--url", "https://theconversation.com/bees-1"
    )
    words = " ".join(run("license", "explain", identifier).out.split())
    assert "No: the publisher's own terms rule out bulk: no systematic republication of all articles" in words
    assert "Beside the licence, its publisher asks" in words
    assert "use the page view counter" in words
    refused = run("export", "*", "--format", "text", "--use", "bulk", "--output", "out")
    assert refused.code == ExitCode.REFUSED
    assert "rule out bulk" in refused.err
    assert run("export", "*", "--format", "text", "--output", "out").code == ExitCode.OK


def test_a_choice_of_licences_from_declaration_to_notice(run, article: Article) -> None:
    identifier = added(run, article, "by", "--license", "cc-by-nd-4.0 or CC-BY-NC-4.0")
    (shown,) = run("show", identifier, "--json").json
    assert shown["article"]["conclusion"]["concluded"] == "CC-BY-ND-4.0 OR CC-BY-NC-4.0"
    words = " ".join(run("license", "explain", identifier, "--use", "adapt,commercial").out.split())
    assert "Yes under CC-BY-NC-4.0, if you do what stands below" in words
    assert "Yes under CC-BY-ND-4.0, if you do what stands below" in words
    assert "all of that at once? No:" in words
    assert "/by-nd/4.0/" in run("notice", identifier).out
    run("amend", identifier, "--license", "CC-BY-4.0 AND CC-BY-SA-4.0", "--reason", "two parts", "--by", "Bo")
    refused = run("notice", identifier)
    assert refused.code == ExitCode.REFUSED
    assert "parts of the article stand under different licences" in refused.err


def test_an_export_goes_out_under_the_licence_that_was_chosen_for_its_use(
    run, article: Article, tmp_path: Path
) -> None:
    """Notice, manifest and decision name the same one: of these two only the second may be used commercially."""
    added(run, article, "by", "--license", "CC-BY-NC-4.0 OR CC-BY-ND-4.0")
    ran = run("export", "*", "--format", "text", "--use", "commercial", "--output", "out")
    assert ran.code == ExitCode.OK, ran.err
    (entry,) = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["articles"]
    assert entry["license"] == "CC-BY-ND-4.0"
    assert "/by-nd/4.0/" in entry["notice"]
    assert "/by-nc/4.0/" not in (tmp_path / "out" / "NOTICE").read_text("utf-8")
    both = run("export", "*", "--format", "text", "--use", "commercial,adapt", "--output", "none")
    assert both.code == ExitCode.REFUSED


@pytest.mark.parametrize("text", ["CC-BY-4.0 OR", "CC-BY-4.0 WITH x", "CC-BY-4.0 OR CC-BY-4", "CC0-1.0 OR NOASSERTION"])
def test_what_is_no_expression_is_refused(run, article: Article, text: str) -> None:
    refused = run("add", article(), "--license", text)
    assert refused.code == ExitCode.USAGE
    assert refused.err
    assert run("license", "show", text).code == ExitCode.USAGE


def test_show_takes_an_expression(run) -> None:
    out = run("license", "show", "cc-by-4.0 OR CC0-1.0").out
    assert out.startswith("CC-BY-4.0 OR CC0-1.0: you may choose one of these.\n\nCC-BY-4.0\n")
    assert "\nCC0-1.0\n" in out
    both = run("license", "show", "cc-by-4.0 AND CC0-1.0", "--json").json
    assert [line["license"]["id"] for line in both] == ["CC-BY-4.0", "CC0-1.0"]
    assert "all of these apply" in run("license", "show", "CC-BY-4.0 AND CC0-1.0").out
