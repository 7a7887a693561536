# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from collections import Counter
from pathlib import Path

import pytest

from byline.errors import BadInput
from byline.seeds import canonical_agency, read_sources, source_of, sources

SEEDS = Path(__file__).parents[3] / "seeds"


def test_every_file_is_an_agency() -> None:
    assert len(sources()) == len(list(SEEDS.glob("*.toml"))) >= 3
    assert "Mehr News Agency" in {source.name for source in sources()}


def test_no_name_and_no_domain_belongs_to_two_agencies() -> None:
    names = [name.casefold() for source in sources() for name in {source.name, *source.aliases}]
    domains = [domain for source in sources() for domain in source.domains]
    assert [name for name, times in Counter(names + domains).items() if times > 1] == []


@pytest.mark.parametrize(
    "url",
    [
        "https://www.mehrnews.com/news/1/x",
        "http://en.mehrnews.com",
        "https://MEHRNEWS.COM:443/x",
        "https://jane@mehrnews.com./x",
    ],
)
def test_the_domain_and_its_subdomains_belong_to_the_agency(url: str) -> None:
    source = source_of(url)
    assert source is not None
    assert source.name == "Mehr News Agency"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://example.org/mehrnews.com",
        "https://mehrnews.com.example.org/",
        "https://notmehrnews.com/",
        "http://[x",
    ],
)
def test_other_addresses_belong_to_nobody(url: str | None) -> None:
    assert source_of(url) is None


@pytest.mark.parametrize("name", ["خبرگزاری مهر", "خبرگزاري مهر", "  MEHRNEWS ", "mehr  news", "Mehr News Agency"])
def test_an_agency_is_known_by_any_of_its_names(name: str) -> None:
    assert canonical_agency(name) == "Mehr News Agency"


def test_an_unknown_agency_keeps_its_name() -> None:
    assert canonical_agency(" Example  News ") == " Example  News "


def test_a_folder_of_agencies_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('name = "B"\n[[statement]]\ntext = "x"\n', "utf-8")
    (tmp_path / "a.toml").write_text('name = "A"\naliases = ["AA"]\ndomains = ["a.example"]\n', "utf-8")
    (tmp_path / "README.md").write_text("x", "utf-8")
    assert [source.name for source in read_sources(tmp_path)] == ["A", "B"]
    assert read_sources(tmp_path / "missing") == ()


@pytest.mark.parametrize("content", ["name = ", "aliases = []", 'name = "A"\ncolour = "red"', "name = 3"])
def test_a_file_that_describes_no_agency_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "wrong.toml").write_text(content, "utf-8")
    with pytest.raises(BadInput, match=r"wrong\.toml"):
        read_sources(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_bytes('name = "Ä"'.encode("latin-1"))
    with pytest.raises(BadInput, match=r"wrong\.toml"):
        read_sources(tmp_path)
