"""Any bytes where bytes come in: a value or one sentence, never a crash, never a hang, never a file elsewhere.

A few hundred inputs for each target here; `make soak` puts 100,000 into each (tests/soak/fuzz.py).
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.devices import scanned
from app.errors import Rejected
from tests.record.targets import SEEDS, TARGETS, tried
from tests.scan import pdf_of, picture

EXAMPLES = int(os.environ.get("EXAMPLES", "200"))
SCANS = int(os.environ.get("SCANS", "16"))
"""Each is looked at in a process of its own, as in the program."""


def near(name: str) -> st.SearchStrategy[bytes]:
    """Any bytes, and those that begin or end like a good input with a piece cut out or put in."""
    good = st.sampled_from(SEEDS[name])
    cut = st.integers(0, 200)
    return st.binary(max_size=400) | st.builds(
        lambda seed, at, piece, length: seed[:at] + piece + seed[at + length :], good, cut, st.binary(max_size=30), cut
    )


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_are_a_value_or_a_sentence(name: str) -> None:
    for seed in SEEDS[name]:
        tried(name, seed)

    @settings(max_examples=EXAMPLES, deadline=2_000, suppress_health_check=list(HealthCheck), database=None)
    @given(near(name))
    def every(data: bytes) -> None:
        tried(name, data)

    every()


@pytest.mark.parametrize("kind", ["PDF", "PNG", "JPEG", "HEIF"])
def test_a_damaged_scan_is_a_kind_or_a_sentence(kind: str, tmp_path: Path, dice: random.Random) -> None:
    whole = pdf_of(b"a page") if kind == "PDF" else picture(kind, 64, 64)
    path = tmp_path / f"scan.{kind.lower()}"
    for _ in range(SCANS // 4):
        path.write_bytes(damaged(whole, dice))
        try:
            assert scanned.kind_of(path) in scanned.ENDINGS
        except Rejected as refused:
            assert refused.says in {"scan_damaged", "scan_locked", "scan_too_large", "attachment_kind"}


def damaged(whole: bytes, dice: random.Random) -> bytes:
    """Its first sixteen bytes as they were; after that some bytes changed, and sometimes the end gone."""
    bytes_ = bytearray(whole)
    for _ in range(dice.randint(1, 40)):
        bytes_[dice.randrange(16, len(bytes_))] = dice.randrange(256)
    return bytes(bytes_[: dice.choice([len(bytes_), dice.randrange(16, len(bytes_))])])
