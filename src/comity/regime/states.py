"""The States of the world by ISO 3166-1 alpha-3 code: 193 Members of the United Nations and four others.

Names are the United Nations short names without article (source: UNTERM; Türkiye: ISO 3166), groups the
regional groups of the United Nations as used in the Assembly. A group's confidence stands beside it; the
totals by group agree with three published breakdowns (see data/README.md). A former name is given with the
month or year in which it changed.

Nine more are invented, for demonstrations: their codes are among those that ISO 3166-1 leaves to its users. Every
code has its name here; whether a record may hold it is asked of its world (``worlds``).
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from comity.regime import dates

# A State that a source counts without naming it.
WITHHELD: Final = "withheld"


class StateName(NamedTuple):
    """One State. ``group`` is empty for a State in no regional group."""

    code: str
    name: str
    article: str  # "the" or nothing
    name_fr: str
    article_fr: str
    group: str
    group_confidence: str
    former: str  # the name before the change, or nothing
    changed: str  # when the name changed, in ISO form

    @property
    def invented(self) -> bool:
        """Whether there is no such State: ISO 3166-1 leaves the codes from XAA to XZZ to its users."""
        return self.code.startswith("X")


def known(code: str) -> bool:
    """True for a code in the table, invented ones among them, and for ``withheld``."""
    return code in _TABLE or code == WITHHELD


def get(code: str) -> StateName | None:
    """The State with a code; None when there is none."""
    return _TABLE.get(code)


def every(*, invented: bool = False) -> tuple[StateName, ...]:
    """All States, or all invented ones, in the order of their names."""
    found = (state for state in _TABLE.values() if state.invented is invented)
    return tuple(sorted(found, key=lambda state: state.name))


def name(code: str, as_at: date | None = None) -> str:
    """The short name a State bore on a day (None: its latest); a code that is not in the table as it is."""
    if code == WITHHELD:
        return "a State not named"
    if (state := _TABLE.get(code)) is None:
        return code
    if state.former and as_at is not None and as_at <= dates.parse(state.changed).last:
        return state.former
    return state.name


def in_a_sentence(code: str, as_at: date | None = None) -> str:
    """The name with its article, as it stands within a sentence: "the Netherlands"."""
    state = _TABLE.get(code)
    plain = name(code, as_at)
    return f"the {plain}" if state and state.article and plain == state.name else plain


def _read(line: str) -> StateName:
    code, name, article, name_fr, article_fr, group, confidence, change = [*line.split("|"), *[""] * 8][:8]
    former, _, changed = change.partition("<")
    return StateName(code, name, article, name_fr, article_fr, group, confidence, former, changed)


# code | name | article | French name | French article | regional group | its confidence | former name < changed
_LINES: Final = """
AFG|Afghanistan||Afghanistan|l'|Asia-Pacific|single
AGO|Angola||Angola|l'|African|recalled
ALB|Albania||Albanie|l'|Eastern European|single
AND|Andorra||Andorre|l'|WEOG|single
ARE|United Arab Emirates|the|Émirats arabes unis|les|Asia-Pacific|recalled
ARG|Argentina||Argentine|l'|GRULAC|single
ARM|Armenia||Arménie|l'|Eastern European|single
ATG|Antigua and Barbuda||Antigua-et-Barbuda||GRULAC|single
AUS|Australia||Australie|l'|WEOG|single
AUT|Austria||Autriche|l'|WEOG|single
AZE|Azerbaijan||Azerbaïdjan|l'|Eastern European|recalled
BDI|Burundi||Burundi|le|African|single
BEL|Belgium||Belgique|la|WEOG|single
BEN|Benin||Bénin|le|African|single
BFA|Burkina Faso||Burkina Faso|le|African|single
BGD|Bangladesh||Bangladesh|le|Asia-Pacific|single
BGR|Bulgaria||Bulgarie|la|Eastern European|single
BHR|Bahrain||Bahreïn||Asia-Pacific|recalled
BHS|Bahamas|the|Bahamas|les|GRULAC|recalled
BIH|Bosnia and Herzegovina||Bosnie-Herzégovine|la|Eastern European|single
BLR|Belarus||Bélarus|le|Eastern European|recalled
BLZ|Belize||Belize|le|GRULAC|single
BOL|Bolivia (Plurinational State of)||Bolivie (État plurinational de)||GRULAC|single
BRA|Brazil||Brésil|le|GRULAC|single
BRB|Barbados||Barbade|la|GRULAC|single
BRN|Brunei Darussalam||Brunéi Darussalam|le|Asia-Pacific|recalled
BTN|Bhutan||Bhoutan|le|Asia-Pacific|recalled
BWA|Botswana||Botswana|le|African|single
CAF|Central African Republic|the|République centrafricaine|la|African|single
CAN|Canada||Canada|le|WEOG|single
CHE|Switzerland||Suisse|la|WEOG|single
CHL|Chile||Chili|le|GRULAC|single
CHN|China||Chine|la|Asia-Pacific|recalled
CIV|Côte d'Ivoire||Côte d'Ivoire|la|African|single
CMR|Cameroon||Cameroun|le|African|recalled
COD|Democratic Republic of the Congo|the|République démocratique du Congo|la|African|single
COG|Congo|the|Congo|le|African|single
COK|Cook Islands|the|Îles Cook|les|Asia-Pacific|single
COL|Colombia||Colombie|la|GRULAC|single
COM|Comoros|the|Comores|les|African|single
CPV|Cabo Verde||Cabo Verde||African|single
CRI|Costa Rica||Costa Rica|le|GRULAC|single
CUB|Cuba||Cuba||GRULAC|recalled
CYP|Cyprus||Chypre||Asia-Pacific|single
CZE|Czechia||Tchéquie|la|Eastern European|single|Czech Republic<2016
DEU|Germany||Allemagne|l'|WEOG|single
DJI|Djibouti||Djibouti||African|single
DMA|Dominica||Dominique|la|GRULAC|single
DNK|Denmark||Danemark|le|WEOG|single
DOM|Dominican Republic|the|République dominicaine|la|GRULAC|single
DZA|Algeria||Algérie|l'|African|recalled
ECU|Ecuador||Équateur|l'|GRULAC|single
EGY|Egypt||Égypte|l'|African|recalled
ERI|Eritrea||Érythrée|l'|African|recalled
ESP|Spain||Espagne|l'|WEOG|single
EST|Estonia||Estonie|l'|Eastern European|single
ETH|Ethiopia||Éthiopie|l'|African|recalled
FIN|Finland||Finlande|la|WEOG|single
FJI|Fiji||Fidji|les|Asia-Pacific|single
FRA|France||France|la|WEOG|single
FSM|Micronesia (Federated States of)||Micronésie (États fédérés de)||Asia-Pacific|recalled
GAB|Gabon||Gabon|le|African|single
GBR|United Kingdom of Great Britain and Northern Ireland|the|Royaume-Uni de Grande-Bretagne et d'Irlande du Nord|le|WEOG|single
GEO|Georgia||Géorgie|la|Eastern European|single
GHA|Ghana||Ghana|le|African|single
GIN|Guinea||Guinée|la|African|single
GMB|Gambia|the|Gambie|la|African|single
GNB|Guinea-Bissau||Guinée-Bissau|la|African|recalled
GNQ|Equatorial Guinea||Guinée équatoriale|la|African|recalled
GRC|Greece||Grèce|la|WEOG|single
GRD|Grenada||Grenade|la|GRULAC|single
GTM|Guatemala||Guatemala|le|GRULAC|single
GUY|Guyana||Guyana|le|GRULAC|single
HND|Honduras||Honduras|le|GRULAC|single
HRV|Croatia||Croatie|la|Eastern European|single
HTI|Haiti||Haïti||GRULAC|recalled
HUN|Hungary||Hongrie|la|Eastern European|single
IDN|Indonesia||Indonésie|l'|Asia-Pacific|recalled
IND|India||Inde|l'|Asia-Pacific|recalled
IRL|Ireland||Irlande|l'|WEOG|single
IRN|Iran (Islamic Republic of)||Iran (République islamique d')||Asia-Pacific|recalled
IRQ|Iraq||Iraq|l'|Asia-Pacific|recalled
ISL|Iceland||Islande|l'|WEOG|single
ISR|Israel||Israël||WEOG|recalled
ITA|Italy||Italie|l'|WEOG|single
JAM|Jamaica||Jamaïque|la|GRULAC|recalled
JOR|Jordan||Jordanie|la|Asia-Pacific|single
JPN|Japan||Japon|le|Asia-Pacific|single
KAZ|Kazakhstan||Kazakhstan|le|Asia-Pacific|recalled
KEN|Kenya||Kenya|le|African|single
KGZ|Kyrgyzstan||Kirghizistan|le|Asia-Pacific|recalled
KHM|Cambodia||Cambodge|le|Asia-Pacific|single
KIR|Kiribati||Kiribati||Asia-Pacific|single
KNA|Saint Kitts and Nevis||Saint-Kitts-et-Nevis||GRULAC|single
KOR|Republic of Korea|the|République de Corée|la|Asia-Pacific|single
KWT|Kuwait||Koweït|le|Asia-Pacific|recalled
LAO|Lao People's Democratic Republic|the|République démocratique populaire lao|la|Asia-Pacific|recalled
LBN|Lebanon||Liban|le|Asia-Pacific|recalled
LBR|Liberia||Libéria|le|African|single
LBY|Libya||Libye|la|African|recalled
LCA|Saint Lucia||Sainte-Lucie||GRULAC|single
LIE|Liechtenstein||Liechtenstein|le|WEOG|single
LKA|Sri Lanka||Sri Lanka||Asia-Pacific|recalled
LSO|Lesotho||Lesotho|le|African|single
LTU|Lithuania||Lituanie|la|Eastern European|single
LUX|Luxembourg||Luxembourg|le|WEOG|single
LVA|Latvia||Lettonie|la|Eastern European|single
MAR|Morocco||Maroc|le|African|recalled
MCO|Monaco||Monaco||WEOG|recalled
MDA|Republic of Moldova|the|République de Moldova|la|Eastern European|single
MDG|Madagascar||Madagascar||African|single
MDV|Maldives||Maldives|les|Asia-Pacific|single
MEX|Mexico||Mexique|le|GRULAC|single
MHL|Marshall Islands|the|Îles Marshall|les|Asia-Pacific|single
MKD|North Macedonia||Macédoine du Nord|la|Eastern European|single|The former Yugoslav Republic of Macedonia<2019-02
MLI|Mali||Mali|le|African|single
MLT|Malta||Malte||WEOG|single
MMR|Myanmar||Myanmar|le|Asia-Pacific|recalled
MNE|Montenegro||Monténégro|le|Eastern European|single
MNG|Mongolia||Mongolie|la|Asia-Pacific|single
MOZ|Mozambique||Mozambique|le|African|recalled
MRT|Mauritania||Mauritanie|la|African|recalled
MUS|Mauritius||Maurice||African|single
MWI|Malawi||Malawi|le|African|single
MYS|Malaysia||Malaisie|la|Asia-Pacific|recalled
NAM|Namibia||Namibie|la|African|single
NER|Niger|the|Niger|le|African|single
NGA|Nigeria||Nigéria|le|African|single
NIC|Nicaragua||Nicaragua|le|GRULAC|recalled
NIU|Niue||Nioué
NLD|Netherlands|the|Pays-Bas|les|WEOG|single
NOR|Norway||Norvège|la|WEOG|single
NPL|Nepal||Népal|le|Asia-Pacific|recalled
NRU|Nauru||Nauru||Asia-Pacific|single
NZL|New Zealand||Nouvelle-Zélande|la|WEOG|single
OMN|Oman||Oman||Asia-Pacific|recalled
PAK|Pakistan||Pakistan|le|Asia-Pacific|recalled
PAN|Panama||Panama|le|GRULAC|single
PER|Peru||Pérou|le|GRULAC|single
PHL|Philippines|the|Philippines|les|Asia-Pacific|single
PLW|Palau||Palaos|les|Asia-Pacific|recalled
PNG|Papua New Guinea||Papouasie-Nouvelle-Guinée|la|Asia-Pacific|recalled
POL|Poland||Pologne|la|Eastern European|single
PRK|Democratic People's Republic of Korea|the|République populaire démocratique de Corée|la|Asia-Pacific|recalled
PRT|Portugal||Portugal|le|WEOG|single
PRY|Paraguay||Paraguay|le|GRULAC|single
PSE|State of Palestine|the|État de Palestine|l'|Asia-Pacific|single
QAT|Qatar||Qatar|le|Asia-Pacific|recalled
ROU|Romania||Roumanie|la|Eastern European|single
RUS|Russian Federation|the|Fédération de Russie|la|Eastern European|recalled
RWA|Rwanda||Rwanda|le|African|recalled
SAU|Saudi Arabia||Arabie saoudite|l'|Asia-Pacific|recalled
SDN|Sudan|the|Soudan|le|African|recalled
SEN|Senegal||Sénégal|le|African|single
SGP|Singapore||Singapour||Asia-Pacific|recalled
SLB|Solomon Islands||Îles Salomon|les|Asia-Pacific|recalled
SLE|Sierra Leone||Sierra Leone|la|African|single
SLV|El Salvador||El Salvador||GRULAC|single
SMR|San Marino||Saint-Marin||WEOG|single
SOM|Somalia||Somalie|la|African|recalled
SRB|Serbia||Serbie|la|Eastern European|single
SSD|South Sudan||Soudan du Sud|le|African|recalled
STP|Sao Tome and Principe||Sao Tomé-et-Principe||African|recalled
SUR|Suriname||Suriname|le|GRULAC|single
SVK|Slovakia||Slovaquie|la|Eastern European|single
SVN|Slovenia||Slovénie|la|Eastern European|single
SWE|Sweden||Suède|la|WEOG|single
SWZ|Eswatini||Eswatini|l'|African|recalled|Swaziland<2018
SYC|Seychelles||Seychelles|les|African|single
SYR|Syrian Arab Republic|the|République arabe syrienne|la|Asia-Pacific|recalled
TCD|Chad||Tchad|le|African|single
TGO|Togo||Togo|le|African|recalled
THA|Thailand||Thaïlande|la|Asia-Pacific|recalled
TJK|Tajikistan||Tadjikistan|le|Asia-Pacific|single
TKM|Turkmenistan||Turkménistan|le|Asia-Pacific|recalled
TLS|Timor-Leste||Timor-Leste|le|Asia-Pacific|single
TON|Tonga||Tonga|les|Asia-Pacific|recalled
TTO|Trinidad and Tobago||Trinité-et-Tobago|la|GRULAC|single
TUN|Tunisia||Tunisie|la|African|single
TUR|Türkiye||Türkiye|la|WEOG|recalled|Turkey<2022-06
TUV|Tuvalu||Tuvalu|les|Asia-Pacific|recalled
TZA|United Republic of Tanzania|the|République-Unie de Tanzanie|la|African|single
UGA|Uganda||Ouganda|l'|African|single
UKR|Ukraine||Ukraine|l'|Eastern European|single
URY|Uruguay||Uruguay|l'|GRULAC|single
USA|United States of America|the|États-Unis d'Amérique|les|WEOG|recalled
UZB|Uzbekistan||Ouzbékistan|l'|Asia-Pacific|recalled
VAT|Holy See|the|Saint-Siège|le
VCT|Saint Vincent and the Grenadines||Saint-Vincent-et-les Grenadines||GRULAC|single
VEN|Venezuela (Bolivarian Republic of)||Venezuela (République bolivarienne du)||GRULAC|single
VNM|Viet Nam||Viet Nam|le|Asia-Pacific|recalled
VUT|Vanuatu||Vanuatu||Asia-Pacific|single
WSM|Samoa||Samoa|le|Asia-Pacific|single
YEM|Yemen||Yémen|le|Asia-Pacific|recalled
ZAF|South Africa||Afrique du Sud|l'|African|single
ZMB|Zambia||Zambie|la|African|single
ZWE|Zimbabwe||Zimbabwe|le|African|recalled
"""

# Invented names, of no place there is or was.
_INVENTED: Final = """
XAA|Avelmark||Avelmark|l'
XAB|Bresquay||Bresquay|le
XAC|Cintarel||Cintarel|le
XAD|United Isles of Dorvane|the|Îles-Unies de Dorvane|les
XAE|Estrovine||Estrovine|l'
XAF|Felgarra||Felgarra|la
XAG|Gammoreth||Gammoreth|le
XAH|Hespermond||Hespermond|l'
XAI|Illuvane||Illuvane|l'
"""

_TABLE: Final = {line[:3]: _read(line) for line in (_LINES + _INVENTED).split("\n") if line}
