"""One act as a JSON object, in and out: the form of the data files, the command line and the exports.

The circumstances and the act's own fields stand side by side:
``{"act": "warrants.issued", "matter": "kony-2005", "dated": "2005-07-08", "person": "kony", …, "source": […]}``.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec

from comity.regime import fields
from comity.regime.acts import (
    Act,
    Alternative,
    Audience,
    Confidence,
    Dated,
    Refusal,
    Register,
    encode_hook,
)
from comity.regime.fields import Field

# A matter's name goes into addresses as it is.
MATTER = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")

CIRCUMSTANCES = {
    field.name: field
    for field in (
        Field("dated", "date", False, True),
        Field("disclosed", "date", False, False),
        Field("audience", "choice", False, False, get_args(Audience)),
        Field("parties", "text", True, False, longest=80),
        Field("on_behalf_of", "text", False, False, longest=200),
        Field("source", "text", True, True),
        Field("confidence", "choice", False, False, get_args(Confidence)),
        Field("note", "text", False, False),
    )
}
_BY = Field("by", "text", False, True, longest=200)

# An act's own fields reach three levels down; what is nested deeper is no act.
_DEEPEST = 12


def read(line: Any, registers: Mapping[str, Register], by: str = "") -> Dated | list[Refusal]:
    """Read one act. Everything that is off with it is said, field by field; nothing is guessed."""
    if not isinstance(line, dict):
        return [Refusal("not-an-act", "not an act: a line holds one JSON object with the field act")]
    try:
        line = _normalised(line)
    except RecursionError:
        return [Refusal("not-an-act", "not an act: nested too deeply")]
    kind, matter = line.get("act"), line.get("matter")
    register, act_type = find_kind(kind, registers)
    if register is None or act_type is None:
        return [Refusal("unknown-act", _no_such_act(kind, registers), field="act")]
    refusals = []
    if not isinstance(matter, str) or not MATTER.fullmatch(matter):
        sentence = (
            "missing: give the matter the act is about"
            if matter is None
            else f"not a name for a matter (small letters, digits, hyphens): {fields.shown(matter)}"
        )
        refusals.append(Refusal("bad-matter", sentence, field="matter"))
    circumstances, wrong = _read_fields(line, CIRCUMSTANCES.values(), kind)
    own, wrong_too = _read_fields(line, fields.of(act_type), kind)
    alternatives, wrong_as_well = _read_alternatives(line.get("alternatives", []))
    refusals += wrong + wrong_too + wrong_as_well
    if circumstances.get("audience") == "parties" and not circumstances.get("parties"):
        refusals.append(Refusal("missing", "missing: an act for its parties names them", field="parties"))
    if by:
        refusals += _read_fields({"by": by}, [_BY], kind)[1]
    allowed = {"act", "matter", "alternatives", *CIRCUMSTANCES, *(f.name for f in fields.of(act_type))}
    refusals += [_no_such_field(name, kind, allowed) for name in line if name not in allowed]
    if refusals:
        return refusals
    circumstances.setdefault("confidence", "verified")
    return Dated(kind=kind, matter=matter, act=act_type(**own), alternatives=alternatives, by=by, **circumstances)


def write(given: Dated) -> dict[str, Any]:
    """The act as the object that ``read`` reads: what a source says, without what the log adds."""
    circumstances = {name: value for name in CIRCUMSTANCES if (value := getattr(given, name)) not in (None, "", ())}
    if given.audience == "public":
        circumstances.pop("audience")
    whole = {"act": given.kind, "matter": given.matter, **circumstances, **given.act.content()}
    if given.alternatives:
        whole["alternatives"] = given.alternatives
    built: dict[str, Any] = msgspec.to_builtins(whole, enc_hook=encode_hook)
    return {name: value for name, value in built.items() if value not in (None, "", (), [])}


def corrected(given: Dated, changed: Mapping[str, Any], registers: Mapping[str, Register]) -> Dated | list[Refusal]:
    """The same act with some fields replaced, read anew so that a correction is as valid as an entry."""
    again = read({**write(given), **changed}, registers, given.by)
    if isinstance(again, list):
        return again
    return msgspec.structs.replace(again, number=given.number, registered_at=given.registered_at, opening=given.opening)


def find_kind(kind: object, registers: Mapping[str, Register]) -> tuple[Register | None, type[Act] | None]:
    """The register and the class of the act that a kind names; None where it names none."""
    name, _, word = str(kind).partition(".")
    register = registers.get(name)
    return register, register.act(word) if register else None


def _read_fields(
    line: Mapping[str, Any], wanted: Iterable[Field], kind: object
) -> tuple[dict[str, Any], list[Refusal]]:
    found, refusals = {}, []
    for field in wanted:
        if field.name not in line:
            if field.required:
                refusals.append(Refusal("missing", f"missing: {kind} needs it", field=field.name))
            continue
        try:
            found[field.name] = fields.read(field, line[field.name])
        except ValueError as error:
            refusals.append(Refusal("bad-value", str(error), field=field.name))
    if found.get("source") == ():
        refusals.append(Refusal("missing", "missing: every act names its source", field="source"))
    return found, refusals


def _read_alternatives(given: Any) -> tuple[tuple[Alternative, ...], list[Refusal]]:
    if not isinstance(given, list | tuple) or not all(isinstance(one, dict) for one in given):
        return (), [Refusal("bad-value", "not a list of alternatives, each with its source", field="alternatives")]
    found, refusals = [], []
    names = [field.name for field in fields.of(Alternative)]
    for one in given:
        values, wrong = _read_fields(one, fields.of(Alternative), "an alternative")
        wrong += [_no_such_field(name, "an alternative", names) for name in one if name not in names]
        if not wrong:
            found.append(Alternative(**values))
        refusals += [msgspec.structs.replace(off, field=f"alternatives.{off.field}") for off in wrong]
    return tuple(found), refusals


def _normalised(value: Any, depth: int = 0) -> Any:
    """Unicode in composed form (NFC), so that equal words have equal hashes. Raises RecursionError."""
    if depth > _DEEPEST:
        raise RecursionError
    match value:
        case str():
            return value if value.isascii() else unicodedata.normalize("NFC", value)
        case list():
            return [_normalised(part, depth + 1) for part in value]
        case dict():
            return {_normalised(key): _normalised(part, depth + 1) for key, part in value.items()}
    return value


def _no_such_act(kind: object, registers: Mapping[str, Register]) -> str:
    if kind is None:
        return "missing: name the act, as in warrants.issued"
    known = [register.kind_of(act) for register in registers.values() for act in register.acts]
    close = difflib.get_close_matches(str(kind), known, 1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"no such act: {fields.shown(kind)}{hint}"


def _no_such_field(name: str, kind: object, allowed: Iterable[str]) -> Refusal:
    close = difflib.get_close_matches(name, sorted(allowed), 1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return Refusal("unknown-field", f"not a field of {kind}{hint}", field=fields.shown(name))
