# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import gzip
from pathlib import Path

import pytest

from byline.licensing.conclude import identify, identify_given, identify_quickly
from byline.licensing.prefilter import is_clear
from byline.model.capture import Capture, FeedItem, FeedRights, HttpHead
from byline.model.evidence import LicenseConclusion
from byline.page.parse import Page, read_page
from support.identification import labelled_page, labels
from support.pages import SEEN, html, markdown, text

REAL = Path(__file__).parents[3].parent / "shared" / "eval" / "pages"
NOTHING = "<p>Three swans were seen on the lake on Sunday, and accountants called it a success &amp; more.</p>"


def weight(conclusion: LicenseConclusion) -> tuple[object, ...]:
    """What a clear page must have in common with the same page read thoroughly."""
    return (
        conclusion.concluded,
        conclusion.declared,
        conclusion.scope,
        conclusion.conflicts,
        conclusion.exclusions,
        conclusion.reservations,
    )


@pytest.mark.parametrize("name", [label["file"] for label in labels()])
def test_no_labelled_page_is_concluded_otherwise(name: str) -> None:
    page = labelled_page(name)
    thorough = identify(page)
    assert weight(identify_quickly(page)) == weight(thorough)
    if thorough.concluded in ("NOASSERTION", "NONE"):
        assert identify_given(page).concluded in ("NOASSERTION", "NONE")
    else:
        assert identify_given(page) == thorough


def test_a_page_that_says_nothing_is_clear_and_is_not_parsed() -> None:
    page = html(NOTHING)
    assert is_clear(page)
    assert identify_quickly(page).basis == "nothing found"
    assert "_parsed" not in vars(page)
    assert is_clear(text("Three swans were seen on the lake."))


def test_every_finder_is_known_to_the_prefilter() -> None:
    """A new finder must say there what it looks for, or else no page is clear."""
    assert is_clear(html())


@pytest.mark.parametrize(
    "notice",
    [
        "This text is under CC BY 4.0.",
        "<b>C</b>C BY-SA 4.0",
        "Text<br>CC BY 4.0",
        "<p>Text</p><p>CC0</p>",
        "&#67;reative &#x43;ommons",
        "Creative <!-- -->Commons",
        "Creative&nbsp;Commons",
        "Crea&shy;tive Commons",
        "Lizenz: Namens\u00adnennung 3.0 Deutschland",
        "<!--[if !IE]><!--> CC BY 4.0 <!--<![endif]-->",
        "<!-- a --!> CC BY 4.0 <!-- b -->",
        "СС BY 4.0",  # Cyrillic
        "ＣＣ ＢＹ ４．０",
        "المشاع الإبداعي نسب المصنف",
        "知识共享署名 4.0",
        "クリエイティブ・コモンズ",
        "크리에이티브 커먼즈",
        "Креативне ауторство 3.0",
        "Open Government Licence v3.0",
        "Licence Ouverte / Etalab 2.0",
        "공공누리",
        "All rights <b>res</b>erved",
        "ALLE RECHTE VORBEHALTEN",
        "ВСЕ ПРАВА ЗАЩИЩЕНЫ",
        "無断転載を禁じます",
        "Sperrfrist: 1. Mai",
        "Feel free to republish this story.",
        "<a href='https://creativecommons.org/licenses/by/4.0/'>x</a>",
        "<img src='//licensebuttons.net/l/by/4.0/88x31.png'>",
        "<a href='https://www.gnu.org/licenses/fdl-1.3.html'>x</a>",
        "<meta name=copyright content='All  rights\nreserved > x'>",
        "<meta name='dc.rights' content='x > CC BY 4.0'>",
        "<meta name=robots content=noai>",
        "<meta name='tdm-reservation' content=1>",
        "<div data-license='CC BY 4.0'>x</div>",
        '<script type="application/ld+json">{"license": "\\u0043C BY 4.0"}</script>',
        '<script type="application/ld+json">{"usageInfo": "<img alt=\'CC BY 4.0\'>"}</script>',
        '<script type="application/ld+json"><!-- {"license": "CC BY 4.0"} --></script>',
    ],
)
def test_what_may_be_evidence_is_not_clear(notice: str) -> None:
    assert not is_clear(html(NOTHING + notice))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1251", "iso-8859-5", "koi8-r"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    source = f"<html><meta charset={encoding}><body><p>Атрибуция 4.0 Всемирная</p></body></html>"
    capture = Capture(
        name="x",
        retrieved=SEEN,
        content=source.encode(encoding),
        media_type="text/html",
        charset=None if encoding.startswith("utf") else encoding,
    )
    assert not is_clear(read_page(capture))


def test_what_stands_beside_the_page_counts() -> None:
    feed = FeedItem(digest="sha256:0", retrieved=SEEN, rights=(FeedRights(name="dc:rights", text="CC BY 4.0"),))
    assert not is_clear(html(NOTHING, feed=feed))
    for field in (("Link", '</terms>; rel="license"'), ("TDM-Reservation", "1"), ("X-Robots-Tag", "noai")):
        assert not is_clear(html(NOTHING, headers=HttpHead(line="HTTP/1.1 200 OK", headers=(field,))))
    plain = HttpHead(line="HTTP/1.1 200 OK", headers=(("Link", '</wp-json/>; rel="https://api.w.org/"'),))
    assert is_clear(html(NOTHING, headers=plain))


def test_markdown_is_always_read() -> None:
    assert not is_clear(markdown("Nothing here\n"))


def test_scripts_and_comments_are_no_text() -> None:
    script = "<script>var cc = 1; a.cc(b)</script><style>.cc { color: red }</style><!-- cc -->"
    assert is_clear(html(NOTHING + script))
    assert not is_clear(html(NOTHING + "<script>var cc = 1"))


def test_sources_of_any_kind_are_looked_at() -> None:
    for source in ("", "<", "<!--", "<!---->", "<script", "&", "\\u", "<meta"):
        assert is_clear(Page(source=source, media_type="text/html", seen=SEEN))


@pytest.mark.skipif(not REAL.is_dir(), reason="the collection of real pages is not here")
def test_no_real_page_is_concluded_otherwise() -> None:
    """What is clear weighs nothing; and real pages are."""
    clear = 0
    for file in sorted(REAL.glob("*.html.gz")):
        content = gzip.decompress(file.read_bytes())
        page = read_page(Capture(name=file.name, retrieved=SEEN, content=content, media_type="text/html"))
        if is_clear(page):
            clear += 1
            assert weight(identify(page)) == weight(identify_quickly(page)), file.name
    assert clear >= 20
