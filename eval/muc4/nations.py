"""MUC-4's set list of nations, by ISO 3166 code, and the nine countries whose incidents it asks for."""

from __future__ import annotations

__all__ = ["COUNTRIES", "NATIONS", "nation"]

COUNTRIES = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})
"""An incident belongs in the database only if it, its victims or its perpetrators belong to one of these."""

NATIONS = {
    "AF": "AFGHANISTAN",
    "AL": "ALBANIA",
    "AO": "ANGOLA",
    "AR": "ARGENTINA",
    "AT": "AUSTRIA",
    "AU": "AUSTRALIA",
    "BB": "BARBADOS",
    "BD": "BANGLADESH",
    "BE": "BELGIUM",
    "BG": "BULGARIA",
    "BO": "BOLIVIA",
    "BR": "BRAZIL",
    "BS": "BAHAMAS",
    "BZ": "BELIZE",
    "CA": "CANADA",
    "CH": "SWITZERLAND",
    "CL": "CHILE",
    "CN": "PEOPLES REP OF CHINA",
    "CO": "COLOMBIA",
    "CR": "COSTA RICA",
    "CU": "CUBA",
    "CZ": "CZECHOSLOVAKIA",
    "DE": "WEST GERMANY",
    "DK": "DENMARK",
    "DO": "DOMINICAN REPUBLIC",
    "EC": "ECUADOR",
    "EG": "EGYPT",
    "ES": "SPAIN",
    "FI": "FINLAND",
    "FR": "FRANCE",
    "GB": "UNITED KINGDOM",
    "GD": "GRENADA",
    "GT": "GUATEMALA",
    "HN": "HONDURAS",
    "HT": "HAITI",
    "HU": "HUNGARY",
    "IE": "IRELAND",
    "IL": "ISRAEL",
    "IQ": "IRAQ",
    "IR": "IRAN",
    "IT": "ITALY",
    "JM": "JAMAICA",
    "JP": "JAPAN",
    "KP": "DEMOCRATIC PEOPLES REP OF KOREA",
    "KR": "REPUBLIC OF KOREA",
    "LB": "LEBANON",
    "LU": "LUXEMBOURG",
    "LY": "LIBYA",
    "MA": "MOROCCO",
    "MT": "MALTA",
    "MX": "MEXICO",
    "NG": "NIGERIA",
    "NI": "NICARAGUA",
    "NL": "NETHERLANDS",
    "NO": "NORWAY",
    "PA": "PANAMA",
    "PE": "PERU",
    "PH": "PHILIPPINES",
    "PK": "PAKISTAN",
    "PL": "POLAND",
    "PY": "PARAGUAY",
    "RO": "ROMANIA",
    "RU": "USSR",
    "SE": "SWEDEN",
    "SV": "EL SALVADOR",
    "TT": "TRINIDAD AND TOBAGO",
    "TW": "REPUBLIC OF CHINA",
    "US": "UNITED STATES",
    "UY": "URUGUAY",
    "VA": "VATICAN CITY",
    "VE": "VENEZUELA",
    "VN": "VIETNAM",
    "YU": "YUGOSLAVIA",
    "ZA": "REPUBLIC OF SOUTH AFRICA",
}
"""Names of the set list, and Ireland, which the keys have. CZ, DE, RU and YU stand for states that are no more."""

_CODES = {name: code for code, name in NATIONS.items()}


def nation(name: str) -> str | None:
    """The code of a nation by its name on the set list; None where it is not on it."""
    return _CODES.get(name)
