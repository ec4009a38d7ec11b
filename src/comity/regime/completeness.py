"""Complete before it leaves: what a request lacks by the Statute, by its addressee's card, by channel and language.

What one matter cannot know, the addressee's card and designation on the day, is handed in as ``Demands``. A request
that goes without something says so (``without``) and why (``although_incomplete``), so that both sides see it, and
that it stands as it was made although a card or a designation changes later.
"""

from __future__ import annotations

from typing import NamedTuple

from comity.regime import contents, designations
from comity.regime.acts import Refusal
from comity.regime.authorities import Designation
from comity.regime.cooperation import Transmitted


class Demands(NamedTuple):
    """What the addressee asks for on the day: its card's requirements, its channel and languages."""

    card: tuple[str, ...] = ()
    designation: Designation | None = None


class Completeness(NamedTuple):
    """``lacking``: what is missing, by the key under which a request contains it or goes without; ``preferred``: what
    is to be consulted on, and refuses nothing."""

    lacking: tuple[Refusal, ...]
    preferred: tuple[Refusal, ...]


def of(request: Transmitted, demands: Demands) -> Completeness:
    """What a request lacks, each with the provision that asks for it, in the order in which it is asked."""
    kind = contents.ESTABLISHED[request.measure]
    arrest = request.measure in contents.ARRESTS
    languages = designations.language(demands.designation, {request.language, *request.translations})
    if kind.to_the_court:
        languages = designations.Held(tuple(_of_the_court(each) for each in languages.lacking), languages.preferred)
    channel = designations.channel(demands.designation, request.channel, urgent=request.urgent, arrest=arrest)
    lacking = contents.missing(request.measure, request.contents, demands.card)
    lacking += [*_person(request), *languages.lacking, *channel.lacking]
    return Completeness(tuple(lacking), (*languages.preferred, *channel.preferred))


def undeclared(request: Transmitted, demands: Demands) -> Refusal | None:
    """Why a request may not leave: something is missing, and it does not say so or not why. None where it may."""
    lacking = of(request, demands).lacking
    if request.although_incomplete:
        statutory = {content.key for content in contents.required(request.measure)}
        lacking = tuple(each for each in lacking if each.field not in statutory and each.field not in request.without)
        do = f"name it in without: {' | '.join(each.field for each in lacking)}"
    else:
        do = "say in although_incomplete why it is transmitted without"
    if not lacking:
        return None
    first, *others = lacking
    more = "".join(f"; {each.sentence.removeprefix('missing: ')} ({each.authority})" for each in others)
    article = f" ({first.authority})" if others else ""
    return Refusal("incomplete", f"{first.sentence}{article}{more}; {do}", first.authority, first.field)


def without(request: Transmitted, demands: Demands) -> tuple[str, ...]:
    """What a request is to name in ``without``: what it lacks beside the contents of the Statute."""
    statutory = {content.key for content in contents.required(request.measure)}
    return tuple(each.field for each in of(request, demands).lacking if each.field not in statutory)


def _person(request: Transmitted) -> list[Refusal]:
    """A translation or an instruction that the person is to understand is in a language that is named."""
    for content in contents.required(request.measure):
        if content.key in contents.TO_THE_PERSON and content.key in request.contents and not request.person_language:
            sentence = "missing: the language of the person, in which this is: " + content.what
            return [Refusal("incomplete", sentence, content.authority, "person language")]
    return []


def _of_the_court(refusal: Refusal) -> Refusal:
    sentence = "missing: a working language of the Court, en or fr, for its language or a translation"
    return Refusal(refusal.code, sentence, "RPE, rule 194(1)", refusal.field)
