"""One advice, three readers: articles for the lawyer, a list for the assessor, plain sentences for the newcomer."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from app import words
from app.__main__ import main
from app.actions.advise import advise
from app.actions.explain import for_assessor, for_lawyer, for_newcomer
from app.facts.casebook import read_casebook
from app.facts.casefile import Case, read_case
from app.rulebook import advise as judge
from app.rulebook import load
from app.rulebook.compare import compare

LAW = Path(__file__).parents[2] / "law"
CASES = sorted((LAW / "cases").glob("*.yaml"))
STEMS = [path.stem for path in CASES]
LANGUAGES = ("en", "nl", "fr", "ar")


def advice_of(path: Path) -> dict[str, object]:
    case = read_case(path)
    assert case.on is not None
    return judge(case.facts, case.on).as_json()


@cache
def read_by_hand() -> list[Case]:
    return [case for book in ("second", "third") for case in read_casebook(LAW / f"{book}_reading.yaml")]


def advice_of_own(short: str) -> dict[str, object]:
    (case,) = [one for one in read_by_hand() if one.blocks["case"] == short]
    assert case.on is not None
    return judge(case.facts, case.on).as_json()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_can_be_told_to_all_three(path: Path) -> None:
    advice = advice_of(path)
    for language in LANGUAGES:
        assert for_newcomer(advice, words.load(language))
    assert for_lawyer(advice, load(), words.load("nl"))
    assert for_assessor(advice, words.load("nl"))


@pytest.mark.parametrize("language", ["nl", "fr", "ar"])
def test_a_newcomer_hears_no_english_and_no_rule(language: str) -> None:
    english = {line for path in CASES for line in for_newcomer(advice_of(path), words.load("en"))}
    for path in CASES:
        told = for_newcomer(advice_of(path), words.load(language))
        assert not english & set(told)
        assert not [line for line in told if "OBL-" in line or "EXP-" in line or "_" in line]


def test_of_a_day_that_has_passed_the_newcomer_hears_so() -> None:
    told = for_newcomer(advice_of_own("minister-one-day-too-early"), words.load("en"))
    passed = [line for line in told if line.endswith("This day has passed. Ask us what happens now.")]
    assert len(passed) == 1 and "Come to our office" in passed[0] and "2 December 2024" in passed[0].replace(",", "")


def test_who_has_signed_is_not_told_to_report_or_to_sign() -> None:
    for tell in (for_newcomer, for_assessor):
        told = "\n".join(tell(advice_of(CASES[STEMS.index("w01")]), words.load("en")))
        assert "24 January 2027" in told and "3 January 2027" not in told and "1 December 2026" not in told


def test_who_has_reported_is_told_to_sign_and_not_to_report() -> None:
    told = "\n".join(for_newcomer(advice_of_own("two-terms-after-reporting"), words.load("en")))
    assert "Sign your contract" in told and "Come to our office" not in told


def test_nobody_is_told_to_sign_where_no_contract_is_needed() -> None:
    told = for_newcomer(advice_of_own("limited-and-passed-all-the-same"), words.load("en"))
    assert "You do not need a contract. No part of the programme is left for you to do." in told
    assert not [line for line in told if "Sign your contract" in line or "If you sign" in line]


def test_what_the_assessor_decides_is_not_told_as_certain() -> None:
    unsure = "This is not certain yet. A staff member decides."
    told = for_newcomer(advice_of_own("minister-one-day-too-early"), words.load("en"))
    assert f"You must follow the integration programme (inburgering). {unsure}" in told
    told = for_newcomer(advice_of_own("two-half-exemptions"), words.load("en"))
    assert [line for line in told if line.endswith(unsure)] == [
        f"You do not have to follow a Dutch course. {unsure}",
        f"You pay nothing for your first try of each course and test. {unsure}",
    ]


def test_whom_brussels_obliges_is_not_told_to_be_free() -> None:
    told = for_newcomer(advice_of_own("from-ghent-to-anderlecht"), words.load("en"))
    assert "Brussels asks you to follow a programme. It may be the Flemish one (inburgering)." in told
    told += for_newcomer(advice_of_own("newcomer-02"), words.load("en"))
    assert [line for line in told if line.endswith("Ask us whether Brussels obliges you to follow a programme.")]
    assert not [line for line in told if "You may follow the integration programme" in line]


def test_an_asylum_applicant_hears_that_dutch_is_possible() -> None:
    told = for_newcomer(advice_of(CASES[STEMS.index("w11")]), words.load("en"))
    assert told[-1] == "You may learn Dutch in a course."
    assert told[-1] not in for_newcomer(advice_of(CASES[STEMS.index("w13")]), words.load("en"))
    bapa = for_newcomer(advice_of_own("in-brussels-at-a-bapa"), words.load("en"))
    assert not [line for line in bapa if "If you sign" in line]


def test_a_birth_date_known_in_part_is_told_as_far_as_it_is_known() -> None:
    for case, told in (("born-in-1961", "= 1961;"), ("born-in-november-1961", "= 11-1961")):
        assert told in "\n".join(for_lawyer(advice_of_own(case), load(), words.load("nl")))


def test_an_own_reading_is_no_published_title() -> None:
    told = "\n".join(for_lawyer(advice_of_own("leap-day-twelve-months"), load(), words.load("nl")))
    assert "Eigen lezing van de teksten, of algemene kennis, Lezing van het decreet van 7 juni 2013, art. 27 §6" in told


def test_the_newcomer_of_the_first_case_knows_what_to_do() -> None:
    told = for_newcomer(advice_of(CASES[STEMS.index("w01")]), words.load("en"))
    assert "You must follow the integration programme (inburgering)." in told
    assert "You have already done what was needed with the employment service." in told
    assert "Start your first course on 24 January 2027 at the latest." in told


def test_unknown_is_told_as_not_known_yet() -> None:
    told = for_newcomer(advise({}, date(2026, 11, 22)).as_json(), words.load("en"))
    assert any("do not know yet" in line for line in told)
    assert not any("You must" in line or "You cannot" in line for line in told)


def test_the_lawyer_sees_the_article_of_every_rule_that_holds() -> None:
    told = "\n".join(for_lawyer(advice_of(CASES[STEMS.index("w01")]), load(), words.load("nl")))
    assert "OBL-01 verplichte inburgeraar (nieuwkomer): geldt" in told
    assert "art. 27 §1 1° a)" in told


def test_what_lies_below_several_rules_is_told_to_the_lawyer_once() -> None:
    told = for_lawyer(advice_of(CASES[STEMS.index("w01")]), load(), words.load("nl"))
    ministers = [line.strip() for line in told if line.strip().startswith("OBL-05 ")]
    assert len(ministers) > 1 and not ministers[0].endswith(", zie hierboven")
    assert all(line.endswith(", zie hierboven") for line in ministers[1:])
    assert next(line for line in told if line.startswith("  OBL-01 ")).endswith("geldt (hoofdbron)")


def test_the_assessor_gets_what_is_still_to_ask() -> None:
    told = for_assessor(advise({"birth_date": "1990-01-01"}, date(2026, 11, 22)).as_json(), words.load("en"))
    assert all(line.startswith("[ ] ") for line in told)
    assert any(line.startswith("[ ] Ask: ") for line in told)


def test_another_day_shows_what_differs_and_by_which_rule(capsys: pytest.CaptureFixture[str]) -> None:
    w01 = str(CASES[STEMS.index("w01")])
    assert main(["advise", w01, "--compare-on", "2026-11-22"]) == 0
    assert "nothing differs" in capsys.readouterr().out
    case = read_case(Path(w01))
    before, after = judge(case.facts, date(2026, 11, 22)).as_json(), judge(case.facts, date(2063, 1, 1)).as_json()
    differing = {one.result: one for one in compare(before, after)}
    assert differing["group"].after.startswith("entitled")
    assert "EXO-10" in differing["group"].rules_after
    assert main(["advise", w01, "--compare-on", "2063-01-01"]) == 0
    said = capsys.readouterr().out
    assert "[EXO-10] Decreet van 7 juni 2013" in said and "art. 27 §2 al.2\n" in said
    assert "[TGT-01]" not in said and "()" not in said


def test_the_console_tells_it_in_the_language_that_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    w01 = str(CASES[STEMS.index("w01")])
    assert main(["advise", w01, "--for", "newcomer", "--language", "ar"]) == 0
    assert "برنامج الاندماج" in capsys.readouterr().out


def test_a_conflict_shows_both_readings_and_which_is_suggested() -> None:
    told = "\n".join(for_lawyer(advice_of(CASES[STEMS.index("w37a")]), load(), words.load("en")))
    assert "C-37" in told
    assert told.count("reading") >= 2


def test_what_if_names_the_facts_that_would_turn_a_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", str(CASES[STEMS.index("w01")]), "--what-if", "group=entitled"]) == 0
    said = capsys.readouterr().out
    assert "nationalities" in said
    assert "EXO-01" in said
    assert main(["advise", str(CASES[STEMS.index("w01")]), "--what-if", "grop=entitled"]) == 2
    assert "group" in capsys.readouterr().err
    assert main(["advise", str(CASES[STEMS.index("w01")]), "--what-if", "group=nonsense"]) == 2
