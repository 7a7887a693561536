# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What looks at the bytes of a crawl's pages: no page that would be kept is lost, whatever looks for the signs."""

import codecs
import gzip
import html
import json
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.licensing import needles
from byline.licensing.catalog import catalog
from byline.licensing.conclude import identify
from byline.licensing.gate import may_name
from byline.licensing.names import match_names
from byline.licensing.scanning import Search, hyperscan_search, rust_search
from byline.page.decode import decode_text
from byline.page.parse import Page
from support.pages import SEEN

DATA = Path(__file__).parents[1] / "data"
REAL = Path(__file__).parents[2].parent / "shared" / "eval" / "pages"
STATEMENTS = tomllib.loads((DATA / "licensing" / "statements.toml").read_text(encoding="utf-8"))
PHRASES = json.loads((DATA / "licensing" / "phrases.json").read_text(encoding="utf-8"))["read"]
LEGACY = {
    "ru": ("cp1251", "koi8-r", "iso8859-5"), "uk": ("cp1251", "koi8-u"), "sr-ec": ("cp1251",), "bg": ("cp1251",),
    "el": ("cp1253",), "he": ("cp1255",), "ar": ("cp1256", "iso8859-6"), "fa": ("cp1256",), "th": ("cp874",),
    "ja": ("cp932", "euc_jp", "iso2022_jp"), "zh-hans": ("gb18030",), "zh-hant": ("big5hkscs",), "ko": ("cp949",),
    "tr": ("cp1254",), "pl": ("cp1250", "iso8859-2"), "cs": ("cp1250",), "hu": ("cp1250",), "ro": ("cp1250",),
}  # fmt: skip
MAKERS = {"rust": rust_search, "hyperscan": hyperscan_search}


@pytest.fixture(scope="module", params=MAKERS)
def search(request: pytest.FixtureRequest) -> Search:
    if request.param == "hyperscan" and not find_spec("hyperscan"):
        pytest.skip("the extra is not installed")
    return MAKERS[request.param]()


def is_kept(content: bytes) -> bool:
    """What the import would keep, by a thorough identification."""
    page = Page(source=decode_text(content), media_type="text/html", seen=SEEN, url="https://site.example/a")
    return identify(page).concluded not in ("NONE", "NOASSERTION")


def page(footer: str, charset: str = "utf-8") -> bytes:
    furniture = "<p>Ansel Brook climbs the tower at nine.</p>" * 40
    return (
        f'<!doctype html><html><head><meta charset="{charset}"><title>The tower</title></head><body><main><article>'
        f"<h1>The tower</h1>{furniture}</article></main><footer><p>{footer}</p></footer></body></html>"
    ).encode(charset, "xmlcharrefreplace")


def spellings(footer: str) -> Iterator[bytes]:
    """One footer as pages may have it."""
    yield page(footer)
    yield page("".join(f"&#{ord(each)};" if ord(each) > 127 else each for each in footer))
    yield page("".join(f"&#x{ord(each):x};" if ord(each) > 127 else each for each in footer))
    yield page(
        "".join(f"&{name};" if (name := html.entities.codepoint2name.get(ord(each))) else each for each in footer)
    )
    yield page(footer.replace(" ", "\u00a0"))
    yield page(footer.replace(" ", "&nbsp;"))
    yield page(footer.replace(" ", " <b>").replace("<b>", "<b class='x y'></b>"))
    yield page(footer.replace(" ", "\n\t "))
    yield page(footer.upper())


def footers(language: str) -> Iterator[str]:
    for sentence in STATEMENTS.get(language, {}).get("site", ())[:1]:
        yield sentence.format(name="CC BY 4.0")
        yield sentence.format(name="Creative Commons Attribution 4.0 International")
    names = [phrase for phrases in PHRASES.get(language, {}).values() for phrase in phrases]
    yield from (phrase for phrase in names if [each[:2] for each in match_names(phrase)] == [(0, len(phrase))])


@pytest.mark.parametrize("language", sorted({*STATEMENTS, *PHRASES}))
def test_no_statement_is_lost_in_any_spelling(search: Search, language: str) -> None:
    for footer in footers(language):
        for content in spellings(footer):
            assert may_name(content, search=search) or not is_kept(content), content[-200:].decode()


@pytest.mark.parametrize(("language", "charset"), [(each, name) for each, names in LEGACY.items() for name in names])
def test_no_statement_is_lost_in_an_older_encoding(search: Search, language: str, charset: str) -> None:
    for footer in footers(language):
        content = page(footer, charset)
        assert may_name(content, search=search) or not is_kept(content), footer


def test_no_labelled_page_is_lost(search: Search) -> None:
    for file in sorted((DATA / "pages").glob("*.html")):
        content = file.read_bytes()
        assert may_name(content, search=search) or not is_kept(content), file.name


@pytest.mark.skipif(not REAL.is_dir(), reason="the real pages are not at hand")
def test_no_real_page_is_lost(search: Search) -> None:
    for file in sorted(REAL.iterdir())[::3]:
        content = gzip.decompress(file.read_bytes())
        assert may_name(content, search=search) or not is_kept(content), file.name


@pytest.mark.parametrize("table", ["family", "whole", "elements", "titles"])
def test_a_new_name_has_its_sign(search: Search, table: str) -> None:
    """Every name of the vocabulary that is read alone passes alone; so would one that is added."""
    for name in needles.title_names() if table == "titles" else needles.names_in(table):
        for said in (name, f"{name} 4.0 International", f"{name} 2.0", f"{name} - ShareAlike 4.0"):
            if match_names(said):
                assert may_name(page(said), search=search), said


def test_a_new_address_has_its_sign(search: Search) -> None:
    for address in catalog().addresses:
        for href in (f"https://{address}", f"http://www.{address.upper()}/", f"//{address}?ref=x"):
            content = page(f'<a rel="license" href="{href}">licence</a>')
            assert may_name(content, search=search) or not is_kept(content), href


@pytest.mark.parametrize(
    "said",
    [
        "Crea&shy;tive Com&shy;mons", "Namens\u00adnennung 3.0 Deutschland", "Creative<!-- -->Commons", "СС BY 4.0",
        "ＣＣ ＢＹ ４．０", "<b>C</b>reative <b>C</b>ommons", "&#67;&#67; BY 4.0", "text 署名 4.0", "C\u200bC BY 4.0",
        "Creative  \n Commons", "CreativeCommons", "creative-commons", "cc-by-sa", "CC0", "cc_by", "by-nc-sa 4.0",
    ],
)  # fmt: skip
def test_unusual_spellings_pass(search: Search, said: str) -> None:
    assert may_name(page(said), search=search) or not is_kept(page(f"This text is under {said}."))


@given(
    gaps=st.lists(
        st.sampled_from([" ", "\u00a0", "&nbsp;", "<br>", "</b> <i>", "-", " – ", "\n"]), min_size=3, max_size=3
    ),
    name=st.sampled_from(
        [
            "Creative Commons BY 4.0",
            "CC BY SA 4.0",
            "Namensnennung 3.0 Deutschland Lizenz",
            "Atribución NoComercial 4.0 Internacional",
        ]
    ),
    case=st.sampled_from([str.upper, str.lower, str.title, str]),
)
def test_whatever_is_read_as_a_name_passes(gaps: list[str], name: str, case: type[str]) -> None:
    """A page passes if identification would keep it, however its words are joined and capitalised."""
    words = case(name).split(" ")
    said = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=False))
    content = page(f"This text is licensed under {said}.")
    assert may_name(content) or not is_kept(content)


def test_what_names_nothing_does_not_pass(search: Search) -> None:
    assert not may_name(page("© Skerry. All rights reserved."), search=search)
    assert not may_name(page("A success: the account of the attribution of a painting, by Ida Holm"), search=search)
    assert not may_name("<p>Лодка</p>".encode("cp1251"), search=search)


def odd(said: str) -> str:
    """A name as nobody writes it: every other letter is a capital."""
    return "".join(each.upper() if index % 2 and each.isascii() else each for index, each in enumerate(said))


@pytest.mark.parametrize("table", ["family", "whole", "elements", "titles"])
def test_no_spelling_of_a_name_hides_it(search: Search, table: str) -> None:
    for name in needles.title_names() if table == "titles" else needles.names_in(table):
        for said in (f"{name} 4.0 International", f"{name} 2.0 - ShareAlike"):
            for written in (odd(said), unicodedata.normalize("NFD", said), html.escape(said)):
                if match_names(written):
                    assert may_name(page(written), search=search), written


@pytest.mark.parametrize("charset", ["cp1252", "iso8859-15", "cp1250", "cp1254", "cp1257", "utf-8-sig"])
def test_western_encodings_hide_no_name(search: Search, charset: str) -> None:
    names = [*needles.names_in("elements"), *needles.names_in("whole")]
    for said in (f"Café: {name} 3.0 Generic" for name in names):
        if match_names(said):
            content = page(said, charset)
            assert may_name(content, search=search), said
            assert may_name(content.replace(b"<meta charset", b"<meta name"), charset, search=search), said


@pytest.mark.parametrize(
    "said",
    ["CC BY 4.0", "Namensnennung 3.0 Deutschland", "知识共享 署名 4.0", "表示 ４．０ 国際", "Атрибуция 4.0 Всемирная"],
)
@pytest.mark.parametrize("damage", [b"\xff", b"\xe7\x9f", b"\xc3"])
def test_broken_bytes_hide_no_name(search: Search, said: str, damage: bytes) -> None:
    content = page("Лодка в гавани " * 20 + said)
    for at in (60, len(content) - 20):
        broken = content[:at] + damage + b" " + content[at:]
        assert may_name(broken, search=search) or not is_kept(broken)
    assert may_name(content, search=search)


@pytest.mark.parametrize(
    "said",
    [
        "表示-継承 4.0", "非営利 - 表示 4.0 国際", "署名-非商业性使用", "CC 署名",
        "نسب المصنف ٤٫٠ دولي", "النسب 4.0 دولي",
        "ΑΝΑΦΟΡΑ 4.0 ΔΙΕΘΝΕΣ", "Αναφορά - Μη Εμπορική Χρήση 4.0", "С Указанием Авторства 4.0 Всемирная",
        "저작자표시-비영리 4.0", "ｸﾘｴｲﾃｨﾌﾞ・ｺﾓﾝｽﾞ 表示 4.0", "CC BYSA", "署名 • 非商业性 = 4.0",
        "Attribution – Non-Commercial", "ATRIBUIÇÃO 4.0 Internacional",
    ],
)  # fmt: skip
def test_names_whose_words_are_common_pass_where_they_are_names(search: Search, said: str) -> None:
    assert match_names(said)
    assert may_name(page(said), search=search)
    escaped = "".join(f"&#{ord(each)};" if ord(each) > 127 else each for each in said)
    assert may_name(page(escaped), search=search)


@given(before=st.integers(28_000, 36_000), between=st.sampled_from(["é", "署", "x"]))
def test_a_name_passes_wherever_it_stands(before: int, between: str) -> None:
    """Also where the content is cut into pieces, within a letter or not."""
    content = (between * before)[:before].encode()[:before] + "<p>CC 署名 4.0</p>".encode() + b"x" * 9_000
    assert may_name(content, search=rust_search())


@pytest.mark.parametrize("said", ["Creative Commons", "署名 4.0 国际"])
def test_a_page_full_of_signs_is_read_as_a_whole(search: Search, said: str) -> None:
    many = "<p>Attribution, version 1</p><p>表示</p>" * 3_000
    assert not may_name(page("<p>Attribution, no shares</p>" * 3_000), search=search)
    assert may_name(page(f"{many}<p>{said}</p>"), search=search)


@pytest.mark.parametrize("said", ["Crea&shy;tive Com&shy;mons BY 4.0", "&#32626;&#21517; 4.0 &#22269;&#38469;"])
def test_a_sign_that_names_nothing_hides_no_disguised_name(search: Search, said: str) -> None:
    content = page(f"<i class='attribution'>Attribution: no shares</i> {'x' * 9_000} {said}")
    assert may_name(content, search=search)


@pytest.mark.parametrize(
    "said",
    [
        "<div class='photo-attribution attribution'>By <i>US Doctor</i></div>", "&quot;cc&quot;:&quot;EUR&quot;",
        "非表示の要素を表示する", "表示されるメニュー", "他の署名です",
        "في هذا العمل نسب كبيرة",
        "Non-Open Government Licence (3173)",
        "that's what the following says", "aGZkbC9PREJMK2tvZ2w=", "Лодка &#1051;&#1086;&#1076;&#1082;&#1072;",
    ],
)  # fmt: skip
def test_words_that_are_no_names_do_not_pass(search: Search, said: str) -> None:
    assert not may_name(page(said), search=search)
    assert not may_name(page(said).replace(b"</h1>", b"\xff</h1>"), search=search)


@pytest.mark.parametrize("charset", ["cp037", "utf-16", "utf-16-le", "cp424", "mac_roman"])
def test_encodings_in_which_ascii_is_something_else_hide_no_name(search: Search, charset: str) -> None:
    content = page("Café: CC BY 4.0", charset)
    mark = codecs.BOM_UTF16_LE if charset == "utf-16-le" else b""
    assert may_name(mark + content, charset, search=search)


def test_a_declaration_that_the_bytes_contradict_gives_way_to_the_next(search: Search) -> None:
    named = page("Автор: Криэйтив Коммонс", "cp1251").replace(b"cp1251", b"cp1252").replace(b"tower", b"\x81\x90")
    assert may_name(named, "utf-8", search=search)
    assert not may_name(page("Café", "cp1252"), "utf-8", search=search)
    assert not may_name("<p>Café, 2022</p>".encode("cp1252"), search=search)


def test_so_many_signs_that_name_nothing_are_not_all_read(search: Search) -> None:
    one = f"<p>Attribution, version 1</p>{'y ' * 2_500}"
    assert not may_name(page(one * 20), search=search)
    assert may_name(page(one * 220), search=search)
