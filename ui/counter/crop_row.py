"""What is cut off of a page, typed as percents of each side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QWidget

from app.words import Words
from ui.counter import look
from ui.counter.crop_view import Crop

WIDE = 88
SIDES = {"left": "left", "top": "top", "right": "right", "bottom": "bottom"}


class CropRow(QWidget):
    """`cropped` carries the crop that was typed."""

    cropped = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        cut = words.say("pages.crop", "Cut off (or draw on the page)")
        row.addWidget(look.label(cut, "quiet", wrap=False))
        self.sides: dict[str, QDoubleSpinBox] = {}
        for side, english in SIDES.items():
            name = words.say(f"pages.crop.{side}", english)
            box = QDoubleSpinBox()
            box.setDecimals(0)
            box.setRange(0, 90)
            box.setSuffix(" %")
            box.setMinimumWidth(WIDE)
            box.lineEdit().setTextMargins(look.STEP, 0, 0, 0)
            box.setAccessibleName(f"{cut}: {name}")
            box.valueChanged.connect(lambda _: self._give())
            row.addWidget(look.label(name, "quiet", wrap=False))
            row.addWidget(box)
            self.sides[side] = box
        row.addStretch(1)

    def show_crop(self, crop: Crop) -> None:
        """What is cut off now."""
        for box, part in zip(self.sides.values(), crop, strict=True):
            box.blockSignals(True)
            box.setValue(round(part * 100))
            box.blockSignals(False)

    def _give(self) -> None:
        self.cropped.emit(tuple(box.value() / 100 for box in self.sides.values()))
