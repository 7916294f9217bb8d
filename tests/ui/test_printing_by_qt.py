"""Printing where there is no CUPS client: Qt draws each page, here into a file and onto a real queue."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import pypdf
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.errors import Trouble
from app.paper import slip
from app.words import load
from tests.app.paper.test_contract import REFUGEE, draw
from tests.print_house import PrintHouse
from ui import printing
from ui.printing import BLACK, COLOUR, Choices, Wish, by_qt

T = TypeVar("T")
SLIP = slip.content(
    datetime.fromisoformat("2026-12-01T09:30"), "Intake", "Atlas, Carnotstraat 110, Antwerpen", "Fatma, loket 4",
    "verblijfskaart; diploma", operator="Atlas",
)  # fmt: skip


def go_on(page: int, pages: int) -> bool:
    return True


def slip_in(language: str, form: str = "a6") -> bytes:
    return slip.render(SLIP, load("nl"), load(language), form)


def contract_in(language: str) -> bytes:
    return draw(REFUGEE, language)


def into(path: Path) -> QPrinter:
    """A printer that is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def looks(pdf: Path, wide: int = 400) -> list[Image.Image]:
    """The pages as another program draws them, in black and white, so many dots wide."""
    stem, high = pdf.with_suffix(""), round(wide * 2**0.5)
    size = ("-scale-to-x", str(wide * 4), "-scale-to-y", str(high * 4))
    drawing = ["pdftoppm", *size, "-gray", str(pdf), str(stem)]
    subprocess.run(drawing, check=True, timeout=60)
    return [picture(page).reduce(4) for page in sorted(pdf.parent.glob(f"{stem.name}-*.pgm"))]


def picture(path: Path) -> Image.Image:
    with Image.open(path) as drawn:
        return drawn.copy()


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are from each other where they are furthest, by tiles: a line that is lost is much."""
    tiles = [each.resize((20, 28), Image.Resampling.BOX) for each in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*tiles)).extrema[0][1])


def aside(deed: Callable[[], T]) -> T:
    """Do it on a thread of its own, as the window does: the library of CUPS looks for its server once a thread."""
    with ThreadPoolExecutor(1) as worker:
        return worker.submit(deed).result()


@contextmanager
def without_cups(patch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """A machine on which no client of CUPS is installed."""
    with patch.context() as here:
        here.setenv("PATH", str(folder))
        yield


@pytest.mark.parametrize("language", ["nl", "ar", "ti"])
def test_every_page_comes_out_as_it_was_drawn(language: str, tmp_path: Path, qtbot: QtBot) -> None:
    kept, printed = tmp_path / "kept.pdf", tmp_path / "printed.pdf"
    kept.write_bytes(contract_in(language))
    by_qt.draw(into(printed), kept.read_bytes(), Wish(size="A4"), go_on)
    pairs = list(zip(looks(kept), looks(printed), strict=True))
    assert len(pairs) > 1
    for one, other in pairs:
        assert apart(one, other) < 8
    assert apart(pairs[0][0], pairs[-1][1]) > 20, "the pages are not all one and the same"


def test_a_small_paper_keeps_its_size_on_a_large_sheet(tmp_path: Path, qtbot: QtBot) -> None:
    kept, printed = tmp_path / "kept.pdf", tmp_path / "printed.pdf"
    kept.write_bytes(slip_in("ar"))
    by_qt.draw(into(printed), kept.read_bytes(), Wish(size="A4"), go_on)
    (one,), (other,) = looks(kept, 420), looks(printed, 840)
    assert apart(one, other.crop((0, 0, *one.size))) < 16
    assert ImageStat.Stat(other.crop((460, 0, 840, 1188))).extrema == [(255, 255)], "beside it nothing is drawn"


def test_a_large_paper_is_made_smaller_and_not_cut_off(tmp_path: Path, qtbot: QtBot) -> None:
    kept, printed = tmp_path / "kept.pdf", tmp_path / "printed.pdf"
    kept.write_bytes(contract_in("ar"))
    by_qt.draw(into(printed), kept.read_bytes(), Wish(size="A5"), go_on)
    assert round(float(pypdf.PdfReader(printed).pages[0].mediabox.width)) == 420
    assert all(apart(one, other) < 8 for one, other in zip(looks(kept), looks(printed), strict=True))


def test_black_and_white_has_no_colour_left(tmp_path: Path, qtbot: QtBot) -> None:
    for colour, most in ((BLACK, 0), (COLOUR, 255)):
        printed = tmp_path / f"{colour}.pdf"
        by_qt.draw(into(printed), slip_in("nl"), Wish(size="A6", colour=colour), go_on)
        subprocess.run(["pdftoppm", "-r", "40", "-singlefile", str(printed), str(tmp_path / colour)], check=True)
        red, green, blue = picture(tmp_path / f"{colour}.ppm").split()
        differs = max(int(ImageChops.difference(red, one).getextrema()[1]) for one in (green, blue))
        assert differs <= most and (differs > 30) is (colour == COLOUR)


def test_where_the_printer_cannot_count_every_copy_is_drawn(tmp_path: Path, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    printed = tmp_path / "printed.pdf"
    by_qt.draw(into(printed), slip_in("nl"), Wish(copies=3), lambda *page: not told.append(page))
    assert told == [(1, 3), (2, 3), (3, 3)] and len(pypdf.PdfReader(printed).pages) == 3


def test_stopped_before_the_first_page_nothing_is_printed_and_later_it_is_unsure(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(Trouble, match="print_stopped"):
        by_qt.draw(into(tmp_path / "none.pdf"), slip_in("nl"), Wish(copies=3), lambda page, pages: False)
    assert not (tmp_path / "none.pdf").exists()
    with pytest.raises(Trouble, match="printer_unsure"):
        by_qt.draw(into(tmp_path / "some.pdf"), slip_in("nl"), Wish(copies=3), lambda page, pages: page < 2)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(Trouble, match="printer_away"):
        by_qt.draw(into(tmp_path / "no-such-folder" / "printed.pdf"), slip_in("nl"), Wish(), go_on)


def test_without_the_client_of_cups_the_same_door_prints_through_qt(
    pdf_printer: PrintHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    kept, printed = tmp_path / "kept.pdf", tmp_path / "printed.pdf"
    kept.write_bytes(contract_in("ar"))
    with without_cups(monkeypatch, tmp_path):
        assert not printing.follows()
        balie, zaal = aside(printing.queues)
        assert (balie.name, balie.ready, balie.chosen, zaal.name) == (pdf_printer.balie, True, True, "Zaal")
        assert aside(partial(printing.choices, pdf_printer.balie)) == Choices(("A4", "A5"), "A4", colour=True)
        wish = Wish(size="A4")
        job = aside(partial(printing.send, kept.read_bytes(), pdf_printer.balie, "Onthaal qt-blad", wish))
        assert job == "Onthaal qt-blad" and not printing.waits(job) and not printing.take_back(job)
    (out,) = pdf_printer.printed("qt-blad")
    printed.write_bytes(out.read_bytes())
    assert all(apart(one, other) < 12 for one, other in zip(looks(kept), looks(printed), strict=True))


def test_a_printer_that_is_taken_away_in_the_middle_is_said(
    pdf_printer: PrintHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    driver = pdf_printer.folder / "cups-pdf.ppd"
    pdf_printer.run("lpadmin", "-p", "Kort", "-E", "-v", "socket://127.0.0.1:9", "-P", str(driver))

    def take_away(page: int, pages: int) -> bool:
        if page == 2:
            monkeypatch.undo()
            pdf_printer.run("lpadmin", "-x", "Kort")
        return True

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble, match="printer_unsure"):
        aside(partial(printing.send, contract_in("nl"), "Kort", "Onthaal", heed=take_away))


def test_without_any_printer_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens"))
    with without_cups(monkeypatch, tmp_path):
        with pytest.raises(Trouble, match="no_printer"):
            aside(partial(printing.send, slip_in("nl"), "", "Onthaal"))
        with pytest.raises(Trouble, match="printer_away"):
            aside(partial(by_qt.choices, "Kelder"))
