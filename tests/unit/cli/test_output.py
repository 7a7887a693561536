# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from byline.cli.output import one_line, print_error, print_json, printable, progress
from byline.errors import NotFound


@given(st.text())
def test_nothing_printed_can_move_the_cursor_or_turn_the_line(text: str) -> None:
    """CVE-2021-42574: bidi overrides reorder what a reader sees; escape sequences do worse."""
    shown = printable(text)
    assert not any(ord(character) < 32 and character != "\n" for character in shown)
    assert not set(shown) & set("\x7f\x9b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\n" not in one_line(text)


def test_printable_keeps_what_people_write() -> None:
    assert printable("سلام – 你好\nGrüße") == "سلام – 你好\nGrüße"
    assert one_line(" a\t\nb\r\n c ") == "a b c"


def test_json_is_one_line_that_begins_with_its_shape(capsys: pytest.CaptureFixture[str]) -> None:
    print_json("byline-test-1", {"title": "Grüße\n"})
    line = capsys.readouterr().out
    assert line.startswith('{"schema":"byline-test-1"')
    assert line.count("\n") == 1
    assert json.loads(line)["title"] == "Grüße\n"


def test_an_error_goes_to_stderr_with_its_cure(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(NotFound("nothing \x1b[31mthere", cure="look elsewhere"), as_json=False)
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "byline: nothing [31mthere\n\n  look elsewhere\n"


def test_an_error_is_data_too_if_asked(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(NotFound("nothing there"), as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "schema": "byline-error-1",
        "message": "nothing there",
        "cure": None,
        "exit_code": 6,
    }


def test_progress_is_quiet_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("working") as tick:
        tick(1)
        tick(2, 3)
    assert capsys.readouterr() == ("", "")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress("working") as tick:
        tick(2, 3)
    assert "working" in terminal.getvalue()


def test_progress_of_a_known_size_shows_bytes_and_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress("working", size=2_000_000) as tick:
        tick(1_000_000)
    assert "1.0/2.0 MB" in terminal.getvalue()


def test_progress_is_quiet_on_a_terminal_if_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("working", quiet=True) as tick:
        tick(1)
    assert terminal.getvalue() == ""
