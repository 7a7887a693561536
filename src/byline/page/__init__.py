# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A decoded, parsed page: the one parse that licence finders and extraction share."""
