"""The shapes of the interview: a flow of questions, each with its choices and the keys of its texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.facts import Plain

KINDS = (
    "choice",
    "set",
    "yesno",
    "int",
    "year",
    "date",
    "partial_date",
    "country",
    "countries",
    "municipality",
    "lang",
    "langs",
    "records",
    "name",
    "national_number",
    "text",
)
PERSON = "person"
"""The shape of a question about the person that no rule reads: it fills no fact, but the dossier."""
TOLD = ("work_before", "wishes", "course_help", "remark")
"""Those of them that plan, courses and hand-over show; name, number and papers of a diploma have their own place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer: value, English words, icon and the facts it settles (its own value if None)."""

    value: str
    text: str
    icon: str
    gives: Mapping[str, Plain] | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it asks, the fact it fills and when it is asked.

    A question that is asked about several things has a `turn` for each, from 0; `text_id` is the id of the first.
    """

    id: str
    group: str
    fills: str
    kind: str
    cost: int
    staff_only: bool
    text: str
    help: str
    why: str
    icon: str
    choices: tuple[Choice, ...]
    rejects: Mapping[str, str]
    when: tuple[Mapping[str, tuple[str, ...]], ...]
    shape: str
    least: int
    most: int
    may_be_future: bool
    stateless: bool
    picture: str
    times: int
    turn: int
    text_id: str

    @property
    def settles(self) -> frozenset[str]:
        """Every fact that an answer can settle; none for a question about the person."""
        if self.shape == PERSON:
            return frozenset()
        return frozenset({self.fills}.union(*(choice.gives or {} for choice in self.choices)))

    @property
    def text_key(self) -> str:
        """Catalogue key of the question itself."""
        return f"question.{self.text_id}.text"

    @property
    def help_key(self) -> str:
        """Catalogue key of the help under it."""
        return f"question.{self.text_id}.help"

    @property
    def why_key(self) -> str:
        """Catalogue key of the reason for asking."""
        return f"question.{self.text_id}.why"

    def choice_key(self, value: str) -> str:
        """Catalogue key of one choice."""
        return f"question.{self.text_id}.choice.{value}"

    def reject_key(self, says: str) -> str:
        """Catalogue key of the sentence for an answer that is not accepted."""
        return f"question.{self.text_id}.reject.{says}"

    def choice(self, value: str) -> Choice | None:
        """The choice with this value."""
        return next((choice for choice in self.choices if choice.value == value), None)

    def texts(self) -> dict[str, str]:
        """Every text of the question by its catalogue key, in English."""
        said = {self.text_key: self.text, self.help_key: self.help, self.why_key: self.why}
        said |= {self.choice_key(choice.value): choice.text for choice in self.choices}
        said |= {self.reject_key(says): text for says, text in self.rejects.items()}
        return {key: text for key, text in said.items() if text}


@dataclass(frozen=True, slots=True)
class Flow:
    """All questions in the order of asking."""

    questions: tuple[Question, ...]
    by_id: Mapping[str, Question]
    by_fact: Mapping[str, tuple[Question, ...]]
    groups: tuple[str, ...]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    def __getitem__(self, question: str) -> Question:
        return self.by_id[question]

    def for_fact(self, fact: str) -> tuple[Question, ...]:
        """The questions that can settle a fact, in the order of asking."""
        return self.by_fact.get(fact, ())
