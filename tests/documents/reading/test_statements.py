"""What an organ says in its own name, in paragraphs that it begins: statements of a President."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine
from comity.documents.writers import akn

HEADS = {
    "en": (
        "S/PRST/2044/4\n\nSecurity Council\n\nStatement by the President of the Security Council\n\n"
        "At the 9000th meeting of the Security Council, held on 4 December 2044, on the situation in Arcadia, the "
        "President of the Security Council made the following statement on behalf of the Council:\n\n"
    ),
    "fr": (
        "S/PRST/2044/4\n\nConseil de sécurité\n\nDéclaration de la Présidente du Conseil de sécurité\n\n"
        "À la 9000e séance du Conseil de sécurité, tenue le 4 décembre 2044, la Présidente du Conseil de sécurité a "
        "fait, au nom de ce dernier, la déclaration suivante au sujet de la situation en Arcadie :\n\n"
    ),
    "es": (
        "S/PRST/2044/4\n\nConsejo de Seguridad\n\nDeclaración de la Presidencia del Consejo de Seguridad\n\n"
        "En la 9000ª sesión del Consejo de Seguridad, celebrada el 4 de diciembre de 2044, la Presidencia del Consejo "
        "formuló la siguiente declaración en nombre del Consejo sobre el tema titulado “Arcadia”:\n\n"
    ),
}
# A paragraph of a statement, its phrases, and who is asked for what by when.
SAYS: dict[str, tuple[str, str, tuple[str, ...], list[tuple[str, str, str, str | None]]]] = {
    "in quotation marks": (
        "en",
        "“The Security Council requests the Secretary-General to report by 30 June 2045, and remains seized of it.”",
        ("requests", "remains seized of"),
        [("requests", "the Secretary-General", "report by 30 June 2045", "2045-06-30")],
    ),
    "in no quotation marks, the last words of a statement": (
        "en",
        "The Commission on Narcotic Drugs calls upon States to lay down their “arms”.”",
        ("calls upon",),
        [("calls upon", "States", "lay down their “arms”", None)],
    ),
    "sentence by sentence": (
        "en",
        "“In this regard, the Security Council also urges States to help. Mr. Smith, to whom the Court gives access, "
        "reports often, and demands help. The Council, recalling its resolution 1593 (2005), asks the Panel to go on.",
        ("also urges", "asks"),
        [("also urges", "States", "help", None), ("asks", "the Panel", "go on", None)],
    ),
    "what somebody else says": (
        "en",
        "“The Secretary-General requests the Security Council to meet as soon as it can, and urges States to help.",
        (),
        [],
    ),
    "when an organ does something": ("en", "“When the Committee considers a request, States urge it to wait.", (), []),
    "en français": (
        "fr",
        "« À cet égard, le Conseil de sécurité prie le Secrétaire général de lui faire rapport d’ici au 30 juin 2045. "
        "Le Conseil demande aux États de coopérer. »",
        ("prie", "demande"),
        [
            ("prie", "le Secrétaire général", "lui faire rapport d’ici au 30 juin 2045", "2045-06-30"),
            ("demande", "les États", "coopérer", None),
        ],
    ),
    "en español": (
        "es",
        "“El Consejo de Seguridad acoge con beneplácito la labor de la Corte, y solicita al Secretario General ayuda.",
        ("acoge con beneplácito", "solicita"),
        [],
    ),
}


@pytest.mark.parametrize("case", SAYS)
def test_an_organ_says_it_in_its_own_name(case: str) -> None:
    language, words, verbs, asked = SAYS[case]
    examined = examine(f"{HEADS[language]}{words}\n".encode(), "paper.txt")
    (said,) = [each for each in examined.placed if each.address == "paragraph-2"]
    assert (said.provision.text, said.provision.verbs) == (words, verbs)
    found = [(each.verb, each.addressee, each.action, each.due and each.due.date) for each in examined.mandates]
    assert found == asked
    again = examine(akn.write(examined.paper), "paper.akn")
    assert [each.provision.verbs for each in again.placed if each.address == "paragraph-2"] == [verbs]
