"""Papers written for the tests: none of them exists."""

from __future__ import annotations

RESOLUTION = """United Nations

A/RES/99/901

General Assembly

Distr.: General
3 December 2044

Ninety-ninth session
Agenda item 12

Resolution adopted by the General Assembly on 2 December 2044

99/901. Cooperation with the Court of Arcadia

The General Assembly,

Recalling its resolution 98/12 of 1 December 2043, and reaffirming the importance of the
Rome Statute,

Deeply concerned that three requests remain without an answer,

1.  Takes note of the report of the Secretary-General,¹ and urges all States to answer
requests for cooperation in time;

2.  Requests the Secretary-General:

(a) To report to the General Assembly at its one hundredth session on:

(i) Requests that were executed;

(ii) Requests that were refused;

(b) To submit a list of focal points no later than 31 March 2045;

                                           - 1 -

A/RES/99/901                              Cooperation with the Court of Arcadia

3.  Invites the Court, through its Registry, to continue improving its requests, within
existing resources, and to report thereon annually, bearing in mind paragraph 4 of

                                           - 2 -

A/RES/99/901                              Cooperation with the Court of Arcadia

resolution 98/12;

4.  Decides to remain seized of the matter.

71st plenary meeting
2 December 2044

¹ A/99/345, annex II.
"""

REPORT = """Assembly of States Parties

Distr.: General

Report of the Bureau on exchanges

Contents

I. Background.....2
A. Requests.....3
Annex I: Draft resolution on exchanges.....4

I. Background

1. At its ninety-eighth session the Assembly had taken note of the report (ICC-ASP/98/Res.3),¹ and had

¹ ICC-ASP/97/Res.3, paragraph 4.

² Ibid., annex I.

asked the Bureau to go on.²

2. The following were heard:
 - (a) States;
 - (b) The Court.

A. Requests

3. Three requests were executed.

Annex I

Draft resolution on exchanges

The Assembly of States Parties,

Noting the replies,

1. *Urges* the Bureau to continue its work, and to report to the ninety-ninth session of the Assembly;

2. [Placeholder for figures];

Annex II

Mandates for the intersessional period

With regard to exchanges,

(a) *requests* the Bureau to continue its work, and to report to the ninety-ninth session of the Assembly.
"""
