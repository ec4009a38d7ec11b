"""What fields an act has, read from its class: forms, the command line, lists and documents all ask here."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from comity.regime import dates, parties, states
from comity.regime.acts import Act
from comity.regime.dates import Date

# How a field is written as text where it holds several values, on the command line and in CSV.
SEPARATOR = " | "

# What no text may hold: control characters other than a new line and a tab, and halves of a character.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Field:
    """One field of an act or matter.

    ``kind`` is text, date, whole, yes, state, party, digest, recipient, reference, choice or values, and in matters
    day (a calendar day); ``many`` is True for a tuple of them; ``longest`` bounds a text, in characters (None: no
    bound of its own).
    """

    name: str
    kind: str
    many: bool
    required: bool
    choices: tuple[str, ...] = ()
    longest: int | None = None

    @property
    def label(self) -> str:
        return self.name.replace("_", " ")


@cache
def of(owner: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of an act or a matter, in the order of its file."""
    hints = get_type_hints(owner, include_extras=True)
    return tuple(_field(info.name, hints[info.name], info.required) for info in msgspec.structs.fields(owner))


def _field(name: str, annotation: Any, required: bool) -> Field:
    inner = annotation
    if get_origin(inner) in (Union, types.UnionType):
        inner = next(arg for arg in get_args(inner) if arg is not type(None))
    many = get_origin(inner) is tuple
    if many:
        inner = get_args(inner)[0]
    if get_origin(inner) is Annotated:
        return Field(name, get_args(inner)[1], many, required)
    if get_origin(inner) is Literal:
        return Field(name, "choice", many, required, get_args(inner))
    if get_origin(inner) is dict:
        return Field(name, "values", False, required)
    kinds = {str: "text", Date: "date", date: "day", int: "whole", bool: "yes"}
    return Field(name, kinds.get(inner, "values"), many, required)


def read(field: Field, value: Any) -> Any:
    """The value of a field from its JSON form. Raises ValueError with half a sentence."""
    if not field.many:
        return _read_one(field, value)
    if not isinstance(value, list | tuple):
        raise ValueError("not a list")
    return tuple(_read_one(field, part) for part in value)


def _read_one(field: Field, value: Any) -> Any:
    match field.kind, value:
        case "whole", int() if not isinstance(value, bool) and abs(value) < 2**53:
            return value
        case "whole", _:
            raise ValueError(f"not a whole number: {shown(value)}")
        case "yes", bool():
            return value
        case "yes", _:
            raise ValueError(f"neither true nor false: {shown(value)}")
        case "values", dict():
            return _plain(value)
        case "values", _:
            raise ValueError("not a set of fields with their values")
        case _, str():
            return _read_text(field, value)
    raise ValueError(f"not a text: {shown(value)}")


def _read_text(field: Field, value: str) -> Any:
    if not value.strip():
        raise ValueError("empty")
    _check_characters(value)
    if field.longest is not None and len(value) > field.longest:
        raise ValueError(f"longer than {field.longest} characters: {shown(value)}")
    match field.kind:
        case "date":
            return _read_date(value)
        case "state" if not states.known(value):
            raise ValueError(f"no State has the code {shown(value)}")
        case "party" if not parties.known(value):
            raise ValueError(f"neither a State, an organ of the Court nor an organization: {shown(value)}")
        case "digest" if not _DIGEST.fullmatch(value):
            raise ValueError(f"not 64 digits in small hexadecimal: {shown(value)}")
        case "recipient" if not _RECIPIENT.fullmatch(value):
            raise ValueError(f"not an age recipient, which is written age1 and 58 characters: {shown(value)}")
        case "choice" if value not in field.choices:
            raise ValueError(f"{shown(value)} is none of {', '.join(field.choices)}")
        case "reference" if not all(value.partition("/")):
            raise ValueError(f"not a matter in a register, as in warrants/kony-2005: {shown(value)}")
    return value


def _read_date(value: str) -> Date:
    try:
        return dates.parse(value)
    except ValueError as error:
        raise ValueError(shown(error, 90)) from None


def _plain(value: Any) -> Any:
    """A value within a set of values, which other fields say more about: text, whole number, yes or no, or of these."""
    match value:
        case str():
            _check_characters(value)
        case int() if abs(value) < 2**53:
            pass
        case list():
            return [_plain(part) for part in value]
        case dict():
            return {_plain(name): _plain(part) for name, part in value.items()}
        case _:
            raise ValueError(f"neither a text nor a whole number: {shown(value)}")
    return value


def _check_characters(value: str) -> None:
    if (found := _NO_TEXT.search(value)) is not None:
        what = "half a character" if found[0] >= "\ud800" else "a control character"
        raise ValueError(f"holds {what}, U+{ord(found[0]):04X}")


def from_words(field: Field, text: str) -> Any:
    """The JSON form of what was typed for a field: on the command line, or in a form (which ends lines with CR LF)."""
    text = text.replace("\r\n", "\n")
    if field.many:
        one = replace(field, many=False)
        return [from_words(one, part.strip()) for part in text.split(SEPARATOR.strip())]
    match field.kind:
        case "whole":
            return int(text) if text.lstrip("-").isdecimal() and text.isascii() else text
        case "yes":
            return {"yes": True, "true": True, "no": False, "false": False}.get(text.lower(), text)
        case _:
            return text


def values(item: Act | msgspec.Struct) -> list[tuple[Field, Any]]:
    """The fields of an act or matter that say something, with their values."""
    return [(f, v) for f in of(type(item)) if (v := getattr(item, f.name)) not in (None, "", (), False)]


def shown(value: object, most: int = 60) -> str:
    """A value as an error quotes it: short, on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"
