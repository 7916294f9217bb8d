"""The letterbox from outside: what somebody puts into it, takes out of it or changes in it is named and not merged."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.actions import inbox, retention
from app.errors import OfficeError
from app.office import Clock, KioskOffice, Office, new_office, open_kiosk, open_office
from app.store import envelope
from app.store.envelope import MOST_BYTES
from app.store.inbox import MOST_ENVELOPES
from app.store.letterbox import Visit
from tests.record.deeds import Forker
from tests.record.standing import NOW, Standing


@pytest.fixture
def office(standing: Standing) -> Iterator[Office]:
    opened = open_office(standing.folder, "practice", "practice", Clock(NOW))
    yield opened
    opened.vault.close()


@pytest.fixture
def kiosk(standing: Standing) -> KioskOffice:
    return open_kiosk(standing.folder, clock=Clock(NOW))


def filled(kiosk: KioskOffice, *years: int) -> Visit:
    visit = kiosk.letterbox.begin("ar", NOW)
    for year in years:
        kiosk.letterbox.put(visit, {"kind": "answered", "question": "birth_date", "raw": str(year)}, at=NOW)
    kiosk.letterbox.put(visit, {"kind": "finished"}, at=NOW)
    kiosk.letterbox.close(visit)
    return visit


def place(office: Office, visit: Visit) -> Path:
    return office.folder / "letterbox" / "A" / visit.id


def shown(office: Office) -> dict[str, Any]:
    (one,) = inbox.waiting(office)
    return {"said": dict(one.said), "flaws": one.flaws, "ready": one.ready}


def test_whoever_has_the_office_s_public_key_cannot_speak_for_a_kiosk(office: Office, kiosk: KioskOffice) -> None:
    from app.seals import SigningKey

    visit = filled(kiosk, 1990)
    forged = envelope.close(
        office=office.settings.fingerprint, office_public=office.settings.sealing_public, kiosk="A",
        key=SigningKey.create(), visit=visit.id, seq=4, before=visit.before, at=NOW.isoformat(),
        body={"kind": "answered", "question": "birth_date", "raw": "1950"},
    )  # fmt: skip
    (place(office, visit) / "000004.env").write_bytes(forged)
    assert shown(office) == {"said": {"birth_date": "1990"}, "flaws": ("bad_signature",), "ready": True}


def test_a_visit_that_was_taken_and_is_put_back_is_shown_and_not_taken_again(
    office: Office, kiosk: KioskOffice, tmp_path: Path
) -> None:
    visit = filled(kiosk, 1990)
    kept = shutil.copytree(place(office, visit), tmp_path / "kept")
    dossier = inbox.take(office, visit.id)
    shutil.copytree(kept, place(office, visit))
    assert shown(office) == {"said": {}, "flaws": ("replayed",), "ready": False}
    with pytest.raises(OfficeError, match="visit_taken"):
        inbox.take(office, visit.id)
    inbox.discard(office, visit.id)
    assert inbox.waiting(office) == [] and office.vault.answers(dossier) == {"birth_date": "1990"}
    assert office.vault.journal()[-1].details["reason"] == "taken_before"


def test_a_visit_with_answers_is_not_discarded(office: Office, kiosk: KioskOffice) -> None:
    visit = filled(kiosk, 1990)
    with pytest.raises(OfficeError, match="visit_can_be_taken"):
        inbox.discard(office, visit.id)
    for path in place(office, visit).glob("*.env"):
        path.write_bytes(b"nothing")
    assert set(shown(office)["flaws"]) == {"damaged"}
    inbox.discard(office, visit.id)
    assert inbox.waiting(office) == []


def test_reordered_and_dropped_envelopes_are_named(office: Office, kiosk: KioskOffice) -> None:
    visit = filled(kiosk, 1990, 1991, 1992)
    first, second = (place(office, visit) / f"{number:06d}.env" for number in (2, 3))
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)
    assert shown(office)["said"] == {"birth_date": "1992"} and shown(office)["flaws"] == ()
    first.unlink()
    assert shown(office)["flaws"] == ("gap",), "what changed places is put right; what is gone is said"
    second.unlink()
    assert shown(office) == {"said": {"birth_date": "1992"}, "flaws": ("gap", "gap"), "ready": True}


def test_a_folder_of_another_kiosk_is_foreign(office: Office, kiosk: KioskOffice) -> None:
    visit = filled(kiosk, 1990)
    (office.folder / "letterbox" / "Z").mkdir()
    shutil.move(place(office, visit), office.folder / "letterbox" / "Z" / visit.id)
    assert shown(office)["said"] == {} and set(shown(office)["flaws"]) == {"foreign"}


def test_a_visit_of_another_office_is_foreign(office: Office, kiosk: KioskOffice, tmp_path: Path) -> None:
    new_office(tmp_path / "other", name="Ander", operator="amal", practice=True)
    theirs = filled(open_kiosk(tmp_path / "other"), 1990)
    shutil.copytree(tmp_path / "other" / "letterbox" / "A" / theirs.id, place(office, theirs))
    assert shown(office)["said"] == {} and set(shown(office)["flaws"]) == {"foreign"}


def test_an_answer_that_no_check_would_let_through_is_not_merged(office: Office, kiosk: KioskOffice) -> None:
    """A kiosk that somebody took over signs what it likes."""
    visit = kiosk.letterbox.begin("nl", NOW)
    bodies: list[Any] = [
        {"kind": "answered", "question": "birth_date", "raw": "1990"},
        {"kind": "answered", "question": "no_such_question", "raw": "1"},
        {"kind": "answered", "question": "literacy", "raw": {"state": "known", "deep": [[[]]]}},
        {"kind": "answered", "question": "nationalities", "raw": [1, None, {"a": "b"}]},
        {"kind": "answered", "question": "register_municipality", "raw": "x" * 10_000},
        {"kind": "answered", "question": "children", "raw": 10**30},
        {"kind": "answered", "question": ["birth_date"], "raw": "1"},
        {"kind": "no such kind"}, {"kind": ["answered"]},
    ]  # fmt: skip
    for body in bodies:
        kiosk.letterbox.put(visit, body, at=NOW)
    kiosk.letterbox.close(visit)
    (one,) = inbox.waiting(office)
    assert dict(one.said) == {"birth_date": "1990"} and set(one.flaws) == {"unreadable_answer"}
    dossier = inbox.take(office, visit.id)
    facts = office.vault.facts_raw(dossier)
    assert set(facts) == {"birth_date"}, "only what a check lets through becomes a fact"


def test_links_pipes_and_other_things_in_the_letterbox_hold_nobody_up(
    office: Office, kiosk: KioskOffice, tmp_path: Path
) -> None:
    visit = filled(kiosk, 1990)
    there = place(office, visit)
    (tmp_path / "secret").write_bytes(b"somebody else's")
    (there / "000010.env").symlink_to(tmp_path / "secret")
    os.mkfifo(there / "000011.env")
    (there / "000012.env").mkdir()
    (there / "000013.env").write_bytes(b"x" * (MOST_BYTES + 1))
    (there.parent / "linked").symlink_to(tmp_path, target_is_directory=True)
    (there.parent / "<b>A-9\n99.x").mkdir()
    strange, one = sorted(inbox.waiting(office), key=lambda one: one.answered)
    assert dict(one.said) == {"birth_date": "1990"} and one.flaws == ("damaged",) * 4
    assert strange.ticket == "A-?" and strange.visit == "<b>A-9\n99.x"


def test_a_name_that_is_no_text_hides_no_other_visit_and_can_be_discarded(office: Office, kiosk: KioskOffice) -> None:
    visit = filled(kiosk, 1990)
    (place(office, visit) / "\udcff.env").write_bytes(b"x")
    (place(office, visit).parent / "A-009.\udcff").mkdir()
    odd, good = sorted(inbox.waiting(office), key=lambda one: one.ready and bool(one.said))
    assert (odd.visit, odd.said, good.flaws) == ("A-009.?", {}, ("damaged",))
    inbox.discard(office, odd.visit)
    assert inbox.take(office, good.visit).startswith("D-") and inbox.waiting(office) == []


def test_a_pipe_or_a_link_where_the_mark_of_a_visit_is_looked_for_holds_nobody_up(
    office: Office, kiosk: KioskOffice, tmp_path: Path
) -> None:
    targets = (tmp_path / "elsewhere", Path("/dev/tty"))
    links = [lambda path, to=one: os.symlink(to, path) for one in targets]
    for lay in (os.mkfifo, *links):
        visit = filled(kiosk, 1990)
        mark = place(office, visit) / ".running"
        mark.unlink()
        lay(mark)
        assert shown(office)["ready"] is True
        inbox.take(office, visit.id)
    assert not (tmp_path / "elsewhere").exists()


def test_half_a_sign_in_an_envelope_is_damage(
    office: Office, kiosk: KioskOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = kiosk.letterbox.begin("ar", NOW)
    with monkeypatch.context() as patch:  # a kiosk that was tampered with writes what ours never would
        escaped = SimpleNamespace(dumps=lambda content, **_: json.dumps(content), loads=json.loads)
        patch.setattr(envelope, "json", escaped)
        kiosk.letterbox.put(visit, {"kind": "answered", "question": "name", "raw": "\ud800"}, at=NOW)
    kiosk.letterbox.close(visit)
    assert shown(office)["flaws"] == ("damaged",)
    inbox.take(office, visit.id)


def test_a_visit_with_more_envelopes_than_one_can_have_ends_there(office: Office, kiosk: KioskOffice) -> None:
    visit = filled(kiosk, 1990)
    for number in range(MOST_ENVELOPES):
        (place(office, visit) / f"9{number:05d}.env").write_bytes(b"")
    flaws = shown(office)["flaws"]
    assert flaws.count("too_many") == 1 and len(flaws) <= MOST_ENVELOPES
    far = Visit(visit.id, visit.ticket, seq=10**12, before=visit.before)
    shutil.rmtree(place(office, visit))
    place(office, visit).mkdir()
    kiosk.letterbox.put(far, {"kind": "answered", "question": "birth_date", "raw": "1950"}, at=NOW)
    assert shown(office)["said"] == {}, "no number is so high that counting up to it takes for ever"


def test_an_interrupted_visit_reaches_the_counter_and_a_withdrawn_one_leaves_no_file(
    office: Office, standing: Standing, forker: Forker
) -> None:
    lines = "".join(f"birth_date\t{1940 + number % 60}\n" for number in range(3_000))
    deed = forker.start("visit", "fill", "--office", str(standing.folder), given=lines)
    deed.wait_for("sealed 20")
    deed.kill()
    (one,) = inbox.waiting(office)
    assert (one.running, one.finished, one.flaws) == (False, False, ()) and one.said
    kiosk = open_kiosk(standing.folder, clock=Clock(NOW))
    gone = kiosk.letterbox.begin("nl", NOW)
    kiosk.letterbox.put(gone, {"kind": "withdrawn"}, at=NOW)
    kiosk.letterbox.close(gone)
    assert [one.ticket for one in inbox.waiting(office)] == [one.ticket]
    listed = forker.start("inbox", "list", "--json", "--office", str(standing.folder))
    assert listed.end() == 0 and [row["visit"] for row in json.loads(listed.said()[0])] == [one.visit]
    assert not place(office, gone).exists(), "looking into the inbox erases what was taken back"
    assert retention.tidy(office).visits == ()
