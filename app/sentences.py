"""One clear English sentence for each key that an error can carry; the windows translate by the same keys."""

from __future__ import annotations

from collections import defaultdict

from app.errors import OfficeError

SENTENCES = {
    "unknown_fact": "there is no fact called {fact}",
    "unknown_field": "{fact} has no field called {value}",
    "unknown_block": "there is no block called {block}",
    "outside_list": "{fact} cannot be {value}",
    "wrong_kind": "{fact} is not written as its kind asks",
    "impossible_date": "{fact} is not a day that exists",
    "unknown_municipality": "{fact}: there is no municipality with code {value}",
    "until_before_from": "{fact} ends before it begins",
    "duplicate_key": "{fact} stands here twice",
    "alias": "YAML anchors and aliases are not allowed",
    "not_utf8": "the file is not UTF-8",
    "cannot_read": "the file cannot be read",
    "not_yaml": "the file is not well-formed YAML",
    "empty_case": "the file holds no case",
    "no_cases": "the folder holds no cases",
    "no_facts": "the case has no facts",
    "unknown_person": "persons.yaml knows nobody called {value}",
    "not_left_out": "{fact} cannot be left out: the person has no such fact, or the case gives it",
    "signed_before_reported": "the contract was signed before the person reported",
    "birth_in_future": "the birth date lies in the future",
    "before_any_rule": "on that day no rule was in force",
    "rulebook_file_lacking": "the edition lacks this file, or it holds nothing",
    "rulebook_twice": "{value} stands here twice",
    "rulebook_unknown_key": "there is no key called {value}",
    "rulebook_key_lacking": "the key {value} is lacking",
    "rulebook_text_lacking": "{fact} has no text",
    "rulebook_outside_list": "{fact} cannot be {value}",
    "rulebook_not_a_day": "{fact} is not a day: {value}",
    "rulebook_not_a_number": "{fact} is not a number: {value}",
    "rulebook_not_a_list": "{fact} is not written as a list or a table",
    "rulebook_unknown_source": "there is no source called {value}",
    "rulebook_unknown_rule": "there is no rule called {value}",
    "rulebook_unknown_fact": "the condition names {value}, which is no fact, notion or result",
    "rulebook_condition_not_readable": "the condition cannot be read: {value}",
    "rulebook_condition_lacking": "{value} is judged but has no condition",
    "rulebook_condition_unused": "{value} has a condition that nothing judges",
    "rulebook_until_before_from": "the end lies before the beginning: {value}",
    "rulebook_gap": "{value}: there is a gap between two values",
    "rulebook_overlap": "{value}: two values overlap",
    "rulebook_readings_lacking": "a doubt needs at least two readings",
    "unknown_doubt": "there is no doubt called {value} that can be settled",
    "unknown_reading": "{fact} has no reading called {value}",
    "wrong_passphrase": "the passphrase is not right",
    "unknown_staff": "the office knows no staff member of that name",
    "office_exists": "there is already an office in that folder",
    "not_an_office": "there is no office in that folder; make one with: onthaal office new DIR",
    "file_exists": "{file} exists already; --force replaces it",
    "cannot_write": "{file} cannot be written",
    "needs_block": "this paper needs the block {block} in the case",
    "edition_unreadable": "the file is not an edition of the rulebook, or is damaged",
    "edition_incomplete": "the edition lacks a name, a date or a note in {file}",
    "edition_signer_unknown": "the edition {edition} is signed by somebody whom this machine does not trust",
    "edition_changed": "the edition {edition} is not as it was signed",
    "edition_missing": "there is no edition in {file}",
    "edition_without_cases": "the edition {edition} carries no cases to check it by",
    "edition_fails_its_cases": "the edition {edition} does not meet its own cases: {cases}",
    "edition_in_use": "the edition {edition} is in use already",
    "no_earlier_edition": "there is no earlier edition to go back to",
    "only_an_administrator": "only an administrator may do that",
    "case_without_expectation": "{file} says no day or no expectation",
    "signers_unreadable": "the list of trusted signers cannot be read",
    "signing_key_unreadable": "that is not a signing key",
    "unknown_result": "there is no result called {value}",
    "unknown_outcome": "{fact} cannot come out as {value}",
    "unknown_rule": "there is no rule {rule}",
    "only_a_slip_has_a_calendar": "only a slip has a calendar entry: leave --ics out",
    "unknown_form": "a slip has no form called {value}",
    "font_missing": "the font {file} is not installed; it comes with the package {package}",
    "missing_glyph": "no font has the character {character} in {language}",
}


def sentence(error: OfficeError) -> str:
    """Where, what is wrong, and the nearest right word, on one line."""
    details = defaultdict(str, error.details)
    says = SENTENCES.get(error.says, error.says.replace("_", " ")).format_map(details)
    where = ":".join(one for one in (details["file"], details["line"]) if one)
    near = details["nearest"]
    return f"{where + ': ' if where else ''}{says}" + (f"; did you mean {near}?" if near else "")
