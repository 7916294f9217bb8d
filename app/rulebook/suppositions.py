"""Values that stand for all values of a fact: one for each way in which a condition can turn.

A choice stands for all that no condition and no notion tells apart from it. A day stands on either side of every
border that the person's other days set. A record that is partly known is completed, never contradicted. Nobody is
registered in today's municipality before the first registration in Belgium.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from app.facts import SPECS, Partial
from app.rulebook.borders import DAY, births, moves, one_of_each, recorded, records
from app.rulebook.calendar import plus_years
from app.rulebook.condition import comparisons
from app.rulebook.situation import EVENTS, NOT_HAPPENED, SIGNING, Situation

ALL_A2 = {"listening": 1, "reading": 1, "speaking": 1, "writing": 1}
ALL_B1 = {skill: 2 for skill in ALL_A2}
ANTWERP, GHENT, AALST, BRUSSELS, CHARLEROI, EUPEN = "11002", "44021", "41002", "21004", "52011", "63023"
MOTIVES = "stay_motive", "second_capacity"
IN_NOTIONS: Mapping[str, tuple[str, ...]] = {
    "stay_motive": ("asylum_applicant", "family"), "second_capacity": ("none", "family"),
    "sponsor_status": ("excluded_status",), "medical_certificate": ("permanent",),
}  # fmt: skip
"""The choices that notions ask for by name."""
BOUNDING = frozenset((
    "birth_date", "contract_signed_on", "first_registration", "first_title_gt3m", "nationalities",
    "register_municipality_since", "register_type",
))  # fmt: skip
"""The facts that bound the values of others."""
OF_FOREIGNERS = ("foreigners", "waiting")
"""The registers in which no Belgian stands."""
NATIONALITIES = (("BE",), ("FR",), ("BE", "FR"), ("TR",), ("GB",), ("AU",), ("SY",), ("BE", "SY"))
NATIONALITIES_OF_SPONSORS = ((), ("BE",), ("FR",), ("BE", "FR"), ("GB",), ("SY",))
FIXED: Mapping[str, tuple[Any, ...]] = {
    "birth_country": ("BE", "CD"),
    "parent_birth_countries": (("BE", "BE"), ("CD", "BE")),
    "relation_to_sponsor": ("none", "spouse"),
    "register_municipality": (AALST, ANTWERP, GHENT, BRUSSELS, CHARLEROI, EUPEN),
    "brussels_track": ("dutch", "bapa"),
    "minister_role": ("none", "imam"),
    "eu_ltr_state": ("none", "IT"),
    "dutch_schooling_years": (0, 9),
    "reception_school_months": (0, 9),
    "reception_school_years": (0, 1, 3),
    "children": (0, 3),
    "travel_limit_minutes": (30, 90),
    "income": (frozenset({"none"}), frozenset({"leefloon"}), frozenset({"detainee"})),
    "availability": (frozenset(), frozenset({"evening"})),
    "waiting_register_since": ("none",),
    "languages": ((), ({"lang": "nl", "mother_tongue": True, "enough_for_course": True},)),
    "attendance": (NOT_HAPPENED, {"mo": 50, "nt2": 50}),
    "mo_test_attempts": (NOT_HAPPENED, 1),
    "nt2_resit_parts": (NOT_HAPPENED, 1),
    "previous_contracts": (NOT_HAPPENED, ({"operator": "atlas"},)),
    "post_attest_activity": (NOT_HAPPENED, ({"kind": "work", "start": date(2000, 1, 1), "until": "open"},)),
    "earlier_stay": (NOT_HAPPENED, ({"motive": "temporary_protection"},)),
}
RECORDS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "integration_certificates": ({"issuer": "flemish_attest"}, {"issuer": "ggc"}, {"issuer": "other_eu"}),
    "diplomas": (
        {"level": "secondary", "community": "flemish", "taught_in": "nl"},
        {"level": "master", "community": "netherlands", "taught_in": "en"},
        {"level": "basic", "community": "flemish", "taught_in": "nl"},
        {"level": "master", "community": "french", "taught_in": "fr"},
        {"level": "secondary", "community": "suriname", "taught_in": "nl"},
        {"level": "secondary", "community": "foreign", "taught_in": "fr"},
    ),
    "dutch_proofs": (
        {"kind": "nt2_certificate", "name": "A2", "skills": ALL_A2, "nt2_test": True, "date": date(2025, 1, 1)},
        {"kind": "nt2_certificate", "name": "A2", "skills": ALL_A2, "nt2_test": False, "date": date(2025, 1, 1)},
        {"kind": "nt2_certificate", "name": "A1", "skills": {}, "nt2_test": False, "date": date(2025, 1, 1)},
        {"kind": "civic_test", "name": "", "skills": ALL_A2},
        {"kind": "cnavt", "name": "INFO", "skills": ALL_A2},
        {"kind": "cnavt", "name": "PMT", "skills": {}},
        {"kind": "selor", "name": "", "skills": ALL_B1},
        {"kind": "state_exam", "name": "", "skills": {}},
    ),
    "mo_tests": (
        {"kind": "exemption", "passed": True},
        {"kind": "exemption", "passed": False},
        {"kind": "final", "passed": True},
        {"kind": "final", "passed": False},
    ),
}  # fmt: skip


def values(s: Situation, fact: str) -> tuple[Any, ...]:
    """The values to suppose for a fact that this person's file does not tell, or not enough."""
    if (maker := MAKERS.get(fact)) is not None:
        return tuple(maker(s))
    known = s.value(fact)
    if fact in RECORDS:
        return tuple(_lists(RECORDS[fact], known))
    if fact in FIXED:
        return FIXED[fact]
    spec = SPECS[fact]
    if spec.kind == "yesno":
        return (True, False)
    if spec.choices:
        return s.book.choices[fact]
    return tuple(_days(s, _general_borders(s), fact))


def told_apart(conditions: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Of each fact with choices, one choice for each way in which these conditions and the notions tell them apart."""
    asked = {fact: {frozenset((one,)) for one in words} for fact, words in IN_NOTIONS.items()}
    for one in {one for text in conditions if "'" in text for one in comparisons(text)}:
        for fact in MOTIVES if one.name == "motive" else (one.name,):
            asked.setdefault(fact, set()).add(frozenset(one.literals))
    return {name: _first_of_each(spec.choices, asked.get(name, set())) for name, spec in SPECS.items() if spec.choices}


def _first_of_each(choices: Iterable[str], asked: Collection[frozenset[str]]) -> tuple[str, ...]:
    found: dict[tuple[bool, ...], str] = {}
    for one in choices:
        found.setdefault(tuple([one in words for words in asked]), one)
    return tuple(found.values())


def _lists(samples: Iterable[Mapping[str, Any]], known: Any) -> Iterator[tuple[Mapping[str, Any], ...]]:
    if known is None:
        yield ()
        for sample in samples:
            yield (sample,)
        return
    for sample in samples:
        yield tuple({**sample, **record} for record in known)


def _work(s: Situation) -> Iterator[tuple[Mapping[str, Any], ...]]:
    signed = s.signed_on()
    full: dict[str, Any] = {"kind": "employee", "hours": 38.0, "full_time_hours": 38.0, "until": "open"}
    short = {**{name: value for name, value in full.items() if name != "until"}, "contract_months": 1}
    within = signed + timedelta(days=s.parameter("work_period"))
    samples = (
        {**full, "start": plus_years(signed, -1)},
        {**full, "start": plus_years(signed, -1), "hours": 10.0},
        {**full, "start": plus_years(signed, -1), "full_time_hours": 1.0},
        {**short, "start": plus_years(signed, -1)},
        {**full, "start": within},
        {**full, "start": within + DAY},
        {**full, "start": within + DAY, "hours": 10.0},
    )
    yield from _lists(samples, s.value("work"))


def _study(s: Situation) -> Iterator[Any]:
    signed = s.signed_on()
    later = plus_years(max(signed, s.on), 2)
    kinds = ("reception", "compulsory", "higher", "adult")
    samples = [{"kind": kind, "full_time": True, "until": later} for kind in kinds]
    samples += [{"kind": "higher", "full_time": False, "until": signed - DAY}]
    yield from _completed(s, "current_study", samples)


def _vdab(s: Situation) -> Iterator[Any]:
    days, categories = (s.signed_on(), s.signed_on() + DAY), ("obligatory_ocmw", "free")
    samples = [{"registered_on": day, "category": category} for day in days for category in categories]
    yield from _completed(s, "vdab", samples)


def _referral(s: Situation) -> Iterator[Any]:
    parts = (), ("mo",), ("nt2", "work", "pnt")
    yield from _completed(s, "referral", [{"by": "ocmw", "parts": frozenset(one)} for one in parts])


def _completed(s: Situation, fact: str, samples: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
    """No record, or the samples, each with what is known of the record already."""
    known = s.value(fact)
    if known is None:
        yield "none"
    for sample in samples:
        yield {**sample, **(known if isinstance(known, dict) else {})}


# Days


def _signed(s: Situation) -> Iterator[Any]:
    """Around every day that the file tells, and as long before it as work may wait."""
    told = [*_told_days(s.values.values()), *_general_borders(s)]
    wait = timedelta(days=s.parameter("work_period"))
    yield from _days(s, [*told, *(day - wait for day in told)], SIGNING)


def _told_days(values: Iterable[Any]) -> Iterator[date]:
    for value in values:
        if isinstance(value, date):
            yield value
        elif isinstance(value, Mapping):
            yield from _told_days(value.values())
        elif isinstance(value, tuple):
            yield from _told_days(value)


def _birth(s: Situation) -> Iterator[Partial]:
    known = s.value("birth_date")
    first = known.first if isinstance(known, Partial) else date(1925, 1, 1)
    last = known.last if isinstance(known, Partial) else s.on
    for day in one_of_each(births(s), last):
        if first <= day:
            yield Partial(day, day)


def _register_record(fact: str) -> Callable[[Situation], Iterator[Any]]:
    def make(s: Situation) -> Iterator[Any]:
        known = s.value(fact) or {}
        since = s.value("register_municipality_since")
        for municipality in (AALST, BRUSSELS):
            for day in one_of_each(records(s, fact), s.on):
                if municipality == AALST or not isinstance(since, date) or day <= since:
                    yield {"date": day, "municipality": municipality, **known}

    return make


def _since(s: Situation) -> Iterator[date]:
    first = recorded(s, "first_title_gt3m") or recorded(s, "first_registration") or date.min
    yield from (day for day in one_of_each(moves(s), s.on) if day >= first)


def _recognised(s: Situation) -> Iterator[Any]:
    border = s.parameter("recognised_from")
    yield from ("none", border - DAY, border)


def _minister_since(s: Situation) -> Iterator[date]:
    border = s.parameter("new_ministers_from")
    yield from (border - DAY, border)


def _general_borders(s: Situation) -> tuple[date, ...]:
    return tuple(s.parameter(name) for name in ("reform_from", "pnt_from", "fees_from", "pnt_undisputed_from"))


def _days(s: Situation, borders: Iterable[date], fact: str) -> Iterator[Any]:
    """Either side of each border and the border itself, none later than today."""
    if fact in EVENTS:
        yield NOT_HAPPENED
    days = {s.on}
    for border in borders:
        days |= {day for day in (border - DAY, border, border + DAY) if day <= s.on}
    yield from sorted(days)


def _nationalities(s: Situation) -> Iterator[tuple[str, ...]]:
    """The registers of foreigners and of waiting rule out that somebody is Belgian."""
    foreigner = s.value("register_type") in OF_FOREIGNERS
    yield from _held(s, "nationalities", [one for one in NATIONALITIES if not (foreigner and "BE" in one)])


def _sponsor_nationalities(s: Situation) -> Iterator[tuple[str, ...]]:
    yield from _held(s, "sponsor_nationalities", NATIONALITIES_OF_SPONSORS)


def _held(s: Situation, fact: str, samples: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The samples, each beside the nationalities that are told already while another is not known."""
    told = tuple(one for one in s.value(fact) or () if one != "unknown")
    yield from dict.fromkeys(tuple(dict.fromkeys((*told, *one))) for one in samples)


def _register_type(s: Situation) -> Iterator[str]:
    belgian = "BE" in (s.value("nationalities") or ())
    yield from (one for one in SPECS["register_type"].choices if not (belgian and one in OF_FOREIGNERS))


MAKERS: Mapping[str, Callable[[Situation], Iterator[Any]]] = {
    SIGNING: _signed,
    "nationalities": _nationalities,
    "sponsor_nationalities": _sponsor_nationalities,
    "register_type": _register_type,
    "birth_date": _birth,
    "first_title_gt3m": _register_record("first_title_gt3m"),
    "first_registration": _register_record("first_registration"),
    "register_municipality_since": _since,
    "community_recognised_on": _recognised,
    "minister_since": _minister_since,
    "work": _work,
    "current_study": _study,
    "vdab": _vdab,
    "referral": _referral,
}
FEWEST: Mapping[str, int] = {
    **{fact: 1 if spec.choices else 2 for fact, spec in SPECS.items()},
    **{fact: len(fixed) for fact, fixed in FIXED.items()},
    **{fact: len(samples) for fact, samples in RECORDS.items()},
    **dict.fromkeys(("first_registration", "first_title_gt3m", "register_municipality_since"), 1),
}
"""How many values of a fact there are to suppose at least, whoever the person is; told without making them."""
