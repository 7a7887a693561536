# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""How a page reads: its blocks, what its sentences and data say of a licence, and what that licence covers."""
