"""The regions of the world in words."""

from collections.abc import Sequence

from app.words import Words


def region_names(words: Words, regions: Sequence[str]) -> list[str]:
    """The names of these regions in a language."""
    say = words.say
    names = {
        "europe": say("kiosk.region.europe", "Europe"),
        "middle_east": say("kiosk.region.middle_east", "Middle East and North Africa"),
        "africa": say("kiosk.region.africa", "Africa"),
        "asia": say("kiosk.region.asia", "Asia"),
        "america": say("kiosk.region.america", "America"),
        "oceania": say("kiosk.region.oceania", "Oceania"),
    }
    return [names[region] for region in regions]
