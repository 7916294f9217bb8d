"""Countries: how many, which are EU+, and finding one."""

import pytest

from app.places import countries_by_region, country, country_names, find_countries, is_country, is_eu_plus


def test_there_are_250_countries_with_a_name_in_four_languages() -> None:
    for language in ("en", "nl", "fr", "de"):
        names = country_names(language)
        assert len(names) == 250 and all(names.values())


def test_eu_plus_is_31_states() -> None:
    assert sum(is_eu_plus(code) for code in country_names()) == 31


@pytest.mark.parametrize("code", ["BE", "CH", "NO", "IS", "LI", "HR"])
def test_these_are_eu_plus(code: str) -> None:
    assert is_eu_plus(code)


@pytest.mark.parametrize("code", ["GB", "TR", "XK", "no", "", "stateless", "unknown"])
def test_these_are_not_eu_plus(code: str) -> None:
    assert not is_eu_plus(code)


def test_stateless_and_unknown_are_no_countries() -> None:
    assert is_country("SY") and not is_country("stateless") and not is_country("unknown")
    assert country("unknown") is None


def test_a_country_is_found_in_any_of_the_four_languages() -> None:
    for text in ("Germany", "duitsland", "allemagne", "Deutschland", "DE"):
        assert find_countries(text)[0].alpha2 == "DE"


def test_accents_do_not_count() -> None:
    assert find_countries("turkiye")[0].alpha2 == "TR"
    assert find_countries("Syrie")[0].alpha2 == "SY"


def test_an_unknown_language_gives_english_names() -> None:
    assert country_names("ps")["BE"] == "Belgium"


def test_every_country_where_people_live_lies_in_a_region_of_the_map() -> None:
    found = {code for codes in countries_by_region().values() for code in codes}
    assert set(country_names()) - found == {"AQ"}


@pytest.mark.parametrize(
    ("code", "regions"),
    [("SY", {"middle_east", "asia"}), ("MA", {"middle_east", "africa"}), ("ER", {"africa"}), ("BE", {"europe"}),
     ("TR", {"europe", "middle_east", "asia"}), ("IR", {"middle_east", "asia"}), ("RU", {"europe", "asia"}),
     ("XK", {"europe"}), ("BR", {"america"}), ("FJ", {"oceania"})],
)  # fmt: skip
def test_a_country_is_found_wherever_somebody_points_for_it(code: str, regions: set[str]) -> None:
    assert {region for region, codes in countries_by_region().items() if code in codes} == regions
