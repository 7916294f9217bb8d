"""From answers to facts, in the shape that the facts room reads. Unknown stays unknown.

Most answers are the value of one fact. Some questions are simpler than their fact: a choice may settle
several facts, or none, and a few questions together build one record.
"""

from collections.abc import Callable, Mapping

from app.facts import Plain
from app.interview.flow import PERSON, Flow, Question
from app.interview.walk import Answers, road, state_of

COMMUNITIES: Mapping[str, str] = {
    "NL": "netherlands", "SR": "suriname", **dict.fromkeys(("AW", "BQ", "CW", "SX"), "dutch_caribbean"),
}  # fmt: skip
"""Countries whose diplomas the law treats apart, by the name of the fact `diplomas`."""

Said = dict[str, Plain]
Shape = Callable[[Question, Plain, Mapping[str, Plain]], Said]


def facts(flow: Flow, answers: Answers, staff: bool = False) -> Said:
    """Fact name to value, as said, or to the state in which it is not known; only answers on the road."""
    said: Said = {}
    for question in road(flow, answers, staff):
        if question.id in answers:
            said |= one(question, answers[question.id], said)
    return {name: value if state_of(value) else {"value": value, "proof": "said"} for name, value in said.items()}


def builds_on_others(question: Question, answer: Plain) -> bool:
    """Does it matter for the facts that this answer settles what was said before?"""
    return question.shape != "plain" or state_of(answer) is not None


def one(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
    """The facts that one answer settles, given what was said before; none for a question about the person."""
    if question.shape == PERSON:
        return {}
    if state_of(answer) is not None:
        return {} if question.fills in said else {question.fills: answer}
    if question.kind in ("choice", "yesno") and isinstance(answer, str):
        choice = question.choice(answer)
        if choice is not None and choice.gives is not None:
            return dict(choice.gives)
    return _SHAPES[question.shape](question, answer, said)


def _plain(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
    return {question.fills: answer}


def _row(fact: str, field: str, typed: Callable[[Plain], Plain] = lambda answer: answer) -> Shape:
    """A shape that sets one field of the record that a question's turn is about, in a list of them."""

    def shape(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
        before = said.get(fact)
        rows = list(before) if isinstance(before, list) else []
        rows += [{}] * (question.turn + 1 - len(rows))
        rows[question.turn] = _with(rows[question.turn], field, typed(answer))
        return {fact: rows}

    return shape


def _field(fact: str, field: str) -> Shape:
    """A shape that sets one field of a record."""

    def shape(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
        return {fact: _with(said.get(fact), field, answer)}

    return shape


def _with(record: Plain | None, field: str, answer: Plain) -> Plain:
    known = record if isinstance(record, dict) and state_of(record) is None else {}
    return {**known, field: answer}


def _every_skill(level: Plain) -> Plain:
    return dict.fromkeys(("listening", "reading", "speaking", "writing"), level)


def _diploma_country(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
    """The community in which the diploma was given; for Belgium another question asks for it."""
    if answer == "BE":
        return {}
    return _row("diplomas", "community", lambda country: COMMUNITIES.get(str(country), "foreign"))(
        question, answer, said
    )


def _nothing_new(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
    return {}


def _mother_tongue(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
    return {"languages": [{"lang": answer, "mother_tongue": "yes", "enough_for_course": "yes"}]}


def _understood_languages(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
    return _more_languages(answer, said, "no")


def _other_languages(question: Question, answer: Plain, said: Mapping[str, Plain]) -> Said:
    return _more_languages(answer, said, "yes")


def _more_languages(answer: Plain, said: Mapping[str, Plain], enough: str) -> Said:
    before = said.get("languages")
    first = list(before) if isinstance(before, list) else []
    taken = {language["lang"] for language in first if isinstance(language, dict)}
    others = [tag for tag in answer if tag not in taken] if isinstance(answer, list) else []
    more: list[Plain] = [{"lang": tag, "mother_tongue": "no", "enough_for_course": enough} for tag in others]
    return {"languages": first + more}


_SHAPES: Mapping[str, Shape] = {
    "plain": _plain,
    "work_kind": _row("work", "kind"),
    "work_hours": _row("work", "hours"),
    "work_start": _row("work", "start"),
    "work_permanent": _row("work", "until", lambda _: "open"),
    "work_until": _row("work", "until"),
    "diploma_level": _row("diplomas", "level"),
    "diploma_country": _diploma_country,
    "diploma_community": _row("diplomas", "community"),
    "diploma_language": _row("diplomas", "taught_in"),
    "diploma_year": _row("diplomas", "year"),
    "diploma_more": _nothing_new,
    "proof_kind": _row("dutch_proofs", "kind"),
    "proof_level": _row("dutch_proofs", "skills", _every_skill),
    "study_kind": _field("current_study", "kind"),
    "study_full_time": _field("current_study", "full_time"),
    "vdab_since": _field("vdab", "registered_on"),
    "referral_by": _field("referral", "by"),
    "first_registered": _field("first_registration", "date"),
    "mother_tongue": _mother_tongue,
    "other_languages": _other_languages,
    "understood_languages": _understood_languages,
    PERSON: _nothing_new,
}
SHAPES = frozenset(_SHAPES)
