"""Paragraphs that a page cuts in two, and short lines that are no paragraphs: what goes on, and what begins."""

from __future__ import annotations

import pytest

from comity.documents.examining import examine

_FOOT = "\n\n                                  - 1 -\n\n"
_HEAD = "The Council of Arcadia,\n\nRecalling its resolution 98/12,\n\n"

# A paper, and the kinds and beginnings of what stands in it behind the enacting line.
CUT = {
    "a recital at a comma": (
        f"The Council of Arcadia,\n\nRecognizing the part of the districts,{_FOOT}including those in the hills,\n\n"
        "Noting the report,\n\n1. Decides to go on.\n",
        ["pp-1 Recognizing", "pp-2 Noting", "op-1 Decides"],
    ),
    "a recital before its second verb": (
        f"The Council of Arcadia,\n\nStrongly condemning the closing of wells,{_FOOT}emphasizing that wells are open,"
        "\n\n1. Decides to go on.\n",
        ["pp-1 Strongly", "op-1 Decides"],
    ),
    "a recital that begins with a small letter is no continuation of one that does": (
        f"Совет Безопасности,\n\nссылаясь на свои резолюции о колодцах,{_FOOT}подчеркивая важность колодцев,\n\n"
        "1. постановляет продолжать работу.\n",
        ["pp-1 ссылаясь", "pp-2 подчеркивая", "op-1 постановляет"],
    ),
    "a numbered paragraph inside a list of figures": (
        f"{_HEAD}1. Calls for the carrying out of resolutions 1754 (2007), 1783 (2007),{_FOOT}1813 (2008) and 1871 "
        "(2009), and for their success;\n\n2. Decides to go on.\n",
        ["pp-1 Recalling", "op-1 Calls", "op-2 Decides"],
    ),
    "a numbered paragraph before a participle": (
        f"{_HEAD}1. Recognizes that refusals, failures to answer,{_FOOT}declining to take part in patrols, may do harm;"
        "\n\n2. Decides to go on.\n",
        ["pp-1 Recalling", "op-1 Recognizes", "op-2 Decides"],
    ),
    "a numbered paragraph at a semicolon": (
        f"{_HEAD}1. Underlines the importance of wells;{_FOOT}welcomes the report and calls on all to dig;\n\n"
        "2. Decides to go on.\n",
        ["pp-1 Recalling", "op-1 Underlines", "op-2 Decides"],
    ),
    "a heading with a letter of a list above the next number": (
        f"{_HEAD}1. Reaffirms that wells are open;\n\n(i) Exemptions\n\n2. Decides that wells may close at night;\n\n"
        "Reports:\n\n3. Decides to go on.\n",
        [
            "pp-1 Recalling",
            "op-1 Reaffirms",
            "section-i Exemptions",
            "op-2 Decides",
            "heading-2 Reports:",
            "op-3 Decides",
        ],
    ),
    "the number of a page in front of the words that it cuts": (
        f"{_HEAD}1. Reaffirms that every district keeps its wells open to all who draw from them, by day and\n\n"
        "— 12 — by night, and says so\n\n– 13 – 2. Decides to go on.\n",
        ["pp-1 Recalling", "op-1 Reaffirms", "op-2 Decides"],
    ),
    "a long line with a letter that is a sentence, and no heading": (
        f"{_HEAD}1. Decides to go on.\n\nI. The wells of a district, their keepers, and the roads between them are "
        "named in a register which its officers keep and show to whoever asks, in every village and at every hour.\n",
        ["pp-1 Recalling", "op-1 Decides", "paragraph-1 I. The"],
    ),
    "a recital without its comma": (
        "The Council of Arcadia,\n\nUnderscoring that all districts are bound by the charter of the wells, each of them"
        "\n\n1. Decides to go on.\n",
        ["pp-1 Underscoring", "op-1 Decides"],
    ),
    "a finite verb among recitals": (
        f"{_HEAD}Recognizes the part that districts take in the digging of wells,\n\nNoting the report,\n\n"
        "1. Decides to go on.\n",
        ["pp-1 Recalling", "pp-2 Recognizes", "pp-3 Noting", "op-1 Decides"],
    ),
    "a recital that announces a list": (
        "安全理事会，\n\n认识到需要采取分阶段办法，并认识到将根据以下情况启动进程：\n\n(a) 评估报告；\n\n"
        "(b) 过渡计划；\n\n回顾其决议，\n\n1. 决定继续处理此案。\n",
        ["pp-1 认识到需要采取", "pp-1/a 评估报告；", "pp-1/b 过渡计划；", "pp-2 回顾其决议，", "op-1 决定继续处理"],
    ),
    "the last item of a list behind an and": (
        f"{_HEAD}1. Requests the Secretary-General to report on the following matters of the wells of Arcadia:\n"
        "(i) the depth of wells and all that concerns the digging of new ones in the hill districts; and\n"
        "(ii) the water in them, and encourages early reports that allow for the Council to take up the\n"
        "matter;\n2. Decides to go on.\n",
        ["pp-1 Recalling", "op-1 Requests", "op-1/i the", "op-1/ii the", "op-2 Decides"],
    ),
    "recitals with their first lines indented alike": (
        "The Council of Arcadia,\n"
        "        Recalling its resolution 98/12 on the wells of the districts and all that was done\n"
        "   under it in the years that followed, and all that was said by those who draw their\n"
        "   water from the wells, and by those who dig them, in the hills as well as in the low\n"
        "   country, as the Council was told in the hearing of May,\n"
        "        Taking note of the final report of the group of experts on the wells of Arcadia,\n"
        "        Noting the importance of continued work between the group of experts and all the\n"
        "   others who dig in the districts, within their means,\n"
        "        1. Decides to go on.\n",
        ["pp-1 Recalling", "pp-2 Taking", "pp-3 Noting", "op-1 Decides"],
    ),
    "a recital that stops at a comma before the right edge": (
        "The Council of Arcadia,\n\n"
        "      Recalling the terms of reference of the committee for wells and for their coordination,\n"
        "      as outlined in the annex to the resolution of the council of the districts of Arcadia,\n"
        "      which it adopted in its fourteenth year of sitting in the hall of the wells in the town,\n"
        "      and in the years that came,\n\n"
        "      Noting the report,\n\n1. Decides to go on.\n",
        ["pp-1 Recalling", "pp-2 Noting", "op-1 Decides"],
    ),
    "numbers of pages in the middle of short pages": (
        f"{_HEAD}1. Decides that wells are open;\n\n{' ' * 50}1\n\n2. Decides to go on.\n\n{' ' * 50}2\n",
        ["pp-1 Recalling", "op-1 Decides", "op-2 Decides"],
    ),
}


@pytest.mark.parametrize("case", CUT)
def test_it_tells_what_goes_on_from_what_begins(case: str) -> None:
    text, expected = CUT[case]
    told = [
        (placed.address, placed.provision.text)
        for placed in examine(text.encode(), "paper.txt").placed
        if placed.provision.kind not in ("enacting", "furniture", "front", "title")
    ]
    assert len(told) == len(expected), told
    for (address, words), said in zip(told, expected, strict=True):
        assert f"{address} {words}".startswith(said)
