"""One envelope: a header in clear, the kiosk's signature over it, and the answer sealed to the office.

    onthaal-envelope 1
    {"before": ..., "kiosk": ..., "length": ..., "office": ..., "seq": ..., "sealed": ..., "visit": ...}
    signature as hexadecimal
    sealed bytes

`before` is the digest of the whole envelope before it (empty for the first), `sealed` the digest of the sealed bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import Rejected, Trouble
from app.seals import SigningKey, digest, open_sealed, seal, verify

MAGIC = b"onthaal-envelope 1"
MOST_BYTES = 64 * 1024


@dataclass(frozen=True)
class Envelope:
    """An envelope that was read but not yet believed."""

    kiosk: str
    office: str
    visit: str
    seq: int
    before: str
    digest: str
    sealed: bytes
    signed: bytes
    signature: bytes

    def signed_by(self, public: str) -> bool:
        """Does the signature belong to this kiosk key?"""
        return verify(public, self.signed, self.signature)

    def open(self, secret: str) -> dict[str, Any]:
        """The content: {"at": ..., "body": {...}}; `damaged` when it is not what the header says."""
        try:
            content = json.loads(open_sealed(secret, self.sealed))
            inside = (content["kiosk"], content["visit"], content["seq"])
            if inside != (self.kiosk, self.visit, self.seq) or not isinstance(content["body"], dict):
                raise Trouble("damaged")
            json.dumps(content, ensure_ascii=False).encode()  # half a sign, which no vault can keep, is a ValueError
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Trouble("damaged") from error
        return dict(content)


def close(
    *,
    office: str,
    office_public: str,
    kiosk: str,
    key: SigningKey,
    visit: str,
    seq: int,
    before: str,
    at: str,
    body: Mapping[str, object],
) -> bytes:
    """Seal and sign one body."""
    content = {"kiosk": kiosk, "visit": visit, "seq": seq, "at": at, "body": body}
    sealed = seal(office_public, json.dumps(content, ensure_ascii=False).encode())
    header = {
        "before": before, "kiosk": kiosk, "length": len(sealed), "office": office,
        "sealed": digest(sealed), "seq": seq, "visit": visit,
    }  # fmt: skip
    signed = MAGIC + b"\n" + json.dumps(header, sort_keys=True).encode()
    data = signed + b"\n" + key.sign(signed).hex().encode() + b"\n" + sealed
    if len(data) > MOST_BYTES:
        raise Rejected("answer_too_long")
    return data


def read(data: bytes) -> Envelope:
    """Take an envelope apart; `damaged` when it is not one."""
    try:
        magic, head, signature, sealed = data.split(b"\n", 3)
        header = json.loads(head)
        read_ = Envelope(
            kiosk=_text(header["kiosk"]), office=_text(header["office"]), visit=_text(header["visit"]),
            seq=_count(header["seq"]), before=_text(header["before"]), digest=digest(data), sealed=sealed,
            signed=magic + b"\n" + head, signature=bytes.fromhex(signature.decode("ascii")),
        )  # fmt: skip
        # A seal has one spelling, so that no byte of an envelope can change unnoticed.
        spelt = read_.signature.hex().encode() == signature
        whole = magic == MAGIC and spelt and header["length"] == len(sealed) and header["sealed"] == digest(sealed)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble("damaged") from error
    if not whole or len(data) > MOST_BYTES:
        raise Trouble("damaged")
    return read_


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise TypeError
    return value
