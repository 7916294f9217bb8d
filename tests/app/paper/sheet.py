"""A sheet for a language: its letters, and what papers are made of, in words that CLDR knows in that language."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from babel.numbers import format_currency, format_percent

from app.paper.blocks import BODY, LEAD, STRONG, TITLE, Paper
from app.paper.said import Both, Said, Voices
from app.words import Words, load

DAYS = (date(2027, 1, 24), date(2026, 12, 1), date(2027, 5, 8))
COUNTRIES = ("BE", "SY", "TR", "MA", "AF", "UA", "ER", "CN", "SO")
LATIN = "Jean-Pierre D’Hondt (º1987) [b]"
WEB = "https://www.inburgering.be/nt2?stap=3&t=a"
MIXED = "{day}: {countries}. {name}, {address}; {percent}, {price} ({time}). {web} - {code}"


@cache
def exemplars() -> dict[str, list[str]]:
    """The letters of each language, from the main exemplars of CLDR 48 or the source named in the file."""
    text = Path(__file__).with_name("exemplars.csv").read_text("utf-8")
    return {row["tag"]: row["characters"].split() for row in csv.DictReader(text.splitlines())}


def letters(language: str) -> str:
    """The letters behind each other, of many an even choice; a mark stands on the first letter that is none."""
    found = exemplars()[language]
    found = found[:: len(found) // 350 + 1]
    bearer = next((one for one in found if one[0].isalpha()), "")
    return " ".join(one if one[0].isalnum() else bearer + one for one in found)


def paragraph(words: Words) -> str:
    """A text in which both directions, digits, brackets and signs meet."""
    percent, price = format_percent(0.8, locale=words.locale), format_currency(22.5, "EUR", locale=words.locale)
    return words.say(
        "no.such.key", MIXED, day=words.format_date(DAYS[0], True), name=LATIN,
        address="Carnotstraat 110, 2060 Antwerpen",
        countries=", ".join(words.country(one) for one in COUNTRIES), percent=words.digits(percent),
        price=words.digits(price), time="09:30", web=WEB, code="K1-12",
    )  # fmt: skip


def sheet(language: str) -> bytes:
    """The sheet as PDF bytes, Dutch beside the language as on every paper."""
    voices = Voices(load("nl"), load(language))
    paper = Paper(voices, draft=True, code="sheet")
    paper.say(_both(voices, lambda words: words.name), TITLE, 2, "H1")
    own = Said(letters(language), language, voices.own.rtl)
    paper.flow([paper.cell(own, BODY, paper.side, paper.size[0] - paper.side)], 6)
    paper.say(_both(voices, paragraph))
    paper.say(_both(voices, paragraph), STRONG)
    paper.clause(_both(voices, lambda words: words.country("BE")))
    for day in DAYS:
        paper.pair(_both(voices, lambda words, day=day: words.format_date(day, True)), voices.day(day))
    paper.pair(_both(voices, lambda words: words.country("SY")), voices.figures("€\u00a022,50"))
    paper.clause(_both(voices, lambda words: words.language("ar")))
    for country in COUNTRIES[:2]:
        paper.item(_both(voices, lambda words, code=country: f"{words.country(code)} ({code})"))
    paper.item(_both(voices, lambda words: ", ".join(words.country(one) for one in COUNTRIES)))
    paper.item(_both(voices, lambda words: words.country("UA")), box=True)
    for number, country in enumerate(COUNTRIES[2:5], 1):
        paper.item(_both(voices, lambda words, code=country: words.country(code)), number=number)
    paper.say(voices.same(LATIN), LEAD)
    return paper.pdf(load(language).name)


def _both(voices: Voices, said) -> Both:
    own = None if voices.alone else Said(said(voices.own), voices.own.code, voices.own.rtl)
    return Both(Said(said(voices.dutch), voices.dutch.code), own)
