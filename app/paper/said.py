"""One sentence in Dutch, which binds, and in the newcomer's language, which helps to read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.words import Words


@dataclass(frozen=True, slots=True)
class Said:
    """A text with the language it is really in, and whether a translator still has to look at it."""

    text: str
    language: str
    rtl: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """The same thing said twice; `own` is None where the newcomer reads Dutch."""

    dutch: Said
    own: Said | None

    def capital(self) -> Both:
        """The same with a capital, for the head of a line."""
        dutch, own = (one and replace(one, text=one.text[:1].upper() + one.text[1:]) for one in (self.dutch, self.own))
        return Both(dutch or self.dutch, own)

    def each(self) -> tuple[Said, ...]:
        """The texts there are, Dutch first."""
        return (self.dutch,) if self.own is None else (self.dutch, self.own)


@dataclass(frozen=True, slots=True)
class Voices:
    """The two languages of a paper."""

    dutch: Words
    own: Words

    @property
    def alone(self) -> bool:
        """Whether the newcomer's language is Dutch too."""
        return self.dutch.code == self.own.code

    def say(self, key: str, msgid: str, **values: str | Both) -> Both:
        """A sentence of the catalogs with values set in; a value that is said twice stands in each in turn."""
        dutch = {name: one.dutch.text if isinstance(one, Both) else one for name, one in values.items()}
        binding = Said(self.dutch.say(key, msgid, **dutch), self.dutch.code)
        if self.alone:
            return Both(binding, None)
        draft = any(one.own.draft for one in values.values() if isinstance(one, Both) and one.own)
        if self.own.has(key):
            draft = draft or self.own.is_draft(key)
            own = {name: self._own(one) for name, one in values.items()}
            return Both(binding, Said(self.own.say(key, msgid, **own), self.own.code, self.own.rtl, draft))
        # English is the source text: read in English it is no draft, read instead of another language it is.
        own = {name: one if isinstance(one, str) else _read(one) for name, one in values.items()}
        return Both(binding, Said(msgid.format_map(own), "en", False, draft or self.own.code != "en"))

    def same(self, text: str) -> Both:
        """Words that are not translated: a name, an address, a code, what an assessor wrote."""
        apart = f"\u2068{text}\u2069" if self.own.rtl else text
        return Both(Said(text, self.dutch.code), None if self.alone else Said(apart, self.own.code, self.own.rtl))

    def beside(self, dutch: str, own: str) -> Both:
        """Words that were said in each language already, without marks that call them a draft."""
        other = None if self.alone else Said(own, self.own.code, self.own.rtl)
        return Both(Said(dutch, self.dutch.code), other)

    def day(self, on: date | None) -> Both:
        """A date in digits; a dash when there is none."""
        return self.figures(f"{on:%d-%m-%Y}" if on else "-")

    def weekday(self, on: date) -> Both:
        """A date in words with the day of the week, as each language writes it."""
        own = None if self.alone else Said(self.own.format_date(on, True), self.own.code, self.own.rtl)
        return Both(Said(self.dutch.format_date(on, True), self.dutch.code), own)

    def figures(self, text: str) -> Both:
        """A date or an amount: Western digits in the Dutch that binds, in the other language those it writes itself."""
        both = self.same(text)
        return Both(both.dutch, replace(both.own, text=self.own.digits(both.own.text)) if both.own else None)

    def joined(self, parts: list[Both], between: str = ", ") -> Both:
        """Several things as one text."""
        dutch = Said(between.join(one.dutch.text for one in parts), self.dutch.code)
        own = [one.own for one in parts if one.own]
        if self.alone or not own:
            return Both(dutch, None)
        text = ("\u200f" if self.own.rtl else "") + between.join(one.text for one in own)
        return Both(dutch, Said(text, self.own.code, self.own.rtl, any(one.draft for one in own)))

    def _own(self, value: str | Both) -> str:
        """What of a value stands in the newcomer's language; a bare number takes its digits."""
        if isinstance(value, str):
            return self.own.digits(value) if value.isdecimal() else value
        return _read(value)


def _read(both: Both) -> str:
    """What the newcomer reads of it."""
    return both.own.text if both.own else both.dutch.text
