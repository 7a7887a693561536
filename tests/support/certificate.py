# SPDX-FileCopyrightText: 2026 The byline contributors
# SPDX-License-Identifier: Apache-2.0
"""A self-signed certificate for news.example, valid until 2120. Its key is public: for tests only."""

import ssl
from pathlib import Path

CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBejCCASCgAwIBAgIBAjAKBggqhkjOPQQDAjAXMRUwEwYDVQQDDAxuZXdzLmV4
YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBcxFTATBgNV
BAMMDG5ld3MuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGiNJuF7
CdrqaYRDQvGDj+M/4fAP8FdD3KQjvZ6IqtN+R6OgXb0QMrYNeB3OY1Q+ER3KHSHz
RkupvGtEu1Y5RKKjWzBZMBcGA1UdEQQQMA6CDG5ld3MuZXhhbXBsZTAPBgNVHRMB
Af8EBTADAQH/MA4GA1UdDwEB/wQEAwIChDAdBgNVHQ4EFgQUEmhMyHq5QTqsB4CD
g/yC8quOCNUwCgYIKoZIzj0EAwIDSAAwRQIgTPSSXrq7FMy66Upe5iWSeoG1rhSA
7274xYRlSGShmDQCIQD9f5A75wyVDE2Cq6yTfj1X5L8dqyd946lBw/Pne+rdFw==
-----END CERTIFICATE-----
"""
_KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYjVsmy7poUFLB4j2
UfRxhaA387aVvXrOLUYTeAHLylehRANCAARojSbhewna6mmEQ0Lxg4/jP+HwD/BX
Q9ykI72eiKrTfkejoF29EDK2DXgdzmNUPhEdyh0h80ZLqbxrRLtWOUSi
-----END PRIVATE KEY-----
"""


def server_context(folder: Path) -> ssl.SSLContext:
    """TLS for a server that is news.example; `folder` takes the file that ssl wants to read."""
    file = folder / "server.pem"
    file.write_text(CERTIFICATE + _KEY)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
