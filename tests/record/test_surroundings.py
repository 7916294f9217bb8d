"""The surroundings fail: disk full, folder read-only, files run out, two at once, a clock set back. One sentence each;
what was acknowledged stays, and work goes on when the surroundings are well again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Trouble
from app.office import Clock, open_kiosk
from app.store import attachments
from tests.record.deeds import TREE
from tests.record.standing import NOW, Standing
from tests.scan import pdf_of

Done = subprocess.CompletedProcess[str]
LINES = "".join(f"children\t{number % 12}\n" for number in range(3_000))
FEW = "".join(f"children\t{number % 12}\n" for number in range(20))
YEARS = "".join(f"birth_date\t{1940 + number % 60}\n" for number in range(3_000))


def onthaal(*words: str, given: str = "", before: str = "", as_: Sequence[str] = ()) -> Done:
    """A deed as a program of its own; `before` is Python that runs first in it, `as_` is put before the command."""
    script = f"import sys\nfrom app.__main__ import main\n{before}\nsys.exit(main(sys.argv[1:]))"
    command = [*as_, sys.executable, "-c", script, *words]
    return subprocess.run(command, input=given, capture_output=True, text=True, cwd=TREE, timeout=60)


def fill(disk: Path, leave: int) -> Path:
    """Take all room of a disk but this many bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(bytes(free - leave))
    return filler


def kept(done: Done, word: str) -> list[str]:
    return [line.split()[1] for line in done.stdout.splitlines() if line.startswith(word)]


def test_answers_on_a_full_disk(made: Standing, small_disk: Path) -> None:
    standing = made.copy(small_disk / "office")
    dossier = new_dossier(standing)
    filler = fill(small_disk, 300_000)
    words = ("dossier", "answer", "--dossier", dossier, "--office", str(standing.folder))
    done = onthaal(*words, given=LINES)
    assert done.returncode == 1 and "the disk is full; nothing was kept" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    filler.unlink()
    vault = standing.vault()
    events = [event.id for event in vault.events(dossier) if event.kind == "answered"]
    assert events == kept(done, "kept") and len(events) > 5
    assert vault.verify() == []
    vault.close()
    assert onthaal(*words, "children=1").returncode == 0


@pytest.mark.parametrize("leave", [0, 10_000, 30_000])
def test_unlocking_on_a_full_disk(made: Standing, small_disk: Path, leave: int) -> None:
    standing = made.copy(small_disk / "office")
    filler = fill(small_disk, leave)
    done = onthaal("dossier", "list", "--office", str(standing.folder))
    assert done.returncode == 1 and "the disk is full" in done.stderr and len(done.stderr.splitlines()) == 1
    filler.unlink()
    assert onthaal("dossier", "list", "--office", str(standing.folder)).returncode == 0


def test_an_erasure_on_a_full_disk_says_what_is_done_and_is_finished_later(made: Standing, small_disk: Path) -> None:
    standing = made.copy(small_disk / "office")
    dossier = new_dossier(standing)
    words = ("dossier", "erase", "--dossier", dossier, "--ground", "asked", "--office", str(standing.folder))
    filler = fill(small_disk, 150_000)
    done = onthaal(*words)
    assert done.returncode == 1 and "its key could not be destroyed yet" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    filler.unlink()
    vault = standing.vault()
    assert not vault.has_secret("erasure_unfinished")
    with pytest.raises(Trouble, match="dossier_erased"):
        vault.key_of(dossier)
    assert vault.verify() == [] and vault.list_dossiers() == []
    vault.close()


def test_a_visit_on_a_full_disk(made: Standing, small_disk: Path) -> None:
    standing = made.copy(small_disk / "office")
    filler = fill(small_disk, 100_000)
    done = onthaal("visit", "fill", "--office", str(standing.folder), given=YEARS)
    assert (done.returncode, done.stderr) == (1, "the disk is full: answers of the kiosk cannot be kept\n")
    filler.unlink()
    vault = standing.vault()
    (visit,) = standing.visits(vault)
    assert visit.troubles == () and not visit.running
    assert visit.answers["birth_date"] == str(1940 + (len(kept(done, "sealed")) - 1) % 60)
    vault.close()


def test_a_scan_and_a_backup_on_a_full_disk(made: Standing, small_disk: Path, tmp_path: Path) -> None:
    standing = made.copy(small_disk / "office")
    dossier = new_dossier(standing)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf_of(os.urandom(4_000_000)))
    done = onthaal("dossier", "attach", "--dossier", dossier, str(scan), "--office", str(standing.folder))
    assert done.returncode == 1 and "the disk is full" in done.stderr
    vault = standing.vault()
    assert attachments.listed(vault, dossier) == [] and vault.verify() == []
    fill(small_disk, 50_000)
    with pytest.raises(Trouble, match=r"backup_not_writable|disk_full"):
        vault.back_up(standing.folder, "vault", [vault_recipient()], NOW)
    assert list((standing.folder / "backups").iterdir()) == []
    vault.close()


def test_a_folder_that_may_only_be_read(made: Standing, tmp_path: Path) -> None:
    standing = made.copy(tmp_path / "office")
    for path in (standing.folder, *standing.folder.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    # Rights mean nothing to root, unless root lays down the power to pass them over.
    plain = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.getuid() == 0 else []
    done = onthaal("dossier", "list", "--office", str(standing.folder), as_=plain)
    assert done.returncode == 1 and "cannot be written" in done.stderr and len(done.stderr.splitlines()) == 1
    visit = onthaal("visit", "fill", "--office", str(standing.folder), given=YEARS, as_=plain)
    assert visit.returncode == 1 and "cannot be kept" in visit.stderr and len(visit.stderr.splitlines()) == 1
    for path in (standing.folder, *standing.folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert onthaal("dossier", "list", "--office", str(standing.folder)).returncode == 0


@pytest.mark.parametrize("handles", [7, 8, 9, 10, 11, 12])
def test_a_limit_of_handles_from_the_start(made: Standing, tmp_path: Path, handles: int) -> None:
    standing = made.copy(tmp_path / "office")
    dossier = new_dossier(standing)
    words = ("dossier", "answer", "--dossier", dossier, "--office", str(standing.folder))
    done = onthaal(*words, given=FEW, as_=["prlimit", f"--nofile={handles}"])
    assert done.stderr in ("", "too many files are open on this machine; close other programs and try again\n")
    assert (done.returncode == 0) is (done.stderr == "")
    vault = standing.vault()
    assert [event.id for event in vault.events(dossier) if event.kind == "answered"] == kept(done, "kept")
    vault.close()


def test_an_output_that_takes_nothing_loses_nothing_that_was_kept(made: Standing, tmp_path: Path) -> None:
    standing = made.copy(tmp_path / "office")
    dossier = new_dossier(standing)
    for words in (("answer", "--dossier", dossier), ("show", "--dossier", dossier, "--json"), ("list",)):
        command = [sys.executable, "-m", "app", "dossier", *words, "--office", str(standing.folder)]
        with open("/dev/full", "w", encoding="utf-8") as output:
            done = subprocess.run(
                command, input="children\t2\n", stdout=output, stderr=subprocess.PIPE, text=True, cwd=TREE, check=False
            )
        assert done.returncode == 1 and done.stderr.startswith("a disk is full; what was said to be kept is kept")
        assert done.stderr.count("\n") == 1
    vault = standing.vault()
    assert [event.body["raw"] for event in vault.events(dossier) if event.kind == "answered"] == ["2"]
    vault.close()


@pytest.mark.parametrize("free", [0, 2, 5])
def test_files_run_out(made: Standing, tmp_path: Path, free: int) -> None:
    standing = made.copy(tmp_path / "office")
    dossier = new_dossier(standing)
    load = "import resource, os, app.console.dossier, app.store.vault, app.store.inbox, app.seals.wraps\n"
    load += "from app.actions.dossier import interview; interview.load(); from app.facts import SPECS; list(SPECS)\n"
    load += "import argon2.low_level, cryptography.hazmat.primitives.ciphers.aead\n"
    limit = f"used = os.open('/', 0); os.close(used); resource.setrlimit(resource.RLIMIT_NOFILE, (used + {free},) * 2)"
    words = ("dossier", "answer", "--dossier", dossier, "--office", str(standing.folder))
    done = onthaal(*words, given=FEW, before=load + limit)
    assert done.stderr in ("", "too many files are open on this machine; close other programs and try again\n")
    assert (done.returncode == 0) is (done.stderr == "")
    vault = standing.vault()
    assert [event.id for event in vault.events(dossier) if event.kind == "answered"] == kept(done, "kept")
    assert vault.verify() == []
    vault.close()


def test_two_processes_write_into_one_vault(made: Standing, tmp_path: Path) -> None:
    standing = made.copy(tmp_path / "office")
    dossier = new_dossier(standing)
    words = [sys.executable, "-m", "app", "dossier", "answer", "--dossier", dossier, "--office", str(standing.folder)]
    lines = "".join(f"children\t{number % 12}\n" for number in range(100))
    both = [subprocess.Popen(words, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=TREE) for _ in "ab"]
    with both[0], both[1]:
        for one in both:
            assert one.stdin is not None
            one.stdin.write(lines)
            one.stdin.close()
        said = [line.split()[1] for one in both if one.stdout is not None for line in one.stdout]
    assert [one.returncode for one in both] == [0, 0]
    vault = standing.vault()
    events = [event.id for event in vault.events(dossier) if event.kind == "answered"]
    assert sorted(said) == events and len(events) == 200
    assert vault.verify() == []
    vault.close()


@pytest.mark.parametrize("moves", [(-3600, 0), (0, 86_400, -86_400), (10**9, -(10**9), 5)])
def test_a_clock_set_back_and_forth_keeps_the_order(made: Standing, tmp_path: Path, moves: Sequence[int]) -> None:
    standing = made.copy(tmp_path / "office")
    vault = standing.vault()
    dossier = vault.new_dossier(person="S-1", at=NOW)
    for number, seconds in enumerate(moves):
        vault.append(dossier, "note", {"text": str(number)}, person="S-1", at=NOW + timedelta(seconds=seconds))
    assert [event.body["text"] for event in vault.events(dossier)[1:]] == [str(one) for one in range(len(moves))]
    kiosk = open_kiosk(standing.folder, clock=Clock(NOW))
    visit = kiosk.letterbox.begin("nl", at=NOW)
    for seconds in moves:
        body = {"kind": "answered", "question": "q", "raw": str(seconds)}
        kiosk.letterbox.put(visit, body, at=NOW + timedelta(seconds=seconds))
    kiosk.letterbox.close(visit)
    (seen,) = standing.visits(vault)
    assert seen.troubles == () and seen.answers == {"q": str(moves[-1])}
    vault.close()


def new_dossier(standing: Standing) -> str:
    vault = standing.vault()
    dossier = vault.new_dossier(person="S-1", at=NOW)
    vault.close()
    return dossier


def vault_recipient() -> str:
    from app.seals import new_key_pair

    return new_key_pair().public
