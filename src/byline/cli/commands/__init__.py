# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""One file a command.

Each module has `command`, the function that typer reads, `PANEL`, the heading it stands under in the help, and
`EXAMPLES`, lines for its help and the reference.
"""
