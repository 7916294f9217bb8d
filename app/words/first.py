"""In which order a kiosk shows its languages: those the office chose first, then the most used."""

from collections.abc import Mapping

from app.settings import read_settings
from app.words.words import available


def languages(chosen: Mapping[str, object]) -> tuple[str, ...]:
    """Tags of the languages that the kiosk speaks, by the settings that the office chose itself."""
    first, spoken = read_settings(chosen)["kiosk_languages"], available()
    assert isinstance(first, tuple)
    return tuple(dict.fromkeys([*(tag for tag in first if tag in spoken), *spoken]))
