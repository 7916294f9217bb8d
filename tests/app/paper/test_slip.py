"""The slip in its three forms, and the calendar entry that is right on both sides of summer time."""

import io
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pypdf
import pytest

from app.errors import Rejected
from app.paper import calendar, slip
from app.words import load
from tests.app.paper import reading

MOMENT = datetime.fromisoformat("2026-12-01T09:30")
SLIP = slip.content(
    MOMENT, "Intakegesprek", "Atlas, Carnotstraat 110, 2060 Antwerpen", "Fatma, loket 4",
    "verblijfskaart; diploma", operator="Atlas",
)  # fmt: skip


@pytest.mark.parametrize("form", slip.FORMS)
def test_the_slip_says_when_where_and_what_to_bring(form: str) -> None:
    text = reading.one_line(slip.render(SLIP, load("nl"), load("fr"), form))
    for piece in (
        "dinsdag 1 december 2026", "mardi 1 décembre 2026", "01-12-2026", "09:30", "Carnotstraat 110, 2060 Antwerpen",
        "Fatma, loket 4", "verblijfskaart; diploma", "Votre rendez-vous",
    ):  # fmt: skip
        assert piece in text, piece


def test_each_form_has_its_size_and_one_page() -> None:
    sizes = {}
    for form in slip.FORMS:
        pages = pypdf.PdfReader(io.BytesIO(slip.render(SLIP, load("nl"), load("ar"), form))).pages
        assert len(pages) == 1
        sizes[form] = [round(float(one) / 72 * 25.4) for one in pages[0].mediabox[2:]]
    assert sizes["a6"] == [105, 148] and sizes["half_a4"] == [148, 210] and sizes["receipt"][0] == 80


@pytest.mark.parametrize("form", slip.FORMS)
def test_a_slip_with_much_to_say_is_set_smaller_and_stays_on_one_page(form: str) -> None:
    full = replace(
        SLIP, bring=("verblijfskaart", "diploma met vertaling", "brief van het OCMW", "attest van de gemeente") * 2,
        way="Neem tram 10 tot halte Carnot, ingang langs de binnenplaats, tweede verdieping.", booked_by="A. Peeters",
    )  # fmt: skip
    pages = pypdf.PdfReader(io.BytesIO(slip.render(full, load("nl"), load("fr"), form))).pages
    assert len(pages) == 1 and "Scan deze code" in pages[0].extract_text()


def test_a_form_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Rejected) as raised:
        slip.render(SLIP, load("nl"), load("ar"), "a3")
    assert raised.value.details["value"] == "a3"


def test_the_calendar_entry_names_place_and_time_and_no_purpose() -> None:
    entry = slip.calendar(SLIP)
    assert "SUMMARY:Atlas\r\n" in entry and "LOCATION:Atlas\\, Carnotstraat 110\\, 2060 Antwerpen\r\n" in entry
    assert "Intake" not in entry and "Fatma" not in entry


@pytest.mark.parametrize(
    "local, utc",
    [
        ("2027-03-27T09:00", "20270327T080000Z"),
        ("2027-03-28T09:00", "20270328T070000Z"),
        ("2026-10-24T09:00", "20261024T070000Z"),
        ("2026-10-25T09:00", "20261025T080000Z"),
    ],
)
def test_nine_in_the_morning_stays_nine_over_the_change_of_the_clock(local: str, utc: str) -> None:
    entry = calendar.entry(datetime.fromisoformat(local), 60, "Atlas", "Antwerpen")
    assert f"DTSTART:{utc}\r\n" in entry and "TZID" not in entry
    assert datetime.strptime(utc, "%Y%m%dT%H%M%S%z").astimezone(ZoneInfo("Europe/Brussels")).hour == 9


def test_an_hour_over_the_change_is_an_hour() -> None:
    start = datetime.fromisoformat("2026-10-25T01:30")
    assert calendar.stamp(start) == "20261024T233000Z"
    assert calendar.stamp(start, timedelta(hours=2)) == "20261025T013000Z"


def test_the_stamp_is_when_it_was_booked_in_utc() -> None:
    made = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/Brussels"))
    assert "DTSTAMP:20261122T090000Z" in calendar.entry(MOMENT, 60, "Atlas", "", made)


def test_no_line_of_the_calendar_is_longer_than_75_octets() -> None:
    entry = calendar.entry(MOMENT, 60, "Ätlas " * 30, "Kaai, nummer 5\nhoek")
    assert max(len(line.encode()) for line in entry.split("\r\n")) <= 75
    assert "Ätlas " * 30 in entry.replace("\r\n ", "")


@pytest.mark.parametrize("local", ["2026-10-25T09:30", "2026-03-29T03:30", "2026-07-01T09:30"])
def test_the_file_says_belgian_time_with_the_rules_of_its_zone(local: str) -> None:
    written = calendar.file(datetime.fromisoformat(local), 60, "Atlas", "Antwerpen")
    assert f"DTSTART;TZID=Europe/Brussels:{local.replace('-', '').replace(':', '')}00\r\n" in written
    assert written.count("BEGIN:VTIMEZONE") == 1 and "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU" in written
    assert written.index("END:VTIMEZONE") < written.index("BEGIN:VEVENT")
