"""Read aloud: every page, each choice, the error; a light follows the words; it is never silent without a word.

The machines that run these tests have no sound device. Voices and everything up to the device are the real ones; the
device is the one of the same library that plays to nobody and keeps time.
"""

import wave
from array import array
from functools import partial
from io import BytesIO

import pytest
from PySide6.QtWidgets import QListView

from app.interview import load
from app.words.voice import Sound
from tests.ui.kiosk import walk
from tests.ui.kiosk.steps import REFUGEE, answer, answer_all, to_the_questions
from ui.kiosk.call_page import CallPage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.review_page import ReviewPage
from ui.parts import listen_bar
from ui.parts.player import RATE, Player, amplified
from ui.parts.search_list import VALUE

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def a_device_that_keeps_time(monkeypatch):
    monkeypatch.setattr(listen_bar, "Player", partial(Player, silent=True))


def heard(window, qtbot, until) -> list[str]:
    """What is read from now on, until so many sentences began."""
    said: list[str] = []
    window._listen_bar.reader.began.connect(lambda one, code: said.append(str(one.said)))
    qtbot.waitUntil(lambda: len(said) >= until, timeout=60_000)
    return said


def listening_to(window, qtbot, until):
    window._bar_for_listening()
    said: list[str] = []
    window._listen_bar.reader.began.connect(lambda one, code: said.append(str(one.said)))
    window.bar.listen_button.click()
    qtbot.waitUntil(lambda: len(said) >= until, timeout=60_000)
    return said


def test_a_question_is_read_with_help_and_a_light_follows_the_words(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window._bar_for_listening()
    lit: list[str] = []
    window._listen_bar.player.word.connect(lambda start, length: lit.append(window.page._title.selectedText()))
    said = listening_to(window, qtbot, 2)
    assert said == [window.page._title.text(), window.page._help.text()]
    assert set(lit) <= set("Wanneer bent u geboren geboren? bent u".split(" ")) | {"bent u", ""}
    assert "Wanneer" in lit
    window.bar.listen_button.click()
    assert not window.listening


def test_who_listens_hears_the_next_page_without_asking(kiosk, qtbot):
    window = kiosk("ar")
    to_the_questions(window, "ar")
    listening_to(window, qtbot, 1)
    answer(window, "1997-05-03")
    assert heard(window, qtbot, 1) == [window.page._title.text()]
    window.bar.listen_button.click()


def test_each_choice_has_a_speaker_and_a_touched_one_is_heard_while_listening(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    while window.asking != "stay_motive":
        if window.asking in REFUGEE:
            answer(window, REFUGEE[window.asking])
        else:
            window.page.unknown_button.click()
    cards = window.page.input.cards()
    assert all(card.speaker.accessibleName() == f"Luister: {card.said}" for card in cards)
    window._bar_for_listening()
    said: list[str] = []
    window._listen_bar.reader.began.connect(lambda one, code: said.append(one.said))
    cards[1].speaker.click()
    qtbot.waitUntil(lambda: said == [cards[1].said])
    assert window.page.input.value() == "", "to listen is not to choose"
    cards[2].click()
    qtbot.waitUntil(lambda: said == [cards[1].said, cards[2].said])
    window._listen_bar.stop()


@pytest.mark.parametrize("code", ["nl", "fr", "en", "ar", "tr", "uk", "ti", "ps"])
def test_no_page_scrolls_while_somebody_listens(kiosk, qtbot, code):
    window = kiosk(code)
    to_the_questions(window, code)
    window._bar_for_listening().show()
    scrolled = []
    for question in (one for one in load() if not one.staff_only):
        window._ask(question.id)
        walk.settle()
        if window.page.view.verticalScrollBar().maximum() > 0:
            scrolled.append(question.id)
    assert scrolled == []


def test_the_error_is_heard_too(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    listening_to(window, qtbot, 1)
    answer(window, "1997-02-31")
    assert heard(window, qtbot, 1) == [window.page.wrong.text()]
    window._listen_bar.stop()


def test_speed_and_again(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    first = listening_to(window, qtbot, 1)[:1]
    bar = window._listen_bar
    assert bar.speed_button.text() == "Gewoon tempo"
    bar.speed_button.click()
    assert bar.speed_button.text() == "Langzaam"
    assert heard(window, qtbot, 1) == first
    bar.again_button.click()
    assert heard(window, qtbot, 1) == first
    bar.stop_button.click()
    assert not window.listening and not bar.reader.reading


def test_who_cannot_read_hears_the_countries_of_a_region_and_touches_the_own(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    listening_to(window, qtbot, 1)
    answer(window, "1997-05-03")
    said: list[str] = []
    window._listen_bar.reader.began.connect(lambda one, code: said.append(one.said))
    next(one for one in window.page.input.regions.buttons if one.region == "oceania").click()
    qtbot.waitUntil(lambda: len(said) >= 3, timeout=60_000)
    assert said[:3] == ["Oceanië", "Amerikaans-Samoa", "Australië"]
    shown = window.page.input.findChild(QListView)
    marked = shown.currentIndex()
    assert marked.data(VALUE) == "AU"
    shown.clicked.emit(marked)
    qtbot.waitUntil(lambda: said[-1] == "Australië" and len(said) >= 4, timeout=60_000)
    assert window.page.input.value() == ["AU"]
    window._listen_bar.stop()


def test_who_does_not_listen_touches_a_region_in_silence(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer(window, "1997-05-03")
    window.page.input.regions.buttons[0].click()
    assert not window.listening and window.page.input.regions.region == "europe"


def loudest(samples: bytes) -> int:
    return max(map(abs, array("h", samples)), default=0)


def test_loudness_has_three_steps_that_are_heard_at_once_and_stay_during_the_visit(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    listening_to(window, qtbot, 1)
    bar = window._listen_bar
    whole = bar.player._sound.samples
    names, heard_as = [], []
    for _ in range(3):
        names.append(bar.loudness_button.text())
        heard_as.append(loudest(amplified(whole, bar.player.gain)))
        bar.loudness_button.click()
    assert names == ["Gewoon geluid", "Luid", "Zacht"]
    assert heard_as[2] < heard_as[0] == loudest(whole) < heard_as[1] <= 32768
    bar.loudness_button.click()
    bar.stop_button.click()
    window.bar.listen_button.click()
    answer(window, "1997-05-03")
    assert bar.loudness_button.text() == "Luid" and bar.player.gain == 2.0
    bar.stop_button.click()


def test_the_device_gets_the_sound_as_loud_as_it_was_set(kiosk):
    player = Player(silent=True)
    player.gain = 0.5
    samples = player._samples()
    next(samples)
    player.play(Sound(array("h", [1000, -2000, 30000]).tobytes(), RATE))
    assert array("h", samples.send(4)).tolist() == [500, -1000, 15000, 0]


@pytest.mark.parametrize("code", ["nl", "ar", "ti", "uk"])
def test_the_bar_fits_in_letters_of_twice_the_size(kiosk, code):
    window = kiosk(code)
    to_the_questions(window, code)
    while window._percent != 200:
        window.bar.larger_button.click()
    window._bar_for_listening().show()
    window._retranslate()
    walk.settle()
    assert walk.cut_off(window) == [] and window.width() == 1280


def test_a_language_without_a_voice_is_heard_in_one_that_is_understood(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer_all(window, REFUGEE | {"mother_tongue": "ps", "other_languages": ["so", "fr"]})
    assert isinstance(window.page, ReviewPage)
    window.speak("ps")
    window.bar.listen_button.click()
    bar = window._listen_bar
    qtbot.waitUntil(lambda: "Français" in bar.note.text(), timeout=10_000)
    bar.stop()


def test_without_any_voice_it_says_so_and_offers_somebody(kiosk, qtbot):
    window = kiosk("ps")
    window.bar.listen_button.click()
    bar = window._listen_bar
    qtbot.waitUntil(lambda: "کارکوونکی راوغواړئ" in bar.note.text(), timeout=10_000)
    assert bar._sign.isVisible() and not bar.again_button.isVisible()
    assert window.bar.call_button.isVisible()
    bar.stop()


def test_a_machine_without_a_sound_device_says_so(kiosk, qtbot, monkeypatch):
    import miniaudio

    def no_device(*_: object, **__: object) -> None:
        raise miniaudio.MiniaudioError("failed to init device", -401)

    monkeypatch.setattr(listen_bar, "Player", Player)
    monkeypatch.setattr(miniaudio, "PlaybackDevice", no_device)
    window = kiosk("nl")
    window.bar.listen_button.click()
    qtbot.waitUntil(lambda: "geen geluid" in window._listen_bar.note.text(), timeout=10_000)


def test_a_recorded_clip_of_the_office_is_played(kiosk, qtbot, folder):
    clips = folder / "languages" / "nl"
    clips.mkdir(parents=True, exist_ok=True)
    recorded = BytesIO()
    with wave.open(recorded, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\x10\x20" * 2000)
    (clips / "question.birth_date.text.wav").write_bytes(recorded.getvalue())
    (clips / "question.birth_date.help.wav").write_bytes(b"this is no sound")
    window = kiosk("nl")
    to_the_questions(window, "nl")
    listening_to(window, qtbot, 1)
    played = window._listen_bar.player._sound
    assert abs(len(played.samples) / 2 / played.rate - 0.25) < 0.02 and played.words == ()
    said = heard(window, qtbot, 1)
    assert said == [window.page._help.text()], "a recording that cannot be read makes way for the voice"
    window._listen_bar.stop()


def test_to_call_staff_is_heard(kiosk, qtbot):
    window = kiosk("nl")
    listening_to(window, qtbot, 1)
    window.bar.call_button.click()
    assert isinstance(window.page, CallPage)
    assert "A-001" in heard(window, qtbot, 2)
    window.bar.listen_button.click()


def test_who_went_away_is_called_aloud_without_having_asked_to_listen(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window._bar_for_listening()
    window._ask_still_there()
    assert heard(window, qtbot, 1) == ["Bent u er nog?"]
    assert not window.listening
    window.page.stay_button.click()
    assert not window._listen_bar.reader.reading


def test_who_is_still_away_is_called_again_at_half_of_the_time_and_ten_seconds_before_the_end(kiosk, qtbot):
    window = kiosk("nl", idle_warning_seconds=30)
    to_the_questions(window, "nl")
    window._bar_for_listening()
    window._ask_still_there()
    window.page.countdown.stop()
    said = []
    window.page.again.connect(lambda labels: said.append(labels[1].said))
    for _ in range(25):
        window.page.countdown.tick()
    assert ["15" in said[0], "10" in said[1], len(said)] == [True, True, 2]
    assert "Bent u er nog?" in heard(window, qtbot, 1)


def test_hide_now_hides_every_answer_and_one_touch_shows_it_again(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window.page.input.set_value("1997-05-03")
    window.bar.hide_button.click()
    assert not isinstance(window.page, QuestionPage)
    window.page.back_button.click()
    assert isinstance(window.page, QuestionPage) and window.page.input.value() == "1997-05-03"
