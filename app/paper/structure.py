"""The structure of a paper for those who hear it: headings and clauses in reading order, each in its language.

Each element carries its whole text in logical order, also where the line on paper runs from right to left.
ReportLab knows no structure tree; the marks stand in the page's content and the tree is written here
(ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject

from app.paper.said import Said


@dataclass(slots=True)
class Element:
    """One heading, clause or part; `marks` are the pages and places of its lines, `alt` says a picture."""

    kind: str
    said: str = ""
    language: str = ""
    alt: str = ""
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: str, said: Said | None = None) -> Element:
        """A new element under this one; left-to-right lines carry their text themselves."""
        kid = Element(kind, said.text if said and said.rtl else "", said.language if said else "")
        self.kids.append(kid)
        return kid

    def on(self, kind: str) -> Element:
        """The list or table that is being filled under this one, or a new one."""
        return self.kids[-1] if self.kids and self.kids[-1].kind == kind else self.add(kind)


@dataclass(slots=True)
class Tree:
    """The whole paper; `places` holds for each page the element behind each mark."""

    root: Element = field(default_factory=lambda: Element("Document"))
    places: list[list[Element]] = field(default_factory=list)

    def mark(self, page: int, element: Element) -> int:
        """The number under which a line of the element stands on that page (counted from 0)."""
        while len(self.places) <= page:
            self.places.append([])
        self.places[page].append(element)
        element.marks.append((page, len(self.places[page]) - 1))
        return len(self.places[page]) - 1

    def write(self, document: Any) -> None:
        """Put the tree into the file, once all pages are drawn."""
        pages = document.Pages.pages
        top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        written: dict[int, Any] = {}
        top["K"] = _Written(self.root, document.Reference(top), pages).put(document, written)
        rows = []
        for at, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = at, PDFName("S")
            behind = self.places[at] if at < len(self.places) else []
            rows.append(b"%d[%s]" % (at, b" ".join(_number(document, written[id(one)]) for one in behind)))
        top["ParentTree"] = b"<</Nums[%s]>>" % b" ".join(rows)
        top["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = top
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


class _Written(PDFObject):
    """An element as it stands in the file, in as few bytes as it takes: a paper has hundreds."""

    def __init__(self, element: Element, parent: Any, pages: list[Any]) -> None:
        self.element, self.parent, self.pages = element, parent, pages
        self.kids: list[Any] = []

    def put(self, document: Any, written: dict[int, Any]) -> Any:
        """Register the element and all under it; `written` remembers where each is."""
        place = written[id(self.element)] = document.Reference(self)
        self.kids = [_Written(kid, place, self.pages).put(document, written) for kid in self.element.kids]
        return place

    def format(self, document: Any) -> bytes:
        """The element with its marks and kids."""
        one, parts = self.element, [b"/S/%s/P %s" % (self.element.kind.encode(), _number(document, self.parent))]
        by_page = [(at, [place for _, place in marks]) for at, marks in groupby(one.marks, key=itemgetter(0))]
        kids = [_number(document, kid) for kid in self.kids]
        for at, (page, places) in enumerate(by_page):
            behind = _number(document, document.Reference(self.pages[page]))
            if at == 0:
                parts.append(b"/Pg " + behind)
            kids += [b"%d" % place if at == 0 else b"<</Type/MCR/Pg %s/MCID %d>>" % (behind, place) for place in places]
        parts.append(b"/K[%s]" % b" ".join(kids) if len(kids) != 1 else b"/K " + kids[0])
        if one.kind == "TH":
            parts.append(b"/A<</O/Table/Scope/Row>>")
        if one.language:
            parts.append(b"/Lang(%s)" % one.language.encode())
        if one.said:
            parts.append(b"/ActualText" + _string(one.said))
        if one.alt:
            parts.append(b"/Alt" + _string(one.alt))
        return b"<<%s>>" % b"".join(parts)


def _number(document: Any, reference: Any) -> bytes:
    return reference.format(document)  # type: ignore[no-any-return]


def _string(text: str) -> bytes:
    """A text as a string of the file."""
    data = b"\xfe\xff" + text.encode("utf-16-be")
    for sign, instead in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"), (b"\n", b"\\n")):
        data = data.replace(sign, instead)
    return b"(" + data + b")"
