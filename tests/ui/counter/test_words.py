"""Everything the counter says stands in Dutch, French and English; no code where there is a word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import interview
from app.facts import SPECS
from app.rulebook.group import REGIMES
from app.words import load
from ui.counter import (
    advice_line,
    advice_panel,
    answer_rows,
    dossier_tabs,
    lists,
    log_page,
    naming,
    question_card,
    window,
)

TREE = Path(__file__).resolve().parents[3]
OFFICE = ("nl", "fr", "en")
RAISED = {"Trouble", "Rejected", "_refuse", "_text", "_several", "_date_of"}
ELSEWHERE = ("rulebook", "editions.py", "signers.py", "casebook.py", "__main__.py")
DEADLINES = ("report", "parts_decision", "sign", "start", "work", "suspended_until", "brussels_report")
RESULTS = (
    "open", "obliged", "entitled", "excluded", "outside", "required", "exempt", "reached", "not_required", "optional",
    "undetermined", "cvo_standard", "cvo_short", "cvo_extended", "cbe_alfa", "cbe_nt2", "fits", "gpa_language",
    "gpa_place", "gpa_moment", "gpa_full", *REGIMES.values(),
)  # fmt: skip


def calls(folder: Path, without: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a folder with the last part of the name that is called; some files or folders left out."""
    for path in sorted(one for one in folder.rglob("*.py") if not set(without) & set(one.parts)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func).rsplit(".", 1)[-1], node


def said() -> dict[str, str]:
    """Key to English text of every sentence that the counter says by name."""
    found = {}
    for name, call in calls(TREE / "ui" / "counter"):
        texts = [one.value for one in call.args[:2] if isinstance(one, ast.Constant)]
        if name == "say" and len(texts) == 2:
            found[str(texts[0])] = str(texts[1])
    return found


def raised() -> set[str]:
    """Every key that the program raises on purpose; writing a rulebook and its cases is no work of the counter."""
    found = set()
    for name, call in calls(TREE / "app", without=ELSEWHERE):
        if name in RAISED:
            found |= {str(one.value) for one in call.args if isinstance(one, ast.Constant) and is_key(one.value)}
    return found | {key for kind in interview.check.REJECTS.values() for key in kind}


def is_key(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", value) is not None


def named() -> set[str]:
    """Keys that are put together: facts, values, fields, results, and the words of the lists."""
    keys = {f"fact.{name}" for name in SPECS}
    for spec in SPECS.values():
        keys |= {f"value.{one}" for one in spec.choices if spec.name != "residence_document"}
        for name, kind in (spec.fields or {}).items():
            keys.add(f"field.{name}")
            keys |= {f"value.{one}" for one in kind} if isinstance(kind, list) else set()
    keys |= {f"counter.value.{one}" for one in RESULTS} | {f"counter.deadline.{one}" for one in DEADLINES}
    keys |= {f"counter.list.{one}" for one in lists.LIST_NAMES} | {f"counter.empty.{one}" for one in lists.EMPTY}
    keys |= {f"counter.proof.{one}" for one in question_card.PROOF_NAMES}
    keys |= {f"counter.by.{one}" for one in question_card.SPEAKER_NAMES}
    keys |= {f"counter.group.{one}" for one in (*interview.load().groups, *answer_rows.GROUP_NAMES)}
    keys |= {f"counter.log.{one}" for one in log_page.KINDS} | {f"counter.tab.{one}" for one in dossier_tabs.TAB_NAMES}
    results = (*advice_line.TO_DECIDE, *advice_panel.FOLLOWS, "regime", "operator", "notices")
    keys |= {f"counter.result.{one}" for one in results}
    keys |= {f"counter.theme.{one}" for one in window.THEMES}
    return keys | {f"question.residence_document.choice.{one}" for one in SPECS["residence_document"].choices}


@pytest.mark.parametrize("code", ("nl", "fr"))
def test_every_sentence_of_the_counter_is_translated(code: str) -> None:
    assert [key for key in said() if not load(code).has(key)] == []


@pytest.mark.parametrize("code", OFFICE)
def test_every_name_of_fact_value_and_field_is_translated(code: str) -> None:
    assert sorted(key for key in named() if not load(code).has(key)) == []


@pytest.mark.parametrize("code", OFFICE)
def test_every_error_has_a_sentence(code: str) -> None:
    keys = raised()
    assert {"vault_busy", "disk_full", "visit_taken", "office_card_damaged", "no_such_country"} <= keys
    without = sorted(key for key in keys if not load(code).has(f"counter.trouble.{key}"))
    assert without == [], f"write counter.trouble.<key> for these in locales/{code}/counter.po"


@pytest.mark.parametrize("code", ("nl", "fr"))
def test_a_translation_keeps_the_values_and_does_not_shout(code: str) -> None:
    english = load("en").entries
    for key, entry in load(code).entries.items():
        if key in english and key.startswith(("counter.", "fact.", "value.", "field.")):
            assert set(re.findall(r"{\w+}", entry.text)) == set(re.findall(r"{\w+}", english[key].text)), key
            assert "!" not in entry.text.replace(" !", "!"), key


def test_the_english_catalogue_is_the_source_text() -> None:
    english = load("en").entries
    assert {key: text for key, text in said().items() if key in english and english[key].text != text} == {}


def test_a_value_is_shown_in_words() -> None:
    words = load("nl")
    assert naming.shown(words, "nationalities", ["SY", "BE"]) == "Syrië, België"
    assert naming.shown(words, "register_municipality", "44021") == "Gent"
    assert naming.shown(words, "work", []) == "geen"
    assert naming.shown(words, "residence_document", "a") == "Kaart A"
    job = {"kind": "employee", "hours": "38", "start": "2026-01-05", "until": "open"}
    assert naming.shown(words, "work", [job]) == "werknemer, Uren per week 38, Begin 5 jan 2026, Tot loopt nog"
    assert naming.shown(load("fr"), "register_municipality", "21004") == "Bruxelles"
