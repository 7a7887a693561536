# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The newcomer's way through byline, command by command."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.errors import ExitCode

Article = Callable[..., Path]
MEHR = "All Content by Mehr News Agency is licensed under a Creative Commons Attribution 4.0 International License."


def test_from_init_to_verify(run, article: Article, tmp_path: Path) -> None:
    assert run("init", "my-archive").code == ExitCode.OK
    added = run("add", article(), "--archive", "my-archive")
    assert added.code == ExitCode.OK, added.err
    found = run("search", 'council license:CC-BY-4.0 agency:"example wire"', "-a", "my-archive")
    assert "River council votes" in found.out
    assert "1 article" in found.err
    identifier = found.out.split()[0]
    shown = run("show", identifier, "-a", "my-archive", "--evidence", "--text")
    assert "https://creativecommons.org/licenses/by/4.0/" in shown.out
    assert "ferryman" in shown.out
    notice = run("notice", identifier, "--format", "html", "-a", "my-archive")
    assert 'rel="license"' in notice.out
    exported = run("export", "license:CC-BY*", "--format", "html", "--output", "out", "-a", "my-archive")
    assert exported.code == ExitCode.OK, exported.err
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["articles"][0]["license"] == "CC-BY-4.0"
    verified = run("verify", "-a", "my-archive")
    assert (verified.code, verified.out) == (ExitCode.OK, "")


def test_the_statement_at_the_end_of_one_long_line(run, tmp_path: Path) -> None:
    (tmp_path / "one-line.txt").write_text("The ferry will stay, the council said on Monday. " * 60 + MEHR)
    outcome = run("add", "one-line.txt", "--json").json[0]
    assert outcome["license"] == "CC-BY-4.0"
    assert outcome["agency"] == "Mehr News Agency"
    conclusion = run("show", outcome["id"], "--json").json[0]["article"]["conclusion"]
    assert conclusion["evidence"][0]["statement"] == MEHR
    assert conclusion["scope"] == "site"
    assert run("search", "ferry agency:mehr license:CC-BY-4.0 retrieved:[2026 TO]", "--json").json[0]["total"] == 1


def test_without_a_licence_nothing_is_stored(run, article: Article, tmp_path: Path) -> None:
    refused = run("add", article(licence="nothing that we know."))
    assert refused.code == ExitCode.NO_LICENSE
    assert "--license" in refused.err
    assert "rel=license" in refused.err
    assert run("search", "*").err.strip() == "no article found"


def test_a_declared_licence_is_recorded_as_declared(run, article: Article) -> None:
    outcome = run("add", article(licence="us."), "--licence", "CC-BY-SA-4.0", "--json").json[0]
    conclusion = run("show", outcome["id"], "--json").json[0]["article"]["conclusion"]
    assert (conclusion["concluded"], conclusion["by"]) == ("CC-BY-SA-4.0", "operator")


def test_an_unlicensed_article_can_be_kept_but_never_leaves(run, article: Article, tmp_path: Path) -> None:
    outcome = run("add", article(licence="us."), "--keep-unlicensed", "--json").json[0]
    assert outcome["license"] == "NOASSERTION"
    assert run("notice", outcome["id"]).code == ExitCode.REFUSED
    exported = run("export", "*", "--output", "out")
    assert exported.code == ExitCode.REFUSED
    assert "left out" in exported.err


def test_declared_facts_win(run, article: Article) -> None:
    words = ("--title", "Ferry stays", "--creator", "Bo Sample", "--creator", "Cy Sample", "--agency", "River Wire")
    more = ("--url", "https://example.org/ferry", "--published", "2026-03-09", "--retrieved", "2026-04-01")
    outcome = run("add", article(), *words, *more, "--json").json[0]
    found = run("show", outcome["id"], "--json").json[0]["article"]
    facts = found["article"]
    assert (facts["title"], facts["creators"], facts["agency"]) == (
        "Ferry stays",
        ["Bo Sample", "Cy Sample"],
        "River Wire",
    )
    assert (facts["published"], facts["url"]) == ("2026-03-09", "https://example.org/ferry")
    assert facts["origins"]["title"] == "operator"
    assert found["retrieved"].startswith("2026-04-01T00:00:00")
    assert found["target_uri"] == "https://example.org/ferry"


def test_the_same_file_twice_is_stored_once(run, article: Article) -> None:
    first = run("add", article(), "--json").json[0]
    second = run("add", article(), "--json").json[0]
    assert (first["status"], second["status"]) == ("archived", "duplicate")
    assert first["id"] == second["id"]
    assert run("search", "*", "--json").json[0]["total"] == 1


def test_an_amendment_supersedes_and_the_first_record_stays(run, article: Article) -> None:
    outcome = run("add", article(licence="CC BY"), "--json").json[0]
    assert outcome["license"] == "LicenseRef-CC-BY-unversioned"
    assert run("notice", outcome["id"]).code == ExitCode.REFUSED
    amended = run("amend", outcome["id"], "--license", "CC-BY-3.0", "--reason", "asked the editor", "--by", "Bo")
    assert amended.code == ExitCode.OK, amended.err
    shown = run("show", outcome["id"], "--history", "--json").json[0]
    assert shown["article"]["conclusion"]["concluded"] == "CC-BY-3.0"
    assert [old["conclusion"]["concluded"] for old in shown["history"]] == ["LicenseRef-CC-BY-unversioned"]
    assert run("search", "license:CC-BY-3.0", "--json").json[0]["total"] == 1
    assert run("notice", outcome["id"]).code == ExitCode.OK
    assert run("verify").code == ExitCode.OK


def test_what_was_removed_is_gone_and_stays_away(run, article: Article, tmp_path: Path) -> None:
    kept = run("add", article("kept.html", title="Kept"), "--json").json[0]
    gone = run("add", article(title="Gone", body="Unmistakable zebrafinch sentence."), "--json").json[0]
    assert run("remove", gone["id"], "--reason", "takedown", "--by", "Bo").code == ExitCode.OK
    assert run("show", gone["id"]).code == ExitCode.NOT_FOUND
    assert run("search", "zebrafinch", "--json").json[0]["total"] == 0
    for file in (tmp_path / "archive").rglob("*"):
        if file.is_file():
            assert b"zebrafinch" not in _unpacked(file), file
    again = run("add", article(title="Gone", body="Unmistakable zebrafinch sentence."))
    assert again.code == ExitCode.REFUSED
    assert run("show", kept["id"]).code == ExitCode.OK
    assert run("verify").out == ""
    told = run("add", article(title="Gone", body="Unmistakable zebrafinch sentence."), "--again")
    assert told.code == ExitCode.OK


def _unpacked(file: Path) -> bytes:
    import gzip

    data = file.read_bytes()
    return gzip.decompress(data) if file.name.endswith(".gz") else data


def test_reindex_makes_everything_derived_again(run, article: Article, tmp_path: Path) -> None:
    for number in range(3):
        run("add", article(f"{number}.html", title=f"Story {number}"))
    archive = tmp_path / "archive"
    derived = ("indexes/index.cdxj", "pages/pages.jsonl")
    before = {name: (archive / name).read_bytes() for name in derived}
    for name in (*derived, "catalog.sqlite"):
        (archive / name).unlink()
    for file in (archive / "text").iterdir():
        file.unlink()
    assert run("reindex").code == ExitCode.OK
    assert {name: (archive / name).read_bytes() for name in derived} == before
    assert run("search", "ferryman", "--json").json[0]["total"] == 3
    assert run("verify").out == ""


def test_a_batch_goes_on_after_a_bad_item(run, article: Article, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    ran = run("add", "missing.html", "empty.html", article(), "--json")
    assert ran.code == ExitCode.PARTIAL
    assert [line["status"] for line in ran.json[:-1]] == ["failed", "failed", "archived"]
    assert ran.json[-1]["counts"] == {"archived": 1, "failed": 2}


def test_the_archive_is_found_upwards(run, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "mine")
    below = tmp_path / "mine" / "somewhere" / "below"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert run("add", article()).code == ExitCode.OK
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BYLINE_ARCHIVE", str(tmp_path / "mine"))
    assert run("search", "*", "--json").json[0]["total"] == 1


def test_no_archive_says_how_to_make_one(run) -> None:
    ran = run("search", "x")
    assert ran.code == ExitCode.NOT_FOUND
    assert "byline init" in ran.err


def test_errors_are_json_too(run) -> None:
    ran = run("show", "abcd", "--json")
    (error,) = ran.json
    assert error["schema"] == "byline-error-1"
    assert error["exit_code"] == ran.code == ExitCode.NOT_FOUND


@pytest.mark.parametrize("query", ['"unclosed', "nosuchfield:x", "(a", "published:[x TO 2026]", ""])
def test_a_bad_query_points_at_the_place(run, article: Article, query: str) -> None:
    run("add", article())
    ran = run("search", query)
    assert ran.code == ExitCode.USAGE
    assert "^" in ran.err


def test_no_path_of_the_machine_enters_the_archive(run, article: Article, tmp_path: Path) -> None:
    run("add", article("distinctive-file-name.html"))
    for file in (tmp_path / "archive").rglob("*"):
        if file.is_file():
            data = _unpacked(file)
            assert b"distinctive-file-name" not in data, file
            assert str(tmp_path).encode() not in data, file
