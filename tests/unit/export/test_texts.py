# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Licences whose text goes along. GFDL 2: "this License ... [is] reproduced in all copies"."""

import html
import zipfile
from pathlib import Path

import pytest

from byline.errors import NotPermitted
from byline.export.selection import order
from byline.export.single import publish_single
from byline.licensing.catalog import catalog
from byline.licensing.texts import license_text
from byline.model.use import Use
from support.exports import export, simple


def test_the_text_is_there_once_and_listed(tmp_path: Path) -> None:
    sources = [
        simple(number, license_id)._replace(article=article.model_copy(update={"media_type": "text/plain"}))
        for number, license_id in enumerate(("GFDL-1.3-only", "GFDL-1.3-or-later", "GFDL-1.2-only", "CC-BY-4.0"), 1)
        for article in [simple(number, license_id).article]
    ]
    exported = export(tmp_path / "out", sources, format="text")
    assert exported.result == (4, 0)
    texts = {name: data.decode() for name, data in exported.files().items() if name.startswith("licenses/")}
    assert sorted(texts) == ["licenses/GFDL-1.2.txt", "licenses/GFDL-1.3.txt"]
    assert texts["licenses/GFDL-1.3.txt"] == license_text(catalog().require("GFDL-1.3-only"))
    assert {file.path for file in exported.manifest.files} >= set(texts)


@pytest.mark.parametrize(("form", "part"), [("epub", "EPUB/credits.xhtml"), ("wacz", "attribution/GFDL-1.3.txt")])
def test_a_file_that_goes_its_own_way_has_the_text_in_it(tmp_path: Path, form: str, part: str) -> None:
    one = simple(1, "GFDL-1.3-only")
    plain = one._replace(article=one.article.model_copy(update={"media_type": "text/plain"}))
    folder = export(tmp_path / "out", [plain], format=form).folder
    with zipfile.ZipFile(folder / f"articles.{form}") as package:
        content = html.unescape(package.read(part).decode())
    text = license_text(catalog().require("GFDL-1.3-only")) or ""
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    assert len(paragraphs) > 20
    assert all(paragraph in content for paragraph in paragraphs)


def test_what_byline_would_modify_stays_behind(tmp_path: Path) -> None:
    """GFDL 4: a modified version has a title and a history of its own, which byline does not write."""
    exported = export(tmp_path / "out", [simple(1, "GFDL-1.3-only"), simple(2)], format="text")
    (omission,) = exported.omitted
    assert "notice-unwritten" in omission.reasons[0].text
    assert not [name for name in exported.files() if name.startswith("licenses/")]


def test_one_file_has_no_room_for_the_text(tmp_path: Path) -> None:
    source = simple(1, "GFDL-1.3-only")
    plain = source._replace(article=source.article.model_copy(update={"media_type": "text/plain"}))
    with pytest.raises(NotPermitted, match=r"the text of GFDL 1\.3 has to go along"):
        publish_single(plain, order("text", (Use.REDISTRIBUTE,), "x"), tmp_path / "out.txt")
    assert not (tmp_path / "out.txt").exists()
