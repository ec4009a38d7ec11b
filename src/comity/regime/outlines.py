"""Outlines of a narrative: for each kind of request the headings that the law asks for, and what is to be said there.

The headings are those of ``contents``, each with its provision, in the order of the Statute; a kind adds what its own
provisions ask beside. The information that is needed differs between tracing, freezing, seizing and forfeiting assets,
so these kinds have steps. The prompts are ours; the provisions they rest on stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from comity.regime import contents
from comity.regime.prompts import CLOSING, KINDS, SAY, SURRENDERS, Prompt
from comity.regime.steps import STEPS


class Heading(NamedTuple):
    """One heading: its title, the provision that asks for it, what the provision asks for, and what is to be said."""

    title: str
    authority: str
    what: str
    say: tuple[str, ...] = ()


def steps(measure: str) -> Mapping[str, str]:
    """The steps that a kind of request has, by their words, with their names; empty where it has none."""
    return {word: step.name for word, step in STEPS.get(measure, {}).items()}


def of(measure: str, step: str = "", card: Iterable[str] = ()) -> tuple[Heading, ...]:
    """The headings for a kind of request, or for one step of it, with what the addressee's own card asks for.

    Raises KeyError for a kind or a step that there is not.
    """
    chosen = STEPS[measure][step].prompts if step else ()
    found = [_of_content(measure, content, step) for content in contents.ESTABLISHED[measure].contents]
    found += [_heading(each) for each in (*KINDS.get(measure, ()), *chosen)]
    required = contents.required(measure, card)[len(contents.ESTABLISHED[measure].contents) :]
    found += [Heading(_capital(each.what), each.authority, each.what, (_CARD,)) for each in required]
    closing = SURRENDERS if measure in contents.ARRESTS else CLOSING
    return (*found, *(_heading(each) for each in closing if not contents.ESTABLISHED[measure].to_the_court))


def _of_content(measure: str, content: contents.Content, step: str) -> Heading:
    prompt = SAY[content.key]
    more = STEPS[measure][step].more.get(content.key, ()) if step else ()
    return Heading(prompt.title, content.authority, content.what, (*prompt.say, *more))


def _heading(prompt: Prompt) -> Heading:
    return Heading(prompt.title, prompt.authority, "", prompt.say)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


_CARD: Final = "The addressee has advised the Court that its law requires this."
