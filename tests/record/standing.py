"""An office folder with the key of its vault, so that a test looks at it without stretching a passphrase."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.store import card
from app.store.inbox import Reader, VisitInbox
from app.store.vault import Vault, open_vault

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")


@dataclass(frozen=True)
class Standing:
    """An office folder with the key of its vault, to look at it without unlocking."""

    folder: Path
    key: bytes

    def vault(self) -> Vault:
        """The vault as the next process finds it."""
        return open_vault(self.folder, self.key)

    def visits(self, vault: Vault) -> list[VisitInbox]:
        """The letterbox as the counter finds it."""
        return Reader(self.folder, card.read(self.folder), vault).visits()

    def copy(self, target: Path) -> Standing:
        """The same office in another folder."""
        return Standing(Path(shutil.copytree(self.folder, target)), self.key)

    def forgive(self) -> None:
        """A process that was killed while it unlocked counts as a wrong passphrase; take that away."""
        (self.folder / "vault" / "attempts.toml").unlink(missing_ok=True)
