"""Papers for tests: a resolution, and the one of the session before."""

from __future__ import annotations

RESOLUTION = """ICC-ASP/15/Res.3

Resolution ICC-ASP/15/Res.3

Cooperation

Adopted at the 11th plenary meeting, on 24 November 2016, by consensus

The Assembly of States Parties,

Recalling its earlier resolutions on cooperation, including ICC-ASP/13/Res.3 and ICC-ASP/14/Res.3,

1. Urges the Bureau to continue consideration of the draft Action Plan on Arrest Strategies, and to report thereon to \
the sixteenth session of the Assembly;

2. Welcomes the report submitted pursuant to paragraph 2 of resolution ICC-ASP/14/Res.3;

3. Requests the Court to submit an updated report on cooperation to the Assembly at its sixteenth session;

3. Requests the Court to submit another:

(a) On <b>assets</b>;

(b) On arrest.
"""
BEFORE = """ICC-ASP/14/Res.3

Resolution ICC-ASP/14/Res.3

Cooperation

The Assembly of States Parties,

1. Requests the Bureau to continue consideration of the draft Action Plan on Arrest Strategies;

2. Invites States Parties to reply to the questionnaire.
"""
NAME = "icc-asp-15-res-3"
EARLIER = "icc-asp-14-res-3"
