# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.model.evidence import Region
from byline.page.region import region_of
from support.pages import html

PARAGRAPHS = "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p><p id='here'>Here.</p>"


def region(body: str) -> Region:
    tree = html(body).tree
    assert tree is not None
    return region_of(tree.xpath("//*[@id='here']")[0])


@pytest.mark.parametrize(
    "around",
    [
        '<div class="post hentry category-copyright author-ida">{}</div>',
        '<div class="post tag-photo tag-footer">{}</div>',
        '<article class="node author-ida">{}</article>',
        '<div class="author-ida">{}</div>',
        '<div class="not-sidebar">{}</div>',
        '<div class="layout has-sidebar">{}</div>',
        '<div class="fixed-sidebar-layout--140">{}</div>',
        '<div class="content-sidebar-wrap"><h1>The tower</h1>{}</div>',
    ],
)
def test_what_holds_the_article_is_no_region_beside_it(around: str) -> None:
    assert region(around.format(PARAGRAPHS)) is Region.BODY


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ('<div class="author-box">{}</div>', Region.BYLINE),
        ('<div class="post"><div class="post-meta">{}</div></div>', Region.BYLINE),
        ('<div class="region-sidebar">{}</div>', Region.SIDEBAR),
        ('<div class="sidebar-left">{}</div>', Region.SIDEBAR),
        ('<div class="widget tag-cloud">{}</div>', Region.SIDEBAR),
        ('<div class="copyright">{}</div>', Region.FOOTER),
        ('<div class="image-license">{}</div>', Region.FIGURE),
        ('<div class="postsignature">{}</div>', Region.COMMENTS),
        ("<select><option>{}</option></select>", Region.DIALOG),
        ("<textarea>{}</textarea>", Region.DIALOG),
    ],
)
def test_what_stands_beside_it(around: str, expected: Region) -> None:
    line = "<span id='here'>CC BY 4.0</span>"
    if "<textarea>" in around:
        tree = html(around.format("CC BY 4.0")).tree
        assert tree is not None
        assert region_of(tree.xpath("//textarea")[0]) is expected
    else:
        assert region(around.format(line)) is expected
