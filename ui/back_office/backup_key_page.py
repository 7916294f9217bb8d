"""The backup key: the second of the two keys on paper. It opens backups; the machine keeps only how to close them."""

from app.actions import backup
from app.words import Words
from ui.back_office.sheet_page import SheetPage


class BackupKeyPage(SheetPage):
    """Shown, hidden and typed back as the recovery sheet is; its mark is copied with it."""

    def fresh(self) -> str:
        """Eight groups that nothing keeps."""
        return backup.new_identity()

    def name(self, words: Words) -> str:
        """What the paper is called."""
        return words.say("back_office.backup_key.title", "The backup key")

    def why(self, words: Words) -> str:
        """What to copy, and what the paper is for."""
        mark = backup.mark(self.sheet) if self.sheet else ""
        return words.say(
            "back_office.backup_key.copy",
            "Copy these eight groups by hand on another paper, with the mark {mark}, the name of the office and the "
            "date. When this machine is lost, this paper opens its backups. Keep it apart from the machine and from "
            "the backups. Nothing keeps it: it is only here.",
            mark=mark,
        )

    def check(self) -> None:
        """Rejected when what was typed back from paper is not this key."""
        backup.typed_back(self.sheet, self.typed.value())
