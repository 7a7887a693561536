# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What every form of data set has to do: the same rows, found again by readers that know nothing of byline."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import dataset as arrow_dataset
from pyarrow import parquet, types

from byline.errors import OperationFailed
from byline.export import arrow
from byline.export.formats import REGISTRY, csv
from byline.export.formats import parquet as parquet_format
from byline.export.rows import COLUMNS
from byline.export.selection import Source
from support.exports import export, rows, scratch, selection, simple
from support.hostile import PIECES

DATASETS = [name for name in REGISTRY.names() if hasattr(REGISTRY.load(name), "DATASET")]
JUDGE = Path(__file__).parents[2] / ".venv" / "judge" / "bin"
judged = pytest.mark.skipif(not (JUDGE / "mlcroissant").exists(), reason="mlcroissant is installed by `make test`")


def exported_rows(folder: Path, form: str, sources: list[Source] | None = None) -> list[dict[str, Any]]:
    exported = export(folder / form, sources, format=form)
    files = sorted({name for entry in exported.manifest.articles for name in entry.files})
    return [row for name in files for row in rows(exported.folder / name)]


def test_there_are_these() -> None:
    assert DATASETS == ["csv", "jsonl", "jsonl-zst", "parquet"]


@pytest.mark.parametrize("form", DATASETS)
def test_all_have_the_same_rows(tmp_path: Path, form: str) -> None:
    found = exported_rows(tmp_path, form)
    assert len(found) == 6
    assert found == exported_rows(tmp_path / "beside", "jsonl")
    assert [column.name for column in COLUMNS] == list(found[0])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), st.sampled_from(["", "'", "''"]))
def test_hostile_words_come_back_from_every_form_alike(piece: str, before: str) -> None:
    words = before + piece
    sources = [simple(1, title=words, creators=(words,), agency=words, text=f"{words}word", copyright_notice=words)]
    with scratch() as folder:
        first, *others = (exported_rows(Path(folder), form, sources) for form in DATASETS)
        for other in others:
            assert other == first


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@A1", "\t=1", "\n=1", "＝1", "'=1", "''-1"])
def test_no_cell_of_a_table_is_a_formula(tmp_path: Path, begin: str) -> None:
    """OWASP, CSV Injection: cells that begin so are run by spreadsheets."""
    exported = export(tmp_path / "out", [simple(1, text=f"{begin} word")], format="csv")
    content = (exported.folder / csv.NAME).read_text(encoding="utf-8")
    assert f"'{begin} word" in content
    (row,) = rows(exported.folder / csv.NAME)
    assert row["text"] == f"{begin} word"


@judged
@pytest.mark.parametrize("form", DATASETS)
def test_mlcroissant_finds_it_valid(tmp_path: Path, form: str) -> None:
    folder = export(tmp_path / "out", format=form).folder
    told = croissant("validate", "--jsonld", folder / "croissant.json")
    assert "Found the following" not in told
    assert "Done." in told


@judged
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_mlcroissant_loads_the_rows(tmp_path: Path, form: str) -> None:
    """It reads no zstd, and Parquet only with pyarrow, which its environment has not."""
    folder = export(tmp_path / "out", format=form).folder
    told = croissant("load", "--jsonld", folder / "croissant.json", "--record_set", "articles", "--num_records", "6")
    assert told.count("'articles/schema': b'byline-article-1'") == 6
    assert "https://creativecommons.org/licenses/by-nd/4.0/" in told


def croissant(*words: object) -> str:
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    ran = subprocess.run(
        [JUDGE / "mlcroissant", *map(str, words)], env=environment, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout + ran.stderr


def test_a_folder_of_parquet_is_read_as_one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_format, "_GROUP_ROWS", 2)
    monkeypatch.setattr(parquet_format, "_FILE_CHARACTERS", 150)
    licences = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0")
    exported = export(tmp_path / "out", [simple(number, licences[number % 3]) for number in range(7)], format="parquet")
    files = sorted(name for name in exported.files() if name.startswith("data/"))
    assert files == [f"data/articles-0000{number}.parquet" for number in range(4)]
    table = arrow_dataset.dataset(exported.folder / "data", format="parquet").to_table()
    assert table.column("id").to_pylist() == [f"{number:016x}" for number in range(7)]
    assert [entry.files[0] for entry in exported.manifest.articles] == [files[number // 2] for number in range(7)]
    first = parquet.ParquetFile(exported.folder / files[0])
    footer = first.metadata.metadata
    assert json.loads(footer[b"byline.licenses"]) == {"CC-BY-4.0": 1, "CC-BY-SA-4.0": 1}
    assert footer[b"byline.schema"] == b"byline-article-1"
    assert (exported.folder / "README.md").read_text(encoding="utf-8").startswith("---\n")


def test_moments_of_parquet_are_timestamps_and_partial_dates_text(tmp_path: Path) -> None:
    exported = export(tmp_path / "out", selection(), format="parquet")
    schema = parquet.read_schema(exported.folder / "data/articles-00000.parquet")
    assert types.is_timestamp(schema.field("retrieved").type)
    assert schema.field("retrieved").type.tz == "UTC"
    assert types.is_string(schema.field("published").type)
    assert types.is_list(schema.field("license_evidence").type)


@pytest.mark.parametrize("form", ["parquet", "jsonl.zst"])
def test_without_pyarrow_the_cure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(OperationFailed, match="pyarrow") as refused:
        export(tmp_path / "out", [simple(1)], format=form)
    assert refused.value.cure == arrow.CURE == "pip install 'byline[datasets]'"
    assert list(tmp_path.iterdir()) == []
