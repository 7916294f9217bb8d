"""What several deeds are given in the same way: a day, an office folder, who unlocks it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def day(text: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD") from None


def ask_day(parser: argparse.ArgumentParser) -> None:
    """Add `--on`."""
    parser.add_argument("--on", type=day, help="the day of the advice, YYYY-MM-DD")


def ask_office(parser: argparse.ArgumentParser) -> None:
    """Add `--office`."""
    parser.add_argument("--office", type=Path, default=None, metavar="DIR", help="the office folder")


def ask_passphrase_fd(parser: argparse.ArgumentParser) -> None:
    """Add `--passphrase-fd`."""
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="read passphrases from this file descriptor, one a line"
    )


def ask_staff(parser: argparse.ArgumentParser) -> None:
    """Add `--office`, `--staff` and `--passphrase-fd`."""
    ask_office(parser)
    ask_passphrase_fd(parser)
    parser.add_argument("--staff", metavar="NAME", help="who you are; asked when it is left out")


def office_folder(given: argparse.Namespace) -> Path:
    """The folder that was named, or the platform's data folder."""
    return given.office or default_office()


def practice_folder(given: argparse.Namespace) -> Path:
    """The folder that was named, or the practice office beside the real one."""
    return given.office or default_office().with_name("practice")


def default_office() -> Path:
    """Where this user's office lies when nothing else is said."""
    import platformdirs  # a kiosk is told its folder and does not wait for this

    return Path(platformdirs.user_data_dir("onthaal", appauthor=False)) / "office"
