# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line: one file a command under commands/, each of which parses, calls one workflow, and renders."""
