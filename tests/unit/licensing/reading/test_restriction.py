# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.licensing.reading.restriction import withheld


def around(text: str, license_id: str) -> str | None:
    start = text.index("CC")
    found = withheld(text, start, text.index("4.0") + 3, license_id)
    return None if found is None else found[2]


@pytest.mark.parametrize(
    ("text", "license_id", "said"),
    [
        ("Texts: CC BY 4.0. Commercial use is not permitted.", "CC-BY-4.0", "LicenseRef-CC-BY-NC-unversioned"),
        ("Texts: CC BY 4.0, not for commercial use.", "CC-BY-4.0", "LicenseRef-CC-BY-NC-unversioned"),
        ("Texte: CC BY-SA 4.0. Keine kommerzielle Nutzung!", "CC-BY-SA-4.0", "LicenseRef-CC-BY-NC-SA-unversioned"),
        ("Texts: CC BY 4.0, but they must not be edited.", "CC-BY-4.0", "LicenseRef-CC-BY-ND-unversioned"),
        ("Texts: CC BY 4.0. No modifications are allowed.", "CC-BY-4.0", "LicenseRef-CC-BY-ND-unversioned"),
        ("Texts: CC BY-NC 4.0. Commercial use is not permitted.", "CC-BY-NC-4.0", None),
        ("Texts: CC BY 4.0. Photos are not for commercial use.", "CC-BY-4.0", None),
        ("Texts: CC BY 4.0. Commercial use is welcome.", "CC-BY-4.0", None),
        ("Texts: CC BY-SA 4.0. No modifications are allowed.", "CC-BY-SA-4.0", None),
        ("Texts: CC0 4.0. Commercial use is not permitted.", "CC0-1.0", None),
    ],
)
def test_what_is_withheld_beside_a_licence(text: str, license_id: str, said: str | None) -> None:
    assert around(text, license_id) == said
