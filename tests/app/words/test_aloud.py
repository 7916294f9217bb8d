"""What is heard of a sentence: the office's recording, else a voice, else a language the person understands."""

from pathlib import Path

import pytest

from app.words import LANGUAGES, load
from app.words.aloud import Clip, listen
from app.words.voice import Sound, speak

WELCOME = ("kiosk.welcome", "Welcome")
MUTE = {"ps", "so", "rif", "tl", "tw", "bo", "rom", "ff"}
"""Languages for which eSpeak NG has no voice."""


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - MUTE))
def test_every_voice_of_the_table_speaks_its_own_letters(code):
    name = LANGUAGES[code].endonym
    sound = speak(name, LANGUAGES[code].tts_voice)
    assert sound is not None and len(sound.samples) > sound.rate // 5
    assert any(sound.samples), "silence"
    assert sound.words and sound.words[0].start < len(name)


def test_the_table_says_which_languages_have_no_voice():
    assert {code for code, language in LANGUAGES.items() if not language.tts_voice} == MUTE


def test_each_word_is_known_by_where_it_stands_and_when_it_begins():
    text = "Hoeveel kinderen hebt u?"
    sound = speak(text, "nl")
    assert sound is not None
    assert [text[one.start : one.start + one.length] for one in sound.words[:2]] == ["Hoeveel", "kinderen"]
    moments = [one.millisecond for one in sound.words]
    assert moments == sorted(moments) and moments[-1] * sound.rate // 1000 * 2 < len(sound.samples)


def test_slowly_takes_longer():
    slow, fast = speak("Hoeveel kinderen hebt u?", "nl", 110), speak("Hoeveel kinderen hebt u?", "nl", 190)
    assert slow is not None and fast is not None and len(slow.samples) > 1.3 * len(fast.samples)


def test_two_voices_at_once_do_not_mix():
    from concurrent.futures import ThreadPoolExecutor

    def spoken(voice: str) -> bytes:
        sound = speak("een twee drie", voice)
        assert sound is not None
        return sound.samples

    alone = {voice: len(spoken(voice)) for voice in ("nl", "tr")}
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(spoken, ["nl", "tr"] * 10))
    for voice, samples in zip(["nl", "tr"] * 10, together, strict=True):
        assert abs(len(samples) - alone[voice]) < alone[voice] // 5


def test_nothing_is_said_for_nothing_and_by_nobody():
    assert speak("", "nl") is None and speak("Welkom", "") is None and speak("Welkom", "xx") is None


def test_a_recording_of_the_office_goes_before_the_voice(tmp_path: Path):
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "kiosk.welcome.ogg").write_bytes(b"recorded")
    heard = listen(load("nl").say(*WELCOME), "nl", folders=[tmp_path])
    assert heard is not None and heard.sound == Clip(b"recorded")


def test_a_sentence_with_a_value_is_never_read_from_a_recording(tmp_path: Path):
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "kiosk.ticket.value.ogg").write_bytes(b"recorded")
    said = load("nl").say("kiosk.ticket.value", "Your number is {ticket}", ticket="A-001")
    heard = listen(said, "nl", folders=[tmp_path])
    assert heard is not None and isinstance(heard.sound, Sound)


def test_a_key_that_leads_out_of_the_folder_finds_nothing(tmp_path: Path):
    (tmp_path / "nl").mkdir()
    (tmp_path / "secret.ogg").write_bytes(b"secret")
    heard = listen(load("nl").say("../secret", "Welcome"), "nl", folders=[tmp_path])
    assert heard is not None and isinstance(heard.sound, Sound)


def test_without_a_voice_the_best_language_that_is_understood_stands_in():
    said = load("ps").say(*WELCOME)
    assert listen(said, "ps") is None
    heard = listen(said, "ps", ("so", "fr", "ar"))
    assert heard is not None and heard.code == "fr"


def test_a_language_that_lacks_the_sentence_does_not_stand_in():
    heard = listen(load("ps").say("no.such.key", "Welcome"), "ps", ("fr",))
    assert heard is None
