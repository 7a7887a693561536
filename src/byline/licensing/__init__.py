# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""All licence knowledge: the catalogue, names in words, evidence, conclusions, policy and notices. No I/O."""
