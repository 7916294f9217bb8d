"""What went wrong, in the language of the window; in English where it has no sentence for it."""

from app.errors import OfficeError
from app.sentences import sentence
from app.words import Words


def trouble(words: Words, error: OfficeError) -> str:
    """The sentence for an error that is not a bug, with its details set in."""
    key = f"back_office.trouble.{error.says}"
    if words.has(key):
        return words.say(key, "", **error.details)
    english = sentence(error)
    return f"{english[:1].upper()}{english[1:]}."
