"""From the kiosk's envelope to the counter's inbox, with what can go wrong on the way."""

from __future__ import annotations

import dataclasses
import errno
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import Rejected, Trouble
from app.office import KioskOffice, Office, new_office, open_kiosk, open_office
from app.store import files, taken
from app.store.inbox import VisitInbox
from app.store.letterbox import Visit

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def fill(kiosk: KioskOffice, *answers: tuple[str, object], finish: bool = True) -> Visit:
    visit = kiosk.letterbox.begin("ar", at=AT)
    for question, raw in answers:
        kiosk.letterbox.put(visit, {"kind": "answered", "question": question, "raw": raw}, at=AT)
    if finish:
        kiosk.letterbox.put(visit, {"kind": "finished"}, at=AT)
    kiosk.letterbox.close(visit)
    return visit


def place(office: Office, visit: Visit) -> Path:
    return office.folder / "letterbox" / "A" / visit.id


def only(office: Office) -> VisitInbox:
    (visit,) = office.letterbox.visits()
    return visit


def test_answers_arrive_and_the_last_one_holds(office: Office, kiosk: KioskOffice) -> None:
    fill(kiosk, ("children", "1"), ("literacy", "latin"), ("children", {"state": "unknown"}))
    visit = only(office)
    assert (visit.ticket, visit.language, visit.finished, visit.troubles) == ("A-001", "ar", True, ())
    assert visit.answers == {"children": {"state": "unknown"}, "literacy": "latin"}


def test_no_answer_lies_in_the_clear(office: Office, kiosk: KioskOffice) -> None:
    visit = fill(kiosk, ("note", "a very recognisable answer"))
    for path in place(office, visit).iterdir():
        assert b"recognisable" not in path.read_bytes()


def test_taking_moves_a_visit_into_a_dossier_once(office: Office, kiosk: KioskOffice) -> None:
    fill(kiosk, ("children", "1"))
    visit = only(office)
    also = [("answered", {"fact": "children", "raw": "1", "proof": "said", "by": "kiosk"})]
    dossier = office.letterbox.take(visit, person="S-1", at=AT, also=also)
    assert office.vault.answers(dossier) == {"children": "1"}
    assert office.vault.facts_raw(dossier) == {"children": {"value": "1", "proof": "said"}}
    assert office.vault.list_dossiers()[0].ticket == "A-001"
    assert office.letterbox.visits() == []
    with pytest.raises(Trouble, match="visit_taken"):
        office.letterbox.take(visit, person="S-2", at=AT)


def test_two_counters_cannot_take_one_visit(office: Office, kiosk: KioskOffice, folder: Path) -> None:
    visit = fill(kiosk, ("children", "1"))
    aside = shutil.copytree(place(office, visit), folder / "aside")
    second = open_office(folder, "practice", "practice")
    seen = only(office)
    office.letterbox.take(seen, person="S-1", at=AT)
    shutil.copytree(aside, place(office, visit))
    with pytest.raises(Trouble, match="visit_taken"):
        second.letterbox.take(seen, person="S-2", at=AT)
    with pytest.raises(Trouble, match="visit_taken"):
        taken.take(second.vault, "A", visit.id, {}, dossier=None, also=(), person="S-2", at=AT)
    replayed = second.letterbox.visits()[0]
    assert (replayed.taken, [flaw.key for flaw in replayed.troubles]) == (True, ["replayed"])
    assert replayed.answers == {}
    second.vault.close()


def test_a_running_visit_is_seen_but_not_taken(office: Office, kiosk: KioskOffice) -> None:
    running = kiosk.letterbox.begin("nl", at=AT)
    visit = only(office)
    assert visit.running and not visit.finished
    with pytest.raises(Trouble, match="visit_running"):
        office.letterbox.take(visit, person="S-1", at=AT)
    kiosk.letterbox.close(running)
    interrupted = only(office)
    assert not interrupted.running
    assert office.letterbox.take(interrupted, person="S-1", at=AT)


def test_a_missing_envelope_is_named_and_the_others_go_on(office: Office, kiosk: KioskOffice) -> None:
    visit = fill(kiosk, ("a", "1"), ("b", "2"), ("c", "3"))
    (place(office, visit) / "000003.env").unlink()
    seen = only(office)
    assert seen.answers == {"a": "1", "c": "3"}
    assert [(flaw.key, flaw.envelope) for flaw in seen.troubles] == [("gap", "000003.env")]


@pytest.mark.parametrize("where", [3, 60, -70, -1])
def test_a_damaged_envelope_is_set_aside(office: Office, kiosk: KioskOffice, where: int) -> None:
    visit = fill(kiosk, ("a", "1"), ("b", "2"))
    path = place(office, visit) / "000003.env"
    data = bytearray(path.read_bytes())
    data[where] ^= 0x01
    path.write_bytes(bytes(data))
    seen = only(office)
    assert seen.answers == {"a": "1"}
    assert [flaw.envelope for flaw in seen.troubles] == ["000003.env"]
    assert seen.troubles[0].key in {"damaged", "bad_signature", "foreign", "replayed"}


def test_an_envelope_that_lies_there_twice_counts_once(office: Office, kiosk: KioskOffice) -> None:
    visit = fill(kiosk, ("a", "1"))
    shutil.copy(place(office, visit) / "000002.env", place(office, visit) / "000002 (copy).env")
    assert only(office).troubles == ()


def test_an_envelope_of_another_visit_is_named_replayed(office: Office, kiosk: KioskOffice) -> None:
    first, second = fill(kiosk, ("a", "1")), fill(kiosk, ("a", "2"))
    shutil.copy(place(office, first) / "000002.env", place(office, second) / "000009.env")
    seen = next(visit for visit in office.letterbox.visits() if visit.visit == second.id)
    assert seen.answers == {"a": "2"}
    assert [flaw.key for flaw in seen.troubles] == ["replayed"]


def test_an_envelope_of_another_office_is_named_foreign(office: Office, kiosk: KioskOffice, tmp_path: Path) -> None:
    new_office(tmp_path / "other", name="Other", operator="amal", practice=True)
    theirs = open_kiosk(tmp_path / "other")
    visit, foreign = fill(kiosk, ("a", "1")), fill(theirs, ("a", "9"))
    there = tmp_path / "other" / "letterbox" / "A" / foreign.id / "000002.env"
    shutil.copy(there, place(office, visit) / "000009.env")
    seen = only(office)
    assert seen.answers == {"a": "1"}
    assert [flaw.key for flaw in seen.troubles] == ["foreign"]


def test_an_envelope_out_of_its_chain_is_set_aside(office: Office, kiosk: KioskOffice) -> None:
    visit = fill(kiosk, ("a", "1"), finish=False)
    forged = Visit(visit.id, visit.ticket, seq=visit.seq, before="0" * 64)
    kiosk.letterbox.put(forged, {"kind": "answered", "question": "a", "raw": "9"}, at=AT)
    seen = only(office)
    assert seen.answers == {"a": "1"}
    assert [flaw.key for flaw in seen.troubles] == ["out_of_order"]


def test_forget_my_answers_leaves_nothing_to_take(office: Office, kiosk: KioskOffice) -> None:
    visit = fill(kiosk, ("a", "1"), finish=False)
    kiosk.letterbox.put(visit, {"kind": "withdrawn"}, at=AT)
    seen = only(office)
    assert seen.withdrawn and seen.answers == {}
    with pytest.raises(Trouble, match="visit_withdrawn"):
        office.letterbox.take(seen, person="S-1", at=AT)
    with pytest.raises(Trouble, match="visit_running"):
        office.letterbox.erase(dataclasses.replace(seen, running=True), person="S-1", at=AT, reason="withdrawn")
    office.letterbox.erase(seen, person="S-1", at=AT, reason="withdrawn")
    assert office.letterbox.visits() == []
    assert office.vault.journal()[-1].deed == "visit_erased"


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "letterbox_full"), (errno.EACCES, "letterbox_not_writable")]
)
def test_a_full_or_closed_letterbox_says_so(
    kiosk: KioskOffice, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    visit = kiosk.letterbox.begin("nl", at=AT)

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", fail)
        with pytest.raises(Trouble, match=says):
            kiosk.letterbox.put(visit, {"kind": "answered", "question": "a", "raw": "1"}, at=AT)
    assert kiosk.letterbox.put(visit, {"kind": "answered", "question": "a", "raw": "1"}, at=AT) == 2
    kiosk.letterbox.close(visit)


def test_an_answer_that_is_too_long_is_not_accepted(kiosk: KioskOffice) -> None:
    visit = kiosk.letterbox.begin("nl", at=AT)
    with pytest.raises(Rejected, match="answer_too_long"):
        kiosk.letterbox.put(visit, {"kind": "answered", "question": "a", "raw": "x" * 70_000}, at=AT)
    kiosk.letterbox.close(visit)
