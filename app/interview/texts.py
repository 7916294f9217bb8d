"""The fixed sentences of the kiosk, in English by their catalogue key; questions bring their own."""

from collections.abc import Mapping

from app.interview.loading import load

TEXTS: Mapping[str, str] = {
    "kiosk.welcome": "Welcome",
    "kiosk.touch": "Touch the screen to begin",
    "kiosk.sorry": "Something went wrong. Please call a member of staff.",
    "kiosk.out_of_order": "This screen does not work now. Please ask the people of the office.",
    "kiosk.choose_language": "Choose your language",
    "kiosk.larger": "Larger text",
    "kiosk.contrast": "Clearer colours",
    "kiosk.ticket.value": "Your number is {ticket}",
    "kiosk.stop": "Stop",
    "kiosk.call_staff": "Call staff",
    "kiosk.staff_called": "We called somebody. Please stay here.",
    "kiosk.staff_called.more": "You can go on while you wait. Your answers stay.",
    "kiosk.staff_not_called": "We cannot call anybody from here.",
    "kiosk.raise_hand": "Raise your hand: a member of staff helps you.",
    "kiosk.back_to_questions": "Back to the questions",
    "kiosk.back": "Back",
    "kiosk.continue": "Continue",
    "kiosk.yes": "Yes",
    "kiosk.no": "No",
    "kiosk.why": "Why do we ask this?",
    "kiosk.unknown": "I do not know",
    "kiosk.refuse": "I would rather not say",
    "kiosk.progress": "{number} of about {total}",
    "kiosk.search": "Search",
    "kiosk.nothing_found": "Nothing found. Try another word.",
    "kiosk.date.day": "Day",
    "kiosk.date.month": "Month",
    "kiosk.date.year": "Year",
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
    "kiosk.review.none": "None",
    "kiosk.send": "Send my answers",
    "kiosk.done.title": "Thank you. This is your number:",
    "kiosk.done.next": "Please take a seat. We call your number.",
    "kiosk.done.bring": "Keep your residence card, diplomas and other papers ready.",
    "kiosk.done.leaving": "This page closes in {seconds} seconds.",
    "kiosk.done.stay": "Keep this page",
    "kiosk.ready": "I am ready",
    "kiosk.forget.ask": "Stop and forget my answers?",
    "kiosk.forget.means": "The office then does not use your answers.",
    "kiosk.forget.yes": "Yes, forget them",
    "kiosk.forget.no": "No, go back",
    "kiosk.forgotten": "Your answers have been withdrawn.",
    "kiosk.forgotten.more": "You can always talk with a member of staff.",
    "kiosk.idle.title": "Are you still there?",
    "kiosk.idle.text": "In {seconds} seconds we clear this screen, so that nobody sees your answers.",
    "kiosk.idle.here": "Yes, I am still here",
    "kiosk.idle.stop": "No, stop",
    "kiosk.group.you": "You",
    "kiosk.group.home": "Where you live",
    "kiosk.group.stay": "Your stay",
    "kiosk.group.school": "School",
    "kiosk.group.languages": "Languages",
    "kiosk.group.work": "Work and income",
    "kiosk.group.family": "Your family",
    "kiosk.group.practical": "When you can come",
    "kiosk.not_understood": "We do not understand this answer. Try again or call us.",
    "trouble.letterbox_full": "Please call staff; this answer was not sent.",
    "trouble.letterbox_not_writable": "Please call staff; this answer was not sent.",
}


def newcomer_texts() -> dict[str, str]:
    """Everything a newcomer can read at the kiosk, in English by its catalogue key."""
    said = dict(TEXTS)
    for question in load():
        if not question.staff_only:
            said |= question.texts()
    return said
