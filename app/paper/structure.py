"""The structure of a paper for those who hear it: headings and clauses in reading order, each in its language.

Each element carries its whole text in logical order, also where the line on paper runs from right to left.
ReportLab knows no structure tree; the marks stand in the page's content and the tree is written here
(ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString, PDFText

from app.paper.said import Said


@dataclass(slots=True)
class Element:
    """One heading, clause or part; `marks` are the pages and places where its lines stand."""

    kind: str
    said: str = ""
    language: str = ""
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: str, said: Said | None = None) -> Element:
        """A new element under this one; left-to-right lines carry their text themselves."""
        kid = Element(kind, said.text if said and said.rtl else "", said.language if said else "")
        self.kids.append(kid)
        return kid


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
        written: dict[int, PDFDictionary] = {}
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root["K"] = document.Reference(_write(self.root, root, document, pages, written))
        numbers: list[object] = []
        for at, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = at, PDFName("S")
            behind = self.places[at] if at < len(self.places) else []
            numbers += [at, PDFArray([document.Reference(written[id(one)]) for one in behind])]
        root["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        root["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})


def _write(
    element: Element, parent: PDFDictionary, document: Any, pages: list[Any], written: dict[int, PDFDictionary]
) -> PDFDictionary:
    made = PDFDictionary({"S": PDFName(element.kind), "P": document.Reference(parent)})
    written[id(element)] = made
    if element.language:
        made["Lang"] = PDFString(element.language)
    if element.said:
        made["ActualText"] = PDFText(b"\xfe\xff" + element.said.encode("utf-16-be"))
    kids: list[object] = [
        PDFDictionary({"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": place})
        for page, place in element.marks
    ]
    kids += [document.Reference(_write(kid, made, document, pages, written)) for kid in element.kids]
    made["K"] = PDFArray(kids)
    return made
