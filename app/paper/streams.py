"""A stream of bytes in the printer's file, packed, and ended the way an archive wants it (ISO 19005-1, 6.1.7)."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc


class Stream(pdfdoc.PDFStream):
    """Bytes with their entries in the file; `packed` is off for what other programs must read without unpacking."""

    def __init__(self, data: bytes, entries: dict[str, Any] | None = None, *, packed: bool = True) -> None:
        filters = {"Filter": pdfdoc.PDFName("FlateDecode")} if packed else {}
        super().__init__(pdfdoc.PDFDictionary({**(entries or {}), **filters}))
        self.data = zlib.compress(data) if packed else data

    def format(self, document: Any) -> bytes:
        """The stream as it stands in the file."""
        self.dictionary["Length"] = len(self.data)
        head: bytes = self.dictionary.format(document)
        return b"%s\nstream\n%s\nendstream\n" % (head, self.data)
