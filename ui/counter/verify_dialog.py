"""Check a paper: its code typed by hand, or its file; whether it is as it was made and holds today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.actions import verify_paper
from app.actions.deadlines import deadline_name
from app.actions.verify_paper import Differs, Verified
from app.errors import OfficeError
from app.office import Office
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.naming import edition_name, result_name, value_name
from ui.counter.print_bar import moment

WIDTH, HIGH = 640, 260
STATES = {
    "unchanged": "This paper is as it was made.",
    "changed": "This paper is not as it was made. Look at the one that is kept.",
    "unknown": "No paper of this office bears that code, or the file was not made here.",
}
TROUBLES = {
    "code_incomplete": "The code is not whole: it ends with sixteen letters and digits, 0 to 9 and a to f.",
    "code_mistyped": "One of the sixteen letters and digits is not right. Look at the foot of the paper again.",
    "cannot_read": "This file cannot be read.",
}


class VerifyDialog(QDialog):
    """What was typed stays until it is changed; what was found stands under it."""

    def __init__(self, words: Words, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._do = words, do
        say = words.say
        self.setWindowTitle(say("papers.verify.title", "Check a paper"))
        self.setMinimumWidth(WIDTH)
        layout = look.column(self)
        name = say("papers.verify.code", "Code at the foot of the paper (the last sixteen signs will do)")
        label = look.label(name, "quiet")
        self.code = QLineEdit()
        self.code.setAccessibleName(name)
        self.code.returnPressed.connect(self.check)
        label.setBuddy(self.code)
        layout.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        self.check_button = look.button(say("papers.verify.check", "Check"), self.check, "main")
        self.check_button.setDefault(True)
        row.addWidget(self.check_button)
        row.addWidget(look.button(say("papers.verify.file", "Choose a file …"), self.choose))
        layout.addLayout(row)
        self.said = look.label("")
        layout.addWidget(self.said)
        self.more = look.label("", "quiet")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setMinimumHeight(HIGH)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.more)
        column.addStretch(1)
        scroll.setWidget(inside)
        layout.addWidget(scroll, 1)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(look.button(say("papers.verify.close", "Close"), self.accept))
        layout.addLayout(ends)

    def check(self) -> None:
        """Look up the code that stands there."""
        typed = self.code.text()
        self._look(lambda office: verify_paper.of_code(office, typed))

    def choose(self) -> None:
        """Look at a file."""
        path, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", "PDF (*.pdf)")
        if path:
            self.check_file(Path(path))

    def check_file(self, path: Path) -> None:
        """Say whether this file is a paper as it was made."""
        try:
            data = path.read_bytes()
        except OSError:
            look.tell(self.said, self._words.say("papers.trouble.cannot_read", TROUBLES["cannot_read"]), "wrong")
            return
        self._look(lambda office: verify_paper.of_file(office, data))

    def _look(self, deed: Callable[[Office], Verified]) -> None:
        self.more.setText("")
        try:
            found = self._do(deed)
        except OfficeError as error:
            said = TROUBLES.get(error.says, "The office does not answer. Unlock it and try again.")
            look.tell(self.said, self._words.say(f"papers.trouble.{error.says}", said), "wrong")
            return
        role = "good" if found.state == "unchanged" else "wrong"
        look.tell(self.said, self._words.say(f"papers.verify.{found.state}", STATES[found.state]), role)
        self.more.setText("\n".join(self._lines(found)))
        self.more.setAccessibleName(self.more.text())

    def _lines(self, found: Verified) -> list[str]:
        say = self._words.say
        if found.state == "unknown":
            return []
        kind = say(f"papers.kind.{found.kind}", found.kind)
        lines = [f"{kind}, {self._words.language(found.language)}, {moment(found.at)}, {found.dossier}"]
        if found.superseded:
            lines.append("⚠ " + say("papers.verify.superseded", "Something that it says has changed since."))
        if found.repeated is not None:
            same = say("papers.verify.repeated", "Drawn again as it was then, it says the same.")
            other = say("papers.verify.not_repeated", "Drawn again as it was then, it says something else.")
            lines.append(same if found.repeated else other)
        if found.edition and found.edition_in_use:
            own = say("papers.verify.own_edition", "Today by its own rules ({edition}):",
                      edition=edition_name(self._words, found.edition))  # fmt: skip
            now = say("papers.verify.in_use", "Today by the rules in use ({edition}):",
                      edition=edition_name(self._words, found.edition_in_use))  # fmt: skip
            lines += ["", own, *self._differences(found.today), "", now, *self._differences(found.in_use)]
        return lines

    def _differences(self, differences: tuple[Differs, ...]) -> list[str]:
        if not differences:
            return ["  ✓ " + self._words.say("papers.verify.same", "the same")]
        return [
            f"  ≠ {self._result(one.result)}: {self._value(one.then)} ({', '.join(one.articles_then) or '-'})"
            f" → {self._value(one.today)} ({', '.join(one.articles_today) or '-'})"
            for one in differences
        ]

    def _result(self, name: str) -> str:
        if name.startswith("deadline "):
            return deadline_name(self._words, name.removeprefix("deadline "))
        return result_name(self._words, f"parts.{name}" if name in ("mo", "nt2", "work", "pnt") else name)

    def _value(self, text: str) -> str:
        plain, check, _ = text.partition(" (check)")
        named = value_name(self._words, plain)
        return f"{named} ({self._words.say('papers.verify.by_assessor', 'the assessor decides')})" if check else named
