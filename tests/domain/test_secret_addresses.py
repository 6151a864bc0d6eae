"""Secret addresses that can be shown again."""

from __future__ import annotations

from tracker.domain.secret_addresses import digest, new_nonce, token

KEY, NONCE = "a key of the application", "a nonce"


def test_an_address_can_be_made_again_from_its_nonce() -> None:
    assert token(KEY, "check-in", NONCE) == token(KEY, "check-in", NONCE)


def test_an_address_carries_128_bits_in_letters_and_digits_that_are_easy_to_read_out() -> None:
    found = token(KEY, "check-in", NONCE)
    assert len(found) == 26
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_another_key_purpose_or_nonce_makes_another_address() -> None:
    made = {token(KEY, "check-in", NONCE), token("other", "check-in", NONCE), token(KEY, "house", NONCE)}
    assert len(made | {token(KEY, "check-in", "other")}) == 4


def test_purpose_and_nonce_cannot_be_shifted_into_each_other() -> None:
    assert token(KEY, "a", "bc") != token(KEY, "ab", "c")


def test_no_two_nonces_are_alike() -> None:
    assert len({new_nonce() for _ in range(100)}) == 100
    assert len(new_nonce()) <= 64


def test_a_digest_is_what_is_stored_and_not_the_token() -> None:
    assert digest("token") == "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0"
