"""Whether headphones are plugged in, as ALSA's jack switches say; no switch, no answer."""

from __future__ import annotations

import ctypes

LIBRARY = "libasound.so.2"
CARD_INTERFACE, WITHOUT_WAITING = 0, 1
JACKS = ("Headphone Jack", "Front Headphone Jack", "Headset Jack", "Headphone Mic Jack", "Headphone,Front Jack")


def plugged() -> bool | None:
    """True with headphones, False without; None where this machine cannot tell."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    told = [state for card in _cards(library) for state in _jacks(library, card)]
    return any(told) if told else None


def _cards(library: ctypes.CDLL) -> list[int]:
    card, found = ctypes.c_int(-1), []
    while library.snd_card_next(ctypes.byref(card)) == 0 and card.value >= 0:
        found.append(card.value)
    return found


def _jacks(library: ctypes.CDLL, card: int) -> list[bool]:
    control = ctypes.c_void_p()
    if library.snd_ctl_open(ctypes.byref(control), f"hw:{card}".encode(), WITHOUT_WAITING) < 0:
        return []
    try:
        return [state for jack in JACKS if (state := _jack(library, control, jack)) is not None]
    finally:
        library.snd_ctl_close(control)


def _jack(library: ctypes.CDLL, control: ctypes.c_void_p, jack: str) -> bool | None:
    value = ctypes.c_void_p()
    library.snd_ctl_elem_value_malloc(ctypes.byref(value))
    try:
        library.snd_ctl_elem_value_set_interface(value, CARD_INTERFACE)
        library.snd_ctl_elem_value_set_name(value, jack.encode())
        if library.snd_ctl_elem_read(control, value) < 0:
            return None
        return bool(library.snd_ctl_elem_value_get_boolean(value, 0))
    finally:
        library.snd_ctl_elem_value_free(value)
