"""How Word writes a number in each of its formats (ECMA-376, part 1, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ROWS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
}
_CHINESE = "〇一二三四五六七八九"
_COUNTED = {"chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"}
_DIGITS = {"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseCounting", "taiwaneseDigital"}
_MOST = 3999


def counted(value: int, counts: str) -> str:
    """A number as Word shows it. Formats that are not known here, and numbers beyond them, are shown as decimals."""
    if counts == "none":
        return ""
    if not 0 < value <= _MOST:
        return str(value)
    upper = counts.replace("upper", "lower").replace("Upper", "Lower")
    if upper in _ROWS:
        row = _ROWS[upper]
        sign = row[(value - 1) % len(row)] * ((value - 1) // len(row) + 1)
        return sign.upper() if upper != counts else sign
    match counts:
        case "upperRoman":
            return _roman(value)
        case "lowerRoman":
            return _roman(value).lower()
        case "decimalZero":
            return f"{value:02}"
        case "ordinal":
            return f"{value}{_ordinal(value)}"
        case "numberInDash":
            return f"- {value} -"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(value).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if value <= 20:
            return chr(0x245F + value)
        case "decimalEnclosedParen" if value <= 20:
            return chr(0x2473 + value)
    if counts in _DIGITS:
        return "".join(_CHINESE[int(digit)] for digit in str(value))
    return _chinese(value) if counts in _COUNTED else str(value)


def _roman(value: int) -> str:
    shown = ""
    for worth, sign in _ROMAN:
        shown += sign * (value // worth)
        value %= worth
    return shown


def _ordinal(value: int) -> str:
    if value % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _chinese(value: int) -> str:
    """A number in Chinese figures: 21 is two-ten-one, 105 is one-hundred-nought-five."""
    shown, gap = "", False
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, worth)
        if digit:
            shown += ("零" if gap and shown else "") + _CHINESE[digit] + sign
        gap = not digit and bool(shown)
    return shown[1:] if shown.startswith("一十") else shown
