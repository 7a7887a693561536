# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
import re

import pytest
import typer

from byline.cli.app import build

HELP = r"--help\s+-h\s+Show this message and exit\."


@pytest.mark.parametrize("words", [(), ("search",), ("license",), ("license", "list")])
def test_beside_a_flag_stands_nothing_but_its_meaning(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        typer.main.get_command(build())([*words, "--help"])
    shown = capsys.readouterr().out
    assert re.search(HELP, shown)
    assert "<bool>" not in shown


def test_beside_an_option_stands_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        typer.main.get_command(build("search"))(["search", "--help"])
    assert re.search(r"--limit\s+-n\s+N \[x>=0\]", capsys.readouterr().out)
