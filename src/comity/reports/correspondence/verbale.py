"""An act on a request in the form of a note verbale, in English or in French, from what the record holds of it.

The narrative is sealed and nobody's here: it is put in as an annex where one of the parties has opened it. What is
enclosed is named by its SHA-256, so that the note and the sealed file can be held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from comity.documents.tree import Kind, Paper, Provision, Run
from comity.documents.writers.words import spoken
from comity.regime import contents, parties, states
from comity.regime.acts import Dated
from comity.regime.cooperation import BY, DueChanged, Modified, Postponed, Refused, Transmitted
from comity.regime.requests import CooperationRequest
from comity.regime.worlds import World
from comity.reports.correspondence.measures import CONTENTS, ORGANS
from comity.reports.correspondence.phrases import PHRASES, Phrases

LANGUAGES: Final = tuple(PHRASES)
_LEFT_OUT: Final[frozenset[Kind]] = frozenset({"furniture", "contents"})


def is_printed(act: Dated) -> bool:
    """Whether an act is one that is told in a note."""
    return isinstance(act.act, Transmitted) or act.act.word() in PHRASES["en"].acts


def of(
    given: Dated,
    stands: CooperationRequest,
    sender: str,
    world: World,
    language: str = "en",
    narrative: Paper | None = None,
) -> Paper:
    """The note by which a party tells the other of an act. ``stands``: the request after it.

    ``sender``: whose note it is, where either party may make the act. ``language``: of ``LANGUAGES``.
    """
    told, addressee = PHRASES[language], next(party for party in stands.parties if party != sender)
    speaker = _Speaker(told, language, world)
    first, last = speaker.nominative(sender), speaker.to(addressee)
    plural = sender not in parties.COURT and not sender.startswith("org:")
    words = {"sender": _capital(first), "addressee": last}
    body = [
        _paragraph(told.confidential, bold=True),
        _paragraph(told.opening[plural].format(**words, act=_done(speaker, given, stands))),
        *(_paragraph(each) for each in _more(speaker, given)),
    ]
    if isinstance(given.act, Transmitted):
        body += _contained(speaker, given.act)
    if sealed := getattr(given.act, "sealed", ()):
        body.append(_list(told.enclosed, sealed))
    body.append(_paragraph(told.closing[plural].format(**words)))
    body.append(Provision(kind="closing", runs=(Run(text=speaker.day(given.day)),)))
    if narrative is not None:
        kept = tuple(each for each in narrative.provisions if each.kind not in _LEFT_OUT)
        body.append(Provision(kind="annex", runs=(Run(text=told.narrative),), children=kept))
    return Paper(
        title=told.title,
        symbol=stands.reference,
        body=_capital(re.sub(r"^(?:the|le|la|les) ", "", speaker.short(sender))),
        date=given.day.isoformat(),
        language=language,
        provisions=(Provision(kind="title", runs=(Run(text=told.title),)), *body),
    )


def sender_of(given: Dated, stands: CooperationRequest) -> str:
    """Whose act it is: on whose behalf it was made; without that, the party whose act it is by the law."""
    if given.on_behalf_of in stands.parties:
        return given.on_behalf_of
    return stands.to if BY[type(given.act)] == "addressee" else stands.organ


class _Speaker:
    """How one language names the parties, days and provisions."""

    def __init__(self, told: Phrases, language: str, world: World) -> None:
        self.told, self.language, self.world = told, language, world

    def nominative(self, party: str) -> str:
        """A party as the subject of a sentence."""
        french = self.language == "fr"
        if party in parties.COURT:
            return self.told.court_of.format(
                organ=self.short(party), court=self.world.court_fr if french else self.world.court
            )
        state = states.get(party)
        if state is None:
            return parties.name(party)
        named = _of_french(state.article_fr, state.name_fr) if french else states.in_a_sentence(party)
        return self.told.authorities_of.format(state=named)

    def short(self, party: str) -> str:
        """A party as a title block names it: an organ without its court."""
        if party not in parties.COURT:
            return self.nominative(party)
        return ORGANS[party] if self.language == "fr" else parties.in_a_sentence(party)

    def to(self, party: str) -> str:
        """A party as the one who is addressed."""
        named = self.nominative(party)
        if self.language != "fr":
            return named
        for article, contracted in (("le ", "au "), ("les ", "aux ")):
            if named.startswith(article):
                return contracted + named.removeprefix(article)
        return f"à {named}"

    def day(self, day: date) -> str:
        """A day as prose has it."""
        said = spoken(day.isoformat(), self.language)
        return re.sub(r"^1 ", "1er ", said) if self.language == "fr" else said

    def tongue(self, code: str) -> str:
        """A language by its code, as a sentence names it."""
        return self.told.languages.get(code, code)

    def measure(self, measure: str) -> str:
        """A kind of request by its name."""
        return self.told.measures.get(measure) or contents.ESTABLISHED[measure].name

    def article(self, article: str) -> str:
        """A provision as the language cites it: 93(1)(k) is 93-1-k in French."""
        if self.language != "fr":
            return article
        cited = article.replace("Rome Statute", "Statut de Rome").replace("RPE, rules", "RPP, règles")
        cited = cited.replace("RPE, rule", "RPP, règle").replace(" and ", " et ").replace("arts ", "art. ")
        return re.sub(r"\((\w+)\)", r"-\1", cited)

    def content(self, content: contents.Content) -> str:
        """A content of a request with the provision that asks for it."""
        named = CONTENTS.get(content.key, content.what) if self.language == "fr" else content.what
        return f"{named} ({self.article(content.authority)})"


def _done(speaker: _Speaker, given: Dated, stands: CooperationRequest) -> str:
    """What follows "has the honour to"."""
    told = speaker.told
    about = {
        "authority": speaker.article(contents.ESTABLISHED[stands.measure].authority),
        "measure": speaker.measure(stands.measure),
        "reference": stands.reference,
        "sent": speaker.day(stands.sent),
    }
    if isinstance(given.act, Transmitted):
        return told.transmits.format(**about)
    said = {
        name: told.values.get(value, value) for name, value in given.act.content().items() if isinstance(value, str)
    }
    match given.act:
        case DueChanged(due=due):
            said["due"] = speaker.day(due.last)
        case Postponed(until=until):
            said["until"] = told.values["until"].format(day=speaker.day(until.last)) if until else ""
        case Refused(ground=ground):
            known = re.match(r"\d", ground)
            said["because"] = told.ground.format(ground=speaker.article(ground)) if known else told.no_ground
    if "ground" in said:
        said["ground"] = speaker.article(said["ground"])
    return told.refers.format(**about, do=told.acts[given.act.word()].format(**said))


def _more(speaker: _Speaker, given: Dated) -> Iterator[str]:
    """What is said beside, in sentences of its own."""
    told = speaker.told
    match given.act:
        case Refused(reasons_given=reasons):
            yield told.reasons[not reasons]
        case Modified(due=due) if due:
            yield told.due.format(due=speaker.day(due.last))
        case Transmitted() as request:
            if request.basis == "invitation":
                yield told.invitation
            if request.urgent:
                article = "91(1)" if request.measure in contents.ARRESTS else "96(1)"
                yield told.urgent.format(article=speaker.article(article))
            if request.due:
                yield told.due.format(due=speaker.day(request.due.last))
            yield told.language.format(language=speaker.tongue(request.language))
            if request.translations:
                yield told.translations.format(translations=", ".join(map(speaker.tongue, request.translations)))
            if request.channel:
                yield told.channel.format(channel=request.channel)
    if getattr(given.act, "sealed", ()):
        yield told.sealed


def _contained(speaker: _Speaker, request: Transmitted) -> Iterator[Provision]:
    told = speaker.told
    if request.contents:
        named = contents.named(request.measure, request.contents)
        yield _list(told.contains, map(speaker.content, named))
    lacking = dict.fromkeys(each.field for each in contents.missing(request.measure, request.contents))
    lacking |= dict.fromkeys(request.without)
    if lacking:
        yield _list(told.without, map(speaker.content, contents.named(request.measure, lacking)))
        if request.although_incomplete:
            yield _paragraph(told.although.format(although=request.although_incomplete))


def _of_french(article: str, name: str) -> str:
    match article:
        case "le":
            return f"du {name}"
        case "les":
            return f"des {name}"
        case "l'":
            return f"de l’{name}"
        case "":
            return f"d’{name}" if name[:1] in "AEÉIÎOUYH" else f"de {name}"
    return f"de {article} {name}"


def _paragraph(text: str, *, bold: bool = False) -> Provision:
    return Provision(kind="paragraph", runs=(Run(text=text, style="bold" if bold else ""),))


def _list(head: str, items: Iterable[str]) -> Provision:
    listed = tuple(
        Provision(kind="item", number=_letter(place), runs=(Run(text=each),)) for place, each in enumerate(items)
    )
    return Provision(kind="paragraph", runs=(Run(text=head),), children=listed)


def _letter(place: int) -> str:
    """How the items of a list are lettered: a to z, then aa."""
    return _letter(place // 26 - 1) + chr(97 + place % 26) if place >= 26 else chr(97 + place)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
