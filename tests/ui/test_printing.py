"""The program's own printing on a real CUPS: what comes out of the printer, and what happens when it is away."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from app.__main__ import main
from app.actions import chosen, dossier, papers
from app.errors import Trouble
from app.office import Clock, Office, new_office, open_office
from tests.print_house import PrintHouse, text_of
from ui import printing
from ui.printing import BLACK, COLOUR, Choices, Wish

CLOCK = Clock(datetime.fromisoformat("2026-11-22T09:00:00+01:00"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    new_office(tmp_path / "office", name="Proefkantoor", operator="atlas", practice=True, clock=CLOCK)
    opened = open_office(tmp_path / "office", "practice", "practice", CLOCK)
    yield opened
    opened.vault.close()


def arabic_dossier(office: Office) -> str:
    place = dossier.new(office)
    body = {"name": "فاطمة الأحمد", "latin_name": "Fatima Al-Ahmad", "language": "ar"}
    office.vault.append(place, "named", body, person=office.person.id, at=CLOCK.now())
    dossier.answer_fact(office, place, "register_municipality", "11002")
    dossier.make_appointment(office, place, what="Intake", at="2026-11-30T10:15", place="Carnotstraat 110")
    return place


def made(office: Office, place: str, kind: str) -> str:
    draft = papers.gather(office, place, kind)
    return papers.keep(office, draft, papers.draw(draft))


def arabic_words(text: str) -> set[str]:
    return set(re.findall("[\u0620-\u064a]{3,}", text))


def pages(pdf: Path) -> list[Image.Image]:
    subprocess.run(["pdftoppm", "-r", "60", "-gray", str(pdf), str(pdf.with_suffix(""))], check=True, timeout=60)
    return [Image.open(page) for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))]


def test_the_contract_comes_out_of_the_printer_in_dutch_and_arabic(
    office: Office, pdf_printer: PrintHouse, tmp_path: Path
) -> None:
    paper = made(office, arabic_dossier(office), "contract")
    data = papers.read(office, paper)
    job = printing.send(data, pdf_printer.balie, f"Onthaal {paper}")
    assert job.startswith(pdf_printer.balie)
    (out,) = pdf_printer.printed(paper)
    text = text_of(out)
    assert "Inburgeringscontract" in text and "Ontwerp, geen beslissing" in text
    assert "عقد" in text and "المدني" in text
    assert "Fatima Al-Ahmad" in text
    kept, printed = tmp_path / "kept.pdf", tmp_path / "printed.pdf"
    kept.write_bytes(data)
    printed.write_bytes(out.read_bytes())
    assert arabic_words(text_of(printed)) == arabic_words(text_of(kept)) != set()
    looks = list(zip(pages(kept), pages(printed), strict=True))
    for one, other in looks:
        assert ImageStat.Stat(ImageChops.difference(one, other.resize(one.size))).mean[0] < 6
        assert ImageStat.Stat(one).mean[0] < 253
    first, last = looks[0][0], looks[-1][1]
    assert ImageStat.Stat(ImageChops.difference(first, last.resize(first.size))).mean[0] > 6


def test_the_queue_gets_the_bytes_that_were_kept(office: Office, print_house: PrintHouse) -> None:
    paper = made(office, arabic_dossier(office), "slip")
    printing.send(papers.read(office, paper), print_house.zaal, "Onthaal")
    assert print_house.came_out_of_zaal()[-1] == papers.read(office, paper)


def test_the_printers_of_the_machine_are_listed_with_their_state(pdf_printer: PrintHouse) -> None:
    pdf_printer.halt(pdf_printer.zaal, "Papier op")
    balie, zaal = printing.queues()
    assert (balie.name, balie.ready, balie.chosen) == (pdf_printer.balie, True, True)
    assert (zaal.name, zaal.ready, zaal.why) == ("Zaal", False, "Papier op")
    assert printing.find().name == pdf_printer.balie


def test_a_stopped_printer_gets_nothing_and_a_retry_makes_one_copy(office: Office, pdf_printer: PrintHouse) -> None:
    paper = made(office, arabic_dossier(office), "slip")
    pdf_printer.halt(pdf_printer.balie, "Papier op")
    for _ in range(2):
        with pytest.raises(Trouble, match="printer_stopped") as refused:
            printing.send(papers.read(office, paper), pdf_printer.balie, f"Onthaal {paper}")
        assert refused.value.details["why"] == "Papier op"
    assert pdf_printer.waiting() == []
    pdf_printer.go_on(pdf_printer.balie)
    printing.send(papers.read(office, paper), pdf_printer.balie, f"Onthaal {paper}")
    assert len(pdf_printer.printed(paper)) == 1


def test_a_printer_that_refuses_work_gets_nothing(print_house: PrintHouse) -> None:
    print_house.run("cupsreject", "-r", "Herstelling", print_house.zaal)
    try:
        with pytest.raises(Trouble, match="printer_stopped"):
            printing.send(b"%PDF-1.4", print_house.zaal, "Onthaal")
    finally:
        print_house.run("cupsaccept", print_house.zaal)


def test_a_job_that_waits_is_taken_back_once(print_house: PrintHouse) -> None:
    print_house.run("lpadmin", "-p", "Traag", "-E", "-v", "socket://127.0.0.1:9", "-m", "raw")
    try:
        job = printing.send(b"%PDF-1.4\n", "Traag", "Onthaal")
        assert printing.waits(job)
        assert printing.take_back(job)
        until = time.monotonic() + 20
        while printing.waits(job) and time.monotonic() < until:
            time.sleep(0.1)
        assert not printing.waits(job)
        assert not printing.take_back(job)
    finally:
        print_house.run("lpadmin", "-x", "Traag")


@pytest.fixture
def halted(pdf_printer: PrintHouse) -> Iterator[PrintHouse]:
    """A printer that takes jobs and lets them lie, so that they can be looked at."""
    driver = pdf_printer.folder / "cups-pdf.ppd"
    pdf_printer.run("lpadmin", "-p", "Stil", "-E", "-v", "socket://127.0.0.1:9", "-P", str(driver))
    yield pdf_printer
    pdf_printer.run("cancel", "-a")
    pdf_printer.run("lpadmin", "-x", "Stil")


def test_a_printer_offers_the_paper_and_the_colours_that_it_has(pdf_printer: PrintHouse) -> None:
    assert printing.choices(pdf_printer.balie) == Choices(("A4", "A5"), "A4", colour=True)
    assert printing.choices(pdf_printer.zaal) == Choices(), "a queue without a driver knows none"


def test_the_job_says_what_was_wished(halted: PrintHouse, office: Office) -> None:
    data = papers.read(office, made(office, arabic_dossier(office), "slip"))
    asked = halted.asked_of(printing.send(data, "Stil", "Onthaal", Wish(3, "A5", BLACK)))
    assert (asked["copies"], asked["media"], asked["print-color-mode"]) == (["3"], ["A5"], ["monochrome"])
    assert asked["print-scaling"] == ["auto-fit"], "what is larger than the sheet is made smaller"
    asked = halted.asked_of(printing.send(data, "Stil", "Onthaal", Wish(colour=COLOUR)))
    assert asked["print-color-mode"] == ["color"] and "media" not in asked


def test_what_nobody_wished_is_left_to_the_printer(halted: PrintHouse, office: Office) -> None:
    slip = papers.read(office, made(office, arabic_dossier(office), "slip"))
    asked = halted.asked_of(printing.send(slip, "Stil", "Onthaal"))
    assert asked["number-of-documents"] == ["1"]
    assert not asked.keys() & {"media", "print-scaling"}
    assert asked.get("copies", ["1"]) == ["1"]


def test_a_small_slip_on_a_printer_with_large_paper_only_lies_on_large_paper(
    office: Office, pdf_printer: PrintHouse
) -> None:
    paper = made(office, arabic_dossier(office), "slip")
    slip = papers.read(office, paper)
    assert "A6" not in printing.choices(pdf_printer.balie).sizes
    with pytest.raises(Trouble, match="size_not_there") as refused:
        printing.send(slip, pdf_printer.balie, f"Onthaal {paper}", Wish(size="A6"))
    assert refused.value.details == {"queue": pdf_printer.balie, "size": "A6", "sizes": "A4, A5"}
    assert pdf_printer.waiting() == []
    printing.send(slip, pdf_printer.balie, f"Onthaal {paper}")
    (out,) = pdf_printer.printed(paper)
    assert "Fatima" in text_of(out) or "Intake" in text_of(out)


def test_no_colour_is_asked_of_a_printer_that_has_none(print_house: PrintHouse) -> None:
    with pytest.raises(Trouble, match="no_colour_there"):
        printing.send(b"%PDF-1.4", print_house.zaal, "Onthaal", Wish(colour=COLOUR))
    assert print_house.waiting() == []


def test_a_queue_without_a_driver_prints_as_often_as_was_wished(office: Office, print_house: PrintHouse) -> None:
    data = papers.read(office, made(office, arabic_dossier(office), "slip"))
    printing.send(data, print_house.zaal, "Onthaal", Wish(copies=2))
    assert print_house.came_out_of_zaal()[-1] == data * 2


def test_what_is_stopped_before_it_went_is_not_printed(office: Office, print_house: PrintHouse) -> None:
    with pytest.raises(Trouble, match="print_stopped"):
        printing.send(b"%PDF-1.4", print_house.zaal, "Onthaal", heed=lambda page, pages: False)
    assert print_house.waiting() == []


def test_without_a_printer_of_that_name_nothing_is_sent(print_house: PrintHouse) -> None:
    with pytest.raises(Trouble, match="printer_away"):
        printing.send(b"%PDF-1.4", "Kelder", "Onthaal")
    assert print_house.waiting() == []


def test_a_print_system_that_is_away_is_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody-listens"))
    with pytest.raises(Trouble, match="printer_away"):
        printing.queues()


def test_a_print_system_without_printers_says_so(print_house: PrintHouse) -> None:
    empty = PrintHouse()
    try:
        empty.start()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CUPS_SERVER", empty.surroundings["CUPS_SERVER"])
            assert printing.queues() == []
            with pytest.raises(Trouble, match="no_printer"):
                printing.send(b"%PDF-1.4", "", "Onthaal")
    finally:
        empty.remove()


class Console:
    """The console in a practice office, as somebody without a window types it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def paper(self, *words: str) -> tuple[int, str]:
        """Exit status, and what was said on both outputs."""
        status = main(["paper", *words, "--office", str(self.folder)])
        said = self._capsys.readouterr()
        return status, said.out + said.err


@pytest.fixture
def console(office: Office, kept: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> Console:
    office.vault.close()
    return Console(office.folder, capsys)


@pytest.fixture
def kept(office: Office) -> tuple[str, str]:
    place = arabic_dossier(office)
    return place, made(office, place, "slip")


def events(folder: Path, place: str) -> list[str]:
    opened = open_office(folder, "practice", "practice", CLOCK)
    try:
        return [one.kind for one in opened.vault.events(place) if one.kind.startswith("paper_")]
    finally:
        opened.vault.close()


def test_the_console_prints_once_on_the_office_s_printer_for_slips_and_the_dossier_remembers(
    office: Office, kept: tuple[str, str], capsys: pytest.CaptureFixture[str], print_house: PrintHouse
) -> None:
    place, paper = kept
    chosen.change(office, "slip_queue", print_house.zaal)
    office.vault.close()
    console, before = Console(office.folder, capsys), len(print_house.came_out_of_zaal())
    status, said = console.paper("print", paper, "--dossier", place)
    assert status == 0 and f"sent to {print_house.zaal} as {print_house.zaal}-" in said and "it left the queue" in said
    assert len(print_house.came_out_of_zaal()) == before + 1
    assert events(console.folder, place) == ["paper_made", "paper_sending", "paper_sent"]
    status, said = console.paper("print", paper, "--dossier", place)
    assert status == 2 and "was printed on" in said and "--again" in said


def test_the_console_asks_the_printer_for_copies_paper_and_colour(
    kept: tuple[str, str], console: Console, halted: PrintHouse
) -> None:
    place, paper = kept
    given = ("print", paper, "--dossier", place, "--queue", "Stil", "--wait", "0")
    status, said = console.paper(*given, "--size", "A6")
    assert status == 1 and "Stil has no paper of size A6, only: A4, A5" in said and halted.waiting() == []
    status, said = console.paper(*given, "--copies", "2", "--size", "A4", "--colour", "black")
    assert status == 0
    (job,) = halted.waiting()
    asked = halted.asked_of(job)
    assert (asked["copies"], asked["media"], asked["print-color-mode"]) == (["2"], ["A4"], ["monochrome"])
    status, said = console.paper("list", "--dossier", place, "--json")
    assert '"copies": 2' in said, "the dossier remembers how many"


def test_a_stopped_printer_gets_nothing_from_the_console_and_the_next_try_is_no_copy(
    kept: tuple[str, str], console: Console, print_house: PrintHouse
) -> None:
    place, paper = kept
    print_house.halt(print_house.zaal, "papier op")
    status, said = console.paper("print", paper, "--dossier", place, "--queue", print_house.zaal)
    assert status == 1 and "takes no papers" in said and print_house.waiting() == []
    print_house.go_on(print_house.zaal)
    assert console.paper("print", paper, "--dossier", place, "--queue", print_house.zaal)[0] == 0


def test_the_console_takes_a_waiting_paper_back_once(
    kept: tuple[str, str], console: Console, print_house: PrintHouse
) -> None:
    place, paper = kept
    print_house.run("lpadmin", "-p", "Traag", "-E", "-v", "socket://127.0.0.1:1", "-m", "raw")
    try:
        sent = console.paper("print", paper, "--dossier", place, "--queue", "Traag", "--wait", "0")
        assert sent[0] == 0 and "it waits there still" in sent[1]
        assert console.paper("take-back", paper, "--dossier", place) == (0, "taken back; nothing was printed\n")
        assert print_house.waiting() == []
        assert events(console.folder, place)[-1] == "paper_taken_back"
        status, said = console.paper("take-back", paper, "--dossier", place)
        assert status == 2 and "nothing to take back" in said
    finally:
        print_house.run("lpadmin", "-x", "Traag")


def test_without_any_printer_the_console_says_so_and_the_paper_stays(
    kept: tuple[str, str], console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, paper = kept
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/socket")
    status, said = console.paper("print", paper, "--dossier", place)
    assert status == 1 and "the paper stays in the dossier" in said
    assert events(console.folder, place) == ["paper_made"]
