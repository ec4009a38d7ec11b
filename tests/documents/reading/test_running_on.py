"""Resolutions without a line for the organ: its sentence goes on, and numbers and verbs part what is asked."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine

# Invented, in the manner of conferences that number everything they say.
PAPERS = {
    "the organ goes on, recitals follow": (
        """The Conference on Public Wells, convened in Port Lagoon by the Office of Wells for its third session,

Considering that water is carried far in many districts,

That the carrying of it falls to children,

Submits to the ministries of the member States the following recommendation:

1. That every village has a well within an hour of walking.

CARE OF WELLS 2. Wells are cleaned every spring, before the rains begin.

The cleaning is paid for by the district and not by those who draw the water.

4. A register of wells should be kept in each district.
""",
        ["enacting", "preambular", "preambular", "operative", "operative", "operative", "operative", "operative"],
    ),
    "numbers from the first word on": (
        """La Conférence 1) Constate que l'eau manque dans de nombreux districts et que les enfants la portent.

2) Reconnaît que les puits sont rares.

3) Recommande que chaque village dispose d'un puits à moins d'une heure de marche.

4) Note que cette dépense incombe au district.
""",
        ["preambular", "preambular", "operative", "operative"],
    ),
    "recitals that go on with que": (
        """La Conférence internationale des puits, convoquée à Port-Lagune par le Bureau des puits pour sa session,

Considérant que l'eau manque dans de nombreux districts,

Que ce travail revient aux enfants et doit leur être épargné;

Qu'en fait, des puits bien placés les en ont dispensés partout où il en a été creusé;

Soumet aux ministères des divers pays la recommandation suivante :

1. Que chaque village dispose d'un puits.

2. Que les puits soient nettoyés chaque printemps.
""",
        ["enacting", "preambular", "preambular", "preambular", "operative", "operative", "operative"],
    ),
    "ordinals as signs": (
        """La Conférence internationale des puits, convoquée à Port-Lagune par le Bureau des puits pour sa session,

Considérant que l'eau manque dans de nombreux districts,

Recommande aux ministères des divers pays,

1° Que chaque village dispose d'un puits ;

2° Que les puits soient nettoyés chaque printemps.
""",
        ["enacting", "preambular", "operative", "operative", "operative"],
    ),
    "a declaration of those who met": (
        """Gathered in Port Lagoon from 3 to 7 May for the third conference on wells, we speak for those who draw water.

1. Wells in our districts: most of them were dug a hundred years ago, and a third of them are dry by the summer.

2. The carrying of water: in forty districts it falls to children, who must leave school for it before noon.

3. The register: in most districts nobody has kept one since the last conference, and wells are forgotten.

4. Dig wells. Every village should have a well within an hour of walking, and the districts must pay for it.

5. Clean them. It is necessary that wells are cleaned each spring, and children should not be made to do it.
""",
        ["enacting", "preambular", "preambular", "preambular", "operative", "operative"],
    ),
    "a report that an organ begins is none": (
        """The Committee on Wells, at its third session, heard reports from forty districts on the state of their wells.

The reports were short, and some of them had been sent late.

1. The Committee met from 3 to 7 May.

2. Forty districts had sent their reports.
""",
        ["front", "title", "paragraph", "paragraph"],
    ),
}


@pytest.mark.parametrize(("paper", "kinds"), PAPERS.values(), ids=PAPERS)
def test_the_verbs_and_numbers_part_it(paper: str, kinds: list[str]) -> None:
    found = [each.provision.kind for each in examine(paper.encode(), "wells.txt").placed]
    assert found[-len(kinds) :] == kinds
