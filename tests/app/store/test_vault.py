"""Events, projections, papers and journal in the real encrypted vault."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import Trouble
from app.office import Office, open_office
from app.store import erasing, papers
from app.store.staff import unlock
from app.store.vault import open_vault

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def answered(fact: str, raw: object, proof: str = "said") -> dict[str, object]:
    return {"fact": fact, "raw": raw, "proof": proof, "by": "staff", "question": fact}


def test_a_correction_is_a_new_event_and_the_last_one_holds(office: Office) -> None:
    vault = office.vault
    dossier = vault.new_dossier(person="S-1", at=AT)
    vault.append(dossier, "answered", answered("birth_date", "1990"), person="S-1", at=AT)
    vault.append(dossier, "answered", answered("birth_date", "1990-05-01", "copy"), person="S-1", at=AT)
    vault.append(dossier, "answered", answered("children", {"state": "refused"}), person="S-1", at=AT)
    assert [event.kind for event in vault.events(dossier)] == ["opened", "answered", "answered", "answered"]
    assert vault.facts_raw(dossier) == {
        "birth_date": {"value": "1990-05-01", "proof": "copy"},
        "children": {"state": "refused"},
    }
    assert vault.answers(dossier) == {"birth_date": "1990-05-01", "children": {"state": "refused"}}


def test_events_keep_their_order_when_the_clock_goes_back(office: Office) -> None:
    vault = office.vault
    dossier = vault.new_dossier(person="S-1", at=AT)
    for days in (0, -400, 3):
        vault.append(dossier, "note", {"text": str(days)}, person="S-1", at=AT + timedelta(days=days))
    assert [event.body.get("text") for event in vault.events(dossier)] == [None, "0", "-400", "3"]


def test_nothing_that_happened_can_be_changed(office: Office) -> None:
    office.vault.new_dossier(person="S-1", at=AT)
    for table in ("events", "journal"):
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET person = 'x'"):
            with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
                office.vault._db.execute(sql)


def test_what_a_colleague_erased_meanwhile_takes_no_answer(office: Office) -> None:
    dossier = office.vault.new_dossier(person="S-1", at=AT)
    colleague = open_office(office.folder, "practice", "practice")
    erasing.erase(colleague.vault, office.folder, dossier, person="S-2", at=AT, reason="asked")
    colleague.vault.close()
    with pytest.raises(Trouble, match="dossier_erased"):
        office.vault.append(dossier, "note", {"text": "too late"}, person="S-1", at=AT)


def test_all_events_of_one_call_or_none(office: Office) -> None:
    dossier = office.vault.new_dossier(person="S-1", at=AT)
    with pytest.raises(TypeError):
        office.vault.append_all(
            dossier, [("note", {"text": "kept?"}), ("note", {"text": object()})], person="S-1", at=AT
        )
    assert [event.kind for event in office.vault.events(dossier)] == ["opened"]


def test_what_was_kept_is_there_after_opening_again(office: Office, folder: Path) -> None:
    dossier = office.vault.new_dossier(person="S-1", at=AT)
    office.vault.append(dossier, "named", {"name": "Amina Voorbeeld"}, person="S-1", at=AT)
    again = open_office(folder, " Practice", "practice")
    line = again.vault.list_dossiers()[0]
    assert (line.id, line.name, line.events) == (dossier, "Amina Voorbeeld", 2)
    again.vault.close()
    for path in folder.rglob("*"):
        assert not path.is_file() or b"Voorbeeld" not in path.read_bytes()


def test_projections_can_be_made_again(office: Office) -> None:
    vault = office.vault
    dossier = vault.new_dossier(person="S-1", at=AT)
    vault.append(dossier, "answered", answered("children", "2"), person="S-1", at=AT)
    before = vault.list_dossiers(), vault.facts_raw(dossier)
    vault.rebuild()
    assert (vault.list_dossiers(), vault.facts_raw(dossier)) == before


def test_a_paper_comes_out_as_it_went_in(office: Office) -> None:
    vault = office.vault
    dossier = vault.new_dossier(person="S-1", at=AT)
    paper = papers.put(
        vault, dossier, kind="contract", language="ar", data=b"%PDF-1.7", edition="2026-01", person="S-1", at=AT
    )
    assert papers.read(vault, paper) == b"%PDF-1.7"
    assert [line.edition for line in papers.listed(vault, dossier)] == ["2026-01"]
    made = vault.latest(dossier, "paper_made")
    assert made is not None and made.body["paper"] == paper
    assert vault.journal()[-1].deed == "paper_made"
    assert vault.verify() == []


def test_decisions_replace_each_other_by_result(office: Office) -> None:
    vault = office.vault
    dossier = vault.new_dossier(person="S-1", at=AT)
    for value in ("obliged", "entitled"):
        body = {"result": "group", "value": value, "reason": "seen", "document": ""}
        vault.append(dossier, "decided", body, person="S-1", at=AT)
    assert vault.decisions(dossier)["group"]["value"] == "entitled"


def test_an_unknown_dossier_says_so(office: Office) -> None:
    with pytest.raises(Trouble, match="unknown_dossier"):
        office.vault.facts_raw("D-0")


def test_a_newer_vault_is_refused_kindly(office: Office, folder: Path) -> None:
    office.vault._db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('vault', '9999_later', '')"
    )
    with pytest.raises(Trouble, match="vault_newer"):
        open_office(folder, "practice", "practice")


def test_a_damaged_vault_says_so(folder: Path) -> None:
    path = folder / "vault" / "vault.db"
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(Trouble, match="vault_damaged"):
        open_office(folder, "practice", "practice")


def test_a_flipped_byte_is_noticed_and_never_shown_as_a_value(office: Office, folder: Path) -> None:
    vault = office.vault
    dossier = vault.new_dossier(person="S-1", at=AT)
    for number in range(30):
        vault.append(dossier, "note", {"text": f"{number} " + "x" * 400}, person="S-1", at=AT)
    key = unlock(folder, "practice", "practice", AT).key
    before = [event.body for event in vault.events(dossier)]
    vault.close()
    path = folder / "vault" / "vault.db"
    whole = path.read_bytes()
    chance = random.Random(4)
    for _ in range(60):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(data))
        try:
            damaged = open_vault(folder, key)
        except Trouble as trouble:
            assert trouble.says == "vault_damaged"
            continue
        try:
            assert damaged.verify() != []
            assert [event.body for event in damaged.events(dossier)] == before
        except Trouble as trouble:
            assert trouble.says == "vault_damaged"
        finally:
            damaged.close()
