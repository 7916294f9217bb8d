"""A scan or a file that somebody brings: what it is, whether it can be shown, and a picture of it to show.

Files from outside are read in a process of their own, with little time and memory: one that makes a reader crash or
hang is refused with a sentence, and the vault's process never takes it apart. The content goes through a pipe, never to
disk.

    kind_of(path) -> media type     Rejected scan_damaged, scan_locked, scan_too_large, scan_other_ending,
                                    attachment_kind, attachment_empty
    kind_of_bytes(data) -> (media type, bytes to show)
    as_png(data) -> PNG bytes       for a HEIC picture, which Qt cannot show
    flaws_of_pages(path)            pages of a PDF that may not be readable
"""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any, BinaryIO

from app.errors import Rejected

SECONDS, MEMORY = 30, 2 * 1024**3
MOST_PAGES = 30
"""How many pages of a PDF are looked at."""
MOST_MEGAPIXELS = 50
"""A page of A4 at 600 dots per inch has 35."""
ENDINGS = {
    "application/pdf": (".pdf",), "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"), "image/png": (".png",),
    "image/heic": (".heic", ".heif", ".hif"),
}  # fmt: skip
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/heic": "HEIF"}
_PASSWORD = 4  # https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdfview.h, FPDF_ERR_PASSWORD


def kind_of(path: Path) -> str:
    """The media type that the content tells, once it was read to its end."""
    # Without a buffer: the other process goes on reading where this one stands.
    with path.open("rb", buffering=0) as source:
        kind = _kind(source.read(16))
        source.seek(0)
        told = _told(_child("look", stdin=source))
    _refuse(told)
    ending = path.suffix.lower()
    if ending and ending not in ENDINGS[kind]:
        raise Rejected("scan_other_ending", ending=ending, kind=kind.partition("/")[2].upper())
    return kind


def kind_of_bytes(data: bytes) -> tuple[str, bytes]:
    """The same for bytes in memory, with the bytes as they can be shown: a HEIC picture as PNG."""
    kind = _kind(data[:16])
    _refuse(_told(_child("look", input=data)))
    return (kind, data) if kind != "image/heic" else ("image/png", as_png(data))


def _refuse(told: dict[str, Any]) -> None:
    if "pixels" in told:
        raise Rejected("scan_too_large", megapixels=str(told["pixels"] // 1_000_000), most=str(MOST_MEGAPIXELS))
    if told.get("locked"):
        raise Rejected("scan_locked")
    if not told.get("whole"):
        raise Rejected("scan_damaged")


def as_png(data: bytes) -> bytes:
    """A HEIC picture as PNG. Rejected `scan_damaged`."""
    done = _child("show", input=data)
    if done is None or done.returncode:
        raise Rejected("scan_damaged")
    return done.stdout


def flaws_of_pages(path: Path) -> tuple[tuple[int, str], ...]:
    """The pages of a PDF that are blurred or dark, counted from 1; none of one that cannot be looked through."""
    with path.open("rb", buffering=0) as source:
        told = _told(_child("pages", stdin=source))
    return tuple((number, flaw) for number, flaw in told.get("flaws", ()))


def _kind(start: bytes) -> str:
    if not start:
        raise Rejected("attachment_empty")
    if start.startswith(b"%PDF-"):
        return "application/pdf"
    if start.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if start[4:12] in HEIC:
        return "image/heic"
    raise Rejected("attachment_kind")


def _told(done: subprocess.CompletedProcess[bytes] | None) -> dict[str, Any]:
    """What the other process says of a file; nothing when it did not come to an end."""
    try:
        return dict(json.loads(done.stdout)) if done is not None and not done.returncode else {}
    except ValueError:
        return {}


def _child(
    deed: str, *, stdin: FileIO | None = None, input: bytes | None = None
) -> subprocess.CompletedProcess[bytes] | None:
    command = [sys.executable, "-m", "app.devices.scanned", deed]
    try:
        return subprocess.run(
            command, stdin=stdin, input=input, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None


def _look(source: BinaryIO) -> dict[str, int]:
    """In the other process: read a file to its end."""
    kind = _kind(source.read(16))
    source.seek(0)
    if kind == "application/pdf":
        return _look_at_pages(source)
    picture = _picture(source, kind)
    if picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000:
        return {"pixels": picture.width * picture.height}
    picture.load()
    return {"whole": 1}


def _look_at_pages(source: BinaryIO) -> dict[str, int]:
    import pypdfium2

    try:
        pages = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        return {"locked": 1} if error.err_code == _PASSWORD else {}
    for number in range(len(pages)):
        pages[number].close()
    return {"whole": len(pages)}


def _look_through(source: BinaryIO) -> dict[str, Any]:
    """In the other process: draw the pages of a PDF and look whether they can be read."""
    import pypdfium2

    from app.devices.readable import LOOKED_AT, unreadable

    found, pages = [], pypdfium2.PdfDocument(source)
    for number in range(min(len(pages), MOST_PAGES)):
        page = pages[number]
        drawn = page.render(scale=LOOKED_AT / max(page.get_size()), grayscale=True).to_pil().convert("L")
        found += [(number + 1, flaw) for flaw in unreadable(drawn)]
        page.close()
    return {"flaws": found}


def _picture(source: BinaryIO, kind: str):  # type: ignore[no-untyped-def]
    import pillow_heif
    from PIL import Image

    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # counted by `_look`, before a pixel is read
    return Image.open(source, formats=[_FORMATS[kind]])


def _seekable(source: BinaryIO) -> BinaryIO:
    """A file as it is; a pipe read to its end."""
    return source if source.seekable() else BytesIO(source.read())


def _main() -> None:
    """Anything that goes wrong here ends this process alone."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if sys.argv[1] == "show":
        shown = BytesIO()
        _picture(BytesIO(sys.stdin.buffer.read()), "image/heic").convert("RGB").save(shown, "PNG")
        sys.stdout.buffer.write(shown.getvalue())
    else:
        look = {"look": _look, "pages": _look_through}[sys.argv[1]]
        print(json.dumps(look(_seekable(open(0, "rb", closefd=False)))))


if __name__ == "__main__":
    _main()
