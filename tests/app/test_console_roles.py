"""Every deed of the console is tried by every role and by nobody; the table of `app.roles` is the oracle."""

from __future__ import annotations

import argparse
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.__main__ import DEEDS, _parser, main
from app.actions import dossier as deeds
from app.actions.paper_kinds import KINDS
from app.office import NewMember, new_office, open_office
from app.roles import MAY, ROLES

PASSPHRASE = "vier gele fietsen zingen"
NOBODY = "nobody"
# The words of a deed to the right that it asks for; DOSSIER and OUT are put in.
ASKS = {
    "dossier new": "new_dossier",
    "dossier answer --dossier DOSSIER": "answer",
    "dossier show --dossier DOSSIER": "see_dossiers",
    "dossier history --dossier DOSSIER": "see_dossiers",
    "dossier list": "see_dossiers",
    "dossier search": "see_dossiers",
    "dossier attach --dossier DOSSIER OUT/none.pdf": "attach",
    "dossier describe --dossier DOSSIER --file none --kind identity": "attach",
    "dossier close --dossier DOSSIER --why ended": "close_dossier",
    "dossier ask-correction --dossier DOSSIER --about birth_date": "answer",
    "dossier answer-correction --dossier DOSSIER --request none --outcome corrected": "decide",
    "dossier corrections --dossier DOSSIER": "see_dossiers",
    "dossier plan --dossier DOSSIER": "see_dossiers",
    "dossier write-plan --dossier DOSSIER --part goal": "answer",
    "dossier qualifications --dossier DOSSIER": "see_dossiers",
    "dossier recognition --dossier DOSSIER": "see_dossiers",
    "dossier write-qualification --dossier DOSSIER --level 6": "answer",
    "dossier today": "see_dossiers",
    "dossier decide --dossier DOSSIER --result group": "decide",
    "dossier choose-speed --dossier DOSSIER --speed fast --basis conversation": "answer",
    "dossier choose-course --dossier DOSSIER --course none": "choose_course",
    "dossier no-offer --dossier DOSSIER --value gpa_place": "choose_course",
    "dossier appoint --dossier DOSSIER --at none": "make_appointment",
    "dossier speak --dossier DOSSIER --language xx": "answer",
    "dossier interpreter --dossier DOSSIER --left": "answer",
    "dossier undo --dossier DOSSIER": "answer",
    "courses list": "see_dossiers",
    "courses take OUT/courses.csv": "choose_course",
    "dossier export --dossier DOSSIER --to OUT/copy --reason asked_by_the_person": "export_dossier",
    "dossier erase --dossier DOSSIER --ground term --ask": "ask_erasure",
    "dossier erase --dossier DOSSIER --ground term": "erase_dossier",
    "inbox list": "see_inbox",
    "dossier again --dossier DOSSIER --paper none": "see_paper",
    "inbox take A-999": "take_visit",
    "inbox discard A-999": "take_visit",
    "retention list": "see_retention",
    "retention due": "see_retention",
    "retention tidy": "tidy",
    "retention set key_rotation_days 20 --reason trial": "change_settings",
    "staff add Dirk --role assessor": "add_staff",
    "staff list": "see_staff",
    "staff passwd": "change_own_passphrase",
    "staff passwd counsellor": "reset_passphrase",
    "staff remove administrator": "remove_staff",
    "vault verify": "verify_vault",
    "vault rebuild": "rebuild_lists",
    "vault rekey": "rekey_vault",
    "vault journal": "see_journal",
    "backup identity": "make_backup",
    "backup make": "make_backup",
    "backup verify": "make_backup",
    "backup drill": "make_backup",
    "office sheet": "replace_recovery_sheet",
    "office kiosk-exit": "enrol_kiosk",
    "office settings": "change_settings",
    "office set lock_minutes 9": "change_settings",
    **{f"paper {kind} --dossier DOSSIER": "make_paper" for kind in KINDS},
    "paper list --dossier DOSSIER": "see_paper",
    "paper save none --dossier DOSSIER --out OUT/paper.pdf --reason trial": "save_paper",
    "paper print none --dossier DOSSIER": "print_paper",
    "paper take-back none --dossier DOSSIER": "print_paper",
    "paper signed none --dossier DOSSIER --file OUT/none": "attach",
    "paper unsigned none --dossier DOSSIER --reason trial": "attach",
    "paper verify none": "see_paper",
    "advise OUT/none.yaml": "see_rulebook",
    "rulebook list": "see_rulebook",
    "rulebook install OUT/none": "change_rulebook",
    "rulebook roll-back": "change_rulebook",
    "rulebook settle": "see_rulebook",
    "rulebook settle C-37 x": "change_rulebook",
}
# They open no vault with a passphrase: the kiosk's side, the law by itself, a way in without one, and windows.
OPEN_NONE = {
    "visit fill", "check", "practice", "kiosk", "counter", "back-office", "office new", "office recover",
    "backup restore", "rulebook show", "rulebook doc", "rulebook check", "rulebook coverage", "rulebook sign",
    "rulebook diff", "courses look",
}  # fmt: skip


def commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    """The words of every deed."""
    under = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for name, one in under[0].choices.items() if under else ():
        yield from commands(one, f"{before} {name}".strip())
    if not under:
        yield before


def test_every_deed_of_the_console_is_in_one_of_the_tables() -> None:
    tried = {asks for words in ASKS for asks in commands(_parser(list(DEEDS))) if f"{words} ".startswith(f"{asks} ")}
    assert tried | OPEN_NONE == set(commands(_parser(list(DEEDS)))) and not tried & OPEN_NONE


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An office with one person for each role, and a dossier with something in it."""
    folder = tmp_path_factory.mktemp("roles") / "office"
    people = [NewMember(role, PASSPHRASE, (role,)) for role in ROLES]
    new_office(folder, name="Proef", operator="agii", practice=True, staff=people)
    opened = open_office(folder, "assessor", PASSPHRASE)
    dossier = deeds.new(opened)
    deeds.name(opened, dossier, "Fatima")
    opened.vault.close()
    return folder, dossier


def said(words: Sequence[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What a deed says on standard error, when it is given a passphrase and no more."""
    read, write = os.pipe()
    os.write(write, f"{PASSPHRASE}\n".encode())
    os.close(write)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"fat\n")))
    try:
        main([*words, "--passphrase-fd", str(read)])
    finally:
        os.close(read)
    return capsys.readouterr().err


@pytest.mark.parametrize("who", [*ROLES, NOBODY])
@pytest.mark.parametrize("words", ASKS)
def test_a_role_does_what_the_table_says_and_nothing_else(
    office: tuple[Path, str], tmp_path: Path, words: str, who: str,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder, dossier = office
    (folder / "vault" / "attempts.toml").unlink(missing_ok=True)
    given = [word.replace("DOSSIER", dossier).replace("OUT", str(tmp_path)) for word in words.split()]
    wrong = said([*given, "--office", str(folder), "--staff", who], capsys, monkeypatch)
    assert ("knows no staff member" in wrong) is (who == NOBODY)
    assert ("your role in this office does not allow" in wrong) is (who != NOBODY and who not in MAY[ASKS[words]])
