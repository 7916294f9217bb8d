"""What every paper of an office carries: its name, its colour, its own texts, who makes it and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.paper.blocks import HOUSE_COLOUR, House
from app.paper.contract_content import CourseLine, OfficialTexts
from app.settings import Value, read_settings

if TYPE_CHECKING:
    from app.store.card import OfficeCard


@dataclass(frozen=True)
class Here:
    """The office at the moment a paper is made. `settings` are all of them, `language` is the newcomer's.

    `offered` and `courses` are given for a case, which has no office with an offer.
    """

    at: datetime
    language: str
    operator: str
    house: House
    texts: OfficialTexts
    by: str = field(default="", repr=False)
    settings: Mapping[str, Value] = field(default_factory=lambda: read_settings({}), repr=False)
    offered: str | None = None
    courses: tuple[CourseLine, ...] | None = None

    @property
    def on(self) -> date:
        """The day of the paper."""
        return self.at.date()

    def text(self, setting: str) -> str:
        """A setting that is a text."""
        return str(self.settings[setting])

    def own_text(self, setting: str) -> str:
        """The same text in the newcomer's language; empty where the office has none."""
        return own_text(self.settings, setting, self.language)


def here(card: OfficeCard, at: datetime, language: str, by: str = "") -> Here:
    """The office as its card says it is."""
    house, texts = house_of(card), texts_of(card, language)
    return Here(at, language, card.operator, house, texts, by, read_settings(card.chosen))


def house_of(card: OfficeCard) -> House:
    """The name and the colour at the head of the office's papers."""
    settings = read_settings(card.chosen)
    colour = str(settings["accent"]) or HOUSE_COLOUR
    return House(str(settings["paper_name"]) or card.name, colour)


def texts_of(card: OfficeCard, language: str = "nl") -> OfficialTexts:
    """The texts that only the office may write, with those in the newcomer's language; what it lacks is empty."""
    settings = read_settings(card.chosen)
    return OfficialTexts(
        str(settings["rights_and_duties"]),
        str(settings["further_fields"]),
        own_text(settings, "rights_and_duties", language),
        own_text(settings, "further_fields", language),
        str(settings["exemption_text"]),
    )


def own_text(settings: Mapping[str, Value], name: str, language: str) -> str:
    """A text of the office in one language besides Dutch; empty where it has none."""
    texts = settings[f"{name}_in"]
    return texts.get(language, "") if isinstance(texts, Mapping) else ""
