# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Exports of a real archive: what was captured, extracted and concluded, not what a test says of it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from byline.archive.collection import Archive
from byline.cli.app import main
from byline.errors import ExitCode
from byline.export.formats import REGISTRY
from byline.model.manifest import Manifest
from support.exports import shown
from support.pages import SAMPLES
from support.reading import ISOLATES

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


def manifest_of(folder: Path) -> Manifest:
    return Manifest.model_validate_json((folder / "manifest.json").read_bytes())


@pytest.mark.parametrize("form", REGISTRY.names())
def test_every_sample_goes_out_with_its_title_text_notice_and_licence(
    run, collected: Path, tmp_path: Path, form: str
) -> None:
    """CC 4.0 3(a)(1), and 4(a)-(c) before it."""
    ran = run("export", "*", "--format", form, "--output", "out", "--archive", collected)
    assert ran.code == ExitCode.OK, ran.err
    manifest = manifest_of(tmp_path / "out")
    archive = Archive.open(collected)
    assert {each.title: (each.license, each.verdict) for each in manifest.omitted} == {
        "Why this page says no": ("NONE", "deny"),
        "The lighthouse that lent its light": ("NOASSERTION", "unknown"),
    }
    assert len(manifest.articles) == len(list(SAMPLES.iterdir())) - len(manifest.omitted)
    for entry in manifest.articles:
        article = archive.get(entry.id)
        texts, addresses = zip(*(shown(tmp_path / "out" / name, entry.id) for name in entry.files), strict=True)
        seen = "\n".join(texts).translate(ISOLATES)
        assert entry.license == article.conclusion.concluded
        assert article.conclusion.evidence
        assert entry.title in seen
        assert entry.notice.translate(ISOLATES) in seen
        assert archive.text(article).split("\n\n")[-1] in seen
        assert {entry.license_uri, entry.source_uri} - {None} <= {
            address for several in addresses for address in several
        }


@pytest.mark.parametrize(
    ("use", "title", "clause"),
    [
        ("adapt", "In praise of the small grey badge", "CC-BY-ND-4.0 section 2(a)(1)(B)"),
        ("commercial", "Three letters to someone who wants to reuse us", "CC-BY-NC-4.0 section 2(a)(1)"),
    ],
)
def test_what_the_use_does_not_allow_is_told_with_its_clause(
    run, collected: Path, tmp_path: Path, use: str, title: str, clause: str
) -> None:
    ran = run("export", "*", "--use", use, "--output", "out", "--archive", collected)
    (omission,) = (each for each in manifest_of(tmp_path / "out").omitted if each.title == title)
    assert omission.verdict == "deny"
    assert omission.reasons[0].clause == clause
    assert f"({clause})" in ran.err
    assert title in ran.err


def test_a_text_that_is_damaged_on_the_disk_costs_its_article_only(run, collected: Path, tmp_path: Path) -> None:
    damaged = shutil.copytree(collected, tmp_path / "archive")
    first, *_ = (each for each in Archive.open(damaged).articles() if each.conclusion.concluded == "CC-BY-4.0")
    assert first.text is not None
    with (damaged / first.text.file).open("r+b") as file:
        file.seek(first.text.offset + first.text.length // 2)
        file.write(bytes(20))
    exported = run("export", "license:CC-BY-4.0", "--format", "text", "--output", "out")
    assert exported.code == ExitCode.OK, exported.err
    manifest = manifest_of(tmp_path / "out")
    assert [(each.id, each.verdict) for each in manifest.omitted] == [(first.id, "failed")]
    assert len(manifest.articles) == 4
    assert not (tmp_path / "out" / "articles" / f"{first.id}.txt").exists()
    assert first.id not in (tmp_path / "out" / "NOTICE").read_text(encoding="utf-8")


def test_a_licence_without_its_version_waits_for_a_person(run, article: Article, tmp_path: Path) -> None:
    """RULES pitfall 5: no version, no notice, no export unless somebody decides; then the decision is shown as one."""
    added = run("add", article(licence="CC BY"), "--json").json[0]
    refused = run("export", "*", "--output", "out", "--json")
    assert refused.code == ExitCode.REFUSED
    assert refused.json[0]["omitted"][0]["verdict"] == "unknown"
    assert not (tmp_path / "out").exists()
    run("amend", added["id"], "--license", "CC-BY-3.0", "--reason", "asked the editor", "--by", "Bo")
    assert run("export", "*", "--format", "jsonl", "--output", "out").code == ExitCode.OK
    row = json.loads((tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8"))
    assert row["license"] == "CC-BY-3.0"
    assert row["license_evidence"][0]["kind"] == "operator"
    assert row["license_evidence"][0]["digest"] is None


def test_what_was_removed_is_not_in_the_next_export(run, article: Article, tmp_path: Path) -> None:
    gone = run("add", article("gone.html", title="Gone"), "--json").json[0]
    run("add", article("kept.html", title="Kept"))
    run("export", "*", "--output", "out")
    assert len(manifest_of(tmp_path / "out").articles) == 2
    run("remove", gone["id"], "--reason", "takedown", "--by", "Bo")
    run("export", "*", "--output", "out", "--force")
    assert [entry.title for entry in manifest_of(tmp_path / "out").articles] == ["Kept"]
    for file in (tmp_path / "out").rglob("*"):
        assert gone["id"] not in file.name
        assert file.is_dir() or gone["id"].encode() not in file.read_bytes()


def test_an_output_that_cannot_be_is_told_and_not_traced(run, collected: Path, tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    ran = run("export", "*", "--output", "circle", "--archive", collected)
    assert ran.code == ExitCode.FAILED
    assert "cannot be written" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["circle"]
