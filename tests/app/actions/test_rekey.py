"""Somebody is removed: vault and office get other keys, everybody else goes on, and nothing that waited is lost."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.actions import backup, inbox, people, recovery
from app.actions import dossier as deeds
from app.actions.rekey import is_due, rekey
from app.errors import OfficeError, Rejected, Trouble
from app.office import NewMember, Office, confirm, new_office, open_kiosk, open_office
from app.seals import LEAST, derive, lock, new_key, wrap_key
from app.store import card, generations, staff
from app.store.vault import open_vault

OWN, BOBS, CEMS = "vier gele fietsen zingen", "drie natte paarden slapen", "zes blauwe lampen wachten"
ALL = ("administrator", "assessor")


@pytest.fixture(scope="module")
def sheet() -> str:
    return recovery.new_sheet()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, sheet: str) -> Path:
    """Three people and a sheet; a made-up office, where stretching costs least."""
    members = [NewMember("An", OWN, ALL), NewMember("Bob", BOBS, ("assessor",)), NewMember("Cem", CEMS, ALL)]
    folder, key = tmp_path_factory.mktemp("made") / "office", recovery.key_of(sheet)
    new_office(folder, name="Proef", operator="agii", practice=True, staff=members, sheet=key)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy to work in."""
    return Path(shutil.copytree(made, tmp_path / "office"))


@pytest.fixture
def office(folder: Path) -> Iterator[Office]:
    opened = open_office(folder, "An", OWN)
    yield opened
    opened.vault.close()


def opens(folder: Path, name: str, passphrase: str) -> str:
    """Empty when this opens the office, else why not."""
    try:
        open_office(folder, name, passphrase).vault.close()
    except OfficeError as error:
        return error.says
    return ""


def id_of(office: Office, name: str) -> str:
    return next(one.id for one in people.colleagues(office) if one.name == name)


def test_who_is_removed_opens_nothing_and_everybody_else_goes_on(office: Office, folder: Path, sheet: str) -> None:
    old_key, dossier = confirm(office, OWN), deeds.new(office)
    deeds.name(office, dossier, "Fatima")
    people.remove(office, OWN, id_of(office, "Bob"))
    assert is_due(office) and opens(folder, "Bob", BOBS) == "unknown_staff"
    made = rekey(office)
    assert [one.name for one in deeds.dossiers(made.office)] == ["Fatima"] and not is_due(made.office)
    assert made.office.vault.verify() == [] and made.left_out == ()
    made.office.vault.close()
    assert [opens(folder, *who) for who in (("An", OWN), ("Cem", CEMS))] == ["", ""]
    assert recovery.administrators(folder, sheet) == ["An", "Cem"]
    with pytest.raises(Trouble, match="vault_damaged"):
        open_vault(folder, old_key)
    assert [path.name for path in folder.iterdir() if path.name.startswith((".", "rekeyed"))] == []


def test_the_recovery_sheet_sets_a_passphrase_after_a_re_keying(office: Office, folder: Path, sheet: str) -> None:
    rekey(office).office.vault.close()
    following = recovery.new_sheet()
    recovery.recover(folder, sheet, "Cem", OWN, following)
    opened = open_office(folder, "Cem", OWN)
    rekey(opened).office.vault.close()
    assert recovery.administrators(folder, following) and opens(folder, "An", OWN) == ""
    with pytest.raises(Trouble, match="recovery_sheet_wrong"):
        recovery.administrators(folder, sheet)


def test_names_stand_in_the_history_when_a_person_is_gone(office: Office, folder: Path) -> None:
    bob = open_office(folder, "Bob", BOBS)
    dossier = deeds.new(bob)
    deeds.answer_fact(bob, dossier, "birth_date", "1990")
    bob.vault.close()
    people.remove(office, OWN, id_of(office, "Bob"))
    assert {one.who for one in deeds.open_dossier(office, dossier).history} == {"Bob"}
    assert "staff_removed" in [line.deed for line in office.vault.journal()]


def test_an_open_session_of_who_is_removed_ends_at_the_next_deed(office: Office, folder: Path) -> None:
    bob = open_office(folder, "Bob", BOBS)
    deeds.new(bob)
    people.remove(office, OWN, id_of(office, "Bob"))
    with pytest.raises(Trouble, match="no_longer_staff"):
        deeds.new(bob)
    deeds.new(office)
    bob.vault.close()


def test_nobody_removes_themselves_or_the_last_administrator(office: Office, folder: Path) -> None:
    with pytest.raises(Rejected, match="not_oneself"):
        people.remove(office, OWN, office.person.id)
    people.remove(office, OWN, id_of(office, "Cem"))
    with pytest.raises(Rejected, match="last_administrator"):
        people.remove(office, OWN, office.person.id)
    with pytest.raises(Rejected, match="unknown_staff"):
        people.remove(office, OWN, "S-000000")
    with pytest.raises(Trouble, match="wrong_passphrase"):
        people.remove(office, "guess", id_of(office, "Bob"))
    assert [one.name for one in people.colleagues(office)] == ["An", "Bob"]


def test_what_kiosks_sealed_to_the_old_key_stays_readable_until_it_is_taken(office: Office, folder: Path) -> None:
    kiosk = open_kiosk(folder)
    before = kiosk.letterbox.begin("ar", kiosk.clock.now())
    kiosk.letterbox.put(before, {"kind": "answered", "question": "birth_date", "raw": "1990"}, at=kiosk.clock.now())
    opened = rekey(office).office
    kiosk.letterbox.put(before, {"kind": "answered", "question": "birth_date", "raw": "1991"}, at=kiosk.clock.now())
    kiosk.letterbox.close(before)
    after = kiosk.letterbox.begin("nl", kiosk.clock.now())
    kiosk.letterbox.close(after)
    waiting = inbox.waiting(opened)
    assert [(one.ticket, one.said.get("birth_date"), one.flaws) for one in waiting] == [
        (before.ticket, "1991", ()), (after.ticket, None, ()),
    ]  # fmt: skip
    opened.vault.close()
    opened = open_office(folder, "An", OWN)
    assert opened.vault.secrets_of("retired")
    inbox.take(opened, before.id)
    opened.vault.close()
    opened = open_office(folder, "An", OWN)
    assert not opened.vault.secrets_of("retired")
    assert [one.ticket for one in inbox.waiting(opened)] == [after.ticket]
    opened.vault.close()


def test_a_kiosk_believes_the_new_card_and_no_other(office: Office, folder: Path) -> None:
    old = office.settings
    rekey(office).office.vault.close()
    new = open_kiosk(folder).settings
    assert new.fingerprint != old.fingerprint and new.signing_public != old.signing_public
    assert "next_office" not in (folder / card.KEY_FOLDER / "A.toml").read_text()
    (folder / card.FILE).write_text((folder / card.FILE).read_text().replace(new.name, "Elders"))
    with pytest.raises(Trouble, match="office_card_not_signed"):
        open_kiosk(folder)


def test_a_kiosk_refuses_the_card_that_a_removed_person_signed_with_the_old_key(office: Office, folder: Path) -> None:
    from app.seals import SigningKey

    signing = SigningKey(bytes.fromhex(office.vault.secret("signing_secret")))
    forged = replace(office.settings, name="Proef")
    rekey(office).office.vault.close()
    card.write(folder, forged, signing)
    with pytest.raises(Trouble, match="office_card_foreign"):
        open_kiosk(folder)


def test_while_somebody_else_has_the_vault_open_it_is_not_re_keyed(office: Office, folder: Path) -> None:
    other = open_office(folder, "Cem", CEMS)
    heard: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        with pytest.raises(Trouble, match="vault_rekeying"):
            deeds.dossiers(other)
        with pytest.raises(Trouble, match="vault_rekeying"):
            open_office(folder, "Bob", BOBS)
        if len(heard) > 2:
            raise Trouble("stopped")

    with pytest.raises(Trouble, match="stopped"):
        rekey(office, stop)
    assert heard == [(0, 0)] * 3
    deeds.new(office)
    assert len(deeds.dossiers(other)) == 1
    other.vault.close()
    rekey(office).office.vault.close()


def test_it_waits_for_another_window_to_leave(office: Office, folder: Path) -> None:
    other = open_office(folder, "Cem", CEMS)
    leave = threading.Event()

    def wait(done: int, of: int) -> None:
        if of == 0:
            leave.set()

    def go() -> None:
        leave.wait(20)
        other.vault.share.let_go()

    thread = threading.Thread(target=go)
    thread.start()
    rekey(office, wait).office.vault.close()
    thread.join()
    assert leave.is_set(), "who re-keys hears that others are waited for"
    other.vault.close()


def test_stopped_half_way_the_old_keys_hold_and_nothing_is_left(office: Office, folder: Path) -> None:
    deeds.new(office)
    def stop(share: float, done: int, of: int) -> None:
        if of > 0 and done >= share * of:
            raise Trouble("stopped")

    for share in (0, 0.4, 0.6):
        with pytest.raises(Trouble, match="stopped"):
            rekey(office, partial(stop, share))
        assert not generations.is_waiting(folder) and list(folder.glob(".rekeying*")) == []
    assert len(deeds.dossiers(office)) == 1 and office.vault.verify() == []


def test_a_fresh_backup_is_made_and_one_from_before_says_what_opens_it(office: Office) -> None:
    paper = backup.new_identity()
    backup.keep_identity(office, paper, paper)
    old = backup.make(office).vault.path
    old = old.rename(old.with_name("2020-01-01T00-00-00.onthaal-backup"))
    made = rekey(office)
    assert made.backup is not None and made.no_backup == "" and backup.verify(made.office)
    with pytest.raises(Trouble, match="backup_of_another_office"):
        backup.verify(made.office, old)
    made.office.vault.close()


def test_without_a_key_on_paper_it_says_that_there_is_no_fresh_backup(office: Office) -> None:
    made = rekey(office)
    assert (made.backup, made.no_backup) == (None, "no_backup_identity")
    made.office.vault.close()


def as_format_1(folder: Path, key: bytes, who: dict[str, str], sheet: str = "") -> None:
    """The file as it was before people had pairs: each wrap holds the vault key itself."""
    known = staff._read(folder)
    members = [
        replace(one, wrap=wrap_key(who[one.id], key, one.id, LEAST), sealed=b"") if one.id in who else one
        for one in known.members
    ]
    old = known.sheet
    if sheet:
        about = "recovery sheet"
        old = staff.Sheet(lock(derive(recovery.key_of(sheet), about), key, about))
    staff._write(folder, replace(known, members=tuple(members), sheet=old))
    text = (folder / staff.FILE).read_text().replace('sealed = ""\n', "")
    (folder / staff.FILE).write_text(text.replace("format = 2", "format = 1"))


def test_a_person_of_before_gets_a_pair_at_the_next_unlocking(office: Office, folder: Path) -> None:
    bob, cem = id_of(office, "Bob"), id_of(office, "Cem")
    as_format_1(folder, confirm(office, OWN), {bob: BOBS, cem: CEMS})
    for id_ in (bob, cem):
        office.vault.forget_secret(f"public {id_}")
    assert opens(folder, "Bob", BOBS) == "" and opens(folder, "Bob", BOBS) == ""
    made = rekey(office)
    assert made.left_out == ("Cem",)
    assert opens(folder, "Bob", BOBS) == "" and opens(folder, "Cem", CEMS) == "left_out_of_rekeying"
    people.reset_passphrase(made.office, OWN, cem, CEMS, CEMS)
    assert opens(folder, "Cem", CEMS) == ""
    made.office.vault.close()


def test_a_sheet_of_before_is_replaced_first(office: Office, folder: Path, sheet: str) -> None:
    as_format_1(folder, confirm(office, OWN), {}, sheet)
    office.vault.forget_secret("public sheet")
    assert recovery.administrators(folder, sheet) == ["An", "Cem"]
    with pytest.raises(Trouble, match="sheet_before_rekeying"):
        rekey(office)
    following = recovery.new_sheet()
    recovery.replace(office, OWN, following)
    rekey(office).office.vault.close()
    assert recovery.administrators(folder, following) == ["An", "Cem"]


def test_a_pair_that_somebody_put_into_the_file_gets_no_key(office: Office, folder: Path) -> None:
    known = staff._read(folder)
    mine, _ = staff._with_pair(known.members[1].id, known.members[1].lookup, "mine, all mine", new_key(), LEAST)
    staff._write(folder, replace(known, members=(known.members[0], mine, known.members[2])))
    rekey(office).office.vault.close()
    assert opens(folder, "Bob", "mine, all mine") == "left_out_of_rekeying"


@pytest.mark.parametrize("moment", range(12))
def test_cut_short_at_every_step_of_the_change_the_next_one_finishes(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """Each call that changes the folder is the last one, in turn."""
    deeds.new(office)
    calls = 0

    class Killed(BaseException):
        pass

    def dies(name: str) -> None:
        real = getattr(generations.os if name == "replace" else generations.files, name)

        def act(*words: object) -> object:
            nonlocal calls
            calls += 1
            if calls > moment:
                raise Killed
            return real(*words)

        monkeypatch.setattr(generations.os if name == "replace" else generations.files, name, act)

    commit = generations.commit

    def and_then(target: Path, made: Path) -> None:
        commit(target, made)
        dies("replace")
        dies("sync_folder")
        dies("destroy")

    monkeypatch.setattr(generations, "commit", and_then)
    with pytest.raises(Killed):
        rekey(office)
    monkeypatch.undo()
    opened = open_office(folder, "An", OWN)
    assert len(deeds.dossiers(opened)) == 1 and opened.vault.verify() == []
    assert opened.vault.last_deed("vault_rekeyed") and not generations.is_waiting(folder)
    assert open_kiosk(folder).settings.fingerprint == opened.settings.fingerprint
    opened.vault.close()


def test_who_was_removed_since_the_backup_has_no_part_in_the_restored_office(office: Office, folder: Path) -> None:
    key, bob = backup.new_identity(), id_of(office, "Bob")
    backup.keep_identity(office, key, key)
    made = backup.make(office)
    people.remove(office, OWN, bob)
    again = folder.with_name("restored")
    backup.restore(again, made.vault.path, made.keys.path, key)
    assert opens(again, "Bob", BOBS) == "unknown_staff"
    opened = open_office(again, "An", OWN)
    assert [one.name for one in people.colleagues(opened)] == ["An", "Cem"] and is_due(opened)
    rekey(opened).office.vault.close()
    assert opens(again, "Cem", CEMS) == ""
