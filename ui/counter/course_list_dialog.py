"""A list of courses before it is taken in: how many there are, and each line that cannot be taken with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QWidget

from app.actions.course_list import Read
from app.errors import Rejected
from app.words import Words
from ui.counter import look
from ui.counter.trouble import sentence
from ui.parts.tokens import DESK_RIGHT


class CourseListDialog(QDialog):
    """Accepted: the courses that can be read are taken; nothing else happens with the others."""

    def __init__(self, words: Words, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say, count, wrong = words.say, len(read.courses), len(read.flaws)
        self.setWindowTitle(say("counter.courses.list", "List of courses"))
        self.setMinimumWidth(2 * DESK_RIGHT)
        layout = look.column(self)
        layout.addWidget(look.label(read.name, "head"))
        layout.addWidget(look.label(say("counter.courses.readable", "Courses that can be taken: {count}", count=count)))
        self.flaws = QListWidget()
        self.flaws.setWordWrap(True)
        if wrong:
            text = say("counter.courses.unreadable", "Lines that cannot be taken: {count}", count=wrong)
            layout.addWidget(look.label(text, "attention"))
            self.flaws.setAccessibleName(text)
            for one in read.flaws:
                why = sentence(words, Rejected(one.says, **one.details))
                self.flaws.addItem(say("counter.courses.line", "Line {line}: {why}", line=one.line, why=why))
            layout.addWidget(self.flaws, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(look.button(say("counter.cancel", "Cancel"), self.reject))
        take = say("counter.courses.take", "Take ({count})", count=count)
        self.take_button = look.button(take, self.accept, "main")
        self.take_button.setEnabled(count > 0)
        self.take_button.setDefault(True)
        row.addWidget(self.take_button)
        layout.addLayout(row)
