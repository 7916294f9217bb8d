"""Reads the gettext catalogues of one language straight from their `.po` files.

Only what the program needs of the format: context, source and translation, each over as many lines as it takes.
Babel's own reader does more and takes much longer, at every start of a kiosk; a test holds the two together.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[2] / "locales"
FIELDS = ("msgctxt", "msgid", "msgstr")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated sentence, how far it can be trusted (`draft` or `reviewed`), and the text it translates."""

    text: str
    trust: str
    source: str = ""


def read_catalogs(code: str) -> dict[str, Entry]:
    """All sentences of a language by their stable key; a language without a folder has none."""
    entries: dict[str, Entry] = {}
    for path in sorted((LOCALES / code).glob("*.po")):
        entries.update(read_catalog(path))
    return entries


def sources(code: str) -> dict[str, tuple[str, str]]:
    """English source text and translation of every sentence that has both, by key."""
    return {
        entry["msgctxt"]: (entry.get("msgid", ""), entry["msgstr"])
        for path in sorted((LOCALES / code).glob("*.po"))
        for entry in _entries(path.read_text(encoding="utf-8"))
        if entry.get("msgctxt") and entry.get("msgstr")
    }


def read_catalog(path: Path) -> dict[str, Entry]:
    """The sentences of one file."""
    text = path.read_text(encoding="utf-8")
    header = re.search(r'^"X-Trust: (\w+)', text, re.MULTILINE)
    trust = header.group(1) if header else "draft"
    return {
        entry["msgctxt"]: Entry(entry["msgstr"], trust, entry.get("msgid", ""))
        for entry in _entries(text)
        if entry.get("msgctxt") and entry.get("msgstr")
    }


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Field to text of each entry; a field that begins anew begins the next entry."""
    entry: dict[str, str] = {}
    field = ""
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word in FIELDS:
            if word in entry or (word == "msgctxt" and entry):
                yield entry
                entry = {}
            field, entry[word] = word, _unquoted(rest)
        elif line.startswith('"') and field:
            entry[field] += _unquoted(line)
        elif line:
            field = ""
    yield entry


def _unquoted(quoted: str) -> str:
    """The escapes of gettext that occur are those of JSON."""
    return str(json.loads(quoted)) if "\\" in quoted else quoted.strip()[1:-1]
