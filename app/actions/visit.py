"""One sitting at the kiosk: an answer is checked, sealed into the letterbox, and only then the next page shows.

It never loads the vault or paper. Answers live in memory until the visit ends; `forget` empties them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.actions.asked import GROUPS, Asked, in_language, text_of
from app.errors import Rejected, Trouble
from app.facts import Plain
from app.interview import Flow, Position, Question, check, load, reading, walk
from app.office import KioskOffice
from app.store import letterbox
from app.words import LANGUAGES, Words
from app.words import load as load_words
from app.words.aloud import CLIPS
from app.words.first import languages

FIRST_LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer on the review page."""

    question: str
    group: str
    group_text: str
    text: str
    shown: str = field(repr=False)


class Visit:
    """A visit at a kiosk, from the first page to the ticket."""

    def __init__(self, office: KioskOffice) -> None:
        self._office = office
        self._answers: dict[str, Plain] = {}
        self._needed: frozenset[str] | None = None
        self._letters: letterbox.Visit | None = None
        self._unsent_language = False
        self._doubted = ""
        self.words: Words = load_words(FIRST_LANGUAGE)

    @property
    def _flow(self) -> Flow:
        """The questions, read with the first one asked."""
        return load()

    @property
    def ticket(self) -> str:
        """The number on the screen; empty before the visit begins."""
        return self._letters.ticket if self._letters else ""

    @property
    def understood(self) -> tuple[str, ...]:
        """The languages that the newcomer said to understand, the best first."""
        said = [self._answers.get("mother_tongue")]
        for question in ("other_languages", "understood_languages"):
            said += _each(self._answers.get(question))
        return tuple(dict.fromkeys(tag for tag in said if isinstance(tag, str) and tag in LANGUAGES))

    @property
    def clips(self) -> tuple[Path, ...]:
        """Where recorded clips lie, a folder for each language: the office's own before the program's."""
        return (self._office.folder / "languages", CLIPS)

    @property
    def sealed(self) -> int:
        """The number of the last envelope that is on the disk; 0 before the visit begins."""
        return self._letters.seq if self._letters else 0

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Tag and own name of every language the kiosk speaks: those the office chose first, then the most used."""
        return tuple((tag, LANGUAGES[tag].endonym) for tag in languages(self._office.settings.chosen))

    def start(self, code: str) -> None:
        """Begin the visit in a language: from now on it has a ticket. May raise Trouble; try again then.

        Rejected `no_such_language` for one that the kiosk does not speak.
        """
        if code not in LANGUAGES:
            raise Rejected("no_such_language", text=code)
        self.words = load_words(code)
        self._letters = self._office.letterbox.begin(code, self._office.clock.now())

    def speak(self, code: str) -> None:
        """Speak a language at once. When the office cannot be told, Trouble; the next envelope tells it."""
        self.words = load_words(code)
        self._unsent_language = True
        self._send_language()

    def read_ahead(self) -> None:
        """Read questions, rules and the names of places while nobody waits for them."""
        from app.actions.ahead import read_ahead

        read_ahead()
        for kind in ("municipality", "countries"):
            in_language(next(question for question in self._flow if question.kind == kind), self.words)

    def position(self) -> Position:
        """Where the newcomer stands, worked out from the answers; only what is still needed is asked."""
        if self._needed is None:
            self._needed = self._still_needed(self._answers)
        return walk.position(self._flow, self._answers, needed=self._needed)

    def _still_needed(self, answers: Mapping[str, Plain]) -> frozenset[str]:
        from app.actions.still_needed import still_needed

        return still_needed(reading.facts(self._flow, answers), self._office.clock.today())

    def question(self, question_id: str) -> Asked:
        """A question in the language spoken."""
        return in_language(self._flow[question_id], self.words)

    def answer(self, question_id: str) -> Plain | None:
        """The answer given before, if any."""
        return self._answers.get(question_id)

    def give(self, question_id: str, raw: Plain) -> Position:
        """Check it, seal it to the disk, keep it, say where the newcomer stands now. May raise Rejected."""
        question, now = self._flow[question_id], self._office.clock.now()
        clean = raw if walk.state_of(raw) else check.answer(question, raw, now.date())
        if question.kind == "national_number":
            self._doubt_number(question, clean)
        answers = {**self._answers, question_id: clean}
        needed = self._still_needed(answers)
        self._put({"kind": "answered", "question": question_id, "raw": clean})
        self._answers, self._needed = answers, needed
        return self.position()

    def _doubt_number(self, question: Question, number: Plain) -> None:
        """A number of another birth date is asked for again, once; said again it is kept as said."""
        born = self._answers.get("birth_date")
        if isinstance(born, str) and isinstance(number, str) and number != self._doubted:
            if not check.fits_birth(number, born):
                self._doubted = number
                raise Rejected("number_of_another_birth_date", question=question.id)

    def refusal(self, question_id: str, error: Rejected) -> str:
        """The sentence under the input for an answer that is not accepted."""
        question = self._flow[question_id]
        english = question.rejects.get(error.says)
        if english is None:
            return self.words.say("kiosk.not_understood", "We do not understand this answer. Try again or call us.")
        return self.words.say(question.reject_key(error.says), english)

    def answers(self) -> tuple[Line, ...]:
        """The answers on the road, for the review page."""
        behind = self.position().behind
        return tuple(self._line(question_id) for question_id in behind if question_id in self._answers)

    def finish(self) -> None:
        """The newcomer is done; the counter may take the visit."""
        self._put({"kind": "finished"})
        self._end()

    def forget(self) -> None:
        """The newcomer withdraws: a withdrawal is sealed, nothing stays in memory."""
        if self._letters is not None:
            self._put({"kind": "withdrawn"})
        self._end()

    def call_staff(self) -> None:
        """Put a note into the counter's inbox: this newcomer asks for somebody."""
        self._put({"kind": "called_staff"})

    def leave(self) -> None:
        """The newcomer walked away: the counter goes on with what was sealed; where nothing was said, nothing waits."""
        try:
            if self._letters is not None and not self._answers:
                self._put({"kind": "withdrawn"})
        except Trouble:
            pass
        finally:
            self._end()

    def _end(self) -> None:
        if self._letters is not None:
            self._office.letterbox.close(self._letters)
        self._letters = None
        self._answers = {}
        self._needed, self._doubted = None, ""

    def _put(self, body: Mapping[str, object]) -> None:
        self._send_language()
        self._seal(body)

    def _send_language(self) -> None:
        if self._unsent_language:
            self._seal({"kind": "language", "language": self.words.code})
            self._unsent_language = False

    def _seal(self, body: Mapping[str, object]) -> None:
        if self._letters is None:
            raise RuntimeError("the visit has not begun")
        self._office.letterbox.put(self._letters, body, at=self._office.clock.now())

    def _line(self, question_id: str) -> Line:
        question, say = self._flow[question_id], self.words.say
        group = say(f"kiosk.group.{question.group}", GROUPS[question.group])
        shown = self._shown(question, self._answers[question_id])
        return Line(question_id, question.group, group, say(question.text_key, question.text), shown)

    def _shown(self, question: Question, answer: Plain) -> str:
        state = walk.state_of(answer)
        if state is not None:
            english = "You do not know" if state == "unknown" else "You would rather not say"
            return self.words.say(f"kiosk.review.{state}", english)
        if question.kind in ("date", "partial_date") and isinstance(answer, str):
            return self.words.format_partial(answer)
        values = answer if isinstance(answer, list) else [answer]
        return ", ".join(text_of(question, str(value), self.words) for value in values)


def begin(office: KioskOffice) -> Visit:
    """A new visit; it has a ticket once it is started."""
    return Visit(office)


def _each(answer: Plain | None) -> list[Plain]:
    return answer if isinstance(answer, list) else []
