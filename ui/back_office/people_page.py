"""Who works here: the list, letting somebody in, setting a forgotten passphrase anew, removing somebody."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from app.actions.people import Colleague
from app.office import NewMember
from app.roles import ROLES
from app.words import Words
from ui.back_office.field import Field
from ui.back_office.new_passphrase import NewPassphrase
from ui.back_office.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP

ID = int(Qt.ItemDataRole.UserRole)


class PeoplePage(Page):
    """Nobody chosen: the fields let one more person in. A colleague chosen: they set that passphrase anew, or a button
    removes that colleague. While somebody removed may still know the vault's key, a button gives it another."""

    add_asked = Signal(NewMember, str, str)
    reset_asked = Signal(str, str, str, str)
    remove_asked = Signal(str, str)
    rekey_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words | None = None
        self._people: Sequence[Colleague] = ()
        self.list, self.who, self.said = QListWidget(), PlainLabel("group"), PlainLabel("strong")
        self.name, self.passphrase, self.own = Field(), NewPassphrase(), Field(masked=True)
        self.roles = {role: QCheckBox() for role in ROLES}
        self.roles["assessor"].setChecked(True)
        self.list.setMaximumHeight(160)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemSelectionChanged.connect(self._chosen)
        self.name.changed.connect(lambda: self.passphrase.know(self.name.value()))
        self.due, self.rekey_button = PlainLabel("wrong"), Button("mdi6.key-change", "second")
        self.removing, self.remove_button = PlainLabel("quiet"), Button("mdi6.account-remove-outline", "second")
        for part in (self.due, self.list, self.who, self.name, *self.roles.values(), self.passphrase, self.own):
            self.body.addWidget(part)
        self.body.addSpacing(STEP)
        self.body.addWidget(self.removing)
        for button in (self.rekey_button, self.remove_button):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            button.hide()
        for text in (self.due, self.removing):
            text.hide()
        self.body.addStretch(1)
        self.remove_button.clicked.connect(self._remove)
        self.rekey_button.clicked.connect(lambda: self.rekey_asked.emit(self._own()))
        self.whole.insertWidget(1, self.said)
        self.back_button.clicked.connect(self.list.clearSelection)
        self.go_on.connect(self._send)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        super().retranslate(words)
        self._words = words
        say = words.say
        self.title.say(say("back_office.people", "People"))
        self.lead.say(
            say("back_office.people.lead", "Choose a colleague to set a forgotten passphrase anew, or to remove that "
                "person.")
        )  # fmt: skip
        self.list.setAccessibleName(say("back_office.people", "People"))
        self.name.say(say("back_office.person.name", "Name"))
        self.own.say(
            say("back_office.own", "Your own passphrase"),
            say("back_office.own.hint", "Once more, so that nobody does this at your desk while you are away."),
        )
        self.passphrase.retranslate(words)
        self.removing.say(
            say("back_office.people.removing", "Who is removed opens nothing any more, also where they are unlocked "
                "now. The vault then gets another key: other windows must be locked, and it takes a while. "
                "Everybody else keeps the passphrase.")
        )  # fmt: skip
        self.due.say(
            say("back_office.people.due", "Somebody was removed who may still know the key of the vault. Give it "
                "another one: fill in your own passphrase below and start.")
        )  # fmt: skip
        self.rekey_button.say(say("back_office.people.rekey", "Another key for the vault"))
        for role, does in self._role_deeds(words).items():
            self.roles[role].setText(does)
            self.roles[role].setAccessibleName(does)
        self.show_people(self._people)

    def show_people(self, people: Sequence[Colleague]) -> None:
        """The list as it is now; nobody is chosen."""
        self._people = people
        self.list.clear()
        named = self._role_names(self._words) if self._words else {}
        for one in people:
            item = QListWidgetItem(f"{one.name}   ({', '.join(named.get(role, role) for role in one.roles)})")
            item.setData(ID, one.id)
            self.list.addItem(item)
        self._chosen()

    def show_due(self, due: bool) -> None:
        """Does the vault still have a key that somebody who was removed may know?"""
        self.due.setVisible(due)
        self.rekey_button.setVisible(due)

    def say_done(self, text: str) -> None:
        """It went well: empty the fields and say so."""
        self.name.set_value("")
        self.passphrase.clear()
        self.said.say(text)

    def _role_names(self, words: Words) -> dict[str, str]:
        return {
            "assessor": words.say("back_office.role.assessor", "assessor"),
            "counsellor": words.say("back_office.role.counsellor", "counsellor"),
            "administrator": words.say("back_office.role.administrator", "administrator"),
        }

    def _role_deeds(self, words: Words) -> dict[str, str]:
        return {
            "assessor": words.say("back_office.role.assessor.does", "Assessor: intake, advice and decisions"),
            "counsellor": words.say("back_office.role.counsellor.does", "Counsellor: courses, appointments, papers"),
            "administrator": words.say("back_office.role.administrator.does", "Administrator: people, kiosks"),
        }

    def _one(self) -> Colleague | None:
        items = self.list.selectedItems()
        return next((one for one in self._people if items and one.id == items[0].data(ID)), None)

    def _chosen(self) -> None:
        one = self._one()
        self.said.say("")
        for part in (self.name, *self.roles.values()):
            part.setVisible(one is None)
        for part in (self.back_button, self.removing, self.remove_button):
            part.setVisible(one is not None)
        self.passphrase.know(one.name if one else self.name.value())
        if self._words is None:
            return
        say = self._words.say
        self.back_button.say(say("back_office.people.nobody", "Choose nobody"))
        self.who.say(
            say("back_office.people.reset", "A new passphrase for {name}", name=one.name)
            if one
            else say("back_office.people.add", "Let one more person in")
        )
        self.remove_button.say(say("back_office.people.remove", "Remove {name}", name=one.name if one else ""))
        self.on_button.say(
            say("back_office.people.set", "Set the passphrase") if one else say("back_office.people.let_in", "Let in")
        )

    def _own(self) -> str:
        typed = self.own.value()
        self.own.set_value("")
        return typed

    def _remove(self) -> None:
        one = self._one()
        if one is not None:
            self.remove_asked.emit(one.id, self._own())

    def _send(self) -> None:
        own, one = self._own(), self._one()
        typed, again = self.passphrase.first.value(), self.passphrase.again.value()
        if one is not None:
            self.reset_asked.emit(one.id, typed, again, own)
        else:
            roles = tuple(role for role, box in self.roles.items() if box.isChecked())
            self.add_asked.emit(NewMember(self.name.value(), typed, roles), again, own)
