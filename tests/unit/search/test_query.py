# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What a query means, and where it cannot be understood."""

import pytest

from byline.errors import QueryError
from byline.search.canonical import MOST_TOKENS, canonical
from byline.search.dates import DAY, days
from byline.search.tree import And, Everything, Not, Or, Pattern, Phrase, Range, Term, Tree, either


class Vocabulary:
    """Holds `count` words that match anything, and shows what it was asked for."""

    def __init__(self, count: int = 1) -> None:
        self._others = {f"other{number or ''}" for number in range(count)}

    def matching(self, pattern: str, *, limit: int) -> set[str]:
        return {pattern.replace("*", "~"), *self._others} if self._others else set()

    def near(self, field: str, word: str, distance: int, *, limit: int) -> set[str]:
        return {f"{field} {word} {distance}", *self._others}


def tree(text: str, *languages: str) -> Tree:
    return canonical(text, languages=languages, vocabulary=Vocabulary())


def term(token: str) -> Term:
    return Term("text", token)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b", And((term("a"), term("b")))),
        ("a AND b", And((term("a"), term("b")))),
        ("a or b", And((term("a"), term("or"), term("b")))),
        ("a OR b", Or((term("a"), term("b")))),
        ("a b OR c", And((term("a"), Or((term("b"), term("c")))))),
        ("a AND b OR c", Or((And((term("a"), term("b"))), term("c")))),
        ("(a OR b)(c)", And((Or((term("a"), term("b"))), term("c")))),
        ("a -b", And((term("a"), Not(term("b"))))),
        ("a NOT(b OR c)", And((term("a"), Not(Or((term("b"), term("c"))))))),
        ("NOT NOT NOT a", Not(term("a"))),
        ("-NOT a", term("a")),
        ("well-known", Phrase("text", ("well", "known"))),
        ("*", Everything()),
        ("＊", Everything()),
        ("a *", term("a")),
        ("a OR *", Everything()),
        ("NOT *", Or(())),
        ("- a –", term("a")),
        ("12:-30", Phrase("text", ("12", "30"))),
        ("(a -)", term("a")),
        ("a,b", Phrase("text", ("a", "b"))),
        ("note: b", And((term("note"), term("b")))),
        ("note:", term("note")),
        ("x Title:a LICENCE:b", And((term("x"), Term("title", "a"), Term("license", "b")))),
        ("agency:(a OR title:b)", Or((Term("agency", "a"), Term("title", "b")))),
        ("-agency:a", Not(Term("agency", "a"))),
        ('agency:"a  b"', Phrase("agency", ("a", "b"))),
        ('"a: (b) [c] NOT d"', Phrase("text", ("a", "b", "c", "not", "d"))),
        ('"AND"', term("and")),
        ("（a）", term("a")),
        ("«a b»", Phrase("text", ("a", "b"))),
        ('license:"A  OR b"', Term("license", "a or b")),
        ("license:cc*4.?", Pattern("license", "cc*4.?")),
        ("host:*.Example.ORG", Pattern("host", "*.example.org")),
        ("agency:ME*R", Pattern("agency", "me*r")),
        ("creator:李*", Term("creator", "李")),
        ("url:http://a.org/?b=(c)", Term("url", "http://a.org/?b=(c)")),
        ('url:"http://a.org/(c)"', Term("url", "http://a.org/(c)")),
        ("url:http://a.org/*", Pattern("url", "http://a.org/*")),
        ("http://a.org/?b=c*", Phrase("text", ("http", "a", "org", "b", "c"))),
        ("(url:http://a.org/b)", Term("url", "http://a.org/b")),
        ("id:3F2A", Pattern("id", "3f2a*")),
        ("id:3F2A*", Pattern("id", "3f2a*")),
        (" 3f2a ", Or((term("3f2a"), Pattern("id", "3f2a*")))),
        ("3f2a b", And((term("3f2a"), term("b")))),
        ("2026", term("2026")),
        ("cafe", term("cafe")),
        ("a*", Or((term("a~"), term("other")))),
        ("title:Ä*", Or((Term("title", "other"), Term("title", "ä~")))),
        ("中国*", term("中国")),
        ("*中国*", term("中国")),
        ("Abc~", Or((term("abc"), term("other"), term("text abc 1")))),
        ("-abc~2", Not(Or((term("abc"), term("other"), term("text abc 2"))))),
        ("(x title:abc~)", And((term("x"), either(Term("title", t) for t in ("abc", "other", "title abc 1"))))),
        ("agency:«abc» ~ b", And((Term("agency", "abc"), term("b")))),
        ("a ~5 b~c", And((term("a"), term("5"), Phrase("text", ("b", "c"))))),
        ('"a b"~1', Phrase("text", ("a", "b"))),
        ('"a b"~3', Phrase("text", ("a", "b"), (3,))),
        ('("a b-c  d"~2)', Phrase("text", ("a", "b", "c", "d"), (2, 1, 2))),
        ('agency:"a b"~50', Phrase("agency", ("a", "b"), (50,))),
        ('"中国 经济"~3', Phrase("text", ("中国", "国", "经济"), (1, 3))),
        ("language:pt_BR", Term("language", "pt-br")),
        (
            "published:2026",
            And((Range("published_first", days("2026").first, None), Range("published_last", None, days("2026").last))),
        ),
        ("published:[2025-02 to]", Range("published_first", days("2025-02").first, None)),
        ("published:[TO 2025]", Range("published_last", None, days("2025").last)),
        ("published:{2025 TO}", Range("published_first", days("2026").first, None)),
        ("published:{TO 2025-03}", Range("published_last", None, days("2025-02-28").last)),
        ("retrieved:[2025 TO 2026}", Range("retrieved", days("2025").first * DAY, days("2026").first * DAY - 1)),
        (
            'retrieved:"2026-03-09"',
            Range("retrieved", days("2026-03-09").first * DAY, days("2026-03-10").first * DAY - 1),
        ),
    ],
)
def test_meaning(text: str, expected: Tree) -> None:
    assert tree(text) == expected


def test_a_word_is_looked_for_in_every_language_of_the_index() -> None:
    assert tree("nationales", "en", "fr-ca", "fr", "xx") == Or((term("nationales"), term("national")))
    assert tree('"national unity"', "en") == Or(
        (Phrase("text", ("national", "unity")), Phrase("text", ("nation", "uniti")))
    )
    assert tree("agency:universities", "en") == Term("agency", "universities")


def test_a_word_that_a_wildcard_finds_in_no_article_finds_nothing() -> None:
    assert canonical("x*", languages=(), vocabulary=Vocabulary(0)) == Or(())


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("", 0, "empty"),
        (" \n", 0, "empty"),
        ("x" * 2001, 40, "longer than 2,000"),
        ("x " * 401, 400, "too many parts"),
        ("a \ud800", 2, "not a character"),
        ("\n\ud800", 1, "not a character"),
        ('a "b', 2, "no partner"),
        ('a" b', 1, "no partner"),
        ('a "b" c"', 7, "no partner"),
        ("(a", 0, "never closed"),
        ("((a)", 0, "never closed"),
        ("a)", 1, "never opened"),
        ("a ()", 2, "nothing between"),
        ("(" * 21 + "a" + ")" * 21, 20, "nested"),
        ("AND a", 0, "AND has nothing before"),
        ("OR", 0, "OR has nothing before"),
        ("a OR", 2, "OR has nothing after"),
        ("a OR OR b", 5, "OR has nothing before"),
        ("(OR a)", 1, "OR has nothing before"),
        ("(a AND)", 3, "AND has nothing after"),
        ("NOT", 0, "NOT has nothing after"),
        ("a NOT AND b", 6, "AND has nothing before"),
        ("a [b", 2, "begins no range"),
        ("a b]", 3, "ends no range"),
        ("x {b", 2, "begins no range"),
        ("x b}", 3, "ends no range"),
        ("[2025 TO 2026]", 0, "needs a field"),
        ("published:[2025 - 2026]", 10, "begins no range"),
        ("title:[a TO b]", 6, "no ranges"),
        ("published:[TO]", 10, "first or a last"),
        ("published:[2026 TO 2025]", 10, "ends before it begins"),
        ("published:[2025 TO x]", 19, "not a date"),
        ("a published:[2025-13 TO 2026]", 13, "no month 13"),
        ("published:yesterday", 10, "not a date"),
        ("published:202*", 13, "no wildcard"),
        ("agnecy:mehr", 0, "no field agnecy"),
        ("a AND (b nosuch:c)", 9, "no field nosuch"),
        ("agency:", 7, "needs a value"),
        ("a agency:", 9, "needs a value"),
        ("(agency:)", 8, "needs a value"),
        ("agency: mehr", 7, "space after agency:"),
        ("agency:-mehr", 7, "needs a value"),
        ("url:*", 0, "needs a value"),
        ("url:*?", 0, "needs a value"),
        ('license:""', 8, "needs a value"),
        ('agency:""', 7, "no letter"),
        ('""', 0, "no letter"),
        (" !?", 2, "wildcard needs"),
        (" &", 1, "no letter"),
        ("a NOT &", 6, "nothing to leave out"),
        ("**", 0, "wildcard needs"),
        ("a ?", 2, "wildcard needs"),
        ("agency:*", 7, "wildcard needs"),
        ("co-op*", 5, "within one word"),
        ("&*", 1, "wildcard needs"),
        ("&a*", 2, "within one word"),
        ("中*国", 1, "cannot stand inside"),
        ("中?", 1, "cannot stand inside"),
        ('"a b"*', 5, "takes no wildcard"),
        ('*"a b"', 1, "takes no wildcard"),
        ("ab^2.5", 2, "no boost"),
        ('"a b"^2', 5, "no boost"),
        ("abc~3", 3, "no word and no phrase"),
        ("abc~1.5", 3, "no word and no phrase"),
        ("ab*c~", 4, "no word and no phrase"),
        ('"a b"~', 5, "no word and no phrase"),
        ('"a b"~x', 5, "no word and no phrase"),
        ("x 12:ab~", 5, "likeness is that of one word"),
        ('"a"bcd~', 6, "no word and no phrase"),
        ("well-known~", 0, "likeness is that of one word"),
        ("ab~2", 0, "likeness is that of one word"),
        ("a agency:m~", 9, "likeness is that of one word"),
        ("北京~", 0, "in this script"),
        ("license:cc~", 8, "not searched by likeness"),
        ("published:2026~", 10, "not searched by likeness"),
        ('"a b"~0', 0, "1 to 50 apart"),
        ('c "a b"~51', 2, "1 to 50 apart"),
        ('"a b c d"~11', 0, "more than 1,000 ways"),
        ('"a"~3', 0, "two words or more"),
        ('"well-known"~3', 0, "two words or more"),
        ('"!"~3', 0, "two words or more"),
        ('license:"a b"~3', 8, "license: has no phrases"),
        ('published:"2026 x"~3', 10, "published: has no phrases"),
    ],
)
def test_what_cannot_be_understood_is_pointed_at(text: str, position: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        tree(text)
    assert caught.value.position == position
    assert str(caught.value).splitlines()[-1] == "  " + " " * position + "^"


def test_an_unknown_field_names_those_that_there_are() -> None:
    with pytest.raises(QueryError) as caught:
        tree("agnecy:mehr")
    assert caught.value.cure is not None
    assert caught.value.cure.startswith("did you mean agency:?")
    assert "retrieved" in caught.value.cure
    with pytest.raises(QueryError) as caught:
        tree("zzz:mehr")
    assert "did you mean" not in str(caught.value.cure)


def test_control_characters_do_not_break_the_line_that_points() -> None:
    with pytest.raises(QueryError) as caught:
        tree('a\nb\x1b\u2028"')
    assert str(caught.value).splitlines()[1:] == ['  a b  "', "       ^"]


def test_too_many_words_for_a_wildcard() -> None:
    with pytest.raises(QueryError, match=r"a\* stands for more than 1,000") as caught:
        canonical("b a*", languages=(), vocabulary=Vocabulary(MOST_TOKENS))
    assert caught.value.position == 3
    assert canonical("a*", languages=(), vocabulary=Vocabulary(MOST_TOKENS - 1)) != Or(())
    with pytest.raises(QueryError, match=r"ab is like more than 1,000") as caught:
        canonical("b ab~", languages=(), vocabulary=Vocabulary(MOST_TOKENS))
    assert caught.value.position == 2
    assert MOST_TOKENS == 1_000
