# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.addresses import id_of_uri, named_in, unlisted_elements


@pytest.mark.parametrize(
    ("uri", "license_id"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        (" //creativecommons.org/licenses/by-sa/3.0/de/ ", "CC-BY-SA-3.0-DE"),
        ("https://creativecommons.org/licenses/%20by-sa/4.0/legalcode.de", "CC-BY-SA-4.0"),
        ("https://web.archive.org/web/20160820im_/http://creativecommons.org/licenses/by-nc/3.0/", "CC-BY-NC-3.0"),
        ("/web/20160820im_/http://i.creativecommons.org/l/by-nc/3.0/de/88x31.png", "CC-BY-NC-3.0-DE"),
        ("/web/old/http://creativecommons.org/licenses/by/3.0/", None),
        ("https://i0.wp.com/i.creativecommons.org/l/by-nd/3.0/88x31.png", "CC-BY-ND-3.0"),
        ("//cdn.example.org/licensebuttons.net/l/by/4.0/80x15.png", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by-sa/", "LicenseRef-CC-BY-SA-unversioned"),
        ("https://creativecommons.org/licenses/by-nc-nd/1.0/", "CC-BY-NC-ND-1.0"),
        ("https://creativecommons.org/licenses/by-sa-nc/3.0/de/", "CC-BY-NC-SA-3.0-DE"),
        ("https://web.archive.org/web/2010/http://creativecommons.org/licences/by/3.0/deed.de", "CC-BY-3.0"),
        ("https://creativecommons.org/licenses/by-nc/4.0/de/", "CC-BY-NC-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/igo/", None),
        ("https://creativecommons.org/licenses/by/3.0/xx/", None),
        ("https://creativecommons.org/licenses/by-by/3.0/", None),
        ("https://creativecommons.org/licenses/by-nd-sa/3.0/", None),
        ("https://creativecommons.org/", None),
        ("https://example.org/?from=https://creativecommons.org/licenses/by/4.0/", None),
        ("https://creativecommons.org.example.org/licenses/by/4.0/", None),
        ("/licence", None),
        ("", None),
    ],
)
def test_addresses(uri: str, license_id: str | None) -> None:
    assert id_of_uri(uri) == license_id


def test_words_and_addresses_are_found_in_order() -> None:
    text = (
        "See CC BY-SA 3.0 (http://creativecommons.org/licenses/by-sa/3.0/) or www.creativecommons.org/licenses/by/4.0."
    )
    found = [(text[start:end], license_id) for start, end, license_id in named_in(text)]
    assert found == [
        ("CC BY-SA 3.0", "CC-BY-SA-3.0"),
        ("http://creativecommons.org/licenses/by-sa/3.0/", "CC-BY-SA-3.0"),
        ("www.creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
    ]


def test_words_within_an_address_name_nothing() -> None:
    assert named_in("http://example.org/creative-commons-rechnungen/cc-by-4.0/") == []
    assert named_in("visit creativecommons.at for more") == []


@pytest.mark.parametrize(
    ("uri", "elements"),
    [
        ("https://creativecommons.org/licenses/by/3.0/rs/", {"BY"}),
        (" http://www.creativecommons.org/licenses/by-nc-sa/3.0/rs/deed.sr_LATN", {"BY", "NC", "SA"}),
        ("https://creativecommons.org/licenses/by/3.0/de/", None),
        ("https://creativecommons.org/licenses/", None),
        ("https://creativecommons.org/about/the/license", None),
        ("https://example.org/licenses/by/3.0/rs", None),
    ],
)
def test_ports_without_an_id(uri: str, elements: set[str] | None) -> None:
    assert unlisted_elements(uri) == elements
