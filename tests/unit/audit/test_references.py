# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""References as other people's programs write them, and our own, whatever stands in them."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.audit.published import read
from byline.audit.reading import File, Reading
from byline.audit.references import cited
from byline.errors import BadInput
from byline.licensing.notice import attribution, render
from byline.licensing.sentences import clean
from support.audits import original
from support.hostile import PIECES

NAMES = {"bibtex": "a.bib", "ris": "a.ris", "csl-json": "a.json"}

BIBTEX = r"""
% Things that are no entries: an address me@example.org
@string{wire = "Example Wire"}
@comment{jabref-meta: {}}
@article{one,
  author    = "M{\"u}ller, J{\'e}r{\^o}me and {Smith and Sons} and Ko{\c c}, Bj{\o}rn",
  title     = {{Boats \& {B}ridges}~in 50\% of \emph{all} cases},
  journal   = wire # { International},
  year      = 2026,
  url       = {https://wire.example/a\_b?c=1\&d=2},
  note      = {Licensed under CC BY 4.0, \url{https://creativecommons.org/licenses/by/4.0/}},
}
@misc(two, title = "A {"}quoted{"} title", URL = {https://wire.example/two})
@misc{nothing}
@misc{odd, title = , note = "never ended, }
"""
RIS = """\ufeffTY  - ELEC
T1  - A title that is so long
      that it goes on
A1  - Example, Ada
UR  - https://wire.example/one
L2  - https://creativecommons.org/licenses/by/4.0/
AB  - Not read: CC BY-SA 3.0
ER  -

TY  - NEWS
TI  - Two
ER  -
TY  - NEWS
TI  - Three, not ended
"""


def readings(name: str, content: str) -> list[Reading]:
    file = File(name=name, open=lambda: io.BytesIO(content.encode()))
    return [each for each in read(file) if isinstance(each, Reading)]


def test_bibtex_as_others_write_it() -> None:
    one, two, nothing, odd = readings("a.bib", BIBTEX)
    words = [block.text for block in one.blocks]
    assert words == [
        "Boats & Bridges in 50% of all cases",
        *("Müller, Jérôme", "Smith and Sons", "Koç, Bjørn"),
        "wire International",
        "2026",
        "Licensed under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    ]
    assert one.reference is not None
    assert one.reference.uris == ("https://wire.example/a_b?c=1&d=2",)
    assert (one.line, [block.line for block in one.blocks]) == (5, [7, 6, 6, 6, 8, 9, 11])
    assert two.reference is not None
    assert (two.reference.title, two.reference.uris) == ('A "quoted" title', ("https://wire.example/two",))
    assert nothing.blocks == ()
    assert [block.text for block in odd.blocks] == ["never ended,"]


def test_an_entry_that_does_not_end_is_named_by_its_line() -> None:
    with pytest.raises(BadInput, match=r"a\.bib:2 begins an entry"):
        readings("a.bib", "\n@misc{a, title = {b}")


def test_ris_as_others_write_it() -> None:
    one, two, three = readings("a.ris", RIS)
    assert [block.text for block in one.blocks] == ["A title that is so long that it goes on", "Example, Ada"]
    assert [link.uri for link in one.links] == [
        "https://wire.example/one",
        "https://creativecommons.org/licenses/by/4.0/",
    ]
    assert (one.line, two.line, three.line) == (1, 10, 13)
    assert [each.reference.title for each in (two, three) if each.reference] == ["Two", "Three, not ended"]


@pytest.mark.parametrize(("name", "content"), [("a.ris", "Dear all\n"), ("a.csljson", "{")])
def test_what_is_no_reference_is_refused(name: str, content: str) -> None:
    file = File(name=name, open=lambda: io.BytesIO(content.encode()), media_type=None)
    if name.endswith("json"):
        file = File(name=name, open=file.open, media_type="application/vnd.citationstyles.csl+json")
    with pytest.raises(BadInput):
        list(read(file))


def test_csl_as_others_write_it() -> None:
    item = {
        "id": "x",
        "type": "article-newspaper",
        "title": "Boats",
        "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}, "nobody"],
        "issued": {"date-parts": [[2026]]},
        "note": "CC BY 4.0",
        "abstract": "CC BY-SA 3.0",
    }
    (reading,) = readings("a.json", json.dumps([item, 3]))
    assert [block.text for block in reading.blocks] == ["Boats", "Vincent van Gogh", "CC BY 4.0"]
    assert len(readings("a.json", json.dumps(item))) == 1


def test_json_of_other_kinds_is_not_read() -> None:
    assert readings("a.json", json.dumps({"type": "FeatureCollection", "features": []})) == []
    assert readings("a.json", json.dumps({"name": "x", "version": "1"})) == []


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=3), st.sampled_from([*PIECES, "{\\o}", "~^_#$%&"]))
@pytest.mark.parametrize("carrier", NAMES)
def test_what_we_write_is_read_back(carrier: str, title: str, names: list[str], piece: str) -> None:
    """Title, names and address of one reference, whatever the page called them."""
    made = original(title=title + piece, creators=tuple(names), agency=piece)
    owed = attribution(made.article)
    (reading,) = readings(NAMES[carrier], render(owed, carrier).content)
    assert reading.reference is not None
    assert reading.reference.uris == ("https://wire.example/ferry",)
    assert " ".join(reading.reference.title.split()) == " ".join(clean(owed.title or "").split())
    shown = {block.text for block in reading.blocks}
    assert {" ".join(clean(name).split()) for name in owed.creators} - {""} <= shown


def test_it_cites_what_is_at_its_address_or_else_what_has_its_title() -> None:
    one = original().article
    other = one.model_copy(
        update={"id": "0" * 16, "article": one.article.model_copy(update={"url": "https://o.example/"})}
    )
    (reading,) = readings(
        "a.ris", "TY  - GEN\nTI  - river COUNCIL votes!\nUR  - http://wire.example/ferry#top\nER  -\n"
    )
    assert reading.reference is not None
    assert cited(reading.reference, [other, one]) == [one]
    assert cited(reading.reference._replace(uris=()), [other, one]) == [other, one]
    assert cited(reading.reference._replace(uris=(), title="!"), [other, one]) == []
