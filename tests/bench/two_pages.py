"""Two pages in Dutch and Arabic, made three ways: by ours, by WeasyPrint and by Typst.

Run as a program it makes them in a fresh process and tells the milliseconds of the first paper, libraries loaded
included, and of the next ones, by the clock and of the processor, and the bytes of one:
`python -m tests.bench.two_pages ours|weasyprint|typst`.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from html import escape

from tests.bench.figures import milliseconds, processor_milliseconds

NEXT = 5
CLAUSES, SENTENCES = 6, 5
Row = tuple[str, str, str]


def rows() -> list[Row]:
    """Headings and sentences of the contract draft that hold no values: kind, Dutch, Arabic."""
    from app.words import load

    dutch, arabic = load("nl").entries, load("ar").entries
    keys = [key for key in sorted(dutch) if key.startswith("paper.") and key in arabic]
    plain = [key for key in keys if "{" not in dutch[key].text and 50 < len(dutch[key].text) < 220]
    heads = [key for key in keys if key.startswith("paper.contract.") and "{" not in dutch[key].text]
    found: list[Row] = []
    for clause in range(CLAUSES):
        head = heads[clause]
        found.append(("clause", dutch[head].text, arabic[head].text))
        for at in range(SENTENCES):
            key = plain[(clause * SENTENCES + at) % len(plain)]
            found.append(("item" if at % 2 else "say", dutch[key].text, arabic[key].text))
    return found


def ours(content: list[Row]) -> bytes:
    """As papers of the office are made."""
    from app.paper.blocks import Paper
    from app.paper.said import Both, Said, Voices
    from app.words import load

    paper = Paper(Voices(load("nl"), load("ar")))
    for kind, dutch, arabic in content:
        getattr(paper, kind)(Both(Said(dutch, "nl"), Said(arabic, "ar", True)))
    return paper.pdf("Two pages")


def weasyprint(content: list[Row]) -> bytes:
    """As a page of HTML with the same fonts, sizes and columns."""
    from weasyprint import HTML

    tags = {"clause": "h2", "say": "p", "item": "li"}
    made = "".join(
        f"<tr><td lang=nl><{tags[kind]}>{escape(dutch)}</{tags[kind]}></td>"
        f"<td lang=ar dir=rtl><{tags[kind]}>{escape(arabic)}</{tags[kind]}></td></tr>"
        for kind, dutch, arabic in content
    )
    style = (
        "@page{size:A4;margin:70pt 48pt}body{font:9.2pt/1.38 'Noto Sans','Noto Naskh Arabic'}table{width:100%}"
        "td{width:50%;vertical-align:top;padding:0 6pt}p,li{margin:0 0 3pt}"
        "h2{font-size:10.2pt;background:#e9eef3;margin:6pt 0}"
    )
    html = f"<html lang=nl><title>Two pages</title><style>{style}</style><table>{made}</table></html>"
    data: bytes = HTML(string=html).write_pdf()
    return data


def typst(content: list[Row]) -> bytes:
    """As Typst sets it with the same fonts, sizes and columns."""
    import typst as maker

    head = (
        '#set page(paper: "a4", margin: (x: 48pt, y: 70pt))\n'
        '#set text(size: 9.2pt, font: ("Noto Sans", "Noto Naskh Arabic"))\n#grid(columns: (1fr, 1fr), gutter: 9pt,\n'
    )
    kinds = {"clause": "heading(level: 2, {})", "say": "text({})", "item": "list({})"}
    cells = (
        f"{kinds[kind].format(json.dumps(dutch, ensure_ascii=False))},\n"
        f'text(lang: "ar", dir: rtl, {kinds[kind].format(json.dumps(arabic, ensure_ascii=False))}),'
        for kind, dutch, arabic in content
    )
    data: bytes = maker.compile((head + "\n".join(cells) + "\n)").encode(), format="pdf")
    return data


MAKERS: dict[str, Callable[[list[Row]], bytes]] = {"ours": ours, "weasyprint": weasyprint, "typst": typst}


def main() -> None:
    """Tell the figures of one maker as JSON."""
    make, content = MAKERS[sys.argv[1]], rows()
    made: list[bytes] = []
    worked: list[float] = []

    def once() -> None:
        worked.append(processor_milliseconds(lambda: made.append(make(content))))

    times = [milliseconds(once) for _ in range(1 + NEXT)]
    from pypdf import PdfReader

    pages = len(PdfReader(io.BytesIO(made[-1])).pages)
    told = {"first": times[0], "next": times[1:], "first_cpu": worked[0], "next_cpu": worked[1:]}
    print(json.dumps({**told, "bytes": len(made[-1]), "pages": pages}))


if __name__ == "__main__":
    main()
