# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.blocks import Block
from byline.licensing.reading.mentions import mentions_of
from byline.licensing.reading.quoted import cited, is_a_control, is_answer, is_citation
from byline.licensing.reading.titled import Titles
from support.pages import html, text

ALL = "all our texts are licensed under CC BY 2.0"


def block_of(body: str) -> Block:
    """The last block that names a licence."""
    return mentions_of(html(body)).words[-1].block


@pytest.mark.parametrize(
    ("body", "control"),
    [
        ("<form><label><input type=checkbox> CC BY 2.0</label> only</form>", True),
        ("<form><input type=radio> CC BY 2.0</form>", True),
        ("<fieldset><legend>CC BY 2.0</legend></fieldset>", True),
        ("<form><p>CC BY 2.0</p><input type=search></form>", False),
        ("<p>CC BY 2.0</p>", False),
    ],
)
def test_what_readers_choose_or_press(body: str, control: bool) -> None:
    assert is_a_control(block_of(body)) is control


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("<p><q>This is under CC BY 2.0</q></p>", True),
        ("<p>Write: <code>Licensed under CC BY 2.0</code></p>", True),
        ("<p>It is licensed under <code>CC BY 2.0</code></p>", False),
        ("<p>It is licensed under CC BY 2.0</p>", False),
    ],
)
def test_words_that_are_marked_as_quoted(body: str, quoted: bool) -> None:
    block = block_of(body)
    assert cited(block, block.text) is quoted


def test_plain_text_has_no_elements_around() -> None:
    block = mentions_of(text("Ten birds\n\nLicense: CC BY 2.0\n")).words[-1].block
    assert not cited(block, block.text)
    assert not is_a_control(block)


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (f"<p>Voss: {ALL}</p>", True),
        (f"<p><b>Voss:</b> {ALL}</p>", True),
        (f"<p>Low Water: {ALL}</p>", False),
        (f"<p>Please note: {ALL}</p>", False),
        (f"<p>Texts: {ALL}</p>", False),
        (f"<h3>Which licence?</h3><p>{ALL}</p>", True),
        (f"<p><b>Which licence?</b></p><p>{ALL}</p>", True),
        (f"<p>Which licence?</p><p>{ALL}</p>", False),
        (f"<h3>Which licence?</h3><p>Yes, {ALL}</p>", False),
        (f"<footer><p>Voss: {ALL}</p></footer>", False),
    ],
)
def test_what_somebody_says_of_a_site(body: str, answer: bool) -> None:
    block = block_of(body)
    assert is_answer(block, block.text, Titles(html("<title>The ferry | Low Water</title>").tree)) is answer


def test_a_question_in_plain_text_is_no_heading() -> None:
    block = mentions_of(text(f"Which licence?\n\n{ALL}\n")).words[-1].block
    assert not is_answer(block, block.text, Titles(None))


@pytest.mark.parametrize(
    ("line", "citation"),
    [
        ("Voss, K. (2019). Tides. Journal of Tides 4. CC BY 2.0", True),
        ("Voss, K.-J., & Holm, I. (2019a). Tides. CC BY 2.0", True),
        ("Holm, I. (2021). The ferry. Low Water. CC BY 2.0", False),
        ("Voss counted ten birds. CC BY 2.0", False),
    ],
)
def test_a_line_of_a_bibliography(line: str, citation: bool) -> None:
    titles = Titles(html("<title>The ferry | Low Water</title>").tree)
    assert is_citation(block_of(f"<p>{line}</p>"), titles) is citation
