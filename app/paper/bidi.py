"""Which way each character of a line runs: the Unicode bidirectional algorithm (UAX #9) for one paragraph.

`resolve` gives one level per character of the logical text (odd means right-to-left; None for the marks
that rule X9 takes out of sight), `line_order` the order in which the characters of one line stand from left
to right. Nothing here knows fonts: mirrored brackets are the shaper's work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import bidirectional

DEEPEST = 125
_EMBED = {"RLE": ("R", ""), "LRE": ("L", ""), "RLO": ("R", "R"), "LRO": ("L", "L")}
_ISOLATES = frozenset({"RLI", "LRI", "FSI"})
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "RLI", "LRI", "FSI", "PDI"})
_ONE_WAY = frozenset({"L", "EN", "ES", "ET", "CS", "NSM", "WS", "ON"})
"""Classes that stay as they are in a text from left to right without any other."""
_TRAILING = frozenset({"WS", "RLI", "LRI", "FSI", "PDI"}) | _REMOVED
# Opening and closing brackets in turn, from Unicode's BidiBrackets.txt.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌"
    "\u298d\u2990\u298f\u298e⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_OPENS = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)) | {"\u2329": "\u3009"}
_CLOSES = {close: close for close in _OPENS.values()} | {"\u232a": "\u3009"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A paragraph's own level and the level of each of its characters."""

    base: int
    levels: tuple[int | None, ...]


@cache
def bidi_class(char: str) -> str:
    """Return the bidi class of a character; one that Unicode does not know runs left to right."""
    return bidirectional(char) or "L"


def resolve(text: str, base: int | None = None) -> Resolved:
    """Resolve the levels of one paragraph; without a base level the first strong letter decides."""
    classes = [bidi_class(char) for char in text]
    if base == 0 and _ONE_WAY.issuperset(classes):
        return Resolved(0, (0,) * len(classes))
    matches = _matching_isolates(classes)
    if base is None:
        base = _first_strong(classes, matches, 0, len(classes))
    levels, kinds = _explicit(classes, matches, base)
    kept = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    explicit = list(levels)
    for run in _sequences(kept, explicit, classes, matches):
        before, after = _borders(run, kept, explicit, classes, matches, base)
        _Sequence(text, run, kinds, levels, before, after).resolve()
    _reset_white_space(classes, levels, base)
    return Resolved(base, tuple(None if classes[i] in _REMOVED else level for i, level in enumerate(levels)))


def line_levels(text: str, resolved: Resolved, start: int, end: int) -> list[int | None]:
    """Give the levels of one line cut from the paragraph; spaces at its end take the base level (L1)."""
    levels = list(resolved.levels[start:end])
    for at in range(end - start - 1, -1, -1):
        if bidi_class(text[start + at]) not in _TRAILING:
            break
        if levels[at] is not None:
            levels[at] = resolved.base
    return levels


def line_order(levels: Sequence[int | None]) -> list[int]:
    """Order the positions of a line from left to right (rule L2); positions without a level stay out."""
    order = [at for at, level in enumerate(levels) if level is not None]
    known = [level for level in levels if level is not None]
    odd = [level for level in known if level % 2]
    if not odd:
        return order
    for depth in range(max(known), min(odd) - 1, -1):
        at = 0
        while at < len(order):
            stop = at
            while stop < len(order) and (levels[order[stop]] or 0) >= depth:
                stop += 1
            order[at:stop] = reversed(order[at:stop])
            at = max(stop, at + 1)
    return order


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Find for each isolate initiator the place where it ends (BD9)."""
    pairs: dict[int, int] = {}
    open_at: list[int] = []
    for at, kind in enumerate(classes):
        if kind in _ISOLATES:
            open_at.append(at)
        elif kind == "PDI" and open_at:
            pairs[open_at.pop()] = at
        elif kind == "B":
            open_at.clear()
    return pairs


def _first_strong(classes: Sequence[str], matches: dict[int, int], start: int, end: int) -> int:
    """Return the level that the first strong letter outside isolates asks for (P2, P3)."""
    at = start
    while at < end:
        kind = classes[at]
        if kind in ("L", "B"):
            return 0
        if kind in ("R", "AL"):
            return 1
        at = matches.get(at, end) if kind in _ISOLATES else at
        at += 1
    return 0


def _explicit(classes: Sequence[str], matches: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """Apply rules X1 to X8: embeddings, overrides and isolates."""
    levels, kinds = [base] * len(classes), list(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    lost_isolates = lost_embeddings = valid_isolates = 0
    for at, kind in enumerate(classes):
        level, override, _ = stack[-1]
        if kind in _EMBED:
            levels[at] = level
            wanted = _next_level(level, _EMBED[kind][0])
            if wanted <= DEEPEST and not lost_isolates and not lost_embeddings:
                stack.append((wanted, _EMBED[kind][1], False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind in _ISOLATES:
            levels[at], kinds[at] = level, override or kind
            side = _isolate_side(classes, matches, at)
            wanted = _next_level(level, side)
            if wanted <= DEEPEST and not lost_isolates and not lost_embeddings:
                valid_isolates += 1
                stack.append((wanted, "", True))
            else:
                lost_isolates += 1
        elif kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif valid_isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            levels[at], kinds[at] = stack[-1][0], stack[-1][1] or kind
        elif kind == "PDF":
            levels[at] = level
            if not lost_isolates and lost_embeddings:
                lost_embeddings -= 1
            elif not lost_isolates and not stack[-1][2] and len(stack) > 1:
                stack.pop()
        elif kind == "B":
            levels[at] = base
            stack = [(base, "", False)]
            lost_isolates = lost_embeddings = valid_isolates = 0
        else:
            levels[at] = level
            if kind != "BN":
                kinds[at] = override or kind
    return levels, kinds


def _next_level(level: int, side: str) -> int:
    return level + 1 + (level % 2 == (1 if side == "R" else 0))


def _isolate_side(classes: Sequence[str], matches: dict[int, int], at: int) -> str:
    if classes[at] == "FSI":
        return "R" if _first_strong(classes, matches, at + 1, matches.get(at, len(classes))) else "L"
    return "R" if classes[at] == "RLI" else "L"


def _sequences(
    kept: list[int], levels: list[int], classes: Sequence[str], matches: dict[int, int]
) -> list[list[int]]:
    """Cut the paragraph into isolating run sequences (BD13)."""
    runs: list[list[int]] = []
    for at in kept:
        if runs and levels[runs[-1][-1]] == levels[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    by_start = {run[0]: run for run in runs}
    ends = set(matches.values())
    sequences = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in ends:
            continue
        whole = list(run)
        while whole[-1] in matches:
            whole += by_start[matches[whole[-1]]]
        sequences.append(whole)
    return sequences


def _borders(
    run: list[int],
    kept: list[int],
    levels: list[int],
    classes: Sequence[str],
    matches: dict[int, int],
    base: int,
) -> tuple[str, str]:
    """Give the directions just before and after a sequence (X10)."""
    before = _neighbour(kept, run[0], -1)
    last = run[-1]
    closed = classes[last] not in _ISOLATES or last in matches
    after = _neighbour(kept, last, 1) if closed else None
    level = levels[run[0]]
    left = max(level, base if before is None else levels[before])
    right = max(level, base if after is None else levels[after])
    return ("R" if left % 2 else "L", "R" if right % 2 else "L")


def _neighbour(kept: list[int], at: int, step: int) -> int | None:
    place = bisect_left(kept, at) + step
    return kept[place] if 0 <= place < len(kept) else None


@dataclass(slots=True)
class _Sequence:
    """One isolating run sequence while its weak and neutral characters are settled."""

    text: str
    places: list[int]
    kinds: list[str]
    levels: list[int]
    before: str
    after: str

    def resolve(self) -> None:
        """Settle the classes in the order of the rules, then raise the levels (I1, I2)."""
        level = self.levels[self.places[0]]
        side = "R" if level % 2 else "L"
        kinds = [self.kinds[at] for at in self.places]
        first = list(kinds)
        self._weak(kinds)
        self._brackets(kinds, first, side)
        self._neutral(kinds, side)
        for at, kind in zip(self.places, kinds, strict=True):
            if level % 2 == 0:
                self.levels[at] = level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
            else:
                self.levels[at] = level + (kind != "R")

    def _weak(self, kinds: list[str]) -> None:
        self._marks_and_digits(kinds)
        self._separators(kinds)
        strong = self.before
        for at, kind in enumerate(kinds):  # W7
            if kind in ("L", "R"):
                strong = kind
            elif kind == "EN" and strong == "L":
                kinds[at] = "L"

    def _marks_and_digits(self, kinds: list[str]) -> None:
        previous = self.before
        for at, kind in enumerate(kinds):  # W1
            if kind == "NSM":
                kinds[at] = "ON" if previous in _ISOLATES or previous == "PDI" else previous
            previous = kinds[at]
        strong = self.before
        for at, kind in enumerate(kinds):  # W2, W3
            if kind in ("L", "R", "AL"):
                strong = kind
            elif kind == "EN" and strong == "AL":
                kinds[at] = "AN"
        for at, kind in enumerate(kinds):
            if kind == "AL":
                kinds[at] = "R"

    @staticmethod
    def _separators(kinds: list[str]) -> None:
        for at in range(1, len(kinds) - 1):  # W4
            left, right = kinds[at - 1], kinds[at + 1]
            if left == right and (
                (kinds[at] == "ES" and left == "EN") or (kinds[at] == "CS" and left in ("EN", "AN"))
            ):
                kinds[at] = left
        at = 0
        while at < len(kinds):  # W5
            if kinds[at] != "ET":
                at += 1
                continue
            stop = at
            while stop < len(kinds) and kinds[stop] == "ET":
                stop += 1
            if (at and kinds[at - 1] == "EN") or (stop < len(kinds) and kinds[stop] == "EN"):
                kinds[at:stop] = ["EN"] * (stop - at)
            at = stop
        for at, kind in enumerate(kinds):  # W6
            if kind in ("ES", "ET", "CS"):
                kinds[at] = "ON"

    def _brackets(self, kinds: list[str], first: list[str], side: str) -> None:
        """Give bracket pairs the direction of what they hold (N0)."""
        for opening, closing in self._pairs(kinds):
            inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
            if side in inside:
                new = side
            elif inside:
                earlier = next((s for k in reversed(kinds[:opening]) if (s := _strong(k))), self.before)
                new = earlier if earlier != side else side
            else:
                continue
            for at in (opening, closing):
                kinds[at] = new
                follow = at + 1
                while follow < len(kinds) and first[follow] == "NSM":
                    kinds[follow] = new
                    follow += 1

    def _pairs(self, kinds: list[str]) -> list[tuple[int, int]]:
        pairs: list[tuple[int, int]] = []
        waiting: list[tuple[str, int]] = []
        for at, kind in enumerate(kinds):
            char = self.text[self.places[at]]
            if kind != "ON":
                continue
            if char in _OPENS:
                if len(waiting) == 63:
                    break
                waiting.append((_CLOSES.get(_OPENS[char], _OPENS[char]), at))
            elif char in _CLOSES:
                for depth in range(len(waiting) - 1, -1, -1):
                    if waiting[depth][0] == _CLOSES[char]:
                        pairs.append((waiting[depth][1], at))
                        del waiting[depth:]
                        break
        return sorted(pairs)

    def _neutral(self, kinds: list[str], side: str) -> None:
        at = 0
        while at < len(kinds):  # N1, N2
            if kinds[at] not in _NEUTRAL:
                at += 1
                continue
            stop = at
            while stop < len(kinds) and kinds[stop] in _NEUTRAL:
                stop += 1
            left = _strong(kinds[at - 1]) if at else self.before
            right = _strong(kinds[stop]) if stop < len(kinds) else self.after
            kinds[at:stop] = [left if left == right else side] * (stop - at)
            at = stop


def _strong(kind: str) -> str:
    """Say which way a settled class pulls its neighbours; numbers pull right-to-left."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _reset_white_space(classes: Sequence[str], levels: list[int], base: int) -> None:
    """Give separators, and white space before them or at the end, the paragraph's level (L1)."""
    trailing = True
    for at in range(len(classes) - 1, -1, -1):
        if classes[at] in ("S", "B"):
            levels[at], trailing = base, True
        elif classes[at] in _TRAILING:
            if trailing:
                levels[at] = base
        else:
            trailing = False
