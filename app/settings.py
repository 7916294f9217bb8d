"""Every setting of the office, declared in one table: name, type, default, meaning and who may change it.

Reading, the settings page and the manual all come from this table; nothing else holds a default.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import Trouble

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `was` lists names it had before."""

    name: str
    default: Value
    says: str
    who: str = "administrator"
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    was: tuple[str, ...] = ()

    def read(self, raw: object) -> Value:
        """The typed value of what a settings file holds."""
        value = _typed(self, raw)
        if isinstance(value, int) and not isinstance(value, bool):
            least = value if self.least is None else self.least
            most = value if self.most is None else self.most
            if not least <= value <= most:
                raise Trouble("setting_out_of_range", setting=self.name)
        if self.choices and any(one not in self.choices for one in _each(value)):
            raise Trouble("setting_not_in_list", setting=self.name, choices=", ".join(self.choices))
        return value


SETTINGS = (
    Setting("operator", "agii", "Which agency this office belongs to", choices=("atlas", "amal", "agii")),
    Setting("kiosk_languages", ("nl", "fr", "en", "ar"), "First languages of the kiosk, in this order"),
    Setting("idle_seconds", 180, "Seconds without a touch before the kiosk asks if somebody is there", least=20),
    Setting("idle_warning_seconds", 60, "Seconds of countdown before the kiosk forgets a visit", least=15),
    Setting("done_seconds", 60, "Seconds the last page of a visit stays", least=20),
    Setting("untaken_visit_days", 14, "Days after which a visit nobody took is erased", least=1, most=90),
    Setting("closed_dossier_months", 60, "Months after which a closed dossier is due to be erased", least=1, most=600),
    Setting("inactive_dossier_months", 60, "Months without an event after which a dossier is due", least=1, most=600),
    Setting("empty_dossier_days", 30, "Days after which a dossier with nothing in it is due", least=1, most=365),
    Setting("log_days", 90, "Days after which notes about faults of the program go", least=1, most=365),
    Setting("lock_minutes", 10, "Minutes without a key before the counter locks", least=1, most=120),
    Setting("backup_days", 7, "Days after which the last good backup is too old", least=1, most=31),
    Setting("backups_kept", 14, "How many backups of the vault are kept", least=2, most=400),
    Setting("key_rotation_days", 30, "Days after which dossier keys get a new backup", least=1, most=30),
    Setting("paper_language", "nl", "Language of the binding text on paper", choices=("nl",)),
    Setting("paper_name", "", "Name at the head of every paper; empty for the name of the office"),
    Setting("rights_and_duties", "", "Official text on rights and duties in the contract; empty prints it as missing"),
    Setting("further_fields", "", "Further fields of the contract that the Government asks; empty prints as missing"),
    Setting("theme", "light", "Set of colours", who="everybody", choices=("light", "dark", "contrast")),
    Setting("text_percent", 100, "Size of the text in percent", who="everybody", least=100, most=200),
    Setting("accent", "", "Accent colour of the agency, as #rrggbb; empty for the house colour"),
    Setting("practice", False, "Whether this office is made up, for practice"),
)


def read_settings(raw: Mapping[str, object]) -> dict[str, Value]:
    """All settings: those given, checked, and the default of every other; an unknown name is refused."""
    by_name = {name: setting for setting in SETTINGS for name in (setting.name, *setting.was)}
    unknown = [name for name in raw if name not in by_name]
    if unknown:
        raise Trouble("setting_unknown", setting=unknown[0])
    given = {by_name[name].name: by_name[name].read(value) for name, value in raw.items()}
    return {setting.name: given.get(setting.name, setting.default) for setting in SETTINGS}


def _each(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _typed(setting: Setting, raw: object) -> Value:
    if isinstance(setting.default, tuple):
        if isinstance(raw, list | tuple) and all(isinstance(one, str) for one in raw):
            return tuple(raw)
    elif type(raw) is type(setting.default):
        return raw
    raise Trouble("setting_wrong_kind", setting=setting.name)
