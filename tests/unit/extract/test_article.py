# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import subprocess
import sys

import pytest

from byline.errors import UsageError
from byline.extract.article import declared, extract
from byline.model.article import Article
from support.pages import ADDRESS, SAMPLES, html, markdown, sample, text


def facts(body: str = "", **more: object) -> Article:
    return extract(html(body, **more)).article  # type: ignore[arg-type]


def test_the_article_s_own_node_is_trusted_most() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "From JSON-LD"}</script>'
        '<meta property="og:title" content="From Open Graph"><meta name="dc.title" content="From Dublin Core">'
    )
    article = facts("<h1>From the page</h1>", head=head)
    assert (article.title, article.origins["title"]) == ("From JSON-LD", "json-ld")


def test_what_a_trusted_place_says_badly_another_place_says() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": " ", "datePublished": "soon",'
        ' "author": "admin", "inLanguage": "English", "url": "/"}</script>'
        '<meta property="og:title" content="A story"><meta property="article:published_time" content="2026-03-09">'
        '<meta name="author" content="Jane Doe"><link rel="canonical" href="/story">'
    )
    article = facts(head=head)
    assert (article.title, article.published, article.creators) == ("A story", "2026-03-09", ("Jane Doe",))
    assert article.url == "https://news.example.org/story"
    assert article.origins == {
        "title": "open-graph",
        "published": "open-graph",
        "creators": "meta",
        "url": "html",
    }


def test_every_fact_has_an_origin() -> None:
    for file in SAMPLES.iterdir():
        article = extract(sample(file.name)).article
        set_facts = {name for name, value in article if value and name != "origins"}
        assert set(article.origins) == set_facts


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = '<title>A story | Example News</title><meta property="og:site_name" content="Example News">'
    article = facts(head=head)
    assert (article.title, article.agency) == ("A story", "Example News")


def test_a_page_may_have_no_other_title_than_its_site() -> None:
    head = '<title>Example News</title><meta property="og:site_name" content="Example News">'
    assert facts(head=head).title == "Example News"


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("MehrNews", "Mehr News Agency"),
        ("Mehr News | Iran and World News", "Mehr News Agency"),
        ("Example | Daily", "Example | Daily"),
        ("PROPUBLICA", "ProPublica"),
        ("Example Radio | the conversation", "Example Radio | the conversation"),
        ("Universidad Ejemplo - SCIENTIA", "Universidad Ejemplo - SCIENTIA"),
        ("https://example.org/", None),
        ("@example", None),
        ("9 March 2026", None),
        ("—", None),
    ],
)
def test_agencies_go_by_the_name_they_are_to_be_credited_by(name: str, agency: str | None) -> None:
    assert facts(head=f'<meta property="og:site_name" content="{name}">').agency == agency


def test_the_domain_counts_more_than_the_name_of_the_site() -> None:
    article = facts(
        head='<meta property="og:site_name" content="Latest news">', url="https://en.mehrnews.com/news/1/story"
    )
    assert (article.agency, article.origins["agency"]) == ("Mehr News Agency", "seed")


def test_the_agency_is_not_a_creator() -> None:
    head = '<meta property="og:site_name" content="Example"><meta name="author" content="Example, Jane Doe">'
    assert facts(head=head).creators == ("Jane Doe",)


def test_an_organisation_that_is_no_publisher_keeps_its_credit() -> None:
    node = (
        '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Example Wire"},'
        ' "publisher": {"name": "Local Paper"}}'
    )
    article = facts(head=f'<script type="application/ld+json">{node}</script>')
    assert (article.creators, article.agency) == (("Example Wire",), "Local Paper")


def test_an_agency_named_as_author_is_a_party_beside_the_publisher() -> None:
    head = (
        '<meta property="og:site_name" content="Local Paper"><meta name="author" content="Jane Doe">'
        '<meta name="author" content="AFP"><meta name="author" content="Local Paper">'
    )
    article = facts(head=head)
    assert (article.creators, article.agency, article.parties) == (("Jane Doe",), "Local Paper", ("AFP",))
    assert article.origins["parties"] == "meta"


def test_agencies_named_as_authors_are_the_publisher_where_there_is_no_other() -> None:
    article = facts(head='<meta name="author" content="AFP, dpa">')
    assert (article.creators, article.agency, article.parties) == ((), "AFP", ("dpa",))
    assert facts(head='<meta name="author" content="Reuters">').parties == ()


def test_parties_can_be_declared() -> None:
    article = declared(facts(), {"party": ("AFP", "dpa")})
    assert (article.parties, article.origins["parties"]) == (("AFP", "dpa"), "operator")


def test_an_organisation_is_the_agency_if_there_is_no_other() -> None:
    node = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Example Wire"}}'
    article = facts(head=f'<script type="application/ld+json">{node}</script>')
    assert (article.creators, article.agency) == ((), "Example Wire")


def test_a_date_from_the_future_is_passed_over() -> None:
    head = '<meta property="article:published_time" content="2027-01-01"><meta name="date" content="2026-03-09">'
    assert facts(head=head).published == "2026-03-09"


def test_a_change_before_publication_is_the_template_s() -> None:
    head = '<meta name="date" content="2026-03-09"><meta name="last-modified" content="2020-01-01">'
    assert facts(head=head).modified is None
    assert "modified" not in facts(head=head).origins
    assert facts(head=head.replace("2020-01-01", "2026-03")).modified == "2026-03"


def test_the_date_in_the_address_is_the_last_resort() -> None:
    article = facts("<p>Hello", url="https://example.org/2026/03/09/story")
    assert (article.published, article.origins["published"]) == ("2026-03-09", "url")


def test_the_locale_of_a_plug_in_is_the_last_word_on_the_language() -> None:
    page = html("<p>Hello", head='<meta property="og:locale" content="en_US">')
    assert extract(page).article.language == "en-us"
    assert page.tree is not None
    page.tree.set("lang", "fa")
    assert extract(page).article.language == "fa"


def test_an_undeclared_language_is_read_from_the_text() -> None:
    german = "Der Name bleibt stehen, sagte er, sonst war es keiner; und wir wussten damals nicht, was er meinte. " * 3
    article = facts(f"<p>{german}</p>")
    assert (article.language, article.origins["language"]) == ("de", "text")
    assert facts("<p>Kurz.</p>").language is None


def test_a_canonical_address_elsewhere_says_so() -> None:
    article = facts(head='<link rel="canonical" href="https://original.example/story">')
    assert (article.url, article.origins["url"]) == ("https://original.example/story", "html, other host")


def test_without_a_canonical_address_the_page_s_own_counts() -> None:
    article = facts()
    assert (article.url, article.origins["url"]) == (ADDRESS, "url")
    assert facts(url=None).url is None


def test_lines_about_changes_are_kept_once() -> None:
    body = "<article><p><em>Translated by</em> Ann Poe</p><p>Edited by John Roe</p><p>Edited by John Roe</p></article>"
    article = facts(body)
    assert article.earlier_changes == ("Translated by Ann Poe", "Edited by John Roe")
    assert article.origins["earlier_changes"] == "html"
    assert len(facts("".join(f"<p>Edited by Roe {number}</p>" for number in range(99))).earlier_changes) == 10


def test_one_line_of_plain_text() -> None:
    line = "Ongoing issues in the world require a sharp eye. " + "Today, we live in a world of news. " * 50
    extraction = extract(text(line + "All Content by Mehr News Agency is licensed under CC BY 4.0."))
    assert extraction.article.title == "Ongoing issues in the world require a sharp eye."
    assert extraction.article.language == "en"
    assert extraction.text.endswith("All Content by Mehr News Agency is licensed under CC BY 4.0.")
    assert "\n" not in extraction.text


def test_front_matter_counts_before_the_text() -> None:
    page = markdown(
        "---\ntitle: From the front\nauthors:\n- Jane Doe\n- John Roe\n---\n\n# From the text\n\nIt rained.\n"
    )
    extraction = extract(page)
    assert extraction.article.title == "From the front"
    assert extraction.article.creators == ("Jane Doe", "John Roe")
    assert "From the front" not in extraction.text
    assert "It rained." in extraction.text


def test_a_page_without_anything() -> None:
    assert extract(html(url=None)).article == Article()
    assert extract(text("")).article == Article()


SAMPLES_BY_NAME = {
    "why-keep-the-proof.html": ("Mara Lindqvist", "The Byline Reader", "2026-02-11", "en"),
    "what-cc-by-asks.html": ("Daniel Okafor", "The Byline Reader", "2025-11-04", "en-gb"),
    "what-a-warc-is.html": ("Ines Carvalho", "The Byline Reader", "2026-03-09", "en"),
    "five-ways-to-credit-badly.html": ("Ruth Adeyemi, Leo Marchetti", "The Byline Reader", "2025-09-22", "en-us"),
    "letters-to-a-reuser.html": ("Priya Raman", "The Byline Reader", "2024-06-18", "en"),
    "the-badge.html": ("Jonas Keller", "The Byline Reader", "2023-05-02", "en"),
    "der-name-bleibt-stehen.html": ("Tobias Ahrens", "The Byline Reader", "2025-03-17", "de-de"),
    "la-traduction-est-une-modification.html": ("Anouk Ferrand", "The Byline Reader", "2026-05-20", "fr"),
    "sanad-e-mojavvez.html": ("نرگس یاوری", "خبرگزاری نمونه", "2026-06-30", "fa"),
    "unless-otherwise-noted.html": ("Mara Lindqvist", "The Byline Reader", "2026-08-03", "en"),
    "a-short-guide-to-nothing.txt": ("Leo Marchetti", None, "2025-01-14", "en"),
    "keeping-a-corpus-honest.md": ("Ruth Adeyemi", "The Byline Reader", "2026-10-12", "en"),
    "all-rights-reserved.html": ("Priya Raman", "The Byline Reader", "2026-04-01", "en"),
    "photo-credit-only.html": ("Daniel Okafor", "The Byline Reader", "2026-07-19", "en"),
}


@pytest.mark.parametrize("name", sorted(file.name for file in SAMPLES.iterdir()))
def test_the_samples_say_who_published_them_and_when(name: str) -> None:
    article = extract(sample(name)).article
    published = (article.published or "")[:10]
    assert (", ".join(article.creators), article.agency, published, article.language) == SAMPLES_BY_NAME[name]
    assert article.title
    assert "Byline" not in article.title


def test_no_library_for_dates_is_loaded() -> None:
    """The date library's first use costs seconds a process; our own dates need none."""
    code = (
        "import sys; from support.pages import html; from byline.extract.article import extract;"
        "extract(html('<time>9 March 2026</time><p>So short a page is left to the library.</p>'));"
        "assert 'trafilatura' in sys.modules; print('dateparser' in sys.modules)"
    )
    tests = str(SAMPLES.parents[1] / "tests")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tests)
    assert done.stdout.strip() == "False"


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, byline.extract.article;"
        "print([name for name in ('trafilatura', 'py3langid', 'numpy', 'dateparser') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_operator_declares_wins() -> None:
    article = Article(title="A", creators=("B",), language="en", origins={"title": "meta", "language": "html"})
    changed = declared(
        article,
        {
            "title": " Another \n title ",
            "creator": ("Jane Doe", "John Roe"),
            "agency": "Example",
            "published": "2026-03",
            "modified": "2026-03-09T10:00:00Z",
            "language": "pt_BR",
            "url": "https://example.org/a",
            "description": "In short",
            "copyright": "© 2026 Example",
        },
    )
    assert changed == Article(
        title="Another title",
        creators=("Jane Doe", "John Roe"),
        agency="Example",
        published="2026-03",
        modified="2026-03-09T10:00:00Z",
        language="pt-br",
        url="https://example.org/a",
        description="In short",
        copyright_notice="© 2026 Example",
        origins=dict.fromkeys(
            (
                "title",
                "language",
                "creators",
                "agency",
                "published",
                "modified",
                "url",
                "description",
                "copyright_notice",
            ),
            "operator",
        ),
    )


def test_a_single_creator_need_not_be_a_list() -> None:
    assert declared(Article(), {"creator": "Jane Doe"}).creators == ("Jane Doe",)


def test_facts_that_are_not_declared_stay() -> None:
    article = Article(title="A", origins={"title": "meta"})
    assert declared(article, {}) == article
    assert declared(article, {"agency": "B"}).origins == {"title": "meta", "agency": "operator"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", " \n "),
        ("title", "x" * 1001),
        ("creator", ("Jane Doe", "")),
        ("published", "yesterday"),
        ("published", "9 March 2026"),
        ("modified", "2026-02-30"),
        ("language", "English"),
        ("url", "example.org/a"),
        ("url", "file:///etc/passwd"),
    ],
)
def test_a_declared_fact_that_is_wrong_names_its_option(name: str, value: str | tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=f"--{name}"):
        declared(Article(), {name: value})


def test_there_are_no_other_facts() -> None:
    with pytest.raises(UsageError, match="colour"):
        declared(Article(), {"colour": "red"})
