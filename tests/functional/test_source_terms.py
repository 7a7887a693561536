# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A source's own terms: checked, kept as evidence, and used where a page says nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.config import Settings
from byline.errors import ExitCode
from byline.page.parse import read_page
from byline.workflows.conclusion import Concluder
from support.server import Server, redirect, respond

QUOTE = "We licence all content under the Creative Commons Attribution 4.0 International Licence."
POLICY = f"<!doctype html><title>Reuse</title><body><main><h1>Reuse</h1><p>{QUOTE}</p></main></html>"
STORY = (
    "<!doctype html><html lang=en><head><title>The ferry</title>{head}</head><body><article><h1>The ferry</h1>"
    "<p>The council of the river towns voted on Monday to keep the ferry.</p>{end}</article></body></html>"
)
SEED = """
name = "Loopback News"
domains = ["127.0.0.1"]
{more}
[[terms]]
quote = "{quote}"
license = "{license}"
verified = true
source = "the policy page"
uri = "{uri}"
checked_at = "2026-11-22"
exclusions = ["photographs"]
{term}
"""


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server):
    """Describes the server as a source; a folder of seeds is read once, so each description has a folder of its own."""
    Archive.create(tmp_path / "archive", Settings(name="a", delay=0, retries=0)).close()
    server.at("/robots.txt", respond("", status="404 Not Found"))
    server.at("/reuse", respond(POLICY))

    def write(*, more: str = "", term: str = "", license_id: str = "CC-BY-4.0", quote: str = QUOTE) -> None:
        folder = tmp_path / f"seeds-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        words = SEED.format(more=more, term=term, license=license_id, quote=quote, uri=server.url("/reuse"))
        (folder / "loopback.toml").write_text(words, "utf-8")
        monkeypatch.setenv("BYLINE_SEEDS", str(folder))

    return write


@pytest.fixture
def story(server: Server):
    """Puts a story on the server, and returns its URL."""

    def put(end: str = "", *, head: str = "", path: str = "/story") -> str:
        return server.at(path, respond(STORY.format(end=end, head=head)))

    return put


def check(run, *options: str):
    return run("source", "check", "Loopback News", "--allow-private", *options)


def add(run, url: str):
    return run("add", url, "--allow-private")


def licence_of(tmp_path: Path):
    with Archive.open(tmp_path / "archive") as archive:
        (article,) = archive.articles()
        return article.conclusion


def test_a_page_that_says_nothing_has_its_sources_licence_once_the_policy_is_archived(
    run, tmp_path: Path, seed, story
) -> None:
    seed()
    refused = add(run, story())
    assert refused.code == ExitCode.NO_LICENSE
    assert "Loopback News says elsewhere “We licence all content" in refused.err
    assert 'byline source check "Loopback News"' in refused.err
    assert check(run).code == ExitCode.OK
    assert add(run, story()).code == ExitCode.OK
    concluded = licence_of(tmp_path)
    assert (concluded.concluded, concluded.scope, concluded.by) == ("CC-BY-4.0", "agency", "rule")
    assert concluded.exclusions == ("photographs",)


def test_the_words_stand_where_the_evidence_says(run, tmp_path: Path, seed, story) -> None:
    seed()
    check(run)
    add(run, story())
    with Archive.open(tmp_path / "archive") as archive:
        (article,) = archive.articles()
        (evidence,) = article.conclusion.evidence
        (policy,) = archive.policies(evidence.locator.uri or "")
        assert evidence.locator.record_id == policy.record_id
        page = read_page(archive.policy(policy))
        assert page.text_at(evidence.locator.model_copy(update={"record": "payload"})) == evidence.statement == QUOTE
        again = Concluder(archive).conclude(archive.capture(article), article.article)
        assert again == article.conclusion


def test_a_policy_page_is_evidence_and_no_article(run, tmp_path: Path, seed, server: Server) -> None:
    seed()
    check(run)
    for _ in range(2):
        assert run("search", "licence", "--json").json[0]["total"] == 0
        assert len((tmp_path / "archive" / "pages" / "pages.jsonl").read_text().splitlines()) == 1
        assert server.url("/reuse") in (tmp_path / "archive" / "indexes" / "index.cdxj").read_text()
        verified = run("verify")
        assert (verified.code, verified.out.count("AV")) == (ExitCode.OK, 0), verified.out
        with Archive.open(tmp_path / "archive") as archive:
            assert list(archive.articles()) == []
            assert len(archive.policies(server.url("/reuse"))) == 1
        assert run("reindex").code == ExitCode.OK


def test_a_policy_page_can_be_an_article_too_and_goes_with_it(run, tmp_path: Path, seed, server: Server) -> None:
    """What is taken down leaves the disk, also as evidence."""
    seed()
    check(run)
    assert add(run, server.url("/reuse")).code == ExitCode.OK
    with Archive.open(tmp_path / "archive") as archive:
        (article,) = archive.articles()
    assert run("remove", article.id, "--reason", "r", "--by", "b").code == ExitCode.OK
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.policies(server.url("/reuse")) == ()
    assert run("verify").code == ExitCode.OK
    again = check(run)
    assert (again.code, again.out.split()[0]) == (ExitCode.REFUSED, "unreachable")


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        (respond(POLICY.replace("We ", "<b>WE</b>&nbsp;\n ").replace("Creative ", "Creative&#x2009;")), "same", 0),
        (respond(POLICY.replace("Attribution", "Attribution-NonCommercial")), "changed", 1),
        (respond("<!doctype html><p>All rights reserved.</p></html>"), "gone", 1),
        (respond(f"<!doctype html><div class=comments><p>You said: {QUOTE}</div>"), "changed", 1),
        (respond(f"<!doctype html><p hidden>{QUOTE}"), "changed", 1),
        (respond("", status="404 Not Found"), "unreachable", 4),
        (respond(POLICY, media_type="application/pdf"), "unreachable", 4),
    ],
)
def test_drift_is_reported(run, tmp_path: Path, seed, server: Server, answer: bytes, status: str, code: int) -> None:
    seed()
    server.at("/reuse", answer)
    ran = check(run, "--json")
    (row,) = ran.json
    assert (row["schema"], row["status"], row["uri"]) == ("byline-source-check-1", status, server.url("/reuse"))
    assert ran.code == code
    with Archive.open(tmp_path / "archive") as archive:
        assert len(archive.policies(server.url("/reuse"))) == (status != "unreachable")
    plain = check(run)
    assert plain.out.startswith(f"{status:<12} Loopback News: ")
    assert (QUOTE in plain.out) is (code == 1)


def test_a_source_without_an_address_is_no_failure(run, seed) -> None:
    seed()
    ran = run("source", "check", "Fars News Agency")
    assert (ran.code, ran.out) == (
        ExitCode.OK,
        "no-address   Fars News Agency: no address of a policy page is known\n",
    )


@pytest.mark.parametrize(
    "end",
    [
        "<p>© Loopback News. All rights reserved.</p>",
        "<p>(Reuters)</p>",
        "<p>This story first appeared in the Carrow Chronicle.</p>",
        "<p>Ce texte a été publié initialement par Le Quai.</p>",
        "<p>© 2026 Another Wire</p>",
        '<p><a rel="license" href="/house-terms">Terms</a></p>',
        "<p>This article is not subject to our Creative Commons license until Jan. 7, 2990.</p>",
        "<p hidden>Licensed under CC BY-NC 4.0</p>",
    ],
)
def test_a_page_that_says_something_is_not_overruled(run, seed, story, end: str) -> None:
    seed()
    check(run)
    assert add(run, story(end)).code == ExitCode.NO_LICENSE


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://elsewhere.example/story">',
        '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Another Wire"}}</script>',
        '<meta property="og:site_name" content="x"><meta name="dc.rights" content="CC BY-NC 4.0">',
    ],
)
def test_a_page_that_may_be_anothers_is_not_the_sources(run, tmp_path: Path, seed, story, head: str) -> None:
    seed()
    check(run)
    ran = add(run, story(head=head))
    if ran.code == ExitCode.OK:
        assert licence_of(tmp_path).concluded == "CC-BY-NC-4.0"
    else:
        assert ran.code == ExitCode.NO_LICENSE


def test_a_page_may_carry_its_sources_own_copyright_line(run, tmp_path: Path, seed, story) -> None:
    seed()
    check(run)
    assert add(run, story("<p>© 2026 Loopback News</p>")).code == ExitCode.OK
    assert licence_of(tmp_path).concluded == "CC-BY-4.0"


def test_a_cut_page_may_have_said_otherwise(run, seed, server: Server) -> None:
    seed()
    check(run)
    whole = STORY.format(end="", head="")
    assert add(run, server.at("/cut", respond(whole[: whole.index("</article>")]))).code == ExitCode.NO_LICENSE


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"more": "shared = true"}, "others publish"),
        ({"more": 'conflicts = ["two sentences"]'}, "contradicts itself"),
        ({"term": "only_marked = true"}, "only articles that say so"),
        ({"term": 'valid_from = "2023-07-01"'}, "has no known date"),
        ({"quote": "Nobody says this there, in these words."}, "does not say it"),
        ({"license_id": "CC-BY-SA-4.0"}, "says other things too"),
        ({"term": '[[terms]]\nlicense = "CC-BY-NC-4.0"\nsource = "a list"'}, "name different licences"),
        ({"term": 'domains = ["b.127.0.0.1"]'}, "no licence was found"),
    ],
)
def test_terms_that_cannot_be_relied_on(run, seed, story, facts: dict[str, str], reason: str) -> None:
    seed(**facts)
    check(run)
    ran = add(run, story())
    assert ran.code == ExitCode.NO_LICENSE
    assert reason in ran.err


def test_words_that_nobody_verified_conclude_nothing(run, tmp_path: Path, seed, story, monkeypatch) -> None:
    seed()
    (file,) = tmp_path.glob("seeds-*/*.toml")
    for words in ('checked_at = "2026-11-22"\n', "verified = true\n"):
        folder = tmp_path / f"less-{len(words)}"
        folder.mkdir()
        (folder / "a.toml").write_text(file.read_text("utf-8").replace(words, ""), "utf-8")
        monkeypatch.setenv("BYLINE_SEEDS", str(folder))
        check(run)
        ran = add(run, story())
        assert ran.code == ExitCode.NO_LICENSE
        assert "nobody has read it" in ran.err


def test_an_unversioned_term_gives_an_unversioned_licence(run, tmp_path: Path, seed, story, server: Server) -> None:
    words = "We licence all content under a Creative Commons Attribution licence."
    server.at("/reuse", respond(POLICY.replace(QUOTE, words)))
    seed(license_id="LicenseRef-CC-BY-unversioned", quote=words)
    check(run)
    add(run, story())
    assert licence_of(tmp_path).concluded == "LicenseRef-CC-BY-unversioned"


def test_a_policy_page_that_is_lost_proves_nothing(run, tmp_path: Path, seed, story) -> None:
    seed()
    check(run)
    add(run, story())
    with Archive.open(tmp_path / "archive") as archive:
        (article,) = archive.articles()
        capture = archive.capture(article)
        for file in (tmp_path / "archive" / "archive").iterdir():
            file.unlink()
        again = Concluder(archive).conclude(capture, article.article)
    assert again.concluded == "NOASSERTION"
    assert "cannot be read" in again.set_aside[-1].reason


def test_what_held_when_the_article_was_retrieved_counts(run, tmp_path: Path, seed, story, server: Server) -> None:
    """RULES pitfall 10: a licence that was given is not withdrawn by a later change of the policy page."""
    seed()
    check(run)
    add(run, story())
    server.at("/reuse", respond("<!doctype html><p>All rights reserved.</p></html>"))
    assert check(run).code == ExitCode.FINDINGS
    with Archive.open(tmp_path / "archive") as archive:
        (article,) = archive.articles()
        policies = archive.policies(server.url("/reuse"))
        assert len(policies) == 2
        again = Concluder(archive).conclude(archive.capture(article), article.article)
        later = archive.capture(article).model_copy(update={"retrieved": policies[-1].retrieved})
        assert Concluder(archive).conclude(later, article.article).concluded == "NOASSERTION"
        if policies[0].retrieved != policies[1].retrieved:
            assert again.concluded == "CC-BY-4.0"


def test_a_policy_page_that_leads_elsewhere_proves_nothing(run, seed, story, server: Server) -> None:
    seed()
    with Server(host="127.0.0.2") as other:
        other.at("/robots.txt", respond("", status="404 Not Found"))
        other.at("/reuse", respond(POLICY))
        server.at("/reuse", redirect(other.url("/reuse")))
        assert check(run, "--json").json[0]["status"] == "gone"
        assert "was another site" in add(run, story()).err


def test_a_file_can_declare_any_address(run, tmp_path: Path, seed, story, server: Server) -> None:
    seed()
    check(run)
    file = tmp_path / "saved.html"
    file.write_text(STORY.format(end="", head=f'<link rel="canonical" href="{server.url("/story")}">'))
    ran = run("add", file)
    assert ran.code == ExitCode.NO_LICENSE
    assert "was not retrieved from the source" in ran.err
    assert run("add", file, "--url", server.url("/story")).code == ExitCode.OK


def test_an_export_of_the_records_has_the_policy_page_too(run, tmp_path: Path, seed, story, server: Server) -> None:
    """Without it the conclusion could not be drawn again from what is exported."""
    seed()
    server.at("/reuse", redirect("/reuse/"))
    server.at("/reuse/", respond(POLICY))
    check(run)
    check(run)
    add(run, story())
    with Archive.open(tmp_path / "archive") as archive:
        (article,) = archive.articles()
        uris = [(record.type, record.uri) for record in archive.records(article)]
        records = {record.record_id for record in archive.records(article)}
        assert article.conclusion.evidence[0].locator.record_id in records
    assert ("response", server.url("/reuse")) in uris
    assert ("revisit", server.url("/reuse/")) in uris
    assert ("response", server.url("/reuse/")) in uris
    assert ("metadata", server.url("/reuse/")) in uris


def test_what_was_kept_without_a_licence_gets_it_when_it_is_identified_again(run, tmp_path: Path, seed, story) -> None:
    seed()
    assert run("add", story(), "--allow-private", "--keep-unlicensed").code == ExitCode.OK
    assert licence_of(tmp_path).set_aside[-1].evidence.licensor == "Loopback News"
    assert check(run).code == ExitCode.OK
    assert run("reidentify").code in (ExitCode.OK, ExitCode.FINDINGS)
    assert (licence_of(tmp_path).concluded, licence_of(tmp_path).scope) == ("CC-BY-4.0", "agency")


def test_judges_read_an_archive_with_policy_pages(run, tmp_path: Path, seed, server: Server) -> None:
    """cdxj-indexer comes to the same index: the metadata record is not taken for the page."""
    seed()
    check(run)
    index = (tmp_path / "archive" / "indexes" / "index.cdxj").read_text("utf-8")
    warcs = sorted((tmp_path / "archive" / "archive").iterdir())
    command = [sys.executable, "-W", "ignore", "-c", "from cdxj_indexer.main import main; main()", "-s", *warcs]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == index
    assert server.url("/reuse") in index
