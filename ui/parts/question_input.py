"""The input with large targets that fits a question, and its words in the newcomer's language."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.words import Words
from app.words.calendars import calendar_of
from ui.parts.cards import Cards
from ui.parts.date_input import DateInput
from ui.parts.region_names import region_names
from ui.parts.search_list import SearchList
from ui.parts.text_input import TextInput

MOST_CARDS = 12
DIGITS = frozenset({"int", "year", "national_number"})
Input = Cards | DateInput | SearchList | TextInput


class Choosable(Protocol):
    """One thing to choose: its value, its word, its icon, what else it can be found by."""

    @property
    def value(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def also(self) -> str: ...


class Asks(Protocol):
    """What a question asks for: the kind of answer, its own words, and what there is to choose from."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def options(self) -> Sequence[Choosable]: ...
    @property
    def several(self) -> bool: ...
    @property
    def regions(self) -> Mapping[str, Sequence[str]]: ...


def input_for(asked: Asks) -> Input:
    """The input that fits a question."""
    if asked.kind in ("date", "partial_date"):
        return DateInput()
    if not asked.options:
        return TextInput(digits=asked.kind in DIGITS)
    if len(asked.options) <= MOST_CARDS:
        return Cards(asked.several, speaks=True)
    return SearchList(asked.several, asked.regions)


def say_input(field: Input, asked: Asks, words: Words) -> None:
    """Say every word of an input anew; what was filled in stays."""
    if isinstance(field, Cards):
        field.set_options([(one.value, one.text, one.icon) for one in asked.options])
        field.say_listen([words.say("kiosk.listen.to", "Listen: {what}", what=one.text) for one in asked.options])
    elif isinstance(field, SearchList):
        nothing = words.say("kiosk.nothing_found", "Nothing found. Try another word.")
        place = asked.kind == "municipality"
        search = (
            words.say("kiosk.search.place", "Name or postal code") if place else words.say("kiosk.search", "Search")
        )
        field.say(search, asked.text, nothing)
        field.set_options([(one.value, one.text, one.also) for one in asked.options])
        field.say_regions(region_names(words, tuple(asked.regions)))
    elif isinstance(field, DateInput):
        day, month = words.say("kiosk.date.day", "Day"), words.say("kiosk.date.month", "Month")
        names = (day, month, words.say("kiosk.date.year", "Year"))
        field.retranslate(names, words.months())
        other = words.say("kiosk.calendar.other", "Use my own calendar")
        ours = words.say("kiosk.calendar.ours", "Use the Belgian calendar")
        field.offer(calendar_of(words.code), (other, ours), words.format_date)
    else:
        field.say(asked.text)
