# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Sources of the user's own, beside those that byline brings."""

from pathlib import Path

import pytest

from byline.errors import BadInput
from byline.seeds import canonical_agency, find_source, is_for, owner_of, source_of, sources


def test_a_folder_of_ones_own_is_read_besides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.toml").write_text('name = "Own Wire"\naliases = ["OW News"]\ndomains = ["own.example"]', "utf-8")
    before = len(sources())
    monkeypatch.setenv("BYLINE_SEEDS", str(tmp_path))
    assert len(sources()) == before + 1
    assert canonical_agency("ow news") == "Own Wire"
    assert source_of("https://www.own.example/") == find_source("Own Wire")
    monkeypatch.delenv("BYLINE_SEEDS")
    assert source_of("https://www.own.example/") is None


def test_what_byline_brings_cannot_be_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.toml").write_text('name = "Own Wire"\ndomains = ["mehrnews.com"]', "utf-8")
    monkeypatch.setenv("BYLINE_SEEDS", str(tmp_path))
    with pytest.raises(BadInput, match=r"own\.toml and mehr\.toml both claim"):
        sources()


def test_a_shared_domain_has_an_owner_though_it_names_no_agency() -> None:
    owner = owner_of("https://www.gov.br/x")
    assert owner is not None
    assert owner.shared
    assert owner_of("https://[broken") is None


def test_a_term_can_be_for_some_domains() -> None:
    english, _, polish = find_source("Wikinews").terms
    assert is_for(english, "https://en.wikinews.org/wiki/x")
    assert not is_for(polish, "https://en.wikinews.org/wiki/x")
    assert is_for(find_source("360info").terms[0], "https://anywhere.example/")
