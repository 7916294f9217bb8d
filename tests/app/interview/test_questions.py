"""The interview as data: every question fits its fact, every refusal has words."""

import pytest

from app.errors import Trouble
from app.facts import SPECS, read_fact
from app.interview import PERSON, check, load, reading
from app.interview.loading import read_flow
from app.interview.texts import TEXTS, newcomer_texts

FLOW = load()
A = "- {id: a, kind: int, group: g, text: 'A?'"
QUESTIONS = list(FLOW)
IDS = [question.id for question in QUESTIONS]


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_each_question_fills_a_fact_that_exists(question):
    assert (question.fills in SPECS) != (question.shape == PERSON)
    assert question.shape in reading.SHAPES


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_each_refusal_has_words(question):
    assert check.keys_for(question.kind) <= question.rejects.keys()
    assert all(question.texts()[question.reject_key(says)] for says in question.rejects)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.choices and q.kind != "country"], ids=lambda q: q.id)
def test_each_choice_gives_facts_that_can_be_read(question):
    for choice in question.choices:
        raw = [choice.value] if question.kind == "set" else choice.value
        for name, value in reading.one(question, check.answer(question, raw), {}).items():
            read_fact(name, value)


def completed(question, value):
    """Whether a later question is asked after this answer and settles the same fact."""
    later = [one for one in QUESTIONS if any(value in when.get(question.id, ()) for when in one.when)]
    return any(question.fills in one.settles for one in later)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if not q.staff_only], ids=lambda q: q.id)
def test_each_answer_settles_a_fact_or_leads_to_a_question_that_does(question):
    for choice in question.choices:
        assert choice.gives != {} or completed(question, choice.value), choice.value


@pytest.mark.parametrize("question", [q for q in QUESTIONS if not q.staff_only], ids=lambda q: q.id)
def test_each_kiosk_question_is_one_sentence_with_a_reason_and_a_known_group(question):
    assert question.text.endswith("?") and question.text.count("?") == 1
    assert question.why and question.icon and f"kiosk.group.{question.group}" in TEXTS


def test_no_text_shouts():
    assert not [text for text in newcomer_texts().values() if "!" in text]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (A + ", colour: red}", "unknown key colour"),
        (A.replace("int", "number") + "}", "kind number"),
        (
            A + ", when: {b: c}}",
            "asks for b, which does not come before it",
        ),
        (A + ", id: b}", "id stands twice"),
        (
            A + "}\n" + A + "}",
            "this id stands twice",
        ),
    ],
)
def test_a_mistake_in_the_flow_is_named(text, what):
    with pytest.raises(Trouble) as caught:
        read_flow(text)
    assert caught.value.details["what"] == what
