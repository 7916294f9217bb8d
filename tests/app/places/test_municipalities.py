"""Municipalities: counts, former codes, and finding one the way people type."""

from collections import Counter

import pytest

from app.places import find_municipalities, mergers, municipalities, municipality


def names(text: str) -> list[str]:
    return [place.name_nl for place in find_municipalities(text)]


def test_there_are_565_municipalities_in_three_regions() -> None:
    regions = Counter(place.region for place in municipalities())
    assert regions == {"flanders": 285, "brussels": 19, "wallonia": 261}


def test_the_language_areas_and_the_27_facilities_are_those_of_the_law() -> None:
    areas = Counter(place.language_area for place in municipalities())
    assert areas == {"dutch": 285, "bilingual": 19, "french": 252, "german": 9}
    assert sum(place.facilities for place in municipalities()) == 27


def test_borsbeek_by_its_former_code_is_antwerp() -> None:
    place = municipality("11007")
    assert place is not None and place.code == "11002"


def test_antwerp_kept_its_own_code() -> None:
    place = municipality("11002")
    assert place is not None and place.name_fr == "Anvers"


def test_zwijndrecht_went_to_another_province_and_not_to_antwerp() -> None:
    place = municipality("11056")
    assert place is not None and place.code == "46030"


def test_the_eleven_of_hainaut_only_changed_code() -> None:
    recoded = [merger for merger in mergers() if merger.recoded]
    assert len(recoded) == 11
    enghien = municipality("55010")
    assert enghien is not None and enghien.code == "51067" and enghien.facilities


def test_every_former_code_leads_to_a_municipality_of_today() -> None:
    today = {place.code for place in municipalities()}
    assert len(mergers()) == 56
    assert all(merger.new_code in today for merger in mergers())
    assert all(merger.old_code not in today for merger in mergers() if merger.old_code != "11002")


@pytest.mark.parametrize("code", ["", "99999", "1100", "Antwerpen"])
def test_a_code_that_never_was_one_is_none(code: str) -> None:
    assert municipality(code) is None


def test_aalst_is_found_first_and_by_its_french_name_too() -> None:
    assert names("aalst")[0] == "Aalst"
    assert names("Alost")[0] == "Aalst"


@pytest.mark.parametrize("text", ["Lüttich", "luttich", "LIÈGE", "liege", "luik"])
def test_accents_and_capitals_do_not_count(text: str) -> None:
    assert names(text)[0] == "Luik"


def test_a_beginning_comes_before_a_middle() -> None:
    found = find_municipalities("berg", limit=50)
    begins = [place.name_nl.lower().startswith("berg") or place.name_fr.lower().startswith("berg") for place in found]
    assert begins[0] and not all(begins)


def test_former_names_lead_to_todays_municipality() -> None:
    assert names("Borsbeek") == ["Antwerpen"]
    assert names("kortessem") == ["Hasselt"]


def test_a_shared_postal_code_finds_all_who_share_it() -> None:
    assert set(names("1040")) == {"Brussel", "Etterbeek"}
    assert set(names("1804")) == {"Vilvoorde", "Zemst"}


def test_a_name_of_two_places_finds_both() -> None:
    assert {"46021", "62093"} <= {place.code for place in find_municipalities("Saint-Nicolas")}


def test_nothing_typed_finds_nothing_and_the_limit_holds() -> None:
    assert find_municipalities("  -") == []
    assert len(find_municipalities("a")) == 8
    assert len(find_municipalities("a", limit=3)) == 3
