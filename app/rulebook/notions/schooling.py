"""School, diplomas, proofs of Dutch, tests of MO, certificates of integration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.rulebook.notions.naming import OfFact, Record, about, named, notion, of, one_of, records
from app.rulebook.rule import Notion
from app.rulebook.situation import Situation
from app.truth import Truth, all_of, any_of, truth

SKILLS = ("listening", "reading", "speaking", "writing")
ORAL = ("listening", "speaking")
A2, B1 = 1, 2
MARKS_FROM = date(2023, 1, 1)
"""Tests from this day on have the pass marks of the parameters (EXP-MO-01)."""
CNAVT_PROFILES = ("INFO", "FORM", "PROF", "STRT", "EDUP")
COMMUNITIES = ("flemish", "french", "german", "netherlands")


@notion
def full_reception_school_year(s: Situation) -> Truth:
    """Nine months of regular onthaalonderwijs within one or two school years."""
    months = about(s, "reception_school_months", lambda count: count >= s.parameter("reception_months"))
    years = about(s, "reception_school_years", lambda count: 1 <= count <= s.parameter("reception_years"))
    return months & years


def _certificate(*issuers: str) -> Notion:
    return one_of("integration_certificates", lambda one: truth(one.get("issuer") in issuers))


@notion
def has_flemish_attest(s: Situation) -> Truth:
    """Has the Flemish attest of integration."""
    issued = s.happened("attest_on")
    return issued if issued is Truth.YES else issued | _certificate("flemish_attest")(s)


named(
    "holds_other_certificate",
    "Has an integration certificate of another community of Belgium.",
    _certificate("german_community", "french_community", "cocof", "ggc"),
)
named(
    "holds_certificate_of_another_state",
    "Completed integration in another EU state.",
    _certificate("other_eu"),
)
named(
    "holds_a_certificate",
    "Has any integration certificate.",
    one_of("integration_certificates", lambda one: truth("issuer" in one)),
)


def _diploma(test: Callable[[Record], Truth]) -> Notion:
    return one_of("diplomas", test)


def _exempts(one: Record) -> Truth:
    if one.get("community") in COMMUNITIES:
        return Truth.YES
    if one.get("community") not in ("dutch_caribbean", "suriname", None):
        return Truth.NO
    return _taught_in_dutch(one) if "community" in one else Truth.UNKNOWN


def _taught_in_dutch(one: Record) -> Truth:
    return truth(one["taught_in"] == "nl") if "taught_in" in one else Truth.UNKNOWN


def _secondary_in_dutch(one: Record) -> Truth:
    community = truth(one["community"] in ("flemish", "netherlands")) if "community" in one else Truth.UNKNOWN
    level = truth(one["level"] != "basic") if "level" in one else Truth.UNKNOWN
    return all_of((community, level, _taught_in_dutch(one)))


def _not_in_dutch(one: Record) -> Truth:
    community = truth(one["community"] in ("french", "german")) if "community" in one else Truth.UNKNOWN
    return community & ~_taught_in_dutch(one)


named("belgian_or_dutch_diploma", "Has a certificate or diploma that EXO-09 names.", _diploma(_exempts))
named(
    "belgian_diploma",
    "Has a certificate or diploma of a community of Belgium.",
    _diploma(lambda one: truth(one.get("community") in COMMUNITIES[:3])),
)
named(
    "dutch_taught_diploma",
    "Has a secondary or higher diploma of Flanders or the Netherlands, taught in Dutch.",
    _diploma(_secondary_in_dutch),
)
named(
    "french_or_german_community_diploma",
    "Has a diploma of the French or the German-speaking Community that was not taught in Dutch.",
    _diploma(_not_in_dutch),
)
named(
    "holds_foreign_diploma",
    "Has a foreign diploma.",
    _diploma(lambda one: truth(one.get("community") == "foreign")),
)
named(
    "dutch_schooling",
    "Went to school in Dutch.",
    of("dutch_schooling_years", lambda years: years > 0),
)


# Study


def _study(test: Callable[[Mapping[str, Any]], Truth]) -> Notion:
    return OfFact("current_study", lambda s, study: Truth.NO if study == "none" else test(study))


def _full_time(study: Mapping[str, Any], kind: str) -> Truth:
    of_kind = truth(study["kind"] == kind) if "kind" in study else Truth.UNKNOWN
    return of_kind & truth(study.get("full_time"))


named(
    "full_time_higher_study",
    "Studies full-time in higher education.",
    _study(lambda study: _full_time(study, "higher")),
)
_compulsory = _study(lambda study: _full_time(study, "compulsory"))


@notion
def compulsory_school_or_under_15(s: Situation) -> Truth:
    """Under fifteen, or a minor in full-time compulsory schooling, at signing."""
    signed = s.signed_on()
    young = ~s.aged(s.parameter("working_age"), signed)
    minor = ~s.aged(s.parameter("adult_age"), signed)
    if young is Truth.YES or minor is Truth.NO:
        return young
    return young | (minor & _compulsory(s))


@notion
def studies_at_signing(s: Situation) -> Truth:
    """Studies at signing."""
    signed = s.signed_on()
    return _study(lambda study: truth(study.get("until", signed) >= signed))(s)


@notion
def dispensed_in_wallonia(s: Situation) -> Truth:
    """Certificate, illness, Belgian diploma, lasting work or study: what dispenses from the Walloon programme."""
    medical = about(s, "medical_certificate", lambda certificate: certificate == "permanent")
    study = _study(lambda one: truth(one.get("full_time")))(s)
    named_ones = (s.notion(one) for one in ("holds_a_certificate", "belgian_diploma", "lasting_work_at_signing"))
    return any_of((medical, study, *named_ones))


# Dutch


def _level(one: Record, skill: str) -> int:
    return int(one.get("skills", {}).get(skill, -1))


def _reaches(one: Record, level: int, skills: tuple[str, ...] = SKILLS) -> bool:
    return all(_level(one, skill) >= level for skill in skills)


def _of_kind(one: Record, kind: str) -> Truth:
    return truth(one["kind"] == kind) if "kind" in one else Truth.UNKNOWN


def _every_skill(_: Situation, proofs: tuple[Record, ...]) -> Truth:
    tests = [one for one in proofs if one.get("kind") == "civic_test"]
    if tests and all(max(_level(one, skill) for one in tests) >= A2 for skill in SKILLS):
        return Truth.YES
    return truth(None if any("skills" not in one for one in tests) else False)


named(
    "civic_test_a2",
    "All four skills at A2 or higher on the civic language test, in one sitting or several.",
    OfFact("dutch_proofs", _every_skill),
)


def _certificate_a2(s: Situation, proofs: tuple[Record, ...]) -> Truth:
    border = s.parameter("nt2_test_from")

    def counts(one: Record) -> Truth:
        level = truth(_reaches(one, A2)) if "skills" in one else Truth.UNKNOWN
        day, tested = one.get("date"), truth(one.get("nt2_test"))
        if tested is not Truth.YES and not (isinstance(day, date) and day >= border):
            tested = Truth.UNKNOWN if day is None else Truth.YES
        return all_of((_of_kind(one, "nt2_certificate"), level, tested))

    return any_of([counts(one) for one in proofs])


def _profile(one: Record) -> Truth:
    profile = truth(one["name"].upper() in CNAVT_PROFILES) if "name" in one else Truth.UNKNOWN
    return _of_kind(one, "cnavt") & profile


def _at_b1(one: Record) -> Truth:
    level = truth(_reaches(one, B1)) if "skills" in one else Truth.UNKNOWN
    return _of_kind(one, "selor") & level


def _proof(test: Callable[[Record], Truth]) -> Notion:
    return one_of("dutch_proofs", test)


named("civic_test_taken", "Took the civic language test.", _proof(lambda one: _of_kind(one, "civic_test")))
named(
    "nt2_certificate_a2",
    "Has an NT2 certificate at A2; since September 2023 with a passed NT2 test.",
    OfFact("dutch_proofs", _certificate_a2),
)
named("cnavt", "Has a CNaVT certificate of a profile at A2 or higher.", _proof(_profile))
named("selor_b1", "Has a Selor certificate at B1 or higher, oral and written.", _proof(_at_b1))
named(
    "state_exam",
    "Passed the Dutch state exam NT2 or the Dutch integration exam.",
    _proof(lambda one: _of_kind(one, "state_exam")),
)


@notion
def some_skills_a2(s: Situation) -> Truth:
    """Some skills at A2 but not all four."""

    def partly(one: Record) -> Truth:
        if "skills" not in one:
            return Truth.UNKNOWN
        return truth(any(_level(one, skill) >= A2 for skill in SKILLS) and not _reaches(one, A2))

    return records(s, "dutch_proofs", partly) & ~s.notion("civic_test_a2")


named(
    "b1_shown",
    "Listening and speaking proven at B1.",
    one_of("dutch_proofs", lambda one: truth(_reaches(one, B1, ORAL)) if "skills" in one else Truth.UNKNOWN),
)


# Tests of MO


def _mo_test(kind: str) -> Notion:
    def look(s: Situation, tests: tuple[Record, ...]) -> Truth:
        marks = (s.parameter("mo_test_pass"), s.parameter("mo_core_pass"))
        return any_of([_of_kind(one, kind) & _passed(one, *marks) for one in tests])

    return OfFact("mo_tests", look)


def _passed(one: Record, total: int, core: int) -> Truth:
    """As the marks say where they are known to be too low, else as it was noted, else as both marks say."""
    whole = truth(one["total"] >= total) if "total" in one else Truth.UNKNOWN
    heart = truth(one["core"] >= core) if "core" in one else Truth.UNKNOWN
    marks = whole & heart
    if "passed" not in one or (marks is Truth.NO and one.get("date", date.max) >= MARKS_FROM):
        return marks
    return truth(one["passed"])


named("mo_exemption_test_passed", "Passed the MO exemption test.", _mo_test("exemption"))
named("mo_final_test_passed", "Passed the final test of MO.", _mo_test("final"))
named(
    "mo_exemption_test_taken",
    "Took the MO exemption test, passed or not.",
    one_of("mo_tests", lambda one: _of_kind(one, "exemption")),
)
