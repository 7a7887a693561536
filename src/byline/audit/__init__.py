# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether what was published meets the licence: coded checks over any artefact that reuses an article."""
