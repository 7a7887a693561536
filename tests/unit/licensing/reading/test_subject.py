# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.nouns import Subject
from byline.licensing.reading.subject import subject_of


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("texts, photos and films are under ", Subject.ARTICLE),
        ("the text is ours, and the photos are under ", Subject.OTHER),
        ("die texte gehören dem verlag, die bilder stehen unter ", Subject.OTHER),
        ("texte: cc by-nc-nd 4.0, bilder: ", Subject.OTHER),
        ("bilder: cc by 4.0, texte: ", Subject.ARTICLE),
        ("all texts on this site (but not the photos) are under ", Subject.SITE),
        ("all texts, but not the photos, are under ", Subject.SITE),
        ("the contents of the handbook are under ", Subject.OTHER),
        ("the content of this data portal is under ", Subject.SITE),
        ("this article draws on a study that is licensed under ", Subject.OTHER),
        ("this is a blog that is licensed under ", Subject.SITE),
        ("event calendar: ", Subject.OTHER),
        ("unless otherwise noted: ", Subject.UNSTATED),
        ("reuse licence: ", Subject.UNSTATED),
        ("her novel quarry is available under ", Subject.UNKNOWN),
        ("our documents are under ", Subject.OTHER),
        ("some of our articles are under ", Subject.OTHER),
        ("most content on this site is under ", Subject.OTHER),
        ("older articles (before 2018) are under ", Subject.OTHER),
        ("our articles (in english) are under ", Subject.SITE),
        ("articles by our partners are under ", Subject.OTHER),
        ("all articles, except those by our partners, are under ", Subject.SITE),
        ("content that you upload is under ", Subject.OTHER),
        ("your article is under ", Subject.CONTRIBUTIONS),
        ("apart from articles, the content of this site is under ", Subject.OTHER),
        ("sauf les articles, le contenu du site est sous ", Subject.OTHER),
        ("apart from articles by others, the content of this site is under ", Subject.SITE),
        ("all articles in our science section are under ", Subject.OTHER),
        ("alle artikel der rubrik wissen stehen unter ", Subject.OTHER),
        ("all articles in this section are under ", Subject.SITE),
        ("all articles in all sections of this site are under ", Subject.SITE),
        ("all material on the department of education website is under ", Subject.SITE),
        ("quotations from our articles are allowed under ", Subject.OTHER),
        ("articles in plain language are under ", Subject.OTHER),
        ("the english version is under ", Subject.OTHER),
        ("only our fact checks are under ", Subject.UNKNOWN),
        ("les tribunes de nos invités sont publiées sous ", Subject.UNKNOWN),
        ("die beiträge unserer gastautoren stehen unter ", Subject.OTHER),
        ("dein text steht unter ", Subject.CONTRIBUTIONS),
        ("the first paragraph of each article is under ", Subject.OTHER),
        ("this site runs on quill cms, released under ", Subject.OTHER),
        ("our journalism is under ", Subject.SITE),
        ("articles marked with a star are under ", Subject.OTHER),
        ("unless otherwise marked, articles are under ", Subject.ARTICLE),
        ("articles before 2015 were under ", Subject.OTHER),
        ("all text created after september 25, 2005 is available under ", Subject.SITE),
        ("this article uses material from wikipedia, which is under ", Subject.OTHER),
        ("this article is based on wikipedia and is licensed under ", Subject.ARTICLE),
        ("articles by guest authors are under ", Subject.OTHER),
        ("this privacy policy is under ", Subject.OTHER),
        ("privacy policy · ", Subject.UNSTATED),
        ("everything here is under ", Subject.SITE),
        ("this post contains images that are licensed under ", Subject.OTHER),
        ("this article was made with data published under ", Subject.OTHER),
        ("this is a summary of a paper that is available under ", Subject.OTHER),
        ("this is an open-access article distributed under ", Subject.ARTICLE),
        ("all texts on this site except photographs are licensed under ", Subject.SITE),
        ("this article and its pictures are licensed under ", Subject.ARTICLE),
        ("this podcast is licensed under ", Subject.CONTENT),
        ("our podcast is licensed under ", Subject.OTHER),
        ("this page lists podcasts that are under ", Subject.OTHER),
        ("translations of our articles are under ", Subject.OTHER),
        ("articles older than five years are under ", Subject.OTHER),
        ("our riddle is under ", Subject.UNKNOWN),
        ("• alle rätsel stehen unter ", Subject.UNKNOWN),
        ("event listings are under ", Subject.UNKNOWN),
        ("our licence is ", Subject.UNSTATED),
        ("all rights reserved, ", Subject.UNSTATED),
        ("some rights are reserved under ", Subject.UNSTATED),
        ("you are free to share it under ", Subject.UNSTATED),
        ("all is under ", Subject.UNSTATED),
    ],
)
def test_what_a_clause_speaks_of(clause: str, subject: Subject) -> None:
    assert subject_of(clause).subject is subject


@pytest.mark.parametrize(
    ("clause", "pointed"),
    [
        ("this article is under ", True),
        ("this is an open-access article under ", True),
        ("artikel ini dilisensikan di bawah ", True),
        ("the office said this week that texts are under ", False),
        ("this week texts are under ", False),
        ("all content by x is under ", True),
        ("unless otherwise noted, all content is under ", True),
        ("please note that all content is under ", True),
        ("we publish all our articles under ", True),
        ("the office said that all texts are under ", False),
        ("the office publishes all its texts under ", False),
        ("since last week, all content on their website is under ", False),
    ],
)
def test_whether_it_points_at_it(clause: str, pointed: bool) -> None:
    assert subject_of(clause).pointed is pointed


def test_the_noun_ends_where_it_stands_in_the_whole_clause() -> None:
    clause = "the text is ours, and the photos are under "
    assert clause[: subject_of(clause).end].endswith("photos")
