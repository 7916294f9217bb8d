"""The words of one language: sentences by key, dates, months, countries. It never changes after loading.

Babel is loaded with the first date, month or name that is asked for: the kiosk's first page has none.

A sentence that has no translation is shown in its English source text. Values set into a right-to-left
sentence are isolated, so that a name or a number in another script does not upset the line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from app.words.catalog import LOCALES, Entry, read_catalogs
from app.words.languages import LANGUAGES, other_languages
from app.words.sentence import Sentence

if TYPE_CHECKING:
    from babel import Locale

OPENS, CLOSES = "\u2068", "\u2069"
ZEROS = {"arab": 0x660, "arabext": 0x6F0, "deva": 0x966, "beng": 0x9E6, "guru": 0xA66, "tibt": 0xF20, "mymr": 0x1040}
"""The first of the ten digits of CLDR's numbering systems, where they are not Western."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the program can say in one language."""

    code: str
    name: str
    rtl: bool
    cldr_locale: str
    entries: Mapping[str, Entry] = field(repr=False)

    @property
    def locale(self) -> Locale:
        """What Babel knows of the language; British English where it does not know it."""
        return _locale(self.cldr_locale)

    def say(self, key: str, msgid: str, **values: object) -> str:
        """The sentence under this key, or the English text, with the values set in; it knows its key (`Sentence`)."""
        entry = self.entries.get(key)
        template = entry.text if entry else msgid
        text = template.format_map({name: self._isolated(value) for name, value in values.items()})
        return Sentence.of(text, key, msgid, values)

    def exactly(self, key: str, text: str) -> str:
        """The translation of exactly this text; the text itself where the catalogs translate another one under its key.

        For what comes with an edition of the rulebook, which may be newer than the catalogs.
        """
        entry = self.entries.get(key)
        return entry.text if entry and entry.source == text else text

    def has(self, key: str) -> bool:
        """Whether this language has a sentence of its own under this key."""
        return key in self.entries

    def is_draft(self, key: str) -> bool:
        """Whether the sentence shown under this key has not been reviewed by a translator."""
        entry = self.entries.get(key)
        return entry is None or entry.trust != "reviewed"

    def format_date(self, day: date, weekday: bool = False) -> str:
        """A day in words as this language writes it, on request with the day of the week."""
        from babel.dates import format_date

        return self.digits(str(format_date(day, "full" if weekday else "long", locale=self.locale)))

    def format_partial(self, raw: str) -> str:
        """A date of which day and month may be unknown, such as `1961` or `1961-11`."""
        if len(raw) == 4:
            return self.digits(raw)
        if len(raw) == 7:
            from babel.dates import format_date

            return self.digits(str(format_date(date.fromisoformat(f"{raw}-01"), "LLLL y", locale=self.locale)))
        return self.format_date(date.fromisoformat(raw))

    def digits(self, text: str) -> str:
        """A text with its Western digits turned into those that the language writes by default (CLDR)."""
        zero = ZEROS.get(str(self.locale.default_numbering_system))
        return text.translate({0x30 + at: zero + at for at in range(10)}) if zero else text

    def months(self) -> tuple[str, ...]:
        """The twelve months as they stand alone in a list."""
        names = self.locale.months["stand-alone"]["wide"]
        return tuple(str(names[number]) for number in range(1, 13))

    def country(self, alpha2: str) -> str:
        """The name of a country; its code when this language has no name for it."""
        return str(self.locale.territories.get(alpha2, alpha2))

    def language(self, tag: str) -> str:
        """The name of another language in this one; its own name when there is none."""
        known = LANGUAGES.get(tag)
        name = self.locale.languages.get(tag.replace("-", "_"))
        return str(name or (known.endonym if known else other_languages().get(tag, (tag,))[0]))

    def _isolated(self, value: object) -> str:
        return f"{OPENS}{value}{CLOSES}" if self.rtl else str(value)


@lru_cache(maxsize=64)
def load(code: str) -> Words:
    """The words of a language by its tag; an unknown tag speaks English."""
    language = LANGUAGES.get(code, LANGUAGES["en"])
    return Words(
        code=language.tag,
        name=language.endonym,
        rtl=language.rtl,
        cldr_locale=language.cldr_locale,
        entries=read_catalogs(language.tag),
    )


@lru_cache(maxsize=4)
def available(catalog: str = "newcomer") -> tuple[str, ...]:
    """Tags of the languages that have this catalogue, the most used first."""
    return tuple(tag for tag in LANGUAGES if (LOCALES / tag / f"{catalog}.po").exists())


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    """A locale with data of its own.

    Babel 2.18 keeps one table for what languages have in common and writes into it what it looked up for one of them:
    after Chinese, the Italian months were Chinese. So its cache is emptied before each language.
    """
    from babel import Locale, UnknownLocaleError, localedata

    localedata._cache.clear()
    try:
        locale = Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    locale._data  # noqa: B018 read now, while nobody else's is there
    return locale
