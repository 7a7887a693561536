# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""What every export format has to do; a new one is tested here as soon as its file is there."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from byline.errors import Refused
from byline.export.bundle import Part, publish_parts
from byline.export.formats import REGISTRY
from byline.export.selection import Source, order
from byline.export.single import publish_single, suffixes
from byline.licensing.catalog import catalog
from byline.licensing.notice import attribution, render
from byline.model.use import Use
from support.exports import GOLDEN, Exported, export, golden, selection, shown, simple
from support.reading import ISOLATES

Run = Callable[..., Exported]
DATASETS = ("jsonl", "jsonl-zst", "csv", "parquet")


@pytest.fixture(params=REGISTRY.names())
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def run(form: str, tmp_path: Path) -> Run:
    def run(sources: list[Source] | Iterator[Source] | None = None, name: str = "out", **options: object) -> Exported:
        return export(tmp_path / name, sources, format=form, **options)

    return run


def test_there_are_these() -> None:
    assert {"text", "html", "markdown", "warc", "wacz", "epub", "atom", "ro-crate", *DATASETS} <= set(REGISTRY.names())


def test_the_manifest_lists_every_file_with_its_digest(run: Run) -> None:
    exported = run()
    found = exported.files()
    del found["manifest.json"]
    listed = exported.manifest.files
    assert {file.path for file in listed} == set(found)
    assert len(listed) == len(found)
    for file in listed:
        assert (file.bytes, file.sha256) == (len(found[file.path]), hashlib.sha256(found[file.path]).hexdigest())


def test_the_manifest_says_what_was_asked_and_what_became_of_it(run: Run, form: str) -> None:
    exported = run(uses=(Use.COMMERCIAL, Use.REDISTRIBUTE, Use.COMMERCIAL), query='ferry AND "x"')
    manifest = exported.manifest
    assert (manifest.schema_version, manifest.format, manifest.query) == ("byline-manifest-1", form, 'ferry AND "x"')
    assert manifest.uses == (Use.REDISTRIBUTE, Use.COMMERCIAL)
    assert manifest.generator.startswith("byline ")
    assert exported.result == (len(manifest.articles), len(manifest.omitted))
    assert list(manifest.omitted) == exported.omitted
    assert {source.article.id for source in selection()} == {each.id for each in manifest.articles + manifest.omitted}


def test_every_article_is_found_again_with_all_that_its_licence_asks_for(run: Run) -> None:
    """CC 4.0 3(a)(1), and 4(a)-(c) before it: notice, licence and source go with every copy. Output is parsed."""
    exported = run()
    sources = {source.article.id: source for source in selection()}
    assert exported.manifest.articles
    for entry in exported.manifest.articles:
        article = sources[entry.id].article
        assert entry.files
        texts, addresses = zip(*(shown(exported.folder / name, entry.id) for name in entry.files), strict=True)
        text = "\n".join(texts).translate(ISOLATES)
        assert entry.notice.translate(ISOLATES) in text
        assert entry.notice == render(attribution(article, form_changes(exported, article)), "text").content
        assert (article.article.title or "") in text
        assert all(name in text for name in article.article.creators)
        for paragraph in sources[entry.id].text().split("\n\n"):
            assert paragraph in text
        found = {address for several in addresses for address in several}
        assert catalog().require(entry.license).uri == entry.license_uri
        assert {entry.license_uri, entry.source_uri} - {None} <= found


def form_changes(exported: Exported, article: object) -> tuple[object, ...]:
    return tuple(REGISTRY.load(exported.manifest.format).changes(article))


def test_the_change_is_said_where_there_is_one(run: Run) -> None:
    """CC 4.0 3(a)(1)(B): indicate if You modified the Licensed Material."""
    entries = {entry.id: entry for entry in run().manifest.articles}
    page, file = entries["3f2a9c0d1e2b3c4d"], entries["0000000000000003"]
    assert page.changes == ("Text extracted from the web page; images and navigation omitted.",)
    assert page.changes[0] in page.notice
    assert "Markdown" in entries["0000000000000004"].notice
    assert file.changes == ()
    assert "extracted" not in file.notice


def test_the_notice_file_has_every_notice_in_the_order_of_the_export(run: Run) -> None:
    exported = run()
    head, *entries = (exported.folder / "NOTICE").read_text(encoding="utf-8").split("\n" + "-" * 72 + "\n\n")
    assert head.startswith("NOTICE\n")
    assert entries == [
        f"{entry.id}  {', '.join(entry.files)}\n\n{entry.notice}\n" for entry in exported.manifest.articles
    ]
    ids = [source.article.id for source in selection()]
    assert [entry.id for entry in exported.manifest.articles] == ids[: len(entries)]


@pytest.mark.parametrize(
    ("uses", "licences"),
    [
        ((Use.REDISTRIBUTE,), ["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-ND-4.0", "CC-BY-NC-2.0", "CC0-1.0"]),
        ((Use.ADAPT,), ["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-NC-2.0", "CC0-1.0"]),
        ((Use.COMMERCIAL,), ["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-ND-4.0", "CC0-1.0"]),
        ((Use.ADAPT, Use.COMMERCIAL), ["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC0-1.0"]),
    ],
)
def test_what_a_use_does_not_allow_stays_behind(run: Run, uses: tuple[Use, ...], licences: list[str]) -> None:
    exported = run(uses=uses)
    assert [entry.license for entry in exported.manifest.articles] == licences
    for omission in exported.omitted:
        assert omission.reasons
        assert omission.verdict in ("deny", "unknown", "failed")
        if omission.license in ("CC-BY-ND-4.0", "CC-BY-NC-2.0"):
            assert omission.reasons[0].clause
    everything = b"".join(exported.files().values())
    for omission in exported.omitted:
        assert f"articles/{omission.id}".encode() not in everything


def test_unknown_licences_never_go_out(run: Run) -> None:
    omitted = {omission.title: omission.verdict for omission in run().omitted}
    assert omitted == {
        "Which version?": "unknown",
        "Two voices": "unknown",
        "All rights reserved": "deny",
        "Lost": "failed",
        "Empty": "failed",
    }


def test_the_same_selection_gives_the_same_bytes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(name="first").files()
    monkeypatch.setenv("TZ", "Asia/Tehran")
    monkeypatch.setenv("LC_ALL", "C")
    assert run(iter(selection()), name="second").files() == first


def test_it_is_as_it_was(run: Run, form: str) -> None:
    """Read the difference, then write them anew: python -m tests.support.exports."""
    kept = {
        path.relative_to(GOLDEN / form).as_posix(): path.read_bytes().decode()
        for path in (GOLDEN / form).rglob("*")
        if path.is_file()
    }
    assert golden(run()) == kept


def test_the_order_is_kept_and_each_goes_out_once(run: Run) -> None:
    exported = run([simple(3), simple(1), simple(2), simple(1, title="Again")])
    assert [entry.title for entry in exported.manifest.articles] == ["The ferry 3", "The ferry 1", "The ferry 2"]


@pytest.mark.parametrize("kind", [RuntimeError, KeyboardInterrupt])
def test_an_interruption_leaves_nothing(run: Run, tmp_path: Path, kind: type[BaseException]) -> None:
    def interrupted() -> Iterator[Source]:
        yield simple(1)
        yield simple(2)
        raise kind

    with pytest.raises(kind):
        run(interrupted())
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_the_earlier_export(run: Run, tmp_path: Path) -> None:
    before = run([simple(1)]).files()
    with pytest.raises(KeyboardInterrupt):
        run((_interrupt() for _ in range(1)), force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert Exported(tmp_path / "out", (1, 0), []).files() == before  # type: ignore[arg-type]


def _interrupt() -> Source:
    raise KeyboardInterrupt


def test_force_replaces_an_earlier_export_and_nothing_else_does(run: Run) -> None:
    run([simple(1)])
    with pytest.raises(Refused, match="exists already") as refused:
        run([simple(2)])
    assert "--force" in str(refused.value.cure)
    exported = run([simple(2)], force=True)
    assert [entry.title for entry in exported.manifest.articles] == ["The ferry 2"]
    assert not any("0000000000000001" in name for name in exported.files())
    assert [path.name for path in exported.folder.parent.iterdir()] == ["out"]


def test_nothing_to_publish_makes_no_folder(run: Run, tmp_path: Path) -> None:
    exported = run([simple(1, "CC-BY-NC-4.0")], uses=(Use.COMMERCIAL,))
    assert exported.result == (0, 1)
    assert run([]).result == (0, 0)
    assert list(tmp_path.iterdir()) == []


def test_files_are_named_by_ids_only(run: Run) -> None:
    exported = run([simple(1, title="../../etc/passwd\x00\nCON", creators=("/root",)), simple(2, id="../../../evil")])
    assert exported.result == (1, 1)
    assert exported.omitted[0].verdict == "failed"
    for name in exported.files():
        assert "passwd" not in name
        assert ".." not in name


def test_manifest_is_one_line_a_value(run: Run) -> None:
    exported = run()
    lines = (exported.folder / "manifest.json").read_text(encoding="utf-8").splitlines()
    values = [json.loads(line.rstrip(",")) for line in lines if line.startswith("  {")]
    assert len(values) == sum(
        map(len, (exported.manifest.articles, exported.manifest.omitted, exported.manifest.files))
    )


@pytest.mark.parametrize(("suffix", "form"), suffixes().items())
def test_a_single_file_has_the_notice_in_it(tmp_path: Path, suffix: str, form: str) -> None:
    """CC 4.0 3(a)(1): with every copy, also if nothing lies beside it."""
    first, again = tmp_path / f"first{suffix}", tmp_path / "again" / f"again{suffix}"
    source = selection()[0]
    for path in (first, again):
        publish_single(source, order(form, (Use.REDISTRIBUTE,), "ferry"), path)
    assert first.read_bytes() == again.read_bytes()
    text, addresses = shown(first, source.article.id)
    notice = render(attribution(source.article, REGISTRY.load(form).changes(source.article)), "text").content
    assert notice.translate(ISOLATES) in text.translate(ISOLATES)
    assert "https://creativecommons.org/licenses/by/4.0/" in addresses
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", first.name]


def test_a_part_is_as_an_export_of_its_articles_alone(run: Run, form: str, tmp_path: Path) -> None:
    chosen = {
        "even": [simple(2), simple(4, "CC-BY-NC-4.0")],
        "odd": [simple(1), simple(3)],
        "none": [simple(5, "NONE")],
    }
    parts = [Part(value, f"part={value}", sources) for value, sources in chosen.items()]
    asked = order(form, (Use.COMMERCIAL,), "ferry")
    published = publish_parts(parts, asked, split="parity", output=tmp_path / "split")
    assert published == (3, 2)
    whole = Exported(tmp_path / "split", published, [])
    assert [(part.value, part.path, part.articles) for part in whole.manifest.parts] == [
        ("even", "part=even", 1),
        ("odd", "part=odd", 2),
    ]
    expected = {
        f"part={value}/{name}": content
        for value in ("even", "odd")
        for name, content in run(chosen[value], value, uses=(Use.COMMERCIAL,)).files().items()
    }
    found = whole.files()
    del found["manifest.json"]
    if form == "atom":  # a part is a feed of its own: so says its id, and with that the digest in its manifest
        assert found.keys() == expected.keys()
        expected = {name: found[name] if "NOTICE" not in name else content for name, content in expected.items()}
    assert found == expected
    assert {file.path: file.sha256 for file in whole.manifest.files} == {
        name: hashlib.sha256(content).hexdigest() for name, content in expected.items()
    }
    assert [each.id[-1] for each in whole.manifest.omitted] == ["4", "5"]
