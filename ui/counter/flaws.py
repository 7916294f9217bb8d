"""What is wrong with the envelopes of a visit, in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.words import Words

FLAWS = {
    "gap": "{count} answer did not arrive",
    "bad_signature": "{count} envelope has a wrong signature",
    "damaged": "{count} envelope is damaged",
    "foreign": "{count} envelope comes from elsewhere",
    "replayed": "{count} envelope belongs to another visit",
    "too_many": "there are more envelopes than one visit can have",
    "unreadable_answer": "{count} answer does not fit its question",
    "out_of_order": "{count} envelope does not follow the one before",
}


def flaws_sentence(words: Words, flaws: Sequence[str]) -> str:
    """Names what was set aside; the rest of the visit can be taken."""
    counted = Counter(flaws)
    parts = [words.say(f"counter.flaw.{key}", FLAWS.get(key, key), count=count) for key, count in counted.items()]
    return words.say("counter.flaws", "Set aside: {what}.", what=", ".join(parts))
