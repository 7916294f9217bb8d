"""Files that cannot be taken in at the counter: one clear sentence beside the place, and what was there stays.

Tried at the three places where files come in: the evidence of a dossier, the pages of a document, and the signed copy
of a paper. A scanner that sleeps is in `test_pages_dialog`, a camera that is unplugged in `test_camera`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.actions import papers
from app.devices import pages
from app.words import load
from tests.app.devices.test_pages import diploma
from tests.app.devices.test_scanned import locked
from tests.scan import pdf_of, picture
from ui.counter.evidence_page import EvidencePage
from ui.counter.pages_dialog import PagesDialog
from ui.counter.papers_page import PapersPage
from ui.counter.workplace import Workplace

PATIENCE = 40_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Bad = tuple[str, bytes, str]
HUGE = 300 * 1024 * 1024

DOCUMENTS: dict[str, Bad] = {
    "a damaged PDF": ("diploma.pdf", b"%PDF-1.4 the rest did not come", "beschadigd"),
    "a PDF with a password": ("loonbrief.pdf", locked(), "wachtwoord"),
    "a PDF of 300 MB": ("alles.pdf", b"%PDF-", "25 MB"),
    "a letter that calls itself a PDF": ("brief.pdf", b"PK\x03\x04", "geen PDF-, JPEG-, PNG- of HEIC-bestand"),
    "an empty PDF": ("leeg.pdf", b"", "leeg"),
}
PICTURES: dict[str, Bad] = {
    "a photo of 80 megapixels": ("paspoort.jpg", picture("JPEG", 10_000, 8_000), "80 megapixel"),
    "a photo of 300 MB": ("groot.jpg", b"\xff\xd8\xff", "MB"),
    "a PDF that calls itself a photo": ("kaart.jpg", pdf_of(), "PDF"),
    "half a photo": ("half.png", picture("PNG", 300, 300)[:-60], "beschadigd"),
    "half a picture of a telephone": ("half.heic", picture("HEIF", 64, 64)[:-40], "beschadigd"),
    "a text that calls itself a photo": ("notitie.png", b"only notes", "geen PDF-, JPEG-, PNG- of HEIC-bestand"),
}


def written(folder: Path, bad: Bad) -> Path:
    name, content, _ = bad
    path = folder / name
    path.write_bytes(content)
    if "300" in str(bad) or content in (b"%PDF-", b"\xff\xd8\xff"):
        with path.open("r+b") as grown:
            grown.truncate(HUGE)
    return path


def is_one_sentence(told: str, bad: Bad) -> bool:
    """The name of the file and what is wrong with it, on one line."""
    return told.startswith(f"{bad[0]}: ") and bad[2] in told and "\n" not in told


@pytest.fixture
def evidence(work: Workplace, qtbot: QtBot, tmp_path: Path) -> EvidencePage:
    """The evidence with one file in it, of which a description is half typed."""
    work.window().show()
    work.tabs.open("evidence")
    good = tmp_path / "goed.png"
    good.write_bytes(diploma())
    add(work.tabs.evidence, qtbot, good)
    work.tabs.evidence.form.issuer.setText("Ambassade te B")
    return work.tabs.evidence


def add(page: EvidencePage, qtbot: QtBot, *paths: Path) -> None:
    page.add(list(paths))
    qtbot.waitUntil(lambda: not page._work.busy, timeout=PATIENCE)


@pytest.mark.parametrize("bad", [*DOCUMENTS.values(), *PICTURES.values()], ids=[*DOCUMENTS, *PICTURES])
def test_at_the_evidence_it_is_one_sentence_and_what_was_there_stays(
    evidence: EvidencePage, qtbot: QtBot, tmp_path: Path, bad: Bad
) -> None:
    add(evidence, qtbot, written(tmp_path, bad))
    assert is_one_sentence(evidence.said.text(), bad), evidence.said.text()
    assert evidence.list.count() == 1 and "goed.png" in evidence.list.item(0).text()
    assert evidence.form.issuer.text() == "Ambassade te B"


@pytest.mark.parametrize("bad", PICTURES.values(), ids=PICTURES)
def test_among_the_pages_it_is_one_sentence_and_the_pages_stay(qtbot: QtBot, tmp_path: Path, bad: Bad) -> None:
    dialog = PagesDialog(load("nl"), lambda data, name: None)
    qtbot.addWidget(dialog)
    good = tmp_path / "goed.png"
    good.write_bytes(diploma())
    dialog.add([good, written(tmp_path, bad)])
    qtbot.waitUntil(lambda: len(dialog._pages) == 1 and bad[0] in dialog.said.text(), timeout=PATIENCE)
    assert is_one_sentence(dialog.said.text(), bad), dialog.said.text()


@pytest.mark.parametrize("bad", DOCUMENTS.values(), ids=DOCUMENTS)
def test_as_a_signed_copy_it_is_one_sentence_and_the_paper_is_not_signed(
    paper_page: PapersPage, qtbot: QtBot, tmp_path: Path, bad: Bad
) -> None:
    paper_page.sign.take_file(written(tmp_path, bad))
    qtbot.waitUntil(lambda: bool(paper_page.said.text()), timeout=PATIENCE)
    assert is_one_sentence(paper_page.said.text(), bad), paper_page.said.text()
    assert "etekend exemplaar" not in paper_page.list.item(0).text()


@pytest.fixture
def paper_page(work: Workplace) -> PapersPage:
    """The papers of a dossier, with one in it."""
    work.tabs.open("papers")
    draft = work.tabs.papers._do(lambda office: papers.gather(office, work.dossier, "bring"))
    work.tabs.papers._do(lambda office: papers.keep(office, draft, papers.draw(draft)))
    work.tabs.papers.refresh()
    return work.tabs.papers


def test_a_picture_of_a_telephone_is_taken_like_any_other(evidence: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "kaart.heic").write_bytes(picture("HEIF", 1200, 900))
    add(evidence, qtbot, tmp_path / "kaart.heic")
    assert evidence.said.text() == "" and "kaart.heic" in evidence.list.item(0).text()


@pytest.mark.parametrize(
    ("flawed", "told"),
    [({"blurred_mm": 0.5}, "niet scherp"), ({"dots": 72}, "klein"), ({"ground": 60, "ink": 10}, "te donker")],
    ids=["blurred", "small", "dark"],
)
def test_a_photo_that_cannot_be_read_waits_until_somebody_keeps_it_all_the_same(
    evidence: EvidencePage, qtbot: QtBot, tmp_path: Path, flawed: dict[str, float], told: str
) -> None:
    photo, good = tmp_path / "stempel.png", tmp_path / "brief.png"
    photo.write_bytes(diploma(**flawed))  # type: ignore[arg-type]
    good.write_bytes(diploma(dots=140))
    add(evidence, qtbot, photo, good)
    assert told in evidence.held.said.text() and evidence.held.isVisible()
    assert evidence.list.count() == 2 and "brief.png" in evidence.list.item(0).text()
    evidence.held.keep_button.click()
    assert evidence.list.count() == 3 and "stempel.png" in evidence.list.item(0).text()
    assert evidence.held.isHidden()


def test_a_scan_of_which_a_page_cannot_be_read_waits_too_and_names_the_page(
    evidence: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pages.document([pages.take(diploma()), pages.take(diploma(blurred_mm=0.5))]))
    add(evidence, qtbot, scan)
    assert evidence.held.said.text().startswith("scan.pdf, Pagina 2: ⚠ Deze pagina is niet scherp")
    assert evidence.list.count() == 1


def test_another_is_taken_in_its_place(
    evidence: EvidencePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blurred, sharp = tmp_path / "wazig.png", tmp_path / "scherp.png"
    blurred.write_bytes(diploma(blurred_mm=0.5))
    sharp.write_bytes(diploma(dots=140))
    add(evidence, qtbot, blurred)
    chosen: Callable[..., tuple[list[str], str]] = lambda *_: ([str(sharp)], "")  # noqa: E731
    monkeypatch.setattr("ui.counter.evidence_page.QFileDialog.getOpenFileNames", chosen)
    evidence.held.another_button.click()
    qtbot.waitUntil(lambda: evidence.list.count() == 2, timeout=PATIENCE)
    assert "scherp.png" in evidence.list.item(0).text() and evidence.held.isHidden()


def test_a_half_typed_description_waits_for_its_file(evidence: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "tweede.pdf").write_bytes(pdf_of())
    evidence.form.issued.setText("14-3-20")
    add(evidence, qtbot, tmp_path / "tweede.pdf")
    assert evidence.form.issuer.text() == "" and "tweede.pdf" in evidence.list.item(0).text()
    evidence.list.setCurrentRow(1)
    assert (evidence.form.issuer.text(), evidence.form.issued.text()) == ("Ambassade te B", "14-3-20")
