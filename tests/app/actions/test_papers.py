"""Papers of a dossier on a real vault: kept before printed, receipts, what changed since, a file on request."""

from __future__ import annotations

import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.actions import dossier, papers
from app.errors import Rejected, Trouble
from app.office import Office
from app.store import papers as store_papers

START = datetime.fromisoformat("2026-11-22T09:00:00+01:00")


def made(office: Office, place: str, kind: str = "contract") -> str:
    draft = papers.gather(office, place, kind)
    return papers.keep(office, draft, papers.draw(draft))


def one(office: Office, place: str) -> papers.Kept:
    (kept,) = papers.kept(office, place)
    return kept


@pytest.mark.parametrize("kind", ["contract", "slip", "advice", "bring", "journey", "advice_newcomer"])
def test_each_kind_is_gathered_drawn_and_kept(office: Office, kind: str) -> None:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "register_municipality", "11002")
    dossier.make_appointment(office, place, what="Intake", at="2026-11-30T10:15", place="Atlas", with_whom="Loket 4")
    paper = made(office, place, kind)
    assert papers.read(office, paper).startswith(b"%PDF")
    kept = one(office, place)
    assert (kept.kind, kept.language, kept.changed, kept.copies) == (kind, "nl", (), ())
    line = office.vault.journal()[-1]
    details = {"paper": paper, "kind": kind, "code": kept.code}
    assert (line.deed, line.subject, line.details) == ("paper_made", place, details)


def test_drawing_alone_leaves_no_trace(office: Office) -> None:
    place = dossier.new(office)
    dossier.open_dossier(office, place)
    before = len(office.vault.journal())
    papers.draw(papers.gather(office, place, "contract"))
    assert papers.kept(office, place) == [] and len(office.vault.journal()) == before


def test_a_slip_without_an_appointment_is_refused(office: Office) -> None:
    with pytest.raises(Rejected, match="no_appointment"):
        papers.gather(office, dossier.new(office), "slip")


def test_a_paper_says_what_changed_since_it_was_drawn(office: Office) -> None:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "birth_date", "1997-03-14")
    paper = made(office, place)
    dossier.answer_fact(office, place, "birth_date", "1997-03-14")
    assert one(office, place).changed == ()
    dossier.answer_fact(office, place, "birth_date", "1997-03-15")
    dossier.decide(office, place, "parts.mo", "exempt", "Seen", suggested="required")
    dossier.make_appointment(office, place, what="Intake", at="2026-11-30T10:15", place="Atlas")
    assert one(office, place).changed == ("birth_date", "parts.mo")
    again = made(office, place)
    assert [(kept.id, bool(kept.changed)) for kept in papers.kept(office, place)] == [(again, False), (paper, True)]


def test_what_changes_while_a_paper_is_drawn_makes_it_out_of_date(office: Office) -> None:
    place = dossier.new(office)
    draft = papers.gather(office, place, "contract")
    dossier.answer_fact(office, place, "birth_date", "1997-03-14")
    papers.keep(office, draft, papers.draw(draft))
    assert one(office, place).changed == ("birth_date",)


def test_a_slip_is_out_of_date_only_when_the_appointment_changed(office: Office) -> None:
    place = dossier.new(office)
    dossier.make_appointment(office, place, what="Intake", at="2026-11-30T10:15", place="Atlas")
    made(office, place, "slip")
    dossier.answer_fact(office, place, "birth_date", "1997-03-14")
    assert one(office, place).changed == ()
    dossier.make_appointment(office, place, what="Intake", at="2026-12-01T10:15", place="Atlas")
    assert one(office, place).changed == ("appointment",)


def test_receipts_count_the_copies(office: Office) -> None:
    place = dossier.new(office)
    paper = made(office, place)
    papers.start_print(office, place, paper, "Balie")
    assert [copy.state for copy in one(office, place).given_out] == ["unsure"]
    papers.not_sent(office, place, paper, "Balie")
    assert one(office, place).copies == ()
    papers.start_print(office, place, paper, "Balie")
    papers.sent(office, place, paper, "Balie", "Balie-7")
    assert [(copy.state, copy.job) for copy in one(office, place).given_out] == [("sent", "Balie-7")]
    papers.taken_back(office, place, paper, "Balie", "Balie-7")
    assert one(office, place).given_out == () and len(one(office, place).copies) == 1
    line = office.vault.journal()[-1]
    assert (line.deed, line.details) == ("paper_taken_back", {"paper": paper, "queue": "Balie", "job": "Balie-7"})


def test_a_receipt_does_not_make_a_paper_out_of_date(office: Office) -> None:
    place = dossier.new(office)
    paper = made(office, place)
    papers.start_print(office, place, paper, "Balie")
    papers.sent(office, place, paper, "Balie", "Balie-7")
    assert one(office, place).changed == ()


def test_a_paper_of_another_edition_says_so(office: Office) -> None:
    place = dossier.new(office)
    store_papers.put(
        office.vault, place, kind="contract", language="nl", data=b"%PDF", edition="2020.1", person="S", at=START
    )
    assert one(office, place).changed == ("edition",)


def test_a_file_is_saved_for_its_owner_alone_and_journalled(office: Office, tmp_path: Path) -> None:
    place = dossier.new(office)
    paper, path = made(office, place), tmp_path / "contract.pdf"
    with pytest.raises(Rejected, match="reason_needed"):
        papers.save(office, place, paper, path, "  ")
    papers.save(office, place, paper, path, "For the municipality")
    assert path.read_bytes() == papers.read(office, paper)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(Rejected, match="file_exists"):
        papers.save(office, place, paper, path, "Again")
    path.write_bytes(b"something else")
    papers.save(office, place, paper, path, "Again", replace=True)
    assert path.read_bytes() == papers.read(office, paper)
    lines = [line for line in office.vault.journal() if line.deed == "paper_saved"]
    assert [line.details for line in lines] == [{"paper": paper}] * 2
    event = office.vault.latest(place, "paper_saved")
    assert event is not None and event.body["reason"] == "Again" and event.body["path"] == str(path)


@pytest.mark.parametrize("where", ["missing/contract.pdf", "."])
def test_a_place_that_cannot_be_written_is_said_and_nothing_is_journalled(
    office: Office, tmp_path: Path, where: str
) -> None:
    place = dossier.new(office)
    paper = made(office, place)
    with pytest.raises(Rejected, match="cannot_write"):
        papers.save(office, place, paper, tmp_path / where, "For the municipality")
    assert office.vault.journal()[-1].deed == "paper_made"


def test_no_paper_lies_in_the_clear_in_the_office_folder(office: Office) -> None:
    place = dossier.new(office)
    dossier.name(office, place, "Amina Voorbeeld")
    made(office, place)
    for path in office.folder.rglob("*"):
        assert not path.is_file() or (b"%PDF" not in path.read_bytes() and b"Voorbeeld" not in path.read_bytes())


def test_a_damaged_paper_is_not_handed_out(office: Office) -> None:
    place = dossier.new(office)
    office.clock.set(START + timedelta(minutes=1))
    paper = made(office, place)
    office.vault._db.execute("DROP TRIGGER papers_no_update")
    office.vault._db.execute("UPDATE papers SET content = substr(content, 1, 100) WHERE id = ?", [paper])
    with pytest.raises(Trouble):
        papers.read(office, paper)
