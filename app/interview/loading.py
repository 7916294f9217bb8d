"""Reads `questions.yaml` and refuses what is misspelt: unknown keys, kinds, circles and missing texts.

Every scalar is read as text, so that `no` stays a word.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from app.errors import Trouble
from app.interview import check
from app.interview.flow import KINDS, Choice, Flow, Question

QUESTION_KEYS = {
    "id", "group", "fills", "kind", "cost", "staff_only", "text", "help", "why", "icon", "choices",
    "rejects", "when", "shape", "least", "most", "may_be_future", "stateless", "picture", "times",
}  # fmt: skip
CHOICE_KEYS = {"text", "icon", "gives"}
YES_NO: dict[str, dict[str, Any]] = {
    "yes": {"text": "Yes", "icon": "mdi6.check"},
    "no": {"text": "No", "icon": "mdi6.close"},
}


@lru_cache(maxsize=1)
def load() -> Flow:
    """The interview of this program."""
    text = Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8")
    return read_flow(text)


def read_flow(text: str) -> Flow:
    """A flow from its YAML text; raises Trouble that names the place of the first mistake."""
    import yaml

    entries = _plain(yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    questions: list[Question] = []
    for entry in entries:
        question = _question(entry)
        _refuse_unknown_conditions(question, {earlier.id for earlier in questions})
        if any(question.id == earlier.id for earlier in questions):
            raise _broken(question.id, "this id stands twice")
        questions.append(question)
    questions = _asked_again(questions)
    return Flow(
        questions=tuple(questions),
        by_id={question.id: question for question in questions},
        by_fact=_by_fact(questions),
        groups=tuple(dict.fromkeys(question.group for question in questions)),
    )


def _asked_again(questions: list[Question]) -> list[Question]:
    """Questions with `times` that stand together are asked again while the last of them is answered yes."""
    every: list[Question] = []
    for times, together in groupby(questions, key=lambda question: question.times):
        block = list(together)
        every += [_in_turn(question, turn, block) for turn in range(times) for question in block]
        if times > 1:
            every.pop()  # after the last nobody is asked for one more
    return every


def _in_turn(question: Question, turn: int, block: list[Question]) -> Question:
    """The same question about the next thing: asked when there is one more, or after another question about it."""
    if turn == 0:
        return question
    ids = {one.id: f"{one.id}_{turn + 1}" for one in block}
    more = block[-1].id if turn == 1 else f"{block[-1].id}_{turn}"
    when = tuple(
        {ids[name]: values for name, values in one.items()} if one.keys() <= ids.keys() else {more: ("yes",)}
        for one in question.when
    )
    return replace(question, id=ids[question.id], turn=turn, when=when)


def _plain(node: Any) -> Any:
    """A node of YAML as text, lists and named texts; a key that stands twice is refused."""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(one) for one in node.value]
    named: dict[str, Any] = {}
    for key, value in node.value:
        if key.value in named:
            raise _broken(f"line {key.start_mark.line + 1}", f"{key.value} stands twice")
        named[key.value] = _plain(value)
    return named


def _by_fact(questions: list[Question]) -> dict[str, tuple[Question, ...]]:
    facts = {fact for question in questions for fact in question.settles}
    return {fact: tuple(question for question in questions if fact in question.settles) for fact in facts}


def _question(entry: Mapping[str, Any]) -> Question:
    name = str(entry.get("id", "a question without id"))
    _refuse_unknown_keys(name, entry, QUESTION_KEYS)
    kind = entry.get("kind", "")
    if kind not in KINDS:
        raise _broken(name, f"kind {kind or 'missing'}")
    return Question(
        id=name,
        group=entry["group"],
        fills=entry.get("fills", name),
        kind=kind,
        cost=int(entry.get("cost", "1")),
        staff_only=entry.get("staff_only", "no") == "yes",
        text=entry["text"],
        help=entry.get("help", ""),
        why=entry.get("why", ""),
        icon=entry.get("icon", ""),
        choices=_choices(name, kind, entry.get("choices", {})),
        rejects=check.REJECTS[kind] | entry.get("rejects", {}),
        when=_conditions(entry.get("when", [])),
        shape=entry.get("shape", "plain"),
        least=int(entry.get("least", "0")),
        most=int(entry.get("most", "999")),
        may_be_future=entry.get("may_be_future", "no") == "yes",
        stateless=entry.get("stateless", "no") == "yes",
        picture=entry.get("picture", ""),
        times=int(entry.get("times", "1")),
        turn=0,
        text_id=name,
    )


def _choices(name: str, kind: str, entries: Mapping[str, Mapping[str, Any]]) -> tuple[Choice, ...]:
    if kind == "yesno":
        entries = {value: YES_NO[value] | dict(entries.get(value, {})) for value in YES_NO}
    for entry in entries.values():
        _refuse_unknown_keys(name, entry, CHOICE_KEYS)
    return tuple(
        Choice(value, entry["text"], entry.get("icon", "mdi6.circle-outline"), entry.get("gives"))
        for value, entry in entries.items()
    )


def _conditions(raw: Any) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    alternatives = [raw] if isinstance(raw, Mapping) else raw
    return tuple(
        {name: (values,) if isinstance(values, str) else tuple(values) for name, values in one.items()}
        for one in alternatives
    )


def _refuse_unknown_keys(name: str, entry: Mapping[str, Any], known: set[str]) -> None:
    for key in entry:
        if key not in known:
            raise _broken(name, f"unknown key {key}")


def _refuse_unknown_conditions(question: Question, earlier: set[str]) -> None:
    for one in question.when:
        for name in one:
            if name not in earlier:
                raise _broken(question.id, f"asks for {name}, which does not come before it")


def _broken(place: str, what: str) -> Trouble:
    return Trouble("flow_unreadable", place=place, what=what)
