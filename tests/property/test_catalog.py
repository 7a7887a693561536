# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From a URI to an id and back, over the whole catalogue."""

from hypothesis import given, settings
from hypothesis import strategies as st

from byline.licensing.catalog import catalog
from byline.licensing.uris import key_of
from byline.model.license import License

# Patterns and licences are built on first use.
unhurried = settings(deadline=None)
ROWS = sorted(catalog(), key=lambda row: row.id)
BEGINNINGS = ("https://", "http://", "//", "", "https://www.", "HTTP://", "https://user@")
ENDS = (
    "",
    "/",
    "/deed",
    "/deed.de",
    "/deed.pt_BR",
    "/deed.zh-hant",
    "/legalcode",
    "/legalcode.txt",
    "/rdf",
    "/index.html",
)
TAILS = ("", "?lang=de", "#ref", "?a=b#c", " ", ".", ")")


def test_no_two_licences_claim_one_uri() -> None:
    keys = [key_of(row.uri) for row in ROWS]
    assert None not in keys
    assert len(set(keys)) == len(keys)


def test_every_canonical_uri_leads_to_its_row() -> None:
    """RULES pitfall 6: URI -> id -> canonical URI must give the same URI modulo scheme and suffix."""
    for row in ROWS:
        assert catalog().by_uri(row.uri) == row
        if row.legalcode_uri:
            assert catalog().by_uri(row.legalcode_uri) == row


@unhurried
@given(st.sampled_from(ROWS), st.sampled_from(BEGINNINGS), st.sampled_from(ENDS), st.sampled_from(TAILS), st.booleans())
def test_every_form_of_a_uri_is_the_same_licence(
    row: License, beginning: str, end: str, tail: str, upper: bool
) -> None:
    """RULES pitfall 6, for scheme, www, slash, deed, legal code, language, query, fragment and case."""
    path = row.uri.removeprefix("https://").rstrip("/")
    uri = f"{beginning}{path.upper() if upper else path}{end}{tail}"
    found = catalog().by_uri(uri)
    assert found is not None
    assert found.uri == row.uri


@unhurried
@given(st.sampled_from(ROWS), st.sampled_from(["i.creativecommons.org", "licensebuttons.net"]))
def test_every_badge_is_the_same_licence(row: License, host: str) -> None:
    path = (
        row.uri.removeprefix("https://creativecommons.org/").replace("licenses/", "l/").replace("publicdomain/", "p/")
    )
    if row.id != "CC-PDDC":  # it never had a badge of this kind
        assert catalog().by_uri(f"https://{host}/{path}88x31.png") == row


@unhurried
@given(st.sampled_from(ROWS), st.text(alphabet="abc-.1/@", min_size=1, max_size=12))
def test_only_the_host_decides(row: License, other: str) -> None:
    """RULES 2.1 on Common Pile: `example.org/baby/4.0/` was read as BY 4.0."""
    path = row.uri.removeprefix("https://creativecommons.org")
    assert catalog().id_of_uri(f"https://{other.replace('/', '')}x.example{path}") is None
    assert catalog().id_of_uri(f"https://example.org/{other}/creativecommons.org{path}") is None


@unhurried
@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_uris(text: str) -> None:
    found = catalog().id_of_uri(text)
    assert found is None or "creativecommons" in text.lower() or "licensebuttons" in text.lower()


@unhurried
@given(st.sampled_from(ROWS), st.data())
def test_a_uri_with_another_path_never_gains_permissions(row: License, data: st.DataObject) -> None:
    """A deleted character of a URI gives no licence, an unversioned one, or one that the rest of it really names."""
    path = row.uri.removeprefix("https://creativecommons.org/")
    at = data.draw(st.integers(0, len(path) - 1))
    changed = path[:at] + path[at + 1 :]
    found = catalog().by_uri(f"https://creativecommons.org/{changed}")
    assert found is None or found.uri.rstrip("/").endswith(changed.strip("/").replace("//", "/"))
