"""How often calls that cost much may be made: so many a minute by each token, or by each address without one.

Kept in the memory of each process: a limit against haste, not a count of anything. With several processes, each has
its own.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from math import ceil
from threading import Lock
from typing import Final

# Of calls that cost much, and of all calls, a minute.
DEAR: Final = 60
ANY: Final = 1200
# So many who ask are remembered; the one longest silent is forgotten first.
_MOST: Final = 20_000

_lock = Lock()
# By who asks and of how many: how many calls are left, and as of when. They grow back with time, up to a minute's.
_left: OrderedDict[tuple[str, int], tuple[float, float]] = OrderedDict()


def paced(who: str, most: int, now: float | None = None) -> int:
    """Note a call; the seconds to wait before it may be made. 0: now. One that must wait is not noted."""
    at, a_second = time.monotonic() if now is None else now, most / 60
    with _lock:
        left, since = _left.get((who, most), (float(most), at))
        left = min(float(most), left + (at - since) * a_second)
        wait = 0 if left >= 1 else ceil((1 - left) / a_second)
        _left[who, most] = (left if wait else left - 1, at)
        _left.move_to_end((who, most))
        while len(_left) > _MOST:
            _left.popitem(last=False)
    return wait


def forget() -> None:
    """Forget who has asked: for tests, and when limits change."""
    with _lock:
        _left.clear()
