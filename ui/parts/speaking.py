"""What can be read aloud."""

from typing import Protocol


class Speaking(Protocol):
    """What can be read aloud: it knows what it says, and shows which letters of it are heard.

    `code` is the language of what it says, where that is not the language of the page.
    """

    said: str
    code: str
    lights_words: bool

    def light(self, start: int, length: int) -> None: ...
    def dark(self) -> None: ...
    def isHidden(self) -> bool: ...
