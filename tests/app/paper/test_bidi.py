"""The bidi levels against Unicode's own file (Debian package unicode-data)."""

from pathlib import Path

from app.paper.bidi import line_order, resolve

UNICODE = Path("/usr/share/unicode/BidiCharacterTest.txt")


def cases() -> list[tuple[int, str, int | None, int, list[int | None], list[int]]]:
    found = []
    for number, line in enumerate(UNICODE.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        text, base, expected, levels, order = line.split(";")
        found.append(
            (
                number,
                "".join(chr(int(code, 16)) for code in text.split()),
                None if base == "2" else int(base),
                int(expected),
                [None if level == "x" else int(level) for level in levels.split()],
                [int(at) for at in order.split()],
            )
        )
    return found


def test_every_line_of_unicodes_own_file_passes() -> None:
    wrong = []
    for number, text, base, expected, levels, order in cases():
        got = resolve(text, base)
        if got.base != expected or list(got.levels) != levels or line_order(got.levels) != order:
            wrong.append(number)
    assert not wrong, f"{len(wrong)} lines differ, the first ones: {wrong[:10]}"


def test_a_date_in_an_isolate_keeps_its_order() -> None:
    text = "قبل \u206624-01-2027\u2069 فقط"
    got = resolve(text, 1)
    shown = "".join(text[at] for at in line_order(got.levels))
    assert "24-01-2027" in shown
