# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""From a URI to an id and back, over the whole catalogue."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from byline.licensing.catalog import catalog, is_unversioned, may_mean
from byline.licensing.uris import key_of
from byline.model.license import License

# Patterns and licences are built on first use.
unhurried = settings(deadline=None)
ROWS = sorted(catalog(), key=lambda row: row.id)
# Deeds, legal codes and badges are a matter of Creative Commons.
COMMONS = [row for row in ROWS if row.family == "CC"]
OTHERS = [row for row in ROWS if row.family != "CC"]
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
    keys = [key_of(row.uri) for row in COMMONS]
    assert None not in keys
    assert len(set(keys)) == len(keys)
    claimed = [key_of(row.uri) for row in ROWS if catalog().by_uri(row.uri)]
    assert len(set(claimed)) == len(claimed)


def test_a_shared_uri_leaves_open_which_licence_is_meant() -> None:
    """Issue 3: the KOGL types and the GFDL variants share their URIs, and are told apart by the words."""
    for row in OTHERS:
        named = catalog().id_of_uri(row.uri)
        if named not in (None, row.id):
            assert catalog().by_uri(row.uri) is None
            assert may_mean(str(named), row.id)
        elif named is None:
            assert row.family == "house" or key_of(row.uri) is None, row.id
    shared = [key for key, many in Counter(key_of(row.uri) for row in OTHERS).items() if many > 1]
    assert len(shared) == 4
    for key in shared:
        assert is_unversioned(str(catalog().id_of_uri(f"https://{key}")))


@unhurried
@given(st.sampled_from(OTHERS), st.sampled_from(BEGINNINGS), st.sampled_from(("", "/")), st.sampled_from(TAILS))
def test_every_form_of_another_uri_names_the_same(row: License, beginning: str, end: str, tail: str) -> None:
    path = row.uri.removeprefix("https://").removeprefix("www.").rstrip("/")
    assert catalog().id_of_uri(f"{beginning}{path}{end}{tail}") == catalog().id_of_uri(row.uri)


def test_every_canonical_uri_leads_to_its_row() -> None:
    """RULES pitfall 6: URI -> id -> canonical URI must give the same URI modulo scheme and suffix."""
    for row in COMMONS:
        assert catalog().by_uri(row.uri) == row
        if row.legalcode_uri:
            assert catalog().by_uri(row.legalcode_uri) == row


@unhurried
@given(
    st.sampled_from(COMMONS), st.sampled_from(BEGINNINGS), st.sampled_from(ENDS), st.sampled_from(TAILS), st.booleans()
)
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
@given(st.sampled_from(COMMONS), st.sampled_from(["i.creativecommons.org", "licensebuttons.net"]))
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
    path = "/" + row.uri.removeprefix("https://").partition("/")[2]
    assert catalog().id_of_uri(f"https://{other.replace('/', '')}x.example{path}") is None
    assert catalog().id_of_uri(f"https://example.org/{other}/creativecommons.org{path}") is None


@unhurried
@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_uris(text: str) -> None:
    found = catalog().id_of_uri(text)
    assert found is None or "." in text


@unhurried
@given(st.sampled_from(COMMONS), st.data())
def test_a_uri_with_another_path_never_gains_permissions(row: License, data: st.DataObject) -> None:
    """A deleted character of a URI gives no licence, an unversioned one, or one that the rest of it really names."""
    path = row.uri.removeprefix("https://creativecommons.org/")
    at = data.draw(st.integers(0, len(path) - 1))
    changed = path[:at] + path[at + 1 :]
    found = catalog().by_uri(f"https://creativecommons.org/{changed}")
    assert found is None or found.uri.rstrip("/").endswith(changed.strip("/").replace("//", "/"))
