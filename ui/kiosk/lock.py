"""What a touch or a key may never do at a kiosk: open a menu, take a text along, bring one in.

What lies below the program (other consoles, the window manager, other programs) the session keeps away: docs/kiosk.md.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

MENU_AND_DRAG = frozenset({
    QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop,
    QEvent.Type.EnterWhatsThisMode, QEvent.Type.WhatsThis,
})  # fmt: skip
MOUSE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease})
KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut})
WATCHED = MENU_AND_DRAG | MOUSE | KEYS
TAKING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste)


def forbids(event: QEvent) -> bool:
    """Must this event not reach any window of the kiosk? Asked for every event, so it decides by the kind first."""
    kind = event.type()
    if kind not in WATCHED:
        return False
    if kind in MOUSE:
        return isinstance(event, QMouseEvent) and event.button() != Qt.MouseButton.LeftButton
    if kind in KEYS:
        return isinstance(event, QKeyEvent) and any(event.matches(key) for key in TAKING)
    return kind in MENU_AND_DRAG


def keep_no_clipboard() -> None:
    """Whatever lands in a clipboard, by marking a text or otherwise, is taken out again at once."""
    clipboard = QGuiApplication.clipboard()

    def empty(mode: QClipboard.Mode) -> None:
        if clipboard.text(mode=mode):
            clipboard.clear(mode=mode)

    clipboard.changed.connect(empty)
