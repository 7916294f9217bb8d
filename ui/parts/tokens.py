"""Colours, sizes and spaces by role, and the style sheet made from them. Nothing else names a colour or a size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QWidget

STEP = 8
TARGET = 64
COLUMN, WIDE_COLUMN = 960, 1184
MAIN_BUTTON, MAIN_HEIGHT = 176, 62
TEXT_PERCENTS = (100, 125, 150, 200)
LOW = 720
LARGE_SCREEN, LARGE_SCREEN_PERCENT = 1000, 130
ICON, ICON_LARGE, PICTOGRAM, TICK = 26, 40, 96, 30
LANGUAGE_TILE = 104
CARD_PICTURE = (272, 164)
FRAME = 6
TEXT, LEAD, CARD, LOW_TITLE, TITLE, HUGE = 20, 22, 24, 28, 36, 72
ARABIC_STEP = 3
DESK_QUIET, DESK_TEXT, DESK_HEAD, DESK_TITLE = 13, 15, 18, 24
DESK_TARGET, DESK_MAIN, DESK_LEFT, DESK_RIGHT = 32, 44, 264, 344
DESK_WIDE, DESK_NARROWER = 1400, 32
"""The counter is read from nearer by than the kiosk: smaller letters and targets, and its two side columns.
Below `DESK_WIDE` each column gives up `DESK_NARROWER`."""

READABLE = 4.5
"""The contrast that text at the counter has at least."""

FAMILIES = {
    "Arab": "Noto Naskh Arabic", "Ethi": "Noto Sans Ethiopic", "Deva": "Noto Sans Devanagari",
    "Thai": "Noto Sans Thai", "Tibt": "Noto Serif Tibetan", "Latn": "Noto Sans",
}  # fmt: skip


def most_beside(room: int) -> int:
    """How many cards stand beside each other in a room of so many pixels, in letters of the ordinary size."""
    return 3 if room >= 1000 else 2 if room >= 700 else 1


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours by role."""

    ground: str
    surface: str
    line: str
    edge: str
    text: str
    quiet: str
    action: str
    action_text: str
    chosen: str
    heard: str
    focus: str
    good: str
    attention: str
    wrong: str
    open: str


LIGHT = Colours(
    ground="#f5f3ef", surface="#ffffff", line="#d6d5cc", edge="#86857c", text="#1b1b1b", quiet="#484742",
    action="#0b4d6b", action_text="#ffffff", chosen="#e1edf3", heard="#ffe9a8", focus="#b35900",
    good="#14532d", attention="#6b3d00", wrong="#8a1120", open="#4a3a8a",
)  # fmt: skip
DARK = Colours(
    ground="#14181b", surface="#1f262b", line="#3b464e", edge="#8797a1", text="#f4f4f2", quiet="#c9ced2",
    action="#9fd6f2", action_text="#10202a", chosen="#1d3a4a", heard="#5a4a10", focus="#ffb454",
    good="#98e0ae", attention="#ffd08a", wrong="#ffb3b8", open="#cfc4ff",
)  # fmt: skip
CONTRAST = Colours(
    ground="#ffffff", surface="#ffffff", line="#000000", edge="#000000", text="#000000", quiet="#000000",
    action="#00264d", action_text="#ffffff", chosen="#ffff99", heard="#ffe24d", focus="#b30000",
    good="#003d12", attention="#4d2600", wrong="#73000d", open="#26006b",
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as the web guidelines measure it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shade = QColor(colour)
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=512)
def icon(name: str, colour: str, mirrored: bool = False) -> QIcon:
    """An icon in a colour; `mirrored` only for those that have a direction."""
    from ui.parts.icons import Icon  # the resting page has none and does not wait for them

    return QIcon(Icon(name or "mdi6.circle-medium", colour, mirrored))


def sheet(colours: Colours, script: str = "Latn", percent: int = 100) -> str:
    """The style sheet of the kiosk for a script and a size of text; Arabic letters one step larger."""
    family = FAMILIES.get(script, FAMILIES["Latn"])
    more = ARABIC_STEP if script == "Arab" else 0
    text, lead, card, title, huge = (round((size + more) * percent / 100) for size in (TEXT, LEAD, CARD, TITLE, HUGE))
    low_title = round(LOW_TITLE * percent / 100)
    c = colours
    return f"""
    QWidget {{ font-family: "{family}", "Noto Sans", "Noto Naskh Arabic"; font-size: {text}px; color: {c.text}; }}
    QWidget#kiosk, QWidget#page, QScrollArea, QWidget#plainground {{ background: {c.ground}; border: none; }}
    QFrame#bar {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.line}; }}
    QLabel {{ background: transparent; selection-background-color: {c.heard}; selection-color: {c.text}; }}
    QLabel[role="title"] {{ font-size: {title}px; font-weight: 700; }}
    QLabel[role="lowtitle"] {{ font-size: {low_title}px; font-weight: 700; }}
    QLabel[role="lowlead"] {{ font-size: {text}px; color: {c.quiet}; }}
    QLabel[role="huge"] {{ font-size: {huge}px; font-weight: 700; color: {c.action}; }}
    QLabel[role="lead"] {{ font-size: {lead}px; color: {c.quiet}; }}
    QLabel[role="quiet"] {{ color: {c.quiet}; }}
    QLabel[role="group"] {{ font-weight: 700; color: {c.action}; padding-top: {STEP}px; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="wrong"] {{ color: {c.wrong}; font-weight: 600; font-size: {lead}px; }}
    QLabel[role="why"] {{ background: {c.chosen}; border-radius: {STEP}px; padding: {STEP}px {2 * STEP}px; }}
    QPushButton {{ min-height: {TARGET - 6}px; min-width: {TARGET - 6 - 2 * STEP}px; border: 3px solid transparent;
                   border-radius: 10px; padding: 0 {STEP}px; background: transparent; color: {c.action}; }}
    QPushButton:disabled {{ color: {c.quiet}; }}
    QPushButton:focus {{ border: 3px solid {c.focus}; }}
    QPushButton[role="main"] {{ background: {c.action}; color: {c.action_text}; font-weight: 700;
                   font-size: {card}px; min-width: {MAIN_BUTTON}px; min-height: {MAIN_HEIGHT}px;
                   padding: 0 {2 * STEP}px; border-color: {c.action}; }}
    QPushButton[role="main"]:focus {{ border: 3px solid {c.focus}; }}
    QPushButton[role="second"] {{ background: {c.surface}; border: 2px solid {c.action}; font-size: {card}px;
                   padding: 0 {2 * STEP}px; min-width: {MAIN_BUTTON - 5 * STEP}px; min-height: {MAIN_HEIGHT}px; }}
    QPushButton[role="second"]:focus {{ border: 3px solid {c.focus}; }}
    QFrame#keyboard {{ background: {c.line}; border: none; border-top: 1px solid {c.edge}; }}
    QAbstractButton[role="key"] {{ font-size: {card}px; }}
    QAbstractButton[role="card"] {{ font-size: {card}px; }}
    QAbstractButton[script="Arab"] {{ font-family: "{FAMILIES["Arab"]}"; font-size: {card + 2 * ARABIC_STEP}px; }}
    QLineEdit, QComboBox {{ background: {c.surface}; border: 2px solid {c.edge}; border-radius: {STEP}px;
                   min-height: {TARGET}px; padding: 0 {2 * STEP}px; font-size: {card}px; }}
    QLineEdit:focus, QComboBox:focus {{ border: 3px solid {c.focus}; }}
    QComboBox::drop-down {{ border: none; width: 0; }}
    QComboBox::down-arrow {{ image: none; border: none; }}
    QComboBox QAbstractItemView {{ background: {c.surface}; color: {c.text};
                   selection-background-color: {c.action}; selection-color: {c.action_text}; }}
    QListView {{ background: {c.surface}; border: 2px solid {c.line}; border-radius: {STEP}px;
                   font-size: {card}px; outline: none; }}
    QListView:focus {{ border: 3px solid {c.focus}; }}
    QListView::item {{ min-height: {TARGET}px; padding: 0 {2 * STEP}px; color: {c.text}; }}
    QListView::item:selected {{ background: {c.action}; color: {c.action_text}; }}
    QProgressBar {{ background: {c.surface}; border: 2px solid {c.edge}; border-radius: {STEP}px; }}
    QProgressBar::chunk {{ background: {c.action}; border-radius: {STEP // 2}px; }}
    QScrollBar:vertical {{ background: {c.ground}; width: {4 * STEP}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c.edge}; border-radius: {STEP}px; margin: 0 {STEP // 2}px;
                   min-height: {TARGET}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    """


@lru_cache(maxsize=16)
def with_accent(colours: Colours, accent: str) -> Colours:
    """The colours with the agency's own for what can be done; not where it could not be read on them."""
    if not accent or any(contrast(accent, on) < READABLE for on in (colours.surface, colours.ground, colours.chosen)):
        return colours
    own = replace(colours, action=accent)
    return own if contrast(own.action, own.action_text) >= READABLE else colours


def colours_of(widget: QWidget) -> Colours:
    """The colours the window of a widget uses; light where nothing was set."""
    window = widget.window()
    colours = {"dark": DARK, "contrast": CONTRAST}.get(str(window.property("colours")), LIGHT)
    return with_accent(colours, str(window.property("accent") or ""))
