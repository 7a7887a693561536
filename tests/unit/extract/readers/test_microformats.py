# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
from byline.extract.readers import microformats
from support.pages import found, html


def read(body: str, *, head: str = "") -> dict[str, list[str]]:
    return found(microformats, html(body, head=head))


def test_an_h_entry_states_the_facts() -> None:
    facts = read(
        '<article class="h-entry"><h1 class="p-name">A story</h1><a class="p-author h-card" href="/j">Jane Doe</a>'
        '<time class="dt-published" datetime="2026-03-09">9 March</time><p class="p-summary">In short</p></article>'
    )
    assert facts["title"] == ["A story"]
    assert facts["creators"] == ["Jane Doe"]
    assert facts["published"] == ["2026-03-09", "9 March"]
    assert facts["description"] == ["In short"]


def test_an_h_atom_entry_with_its_source_organisation() -> None:
    facts = read(
        '<div class="hentry"><h2 class="entry-title">A story</h2>'
        '<p class="author vcard">Posted by <b class="fn">Jane Doe'
        '</b></p><abbr class="published" title="2026-03-09">Monday</abbr>'
        '<abbr class="updated" title="2026-03-10">x</abbr>'
        '<span class="source-org vcard">From <i class="org fn">Example News</i></span></div>'
    )
    assert facts["creators"] == ["Jane Doe"]
    assert facts["agency"] == ["Example News"]
    assert facts["published"][0] == "2026-03-09"
    assert facts["modified"][0] == "2026-03-10"


def test_an_author_as_blogger_names_him() -> None:
    facts = read(
        '<div class="post hentry"><h3 class="post-title entry-title">A story</h3><div class="post-footer">'
        '<span class="post-author vcard">Posted by <span class="fn">Jane Doe</span></span></div></div>'
    )
    assert facts["creators"] == ["Jane Doe"]


def test_microdata_states_the_facts() -> None:
    facts = read(
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">A story</h1>'
        '<span itemprop="author" itemscope><span itemprop="name">Jane Doe</span>, reporter</span>'
        '<meta itemprop="datePublished" content="2026-03-09"><meta itemprop="inLanguage" content="en"></div>'
    )
    assert facts["title"] == ["A story"]
    assert facts["creators"] == ["Jane Doe"]
    assert facts["published"][0] == "2026-03-09"
    assert facts["language"] == ["en"]


def test_the_byline_may_stand_in_the_entry_s_footer() -> None:
    entry = '<article class="hentry"><p>x</p><footer><span class="author">Jane Doe</span></footer></article>'
    assert read(entry)["creators"] == ["Jane Doe"]


def test_commenters_and_related_entries_are_not_the_author() -> None:
    entry = (
        '<div class="hentry"><h1 class="entry-title">A story</h1>'
        '<div class="related"><b class="entry-title">Other</b></div>'
        '<div class="comments"><span class="author">Troll</span></div>'
        '<div class="h-cite"><span class="p-author">Quoted</span></div></div>'
    )
    assert read(entry) == {"title": ["A story"]}


def test_of_several_entries_the_one_with_the_heading_is_read() -> None:
    other, main = (f'<div class="hentry"><{tag} class="entry-title">{tag}</{tag}></div>' for tag in ("h2", "h1"))
    assert read(other + main)["title"] == ["h1"]


def test_of_several_entries_the_titled_one_is_read() -> None:
    entries = '<div class="hentry"><h2 class="entry-title">B</h2></div><div class="hentry"><p>no title</p></div>'
    assert read(entries, head="<title>B | Example</title>")["title"] == ["B"]


def test_of_several_that_could_be_meant_none_is_read() -> None:
    assert read('<div class="hentry"><b class="entry-title">A</b></div><div class="hentry"></div>') == {}


def test_a_page_without_entries_or_markup() -> None:
    assert read("<p class='author'>Jane Doe</p>") == {}
