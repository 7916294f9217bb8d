"""A slip on a receipt printer: dots in every script, sent over a real raw queue of CUPS as they are."""

from __future__ import annotations

import re
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from app.paper import slip
from app.words import load
from tests.print_house import PrintHouse
from ui import printing
from ui.parts import receipt

SLIP = slip.content(
    datetime.fromisoformat("2026-12-01T09:30"), "Intake", "Atlas, Carnotstraat 110, Antwerpen", "Fatma, loket 4",
    "verblijfskaart; diploma", operator="Atlas",
)  # fmt: skip
STRIP = re.compile(rb"\x1dv0\x00(..)(..)", re.DOTALL)


def slip_in(language: str, form: str = "receipt") -> bytes:
    return slip.render(SLIP, load("nl"), load(language), form)


def picture(sent: bytes) -> Image.Image:
    """What a receipt printer makes of the bytes."""
    assert sent.startswith(b"\x1b@") and sent.endswith(b"\x1dVB\x00")
    rows, at = b"", 2
    while found := STRIP.match(sent, at):
        wide, high = (int.from_bytes(one, "little") for one in found.groups())
        rows += sent[found.end() : found.end() + wide * high]
        at = found.end() + wide * high
    assert sent[at:] == b"\x1bd\x04\x1dVB\x00", "after the dots the paper is fed and cut once"
    return ImageChops.invert(Image.frombytes("1", (receipt.DOTS, len(rows) * 8 // receipt.DOTS), rows).convert("L"))


def drawn(pdf: bytes, folder: Path) -> Image.Image:
    """The same paper as another program draws it, the 72 mm in the middle."""
    done = subprocess.run(
        ["pdftoppm", "-r", "203", "-gray", "-singlefile", "-", str(folder / "page")], input=pdf, check=True, timeout=60
    )
    assert done.returncode == 0
    page = Image.open(folder / "page.pgm")
    left = (page.width - receipt.DOTS) // 2
    return page.crop((left, 0, left + receipt.DOTS, page.height))


@pytest.mark.parametrize("language", ["nl", "ar", "ur", "ti", "bo", "zh-Hans"])
def test_the_dots_show_the_paper_in_every_script(language: str, tmp_path: Path) -> None:
    pdf = slip_in(language)
    dots, page = picture(receipt.escpos(pdf)), drawn(pdf, tmp_path)
    assert abs(dots.height - page.height) <= 2
    small = [one.crop((0, 0, receipt.DOTS, 900)).resize((72, 112), Image.Resampling.BOX) for one in (dots, page)]
    assert ImageStat.Stat(ImageChops.difference(*small)).mean[0] < 9
    assert ImageStat.Stat(small[0]).mean[0] < 245


def test_only_narrow_papers_are_receipts() -> None:
    assert receipt.is_receipt(slip_in("ar"))
    assert not receipt.is_receipt(slip_in("ar", "a6")) and not receipt.is_receipt(b"no paper")


def test_a_raw_queue_gets_dots_for_a_receipt_and_every_other_paper_as_it_is(print_house: PrintHouse) -> None:
    narrow, wide = slip_in("ar"), slip_in("ar", "a6")
    printing.send(narrow, print_house.zaal, "Onthaal bon")
    printing.send(wide, print_house.zaal, "Onthaal a6")
    assert print_house.came_out_of_zaal()[-2:] == [receipt.escpos(narrow), wide]


def test_a_printer_that_reads_pages_gets_the_receipt_as_a_page(pdf_printer: PrintHouse) -> None:
    printing.send(slip_in("ar"), pdf_printer.balie, "Onthaal bon-op-blad")
    (out,) = pdf_printer.printed("bon-op-blad")
    assert out.read_bytes().startswith(b"%PDF")
