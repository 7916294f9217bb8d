"""Languages as packages: catalogues, direction, dates and names. Nothing here judges or stores anything.

`load(code)` gives the words of one language; `LANGUAGES` is the table of every language the office knows.
This room alone uses Babel.
"""

from app.words.languages import LANGUAGES, Language, other_languages
from app.words.sentence import Sentence
from app.words.words import Words, available, load

__all__ = ["LANGUAGES", "Language", "Sentence", "Words", "available", "load", "other_languages"]
