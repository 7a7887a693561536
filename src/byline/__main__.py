# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The program: `byline` and `python -m byline`."""

from byline.cli.app import main

if __name__ == "__main__":
    main()
