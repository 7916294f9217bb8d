"""Any bytes where bytes come in: a value or one sentence, never a crash, never a hang, never a file elsewhere.

A few hundred inputs for each target here; `make soak` puts 100,000 into each (tests/soak/fuzz.py).
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.record.targets import SEEDS, TARGETS, tried

EXAMPLES = int(os.environ.get("EXAMPLES", "200"))


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
