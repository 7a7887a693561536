# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.names import match_names
from byline.licensing.reading.context import Reading, lower, read, sentence_around
from byline.licensing.reading.nouns import Subject


def reading(text: str) -> Reading:
    name = match_names(text)[0]
    return read(text, name.start, name.end)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two CC BY 4.0 three. Four", "CC", "Two CC BY 4.0 three."),
        ("Version 3.0 of CC is old", "CC", "Version 3.0 of CC is old"),
        ("It ends on Jan. 7 under CC. Next", "CC", "It ends on Jan. 7 under CC."),
        ("Ends here! Is CC it? Yes", "CC", "Is CC it?"),
        ("design by Quay; texts under CC; more", "CC", "texts under CC;"),
        ("一。二 CC 三。四", "CC", "二 CC 三。"),
        ("one\n\ntwo CC\n\nthree", "CC", "two CC"),
    ],
)
def test_sentences(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    left, right = sentence_around(text, start, start + len(words))
    assert text[left:right] == sentence


def test_a_sentence_without_an_end_is_bounded() -> None:
    text = "a " * 5000 + "CC" + " b" * 5000
    left, right = sentence_around(text, 10_000, 10_002)
    assert right - left < 1000


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("This article is licensed under CC BY 4.0", Subject.ARTICLE),
        ("Dieser Text steht unter CC BY 4.0", Subject.ARTICLE),
        ("Cet article est publié sous CC BY 4.0", Subject.ARTICLE),
        ("この記事は CC BY 4.0 で提供", Subject.ARTICLE),
        ("This work is licensed under CC BY 4.0", Subject.CONTENT),
        ("All content by X is licensed under CC BY 4.0", Subject.SITE),
        ("Die Texte auf dieser Seite stehen unter CC BY 4.0", Subject.SITE),
        ("This blog is licensed under CC BY 4.0", Subject.SITE),
        ("本站内容采用 CC BY 4.0", Subject.SITE),
        ("The pictures in this article are CC BY 4.0", Subject.OTHER),
        ("Die Bilder in diesem Blog stehen unter CC BY 4.0", Subject.OTHER),
        ("On this site all photos are CC BY 4.0", Subject.OTHER),
        ("Photos and texts are CC BY 4.0", Subject.ARTICLE),
        ("Texte und Bilder stehen unter CC BY 4.0", Subject.ARTICLE),
        ("Our podcast music is CC BY 4.0", Subject.OTHER),
        ("This theme is CC BY 4.0", Subject.OTHER),
        ("The dataset is CC BY 4.0", Subject.OTHER),
        ("Contains content from elsewhere under CC BY 4.0", Subject.OTHER),
        ("user contributions licensed under CC BY 4.0", Subject.CONTRIBUTIONS),
        ("Carrow Gazette is licensed under CC BY 4.0", Subject.UNSTATED),
        ("License: CC BY 4.0", Subject.UNSTATED),
        ("Sound: CC BY 4.0", Subject.OTHER),
        ("Photos | Contact | Content: CC BY 4.0", Subject.CONTENT),
        ("Licence CC BY 4.0 applies to the data", Subject.OTHER),
        ("CC BY 4.0 gilt für alle Texte dieser Seite", Subject.SITE),
    ],
)
def test_what_is_licensed(text: str, subject: Subject) -> None:
    assert reading(text).subject is subject


@pytest.mark.parametrize(
    "text",
    [
        "This article is open access and published here. See CC BY 4.0",
        "This is an article distributed under a licence. It is made available under CC BY 4.0",
    ],
)
def test_a_silent_sentence_takes_the_subject_of_the_one_before(text: str) -> None:
    assert reading(text).subject is Subject.ARTICLE
    assert reading(text).pointed


def test_a_sentence_may_refer_to_the_one_before() -> None:
    found = reading("The information here may be used under terms. Unless noted it is CC BY 4.0")
    assert found.subject is Subject.CONTENT
    found = reading("Texts are published online. They are under CC BY 4.0")
    assert (found.subject, found.pointed) == (Subject.ARTICLE, False)


def test_a_sentence_before_that_gives_nothing_lends_no_subject() -> None:
    assert reading("This article is long. See CC BY 4.0").subject is Subject.UNSTATED


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("This article is under CC BY 4.0", True),
        ("All texts are under CC BY 4.0", True),
        ("The text is under CC BY 4.0", False),
        ("He told the council at length that all of its texts are under CC BY 4.0", False),
    ],
)
def test_pointing(text: str, pointed: bool) -> None:
    assert reading(text).pointed is pointed


@pytest.mark.parametrize(
    ("text", "flat"),
    [("Text is available under CC BY 4.0", True), ("A text under CC BY 4.0 may be sold", False)],
)
def test_plain_notices(text: str, flat: bool) -> None:
    assert reading(text).flat is flat


def test_a_plain_notice_in_long_text_is_none() -> None:
    assert not reading(f"Text is available under CC BY 4.0. {'More. ' * 100}").flat


@pytest.mark.parametrize(
    ("text", "grants"),
    [
        ("This work is licensed under CC BY 4.0", True),
        ("Bu içerik CC BY 4.0 ile lisanslanmıştır", True),
        ("Ida has waived all copyright to this text: CC0 1.0", True),
        ("This article explains CC BY 4.0", False),
    ],
)
def test_giving(text: str, grants: bool) -> None:
    assert reading(text).grants is grants


@pytest.mark.parametrize(
    "text", ["This text is not licensed under CC BY 4.0", "Die Texte stehen nicht unter CC BY 4.0", "Is it CC BY 4.0?"]
)
def test_denying_and_asking(text: str) -> None:
    assert reading(text).negated


@pytest.mark.parametrize(
    "text",
    [
        "Unless otherwise noted, this text is under CC BY 4.0",
        "Sofern nicht anders angegeben, stehen die Texte unter CC BY 4.0",
    ],
)
def test_a_reserve_is_no_denial(text: str) -> None:
    assert not reading(text).negated


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Open Access: CC BY 4.0", True),
        ("Textlizenz: CC BY 4.0", True),
        ("License: CC BY 4.0", True),
        ("Lizenz: CC BY 4.0", True),
        ("许可协议：CC BY 4.0", True),
        ("Creative Commons license: Attribution-ShareAlike 3.0", True),
        ("see CC BY 4.0", False),
    ],
)
def test_labels(text: str, label: bool) -> None:
    assert reading(text).label is label


@pytest.mark.parametrize(
    "text",
    [
        "Foto: Karel Voss / Flickr, CC BY 4.0",
        "Photo by Karel, CC BY 4.0",
        "via Wikimedia Commons | Lizenz: CC BY 4.0",
        "CC BY 4.0 by Karel @ Flickr",
        "Credit: Karel (CC BY 4.0)",
        "Fot. Karel Voss, CC BY 4.0",
        "Theme by Quay • Licence: CC BY 4.0",
        "Powered by QuayCMS, CC BY 4.0",
        "Photo: Karel. CC BY 4.0",
    ],
)
def test_credits(text: str) -> None:
    assert reading(text).credit


@pytest.mark.parametrize(
    "text",
    ["Photo: Karel. This text is licensed under CC BY 4.0", "Powered by Quay | CC BY 4.0", "Texts: CC BY 4.0"],
)
def test_no_credits(text: str) -> None:
    assert not reading(text).credit


@pytest.mark.parametrize(
    ("text", "licensor"),
    [
        ("All Content by Mehr News Agency is licensed under a CC BY 4.0", "Mehr News Agency"),
        ("Hafennotizen von Ida Holm steht unter CC BY 4.0", "Ida Holm"),
        ("Les textes de Ida sont sous CC BY 4.0", None),
        ("This work is licensed under CC BY 4.0", None),
    ],
)
def test_licensors(text: str, licensor: str | None) -> None:
    assert reading(text).licensor == licensor


@pytest.mark.parametrize("text", ["ABC", "İstanbul", "ẞ und ß", ""])
def test_lower_case_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "excepts"),
    [
        ("Unless otherwise noted, this site is CC BY 4.0", True),
        ("© 2021 Holm. CC BY 4.0 unless otherwise noted.", True),
        ("CC BY 4.0, sofern nicht anders angegeben", True),
        ("Karel Voss, CC BY 4.0 unless otherwise noted", False),
        ("CC BY 4.0 is a licence", False),
    ],
)
def test_exceptions_begin_a_notice_or_follow_a_name_alone(text: str, excepts: bool) -> None:
    assert reading(text).excepts is excepts


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("版权声明：自由转载-非商用-保持署名（CC BY-NC 4.0）", True),
        ("版权声明：封面 CC BY 4.0", False),
        ("自由转载（CC BY-NC 4.0）", False),
    ],
)
def test_a_notice_s_own_label(text: str, label: bool) -> None:
    assert reading(text).label is label


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("This work is © Holm 2023. It is licensed under CC BY 4.0.", Subject.CONTENT),
        ("Copyright of this article remains with Holm; it is licensed under CC BY 4.0.", Subject.ARTICLE),
        ("This work is new. It is licensed under CC BY 4.0.", Subject.UNSTATED),
        ("This picture is © Holm 2023. It is licensed under CC BY 4.0.", Subject.OTHER),
    ],
)
def test_whose_it_is_says_what_it_is(text: str, subject: Subject) -> None:
    assert reading(text).subject is subject


def test_a_notice_may_begin_with_its_label() -> None:
    assert reading("Droits d'auteur : Le texte seul est utilisable sous licence CC BY 4.0.").flat
    assert not reading("Voss : Le texte seul est utilisable sous licence CC BY 4.0.").flat


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("The text only may be used under licence CC BY 4.0.", True),
        ("Únicamente el texto se puede utilizar bajo licencia CC BY 4.0.", True),
        ("Apenas o texto pode ser utilizado sob licença CC BY 4.0.", True),
        ("A text may be used under CC BY 4.0.", False),
        ("The report may be used under CC BY 4.0.", False),
    ],
)
def test_what_may_be_used_is_said_flatly(text: str, flat: bool) -> None:
    assert reading(text).flat is flat
