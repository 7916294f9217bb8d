"""Every setting of the office, declared in one table: name, type, default, meaning and who may change it.

Reading, the settings page and the manual all come from this table; nothing else holds a default.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import Trouble

Value = str | int | tuple[str, ...] | Mapping[str, str]
READABLE = 4.5
"""The least contrast of a colour with white paper and white ground (WCAG AA)."""
KEPT = "kept"
"""The group of the periods after which something goes: each is chosen with a reason."""
NO_TEXTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `was` lists names it had before.

    `kind` says more of a text than its type: colour, long (several lines), queue (a printer), language. A default that
    is a mapping holds a text per language.
    """

    name: str
    default: Value
    says: str
    who: str = "administrator"
    least: int = 0
    most: int = 100000
    choices: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    kind: str = ""
    group: str = "machine"

    def read(self, raw: object) -> Value:
        """The typed value of what a settings file holds.

        Trouble `setting_wrong_kind`, `setting_out_of_range` or `setting_not_in_list`.
        """
        value = _typed(self, raw)
        if isinstance(value, int) and not self.least <= value <= self.most:
            bounds = {"least": str(self.least), "most": str(self.most)}
            raise Trouble("setting_out_of_range", setting=self.name, **bounds)
        if self.choices and any(one not in self.choices for one in _each(value)):
            raise Trouble("setting_not_in_list", setting=self.name, choices=", ".join(self.choices))
        return value

    def typed(self, text: str) -> Value:
        """The value that somebody typed, looked at more strictly than what a file holds.

        Items of a list are separated by commas or spaces. Trouble as `read`, and `setting_not_a_number`,
        `setting_not_a_colour` or `setting_too_pale`.
        """
        text = text.strip()
        if isinstance(self.default, int):
            if not re.fullmatch(r"[+-]?\d{1,9}", text, re.ASCII):
                raise Trouble("setting_not_a_number", setting=self.name)
            return self.read(int(text))
        if isinstance(self.default, tuple):
            return self.read(tuple(one for one in re.split(r"[\s,;]+", text) if one))
        if self.kind == "colour" and text:
            _look_at_colour(self.name, text)
        return self.read(text)


def _long(name: str, says: str, group: str = "texts") -> tuple[Setting, Setting]:
    """A text of the office in Dutch, and the same in other languages."""
    return (
        Setting(name, "", says, kind="long", group=group),
        Setting(f"{name}_in", NO_TEXTS, f"{says}; in other languages than Dutch", kind="long", group=group),
    )


SETTINGS = (
    Setting("paper_name", "", "Name at the head of every paper; empty for the name of the office", group="house"),
    Setting("paper_address", "", "Address of the office, for appointments: street and number, place", group="house"),
    Setting(
        "accent", "", "Accent colour of the agency, as #rrggbb; empty for the house colour", kind="colour",
        group="house",
    ),
    *_long("way", "How one finds the office: stop, entrance, floor", "house"),
    *_long("rights_and_duties", "Official text on rights and duties in the contract; empty prints it as missing"),
    *_long("further_fields", "Further fields of the contract that the Government asks; empty prints as missing"),
    Setting(
        "exemption_text", "", "The agency's text of a request for exemption; empty prints it as missing", kind="long",
        group="texts",
    ),
    Setting("address_naric", "", "Address on letters to NARIC-Vlaanderen", kind="long", group="addresses"),
    *(
        Setting(f"address_{to}", "", f"Address on referral letters: {name}", kind="long", group="addresses")
        for to, name in (
            ("atlas", "Atlas"), ("amal", "Amal"), ("agii", "AGii"), ("bon", "AGii Brussels (Bon)"), ("bapa", "BAPA"),
            ("cri", "CRI, Wallonia"), ("info_integration", "Info-Integration"), ("school", "school orientation"),
        )
    ),
    Setting("a4_queue", "", "Printer for papers on A4; empty asks each time", kind="queue", group="printing"),
    Setting("slip_queue", "", "Printer for slips on A6 and half A4; empty uses that of A4", kind="queue",
            group="printing"),
    Setting("receipt_queue", "", "Printer for receipts of 80 mm; empty uses the other one", kind="queue",
            group="printing"),
    Setting("ticket_queue", "", "Printer beside the kiosk for its tickets; empty prints none", kind="queue",
            group="printing"),
    Setting("slip_form", "a6", "Paper of an appointment slip", choices=("a6", "half_a4", "receipt"), group="printing"),
    Setting("ticket_form", "receipt", "Paper of a ticket", choices=("receipt", "a6"), group="printing"),
    Setting("paper_language", "nl", "Language of the binding text on paper", choices=("nl",), group="house"),
    Setting("kiosk_languages", ("nl", "fr", "en", "ar"), "First languages of the kiosk, in this order",
            kind="language", group="times"),
    Setting("kiosk_screen", "", "Screen of the kiosk, as the system names its plug (HDMI-1); empty for the first"),
    Setting("switch_milliseconds", 1200, "Milliseconds the frame stands still for who uses one switch", least=300,
            most=6000, group="times"),
    Setting("idle_seconds", 180, "Seconds without a touch before the kiosk asks if somebody is there", least=20,
            most=3600, group="times"),
    Setting("idle_warning_seconds", 60, "Seconds of countdown before the kiosk forgets a visit", least=15, most=600,
            group="times"),
    Setting("wait_minutes", 0, "Minutes that the kiosk says a newcomer waits; 0 says nothing", most=480, group="times"),
    Setting("done_seconds", 60, "Seconds the last page of a visit stays", least=20, most=600, group="times"),
    Setting("untaken_visit_days", 14, "Days after which a visit nobody took is erased", least=1, most=90,
            group=KEPT),
    Setting("closed_dossier_months", 60, "Months after which a closed dossier is due to be erased", least=1, most=600,
            group=KEPT),
    Setting("inactive_dossier_months", 60, "Months without an event after which a dossier is due", least=1, most=600,
            group=KEPT),
    Setting("empty_dossier_days", 30, "Days after which a dossier with nothing in it is due", least=1, most=365,
            group=KEPT),
    Setting("log_days", 90, "Days after which notes about faults of the program go", least=1, most=365, group=KEPT),
    Setting("backup_days", 7, "Days after which the last good backup is too old", least=1, most=31, group="times"),
    Setting("backups_kept", 14, "How many backups of the vault are kept", least=2, most=400, group=KEPT),
    Setting("lock_minutes", 10, "Minutes without a key before the counter locks", least=1, most=120, group="times"),
    Setting("key_rotation_days", 30, "Days after which dossier keys get a new backup", least=1, most=30, group="times"),
    Setting("theme", "light", "Set of colours", who="everybody", choices=("light", "dark", "contrast")),
    Setting("text_percent", 100, "Size of the text in percent", who="everybody", least=100, most=200),
)  # fmt: skip


def find(name: str) -> Setting:
    """The setting of that name, or of a name it had before. Trouble `setting_unknown`."""
    found = next((one for one in SETTINGS if name in (one.name, *one.was)), None)
    if found is None:
        raise Trouble("setting_unknown", setting=name)
    return found


def read_settings(raw: Mapping[str, object]) -> dict[str, Value]:
    """All settings: those given, checked, and the default of every other. Trouble as `find` and `Setting.read`."""
    given = {setting.name: setting.read(value) for setting, value in ((find(name), raw[name]) for name in raw)}
    return {setting.name: given.get(setting.name, setting.default) for setting in SETTINGS}


def contrast_with_white(colour: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21 (WCAG 2.2).

    >>> round(contrast_with_white("#000000")), round(contrast_with_white("#ffffff"))
    (21, 1)
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _look_at_colour(name: str, text: str) -> None:
    if not re.fullmatch("#[0-9a-fA-F]{6}", text):
        raise Trouble("setting_not_a_colour", setting=name)
    contrast = contrast_with_white(text)
    if contrast < READABLE:
        raise Trouble("setting_too_pale", setting=name, contrast=f"{contrast:.1f}", least=f"{READABLE:.1f}")


def _each(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _typed(setting: Setting, raw: object) -> Value:
    if isinstance(setting.default, tuple):
        if isinstance(raw, list | tuple) and all(isinstance(one, str) for one in raw):
            return tuple(raw)
    elif isinstance(setting.default, Mapping):
        if isinstance(raw, Mapping) and all(isinstance(one, str) for pair in raw.items() for one in pair):
            return dict(raw)
    elif type(raw) is type(setting.default):
        return raw
    raise Trouble("setting_wrong_kind", setting=setting.name)
