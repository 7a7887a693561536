# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""For each check a published page that is right, and the smallest wrong variant of it."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from byline.audit.judge import checks
from byline.model.evidence import Claim, LicenseConclusion
from byline.model.use import Use
from support.audits import TEXT, audit, codes, found_in, notice, original, page
from support.exports import Source, archived, concluded, said, source

BY4 = "https://creativecommons.org/licenses/by/4.0/"
CHANGED = TEXT.replace("another ten years", "another twenty years and a day")


class Wrong(NamedTuple):
    """A right page made wrong: what is replaced in it, and what is found then beside what the page has anyway."""

    code: str
    reused: Source
    old: str
    new: str
    also: tuple[str, ...] = ()


def without(words: str, code: str, license_id: str = "CC-BY-4.0", **facts: Any) -> Wrong:
    return Wrong(code, original(license_id, **facts), words, "")


ELEMENTS = [
    without("River council votes", "BY001", "CC-BY-3.0"),
    without("River council votes", "BY001"),
    without("Ada Example", "BY002"),
    without("Bo Sample", "BY002", "CC-BY-SA-2.0"),
    without("Example Wire", "BY003", copyright_notice=None),
    without("© 2026 Example Wire", "BY004"),
    without("© 2026 Example Wire", "BY004", "CC-BY-1.0"),
    Wrong("BY005", original(), "https://wire.example/ferry", "https://wire.example/"),
    Wrong("BY006", original(), "Licensed under Creative Commons Attribution 4.0 International (CC BY 4.0)", "See"),
    Wrong("BY007", original(), BY4, ""),
    Wrong("BY007", original("CC-BY-NC-ND-1.0"), "https://creativecommons.org/licenses/by-nd-nc/1.0/", "/licence"),
    without("Provided without warranties; see the licence, section 5.", "BY008", "CC-BY-2.5"),
    without("Provided without warranties; see the licence, section 5.", "BY008"),
]
LICENCES = [
    Wrong(
        "BY101", original(), "CC BY 4.0|Attribution 4.0|/by/4.0/", "CC BY-SA 4.0|Attribution-ShareAlike 4.0|/by-sa/4.0/"
    ),
    Wrong("BY102", original("CC-BY-2.0"), "2.0", "4.0"),
    Wrong("BY103", original("CC-BY-3.0-IGO"), " IGO|/igo/", "|/"),
    Wrong("BY103", original("CC-BY-3.0-DE"), " DE|Germany|/de/", " AT|Austria|/at/"),
    Wrong("BY104", original(), " 4.0|by/4.0/", "|by/"),
    Wrong("BY105", original(), f'{BY4}"', f'{BY4}?ref=somebody"'),
    Wrong("BY106", original(), 'typeof="cc:Work" about="https://wire.example/ferry"', ""),
    Wrong("BY109", original(), "Attribution 4.0 International", "Attribution 3.0 Unported"),
    Wrong("BY109", original(), f'href="{BY4}"', f'href="{BY4.replace("4.0", "2.0")}"'),
    Wrong("BY107", original("CC0-1.0"), "Dedicated to the public domain under", "Licensed under"),
]
AROUND = [
    Wrong("BY302", original(), "</footer>", "<p>Somebody's News. All rights reserved.</p></footer>"),
    Wrong("BY302", original(), "</footer>", "<p>This page is protected by DRM.</p></footer>"),
    Wrong("BY303", original(), "</footer>", "<p>In partnership with Example Wire</p></footer>"),
    Wrong("BY304", original(), 'href="https://wire.example/ferry"', 'href="https://wire.example/ferry?utm_source=x"'),
    Wrong("BY304", original(), "</p></footer>", ' <a href="https://bit.ly/x">more</a></p></footer>'),
    Wrong("BY305", original(), "</p></footer>", ' <a href="javascript:alert(1)">more</a></p></footer>'),
    Wrong("BY307", original(), '<img src="boat.jpg">', '<img src="boat.jpg"><img src="https://c.example/p" width="1">'),
    Wrong("BY308", original(), "</article>", '<script src="https://c.example/x.js"></script></article>'),
    Wrong("BY308", original(), "</article>", '<iframe src="//video.example/1"></iframe></article>'),
]  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [*ELEMENTS, *LICENCES, *AROUND],
    ids=lambda each: f"{each.code}-{each.reused.article.conclusion.concluded}",
)
def test_the_smallest_wrong_variant_is_found_and_the_right_page_is_not(tmp_path: Path, wrong: Wrong) -> None:
    right = page(wrong.reused)
    assert found_in(tmp_path, right, wrong.reused) == []
    made = right
    for old, new in zip(wrong.old.split("|"), wrong.new.split("|"), strict=True):
        assert old in made
        made = made.replace(old, new)
    found = found_in(tmp_path, made, wrong.reused)
    assert codes(found) == {wrong.code, *wrong.also}
    assert all(finding.file == "page.html" and finding.line and finding.article for finding in found)


def test_a_licence_that_the_copyright_notice_names_is_kept_with_it(tmp_path: Path) -> None:
    """CC BY 4.0 3(a)(1)(A)(ii): a copyright notice is retained as it was supplied."""
    kept = original("CC-BY-NC-SA-2.0-DE", copyright_notice="© 2016 CC BY-NC-SA 2.0 Example Wire")
    assert found_in(tmp_path, page(kept), kept) == []
    (finding,) = found_in(tmp_path, page(kept).replace("(CC BY-NC-SA 2.0 DE)", "(CC BY-NC-SA 3.0 DE)"), kept)
    assert finding.code == "BY109"


def test_a_page_without_any_notice(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, page(original(), credit="<p>Somebody's News</p>"), original())
    assert (finding.code, finding.severity) == ("BY009", "error")
    assert finding.paste is not None
    assert BY4 in finding.paste
    assert found_in(tmp_path, page(original("CC0-1.0"), credit=""), original("CC0-1.0")) == []


@pytest.mark.parametrize(
    "link", ['<a href="https://wire.example/ferry">Source</a>', '<a href="/credits">Image and text credits</a>']
)
def test_nothing_but_a_link_to_the_credit(tmp_path: Path, link: str) -> None:
    """CC BY 4.0 3(a)(2) lets a link do; 4(a) of the versions before asks for the licence with every copy."""
    (finding,) = found_in(tmp_path, page(original(), credit=f"<p>{link}</p>"), original())
    assert (finding.code, finding.severity) == ("BY010", "warning")
    old = original("CC-BY-3.0")
    assert codes(found_in(tmp_path, page(old, credit=f"<p>{link}</p>"), old)) == {"BY009"}


def changed(license_id: str, treatment: str, *said: str) -> tuple[str, Source]:
    """A page with another text, and what its notice says about that."""
    reused = original(license_id)
    texts = {
        "altered": CHANGED,
        "excerpt": TEXT.split("\n\n")[0],
        "whole": TEXT,
        "translated": "Der Rat der Stadt hat entschieden.",
    }
    return page(reused, notice(reused, "html", *said), text=texts[treatment]), reused


@pytest.mark.parametrize(
    ("license_id", "treatment", "expected"),
    [
        ("CC-BY-4.0", "whole", {}),
        ("CC-BY-4.0", "altered", {"BY201": "error"}),
        ("CC-BY-4.0", "excerpt", {"BY201": "error"}),
        ("CC-BY-4.0", "translated", {"BY201": "error"}),
        ("CC-BY-3.0", "altered", {"BY201": "error"}),
        ("CC-BY-3.0", "excerpt", {}),
        ("CC-BY-2.0", "altered", {}),
        ("CC-BY-ND-4.0", "altered", {"BY201": "error", "BY203": "error"}),
        ("CC-BY-ND-4.0", "excerpt", {"BY201": "error", "BY203": "warning"}),
        ("CC-BY-NC-ND-2.0", "altered", {"BY203": "error"}),
        ("CC-BY-ND-3.0", "translated", {"BY203": "error"}),
        ("CC0-1.0", "altered", {}),
    ],
)
def test_changes_that_are_not_said(tmp_path: Path, license_id: str, treatment: str, expected: dict[str, str]) -> None:
    """CC 4.0 3(a)(1)(B): any modification; CC 3.0 3(b): adaptations; before 3.0 no word. ND: none may be shared."""
    content, reused = changed(license_id, treatment)
    assert {each.code: each.severity for each in found_in(tmp_path, content, reused)} == expected
    words = {"altered": "The text was adapted.", "excerpt": "Excerpt.", "translated": "Translated into German."}
    content, reused = changed(license_id, treatment, *([words[treatment]] if treatment in words else []))
    expected.pop("BY201", None)
    assert {each.code: each.severity for each in found_in(tmp_path, content, reused)} == expected


@pytest.mark.parametrize(
    "words",
    [
        "Gekürzt.",
        "Extrait.",
        "Traducido del inglés.",
        "Текст сокращён и переведён.",
        "ترجمه از انگلیسی",
        "Edited for length",
        "Texto adaptado.",
    ],
)
def test_changes_may_be_said_in_any_words(tmp_path: Path, words: str) -> None:
    content, reused = changed("CC-BY-4.0", "altered", words)
    assert found_in(tmp_path, content, reused) == []


def test_only_the_text_of_a_page_with_pictures(tmp_path: Path) -> None:
    content = page(original()).replace('<img src="boat.jpg">', "")
    (finding,) = found_in(tmp_path, content, original())
    assert (finding.code, finding.severity) == ("BY201", "warning")
    assert found_in(tmp_path, content, original(media_type="text/plain")) == []


def test_earlier_changes_that_are_lost(tmp_path: Path) -> None:
    """CC 4.0 3(a)(1)(B): retain an indication of any previous modifications. Saying them says nothing of one's own."""
    reused = original(earlier_changes=("Corrected on 9 March.",))
    assert found_in(tmp_path, page(reused), reused) == []
    (finding,) = found_in(tmp_path, page(reused).replace("Corrected on 9 March", "-"), reused)
    assert finding.code == "BY202"
    content = page(reused, notice(reused), text=CHANGED)
    assert codes(found_in(tmp_path, content, reused)) == {"BY201"}


@pytest.mark.parametrize(
    ("original_id", "adapted", "code"),
    [
        ("CC-BY-SA-4.0", BY4, "BY204"),
        ("CC-BY-SA-1.0", "https://creativecommons.org/licenses/by-sa/4.0/", "BY204"),
        ("CC-BY-SA-3.0", "https://creativecommons.org/licenses/by-sa/4.0/", None),
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by-nc/4.0/", None),
        ("CC-BY-NC-4.0", BY4, "BY204"),
    ],
)
def test_an_adaptation_under_a_licence_of_its_own(
    tmp_path: Path, original_id: str, adapted: str, code: str | None
) -> None:
    """CC BY-SA 4.0 3(b)(1), 2.0-3.0 4(b); 1.0 4(b): this licence and no other."""
    reused = original(original_id)
    own = f'<p typeof="cc:Work">This adaptation is licensed under <a href="{adapted}">this licence</a>.</p>'
    content = page(reused, notice(reused, "html", "Adapted.") + own, text=CHANGED)
    assert codes(found_in(tmp_path, content, reused)) == ({code} if code else set())


@pytest.mark.parametrize(
    ("license_id", "wrong"), [("CC-BY-NC-4.0", True), ("CC-BY-NC-SA-2.0", True), ("CC-BY-4.0", False)]
)
def test_commercial_use_of_what_may_not_be(tmp_path: Path, license_id: str, wrong: bool) -> None:
    reused = original(license_id)
    found = found_in(tmp_path, page(reused), reused, uses=(Use.COMMERCIAL,))
    assert codes(found) == ({"BY301"} if wrong else set())


def test_markup_that_is_not_escaped(tmp_path: Path) -> None:
    reused = original(title="Votes <b>and</b> boats")
    assert found_in(tmp_path, page(reused), reused) == []
    raw = page(reused).replace("Votes &lt;b&gt;and&lt;/b&gt; boats", "Votes <b>and</b> boats")
    assert {"BY305"} <= codes(found_in(tmp_path, raw, reused))


@pytest.mark.parametrize(
    ("conclusion", "code"),
    [
        (concluded("LicenseRef-CC-BY-unversioned"), "BY401"),
        (concluded("NOASSERTION"), "BY401"),
        (concluded("NOASSERTION", conflicts=("CC-BY-4.0", "CC-BY-ND-4.0")), "BY401"),
        (concluded("NONE", basis="rights are reserved until 2027"), "BY402"),
    ],
)
def test_what_may_not_be_published_at_all(tmp_path: Path, conclusion: LicenseConclusion, code: str) -> None:
    reused = source(archived(1, conclusion, title="Which?"), TEXT)
    (finding,) = found_in(tmp_path, page(reused, credit="<p>CC BY 4.0</p>"), reused)
    assert (finding.code, finding.severity) == (code, "error")
    assert "byline amend" in (finding.cure or "")


def test_wire_copy(tmp_path: Path) -> None:
    line = said("NOASSERTION", "(Reuters) -").model_copy(update={"finder": "wire", "claim": Claim.DENIAL})
    conclusion = concluded("CC-BY-4.0", evidence=(said("CC-BY-4.0"), line))
    reused = source(archived(1, conclusion, title="Boats", creators=("Ada",)), TEXT)
    (finding,) = found_in(tmp_path, page(reused), reused)
    assert (finding.code, finding.found) == ("BY405", "(Reuters) -")
    settled = source(
        archived(1, conclusion.model_copy(update={"by": "operator"}), title="Boats", creators=("Ada",)), TEXT
    )
    assert found_in(tmp_path, page(settled), settled) == []


def test_a_name_that_is_to_be_left_out(tmp_path: Path) -> None:
    assert codes(found_in(tmp_path, page(original()), original(), redacted=("Ada Example",))) == {"BY406"}


def test_the_label_of_a_data_set(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\ntitle: x\nlicense: cc-by-4.0\n---\n\n# Articles\n")
    reused = original("CC-BY-NC-4.0")
    (tmp_path / "page.html").write_text(page(reused))
    (finding,) = audit(tmp_path, [reused])
    assert (finding.code, finding.file, finding.line) == ("BY108", "README.md", 3)
    (tmp_path / "README.md").write_text("---\nlicense: other\n---\n")
    assert audit(tmp_path, [reused]) == []


SAID = {
    "@type": "NewsArticle",
    "headline": "River council votes",
    "license": BY4,
    "creditText": "By Ada Example for Example Wire",
    "copyrightNotice": "© 2026 Example Wire",
}


def machines(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("name", "wrong", "code"),
    [
        ("license", BY4.replace("4.0", "3.0"), "BY110"),
        ("license", BY4.replace("by", "by-nc"), "BY110"),
        ("license", {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"}, "BY110"),
        ("license", "https://creativecommons.org/licenses/by/", "BY110"),
        ("license", ["CC BY-SA 4.0"], "BY110"),
        ("license", "https://somebody.example/terms", None),
        ("creditText", "Somebody's News", "BY111"),
        ("creditText", ["Example Wire"], None),
        ("copyrightNotice", "© 2026 Somebody's News", "BY111"),
        ("copyrightNotice", "© 2026 Example Wire. All rights reserved.", None),
    ],
)
def test_what_the_data_for_machines_say_must_not_contradict(
    tmp_path: Path, name: str, wrong: Any, code: str | None
) -> None:
    reused = original()
    assert found_in(tmp_path, page(reused, head=machines({"@graph": [SAID]})), reused) == []
    found = found_in(tmp_path, page(reused, head=machines({"@graph": [SAID | {name: wrong}]})), reused)
    assert codes(found) == ({code} if code else set())
    assert all(each.line == 1 and each.cure for each in found)


def test_what_the_data_for_machines_say_of_others_is_no_contradiction(tmp_path: Path) -> None:
    """Pictures, the page around it, related stories, and of an adaptation its own licence."""
    reused = original("CC-BY-SA-4.0")
    other = {"@type": "NewsArticle", "headline": "Another story", "license": BY4, "creditText": "Somebody"}
    right = SAID | {"license": "https://creativecommons.org/licenses/by-sa/4.0/"}
    for data in (
        {"@type": "ImageObject", "license": BY4, "creditText": "A. Smith"},
        {"@type": "WebSite", "license": BY4},
        [right, other],
        right | {"image": {"@type": "ImageObject", "license": BY4}},
        {"@type": "ItemList", "itemListElement": [other]},
    ):
        assert found_in(tmp_path, page(reused, head=machines(data)), reused) == []
    later = (
        '<p typeof="cc:Work">This adaptation: <a href="https://creativecommons.org/licenses/by-sa/4.0/">licence</a></p>'
    )
    older = original("CC-BY-SA-3.0")
    adapted = page(older, notice(older, "html", "Adapted.") + later, text=CHANGED, head=machines(right))
    assert found_in(tmp_path, adapted, older) == []
    based = right | {"isBasedOn": {"@type": "Article", "url": "https://wire.example/ferry", "license": BY4}}
    found = found_in(
        tmp_path, page(older, notice(older, "html", "Adapted.") + later, text=CHANGED, head=machines(based)), older
    )
    assert codes(found) == {"BY110"}


def test_an_excerpt_in_an_article_of_somebody_is_under_their_licence(tmp_path: Path) -> None:
    reused = original()
    own = {"@type": "NewsArticle", "headline": "Our week", "license": BY4.replace("by", "by-sa"), "creditText": "We"}
    excerpt = page(reused, notice(reused, "html", "Excerpt."), text=TEXT.split("\n\n")[0], head=machines(own))
    assert found_in(tmp_path, excerpt, reused) == []


@pytest.mark.parametrize(
    "pixel",
    [
        '<img src="https://c.example/a.gif" height=1 width=1>',
        '<img src="https://c.example/a.gif" style="width:1px; height:1px">',
        '<img src="https://c.example/a.gif" style="display:none">',
        '<img src="https://news.example/?republication-pixel=true&post=1">',
        '<iframe src="https://c.example/n" width="0" height="0"></iframe>',
    ],
)
def test_what_counts_readers_is_seen_however_it_is_hidden(tmp_path: Path, pixel: str) -> None:
    content = page(original()).replace("</article>", f"{pixel}</article>")
    assert codes(found_in(tmp_path, content, original())) == {"BY307"}
    around = page(original()).replace("</body>", f"{pixel}</body>")
    assert found_in(tmp_path, around, original()) == []


def test_things_of_the_page_itself_may_act_in_it(tmp_path: Path) -> None:
    content = page(original()).replace("</article>", '<script src="/menu.js"></script><script>1</script></article>')
    assert found_in(tmp_path, content, original()) == []


def test_what_is_loaded_is_found_whatever_its_address_is(tmp_path: Path) -> None:
    odd = '<iframe src="http://[broken"></iframe>'
    content = page(original()).replace("</article>", f"{odd}</article>")
    assert codes(found_in(tmp_path, content, original())) == {"BY308"}
    around = page(original()).replace("</h1>", "</h1><aside><script src='//c.example/x.js'></script></aside>", 1)
    assert found_in(tmp_path, around, original()) == []


def test_a_counter_that_the_publisher_asks_for(tmp_path: Path) -> None:
    """ProPublica's terms (seeds/propublica.toml) ask for its PixelPing tag; its licence does not."""
    reused = original("CC-BY-NC-ND-4.0", url="https://www.propublica.org/article/ferry")
    (finding,) = found_in(tmp_path, page(reused), reused)
    assert (finding.code, finding.severity) == ("BY306", "note")
    pixel = '<script src="https://pixel.propublica.org/pixel.js"></script>'
    assert found_in(tmp_path, page(reused).replace("</article>", f"{pixel}</article>"), reused) == []
    text = f"{reused.text()}\n\n{notice(reused, 'text', 'Text extracted.')}"
    assert found_in(tmp_path, text, reused, "page.txt") == []


@pytest.mark.parametrize(("carrier", "name"), [("bibtex", "a.bib"), ("ris", "a.ris"), ("csl-json", "a.json")])
def test_a_reference_gives_credit_only_with_a_licence(tmp_path: Path, carrier: str, name: str) -> None:
    reused = original("CC-BY-3.0")
    right = notice(reused, carrier)
    assert found_in(tmp_path, right, reused, name) == []
    cites = {
        "bibtex": "@misc{a, title={River Council Votes}, author={Example, Ada}, url={http://www.wire.example/ferry/}}",
        "ris": "TY  - ELEC\nTI  - River council votes\nUR  - https://wire.example/ferry\nER  -\n",
        "csl-json": '[{"type": "webpage", "title": "River council votes", "author": [{"family": "Example"}]}]',
    }[carrier]
    (finding,) = found_in(tmp_path, cites, reused, name)
    assert (finding.code, finding.severity, finding.paste) == ("BY011", "note", right)
    unlicensed = original("NONE")
    assert found_in(tmp_path, cites, unlicensed, name) == []
    free = original("CC0-1.0")
    assert found_in(tmp_path, cites, free, name) == []


def test_every_check_is_tried_here() -> None:
    tried = set(re.findall(r"BY\d{3}", Path(__file__).read_text(encoding="utf-8")))
    elsewhere = {"BY403", "BY404", "BY407"}  # tests/functional/test_audit.py
    assert tried | elsewhere == set(checks())


def test_a_link_in_the_head_of_a_page_is_seen_by_machines_alone(tmp_path: Path) -> None:
    head = f'<link rel="license" href="{BY4}">'
    assert codes(found_in(tmp_path, page(original(), credit="<p>News</p>", head=head), original())) == {"BY009"}
    assert codes(found_in(tmp_path, page(original(), head=head), original())) == {"BY106"}


def test_what_the_publisher_rules_out_beside_the_licence(tmp_path: Path) -> None:
    """ProPublica's own terms (seeds/propublica.toml) rule out wholesale republishing; its licence does not."""
    reused = original("CC-BY-NC-ND-4.0", url="https://www.propublica.org/article/ferry")
    finding, _ = found_in(tmp_path, page(reused), reused, uses=(Use.BULK,))
    assert (finding.code, "ProPublica" in (finding.clause or "")) == ("BY301", True)
    assert codes(found_in(tmp_path, page(reused), reused, uses=(Use.REDISTRIBUTE,))) == {"BY306"}
