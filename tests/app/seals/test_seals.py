"""Sealing, signing and wrapping, with the real libraries and the real cost of stretching."""

from __future__ import annotations

import pytest

from app import seals
from app.errors import Trouble

CHEAPEST = seals.Cost(passes=1)


def test_only_the_office_opens_what_was_sealed_to_it() -> None:
    office, other = seals.new_key_pair(), seals.new_key_pair()
    sealed = seals.seal(office.public, b"an answer")
    assert b"an answer" not in sealed
    assert seals.open_sealed(office.secret, sealed) == b"an answer"
    with pytest.raises(Trouble, match="seal_broken"):
        seals.open_sealed(other.secret, sealed)
    with pytest.raises(Trouble, match="seal_broken"):
        seals.open_sealed(office.secret, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert office.secret not in repr(office)


def test_a_signature_belongs_to_one_key_and_one_text() -> None:
    key = seals.SigningKey.create()
    signature = key.sign(b"text")
    assert key.verify(b"text", signature)
    assert seals.SigningKey(key.raw).public == key.public
    assert not key.verify(b"other", signature)
    assert not seals.verify(seals.SigningKey.create().public, b"text", signature)
    assert not seals.verify("not a key", b"text", signature)


def test_a_wrap_opens_with_its_passphrase_for_its_owner() -> None:
    key = seals.new_key()
    wrap = seals.wrap_key("pass e\u0301", key, "S-1", CHEAPEST)
    assert seals.unwrap_key("pass \u00e9", wrap, "S-1") == key
    for passphrase, owner in (("wrong", "S-1"), ("pass \u00e9", "S-2")):
        with pytest.raises(Trouble, match="wrong_passphrase"):
            seals.unwrap_key(passphrase, wrap, owner)


def test_nobody_can_make_stretching_cheap() -> None:
    with pytest.raises(Trouble, match="wrap_cost_out_of_bounds"):
        seals.Cost(memory_kib=1024)
    assert seals.Cost().memory_kib >= 64 * 1024


def test_a_body_cannot_be_passed_off_as_another() -> None:
    key = seals.new_key()
    locked = seals.lock(key, b"body", "event 1")
    assert seals.unlock(key, locked, "event 1") == b"body"
    for bad_key, bad, about in ((key, locked, "event 2"), (seals.new_key(), locked, "event 1"), (key, b"", "event 1")):
        with pytest.raises(Trouble, match="seal_broken"):
            seals.unlock(bad_key, bad, about)
    assert seals.derive(key, "a") != seals.derive(key, "b")


def test_the_cost_that_a_machine_can_bear_is_never_under_the_least() -> None:
    for seconds in (0.01, 0.3):
        cost = seals.calibrate(seconds)
        assert cost.memory_kib >= 64 * 1024 and cost.passes >= 3
