"""Makes `app/words/keyboards.tsv` and `pinyin.tsv` anew from the keyboards of xkb-data, CLDR and Unihan.

    python3 packaging/keyboards.py CLDR_MAIN UNIHAN_READINGS

CLDR_MAIN is the folder `common/main` of CLDR (Debian package unicode-cldr-core), UNIHAN_READINGS the file
Unihan_Readings.txt (package unicode-data). The keyboards are read with libxkbcommon as X itself would read them.
"""

import csv
import ctypes
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

WORDS = Path(__file__).resolve().parents[1] / "app" / "words"
EVDEV = 8
ROWS = {
    0: [41, *range(2, 14)],
    1: range(16, 28),
    2: [*range(30, 41), 43],
    3: [86, *range(44, 54)],
}
"""Key codes of Linux for the four rows with letters: E, D, C, B."""
LAYOUTS = {
    "us": "en so rif tl tw rom ff", "be": "nl fr", "ara": "ar ary", "tr": "tr", "af(ps)": "ps", "ru": "ru",
    "es": "es", "ua": "uk", "af": "prs", "ro": "ro", "pt": "pt", "pl": "pl", "al": "sq", "bg": "bg", "ir": "fa",
    "in": "hi", "ba": "sh", "th": "th", "tr(ku)": "kmr", "np": "ne", "am": "hy", "pk": "ur", "in(guru)": "pa",
    "vn": "vi", "it": "it", "cn(tib)": "bo", "in(tam)": "ta", "hu": "hu", "il": "he",
}  # fmt: skip
CLDR = {"sh": "bs", "prs": "fa_AF", "ary": "ar", "kmr": "ku", "rif": "tzm", "tw": "ak", "tl": "fil", "zh-Hans": "zh"}
LETTERS = {"rom": "a b c č ć d e f g h i j k l m n o p r s š t u v w x y z ž ś ź đ"}
"""Where CLDR has no file: the alphabet of the congress of Warsaw, 1990, and letters used beside it."""
STANDS_ON = dict(zip("ɛɔɣŋɖɗɓɲƴłđßæœøıəθʋ", "eogndd" "bnyldsaooiet" "v", strict=True)) | {"ğ": "g"}
FEW, MOST = 5, 13
PRESENTATION = "\ufb50"
"""From here on Unicode has letters in one shape only, such as the ligature of lam and alif."""
NOT_TYPED = set("ʷʼ๎µªº")
"""Letters by Unicode's table that no name holds; the Ukrainian apostrophe is typed as the common one."""


def keymap(layout: str) -> Iterator[tuple[int, list[list[str]]]]:
    """Row by row the characters of each key on its four levels."""
    x = ctypes.CDLL("libxkbcommon.so.0")
    for name in ("xkb_context_new", "xkb_keymap_new_from_names"):
        getattr(x, name).restype = ctypes.c_void_p

    class Names(ctypes.Structure):
        _fields_ = [(name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")]

    base, _, variant = layout.rstrip(")").partition("(")
    names = Names(b"evdev", b"pc105", base.encode(), variant.encode(), b"")
    keys = ctypes.c_void_p(x.xkb_keymap_new_from_names(ctypes.c_void_p(x.xkb_context_new(0)), ctypes.byref(names), 0))
    syms = ctypes.POINTER(ctypes.c_uint32)()
    for row, codes in ROWS.items():
        levels = []
        for code in codes:
            key = []
            for level in range(4):
                count = x.xkb_keymap_key_get_syms_by_level(keys, code + EVDEV, 0, level, ctypes.byref(syms))
                point = x.xkb_keysym_to_utf32(syms[0]) if count == 1 else 0
                text = chr(point) if point >= 32 else DEAD.get(syms[0], "") if count == 1 else ""
                key.append(unicodedata.normalize("NFKC", text) if text >= PRESENTATION else text)
            levels.append(key)
        yield row, levels


DEAD = {
    0xFE50: "\u0300", 0xFE51: "\u0301", 0xFE52: "\u0302", 0xFE53: "\u0303", 0xFE55: "\u0306", 0xFE56: "\u0307",
    0xFE57: "\u0308", 0xFE59: "\u030b", 0xFE5A: "\u030c", 0xFE5B: "\u0327", 0xFE5C: "\u0328", 0xFE60: "\u0323",
    0xFE61: "\u0309", 0xFE62: "\u031b",
}  # fmt: skip


def is_letter(text: str) -> bool:
    """Letters and marks; digits and signs lie on a layer of their own."""
    return bool(text) and text not in NOT_TYPED and (unicodedata.category(text[0])[0] in "LM" or text in "་།\u200c")


def exemplars(folder: Path, tag: str) -> list[str]:
    """The letters that CLDR says a language needs."""
    if tag in LETTERS:
        return LETTERS[tag].split()
    tree = ElementTree.parse(folder / f"{CLDR.get(tag, tag)}.xml")
    found = next((one for one in tree.iter("exemplarCharacters") if not one.get("type")), None)
    if found is None:
        return exemplars(folder, {"fa_AF": "fa"}.get(CLDR.get(tag, tag), "fa"))
    text = (found.text or "").strip()[1:-1]
    text = re.sub(r"\\u([0-9A-F]{4})", lambda hit: chr(int(hit[1], 16)), text)
    text = re.sub(
        r"(\S)-(\S)", lambda hit: " ".join(map(chr, range(ord(hit[1]), ord(hit[2]) + 1))), text.replace("\\-", "")
    )
    parts = re.findall(r"\{([^}]*)\}|(\S)", text)
    single = {letter for group, one in parts for letter in (group or one) if letter not in "\\{}"}
    return sorted(single)


def rows_of(layout: str, needed: set[str]) -> tuple[list[list[str]], list[list[str]], dict[str, list[str]]]:
    """Plain rows, shifted rows, and what lies deeper on a key; Latin keyboards get their accents under the letters."""
    plain: list[list[str]] = []
    shift: list[list[str]] = []
    more: dict[str, list[str]] = {}
    spare: list[list[str]] = []
    latin = "b" in needed

    def fits(one: str) -> bool:
        return is_letter(one) and ((one not in MARKS or layout == "vn") if latin else not one.isascii())

    for row, keys in keymap(layout):
        keys = [[one if fits(one) else "" for one in key] for key in keys]
        kept = [key for key in keys if key[0] or key[1]]
        if row == 0 and len(kept) < FEW:
            spare = [key for key in kept if key[0]]
            continue
        kept += spare if row == 1 else []
        plain.append([key[0] or key[1] for key in kept])
        shift.append([key[1] or key[0] for key in kept])
        for key in kept:
            more[key[0]] = [letter for letter in key[2:] if letter in needed]
    place(plain, shift, more, needed)
    return plain, shift, more


def place(plain: list[list[str]], shift: list[list[str]], more: dict[str, list[str]], needed: set[str]) -> None:
    """Put each letter that is needed and lies nowhere on the key of its bare letter, else on a key of its own."""
    keys = {letter for row in plain for letter in row}
    there = keys | {part for row in shift for letter in row for part in letter} | {
        one for letters in more.values() for one in letters
    }  # fmt: skip
    for letter in sorted(one for one in needed - there - MARKS if is_letter(one) and one == one.lower()):
        split = unicodedata.normalize("NFD", letter)
        base = STANDS_ON.get(letter, STANDS_ON.get(split[0], split[0]))
        if base in keys and base != letter:
            more.setdefault(base, []).append(letter)
        else:
            row = min(range(len(plain)), key=lambda at: len(plain[at]))
            if len(plain[row]) >= MOST:
                plain.insert(0, [])
                shift.insert(0, [])
                row = 0
            plain[row].append(letter)
            shift[row].append(letter.upper() if len(letter.upper()) == 1 else letter)


MARKS = {chr(point) for point in range(0x300, 0x370)}


def ethiopic(needed: set[str]) -> tuple[list[list[str]], dict[str, list[str]]]:
    """Consonants in their first order, and under each its other orders: eight places in Unicode for each."""
    starts = [chr(point) for point in range(0x1200, 0x1358, 8)]
    families = {}
    for start in starts:
        orders = [chr(ord(start) + order) for order in range(8)]
        used = [letter for letter in orders if letter in needed]
        if used:
            families[used[0]] = used
    keys = list(families)
    size = -(-len(keys) // 3)
    return [keys[at : at + size] for at in range(0, len(keys), size)], {key: families[key][1:] for key in keys}


def pinyin(readings: Path) -> dict[str, list[str]]:
    """Syllable without tones to the characters of GB 2312 that are read so, the most used first."""
    mandarin: dict[str, str] = {}
    often: dict[tuple[str, str], int] = {}
    for line in readings.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) != 3:
            continue
        letter = chr(int(parts[0][2:], 16))
        if parts[1] == "kMandarin":
            mandarin[letter] = toneless(parts[2].split()[0])
        elif parts[1] == "kHanyuPinlu":
            for sound, count in re.findall(r"(\S+?)\((\d+)\)", parts[2]):
                often[toneless(sound), letter] = often.get((toneless(sound), letter), 0) + int(count)
    found: dict[str, set[str]] = {}
    for letter, sound in mandarin.items():
        found.setdefault(sound, set()).add(letter)
    for sound, letter in often:
        found.setdefault(sound, set()).add(letter)
    table = {}
    for sound, letters in sorted(found.items()):
        known = [letter for letter in letters if in_gb2312(letter)]
        known.sort(key=lambda letter: (-often.get((sound, letter), 0), letter.encode("gb2312")))
        if known and sound.isascii():
            table[sound] = known
    return table


def in_gb2312(letter: str) -> bool:
    """The characters of the Chinese font that the program needs."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def toneless(sound: str) -> str:
    """`lǜ` becomes `lv`, as one types it."""
    split = unicodedata.normalize("NFD", sound.lower()).replace("u\u0308", "v")
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def main() -> None:
    """Write both tables."""
    folder, readings = Path(sys.argv[1]), Path(sys.argv[2])
    lines: list[list[str]] = []
    letters = {tag: set(exemplars(folder, tag)) for tags in LAYOUTS.values() for tag in tags.split()}
    latin = set().union(*(one for one in letters.values() if "b" in one))
    for layout, tags in LAYOUTS.items():
        needed = set().union(*(letters[tag] for tag in tags.split()))
        lines += table(layout, tags, *rows_of(layout, latin if "b" in needed else needed))
    needed = set(exemplars(folder, "ti"))
    plain, more = ethiopic(needed)
    lines += table("ethiopic", "ti", plain, [], more)
    lines += table("pinyin", "zh-Hans", *rows_of("us", set("abc")))
    for tag in sorted([*letters, "ti"]):
        lines.append([tag, "letters", " ".join(one for one in exemplars(folder, tag) if is_letter(one))])
    with (WORDS / "keyboards.tsv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None).writerows(lines)
    with (WORDS / "pinyin.tsv").open("w", encoding="utf-8") as file:
        file.write(PINYIN_HEAD)
        file.writelines(f"{sound}\t{''.join(letters)}\n" for sound, letters in pinyin(readings).items())


def table(
    layout: str, tags: str, plain: list[list[str]], shift: list[list[str]], more: dict[str, list[str]]
) -> Iterator[list[str]]:
    """The lines of one keyboard."""
    yield [layout, "for", tags]
    yield from ([layout, "plain", " ".join(row)] for row in plain)
    yield from ([layout, "shift", " ".join(row)] for row in shift)
    for key, letters in more.items():
        if letters:
            yield [layout, f"more {key}", " ".join(dict.fromkeys(letters))]


HEAD = """\
# Keyboards of the kiosk, key after key. Carried over on 2026-11-22 by packaging/keyboards.py from xkb-data 2.35.1
# (the keyboards of X, MIT licence), with the letters that each language needs from CLDR 41 (Unicode licence). Ethiopic:
# the order of the Unicode block, a consonant on each key, its other orders under it. Letters and marks only.
# layout, what the line says, keys. `for` names the languages; `more X` is what lies under the key X.
"""
PINYIN_HEAD = """\
# Syllables of Mandarin without tones, and the characters of GB 2312 that are read so, the most used first. Carried over
# on 2026-11-22 by packaging/keyboards.py from Unihan 15.0 (kMandarin, kHanyuPinlu; Unicode licence).
"""

if __name__ == "__main__":
    main()
