"""The papers are made, read back with pdftotext, and the same for the same content."""

import subprocess
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.errors import Trouble
from app.paper import advice, contract, slip
from app.paper.lines import Type, set_lines


class Plain:
    """A language that says the English text, or one sentence of its own."""

    def __init__(self, code: str, rtl: bool = False, sentence: str = "") -> None:
        self.code, self.rtl, self.sentence = code, rtl, sentence

    def say(self, key: str, msgid: str, /, **values: str) -> str:
        text = self.sentence or msgid.format(**values)
        return text + "".join(f" \u2066{value}\u2069" for value in values.values()) if self.sentence else text


NL = Plain("nl")
AR = Plain("ar", True, "عقد الاندماج المدني")
TI = Plain("ti", False, "ውዕል ምውህሃድ ህዝባዊ")
CONTENT = contract.ContractContent(
    "محمد الأحمد",
    "Mohamed Alahmad",
    "Atlas",
    date(2026, 11, 22),
    "2026-11",
    date(2026, 11, 1),
    "D-0042",
    (
        contract.PartLine("mo", "required", False, "PRT-01", "Decreet inburgering, art. 29"),
        contract.PartLine("nt2", "exempt", True, "EXP-NT2-02", "CVO certificate"),
        contract.PartLine("work", "reached", False, "EXP-VDAB-04", "VDAB"),
        contract.PartLine("pnt", "optional", False, "PRT-06", ""),
    ),
    courses=(
        contract.CourseLine(
            "MO-17", "MO Arabisch", "Atlas", "Carnotstraat 110, Antwerpen", date(2027, 1, 11)
        ),
    ),
    term="9 maanden",
    deadlines=(contract.DeadlineLine("start", date(2027, 1, 24), "DL-05"),),
    fees=(("MO", "90 EUR"),),
    fees_total="360 EUR",
    open_points=("C-01: PNT",),
)
SLIP = slip.SlipContent(
    datetime(2026, 12, 1, 9, 30, tzinfo=ZoneInfo("Europe/Brussels")),
    "Atlas",
    "Carnotstraat 110, 2060 Antwerpen",
    "Atlas",
    ("eID",),
)


def read(pdf: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("own", [NL, AR, TI], ids=lambda words: words.code)
def test_a_contract_reads_back(own: Plain) -> None:
    text = read(contract.render(CONTENT, NL, own))
    for piece in ("Draft, not a decision", "24-01-2027", "EXP-NT2-02", "Text missing", "Page 1 of"):
        assert piece in text
    for word in own.sentence.split():
        assert word in text


def test_the_same_content_gives_the_same_bytes() -> None:
    first = contract.render(CONTENT, NL, AR)
    contract.render(CONTENT, NL, TI)
    assert contract.render(CONTENT, NL, AR) == first


def test_the_slip_shows_the_day_and_holds_no_name() -> None:
    text = read(slip.render(SLIP, NL, AR))
    assert "01-12-2026" in text and "09:30" in text and "Tuesday" in text
    assert "DTSTART:20261201T083000Z" in slip.calendar(SLIP)


def test_the_advice_is_made() -> None:
    content = advice.AdviceContent(
        "D-1",
        "Atlas",
        date(2026, 11, 22),
        "e",
        date(2026, 11, 1),
        (advice.AdviceLine("Verplicht", "ملزم", "OBL-01"),),
    )
    assert "Verplicht" in read(advice.render(content, NL, AR))


def test_a_character_without_a_font_is_named() -> None:
    with pytest.raises(Trouble) as raised:
        set_lines("a\U000e0fffb\U0001f9ff", Type("nl"), 100)
    assert raised.value.says == "missing_glyph" and raised.value.details["language"] == "nl"
