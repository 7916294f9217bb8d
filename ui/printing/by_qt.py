"""Prints where there is no CUPS: the pages as dots of the printer's own density, through Qt's print support.

Nothing is written beside the job. Once the printer took a paper Qt tells nothing more of it: it can be stopped between
two pages, not taken back.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import Trouble
from ui.parts import printed_page
from ui.printing.queue import BLACK, SIZES, Choices, Heed, Queue, Wish

DENSEST = 600
"""Dots an inch; what a printer can do beyond that no eye sees, and memory feels."""
_OUT_OF_ORDER = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
_application: list[QGuiApplication] = []


def queues() -> list[Queue]:
    """All printers that Qt knows, by name."""
    _wake()
    found = QPrinterInfo.availablePrinters()
    named = [Queue(one.printerName(), one.state() not in _OUT_OF_ORDER, one.isDefault()) for one in found]
    return sorted(named, key=lambda one: one.name)


def choices(queue: str) -> Choices:
    """The sizes of paper and the colours of a printer, as its driver says."""
    info = _printer(queue)
    has = {size.id() for size in info.supportedPageSizes()}
    sizes = tuple(name for name in SIZES if _size(name) in has)
    usual = next((name for name in SIZES if _size(name) == info.defaultPageSize().id()), "")
    return Choices(sizes, usual, QPrinter.ColorMode.Color in info.supportedColorModes())


def send(data: bytes, queue: str, title: str, wish: Wish, heed: Heed) -> str:
    """Draw a PDF on a printer; the job goes by its title."""
    printer = QPrinter(_printer(queue), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    draw(printer, data, wish, heed)
    after = QPrinterInfo.printerInfo(queue)  # Qt itself says nothing of a printer that went away meanwhile
    if after.isNull() or after.state() in _OUT_OF_ORDER:
        raise Trouble("printer_unsure", queue=queue)
    return title


def draw(printer: QPrinter, data: bytes, wish: Wish, heed: Heed) -> None:
    """Every page on a sheet of its own, never larger than it is, smaller where the sheet is small.

    Trouble `printer_away` when nothing went to the printer, `print_stopped` when `heed` stopped the first page,
    `printer_unsure` when it ended later.
    """
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), DENSEST))
    if wish.size:
        printer.setPageSize(QPageSize(_size(wish.size)))
    if wish.colour:
        black = wish.colour == BLACK
        printer.setColorMode(QPrinter.ColorMode.GrayScale if black else QPrinter.ColorMode.Color)
    pages = list(range(printed_page.count(data)))
    if printer.supportsMultipleCopies():
        printer.setCopyCount(wish.copies)
        printer.setCollateCopies(True)
    else:
        pages *= wish.copies
    painter = QPainter()
    try:
        _draw_pages(printer, painter, data, pages, heed)
    finally:
        if painter.isActive():
            printer.abort()
            painter.end()


def _draw_pages(printer: QPrinter, painter: QPainter, data: bytes, pages: list[int], heed: Heed) -> None:
    queue, sheet = printer.printerName(), printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
    for number, page in enumerate(pages, start=1):
        if not heed(number, len(pages)):
            raise Trouble("printer_unsure" if number > 1 else "print_stopped", queue=queue)
        if number == 1 and not painter.begin(printer):
            raise Trouble("printer_away", queue=queue)
        if number > 1 and not printer.newPage():
            raise Trouble("printer_unsure", queue=queue)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        with printed_page.page(data, page, printer.resolution(), sheet, grey=grey) as picture:
            painter.drawImage(0, 0, picture)
    if not painter.end() or printer.printerState() in _OUT_OF_ORDER:
        raise Trouble("printer_unsure", queue=queue)


def _printer(queue: str) -> QPrinterInfo:
    _wake()
    info = QPrinterInfo.printerInfo(queue)
    if info.isNull():
        raise Trouble("printer_away", queue=queue)
    return info


def _size(name: str) -> QPageSize.PageSizeId:
    return QPageSize.PageSizeId[name]


def _wake() -> None:
    """Qt asks for an application before it looks at printers; where no window is open it is one without windows."""
    if QGuiApplication.instance() is None:
        _application.append(QGuiApplication(["onthaal", "-platform", "offscreen"]))
