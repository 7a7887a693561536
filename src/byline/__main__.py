# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The program: `byline` and `python -m byline`."""

import atexit
import gc
import os


def main() -> None:
    """Run the program as a process of its own."""
    # A start makes many objects and hardly any garbage: looking for it as often as Python does takes time, and so does
    # looking through everything once more at the end, when all memory is given back anyway.
    gc.set_threshold(200_000)
    atexit.register(gc.freeze)

    # Nobody's pydantic plug-in gets to change our values, nor are all installed distributions searched for one.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from byline.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
