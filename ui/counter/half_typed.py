"""What stands in the fields of a form and was not kept yet: another language or set of colours loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.counter.choices import ChoiceButton

Typed = list[object]


def typed_in(form: QWidget) -> Typed:
    """The text, value or choice of each field, in the order of the form; names by what stands behind them."""
    return [_read(field) for field in _fields(form)]


def type_again(form: QWidget, typed: Typed) -> None:
    """Put back what stood in a form of the same shape."""
    for field, value in zip(_fields(form), typed, strict=False):
        if isinstance(field, ChoiceButton):
            field.setChecked(bool(value))
        elif isinstance(field, QComboBox):
            _choose(field, str(value))
        elif isinstance(field, QLineEdit):
            field.setText(str(value))


def _fields(form: QWidget) -> Iterator[QWidget]:
    for field in (form, *form.findChildren(QWidget)):
        inside_a_list = isinstance(field.parentWidget(), QComboBox)
        if isinstance(field, ChoiceButton | QComboBox | QLineEdit) and not inside_a_list:
            yield field


def _read(field: QWidget) -> object:
    if isinstance(field, ChoiceButton):
        return field.isChecked()
    if isinstance(field, QComboBox):
        text = field.currentText()
        at = field.findText(text, Qt.MatchFlag.MatchFixedString)
        value = field.itemData(at) if at >= 0 else None
        return text if value is None else value
    return field.text() if isinstance(field, QLineEdit) else None


def _choose(field: QComboBox, value: str) -> None:
    at = field.findData(value) if field.findData(value) >= 0 else field.findText(value)
    field.setCurrentIndex(at)
    if at < 0 and field.isEditable():
        field.setEditText(value)
