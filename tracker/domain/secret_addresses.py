"""Secret addresses that can be shown again: made from a key and a nonce, found by a hash (security.md AZ-7, AZ-12)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

BITS = 128


def new_nonce() -> str:
    """Return 256 random bits as text; another nonce makes another address."""
    return secrets.token_urlsafe(32)


def token(key: str, purpose: str, nonce: str) -> str:
    """Return the secret part of an address: 26 lower-case letters and digits, easy to read out and to scan.

    Who reads the database knows the nonce, but not the key, and so not the address. `purpose` keeps addresses of
    one kind from being those of another.
    """
    code = hmac.digest(key.encode(), f"{purpose}\0{nonce}".encode(), hashlib.sha256)
    return base64.b32encode(code[: BITS // 8]).decode().rstrip("=").lower()


def digest(token: str) -> str:
    """Return what is stored of a token, and what it is found by: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
