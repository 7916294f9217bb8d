"""A sentence that still knows its key: it can be looked up as a recorded clip, or said in another language."""

from __future__ import annotations

from collections.abc import Mapping


class Sentence(str):
    """Text like any other; `key` and `english` lead to it in every catalogue, `values` were set into it."""

    key: str
    english: str
    values: Mapping[str, object]

    @classmethod
    def of(cls, text: str, key: str, english: str, values: Mapping[str, object]) -> Sentence:
        """The text with what it came from."""
        sentence = cls(text)
        sentence.key, sentence.english, sentence.values = key, english, values
        return sentence
