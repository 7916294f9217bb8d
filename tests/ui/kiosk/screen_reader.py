"""What a screen reader hears of the first window on its bus, as JSON; for the system's own Python, which knows AT-SPI.

The answer lists what is shown in the order in which it is come upon: role, name, description, states.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

STATES = ("FOCUSABLE", "FOCUSED", "CHECKABLE", "CHECKED", "ENABLED", "EDITABLE", "SELECTABLE")


def showing(one):
    return one.get_state_set().contains(Atspi.StateType.SHOWING)


def told(one):
    """Everything shown below, itself first."""
    states = [name.lower() for name in STATES if one.get_state_set().contains(getattr(Atspi.StateType, name))]
    yield {
        "role": one.get_role_name(), "name": one.get_name(), "description": one.get_description(), "states": states,
    }  # fmt: skip
    for at in range(min(one.get_child_count(), 60)):
        child = one.get_child_at_index(at)
        if child is not None and showing(child):
            yield from told(child)


def windows():
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        for number in range(program.get_child_count() if program else 0):
            window = program.get_child_at_index(number)
            if window is not None and showing(window):
                yield window


def main():
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for window in windows():
            heard = list(told(window))
            if len(heard) > 10:
                json.dump(heard, sys.stdout)
                return 0
        time.sleep(0.2)
    return 1


if __name__ == "__main__":
    sys.exit(main())
