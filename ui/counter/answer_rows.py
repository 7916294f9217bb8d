"""The rows of the interview's table: questions by group, each with what was answered, its proof, and who gave it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app import interview
from app.actions.opened import Known, Opened
from app.interview import Question
from app.interview.walk import state_of
from app.words import Words
from ui.counter.answers_table import Answered
from ui.counter.naming import day_name, fact_name, said_in_words, shown
from ui.counter.question_card import PROOF_NAMES, SPEAKER_NAMES

Ahead = Sequence[tuple[str, Question | None]]
"""Facts that the advice still needs, the most useful first, each with the question that asks it, where there is one."""
PROOF_ICONS = {
    "said": "mdi6.chat-outline", "copy": "mdi6.file-document-outline",
    "original": "mdi6.card-account-details-outline", "verified": "mdi6.check-decagram-outline",
}  # fmt: skip
GROUP_NAMES = {
    "you": "The newcomer", "home": "Home", "stay": "Stay", "school": "School", "languages": "Languages",
    "work": "Work and income", "family": "Family", "practical": "When and where",
    "course_of_file": "Course of the file", "other": "Other facts",
}  # fmt: skip


def answer_rows(
    words: Words, opened: Opened, ahead: Ahead, new: Collection[str], *, everything: bool
) -> list[Answered]:
    """What is known and what the advice needs, under the heads of their groups; `everything`: all other questions too.

    `new` has the facts that colleagues answered since the last look; they are marked.
    """
    known = {one.fact: one for one in (*opened.known, *told(opened))}
    needed = dict(ahead)
    rows: list[Answered] = []
    for group, facts in _by_group(known, needed, everything=everything).items():
        rows.append(Answered("", words.say(f"counter.group.{group}", GROUP_NAMES.get(group, group))))
        for fact in facts:
            one = known.get(fact)
            rows.append(_known(words, one, fact in new) if one is not None else _open(words, fact, fact in needed))
    return rows


def told(opened: Opened) -> list[Known]:
    """What the newcomer told that is no fact, as it stands in the table."""
    flow, said = interview.load(), opened.told
    return [
        Known(one, said[one], "said", state_of(said[one]) or "known", flow[one])
        for one in interview.TOLD if one in said
    ]  # fmt: skip


def _by_group(
    known: Collection[str], needed: Mapping[str, Question | None], *, everything: bool
) -> dict[str, list[str]]:
    """Group to its facts, in the order of the interview; facts that no question asks come last."""
    order: dict[str, Question | None] = {}
    for question in interview.load():
        if question.shape == interview.PERSON and question.id not in interview.TOLD:
            continue
        if everything or question.fills in known or question.fills in needed:
            order.setdefault(question.fills, needed.get(question.fills) or question)
    for fact in (*known, *needed):
        order.setdefault(fact, None)
    groups: dict[str, list[str]] = {}
    for fact, asked in order.items():
        groups.setdefault(asked.group if asked else "other", []).append(fact)
    return groups


def _open(words: Words, fact: str, needed: bool) -> Answered:
    say = words.say
    text = say("counter.open.needed", "◌ open, the advice needs it") if needed else say("counter.open", "◌ open")
    return Answered(fact, fact_name(words, fact), text, deed=say("counter.ask", "ask"), needed=needed)


def _known(words: Words, known: Known, new: bool) -> Answered:
    say, name = words.say, fact_name(words, known.fact)
    proof = say(f"counter.proof.{known.proof}", PROOF_NAMES[known.proof]) if known.state == "known" else ""
    sign = PROOF_ICONS[known.proof] if proof else ""
    change, marked = say("counter.change", "change"), f"● {name}" if new else name
    return Answered(known.fact, marked, _value(words, known), proof, sign, change, _given(words, known))


def _value(words: Words, known: Known) -> str:
    if known.state != "known":
        return words.say(f"counter.{known.state}", known.state)
    if known.fact in interview.TOLD:
        return said_in_words(words, known.question, known.raw)
    value = shown(words, known.fact, known.raw)
    return f"{value}\n{known.note}" if known.note else value


def _given(words: Words, known: Known) -> str:
    """Who gave it, who wrote it down, and when."""
    by = words.say(f"counter.by.{known.by}", SPEAKER_NAMES.get(known.by, known.by))
    when = day_name(words, known.at) if known.at else ""
    return " · ".join(part for part in (by, known.kept_by, when) if part)
