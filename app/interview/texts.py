"""The fixed sentences of the kiosk, in English by their catalogue key; questions bring their own."""

from collections.abc import Mapping

from app.interview.loading import load

TEXTS: Mapping[str, str] = {
    "kiosk.choose_language": "Choose your language",
    "kiosk.choose_language.confirm": "Do you speak {language}?",
    "kiosk.listen": "Listen",
    "kiosk.call_staff": "Call staff",
    "kiosk.staff_called": "Somebody is coming to you.",
    "kiosk.language": "Language",
    "kiosk.back": "Back",
    "kiosk.continue": "Continue",
    "kiosk.start": "Start",
    "kiosk.yes": "Yes",
    "kiosk.no": "No",
    "kiosk.why": "Why do we ask this?",
    "kiosk.unknown": "I do not know",
    "kiosk.refuse": "I would rather not say",
    "kiosk.progress": "{number} of about {total}",
    "kiosk.ticket": "Your number",
    "kiosk.ticket.value": "Your number is {ticket}",
    "kiosk.search": "Search",
    "kiosk.nothing_found": "Nothing found. Try another word.",
    "kiosk.chosen": "Chosen",
    "kiosk.remove": "Remove",
    "kiosk.more": "More",
    "kiosk.less": "Less",
    "kiosk.date.day": "Day",
    "kiosk.date.month": "Month",
    "kiosk.date.year": "Year",
    "kiosk.date.unknown_day": "I do not know the day",
    "kiosk.date.unknown_month": "I do not know the month",
    "kiosk.stateless": "No nationality",
    "kiosk.privacy.title": "Before you start",
    "kiosk.privacy.1": "We ask questions to see which course and which help fit you.",
    "kiosk.privacy.2": "Only the people of this office read your answers.",
    "kiosk.privacy.3": "You may leave a question open, and you may stop at any moment.",
    "kiosk.privacy.4": "Nobody decides on these answers alone; you talk with a person afterwards.",
    "kiosk.review.title": "Are these your answers?",
    "kiosk.review.change": "Change",
    "kiosk.review.unknown": "You do not know",
    "kiosk.review.refused": "You would rather not say",
    "kiosk.send": "Send my answers",
    "kiosk.done.title": "Thank you",
    "kiosk.done.text": "Your answers have been sent. Your number is {ticket}.",
    "kiosk.done.next": "Please take a seat. We call your number.",
    "kiosk.done.bring": "Keep your residence card, diplomas and other papers ready.",
    "kiosk.done.leaving": "This page closes in {seconds} seconds.",
    "kiosk.done.stay": "Keep this page",
    "kiosk.not_sent": "Please call staff; this answer was not sent.",
    "kiosk.out_of_order": "This screen does not work now. Please ask the people of the office.",
    "kiosk.forget": "Forget my answers",
    "kiosk.forget.ask": "Do you want us to erase your answers?",
    "kiosk.forget.yes": "Yes, erase them",
    "kiosk.forget.no": "No, go back",
    "kiosk.forgotten": "Your answers have been withdrawn.",
    "kiosk.idle.title": "Are you still there?",
    "kiosk.idle.text": "In {seconds} seconds we clear this screen, so that nobody sees your answers.",
    "kiosk.idle.here": "I am still here",
    "kiosk.practice": "Practice: nothing is kept",
    "kiosk.change": "Change",
    "kiosk.done": "My answers are right",
    "kiosk.refused": "I would rather not say",
    "kiosk.day": "Day",
    "kiosk.month": "Month",
    "kiosk.year": "Year",
    "kiosk.listen.not_yet": "There is no voice on this kiosk yet. Call a member of staff.",
    "kiosk.called": "Raise your hand: a member of staff comes",
    "kiosk.call": "Call a member of staff",
    "kiosk.finish.leaves": "This page goes away in {seconds} seconds.",
    "kiosk.finish.title": "Thank you. This is your number:",
    "kiosk.finish.next": "Take a seat. We call your number.",
    "kiosk.finish.have": "Have your passport and residence card ready.",
    "kiosk.stay": "Wait longer",
    "kiosk.ready": "I have my number",
    "kiosk.privacy.use": "We use your answers to prepare your talk with a member of staff.",
    "kiosk.privacy.sealed": "Each answer is locked at once. This machine cannot read it back.",
    "kiosk.privacy.free": "You may skip a question. You may stop and we forget your answers.",
    "kiosk.privacy.decide": "A person decides, not this machine.",
    "kiosk.group.you": "you",
    "kiosk.group.home": "where you live",
    "kiosk.group.stay": "your stay",
    "kiosk.group.school": "school",
    "kiosk.group.languages": "languages",
    "kiosk.group.work": "work and income",
    "kiosk.group.family": "your family",
    "kiosk.group.practical": "when you can come",
}


def newcomer_texts() -> dict[str, str]:
    """Everything a newcomer can read at the kiosk, in English by its catalogue key."""
    said = dict(TEXTS)
    for question in load():
        if not question.staff_only:
            said |= question.texts()
    return said


def staff_texts() -> dict[str, str]:
    """The texts of the questions that only staff asks, in English by their catalogue key."""
    said: dict[str, str] = {}
    for question in load():
        if question.staff_only:
            said |= question.texts()
    return said
