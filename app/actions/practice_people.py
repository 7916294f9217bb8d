"""Synthetic newcomers for practice and tests: the signers of 2023 as the annual report counts them.

They serve practice, never statistics. Everything is drawn from a seeded generator with whole weights, in
a fixed order: status and sex, nationality, group, region, schooling, Dutch advice, mother tongue, course
language, age and children, situation at signing, dates. The rulebook decides about the group; this draw
only chooses facts that lead to it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.actions.practice_facts import facts_of
from app.actions.practice_tables import (
    chance,
    codes_in,
    course_languages,
    eu_countries,
    mother_tongues,
    names,
    pick,
    status_and_sex,
    third_countries,
)
from app.actions.practice_traits import Traits

DAY = date(2026, 11, 22)  # the day on which a practice cohort is at the desk, unless told otherwise

_EU_SHARE = {
    "own_means_eu": (1, 1),
    "student_eu": (1, 1),
    "provisional_eu": (1, 1),
    "labour_eu": (2516, 2521),
    "family_eu": (632, 1433),
    "family_belgian": (79, 3535),
    "family_third_country": (26, 4272),
    "undetermined": (326, 725),
}
_UNKNOWN_SHARE = {"refugee": (76, 4351 + 76), "family_third_country": (37, 4272 - 26)}
_OBLIGED_PCT = dict.fromkeys(
    (
        "refugee",
        "subsidiary_protection",
        "family_refugee",
        "family_subsidiary",
        "family_belgian",
        "regularised",
        "other_reason_third_country",
        "belgian_newcomer",
        "other",
        "undetermined",
    ),
    85,
) | {"family_third_country": 54}
_FIVE = {
    "antwerp_province": 4172,
    "flemish_brabant": 4028,
    "west_flanders": 3510,
    "limburg": 2831,
    "east_flanders": 3435,
}
_REGION = {
    True: {"ghent": 822, "antwerp_city": 2618, "five": 8314},
    False: {"ghent": 1669, "antwerp_city": 2725, "brussels": 2490, "five": 6274},
}
_SCHOOLING = {  # low, middle, high, not stated
    ("third", "man"): (32, 25, 41, 2),
    ("third", "woman"): (22, 23, 53, 2),
    ("eu", "man"): (17, 46, 35, 2),
    ("eu", "woman"): (14, 37, 47, 2),
}


@dataclass(frozen=True, slots=True)
class _Shares:
    """Per cent of signers of a region, by schooling and by advice about Dutch."""

    low: int
    middle: int
    high: int
    alfa: int
    standard: int
    short: int


_SHARES = {
    "antwerp_city": _Shares(31, 27, 40, 5, 48, 16),
    "ghent": _Shares(20, 22, 56, 5, 28, 42),
    "brussels": _Shares(16, 19, 63, 5, 34, 43),
    "flemish_brabant": _Shares(15, 26, 57, 5, 48, 22),
    "west_flanders": _Shares(32, 30, 36, 16, 51, 6),
    "antwerp_province": _Shares(27, 30, 41, 12, 48, 22),
    "limburg": _Shares(27, 30, 41, 9, 48, 22),
    "east_flanders": _Shares(27, 30, 41, 9, 48, 22),
}
_AGES = {"18-29": 5845, "30-39": 5107, "40-49": 2226, "50-59": 664, "60-73": 98}
_CHILDREN = {"0": 10065, "1": 1454, "2": 1260, "3": 1139}
_SITUATION = {"starts": 74, "in_course": 8, "a2": 7, "mo_exempt": 8, "both_exempt": 3}
_AGENCY = {"antwerp_city": "atlas", "ghent": "amal"}
_COURSE_FALLBACK = {
    "ary": ("ar",),
    "rif": ("ary", "ar"),
    "uk": ("ru",),
    "hy": ("ru",),
    "uz": ("ru",),
    "kk": ("ru",),
    "az": ("ru",),
    "ka": ("ru",),
    "be": ("ru",),
}


def draw(seed: int, count: int, on: date = DAY) -> list[dict[str, Any]]:
    """So many newcomers, the same ones for the same seed: name, facts, person and language of each."""
    rng = Random(seed)
    return [_one(rng, number, on) for number in range(1, count + 1)]


def _one(rng: Random, number: int, on: date) -> dict[str, Any]:
    traits = _traits(rng, on)
    own, latin = _names(rng, traits)
    return {
        "name": f"Practice {number:03}: {traits.status.replace('_', ' ')}, {traits.region.replace('_', ' ')}",
        "facts": facts_of(rng, traits, on),
        "person": {"names": own, "latin_name": latin},
        "language": traits.course_language,
    }


def _traits(rng: Random, on: date) -> Traits:
    status, sex = pick(rng, status_and_sex()).split()
    kind = _class(rng, status)
    country = _country(rng, status, kind)
    obliged = kind != "eu" and chance(rng, _OBLIGED_PCT.get(status, 0), 100)
    region = pick(rng, _REGION[obliged])
    if region == "five":
        region = pick(rng, _FIVE)
    code = rng.choice(codes_in(region))
    schooling, advice = _schooling_and_advice(rng, "eu" if kind == "eu" else "third", sex, region)
    tongue = pick(rng, mother_tongues(country))
    language = _course_language(rng, tongue, _AGENCY.get(region, "agii"))
    low, high = (int(end) for end in pick(rng, _AGES).split("-"))
    born = on - timedelta(days=365 * rng.randint(low, high) + rng.randint(30, 330) + 20)
    children = int(pick(rng, _CHILDREN))
    situation = pick(rng, _SITUATION)
    if situation in ("a2", "both_exempt") and advice == "alfa_client":
        situation = "starts"
    return Traits(
        status,
        sex,
        kind,
        country,
        obliged,
        region,
        code,
        schooling,
        advice,
        tongue,
        language,
        born,
        children,
        situation,
    )


def _class(rng: Random, status: str) -> str:
    if status == "belgian_newcomer":
        return "belgian"
    if chance(rng, *_EU_SHARE.get(status, (0, 1))):
        return "eu"
    return "unknown" if chance(rng, *_UNKNOWN_SHARE.get(status, (0, 1))) else "third"


def _country(rng: Random, status: str, kind: str) -> str:
    if kind == "belgian":
        return "BE"
    if kind == "unknown":
        return "unknown"
    return pick(rng, eu_countries() if kind == "eu" else third_countries(status))


def _schooling_and_advice(rng: Random, kind: str, sex: str, region: str) -> tuple[str, str]:
    """Schooling by sex, class and region, then advice; a master with a very slow advice is drawn again."""
    while True:
        level = _level(rng, kind, sex, region)
        advice = _advice(rng, level, region)
        schooling = _schooling(rng, level, advice)
        if not (schooling == "master" and advice == "cbe_other"):
            return schooling, advice


def _level(rng: Random, kind: str, sex: str, region: str) -> str:
    low, middle, high, silent = _SCHOOLING[kind, sex]
    share = _SHARES[region]
    whole = 25 * 27 * 46
    weights = {
        "low": low * share.low * whole // 25,
        "middle": middle * share.middle * whole // 27,
        "high": high * share.high * whole // 46,
        "": silent * whole,
    }
    return pick(rng, weights)


def _advice(rng: Random, level: str, region: str) -> str:
    share = _SHARES[region]
    if level == "low" and chance(rng, min(share.alfa, share.low), share.low):
        return "alfa_client"
    if level == "high" and chance(rng, min(share.short, share.high), share.high):
        return "cvo_short"
    rest = 100 - share.alfa - share.short
    if chance(rng, share.standard, rest):
        return "cvo_standard"
    return pick(rng, {"cbe_other": 11, "cvo_extended": 9, "undetermined": 4})


def _schooling(rng: Random, level: str, advice: str) -> str:
    if level == "low":
        if advice == "alfa_client":
            return rng.choice(("none", "primary"))
        return pick(rng, {"primary": 1, "lower_secondary": 2})
    if level == "high":
        return pick(rng, {"bachelor": 27, "master": 19})
    return "upper_secondary" if level == "middle" else ""


def _course_language(rng: Random, tongue: str, agency: str) -> str:
    taught = course_languages(agency)
    for tag in (tongue, *_COURSE_FALLBACK.get(tongue, ())):
        if tag in taught:
            return tag
    return pick(rng, {tag: taught[tag] for tag in ("en", "fr", "nl")})


def _names(rng: Random, traits: Traits) -> tuple[str, str]:
    given = rng.choice(names(traits.mother_tongue, traits.sex))
    family = rng.choice(names(traits.mother_tongue, "family"))
    return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"
