# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How the program behaves towards people and scripts."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.cli.app import Command, command_modules, commands_of
from byline.errors import ExitCode
from support.server import Server, hang, respond

Article = Callable[..., Path]
BYLINE = (sys.executable, "-m", "byline")
# A shell that runs the tests in the background has its children ignore the signal.
HEEDING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from byline.cli.app import main
main()
"""


EVERY_COMMAND = [command for name, module in command_modules() for command in commands_of(name, module)]


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=lambda command: " ".join(command.words))
def test_every_command_has_help_with_examples(run, command: Command) -> None:
    helped = run(*command.words, "--help")
    assert helped.code == ExitCode.OK
    assert "$ byline" in helped.out or "| byline" in helped.out
    assert "--json" in helped.out
    assert command.examples
    assert all(f"byline {' '.join(command.words)}" in example for example in command.examples)


def test_the_version_is_told(run) -> None:
    assert run("--version").out.startswith("byline ")


def test_without_a_command_help_is_shown(run) -> None:
    assert "Collect" in run().out + run().err


def test_a_misspelt_option_is_a_usage_error(run) -> None:
    assert run("search", "--licnese", "x").code == ExitCode.USAGE


def test_both_spellings_of_licence(run, article: Article) -> None:
    assert run("add", article(), "--licence", "CC-BY-SA-4.0").code == ExitCode.OK
    assert run("search", "licence:CC-BY-SA-4.0", "--json").json[0]["total"] == 1


def test_an_unknown_licence_is_answered_with_near_ones(run, article: Article) -> None:
    ran = run("add", article(), "--license", "CC-BY-4")
    assert ran.code == ExitCode.USAGE
    assert "CC-BY-4.0" in ran.err


def test_a_page_that_is_too_long_is_told_so(run, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("This text is licensed under CC BY 4.0.\n" + "word " * 1_000_001, encoding="utf-8")
    ran = run("add", long)
    assert ran.code == ExitCode.NO_LICENSE
    assert "not stored: the page is too long to be read: 5,000,0" in ran.err


def test_url_names_one_article(run, article: Article) -> None:
    assert run("add", article("a.html"), article("b.html"), "--url", "https://example.org/").code == ExitCode.USAGE


def test_an_amendment_needs_a_change(run, article: Article) -> None:
    identifier = run("add", article(), "--json").json[0]["id"]
    assert run("amend", identifier, "--reason", "none").code == ExitCode.USAGE


def test_an_amended_fact_is_found_and_told(run, article: Article) -> None:
    identifier = run("add", article(), "--json").json[0]["id"]
    amended = run("amend", identifier, "--title", "Ferries stay", "--reason", "misprint", "--json").json[0]
    assert amended["article"]["article"]["title"] == "Ferries stay"
    assert run("search", 'title:"ferries stay"', "--json").json[0]["total"] == 1
    assert "before" in run("show", identifier, "--history").out


def test_facets_are_counted(run, article: Article) -> None:
    run("add", article("a.html"), article("b.html", title="Other"))
    out = run("search", "*", "--facets").out
    assert "CC-BY-4.0" in out
    assert "Example Wire" in out


def test_paging_says_where_it_is(run, article: Article) -> None:
    run("add", *(article(f"{number}.html", title=f"Story {number}") for number in range(3)))
    assert "shown: 2 to 3" in run("search", "*", "--offset", "1", "--limit", "2").err
    assert run("search", "*", "--limit", "0").err.strip() == "3 articles"


def test_an_existing_export_is_only_replaced_if_told(run, article: Article) -> None:
    run("add", article())
    words = ("export", "*", "--output", "out", "--format", "text")
    assert run(*words).code == ExitCode.OK
    assert run(*words).code == ExitCode.REFUSED
    assert run(*words, "--force").code == ExitCode.OK


def test_nothing_selected_makes_no_export(run, article: Article, tmp_path: Path) -> None:
    run("add", article())
    assert run("export", "zebrafinch", "--output", "out").code == ExitCode.NOT_FOUND
    assert not (tmp_path / "out").exists()


def test_an_export_as_json_counts(run, article: Article) -> None:
    run("add", article())
    (line,) = run("export", "*", "--output", "out", "--use", "commercial", "--json").json
    assert (line["articles"], line["omitted"]) == (1, [])


def test_articles_come_from_stdin(article: Article, tmp_path: Path) -> None:
    ran = subprocess.run(
        [*BYLINE, "add", "-"], input=article().read_bytes(), cwd=tmp_path, capture_output=True, check=False
    )
    assert ran.returncode == ExitCode.OK, ran.stderr
    assert b"River council votes" in ran.stdout


def test_a_folder_tells_what_it_passes_over(run, article: Article, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    article("pages/story.html")
    (tmp_path / "pages" / "picture.png").write_bytes(b"\x89PNG")
    ran = run("add", "pages")
    assert ran.code == ExitCode.OK
    assert "skipped" in ran.err
    assert "picture.png" in ran.err


def test_private_addresses_are_refused_unless_told(run, server: Server) -> None:
    url = server.at("/story", respond("<p>Licensed under CC BY 4.0.</p>"))
    assert run("add", url).code == ExitCode.REFUSED
    assert server.requests == []
    assert run("add", url, "--allow-private").code in (ExitCode.OK, ExitCode.NO_LICENSE)


def test_a_reader_that_goes_away_is_no_error(run, article: Article, tmp_path: Path) -> None:
    run("add", *(article(f"{number}.html", title=f"Story {number}") for number in range(30)))
    shell = f"{sys.executable} -m byline search '*' -n 30 | head -c 1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), ran.stderr


def test_an_interruption_loses_nothing_reported(server: Server, article: Article, tmp_path: Path) -> None:
    slow = server.at("/slow", hang())
    words = [sys.executable, "-c", HEEDING, "add", article(), slow, "--allow-private", "--ignore-robots", "--json"]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while not server.requests:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == ExitCode.INTERRUPTED, err
    assert "interrupted" in err
    reported = [json.loads(line)["id"] for line in out.splitlines()]
    for identifier in reported:  # how far it had come is a matter of time
        subprocess.run([*BYLINE, "show", identifier], cwd=tmp_path, capture_output=True, check=True)
    subprocess.run([*BYLINE, "verify"], cwd=tmp_path, capture_output=True, check=True)
