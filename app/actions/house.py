"""What every paper of an office carries: its name, its colour, and the official texts it has pasted in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.paper.blocks import HOUSE_COLOUR, House
from app.paper.contract import OfficialTexts
from app.settings import read_settings

if TYPE_CHECKING:
    from app.store.card import OfficeCard


def house_of(card: OfficeCard) -> House:
    """The name and the colour at the head of the office's papers."""
    settings = read_settings(card.chosen)
    colour = str(settings["accent"]) or HOUSE_COLOUR
    return House(str(settings["paper_name"]) or card.name, colour)


def texts_of(card: OfficeCard) -> OfficialTexts:
    """The texts that only the office may write; what it does not have yet is empty."""
    settings = read_settings(card.chosen)
    return OfficialTexts(str(settings["rights_and_duties"]), str(settings["further_fields"]))
