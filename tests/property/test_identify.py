# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Properties of identification over broken pages."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byline.licensing.catalog import CREATIVE_COMMONS, elements_of
from byline.licensing.conclude import LONGEST, identify, identify_given, identify_quickly
from byline.licensing.prefilter import is_clear
from byline.model.capture import Capture
from byline.model.evidence import LicenseConclusion
from byline.page.parse import Page, read_page
from support.identification import FOLDER, labels
from support.pages import SEEN

_TYPES = {".html": "text/html", ".txt": "text/plain", ".md": "text/markdown"}
SOURCES = {
    label["file"]: ((FOLDER / label["file"]).read_text(encoding="utf-8", errors="replace"), label) for label in labels()
}
# Pages that say one thing once: what is cut off cannot be the restriction of something that stands before it.
PLAIN = [name for name, (_, label) in SOURCES.items() if not {"precedence", "denial", "conflict"} & set(label["tags"])]
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def concluded(source: str, name: str) -> str:
    media_type = _TYPES[name[name.rindex(".") :]]
    return identify(Page(source=source, media_type=media_type, seen=SEEN)).concluded


def given_alike(thorough: LicenseConclusion, given: LicenseConclusion) -> bool:
    """Whether both give the same licence, with the same evidence and for the same reasons; or neither gives one."""
    none = ("NOASSERTION", "NONE")
    return given == thorough if thorough.concluded not in none else given.concluded in none


def freedoms(license_id: str) -> set[str]:
    """What a licence leaves open; nothing, if it is none or does not say which one it is."""
    if license_id in ("NOASSERTION", "NONE", CREATIVE_COMMONS):
        return set()
    return {"BY", "NC", "ND", "SA", "any"} - set(elements_of(license_id) or ())


@FEW
@given(name=st.sampled_from(PLAIN), data=st.data())
def test_a_page_that_is_cut_gives_no_more_than_the_whole(name: str, data: st.DataObject) -> None:
    """Truncating a page never gains a permission, wherever it is cut: "CC BY-NC" must not become "CC BY"."""
    source, label = SOURCES[name]
    cut = source[: data.draw(st.integers(0, len(source)))]
    assert freedoms(concluded(cut, name)) <= freedoms(label["concluded"])


def test_no_cut_within_a_notice_gives_more() -> None:
    """The same for every single place in the notices of some pages, not for a sample."""
    for name in ("statement-article-de.html", "plain-wrapped.txt", "statement-en.html", "link-legalcode.html"):
        source, label = SOURCES[name]
        for end in range(len(source) - 250, len(source)):
            assert freedoms(concluded(source[: max(0, end)], name)) <= freedoms(label["concluded"]), end


@FEW
@given(name=st.sampled_from(list(SOURCES)), data=st.data())
def test_broken_pages_are_read_without_fail(name: str, data: st.DataObject) -> None:
    """Everything captured is hostile: any mutation of a page is identified, and its evidence stands in it."""
    source, _ = SOURCES[name]
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(source)))
        end = min(len(source), start + data.draw(st.integers(0, 40)))
        junk = st.sampled_from(
            ["<", ">", '"', "<div>", "</p>", "<!--", "\x00", "İ", "\u202e", "&#x110000;", "<a href="]
        )
        source = source[:start] + data.draw(junk) + source[end:]
    page = Page(source=source, media_type=_TYPES[name[name.rindex(".") :]], seen=SEEN)
    conclusion = identify(page)
    for each in (*conclusion.evidence, *(aside.evidence for aside in conclusion.set_aside)):
        assert page.text_at(each.locator) == each.statement


@FEW
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    """Nothing crashes, whatever the characters; and no licence comes from text that names none."""
    for media_type in _TYPES.values():
        conclusion = identify(Page(source=text, media_type=media_type, seen=SEEN))
        assert (
            conclusion.concluded in ("NOASSERTION", "NONE") or "cc" in text.casefold() or "creative" in text.casefold()
        )


@FEW
@given(name=st.sampled_from(PLAIN), data=st.data())
def test_a_page_whose_bytes_are_cut_gives_no_more_than_the_whole(name: str, data: st.DataObject) -> None:
    """The same where a connection ends: within a character, a tag, an entity, on the bytes as they came."""
    content = (FOLDER / name).read_bytes()
    cut = content[: data.draw(st.integers(0, len(content)))]
    capture = Capture(name=name, retrieved=SEEN, content=cut, media_type=_TYPES[name[name.rindex(".") :]])
    page = read_page(capture)
    thorough, quick = identify(page), identify_quickly(page)
    assert freedoms(thorough.concluded) <= freedoms(SOURCES[name][1]["concluded"])
    assert thorough.concluded == quick.concluded


@FEW
@given(name=st.sampled_from(list(SOURCES)), data=st.data())
def test_pages_whose_bytes_are_damaged_are_read_without_fail(name: str, data: st.DataObject) -> None:
    """Bytes flipped, taken out, doubled and exchanged; the quick looks never conclude otherwise than the thorough."""
    content = bytearray((FOLDER / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        first = data.draw(st.integers(0, len(content)))
        last = data.draw(st.integers(first, min(len(content), first + 60)))
        piece = content[first:last]
        change = data.draw(st.sampled_from(("flip", "remove", "double", "move")))
        if change == "flip":
            content[first:last] = bytes(each ^ data.draw(st.integers(1, 255)) for each in piece)
        elif change == "double":
            content[first:first] = piece
        else:
            del content[first:last]
            if change == "move":
                target = data.draw(st.integers(0, len(content)))
                content[target:target] = piece
    capture = Capture(name=name, retrieved=SEEN, content=bytes(content), media_type=_TYPES[name[name.rindex(".") :]])
    page = read_page(capture)
    thorough = identify(page)
    assert thorough.concluded == identify_quickly(page).concluded
    assert given_alike(thorough, identify_given(page))


_LINK = "<a rel=license href='https://creativecommons.org/licenses/by/4.0/'>CC BY 4.0</a>"
_SIZE = 300_000
TRAPS = {
    "tags that never end": "<a " * (_SIZE // 3),
    "comments that never end": "<!--" * (_SIZE // 4),
    "quotes that never end": '<a title="' * (_SIZE // 10),
    "inline nesting": "<b>" * (_SIZE // 3) + _LINK,
    "tiny elements": "<i>x</i>" * (_SIZE // 8) + _LINK,
    "a long attribute": f'<p data-license="{"x " * (_SIZE // 2)}">{_LINK}',
    "a long address": f'<a href="{"//x/" * (_SIZE // 4)}creativecommons.org">x</a>',
    "names": "CC BY 4.0 " * (_SIZE // 10),
    "elements with a licence": '<p property="dct:license">CC BY 4.0</p>' * (_SIZE // 40),
    "embargoes": "embargo until " * (_SIZE // 14),
    "denials": "all rights reserved " * (_SIZE // 20),
    "JSON-LD blocks": "<script type=application/ld+json>{}</script>" * (_SIZE // 45),
    "nested JSON-LD": "<script type='application/ld+json'>" + "[" * _SIZE,
    "combining marks": "e" + "\u0301" * _SIZE,
    "RDF in a comment": "<!-- <rdf:RDF><Work rdf:about=''><license " * (_SIZE // 40) + "-->",
}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS.keys())
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_time_is_linear(source: str, media_type: str) -> None:
    """Three times the page takes three times the time, not nine times."""

    def seconds(part: str) -> float:
        began = time.process_time()
        page = Page(source=part, media_type=media_type, seen=SEEN)
        is_clear(page)
        identify(page)
        return time.process_time() - began

    third = seconds(source[: len(source) // 3])
    assert seconds(source) < 6 * third + 0.3


def test_a_page_that_is_too_long_is_not_read() -> None:
    notice = "<p>This article is licensed under CC BY 4.0.</p>"
    for media_type in ("text/html", "text/plain"):
        page = Page(source=notice + " " * LONGEST, media_type=media_type, seen=SEEN)
        conclusion = identify(page)
        assert identify_quickly(page) == conclusion
        assert conclusion.concluded == "NOASSERTION"
        assert "too long" in conclusion.basis
        assert "_parsed" not in vars(page)


def test_a_page_that_cannot_be_read_to_its_end_gives_nothing() -> None:
    """What is nested beyond the parser's limit may deny what stands before it."""
    notice = "<p>This article is licensed under CC BY 4.0.</p>"
    page = Page(source=notice + "<div>" * 5_000 + "</div>" * 5_000 + "</body>", media_type="text/html", seen=SEEN)
    conclusion = identify(page)
    assert not page.whole
    assert conclusion.concluded == "NOASSERTION"
    assert "CC-BY-4.0" in [each.evidence.suggests for each in conclusion.set_aside]


@pytest.mark.parametrize("word", ["cc ", "by-nc ", "attribution ", "creative commons ", "署名"])
def test_a_page_in_which_too_many_names_may_begin_gives_nothing(word: str) -> None:
    """What begins behind the last that is read may limit what stands before it; and time has to end."""
    notice = "<p>This article is licensed under CC BY 4.0.</p>"
    began = time.process_time()
    conclusion = identify(Page(source=f"{notice}<p>{word * 200_000}</p>", media_type="text/html", seen=SEEN))
    assert time.process_time() - began < 2
    assert conclusion.concluded == "NOASSERTION"
    assert "more words" in conclusion.basis
    few = identify(Page(source=f"{notice}<p>{word * 20}</p></body>", media_type="text/html", seen=SEEN))
    assert few.concluded == "CC-BY-4.0"


def test_hostile_sizes_are_bounded() -> None:
    """Deep nesting and megabytes of text or of licence names end, and conclude nothing."""
    deep = "<div>" * 50_000 + "This text is under CC BY 4.0" + "</div>" * 50_000
    wide = "<p>This text is under <a href='https://creativecommons.org/licenses/by/4.0/'>CC BY 4.0</a>.</p>" * 5_000
    flat = "<p>" + "all rights " * 100_000
    names = "CC BY 4.0 and CC BY-SA 3.0 or " * 5_000
    for source in (deep, wide, flat):
        assert concluded(source, "x.html") in ("NOASSERTION", "NONE", "CC-BY-4.0")
    assert concluded(wide, "x.html") == "NOASSERTION"
    assert concluded(names, "x.txt") == "NOASSERTION"
