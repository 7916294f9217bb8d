"""Where a newcomer stands, worked out from the answers each time; nothing remembers a current page."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.facts import Plain
from app.interview.flow import PERSON, Flow, Question
from app.truth import Truth, all_of, any_of, truth

Answers = Mapping[str, Plain]
"""Question id to a checked answer, or to `{"state": "unknown"}` or `{"state": "refused"}`."""

NOT_KNOWN = ("unknown", "refused")

Needed = frozenset[str] | None
"""The facts that are still worth asking for; None asks for everything."""


@dataclass(frozen=True, slots=True)
class Position:
    """The question now (None at the end), those behind, about how many come, and answers off the road."""

    now: str | None
    behind: tuple[str, ...]
    ahead_about: int
    stranded: frozenset[str]

    @property
    def number(self) -> int:
        """The number of the question now, counted from one."""
        return len(self.behind) + 1

    @property
    def total_about(self) -> int:
        """About how many questions this visit has."""
        return len(self.behind) + self.ahead_about


def position(flow: Flow, answers: Answers, staff: bool = False, needed: Needed = None) -> Position:
    """The first question on the road without an answer, and what lies on both sides of it."""
    on_road = road(flow, answers, staff, needed)
    now = next((question.id for question in on_road if question.id not in answers), None)
    ids = [question.id for question in on_road]
    behind = ids if now is None else ids[: ids.index(now)]
    return Position(
        now=now,
        behind=tuple(behind),
        ahead_about=sum(question.id not in answers for question in on_road[len(behind) :]),
        stranded=frozenset(answers) - frozenset(ids),
    )


def road(flow: Flow, answers: Answers, staff: bool = False, needed: Needed = None) -> tuple[Question, ...]:
    """The questions that these answers lead along; those for staff only when staff asks."""
    on_road: list[Question] = []
    spoken_of: set[str] = set()
    for question in flow:
        seen = {earlier.id: answers[earlier.id] for earlier in on_road if earlier.id in answers}
        if (question.staff_only and not staff) or not asked(question, seen, {one.id for one in on_road}):
            continue
        if question.id in answers or _is_needed(question, needed, spoken_of):
            on_road.append(question)
            spoken_of |= {question.fills} if question.id in answers else set()
    return tuple(on_road)


def _is_needed(question: Question, needed: Needed, spoken_of: set[str]) -> bool:
    """A question that settles a needed fact or completes one; about the person while anything is needed."""
    if question.shape == PERSON:
        return needed is None or bool(needed)
    return needed is None or question.fills in spoken_of or bool(question.settles & needed)


def asked(question: Question, answers: Answers, on_road: set[str]) -> bool:
    """Whether a question is asked: one of its conditions holds, or it has none."""
    if not question.when:
        return True
    holds = any_of(
        all_of(_holds(answers, name, wanted) if name in on_road else Truth.NO for name, wanted in one.items())
        for one in question.when
    )
    return holds is Truth.YES


def state_of(answer: Plain) -> str | None:
    """`unknown` or `refused` when the newcomer gave no answer."""
    if isinstance(answer, dict) and set(answer) == {"state"} and answer["state"] in NOT_KNOWN:
        return str(answer["state"])
    return None


def _holds(answers: Answers, name: str, wanted: tuple[str, ...]) -> Truth:
    """Whether an answer is, or holds, one of the wanted values; `!BE` means that BE is not in it."""
    answer = answers.get(name)
    if answer is None or state_of(answer) is not None:
        return Truth.UNKNOWN
    values = set(answer) if isinstance(answer, list | dict) else {answer}
    banned = {one[1:] for one in wanted if one.startswith("!")}
    if banned:
        return truth(not values & banned)
    return truth(bool(values & set(wanted)))
