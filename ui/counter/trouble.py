"""What an error says at the counter: one sentence by its key, with the next step."""

from __future__ import annotations

from app.errors import OfficeError
from app.interview import Question
from app.words import Words


def sentence(words: Words, error: OfficeError, question: Question | None = None) -> str:
    """The sentence for an error that is not a bug; an answer's own sentence stands at its question."""
    if question is not None and error.says in question.rejects:
        return words.say(question.reject_key(error.says), question.rejects[error.says])
    otherwise = words.say("counter.trouble.otherwise", "Something around the program does not work. Try it again.")
    return words.say(f"counter.trouble.{error.says}", otherwise, **_named(error))


def _named(error: OfficeError) -> dict[str, str]:
    return {"ticket": "", "file": "", "value": "", "nearest": "", "fact": "", "most": ""} | error.details
