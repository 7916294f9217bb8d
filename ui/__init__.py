"""The windows.

PySide6 6.12 is built as if None, True and False lived for ever, which Python does only from 3.12 on. On an older Python
each of its calls that gives nothing takes one reference from None, each signal that is emitted one from True, and after
some thousand calls Python ends the program ("deallocating None"). So they get more references here than can ever be
used up.

Loading Qt makes very many objects that stay; to look through them for garbage again and again delays the first page.

A thread that works in Python keeps its turn for five milliseconds, and beside a paper that is drawn aside the window
waits for a turn after nearly each of its calls. With shorter turns a page is there in half the time.
"""

import ctypes
import gc
import sys

PLENTY = 1 << 40
OBJECTS_BETWEEN_COLLECTIONS = 50_000
TURN = 0.0005  # seconds

gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
sys.setswitchinterval(TURN)

if sys.version_info < (3, 12):
    for lasting in (None, True, False):
        ctypes.c_ssize_t.from_address(id(lasting)).value += PLENTY
