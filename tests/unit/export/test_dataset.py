# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a data set says of itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from byline.errors import UsageError
from support.exports import Exported, export, simple


def front_matter(exported: Exported) -> dict[str, Any]:
    _, head, _ = (exported.folder / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    return {name: json.loads(value) for name, _, value in (line.partition(": ") for line in head.splitlines())}


def croissant(exported: Exported) -> dict[str, Any]:
    said = json.loads((exported.folder / "croissant.json").read_bytes())
    assert isinstance(said, dict)
    return said


@pytest.fixture
def form() -> dict[str, str]:
    return {"format": "jsonl"}


def test_one_licence_that_hubs_know(tmp_path: Path, form: dict[str, str]) -> None:
    exported = export(tmp_path / "out", [simple(1), simple(2)], **form)
    card = front_matter(exported)
    assert card["license"] == "cc-by-4.0"
    assert "license_name" not in card
    assert "LICENSE.md" not in exported.files()
    assert croissant(exported)["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_one_licence_that_hubs_do_not_know_by_version(tmp_path: Path, form: dict[str, str]) -> None:
    card = front_matter(export(tmp_path / "out", [simple(1, "CC-BY-SA-2.0")], **form))
    assert card["license"] == "other"
    assert card["license_name"] == "cc-by-sa-2.0"
    assert card["license_link"] == "https://creativecommons.org/licenses/by-sa/2.0/"


def test_several_licences_are_no_one_licence(tmp_path: Path, form: dict[str, str]) -> None:
    """RULES pitfall 22: no label of the whole over mixed rows."""
    exported = export(tmp_path / "out", [simple(1), simple(2, "CC-BY-NC-4.0"), simple(3, "CC-BY-NC-4.0")], **form)
    card = front_matter(exported)
    assert (card["license"], card["license_link"]) == ("other", "LICENSE.md")
    table = (exported.folder / "LICENSE.md").read_text(encoding="utf-8")
    assert "| [CC-BY-NC-4.0](https://creativecommons.org/licenses/by-nc/4.0/) |" in table
    assert [line.rsplit("| ", 1)[1] for line in table.splitlines() if line.startswith("| [")] == ["2 |", "1 |"]
    assert table.partition("\n\n")[2] in (exported.folder / "README.md").read_text(encoding="utf-8")
    assert croissant(exported)["license"] == [
        "https://creativecommons.org/licenses/by-nc/4.0/",
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_what_is_known_of_its_articles(tmp_path: Path, form: dict[str, str]) -> None:
    sources = [simple(1, language="pt-br"), simple(2, language="<b>", agency=None), simple(3, agency="Zwei\nDrei")]
    exported = export(tmp_path / "out", sources, **form)
    assert front_matter(exported)["language"] == ["pt", "en"][::-1]
    said = croissant(exported)
    assert said["inLanguage"] == ["en", "pt"]
    assert [creator["name"] for creator in said["creator"]] == ["Example Wire", "Zwei Drei"]


def test_what_is_not_known_is_not_said(tmp_path: Path, form: dict[str, str]) -> None:
    exported = export(tmp_path / "out", [simple(1, language=None, agency=None)], **form)
    assert "language" not in front_matter(exported)
    assert {"inLanguage", "creator"} & set(croissant(exported)) == set()


def test_the_query_cannot_break_the_card(tmp_path: Path, form: dict[str, str]) -> None:
    exported = export(tmp_path / "out", [simple(1)], query="a\n---\n# [x](javascript:y) <b>", **form)
    assert front_matter(exported)["license"] == "cc-by-4.0"
    assert "\\[x\\]" in (exported.folder / "README.md").read_text(encoding="utf-8")


def test_its_date_is_no_clock(tmp_path: Path, form: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    said = croissant(export(tmp_path / "one", [simple(1), simple(2, retrieved="2026-04-01T00:00:00Z")], **form))
    assert (said["datePublished"], said["version"]) == ("2026-04-01", "2026.4.1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert croissant(export(tmp_path / "two", [simple(1)], **form))["datePublished"] == "1970-01-02"


@pytest.mark.parametrize("epoch", ["soon", "9" * 30])
def test_an_epoch_that_is_none(
    tmp_path: Path, form: dict[str, str], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        export(tmp_path / "out", [simple(1)], **form)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("form_name", "files"), [("csv", "articles.csv"), ("parquet", "data/articles-00000.parquet")])
def test_its_files_are_told_with_their_digests(tmp_path: Path, form_name: str, files: str) -> None:
    exported = export(tmp_path / "out", [simple(1)], format=form_name)
    (listed,) = (file for file in exported.manifest.files if file.path == files)
    (said,) = (each for each in croissant(exported)["distribution"] if each["@type"] == "cr:FileObject")
    assert (said["contentUrl"], said["sha256"]) == (listed.path, listed.sha256)
