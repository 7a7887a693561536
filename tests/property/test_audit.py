# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Over every licence of the catalogue: the notice that we render passes, and what is taken out of it is missed."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from byline.audit.judge import faults
from byline.audit.likeness import Treatment, compare, normal, reused, says
from byline.audit.readers.csv import _records
from byline.audit.reading import Block, File, Reading
from byline.audit.reuse import Reuse
from byline.licensing.catalog import catalog
from byline.licensing.notice import attribution, render
from byline.model.notice import Change
from support.audits import codes, found_in, notice, original, page
from support.exports import Source
from support.mutations import corpus, elements, publishable, remover

CHANGES = (Change(text="Text extracted from the web page; images and navigation omitted."),)
WORDS = st.text(min_size=1, max_size=60)
SENTENCE = st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=6, max_size=12)
SENTENCES = st.lists(SENTENCE, min_size=3, max_size=6)
OTHER = "Etwas ganz anderes steht hier, in einer anderen Sprache."


def audited(content: str, made: Source, *, pictured: bool = True) -> set[str]:
    """What is found where the article stands with this notice."""
    reading = Reading("notice.txt", "text", (Block(content, 1),), text=made.text())
    return {fault.code for fault in faults(Reuse(reading, made.article, made.text(), pictured=lambda: pictured))}


def test_every_notice_passes_and_each_element_that_is_taken_out_is_missed() -> None:
    """CC 4.0 3(a)(1), 4(a)-(d) before it, and what the other licences of the catalogue ask for."""
    tried = 0
    for made in corpus(known := publishable(), len(known)):
        license_id = made.article.conclusion.concluded
        # Of a version of the GFDL that was modified byline writes no notice; of plain text nothing is left out.
        changes = () if license_id.startswith("GFDL") or made.article.media_type == "text/plain" else CHANGES
        right = render(attribution(made.article, changes), "text").content
        assert audited(right, made, pictured=bool(changes)) == set(), license_id
        if not license_id.startswith("LicenseRef-CC-") or license_id.endswith(("-DE", "-US", "-UK", "-AU")):
            for element in elements(made, changes):
                tried += 1
                found = audited(remover(element)(right), made)
                assert element.code in found, (license_id, element.name, found)
    assert tried > 500


@pytest.mark.parametrize("name", ["王小明", "山田花子", "김철수", "สมชาย ใจดี"])
def test_a_name_without_spaces_does_not_hide_the_words_around_it(name: str) -> None:
    """Pages credit people of all countries: their text is recognised all the same, and so is one in their script."""
    text = original().text()
    assert reused(text, f"{name}\n{text}\n{name}, Example Wire") == 1
    own = f"{name}は水曜日に川を渡り、橋が建てられるまで船を残すと述べた。"
    assert reused(own, f"Example Wire: {own} (translated)") > 0.9


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "fa", "ar", "ru"])
@pytest.mark.parametrize("license_id", ["CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-NC-ND-2.5", "OGL-UK-3.0", "CC0-1.0"])
@pytest.mark.parametrize("carrier", ["text", "html", "markdown", "short", "print"])
def test_a_notice_passes_in_every_language_and_carrier(
    tmp_path: Path, language: str, license_id: str, carrier: str
) -> None:
    made = original(license_id, earlier_changes=("Corrected on 9 March.",))
    spoken = attribution(made.article, CHANGES).model_copy(update={"notice_language": language})
    content = render(spoken, carrier).content
    name = {"html": "page.html", "markdown": "page.md"}.get(carrier, "page.txt")
    published = page(made, content) if carrier == "html" else f"{made.text()}\n\n{content}\n"
    assert codes(found_in(tmp_path, published, made, name)) == set()


@given(title=WORDS, creator=WORDS, agency=WORDS)
@settings(max_examples=60, deadline=None)
def test_hostile_titles_and_names_are_found_in_the_notice_that_has_them(title: str, creator: str, agency: str) -> None:
    made = original("CC-BY-3.0", title=title, creators=(creator,), agency=agency)
    content = notice(made, "text")
    found = audited(content, made)
    assert not found & {"BY001", "BY002", "BY003", "BY009"}


@given(WORDS, WORDS)
def test_words_are_found_where_they_are_written(before: str, words: str) -> None:
    assert says(normal(f"{before} {words} {before}"), words)


@given(SENTENCES, st.data())
@settings(max_examples=60, deadline=None)
def test_what_became_of_a_text_is_seen(sentences: list[list[str]], data: st.DataObject) -> None:
    """CC BY 4.0 3(a)(1)(B), and 2(a)(1)(A): "in whole or in part"."""
    numbered = [
        " ".join([f"w{index}x{place}{word}" for place, word in enumerate(line)]) + "."
        for index, line in enumerate(sentences)
    ]
    text = "\n\n".join(numbered)
    assert compare(text, f"News. {text} More.", all_of_it=False).treatment is Treatment.WHOLE
    assert compare(text, text.upper(), all_of_it=True).treatment is Treatment.WHOLE
    left_out = data.draw(st.integers(0, len(numbered) - 1))
    part = "\n\n".join(numbered[:left_out] + numbered[left_out + 1 :])
    assert compare(text, part, all_of_it=True).treatment is Treatment.EXCERPT
    assert reused(text, part) > 0.2
    altered = text.replace(numbered[left_out], numbered[left_out].rsplit(" ", 1)[0] + " otherwise.")
    assert compare(text, altered, all_of_it=False).treatment is Treatment.ALTERED
    assert compare(text, f"{text}\n\nAn opinion was added here.", all_of_it=True).treatment is Treatment.ALTERED
    assert compare(text, OTHER, all_of_it=False).treatment is Treatment.ELSEWISE
    assert reused(text, OTHER) == 0


@given(st.lists(st.lists(st.text(alphabet="ab,\"\n' =é", max_size=6), min_size=1, max_size=4), max_size=4))
def test_csv_is_read_as_the_standard_library_reads_it(rows: list[list[str]]) -> None:
    """RFC 4180, section 2."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    file = File(name="a.csv", open=io.BytesIO)
    lines = io.StringIO(written.getvalue(), newline="\n")
    expected = [row for row in csv.reader(io.StringIO(written.getvalue(), newline="")) if row]
    assert [cells for _, cells in _records(lines, file)] == expected


def test_the_catalogue_is_covered() -> None:
    assert len(publishable()) / len(catalog()) > 0.9
