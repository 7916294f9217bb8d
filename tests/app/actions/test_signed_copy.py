"""The signed copy of a paper: a file of the dossier, and the paper says when it came back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.actions import dossier, papers, scans
from app.errors import Rejected
from app.office import Office
from tests.scan import pdf_of, picture

from .intake import take


def made(office: Office, place: str) -> str:
    draft = papers.gather(office, place, "slip")
    return papers.keep(office, draft, papers.draw(draft))


def test_a_paper_counts_as_signed_once_its_copy_is_here(office: Office) -> None:
    place = take(office, "w01")
    paper = made(office, place)
    assert papers.one(office, place, paper).signed_at == ""
    file = papers.keep_signed(office, place, paper, pdf_of(b"signed"), "getekend: slip")
    assert papers.one(office, place, paper).signed_at == office.clock.now().isoformat()
    assert [(one.id, one.name) for one in scans.listed(office, place)] == [(file, "getekend: slip.pdf")]
    last = dossier.open_dossier(office, place).history[-1]
    assert (last.kind, last.about) == ("paper_signed", "slip")


def test_a_photo_of_it_will_do_and_a_second_copy_too(office: Office, tmp_path: Path) -> None:
    place = take(office, "w01")
    paper, photo = made(office, place), tmp_path / "foto.jpg"
    photo.write_bytes(picture("JPEG", 60, 80))
    papers.signed_by(office, place, paper, lambda: scans.attach(office, place, photo))
    papers.keep_signed(office, place, paper, pdf_of(b"again"), "again")
    assert len(scans.listed(office, place)) == 2 and papers.one(office, place, paper).signed_at


def test_a_paper_of_another_dossier_is_refused_and_nothing_is_kept(office: Office) -> None:
    place, other = take(office, "w01"), take(office, "w05")
    paper = made(office, other)
    with pytest.raises(Rejected, match="unknown_paper"):
        papers.keep_signed(office, place, paper, pdf_of(), "x")
    assert scans.listed(office, place) == []


def test_the_same_copy_twice_is_refused_and_the_paper_stays_signed(office: Office) -> None:
    place = take(office, "w01")
    paper = made(office, place)
    papers.keep_signed(office, place, paper, pdf_of(), "x")
    with pytest.raises(Rejected, match="same_attachment"):
        papers.keep_signed(office, place, paper, pdf_of(), "y")
    assert papers.one(office, place, paper).signed_at


def test_a_signed_copy_is_taken_back_with_a_reason_and_the_one_before_counts_again(office: Office) -> None:
    place = take(office, "w01")
    paper = made(office, place)
    first = office.clock.now().isoformat()
    papers.keep_signed(office, place, paper, pdf_of(b"first"), "first")
    papers.keep_signed(office, place, paper, pdf_of(b"of somebody else"), "wrong")
    papers.take_signed_back(office, place, paper, " the wrong file ")
    assert papers.one(office, place, paper).signed_at == first
    papers.take_signed_back(office, place, paper, "not signed")
    now = papers.one(office, place, paper)
    assert (now.signed_at, now.unsigned) == ("", "not signed")
    assert len(scans.listed(office, place)) == 2, "the files stay"
    last = dossier.open_dossier(office, place).history[-1]
    assert (last.kind, last.about) == ("paper_signed_back", "slip")
    assert office.vault.events(place)[-1].body["reason"] == "not signed"


@pytest.mark.parametrize(("signed", "reason", "says"), [(False, "why", "not_signed"), (True, "  ", "reason_needed")])
def test_what_cannot_be_taken_back_is_refused_and_nothing_changes(
    office: Office, signed: bool, reason: str, says: str
) -> None:
    place = take(office, "w01")
    paper = made(office, place)
    if signed:
        papers.keep_signed(office, place, paper, pdf_of(), "x")
    with pytest.raises(Rejected, match=says):
        papers.take_signed_back(office, place, paper, reason)
    assert bool(papers.one(office, place, paper).signed_at) == signed


def test_a_file_that_lies_in_the_dossier_already_becomes_the_signed_copy(office: Office) -> None:
    place = take(office, "w01")
    paper = made(office, place)
    file = scans.attach_made(office, place, pdf_of(b"signed"), "contract").id
    assert papers.keep_signed(office, place, paper, pdf_of(b"signed"), "again") == file
    papers.take_signed_back(office, place, paper, "a mistake")
    assert papers.keep_signed(office, place, paper, pdf_of(b"signed"), "again") == file
    assert len(scans.listed(office, place)) == 1 and papers.one(office, place, paper).signed_at
