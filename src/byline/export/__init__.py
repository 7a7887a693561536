# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Articles on their way out: in the form that a reuser needs, with their notices."""
