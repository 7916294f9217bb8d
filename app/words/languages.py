"""The table of languages: tag, own name, script, direction and the names other libraries use for it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Language:
    """One language a newcomer may choose."""

    tag: str
    name_nl: str
    name_en: str
    endonym: str
    script: str
    rtl: bool
    cldr_locale: str
    tts_voice: str


def _language(row: Mapping[str, str]) -> Language:
    return Language(
        tag=row["tag"],
        name_nl=row["name_nl"],
        name_en=row["name_en"],
        endonym=row["endonym"],
        script=row["script"],
        rtl=row["direction"] == "rtl",
        cldr_locale=row["cldr_locale"],
        tts_voice=row["tts_voice"],
    )


def _read() -> dict[str, Language]:
    text = Path(__file__).with_name("languages.csv").read_text(encoding="utf-8")
    return {row["tag"]: _language(row) for row in csv.DictReader(text.splitlines())}


@cache
def other_languages() -> Mapping[str, tuple[str, ...]]:
    """Languages that somebody may know and the program does not speak, by tag: own name, English name, Dutch name.

    Read when somebody first asks: a kiosk starts without them.
    """
    text = Path(__file__).with_name("other_languages.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["tag"]: (row["endonym"], row["name_en"], row["name_nl"]) for row in rows}


LANGUAGES: Mapping[str, Language] = _read()
"""Every language by its tag, the most used first."""
