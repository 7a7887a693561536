# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""byline export as it is called: folders and files, parts, previews, assumptions."""

import filecmp
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.cli.app import main
from byline.errors import ExitCode
from byline.export import filling
from byline.model.manifest import Manifest
from support.pages import SAMPLES

GOOD = "CC-BY-4.0"
Article = Callable[..., Path]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples; nobody changes it."""
    folder = tmp_path_factory.mktemp("collected") / "archive"
    for words in (["init", str(folder)], ["add", str(SAMPLES), "--archive", str(folder), "--keep-unlicensed"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == ExitCode.OK
    return folder


@pytest.fixture
def some(collected: Path) -> str:
    """The id of an article that may go out."""
    with Archive.open(collected) as archive:
        return next(each.id for each in archive.articles() if each.conclusion.concluded == GOOD)


def manifest_of(folder: Path) -> Manifest:
    return Manifest.model_validate_json((folder / "manifest.json").read_bytes())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".jsonl", ".csv", ".jsonl.zst"])
def test_one_article_is_one_file_with_its_notice(run, collected: Path, tmp_path: Path, some: str, suffix: str) -> None:
    ran = run("export", some[:6], "--output", f"article{suffix}", "--archive", collected)
    assert ran.code == ExitCode.OK, ran.err
    assert names(tmp_path) == [f"article{suffix}"]
    if suffix != ".jsonl.zst":
        assert "https://creativecommons.org/licenses/by/4.0/" in (tmp_path / f"article{suffix}").read_text("utf-8")


def test_a_page_of_one_article_needs_no_other_file(run, collected: Path, tmp_path: Path, some: str) -> None:
    run("export", some, "--output", "deep/article.html", "--archive", collected)
    page = (tmp_path / "deep" / "article.html").read_text(encoding="utf-8")
    assert "<style>" in page
    assert "style.css" not in page
    assert "index.html" not in page
    assert "NOTICE" not in page
    assert "style-src 'sha256-" in page


def test_a_single_file_to_stdout(run, collected: Path, some: str) -> None:
    ran = run("export", some, "--output", "-", "--format", "jsonl", "--archive", collected)
    assert ran.json[0]["id"] == some
    assert ran.err == ""
    assert "DOCTYPE" in run("export", some, "--output", "-", "--archive", collected).out.upper()


def test_a_file_is_replaced_with_force_only(run, collected: Path, tmp_path: Path, some: str) -> None:
    (tmp_path / "article.md").write_text("mine")
    refused = run("export", some, "--output", "article.md", "--archive", collected)
    assert (refused.code, (tmp_path / "article.md").read_text()) == (ExitCode.REFUSED, "mine")
    assert "--force" in refused.err
    assert run("export", some, "--output", "article.md", "--archive", collected, "--force").code == ExitCode.OK
    (tmp_path / "folder.md").mkdir()
    assert run("export", some, "--output", "folder.md", "--archive", collected, "--force").code == ExitCode.REFUSED
    assert names(tmp_path) == ["article.md", "folder.md"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["*", "--output", "a.md"], ExitCode.USAGE, "several articles match"),
        (["license:NOASSERTION", "--output", "a.md"], ExitCode.REFUSED, "not known which licence"),
        (["no-such-word-anywhere", "--output", "a.md"], ExitCode.NOT_FOUND, "no article matches"),
        (["*", "--output", "a.md", "--format", "html"], ExitCode.USAGE, "the name of a file of the form markdown"),
        (["*", "--output", "-", "--format", "parquet", "--max-articles", "1"], ExitCode.USAGE, "several"),
        (["*", "--output", "-", "--json"], ExitCode.USAGE, "stdout"),
        (["*", "--output", "-", "--split", "year"], ExitCode.USAGE, "cannot be split"),
        (["*"], ExitCode.USAGE, "no place to write to"),
        (["*", "--output", "out", "--split", "colour"], ExitCode.USAGE, "nothing to split by"),
        (["*", "--output", "out", "--assume", "no-adaptation"], ExitCode.USAGE, "a name and a reason"),
        (["*", "--output", "out", "--reason", "why"], ExitCode.USAGE, "a name and a reason"),
        (["*", "--output", "out", "--format", "papyrus"], ExitCode.USAGE, "papyrus"),
    ],
)
def test_words_that_do_not_fit_are_told(
    run, collected: Path, tmp_path: Path, words: list[str], code: ExitCode, said: str
) -> None:
    ran = run("export", *words, "--archive", collected)
    assert ran.code == code, ran.err
    assert said in ran.err
    assert names(tmp_path) == []


def test_a_form_of_many_files_is_no_single_file(run, collected: Path, tmp_path: Path, some: str) -> None:
    ran = run("export", some, "--output", "-", "--format", "parquet", "--archive", collected)
    assert ran.code == ExitCode.USAGE
    assert "no form of a single file" in ran.err


def test_a_folder_of_one_article_by_its_id(run, collected: Path, tmp_path: Path, some: str) -> None:
    assert run("export", some[:8], "--output", "out", "--archive", collected).code == ExitCode.OK
    assert [entry.id for entry in manifest_of(tmp_path / "out").articles] == [some]


def test_digits_that_are_no_id_are_searched_for(run, collected: Path, tmp_path: Path) -> None:
    assert run("export", "20260309", "--output", "out", "--archive", collected).code == ExitCode.NOT_FOUND
    assert names(tmp_path) == []


def test_a_single_file_is_told_as_json(run, collected: Path, some: str) -> None:
    (said,) = run("export", some, "--output", "article.md", "--json", "--archive", collected).json
    assert said == {"schema": "byline-export-1", "output": "article.md", "articles": 1, "omitted": []}


def test_an_export_that_was_killed_goes_on(run, collected: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(filling, "_CHECKPOINT", 3)
    words = ("export", "*", "--format", "markdown", "--archive", collected, "--output")
    run(*words, "whole")
    command = f"""
import os, signal
from byline.cli.app import main
from byline.export import filling
filling._CHECKPOINT = 3
filling._Filling.finish = lambda self: os.kill(os.getpid(), signal.SIGKILL)
main({[*map(str, words), "out"]!r})
"""
    assert subprocess.run([sys.executable, "-c", command], capture_output=True).returncode == -signal.SIGKILL
    gone_on = run(*words, "out")
    assert gone_on.code == ExitCode.OK
    assert "going on after" in gone_on.err
    assert gone_on.err.count("left out  ") == 2
    compared = filecmp.dircmp(tmp_path / "whole", tmp_path / "out")
    assert (compared.left_only, compared.right_only, compared.diff_files) == ([], [], [])
    assert names(tmp_path) == ["out", "whole"]


def test_a_dry_run_says_what_an_export_does_and_writes_nothing(run, collected: Path, tmp_path: Path) -> None:
    said = run("export", "*", "--use", "adapt", "--dry-run", "--json", "--archive", collected).json[0]
    assert names(tmp_path) == []
    run("export", "*", "--use", "adapt", "--output", "out", "--archive", collected)
    manifest = manifest_of(tmp_path / "out")
    assert (said["schema"], said["dry_run"], said["output"]) == ("byline-export-1", True, None)
    assert [each["id"] for each in said["selected"]] == [entry.id for entry in manifest.articles]
    assert said["omitted"] == [each.model_dump(mode="json") for each in manifest.omitted]
    shown = run("export", "*", "--use", "adapt", "--dry-run", "--archive", collected)
    assert shown.code == ExitCode.OK
    assert len(shown.out.splitlines()) == len(manifest.articles)
    assert shown.err.count("left out") == len(manifest.omitted) + 1
    assert "nothing was written" in shown.err


@pytest.mark.parametrize("most", [(), ("--max-articles", "5")])
def test_a_dry_run_shows_the_parts_that_an_export_makes(run, collected: Path, tmp_path: Path, most: tuple[str]) -> None:
    words = ("export", "*", "--split", "year", *most, "--archive", collected)
    said = run(*words, "--dry-run", "--json").json[0]
    shown = run(*words, "--dry-run")
    run(*words, "--format", "text", "--output", "out")
    whole = manifest_of(tmp_path / "out")
    made = [
        (part.path, entry.id) for part in whole.parts for entry in manifest_of(tmp_path / "out" / part.path).articles
    ]
    assert [(each["part"], each["id"]) for each in said["selected"]] == made
    assert [line[:-1] for line in shown.out.splitlines() if line.endswith("/")] == [part.path for part in whole.parts]
    noun = "part" if len(whole.parts) == 1 else "parts"
    assert f"{len(made)} would go out in {len(whole.parts)} {noun}" in shown.err


def test_a_dry_run_knows_what_can_be_split_by(run, collected: Path) -> None:
    ran = run("export", "*", "--split", "colour", "--dry-run", "--archive", collected)
    assert (ran.code, "license, agency, year" in ran.err) == (ExitCode.USAGE, True)


def test_a_dry_run_of_nothing(run, collected: Path) -> None:
    ran = run("export", "license:NOASSERTION", "--dry-run", "--archive", collected)
    assert (ran.code, ran.out) == (ExitCode.REFUSED, "")


@pytest.mark.parametrize(("split", "value"), [("licence", "CC-BY-SA-4.0"), ("agency", None), ("year", "2025")])
@pytest.mark.parametrize("form", ["text", "csv"])
def test_parts_are_exports_of_their_own(
    run, collected: Path, tmp_path: Path, split: str, value: str | None, form: str
) -> None:
    ran = run("export", "*", "--split", split, "--format", form, "--output", "out", "--archive", collected)
    assert ran.code == ExitCode.OK, ran.err
    whole = manifest_of(tmp_path / "out")
    assert whole.split == split.replace("licence", "license")
    assert len(whole.omitted) == 2
    assert sum(part.articles for part in whole.parts) == 12
    assert names(tmp_path / "out") == sorted(["manifest.json", *(part.path for part in whole.parts)])
    assert value is None or value in {part.value for part in whole.parts}
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {file.path for file in whole.files} == files - {"manifest.json"}
    ids = []
    for part in whole.parts:
        manifest = manifest_of(tmp_path / "out" / part.path)
        assert len(manifest.articles) == part.articles
        ids += [entry.id for entry in manifest.articles]
        if split == "licence":
            assert {entry.license for entry in manifest.articles} == {part.value}
        notice = (tmp_path / "out" / part.path / "NOTICE").read_text(encoding="utf-8")
        assert all(entry.notice in notice for entry in manifest.articles)
    assert len(set(ids)) == len(ids) == 12


def test_parts_are_replaced_and_limited_as_a_whole(run, collected: Path, tmp_path: Path) -> None:
    words = ("export", "*", "--split", "licence", "--format", "text", "--output", "out", "--archive", collected)
    run(*words)
    assert run(*words, "--max-articles", "3", "--force").code == ExitCode.OK
    assert sum(part.articles for part in manifest_of(tmp_path / "out").parts) == 3
    assert names(tmp_path) == ["out"]
    refused = run(*words, "--use", "bulk", "--force")
    assert refused.code in (ExitCode.OK, ExitCode.REFUSED)


def test_no_part_no_folder(run, collected: Path, tmp_path: Path) -> None:
    ran = run("export", "license:NOASSERTION", "--split", "year", "--output", "out", "--archive", collected)
    assert ran.code == ExitCode.REFUSED
    assert names(tmp_path) == []


def test_no_more_than_were_asked_for(run, collected: Path, tmp_path: Path) -> None:
    run("export", "*", "--max-articles", "2", "--format", "text", "--output", "out", "--archive", collected)
    run("export", "*", "--format", "text", "--output", "all", "--archive", collected)
    first = [entry.id for entry in manifest_of(tmp_path / "out").articles]
    assert first == [entry.id for entry in manifest_of(tmp_path / "all").articles][:2]


def test_an_assumption_is_kept_in_the_manifest(run, collected: Path, tmp_path: Path) -> None:
    words = ("--assume", "no-adaptation", "--reason", "asked our lawyer")
    run("export", "*", *words, "--output", "out", "--archive", collected)
    said = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert said["assumption"] == {"name": "no-adaptation", "reason": "asked our lawyer"}
    assert "assumption" not in run("export", "*", "--dry-run", "--archive", collected).out
