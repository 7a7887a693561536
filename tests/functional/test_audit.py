# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""`byline audit` as a user calls it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.audit.judge import checks
from byline.config import Settings
from support.server import Server, respond

Article = Callable[..., Path]
BODY = (
    "The council of the river towns voted on Monday to keep the ferry for another ten years. "
    "Three hundred people had written letters, and most of them asked for a later last boat."
)
ONLY_PART = "Three hundred people had written letters, and most of them asked for a later last boat."
BY4 = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def archived(run, article: Article) -> str:
    """The id of an article in the archive around the working folder; it has an address of its own."""
    Archive.create(Path("archive"), Settings(name="a", delay=0)).close()
    file = article(body=BODY)
    (added, _) = run("add", file, "--url", "https://wire.example/ferry", "--json").json
    return str(added["id"])


def reprint(credit: str, text: str = BODY, name: str = "reprint.html") -> Path:
    page = (
        f"<!doctype html><html lang=en><head><title>News</title></head><body><p>Our other news of the day.</p>"
        f"<article><p>{text}</p></article><footer>{credit}</footer></body></html>"
    )
    Path(name).write_text(page, encoding="utf-8")
    return Path(name)


@pytest.mark.parametrize("form", ["html", "markdown", "text", "jsonl"])
def test_our_own_export_is_clean(run, archived: str, form: str) -> None:
    assert run("export", "*", "--format", form, "--output", "out").code == 0
    audited = run("audit", "out")
    assert (audited.code, audited.out) == (0, "")
    assert "1 article in" in audited.err
    assert "everything is as the licences ask" in audited.err


def test_a_page_that_reuses_an_article_is_found_by_its_words(run, archived: str) -> None:
    audited = run("audit", reprint("<p>Somebody's News</p>"))
    assert audited.code == 1
    assert f"reprint.html  {archived[:8]} River council votes" in audited.out
    assert "BY009 error" in audited.out
    assert "put this there" in audited.out
    assert f'href="{BY4}"' in audited.out
    assert "1 article in 1 file: 1 error" in audited.err


def test_what_it_says_to_put_there_cures_it(run, archived: str) -> None:
    (report,) = run("audit", reprint("<p>Somebody's News</p>"), "--json").json
    (paste,) = {finding["paste"] for finding in report["findings"]}
    audited = run("audit", reprint(paste))
    assert (audited.code, audited.out) == (0, "")


def test_a_part_of_an_article_is_found_and_has_to_be_called_one(run, archived: str) -> None:
    notice = run("notice", archived, "--format", "html").out
    (report,) = run("audit", reprint(notice, ONLY_PART), "--json").json
    assert [finding["code"] for finding in report["findings"]] == ["BY201"]
    notice = run("notice", archived, "--format", "html", "--changes", "Excerpt.").out
    assert run("audit", reprint(notice, ONLY_PART)).code == 0


@pytest.mark.parametrize(("carrier", "name"), [("bibtex", "a.bib"), ("ris", "a.ris"), ("csl-json", "a.json")])
def test_a_reference_is_held_against_the_article_that_it_cites(run, archived: str, carrier: str, name: str) -> None:
    Path(name).write_text(run("notice", archived, "--format", carrier).out, encoding="utf-8")
    audited = run("audit", name)
    assert (audited.code, audited.out) == (0, "")
    assert "1 article in 1 file" in audited.err
    right = Path(name).read_text(encoding="utf-8")
    for wrong in (right.replace("https://wire.example/ferry", ""), right.replace("https://", "http://www.")):
        Path(name).write_text(wrong, encoding="utf-8")
        (report,) = run("audit", name, "--json").json
        assert {each["code"] for each in report["findings"]} == (set() if "wire.example" in wrong else {"BY005"})
    Path(name).write_text(right, encoding="utf-8")
    assert "1 article in 1 file" in run("audit", name, "--article", archived).err


def test_what_the_archive_does_not_have_may_be_cited(run, archived: str) -> None:
    Path("a.bib").write_text('@misc{a, title={Something else "}, url={https://x.example/"*}}\n@misc{b, note={}}')
    audited = run("audit", "a.bib")
    assert (audited.code, audited.out) == (0, "")


def test_the_article_may_be_told(run, archived: str) -> None:
    page = reprint("<p>Somebody's News</p>", "Der Rat hat am Montag entschieden, dass die Fähre bleibt.")
    nothing = run("audit", page)
    assert (nothing.code, nothing.out) == (0, "")
    assert "nothing from the archive was found" in nothing.err
    (report,) = run("audit", page, "--article", archived[:6], "--json").json
    assert {finding["code"] for finding in report["findings"]} == {"BY009"}
    assert report["findings"][0]["article"] == archived


def test_a_page_of_the_web(run, archived: str) -> None:
    with Server() as server:
        body = reprint("<p>Somebody's News</p>").read_bytes()
        server.at("/robots.txt", respond(status="404 Not Found"))
        url = server.at("/reprint", respond(body))
        audited = run("audit", url, "--allow-private")
    assert audited.code == 1
    assert url in audited.out


def test_where_the_article_is_from_is_no_reuse(run, article: Article) -> None:
    Archive.create(Path("archive"), Settings(name="a", delay=0)).close()
    with Server() as server:
        server.at("/robots.txt", respond(status="404 Not Found"))
        url = server.at("/ferry", respond(article(body=BODY).read_bytes()))
        assert run("add", url, "--allow-private").code == 0
        audited = run("audit", url, "--allow-private")
    assert (audited.code, audited.out) == (0, "")


def test_only_what_is_new(run, archived: str) -> None:
    reprint("<p>Somebody's News</p>")
    Path("before.json").write_text(run("audit", "reprint.html", "--json").out)
    again = run("audit", "reprint.html", "--since", "before.json")
    assert (again.code, again.out) == (0, "")
    worse = reprint(f'<p>By Example Wire, <a href="{BY4}">CC BY 4.0</a></p>')
    (report,) = run("audit", worse, "--since", "before.json", "--json").json
    assert report["summary"]["error"] > 0
    for wrong in ("reprint.html", "elsewhere.json"):
        assert run("audit", "reprint.html", "--since", wrong).code in (4, 6)


def test_only_files_that_changed_since_a_day(run, archived: str) -> None:
    Path("site").mkdir()
    reprint("<p>Somebody's News</p>", name="site/old.html")
    os.utime("site/old.html", (1_600_000_000, 1_600_000_000))
    assert run("audit", "site", "--since", "2021-01-01").code == 0
    assert run("audit", "site", "--since", "2020-01-01").code == 1


def test_sarif(run, archived: str) -> None:
    """SARIF 2.1.0: 3.13 sarifLog, 3.14 run, 3.27 result, 3.49 reportingDescriptor."""
    audited = run("audit", reprint("<p>By Ada Example</p>"), "--sarif")
    assert audited.code == 1
    log = json.loads(audited.out)
    assert log["version"] == "2.1.0"
    (made,) = log["runs"]
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(checks())
    assert made["results"]
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "reprint.html"
        assert place["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
    assert run("audit", "reprint.html", "--sarif", "--json").code == 2


def test_how_it_is_used(run, article: Article) -> None:
    run("init", "archive")
    licence = '<a rel="license" href="https://creativecommons.org/licenses/by-nc/4.0/">CC BY-NC 4.0</a>'
    run("add", article(body=BODY, licence=licence))
    run("export", "*", "--format", "text", "--output", "out")
    assert run("audit", "out").code == 0
    audited = run("audit", "out", "--use", "commercial")
    assert audited.code == 1
    assert "BY301" in audited.out


def test_without_an_archive_an_artefact_is_held_against_what_it_says_itself(run, archived: str) -> None:
    run("export", "*", "--format", "jsonl", "--output", "out")
    shutil.rmtree("archive")
    right = run("audit", "out")
    assert (right.code, "BY404 note" in right.out) == (0, True)
    rows = Path("out/articles.jsonl")
    rows.write_text(rows.read_text(encoding="utf-8").replace(f"{BY4}. ", ". "), encoding="utf-8")
    wrong = run("audit", "out")
    assert (wrong.code, "BY007 error" in wrong.out) == (1, True)
    assert run("audit", "out", "--article", archived).code == 2


def test_what_was_taken_down_has_to_go(run, archived: str) -> None:
    run("export", "*", "--format", "html", "--output", "out")
    run("remove", archived, "--reason", "asked to", "--by", "Ada")
    audited = run("audit", "out")
    assert audited.code == 1
    assert "BY403 error" in audited.out


def test_a_file_that_cannot_be_read_costs_only_itself(run, archived: str) -> None:
    Path("site").mkdir()
    Path("site/rows.jsonl").write_text("{broken")
    reprint("<p>Somebody's News</p>", name="site/page.html")
    audited = run("audit", "site")
    assert audited.code == 1
    assert "BY407 error" in audited.out
    assert "BY009 error" in audited.out
    assert run("audit", "nowhere").code == 6


def test_hostile_words_do_not_reach_the_terminal(run, article: Article) -> None:
    run("init", "archive")
    run("add", article(title="Votes &#x1b;[31m\u202eevil", body=BODY))
    audited = run("audit", reprint("<p>x</p>"))
    assert audited.code == 1
    assert "\x1b" not in audited.out
    assert "\u202e" not in audited.out


def test_captured_pages_that_reuse_an_article(run, archived: str) -> None:
    """A WARC of somebody else's pages: one that has a notice, one that has none."""
    notice = run("notice", archived, "--format", "html", "--changes", "Pictures omitted.").out
    run("init", "other")
    for name, credit in (("good", notice), ("bad", "<p>Somebody's News</p>")):
        page = reprint(credit, name=f"{name}.html")
        url = f"https://news.example/{name}"
        assert run("add", page, "--archive", "other", "--url", url, "--keep-unlicensed").code == 0
    (warc,) = Path("other/archive").glob("*.warc.gz")
    (report,) = run("audit", warc, "--archive", "archive", "--json").json
    assert [(each["code"], each["file"].rpartition("#")[2]) for each in report["findings"]] == [
        ("BY009", "https://news.example/bad")
    ]
    shutil.copy(warc, "torn.warc.gz")
    os.truncate("torn.warc.gz", 700)
    assert "BY407" in run("audit", "torn.warc.gz", "--archive", "archive").out


def test_of_versions_of_a_story_the_one_that_was_reused_is_found(run, article: Article) -> None:
    run("init", "archive")
    later = BODY.replace("another ten years", "another twelve years, and then for good")
    ids = [run("add", article(f"{n}.html", body=body), "--json").json[0]["id"] for n, body in enumerate((BODY, later))]
    for body, article_id in zip((BODY, later), ids, strict=True):
        (report,) = run("audit", reprint("<p>x</p>", body), "--json").json
        assert [each["article"] for each in report["findings"]] == [article_id]


@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl-zst", "epub", "atom", "wacz", "warc"])
def test_exports_of_a_real_archive_are_clean(run, archived: str, form: str) -> None:
    assert run("export", "*", "--format", form, "--output", "out").code == 0
    audited = run("audit", "out")
    assert (audited.code, audited.out) == (0, "")
    assert "1 article in" in audited.err


def test_a_page_that_credits_somebody_who_asked_not_to_be_named(run, archived: str) -> None:
    """CC 4.0 3(a)(3)."""
    credit = run("notice", archived, "--format", "html", "--changes", "Pictures omitted.").out
    page = reprint(credit)
    assert run("audit", page).code == 0
    assert run("credit", "redact", "--name", "Ada Example", "--reason", "asked", "--by", "Bo").code == 0
    audited = run("audit", page)
    assert audited.code == 1
    assert "BY406 error" in audited.out


def test_pictures_that_are_left_out_of_a_page(run, archived: str, article: Article) -> None:
    """CC BY 4.0 3(a)(1)(B). Where the original has none, nothing was left out."""
    rows = "out/articles.jsonl"
    pictured = article("pictured.html", title="Boats", body=f'{BODY.upper()} <img src="boat.jpg" alt="A boat">')
    assert run("add", pictured).code == 0
    run("export", "*", "--format", "jsonl", "--output", "out")
    words = "Text extracted from the web page; images and navigation omitted."
    Path(rows).write_text(Path(rows).read_text(encoding="utf-8").replace(words, ""), encoding="utf-8")
    (report,) = run("audit", "out", "--json").json
    assert {(each["code"], each["title"]) for each in report["findings"]} == {("BY201", "Boats")}


def test_an_article_whose_text_was_lost_is_held_against_its_facts(run, archived: str) -> None:
    run("export", "*", "--format", "html", "--output", "out")
    for path in Path("archive/text").glob("*"):
        path.write_bytes(b"")
    assert run("audit", "out").code == 0
    page = next(Path("out/articles").glob("*.html"))
    page.write_text(page.read_text(encoding="utf-8").replace("Ada Example", ""), encoding="utf-8")
    assert "BY002 error" in run("audit", "out").out
