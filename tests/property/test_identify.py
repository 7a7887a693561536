# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Properties of identification over broken pages."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from byline.licensing.catalog import CREATIVE_COMMONS, elements_of
from byline.licensing.conclude import identify
from byline.page.parse import Page
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
