# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from datetime import UTC, datetime
from pathlib import Path

import pytest

from byline.errors import BadInput, NotFound
from byline.model.archived import ArchivedArticle, RecordRef
from byline.model.article import Article
from byline.model.evidence import LicenseConclusion
from byline.model.use import Use
from byline.seeds import canonical_agency, demands_of, find_source, read_sources, source_of, sources

SEEDS = Path(__file__).parents[3] / "seeds"


def test_every_file_is_an_agency() -> None:
    assert len(sources()) == len(list(SEEDS.glob("*.toml"))) >= 3
    assert "Mehr News Agency" in {source.name for source in sources()}


def test_no_name_and_no_domain_belongs_to_two_agencies() -> None:
    names = [name.casefold() for source in sources() for name in {source.name, *source.aliases}]
    domains = [domain for source in sources() for domain in source.domains]
    assert len(set(names)) == len(names)
    assert len(set(domains)) == len(domains)


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
    (tmp_path / "b.toml").write_text('name = "B"\n[[terms]]\nquote = "x"\nsource = "y"\n', "utf-8")
    (tmp_path / "a.toml").write_text('name = "A"\naliases = ["AA"]\ndomains = ["a.example"]\n', "utf-8")
    (tmp_path / "README.md").write_text("x", "utf-8")
    assert [source.name for source in read_sources(tmp_path)] == ["A", "B"]
    assert read_sources(tmp_path / "missing") == ()


@pytest.mark.parametrize(
    "content",
    [
        "name = ",
        "aliases = []",
        'name = "A"\ncolour = "red"',
        "name = 3",
        'name = ""',
        'name = " A"',
        'name = "A\\nB"',
        'name = "A"\ndomains = ["*"]',
        'name = "A"\ndomains = ["https://a.example/"]',
        'name = "A"\ndomains = ["A.example"]',
        'name = "A"\nhomepage = "javascript:alert(1)"',
        'name = "A"\n[[terms]]\nsource = "y"',
        'name = "A"\n[[terms]]\nquote = "x"',
        'name = "A"\n[[terms]]\nquote = ""\nsource = "y"',
        'name = "A"\n[[terms]]\nsource = "y"\nlicense = "CC-BY-4.0"\nverified = true',
        'name = "A"\n[[terms]]\nquote = "x"\nsource = "y"\nchecked_at = "yesterday"',
    ],
)
def test_a_file_that_describes_no_agency_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "wrong.toml").write_text(content, "utf-8")
    with pytest.raises(BadInput, match=r"wrong\.toml"):
        read_sources(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_bytes('name = "Ä"'.encode("latin-1"))
    with pytest.raises(BadInput, match=r"wrong\.toml"):
        read_sources(tmp_path)


@pytest.mark.parametrize(
    "second",
    ['name = "A"', 'name = "B"\naliases = ["a"]', 'name = "B"\ndomains = ["a.example"]', 'name = "a.example"'],
)
def test_a_name_or_domain_that_two_files_claim_is_refused(tmp_path: Path, second: str) -> None:
    (tmp_path / "one.toml").write_text('name = "A"\ndomains = ["a.example"]', "utf-8")
    (tmp_path / "two.toml").write_text(second, "utf-8")
    with pytest.raises(BadInput, match=r"two\.toml and one\.toml both claim"):
        read_sources(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["Mehr News Agency", "mehrnews", "خبرگزاری مهر", "mehrnews.com", "fa.mehrnews.com", "https://mehrnews.com/news/1"],
)
def test_a_source_is_found_by_name_alias_domain_or_address(name: str) -> None:
    assert find_source(name).name == "Mehr News Agency"


def test_a_shared_domain_is_found_though_it_names_no_agency() -> None:
    assert find_source("gov.br").shared
    assert source_of("https://www.gov.br/") is None


def test_the_longest_domain_decides() -> None:
    assert source_of("https://advox.globalvoices.org/x") == find_source("Global Voices Advocacy")
    assert source_of("https://de.globalvoices.org/x") is None
    assert find_source("de.globalvoices.org").name == "Global Voices"


@pytest.mark.parametrize(
    ("name", "cure"), [("Mehr News Agncy", "Mehr News Agency"), ("#", "source list"), ("[x", "list")]
)
def test_a_source_that_is_not_known_is_said_with_what_is_near(name: str, cure: str) -> None:
    with pytest.raises(NotFound) as raised:
        find_source(name)
    assert cure in str(raised.value.cure)


def test_the_example_of_the_guide_is_an_agency(tmp_path: Path) -> None:
    guide = (SEEDS.parent / "docs" / "how-to" / "add-a-source.md").read_text("utf-8")
    (tmp_path / "example.toml").write_text(guide.split("```toml\n")[1].split("```")[0], "utf-8")
    (source,) = read_sources(tmp_path)
    assert source.terms[0].verified
    assert not set(source.domains) & {domain for known in sources() for domain in known.domains}


def archived(target: str, **facts: str) -> ArchivedArticle:
    place = RecordRef(record_id="urn:uuid:1", file="archive/a.warc.gz", offset=0, length=1)
    return ArchivedArticle(
        id="0" * 16,
        article=Article.model_validate(facts),
        conclusion=LicenseConclusion(),
        target_uri=target,
        media_type="text/html",
        payload_digest="sha256:0",
        retrieved=datetime(2026, 11, 22, tzinfo=UTC),
        capture=place,
        metadata=place,
    )


@pytest.mark.parametrize(
    "article",
    [
        archived("https://www.propublica.org/article/one"),
        archived("https://blog.example/copy", url="https://www.propublica.org/article/one"),
        archived("https://blog.example/copy", agency="propublica"),
    ],
    ids=["its own page", "a copy that names the original", "a copy that credits the agency"],
)
def test_what_a_publisher_asks_goes_along_with_its_articles(article: ArchivedArticle) -> None:
    demands = demands_of(article)
    assert {demand.source for demand in demands} == {"ProPublica, https://www.propublica.org/steal-our-stories/"}
    assert [demand.text for demand in demands if demand.forbids is Use.BULK] == [
        "no wholesale or automatic republishing"
    ]
    assert "keep the PixelPing tag" in {demand.text for demand in demands if demand.forbids is None}


def test_who_is_not_known_asks_nothing() -> None:
    assert demands_of(archived("ni:///sha-256;x", agency="Example Wire")) == ()


def test_only_what_publishers_say_rules_a_use_out() -> None:
    assert {source.name for source in sources() for term in source.terms if term.forbids} == {
        "ProPublica",
        "The Conversation",
    }
