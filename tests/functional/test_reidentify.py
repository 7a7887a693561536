# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""`byline reidentify`: conclusions follow from the WARC files, and a person's word stays."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.errors import ExitCode
from byline.licensing.conclude import RULES
from byline.model.archived import Amendment
from byline.model.evidence import LicenseConclusion
from byline.workflows.reidentify import reidentify
from support.archives import file, new_archive, said
from support.server import Server, respond

Article = Callable[..., Path]
PAGES = Path(__file__).parents[1] / "data" / "pages"
SAMPLES = Path(__file__).parents[2] / "seeds" / "articles"
TRUTH = ("archive", "byline.toml")
"""All of an archive that is not derived."""


def delete_derived(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name not in TRUTH:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.fixture
def old(run, article: Article) -> str:
    """An article of the working folder's archive that older rules took for CC0, by its id."""
    identifier: str = run("add", article(), "--json").json[0]["id"]
    concluded_before(
        Path("archive"), identifier, LicenseConclusion(concluded="CC0-1.0", basis="an old rule", rules="0")
    )
    return identifier


def concluded_before(folder: Path, identifier: str, conclusion: LicenseConclusion) -> None:
    with Archive.open(folder) as archive, archive.writer() as writer:
        found = archive.get(identifier)
        writer.amend(found.id, found.article, conclusion, Amendment(reason="as it was", by="rules 0"))


def shown(run, identifier: str) -> LicenseConclusion:
    return LicenseConclusion.model_validate_json(
        json.dumps(run("show", identifier, "--json").json[0]["article"]["conclusion"])
    )


def test_conclusions_are_recomputed_exactly_from_the_warc_files(run, tmp_path: Path) -> None:
    """One in five of the tests' pages, and the samples: as was concluded on adding is concluded from the records."""
    run("init", "archive")
    added = run("add", *sorted(PAGES.glob("*.html"))[::5], SAMPLES, "--keep-unlicensed", "--json").json
    count = sum(line.get("status") == "archived" for line in added)
    assert count > 150
    delete_derived(tmp_path / "archive")
    ran = run("reidentify", "--dry-run", "--json", "-a", "archive")
    (summary,) = ran.json
    assert summary["counts"] == {
        "articles": count, "changed": 0, "more_permissive": 0, "evidence": 0, "contradicted": 0, "failed": 0,
    }  # fmt: skip
    assert ran.code == ExitCode.OK


def test_what_came_over_http_is_recomputed_exactly(run, server: Server) -> None:
    """The licence of this page stands in the head of the response."""
    terms = ("Link", '<https://creativecommons.org/licenses/by/4.0/>; rel="license"')
    page = "<html><body><article><h1>Ferry</h1><p>All content is licensed under CC BY 4.0.</p></article></body></html>"
    url = server.at("/story", respond(page, headers=[terms]))
    run("init", "archive")
    added = run("add", url, "--allow-private", "--ignore-robots", "-a", "archive", "--json").json[0]
    assert added["license"] == "CC-BY-4.0"
    found = shown(run, added["id"])
    assert {piece.locator.record for piece in found.evidence} >= {"headers"}
    assert run("reidentify", "--json").json[0]["counts"]["articles"] == 1
    assert shown(run, added["id"]) == found


def test_a_dry_run_tells_and_writes_nothing(run, old: str, tmp_path: Path) -> None:
    before = sorted((path, path.stat().st_size) for path in tmp_path.rglob("*.gz"))
    ran = run("reidentify", "--dry-run")
    assert ran.code == ExitCode.OK
    assert "was        CC0-1.0  an old rule" in ran.out
    assert "would be   CC-BY-4.0  " in ran.out
    assert ran.err == "1 identified again, 1 under another licence; nothing was written\n"
    assert sorted((path, path.stat().st_size) for path in tmp_path.rglob("*.gz")) == before


def test_applying_supersedes_and_leaves_a_trace(run, old: str) -> None:
    (changed, summary) = run("reidentify", "--json").json
    assert (changed["schema"], changed["status"]) == ("byline-reidentify-1", "changed")
    assert (changed["before"]["concluded"], changed["after"]["concluded"]) == ("CC0-1.0", "CC-BY-4.0")
    assert changed["more_permissive"] is False
    assert summary["counts"]["changed"] == 1
    assert shown(run, old).rules == RULES
    with Archive.open(Path("archive")) as archive:
        found = archive.get(old)
        assert [state.conclusion.concluded for state in archive.history(old)] == ["CC-BY-4.0", "CC0-1.0", "CC-BY-4.0"]
        amendment = archive.amendment(found)
    assert amendment == Amendment(reason="identified again: CC0-1.0 became CC-BY-4.0", by=f"rules {RULES}")
    assert run("search", "license:CC-BY-4.0", "--json").json[0]["total"] == 1
    assert run("reidentify", "--json").json[0]["counts"]["changed"] == 0
    assert run("verify").out == ""


def test_what_permits_more_is_marked(run, old: str) -> None:
    concluded_before(Path("archive"), old, LicenseConclusion(concluded="CC-BY-NC-4.0", basis="an old rule"))
    ran = run("reidentify", "--dry-run")
    assert "careful    more permissive than before" in ran.out
    assert "1 more permissive" in ran.err
    assert run("reidentify", "--json").json[0]["more_permissive"] is True


def test_the_same_licence_on_other_evidence(run, old: str) -> None:
    concluded_before(Path("archive"), old, LicenseConclusion(declared="CC-BY-4.0", concluded="CC-BY-4.0", basis="old"))
    (told, summary) = run("reidentify", "--json").json
    assert (told["status"], summary["counts"]["evidence"]) == ("evidence", 1)
    with Archive.open(Path("archive")) as archive:
        amendment = archive.amendment(archive.get(old))
    assert amendment is not None
    assert amendment.reason == "identified again: other evidence of CC-BY-4.0"


def test_newer_rules_that_conclude_the_same_write_nothing(run, old: str) -> None:
    run("reidentify")
    now = shown(run, old)
    concluded_before(Path("archive"), old, now.model_copy(update={"rules": "0"}))
    assert run("reidentify", "--json").json[0]["counts"]["evidence"] == 0
    assert shown(run, old).rules == "0"


def test_a_declaration_is_kept_and_a_contradiction_told(run, article: Article) -> None:
    identifier = run("add", article(), "--license", "CC-BY-SA-4.0", "--json").json[0]["id"]
    first = shown(run, identifier)
    assert first.conflicts == ("CC-BY-4.0", "CC-BY-SA-4.0")
    known = first.model_copy(update={"evidence": first.evidence[:1], "set_aside": (), "conflicts": ()})
    concluded_before(Path("archive"), identifier, known)
    ran = run("reidentify")
    assert "contrary   the page says CC-BY-4.0; what was declared is kept" in ran.out
    assert "1 contradicting what a person declared" in ran.err
    assert shown(run, identifier) == first
    assert run("reidentify").out == ""


def test_a_declaration_after_a_declaration_stands_on_the_page_alone(run, article: Article) -> None:
    """What somebody said before is in the history; it is nothing that the page says."""
    identifier = run("add", article(), "--license", "CC-BY-SA-4.0", "--json").json[0]["id"]
    run("amend", identifier, "--license", "CC-BY-NC-4.0 OR cc-by-nd-4.0", "--reason", "asked", "--by", "Bo")
    amended = shown(run, identifier)
    assert amended.concluded == "CC-BY-NC-4.0 OR CC-BY-ND-4.0"
    assert amended.basis.endswith("; the page itself says CC-BY-4.0")
    assert [piece.statement for piece in amended.evidence if piece.finder == "operator"] == ["asked"]
    assert run("reidentify", "--json").json[0]["counts"]["evidence"] == 0


def test_facts_that_a_person_corrected_stay_and_stay_theirs(run, article: Article) -> None:
    """Also when the same page is found again later: no rule overrules a person."""
    identifier = run("add", article(), "--json").json[0]["id"]
    run("amend", identifier, "--title", "Ferries stay", "--reason", "misprint", "--by", "Bo")
    with Archive.open(Path("archive")) as archive, archive.writer() as writer:
        found = archive.get(identifier)
        conclusion = LicenseConclusion(concluded="CC0-1.0", basis="an old rule")
        writer.amend(
            found.id, found.article, conclusion, Amendment(reason="r", by="Bo", facts={"title": "Ferries stay"})
        )
    assert run("reidentify", "--json").json[1]["counts"]["changed"] == 1
    with Archive.open(Path("archive")) as archive:
        found = archive.get(identifier)
        amendment = archive.amendment(found)
    assert (found.article.title, found.conclusion.concluded) == ("Ferries stay", "CC-BY-4.0")
    assert amendment is not None
    assert amendment.facts == {"title": "Ferries stay"}


def test_one_damaged_article_costs_only_itself(run, article: Article, tmp_path: Path) -> None:
    ids = [run("add", article(f"{n}.html", body=f"Story {n}. " * 20), "--json").json[0]["id"] for n in range(2)]
    with Archive.open(Path("archive")) as archive:
        capture = archive.get(ids[0]).capture
    file = tmp_path / "archive" / capture.file
    content = bytearray(file.read_bytes())
    content[capture.offset + 200 : capture.offset + 220] = b"\x00" * 20
    file.write_bytes(bytes(content))
    ran = run("reidentify", "--json", "-a", "archive")
    assert ran.code == ExitCode.PARTIAL
    assert [(line["id"], line["status"]) for line in ran.json[:-1]] == [(ids[0], "failed")]
    assert ran.json[0]["message"]
    assert ran.json[-1]["counts"]["articles"] == 2
    told = run("reidentify", "--dry-run")
    assert f"failed     {ids[0][:8]}" in told.err
    assert "1 failed" in told.err


def test_a_query_selects(run, old: str, article: Article) -> None:
    run("add", article("other.html", title="Nothing new", body="Something else. " * 20))
    assert run("reidentify", "nothing", "--json").json[-1]["counts"]["articles"] == 1
    assert run("reidentify", "license:CC0-1.0", "--json").json[-1]["counts"]["changed"] == 1
    none = run("reidentify", "license:CC0-1.0")
    assert (none.code, none.err) == (ExitCode.NOT_FOUND, "no article matches\n")
    assert run("reidentify", "(").code == ExitCode.USAGE


def test_many_are_written_in_batches_and_a_declaration_without_words_is_left_alone(tmp_path: Path) -> None:
    with new_archive(tmp_path / "a") as archive, archive.writer() as writer:
        for number in range(70):
            writer.add(file(f"<p>Story {number}. Licensed under CC BY 4.0."), said(), LicenseConclusion(rules="0"))
        writer.add(file("<p>Declared."), said(), LicenseConclusion(concluded="CC-BY-4.0", by="operator"))
    with Archive.open(tmp_path / "a") as archive:
        outcomes = list(reidentify(archive, None, dry_run=False))
        assert [each.status for each in outcomes].count("changed") == 70
        assert [each.status for each in outcomes].count("same") == 1
        assert all(each.more_permissive for each in outcomes if each.status == "changed")
    with Archive.open(tmp_path / "a") as archive:
        assert {found.conclusion.concluded for found in archive.articles()} == {"CC-BY-4.0"}


def test_the_history_says_who_changed_what_and_why(run, old: str) -> None:
    run("reidentify")
    out = run("show", old, "--history").out
    assert "now        CC-BY-4.0 (" in out
    assert f"amended by rules {RULES}: identified again: CC0-1.0 became CC-BY-4.0" in " ".join(out.split())
    assert "before     CC0-1.0 (an old rule)" in out
    (told,) = run("show", old, "--history", "--json").json
    assert [made and made["by"] for made in told["amendments"]] == [f"rules {RULES}", "rules 0", None]
