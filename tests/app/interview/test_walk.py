"""The position worked out from the answers; every road leads to the end."""

from app.facts import read_facts
from app.interview import load, position, reading

FLOW = load()
SYRIAN = {"birth_date": "1997-03", "nationalities": ["SY"], "register_municipality": "11002"}


def drawing(answers, staff=False):
    """The road as text: + answered, > now."""
    here = position(FLOW, answers, staff)
    return [f"+ {name}" for name in here.behind] + ([f"> {here.now}"] if here.now else [])


def walk(wish):
    """Answers every question on the road with the wished value, or else unknown."""
    answers = {}
    while (now := position(FLOW, answers).now) is not None:
        answers[now] = wish.get(now, {"state": "unknown"})
    return answers


def test_the_first_question_stands_first():
    here = position(FLOW, {})
    assert (here.now, here.behind, here.number) == ("birth_date", (), 1)
    assert here.total_about >= 15


def test_the_road_can_be_drawn():
    assert drawing(SYRIAN) == [
        "+ birth_date",
        "+ nationalities",
        "+ register_municipality",
        "> register_municipality_since",
    ]


def test_a_belgian_is_asked_for_births_and_not_for_a_reason_of_stay():
    answers = walk({"nationalities": ["BE", "MA"], "birth_country": "MA"})
    assert {"birth_country", "parent_birth_countries"} <= answers.keys()
    assert not {"stay_motive", "sponsor"} & answers.keys()


def test_every_choice_of_every_question_leads_to_the_end():
    for question in FLOW:
        for choice in question.choices if question.kind in ("choice", "yesno") else ():
            answers = walk(SYRIAN | {"stay_motive": "family"} | {question.id: choice.value})
            read_facts(reading.facts(FLOW, answers))
            assert position(FLOW, answers).now is None


def test_one_who_answers_nothing_still_reaches_the_end():
    answers = walk({})
    facts = reading.facts(FLOW, answers)
    assert all(set(value) == {"state"} for value in facts.values())


def test_a_changed_answer_sets_the_others_aside_and_keeps_them():
    answers = walk(SYRIAN | {"stay_motive": "family", "relation_to_sponsor": "spouse"})
    changed = answers | {"stay_motive": "labour"}
    here = position(FLOW, changed)
    assert here.now == "sponsor"
    assert "relation_to_sponsor" in here.stranded
    assert "relation_to_sponsor" not in reading.facts(FLOW, changed)


def test_staff_has_more_questions():
    assert position(FLOW, {}, staff=True).ahead_about > position(FLOW, {}).ahead_about


def test_a_job_is_built_from_several_answers():
    job = {"work_now": "employee", "work_hours": "38", "work_start": "2026-01-05", "work_permanent": "yes"}
    facts = reading.facts(FLOW, walk(job))
    assert facts["work"] == {
        "value": [{"kind": "employee", "hours": "38", "start": "2026-01-05", "until": "open"}],
        "proof": "said",
    }


def test_no_work_is_an_empty_list_and_no_diploma_too():
    facts = reading.facts(FLOW, walk({"work_now": "none", "highest_schooling": "none"}))
    assert facts["work"]["value"] == [] and facts["diplomas"]["value"] == []
    assert facts["has_secondary_diploma"]["value"] == "no"


def test_languages_keep_the_mother_tongue_first():
    facts = reading.facts(FLOW, walk({"mother_tongue": "ar", "other_languages": ["fr", "ar"]}))
    assert [(one["lang"], one["mother_tongue"]) for one in facts["languages"]["value"]] == [
        ("ar", "yes"),
        ("fr", "no"),
    ]


def test_an_answer_that_settles_nothing_leaves_the_fact_unknown():
    assert "dutch_proofs" not in reading.facts(FLOW, walk({"dutch_proofs_any": "yes"}))
    assert reading.facts(FLOW, walk({}))["dutch_proofs"] == {"state": "unknown"}


def test_a_refused_answer_stays_refused():
    facts = reading.facts(FLOW, walk({"income": {"state": "refused"}}))
    assert facts["income"] == {"state": "refused"}
