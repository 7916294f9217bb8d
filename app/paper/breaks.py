"""Where a line may end in a script without spaces: ICU's dictionaries for Thai and its neighbours, its rules for
Chinese.

The library is the system's own (Debian `libicu72`, `libicu74`, `libicu76`) or the one that comes with Qt's wheel: kept
by Unicode, and here already. Without it a Thai line breaks at its phrase spaces only, a longer phrase between letters.
"""

from __future__ import annotations

import ctypes
import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_LINE = 2
_DONE = -1
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uff00-\uffef]")


@lru_cache(maxsize=2048)
def word_ends(text: str, language: str) -> tuple[int, ...]:
    """Places in a text where a line may end (UAX #14 and dictionaries); none when the text writes its spaces."""
    if not _WITHOUT_SPACES.search(text) or (library := _icu()) is None:
        return ()
    code, version = library
    letters = text.encode("utf-16-le")
    if len(letters) != 2 * len(text):
        return ()
    buffer, status = ctypes.create_string_buffer(letters + b"\0\0"), ctypes.c_int(0)
    breaker = getattr(code, f"ubrk_open_{version}")(
        _LINE, language.encode("ascii"), buffer, len(text), ctypes.byref(status)
    )
    if not breaker:
        return ()
    try:
        following = getattr(code, f"ubrk_next_{version}")
        return tuple(iter(lambda: int(following(breaker)), _DONE))
    finally:
        getattr(code, f"ubrk_close_{version}")(breaker)


@cache
def _icu() -> tuple[ctypes.CDLL, str] | None:
    """The library and the number that its names end with."""
    for path in _places():
        version = path.name.split(".so.")[1].split(".")[0]
        try:
            code = ctypes.CDLL(str(path))
            opens = getattr(code, f"ubrk_open_{version}")
        except (OSError, AttributeError):
            continue
        opens.restype = ctypes.c_void_p
        opens.argtypes = (
            ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_int),
        )  # fmt: skip
        getattr(code, f"ubrk_next_{version}").argtypes = (ctypes.c_void_p,)
        getattr(code, f"ubrk_close_{version}").argtypes = (ctypes.c_void_p,)
        return code, version
    return None


def _places() -> list[Path]:
    found = sorted(Path("/usr/lib").glob("*-linux-gnu/libicuuc.so.*"))
    qt = find_spec("PySide6")
    for folder in (qt.submodule_search_locations or ()) if qt else ():
        found += sorted((Path(folder) / "Qt" / "lib").glob("libicuuc.so.*"))
    return found
