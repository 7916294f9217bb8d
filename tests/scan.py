"""Scans that are what they say: a PDF of one page that carries any bytes, and a small picture of each kind."""

from __future__ import annotations

import io

from PIL import Image


def pdf_of(content: bytes = b"") -> bytes:
    """A PDF with one empty page and these bytes in a stream that no page shows."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
    ]
    whole, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(whole))
    return whole + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(parts) + 1, table) + end


def picture(kind: str, width: int = 8, height: int = 8) -> bytes:
    """A white picture as JPEG, PNG or HEIF."""
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    made = io.BytesIO()
    Image.new("L" if width > 1_000 else "RGB", (width, height), "white").save(made, kind)
    return made.getvalue()
