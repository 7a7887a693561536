# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What readers make of files that are not ours: other people's books, feeds, data sets, pages and captures."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from byline.audit.published import files, read
from byline.audit.published import page as fetched
from byline.audit.reading import File, Label, Reading
from byline.errors import BadInput
from support.audits import TEXT, audit, codes, found_in, notice, original, page

PARAGRAPHS = "".join(f"<p>{each}</p>" for each in TEXT.split("\n\n"))
BY4 = "https://creativecommons.org/licenses/by/4.0/"


def file(name: str, content: bytes | str, **facts: str) -> File:
    data = content.encode() if isinstance(content, str) else content
    return File(name=name, open=lambda: io.BytesIO(data), **facts)  # type: ignore[arg-type]


def readings(name: str, content: bytes | str, **facts: str) -> list[Reading]:
    return [each for each in read(file(name, content, **facts)) if isinstance(each, Reading)]


def book(folder: Path, **documents: str) -> Path:
    path = folder / "book.epub"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in documents.items():
            package.writestr(f"text/{name}.xhtml", f"<html><body>{content}</body></html>")
        package.writestr("book.opf", f"<package><dc:rights>{BY4}</dc:rights></package>")
    return path


def test_the_credits_page_of_a_book_speaks_for_its_chapters(tmp_path: Path) -> None:
    made = original(media_type="text/plain")
    path = book(tmp_path, chapter=PARAGRAPHS, credits=notice(made))
    assert audit(path, [made]) == []
    assert codes(audit(book(tmp_path, chapter=PARAGRAPHS, credits="<p>Thanks!</p>"), [made])) == {"BY009"}
    assert Label((BY4,), "book.epub#book.opf") in [each for found in files(path, limit=10**6) for each in read(found)]


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://backend.userland.com/creativeCommonsRssModule">
<channel><title>News</title>{channel}<item><title>River council votes</title><link>https://wire.example/ferry</link>
<dc:creator>Ada Example, Bo Sample</dc:creator><cc:license>{licence}</cc:license>
<content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>"""


def test_an_item_of_rss_gives_credit_in_its_own_elements(tmp_path: Path) -> None:
    made = original(copyright_notice=None, agency=None, media_type="text/plain")
    text = f"{PARAGRAPHS}<p>Example Wire, CC BY 4.0, without warranties</p>"
    assert found_in(tmp_path, RSS.format(channel="", licence=BY4, text=text), made, "feed.xml") == []
    found = found_in(tmp_path, RSS.format(channel="", licence=BY4.replace("by", "by-nd"), text=text), made, "feed.rss")
    assert "BY007" in codes(found)


def test_a_feed_that_gives_one_licence_to_all(tmp_path: Path) -> None:
    made = original("CC-BY-NC-4.0", media_type="text/plain")
    channel = f"<cc:license>{BY4}</cc:license>"
    credit = RSS.format(channel=channel, licence="https://creativecommons.org/licenses/by-nc/4.0/", text=PARAGRAPHS)
    assert "BY108" in codes(found_in(tmp_path, credit, made, "feed.xml"))


def test_an_entry_of_atom_as_xhtml() -> None:
    (reading,) = readings(
        "feed.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><author><name>Ada</name></author>'
        f'<link rel="license" href="{BY4}"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<p>One</p><p>Two <a href="https://wire.example/">three</a></p></div></content>'
        "<source><title>Not the entry's</title></source></entry></feed>",
    )
    # An article may begin with its title: nothing stands between that and the text.
    assert [block.text for block in reading.blocks] == ["Ada", "Ada", "T", "One", "Two three"]
    assert "Not the entry's" not in [block.text for block in reading.blocks]
    assert {link.uri for link in reading.links} == {BY4, "https://wire.example/"}
    assert all(link.block is None or reading.blocks[link.block] for link in reading.links)


def test_a_row_without_a_ready_notice_gives_credit_in_its_columns(tmp_path: Path) -> None:
    made = original(media_type="text/plain")
    row = {
        "text": TEXT,
        "title": "River council votes",
        "authors": ["Ada Example", "Bo Sample"],
        "publisher": "Example Wire",
        "rights": "© 2026 Example Wire; CC BY 4.0; no warranties",
        "license": BY4,
        "url": "https://wire.example/ferry",
        "obligations": ["Name Ada Example"],
        "length": 3,
    }
    assert found_in(tmp_path, json.dumps(row), made, "rows.jsonl") == []
    lacking = {name: value for name, value in row.items() if name != "authors"}
    assert codes(found_in(tmp_path, json.dumps(lacking), made, "rows.jsonl")) == {"BY002"}
    assert readings("rows.jsonl", '["no row"]\n{"no": "text"}\n\n') == []


def test_a_ready_notice_is_judged_by_itself(tmp_path: Path) -> None:
    """Who takes the row will publish the notice, not the columns."""
    made = original(media_type="text/plain")
    row = {"text": TEXT, "title": "River council votes", "attribution_text": notice(made, "text")}
    assert found_in(tmp_path, json.dumps(row), made, "rows.jsonl") == []
    row["attribution_html"] = notice(made).replace("Ada Example", "")
    (finding,) = found_in(tmp_path, json.dumps(row), made, "rows.jsonl")
    assert (finding.code, finding.line) == ("BY002", 1)
    assert (finding.paste or "").startswith("<p")


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">{}</div>',
        "<dialog>{}</dialog>",
        '<div class="comments">{}</div>',
        '<div class="related">{}</div>',
        "<template>{}</template>",
        "<figure><figcaption>{}</figcaption></figure>",
    ],
)
def test_what_is_not_shown_with_the_article_gives_no_credit(tmp_path: Path, hidden: str) -> None:
    made = original()
    assert codes(found_in(tmp_path, page(made, hidden.format(notice(made))), made)) == {"BY009"}


def test_headings_bylines_and_addresses_in_any_form_give_credit(tmp_path: Path) -> None:
    made = original("CC-BY-3.0", copyright_notice=None)
    credit = (
        "<h2>RIVER COUNCIL VOTES</h2><p>By EXAMPLE, Ada &amp; Bo Sample</p><div>Example&nbsp;Wire</div>"
        '<a href="http://www.wire.example/ferry/#top">original</a>'
        '<p>CC-BY 3.0, <a href="//creativecommons.org/licenses/by/3.0/deed.de">licence</a>, provided as is</p>'
    )
    assert found_in(tmp_path, page(made, credit), made) == []


def test_quotations_make_no_claims(tmp_path: Path) -> None:
    made = original()
    quoted = "<blockquote>All rights reserved. CC BY-NC 2.0. In partnership with Example Wire.</blockquote>"
    assert found_in(tmp_path, page(made, more=quoted), made) == []


def test_front_matter_gives_no_credit_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    made = original()
    front = f'---\ntitle: "River council votes"\ncreators: ["Ada Example", "Bo Sample"]\nlicense_uri: "{BY4}"\n---\n\n'
    assert codes(found_in(tmp_path, f"{front}{TEXT}\n", made, "page.md")) == {"BY009"}
    right = notice(made, "markdown", "Text only.").replace("Bo Sample", "")
    (finding,) = found_in(tmp_path, f"{front}{TEXT}\n\n{right}\n", made, "page.md")
    assert (finding.code, finding.line) == ("BY002", 1 + f"{front}{TEXT}\n\n".count("\n"))


def test_what_was_fetched_is_read_by_its_type() -> None:
    for media_type, kind in (("text/html", "html"), ("text/markdown", "markdown"), ("text/plain", "text")):
        file = fetched(b"# Words", url="https://news.example/a.pdf", media_type=media_type, limit=100)
        (reading,) = read(file)
        assert isinstance(reading, Reading)
        assert (reading.kind, reading.url) == (kind, "https://news.example/a.pdf")
    assert list(read(fetched(b"%PDF", url="https://news.example/a", media_type="application/pdf", limit=100))) == []


def test_files_that_are_hidden_or_lie_elsewhere_are_not_read(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside.html"
    (site / ".git").mkdir(parents=True)
    for path in (site / "a.html", site / ".git" / "b.html", outside):
        path.write_text("<p>x</p>")
    (site / "link.html").symlink_to(outside)
    assert [file.name for file in files(site, limit=100)] == ["a.html"]
    with pytest.raises(BadInput, match="larger than 3 bytes"):
        next(iter(files(site, limit=3))).content()
