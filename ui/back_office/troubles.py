"""What went wrong, in the language of the window; in English where it has no sentence for it."""

from app.errors import OfficeError
from app.sentences import sentence
from app.words import Words


def trouble(words: Words, error: OfficeError) -> str:
    """The sentence for an error that is not a bug, with its details set in."""
    for window in ("back_office", "counter"):
        if words.has(key := f"{window}.trouble.{error.says}"):
            return words.say(key, "", **error.details)
    english = sentence(error)
    return f"{english[:1].upper()}{english[1:]}."
