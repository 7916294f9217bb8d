"""A print system of our own for tests: a real cupsd on a private socket, with real queues that make files.

    Balie   the cups-pdf printer (its backend runs as root only; see `why_no_pdf_printer`)
    Zaal    a network printer that keeps each job as it comes: shows exactly which bytes leave a queue

The person who prints is one whom the system does not know, so that cups-pdf puts its files where unknown people's go.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

CUPSD, BACKEND = Path("/usr/sbin/cupsd"), Path("/usr/lib/cups/backend/cups-pdf")
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
MADE, NOTES = Path("/var/spool/cups-pdf/ANONYMOUS"), Path("/var/log/cups")
NOBODY_WE_KNOW = "onthaal-proef"
QUIET = '*OpenUI *LogType/Log: PickOne\n*DefaultLogType: 0\n*LogType 0/None: ""\n*CloseUI: *LogType\n'
# The printer reads PDF itself, as printers do today: a way over PostScript would lose the letters of Arabic.
READS_PDF = '*cupsFilter2: "application/pdf application/vnd.cups-postscript 0 {filter}"\n'
FILTER = """#!/bin/sh
printf '%%!PS-Adobe-3.0\\n%%%%Title: %s\\n' "$3"
printf 'currentfile /ASCIIHexDecode filter /ReusableStreamDecode filter\\n'
od -An -v -tx1 "${6:-/dev/stdin}"
printf '>\\nrunpdf\\n%%%%EOF\\n'
"""
PROFILES = Path("/sys/kernel/security/apparmor/profiles")

CONF = """
Listen {folder}/socket
DefaultAuthType None
WebInterface No
Browsing No
MaxLogSize 0
PreserveJobFiles No
ErrorPolicy stop-printer
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/temp
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
"""
AS_ROOT = "User nobody\nGroup nogroup\nSystemGroup root\n"


def why_no_print_house() -> str:
    """Why no print system can be started here, or nothing."""
    if not CUPSD.exists() or not shutil.which("lp"):
        return "the packages cups and cups-client are not installed"
    try:
        confined = "cupsd (enforce)" in PROFILES.read_text(encoding="utf-8")
    except OSError:
        confined = False
    return "AppArmor lets cupsd write in its own folders only" if confined else ""


def why_no_pdf_printer() -> str:
    """Why the cups-pdf printer cannot work here, or nothing."""
    if not DRIVER.exists():
        return "the package printer-driver-cups-pdf is not installed"
    return "" if os.access(BACKEND, os.X_OK) else "only root may run the backend of cups-pdf"


class NetworkPrinter:
    """Listens as a network printer does (port 9100 in life) and keeps what it gets."""

    def __init__(self) -> None:
        self.jobs: list[bytes] = []
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._ear.close()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._ear.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as said:
                self.jobs.append(said.read())


class PrintHouse:
    """Started, stopped, and looked at; `folder` is removed with everything that was printed."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="cups-"))
        self.folder.chmod(0o755)
        for room in ("root", "state", "cache", "spool", "temp", "log"):
            (self.folder / room).mkdir()
        (self.folder / "temp").chmod(0o1777)
        self._daemon: subprocess.Popen[bytes] | None = None
        self._network = NetworkPrinter()
        self._titles: set[str] = set()
        self.surroundings = {"CUPS_SERVER": str(self.folder / "socket"), "CUPS_USER": NOBODY_WE_KNOW}
        # What lpoptions knows of a driver it reads there; else it asks the machine's own print system on its own port.
        self.surroundings["CUPS_SERVERROOT"] = str(self.folder / "root")
        root = os.geteuid() == 0
        self._write("cupsd.conf", CONF)
        self._write("cups-files.conf", FILES + (AS_ROOT if root else ""))
        # Names of queues are this house's own, so that two test runs on one machine do not write into one log.
        self.balie, self.zaal = f"Balie-{self.folder.name[5:]}", "Zaal"

    def start(self) -> None:
        """Start the print system and wait until it answers."""
        conf, files = (str(self.folder / "root" / name) for name in ("cupsd.conf", "cups-files.conf"))
        self._daemon = subprocess.Popen(
            [str(CUPSD), "-f", "-c", conf, "-s", files], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 20
        while b"is running" not in self.run("lpstat", "-r"):
            if time.monotonic() > until:
                raise AssertionError(f"cupsd does not answer: {self._log()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the print system; its queues are still there at the next start."""
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(20)
            self._daemon = None

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        self._network.close()
        for path in [*MADE.glob("Onthaal*"), NOTES / f"cups-pdf-{self.balie}_log"]:
            if path.name.startswith("cups-pdf-") or any(title in path.name for title in self._titles):
                path.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def furnish(self) -> None:
        """Put the queues up."""
        self.run("lpadmin", "-p", self.zaal, "-E", "-v", f"socket://127.0.0.1:{self._network.port}", "-m", "raw")
        if why_no_pdf_printer():
            return
        driver, reads = self.folder / "cups-pdf.ppd", self.folder / "root" / "reads-pdf"
        reads.write_text(FILTER, encoding="utf-8")
        reads.chmod(0o755)
        more = READS_PDF.format(filter=reads) + QUIET
        text = DRIVER.read_text(encoding="latin-1").replace("*OpenUI *Resolution", f"{more}*OpenUI *Resolution", 1)
        driver.write_text(text, encoding="latin-1")
        self.run("lpadmin", "-p", self.balie, "-E", "-v", "cups-pdf:/", "-P", str(driver), "-o", "PDFVer=1.5")
        self.run("lpadmin", "-d", self.balie)

    def run(self, *command: str) -> bytes:
        """Run one of the print system's own programs; what it says."""
        surroundings = dict(os.environ) | self.surroundings | {"LC_ALL": "C.UTF-8"}
        return subprocess.run(command, capture_output=True, timeout=30, check=False, env=surroundings).stdout

    def halt(self, queue: str, why: str) -> None:
        """Stop a printer, as an empty paper tray does."""
        self.run("cupsdisable", "-r", why, queue)

    def go_on(self, queue: str) -> None:
        """Let a stopped printer print again."""
        self.run("cupsenable", queue)

    def waiting(self) -> list[str]:
        """The jobs that lie in queues."""
        return [line.split()[0] for line in self.run("lpstat", "-W", "not-completed", "-o").decode().splitlines()]

    def asked_of(self, job: str) -> dict[str, list[str]]:
        """The attributes of a job as the print system tells them (IPP Get-Job-Attributes), numbers as digits."""
        uri = f"ipp://localhost/jobs/{job.rpartition('-')[2]}"
        asked = (
            (b"\x47", "attributes-charset", "utf-8"),
            (b"\x48", "attributes-natural-language", "en"),
            (b"\x45", "job-uri", uri),
        )
        said = b"".join(kind + _counted(name) + _counted(value) for kind, name, value in asked)
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(20)
            line.connect(str(self.folder / "socket"))
            body = b"\x02\x00\x00\x09\x00\x00\x00\x01\x01" + said + b"\x03"
            head = "POST /jobs/ HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/ipp\r\n"
            line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            with line.makefile("rb") as answer:
                return _attributes(answer.read().partition(b"\r\n\r\n")[2][8:])

    def printed(self, title: str) -> list[Path]:
        """What came out of the cups-pdf printer for a title, once no job waits any more."""
        self._titles.add(title)
        until = time.monotonic() + 60
        while self.waiting() and time.monotonic() < until:
            time.sleep(0.1)
        return sorted(MADE.glob(f"*{title}*.pdf"))

    def came_out_of_zaal(self) -> list[bytes]:
        """The jobs that the network printer got, once no job waits any more."""
        until = time.monotonic() + 60
        while self.waiting() and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(0.2)  # the last bytes are on their way
        return list(self._network.jobs)

    def _write(self, name: str, text: str) -> None:
        (self.folder / "root" / name).write_text(text.format(folder=self.folder), encoding="utf-8")

    def _log(self) -> str:
        log = self.folder / "log" / "error"
        return log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else "no log"


def _counted(text: str) -> bytes:
    return len(text).to_bytes(2, "big") + text.encode()


def _attributes(said: bytes) -> dict[str, list[str]]:
    """The attributes of an IPP answer behind its head (RFC 8010); the marks below 0x10 only part its groups."""
    found: dict[str, list[str]] = {}
    name, at = "", 0
    while at < len(said) and said[at] != 3:
        kind, at = said[at], at + 1
        if kind < 0x10:
            continue
        texts = []
        for _ in range(2):
            length = int.from_bytes(said[at : at + 2], "big")
            texts.append(said[at + 2 : at + 2 + length])
            at += 2 + length
        name = texts[0].decode() or name
        number = kind in (0x21, 0x23)
        value = str(int.from_bytes(texts[1], "big")) if number else texts[1].decode(errors="replace")
        found.setdefault(name, []).append(value)
    return found


def text_of(pdf: Path) -> str:
    """The letters of a PDF as another program reads them."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, timeout=60, check=True)
    return done.stdout.decode()
