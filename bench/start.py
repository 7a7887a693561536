# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How fast the program starts, against a bare typer app with one command. Goal: at most 1.5 times.

Run: python bench/start.py
"""

import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from measure import compare, cpu_seconds

BARE = """
import typer
app = typer.Typer()

@app.command()
def search(query: str, limit: int = 10) -> None:
    "Find."
    typer.echo(query)

@app.command()
def show(id: str) -> None:
    "Show."
    typer.echo(id)

app()
"""


def main() -> None:
    byline = (Path(sys.executable).parent / "byline",)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "bare.py").write_text(BARE)
        bare = (sys.executable, folder / "bare.py")
        for number in range(50):
            (folder / f"{number}.txt").write_text(f"Story {number}\n\nThe ferry stays. Licensed under CC BY 4.0.\n")
        subprocess.run([*byline, "init", "archive"], cwd=folder, check=True, capture_output=True)
        subprocess.run([*byline, "add", *sorted(folder.glob("*.txt"))], cwd=folder, check=True, capture_output=True)
        found = subprocess.run([*byline, "search", "ferry", "--json"], cwd=folder, check=True, capture_output=True)
        identifier = json.loads(found.stdout)["hits"][0]["article"]["id"]
        for words in (("--help",), ("search", "ferry"), ("show", identifier)):
            compare(
                f"byline {words[0]} / bare typer app",
                partial(cpu_seconds, (*byline, *words), folder=folder),
                partial(cpu_seconds, (*bare, *words), folder=folder),
                rounds=11,
            )


if __name__ == "__main__":
    main()
