"""The position worked out from the answers; every road leads to the end."""

from app.facts import read_fact, read_facts
from app.interview import PERSON, load, position, reading

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
        "> name",
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


def test_only_what_is_needed_is_asked_and_what_was_answered_stays():
    needed = frozenset({"birth_date", "work"})
    about_the_person = sum(question.shape == PERSON and not question.when for question in FLOW)
    assert position(FLOW, {}, needed=needed).ahead_about == 2 + about_the_person
    begun = position(FLOW, SYRIAN | {"work_now": "employee"}, needed=frozenset())
    assert begun.behind == ("birth_date", "nationalities", "register_municipality", "work_now")
    assert begun.now == "work_hours"


def test_where_nothing_is_needed_nobody_is_asked_for_a_name():
    assert position(FLOW, {}, needed=frozenset()).now is None


def test_what_is_asked_about_the_person_is_no_fact():
    said = SYRIAN | {"name": "Ali", "national_number": {"state": "unknown"}, "wishes": ["work"]}
    assert set(reading.facts(FLOW, said)) == {"birth_date", "nationalities", "register_municipality"}


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


def test_a_certificate_gets_its_kind_and_level():
    said = {"dutch_proofs_any": "yes", "dutch_proof_kind": "nt2_certificate", "dutch_proof_level": "A2"}
    (proof,) = reading.facts(FLOW, walk(said))["dutch_proofs"]["value"]
    assert (proof["kind"], set(proof["skills"].values())) == ("nt2_certificate", {"A2"})


def test_a_diploma_a_study_and_a_registration_become_records():
    said = {"highest_schooling": "master", "has_secondary_diploma": "yes", "current_study": "yes"}
    said |= {"diploma_level": "bachelor", "diploma_country": "NL", "diploma_language": "nl", "diploma_year": "2012"}
    said |= {"study_kind": "higher", "study_full_time": "no", "vdab_any": "yes", "vdab_since": "2026-10-20"}
    facts = reading.facts(FLOW, walk(said))
    (diploma,) = facts["diplomas"]["value"]
    assert diploma == {"level": "bachelor", "community": "netherlands", "taught_in": "nl", "year": "2012"}
    assert facts["current_study"]["value"] == {"kind": "higher", "full_time": "no"}
    assert facts["vdab"]["value"] == {"registered_on": "2026-10-20"}


HAS_DIPLOMA = {"highest_schooling": "master", "has_secondary_diploma": "yes"}


def test_each_diploma_becomes_a_record_of_its_own():
    said = HAS_DIPLOMA | {"diploma_level": "master", "diploma_country": "SY", "diploma_more": "yes"}
    said |= {
        "diploma_country_2": "BE",
        "diploma_community_2": "flemish",
        "diploma_year_2": "2020",
        "diploma_more_2": "yes",
    }
    said |= {"diploma_level_3": "secondary", "diploma_country_3": "CW", "diploma_language_3": "nl"}
    facts = reading.facts(FLOW, walk(said))
    assert facts["diplomas"]["value"] == [
        {"level": "master", "community": "foreign"},
        {"community": "flemish", "year": "2020"},
        {"level": "secondary", "community": "dutch_caribbean", "taught_in": "nl"},
    ]
    read_fact("diplomas", facts["diplomas"]["value"])


def test_one_more_diploma_is_asked_for_as_long_as_there_is_one_and_three_times_at_most():
    once = walk(HAS_DIPLOMA | {"diploma_country": "BE", "diploma_more": "no"})
    assert "diploma_community" in once and not any(id_.endswith("_2") for id_ in once)
    thrice = walk(HAS_DIPLOMA | {"diploma_more": "yes", "diploma_more_2": "yes", "diploma_country_3": "SY"})
    assert "diploma_level_3" in thrice and "diploma_community_3" not in thrice
    assert "diploma_more_3" not in FLOW.by_id and "diploma_level_4" not in FLOW.by_id


def test_a_question_that_is_asked_again_says_the_same_words():
    first, again = FLOW["diploma_level"], FLOW["diploma_level_2"]
    assert again.texts() == first.texts() and again.choice_key("master") == "question.diploma_level.choice.master"


def test_who_has_no_diploma_of_secondary_school_may_have_another():
    no = {"highest_schooling": "upper_secondary", "has_secondary_diploma": "no"}
    assert reading.facts(FLOW, walk(no | {"diplomas_any": "no"}))["diplomas"]["value"] == []
    basic = walk({"highest_schooling": "primary", "diplomas_any": "yes", "diploma_level": "basic"})
    assert reading.facts(FLOW, basic)["diplomas"]["value"] == [{"level": "basic"}]


def test_an_answer_that_cannot_be_settled_here_leaves_the_fact_unknown():
    facts = reading.facts(FLOW, walk(SYRIAN | {"stay_motive": "elsewise", "stay_motive_more": "unlisted"}))
    assert facts["stay_motive"] == {"state": "unknown"}
    assert reading.facts(FLOW, walk({}))["dutch_proofs"] == {"state": "unknown"}


def test_a_refused_answer_stays_refused():
    facts = reading.facts(FLOW, walk({"income": {"state": "refused"}}))
    assert facts["income"] == {"state": "refused"}
