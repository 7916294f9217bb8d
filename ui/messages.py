"""What a Trouble says to a person, in the language spoken: the key of the error, a plain sentence, the next step."""

from app.errors import OfficeError
from app.words import Words

SENTENCES = {
    "letterbox_full": "Please call staff; this answer was not sent.",
    "letterbox_not_writable": "Please call staff; this answer was not sent.",
    "kiosk_key_missing": "This kiosk is not set up yet. Please call a member of staff.",
    "not_an_office": "There is no office in this folder.",
    "kiosk_exit_not_set": "No passphrase is set that ends this kiosk. An administrator sets one.",
    "wrong_passphrase": "This passphrase is not right. Try again.",
}
OTHERWISE = "Something around the program does not work. Please call a member of staff."


def sentence(error: OfficeError, words: Words) -> str:
    """The sentence for an error that is not a bug."""
    return words.say(f"trouble.{error.says}", SENTENCES.get(error.says, OTHERWISE))
