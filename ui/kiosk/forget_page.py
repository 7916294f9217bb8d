"""Before the answers are forgotten, the kiosk asks once more."""

from app.words import Words
from ui.kiosk.choice_page import ChoicePage


class ForgetPage(ChoicePage):
    """Asks once more before the answers are forgotten."""

    def __init__(self) -> None:
        super().__init__("mdi6.delete-outline", "mdi6.delete-outline")

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self.title.say(words.say("kiosk.forget.ask", "Stop and forget my answers?"))
        self.text.say(words.say("kiosk.forget.means", "The office then does not use your answers."))
        self.leave_button.say(words.say("kiosk.forget.yes", "Yes, forget them"))
        self.stay_button.say(words.say("kiosk.forget.no", "No, go back"))
