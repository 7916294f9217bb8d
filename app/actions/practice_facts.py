"""From drawn traits to plain facts, as a case holds them. Every scalar is text."""

from datetime import date, timedelta
from random import Random
from typing import Any

from app.actions.practice_tables import chance, pick
from app.actions.practice_traits import Traits

_MOTIVE = {
    "refugee": "refugee",
    "subsidiary_protection": "subsidiary_protection",
    "temporary_protection": "temporary_protection",
    "labour_eu": "eu_citizen",
    "provisional_eu": "eu_citizen",
    "own_means_eu": "own_means",
    "labour_third_country": "labour",
    "student_eu": "study",
    "student_third_country": "study",
    "regularised": "regularised",
}
_SPONSOR = {
    "family_belgian": "belgian",
    "family_eu": "eu_citizen",
    "family_refugee": "refugee",
    "family_subsidiary": "subsidiary_protection",
}
_WORKERS = frozenset({"labour_eu", "labour_third_country"})
_LITERACY_BY_TONGUE = frozenset(
    {"ar", "ary", "uk", "ru", "ps", "prs", "fa", "ti", "hi", "ne", "zh-Hans", "ur", "am", "bn", "th", "ta", "bg"}
)
_SPEED = {"cbe_other": "very_slow", "cvo_extended": "slow", "cvo_standard": "average", "cvo_short": "fast"}
_DIPLOMA = {"upper_secondary": "secondary", "bachelor": "bachelor", "master": "master"}
_A2 = {"listening": "A2", "reading": "A2", "speaking": "A2", "writing": "A2"}


def facts_of(rng: Random, traits: Traits, on: date) -> dict[str, Any]:
    """The facts of one newcomer, at the desk on a day, before signing."""
    registered = on - timedelta(days=rng.randint(20, 150))
    facts: dict[str, Any] = {
        "birth_date": traits.born.isoformat(),
        "nationalities": [traits.country],
        "birth_country": "MA" if traits.country == "BE" else traits.country,
        "children": str(traits.children),
        "can_attend_digital": "no" if traits.advice == "alfa_client" else "yes",
        "wants_to_sign": "yes",
        "limited_learning_capacity": "none",
        "previous_contracts": [],
        "reported_on": (registered + timedelta(days=rng.randint(5, 18))).isoformat(),
    }
    if traits.country == "BE":
        facts["parent_birth_countries"] = ["MA"]
    facts |= _register(traits, registered)
    facts |= _stay(rng, traits)
    facts |= _schooling(traits, on)
    facts |= _situation(rng, traits, on)
    facts |= _work(rng, traits, on)
    if not traits.obliged:
        facts |= _way_out(rng, traits, facts, on)
    if traits.region == "brussels":
        facts["brussels_track"] = "dutch"
    return facts


def _register(traits: Traits, registered: date) -> dict[str, Any]:
    entry = {"date": registered.isoformat(), "municipality": traits.municipality}
    belgian, eu = traits.country == "BE", traits.nationality_class == "eu"
    return {
        "register_municipality": traits.municipality,
        "register_municipality_since": registered.isoformat(),
        "first_registration": dict(entry),
        "first_title_gt3m": dict(entry),
        "register_type": "population" if belgian else "foreigners",
        "lawful_stay": "yes",
        "title_gt_3_months": "yes",
        "max_one_year": "no",
        "residence_document": "be_id" if belgian else "eu" if eu else "f" if _is_f(traits) else "a",
    }


def _is_f(traits: Traits) -> bool:
    return traits.status in ("family_belgian", "family_eu")


def _stay(rng: Random, traits: Traits) -> dict[str, Any]:
    stay: dict[str, Any] = {
        "second_capacity": "none",
        "used_free_movement": "no",
        "eu_ltr_state": "none",
        "minister_role": "none",
    }
    if traits.country == "BE":
        return stay | {"sponsor_nationalities": [], "sponsor_status": "none", "relation_to_sponsor": "none"}
    if not traits.status.startswith("family_"):
        motive = _MOTIVE.get(traits.status, "eu_citizen" if traits.nationality_class == "eu" else "other")
        return stay | {
            "stay_motive": motive,
            "sponsor_nationalities": [],
            "sponsor_status": "none",
            "relation_to_sponsor": "none",
        }
    status, nationality = _sponsor(rng, traits)
    return stay | {
        "stay_motive": "family",
        "sponsor_status": status,
        "sponsor_nationalities": [nationality],
        "relation_to_sponsor": "spouse",
    }


def _sponsor(rng: Random, traits: Traits) -> tuple[str, str]:
    """The sponsor's status and nationality; an entitled spouse of a third-country national has a worker or student."""
    if traits.status == "family_third_country":
        status = "other" if traits.obliged else rng.choice(("labour", "study"))
        return status, "IN" if traits.nationality_class != "third" else traits.country
    if traits.status == "family_belgian":
        return "belgian", "BE"
    if traits.status == "family_eu":
        return "eu_citizen", rng.choice(("NL", "PL", "RO", "ES"))
    return _SPONSOR[traits.status], "SY" if traits.nationality_class != "third" else traits.country


def _schooling(traits: Traits, on: date) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "dutch_schooling_years": "0",
        "reception_school_months": "0",
        "reception_school_years": "0",
        "current_study": "none",
        "diplomas": [],
        "integration_certificates": [],
        "medical_certificate": "none",
        "languages": [
            {"lang": traits.mother_tongue, "mother_tongue": "yes", "enough_for_course": "yes"},
        ],
    }
    if traits.schooling:
        facts["highest_schooling"] = traits.schooling
        facts["has_secondary_diploma"] = "yes" if traits.schooling in _DIPLOMA else "no"
    if traits.schooling in _DIPLOMA:
        level = _DIPLOMA[traits.schooling]
        year = str(traits.born.year + (23 if level == "master" else 22 if level == "bachelor" else 18))
        if int(year) <= on.year:
            facts["diplomas"] = [
                {"level": level, "community": "foreign", "taught_in": traits.mother_tongue, "year": year}
            ]
    if traits.status.startswith("student_"):
        facts["current_study"] = {"kind": "higher", "full_time": "yes", "until": f"{on.year + 1}-06-30"}
    if traits.advice == "alfa_client":
        facts["literacy"] = "none" if traits.schooling == "none" else "weak"
    else:
        facts["literacy"] = "other_script" if traits.mother_tongue in _LITERACY_BY_TONGUE else "latin"
        if traits.schooling not in ("none", "primary", "lower_secondary"):
            facts["literacy"] = "latin"
    if traits.advice in _SPEED:
        facts["learning_speed"] = _SPEED[traits.advice]
    return facts


def _situation(rng: Random, traits: Traits, on: date) -> dict[str, Any]:
    earlier = (on - timedelta(days=rng.randint(10, 19))).isoformat()
    a2 = {"kind": "nt2_certificate", "name": "A2", "skills": dict(_A2), "date": earlier, "nt2_test": "no"}
    test = {"kind": "exemption", "passed": "yes", "date": earlier}
    return {
        "dutch_proofs": [a2] if traits.situation in ("a2", "both_exempt") else [],
        "mo_tests": [test] if traits.situation in ("mo_exempt", "both_exempt") else [],
        "enrolled_basic_education": (
            "yes" if traits.situation == "in_course" and traits.advice in ("alfa_client", "cbe_other") else "no"
        ),
    }


def _work(rng: Random, traits: Traits, on: date) -> dict[str, Any]:
    facts: dict[str, Any] = {"labour_market_access": "unlimited", "referral": "none", "work": [], "vdab": "none"}
    if traits.status in _WORKERS:
        start = (on - timedelta(days=rng.randint(20, 90))).isoformat()
        job = {"kind": "employee", "hours": "38", "full_time_hours": "38", "start": start, "until": "open"}
        return facts | {"work": [job], "income": ["wage"]}
    if traits.status.startswith("student_"):
        return facts | {"labour_market_access": "limited", "income": ["other"]}
    support = traits.status in ("refugee", "subsidiary_protection", "temporary_protection")
    facts["income"] = ["leefloon"] if support and chance(rng, 2, 3) else ["none"]
    if chance(rng, 63, 100):
        day = (on - timedelta(days=rng.randint(1, 18))).isoformat()
        kind = "obligatory_ocmw" if facts["income"] == ["leefloon"] else "free"
        facts["vdab"] = {"registered_on": day, "category": kind}
    return facts


def _way_out(rng: Random, traits: Traits, facts: dict[str, Any], on: date) -> dict[str, Any]:
    """Why somebody of an obliged status is entitled only; in Brussels nobody is obliged."""
    obliged_status = {"belgian", "refugee", "subsidiary_protection"}
    status = facts.get("sponsor_status", "none")
    by_status = status in obliged_status or traits.status in (
        "refugee",
        "subsidiary_protection",
        "regularised",
        "belgian_newcomer",
        "other",
        "other_reason_third_country",
        "undetermined",
    )
    if not by_status or traits.nationality_class == "eu" or traits.region == "brussels":
        return {}
    way = pick(rng, {"diploma": 2, "medical": 1, "attest": 1})
    if way == "diploma" and traits.schooling in ("upper_secondary", "bachelor", "master"):
        year = str(min(on.year - 1, traits.born.year + 24))
        level = _DIPLOMA[traits.schooling]
        return {"diplomas": [{"level": level, "community": "flemish", "taught_in": "nl", "year": year}]}
    if way == "attest":
        day = date(on.year - 1, rng.randint(1, 12), 15).isoformat()
        return {"integration_certificates": [{"issuer": "flemish_attest", "date": day}]}
    return {"medical_certificate": "permanent"}
