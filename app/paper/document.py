"""The file that a paper becomes: pages, structure, and what an archive asks of it (PDF/A-2u, ISO 19005-2).

Fonts are in the file, every glyph leads back to its letters, colours are sRGB, nothing shines through, and the
description holds the title and the house, never a person. The same content gives the same bytes.
"""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFInfo, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from app.paper import colour
from app.paper.streams import Stream
from app.paper.structure import Tree

MAKER = "Onthaal"
_MADE = "2000-01-01T00:00:00+00:00"
_DESCRIPTION = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{maker}</xmp:CreatorTool><pdf:Producer>{maker}</pdf:Producer>{keywords}
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class _Info(PDFInfo):
    """The short description; it says the same as the long one."""

    def format(self, document: Any) -> bytes:
        """The entries as they stand in the file."""
        made = PDFString("D:" + _MADE[:19].translate(dict.fromkeys(map(ord, "-T:"))) + "+00'00'")
        said = {"Title": self.title, "Author": self.author, "Creator": MAKER, "Producer": MAKER}
        said |= {"Keywords": self.keywords} if self.keywords else {}
        entries = {name: PDFString(text) for name, text in said.items()} | {"CreationDate": made, "ModDate": made}
        return PDFDictionary(entries).format(document)


def begin(size: tuple[float, float], title: str, author: str, mark: str = "") -> Any:
    """An empty paper to draw on; `size` in points, `mark` by which the office knows it again. No font is in it yet."""
    canvas: Any = Canvas(io.BytesIO(), pagesize=size)
    canvas._preamble = ""
    canvas._doc = document = PDFDocument(invariant=1, pdfVersion=(1, 7), lang="nl-BE")
    document.info = _Info()
    document.setTitle(title)
    document.setAuthor(author or MAKER)
    document.setKeywords(mark)
    return canvas


def finish(canvas: Any, tree: Tree) -> bytes:
    """The file with its pages, once all are drawn, and the tree of its structure."""
    document = canvas._doc
    for page in document.Pages.pages:
        page.Contents = Stream(page.stream.encode("latin-1"))
    tree.write(document)
    _archive(document)
    return document.GetPDFData(canvas)  # type: ignore[no-any-return]


def _archive(document: Any) -> None:
    """Describe the paper and its colours the way an archive asks for."""
    info, catalog = document.info, document.Catalog
    keywords = f"<pdf:Keywords>{escape(info.keywords)}</pdf:Keywords>" if info.keywords else ""
    said = _DESCRIPTION.format(
        title=escape(info.title), author=escape(info.author), maker=MAKER, made=_MADE, keywords=keywords
    )
    catalog.Metadata = Stream(said.encode(), {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, packed=False)
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(colour.NAME),
            "Info": PDFString(colour.NAME),
            "DestOutputProfile": document.Reference(Stream(colour.srgb(), {"N": 3})),
        }
    )
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([intent])
