# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""datapackage.json: every file with its digest, and digests that outlive decay."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from byline.archive import datapackage
from byline.config import Settings

WARC = "archive/some.warc.gz"
FILES = (WARC, "text/some.warc.wet.gz", "indexes/index.cdxj", "pages/pages.jsonl")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*FILES, "archive/.some.part", "search/segment", "catalog.sqlite", "archive/sub/file"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def _write(folder: Path, *licenses: str, **settings: str) -> dict[str, Any]:
    datapackage.write(folder, Settings.model_validate({"name": "Ferry archive", **settings}), licenses)
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return package


def test_it_lists_the_files_of_the_wacz_and_no_others(folder: Path) -> None:
    package = _write(folder)
    assert {file["path"]: file for file in package["resources"]} == {
        name: {
            "name": Path(name).name,
            "path": name,
            "hash": f"sha256:{hashlib.sha256(name.encode()).hexdigest()}",
            "bytes": len(name),
        }
        for name in FILES
    }


def test_it_says_what_it_is(folder: Path) -> None:
    package = _write(folder, "CC0-1.0", "NOASSERTION", "CC-BY-4.0", "CC-BY-4.0", operator="Ada سلام")
    assert (package["profile"], package["wacz_version"], package["title"]) == ("data-package", "1.1.1", "Ferry archive")
    assert package["software"].startswith("byline ")
    assert package["contributors"] == [{"title": "Ada سلام", "role": "publisher"}]
    assert [known["name"] for known in package["licenses"]] == ["CC-BY-4.0", "CC0-1.0"]
    assert package["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"


def test_without_licences_or_operator_it_claims_none(folder: Path) -> None:
    package = _write(folder, "NOASSERTION")
    assert not {"licenses", "contributors"} & package.keys()


def test_its_digest_stands_beside_it(folder: Path) -> None:
    _write(folder)
    digest = json.loads((folder / "datapackage-digest.json").read_bytes())
    content = (folder / "datapackage.json").read_bytes()
    assert digest == {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def test_the_day_of_creation_stays(folder: Path) -> None:
    _write(folder)
    path = folder / "datapackage.json"
    path.write_text(path.read_text().replace('"created": "2', '"created": "1'))
    assert _write(folder)["created"].startswith("1")


def _hash(package: dict[str, Any], name: str) -> str:
    return next(file["hash"] for file in package["resources"] if file["path"] == name)


def _decay(path: Path, content: str) -> None:
    """Changes bytes as a bad disk does: no time tells of it."""
    times = path.stat()
    path.write_text(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _age(folder: Path) -> None:
    for name in FILES:
        os.utime(folder / name, (1, 1))


def test_a_warc_file_that_was_not_written_to_keeps_its_digest(folder: Path) -> None:
    _age(folder)
    before = _hash(_write(folder), WARC)
    _decay(folder / WARC, WARC.upper())
    assert _hash(_write(folder), WARC) == before


def _entry(package: dict[str, Any], name: str) -> dict[str, Any]:
    return next(file for file in package["resources"] if file["path"] == name)


def test_a_warc_file_that_grew_gets_another(folder: Path) -> None:
    _write(folder)
    content = WARC + "more"
    (folder / WARC).write_text(content)
    entry = _entry(_write(folder), WARC)
    assert entry["hash"] == f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"
    assert entry["bytes"] == len(content)


@pytest.mark.parametrize("content", [WARC.upper(), WARC.upper() + "more", WARC[:-1], ""])
def test_the_entry_of_a_warc_file_that_lost_something_stays(folder: Path, content: str) -> None:
    before = _entry(_write(folder), WARC)
    (folder / WARC).write_text(content)
    assert _entry(_write(folder), WARC) == before
    (folder / WARC).unlink()
    assert _entry(_write(folder), WARC) == before
    (folder / "datapackage.json").unlink()
    assert WARC not in {file["path"] for file in _write(folder)["resources"]}


def test_a_text_file_may_be_made_anew(folder: Path) -> None:
    _write(folder)
    (folder / "text/some.warc.wet.gz").write_text("new")
    assert _entry(_write(folder), "text/some.warc.wet.gz")["bytes"] == 3
    (folder / "text/some.warc.wet.gz").unlink()
    assert len(_write(folder)["resources"]) == len(FILES) - 1


def test_a_file_that_was_only_touched_keeps_its_entry(folder: Path) -> None:
    before = _entry(_write(folder), WARC)
    os.utime(folder / WARC)
    assert _entry(_write(folder), WARC) == before


def test_indexes_are_always_read(folder: Path) -> None:
    _age(folder)
    before = _hash(_write(folder), "indexes/index.cdxj")
    _decay(folder / "indexes/index.cdxj", "INDEXES/INDEX.CDXJ")
    assert _hash(_write(folder), "indexes/index.cdxj") != before


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"resources": 1}', '{"resources": [{"path": "x"}]}', "\xff"])
def test_one_that_cannot_be_read_is_made_anew(folder: Path, content: str) -> None:
    (folder / "datapackage.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(ValueError):  # noqa: PT011 - of any kind
        datapackage.parse((folder / "datapackage.json").read_bytes())
    assert len(_write(folder)["resources"]) == len(FILES)


def test_a_creation_that_is_no_text_is_made_anew(folder: Path) -> None:
    (folder / "datapackage.json").write_text('{"created": 5, "resources": []}')
    assert _write(folder)["created"].startswith("20")


def test_an_empty_folder_has_an_empty_list(tmp_path: Path) -> None:
    datapackage.write(tmp_path, Settings(), [])
    assert datapackage.parse((tmp_path / "datapackage.json").read_bytes())[1] == []
