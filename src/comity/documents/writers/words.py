"""The few words that a writer prints of its own, in the languages of the United Nations.

The language is the paper's, not the viewer's: a paper drafted in French has "Annexe I" wherever it is read.
A language without an entry is served in English.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Words(NamedTuple):
    """One language. ``{}`` is where a number or a name goes; ``page`` is what stands around the page and the last."""

    contents: str
    annex: str
    notes: str
    distribution: str
    original: str
    session: str
    date: str
    months: str
    page: tuple[str, str, str]
    note: str
    back: str
    permalink: str


def words(language: str) -> Words:
    """The words of a language, given as a tag: "en", "fr-FR"."""
    return _WORDS.get(primary(language), _WORDS["en"])


def primary(language: str) -> str:
    """The language of a tag, without its region: "fr" of "fr-FR"."""
    return language.replace("_", "-").split("-")[0].strip().lower() or "en"


def known(language: str) -> bool:
    """Whether there are words for a language."""
    return primary(language) in _WORDS


def spoken(day: str, language: str) -> str:
    """A date of ISO form as prose has it: "10 November 2016". Anything else stands as it is."""
    told = words(language)
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return day
    return told.date.format(day=read.day, month=told.months.split(", ")[read.month - 1], year=read.year)


def session(number: int, language: str) -> str:
    """A session as title blocks name it: "Fifteenth session"."""
    told = words(language)
    return told.session.format(ordinal(number).capitalize() if told is _WORDS["en"] else number)


def ordinal(number: int) -> str:
    """An English ordinal, as sessions of the Assembly are named: "fifteenth", "twenty-first"."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    tens, ones = divmod(number, 10)
    if tens >= len(_TENS):
        return f"{number}th"
    return f"{_TENS[tens]}-{_ORDINALS[ones]}" if ones else f"{_TENS[tens][:-1]}ieth"


_FIRST_NINETEEN = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINALS = _FIRST_NINETEEN.split(" ")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_WORDS = {
    "en": Words(
        contents="Contents",
        annex="Annex",
        notes="Notes",
        distribution="Distr.: {}",
        original="Original: English",
        session="{} session",
        date="{day} {month} {year}",
        months="January, February, March, April, May, June, July, August, September, October, November, December",
        page=("Page ", " of ", ""),
        note="Note {}",
        back="Back to the text at note {}",
        permalink="Permalink to {}",
    ),
    "fr": Words(
        contents="Table des matières",
        annex="Annexe",
        notes="Notes",
        distribution="Distr. : {}",
        original="Original : français",
        session="{}e session",
        date="{day} {month} {year}",
        months="janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre",
        page=("Page ", " sur ", ""),
        note="Note {}",
        back="Retour au texte, note {}",
        permalink="Lien permanent vers {}",
    ),
    "es": Words(
        contents="Índice",
        annex="Anexo",
        notes="Notas",
        distribution="Distr.: {}",
        original="Original: español",
        session="{}º período de sesiones",
        date="{day} de {month} de {year}",
        months="enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre",
        page=("Página ", " de ", ""),
        note="Nota {}",
        back="Volver al texto, nota {}",
        permalink="Enlace permanente a {}",
    ),
    "ru": Words(
        contents="Содержание",
        annex="Приложение",
        notes="Примечания",
        distribution="Distr.: {}",
        original="Original: Russian",
        session="{}-я сессия",
        date="{day} {month} {year} года",
        months="января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря",
        page=("Стр. ", " из ", ""),
        note="Примечание {}",
        back="Назад к тексту, примечание {}",
        permalink="Постоянная ссылка на {}",
    ),
    "ar": Words(
        contents="المحتويات",
        annex="المرفق",
        notes="الحواشي",
        distribution="Distr.: {}",
        original="Original: Arabic",
        session="الدورة {}",
        date="{day} {month} {year}",
        months=(
            "كانون الثاني/يناير, شباط/فبراير, آذار/مارس, نيسان/أبريل, "
            "أيار/مايو, حزيران/يونيه, تموز/يوليه, آب/أغسطس, "
            "أيلول/سبتمبر, تشرين الأول/أكتوبر, تشرين الثاني/نوفمبر, كانون الأول/ديسمبر"
        ),
        page=("صفحة ", " من ", ""),
        note="الحاشية {}",
        back="العودة إلى النص عند الحاشية {}",
        permalink="رابط دائم إلى {}",
    ),
    "zh": Words(
        contents="目录",
        annex="附件",
        notes="注释",
        distribution="Distr.: {}",
        original="Original: Chinese",
        session="第{}届会议",
        date="{year}年{month}{day}日",
        months=", ".join(f"{month}月" for month in range(1, 13)),
        page=("第 ", " 页，共 ", " 页"),
        note="注 {}",
        back="返回正文注 {}",
        permalink="{} 的永久链接",
    ),
}
