"""What the law says may happen to each kind of matter. Pure: no clock, no files, no database.

The closed list of registers stands here; each is one file. A new register is that file, its test, and a line.
"""

from __future__ import annotations

from typing import Final

from comity.regime import (
    agreements,
    assets,
    authorities,
    contacts,
    contributions,
    findings,
    keys,
    mandates,
    meetings,
    papers,
    participation,
    pledges,
    questionnaires,
    recommendations,
    requests,
    requirements,
    sentences,
    sources,
    statistics,
    warrants,
)
from comity.regime.acts import Register

REGISTERS: Final[dict[str, Register]] = {
    module.REGISTER.name: module.REGISTER
    for module in (
        warrants,
        requests,
        statistics,
        agreements,
        sentences,
        assets,
        contacts,
        findings,
        participation,
        authorities,
        requirements,
        keys,
        recommendations,
        questionnaires,
        mandates,
        meetings,
        papers,
        contributions,
        pledges,
        sources,
    )
}
