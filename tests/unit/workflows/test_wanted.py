# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import pytest

from byline.errors import UsageError
from byline.workflows.stopwatch import Stopwatch
from byline.workflows.wanted import ANY, Wanted


@pytest.mark.parametrize(
    ("license_id", "wanted"),
    [
        ("CC-BY-4.0", True),
        ("cc-by-4.0", True),
        ("CC-BY-SA-3.0-DE", True),
        ("CC0-1.0", True),
        ("CC-BY-NC-4.0", False),
        ("LicenseRef-CC-BY-unversioned", False),
        ("CC-BY-NC-4.0 OR CC-BY-4.0", True),
        ("CC-BY-NC-4.0 AND CC-BY-4.0", False),
        ("CC0-1.0 AND CC-BY-4.0", True),
    ],
)
def test_licences_by_patterns(license_id: str, wanted: bool) -> None:
    assert Wanted("CC-BY-4.0, cc-by-sa-*", "CC0-1.0").takes(license_id) is wanted


def test_without_patterns_every_licence_is_wanted() -> None:
    assert ANY.takes("LicenseRef-unheard-of")
    assert str(ANY) == "*"
    assert str(Wanted("CC0-1.0,CC-BY-4.0")) == "cc-by-4.0,cc0-1.0"


def test_a_pattern_that_fits_nothing_is_an_error() -> None:
    with pytest.raises(UsageError, match="cc-bye"):
        Wanted("CC-BY-4.0,CC-BYE*")


def test_a_stopwatch_adds_up() -> None:
    watch = Stopwatch()
    assert list(watch.each("read", [1, 2])) == [1, 2]
    with pytest.raises(ZeroDivisionError), watch("fail"):
        _ = 1 / 0
    assert set(watch.seconds) == {"read", "fail"}
    assert all(spent >= 0 for spent in watch.seconds.values())
