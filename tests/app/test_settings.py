"""The settings table: every row is read, and what does not fit is refused."""

import pytest

from app.errors import Trouble
from app.settings import SETTINGS, read_settings


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_default_is_accepted_and_explained(setting):
    assert setting.read(setting.default) == setting.default
    assert setting.says and len({one.name for one in SETTINGS}) == len(SETTINGS)


def test_what_is_not_given_has_its_default():
    settings = read_settings({"idle_seconds": 90, "kiosk_languages": ["ar", "nl"]})
    assert settings["idle_seconds"] == 90 and settings["kiosk_languages"] == ("ar", "nl")
    assert settings["paper_language"] == "nl"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ({"idle_minutes": 4}, "setting_unknown"),
        ({"idle_seconds": 1}, "setting_out_of_range"),
        ({"text_percent": 900}, "setting_out_of_range"),
        ({"idle_seconds": "90"}, "setting_wrong_kind"),
        ({"way_in": {"fr": 1}}, "setting_wrong_kind"),
        ({"slip_form": "a3"}, "setting_not_in_list"),
    ],
)
def test_a_wrong_setting_is_refused(raw, says):
    with pytest.raises(Trouble) as caught:
        read_settings(raw)
    assert caught.value.says == says
