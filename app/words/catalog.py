"""Reads the gettext catalogues of one language straight from their `.po` files."""

import re
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parents[2] / "locales"


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated sentence and how far it can be trusted (`draft` or `reviewed`)."""

    text: str
    trust: str


def read_catalogs(code: str, root: Path = LOCALES) -> dict[str, Entry]:
    """All sentences of a language by their stable key; a language without a folder has none."""
    entries: dict[str, Entry] = {}
    for path in sorted((root / code).glob("*.po")):
        entries.update(_read_one(path))
    return entries


def _read_one(path: Path) -> dict[str, Entry]:
    text = path.read_text(encoding="utf-8")
    header = re.search(r'^"X-Trust: (\w+)', text, re.MULTILINE)
    trust = header.group(1) if header else "draft"
    return {
        message.context: Entry(message.string, trust)
        for message in read_po(StringIO(text))
        if message.context and isinstance(message.string, str) and message.string
    }
