"""The settings of single sign-on: each mistake is one sentence, before anybody is let in by it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from comity.people.providers import Provider
from comity.site import home

GOOD = {"COMITY_OIDC_ISSUER": "https://sign.example/realm", "COMITY_OIDC_CLIENT": "comity", "COMITY_OIDC_SECRET": "s"}


@pytest.fixture(autouse=True)
def _good(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)


def test_what_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_OIDC_TWO_FACTORS", "amr:mfa acr:https://refeds.org/profile/mfa")
    accepted = frozenset({("amr", "mfa"), ("acr", "https://refeds.org/profile/mfa")})
    assert home.single_sign_on() == Provider("https://sign.example/realm", "comity", "s", "sign.example", accepted)
    monkeypatch.setenv("COMITY_OIDC_ISSUER", "")
    assert home.single_sign_on() is None


def test_the_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COMITY_OIDC_SECRET")
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "single-sign-on").write_text("of the file\n")
    found = home.single_sign_on()
    assert found is not None
    assert found.secret == "of the file"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("ISSUER", "http://sign.example", "not the https://"),
        ("ISSUER", "sign.example", "not the https://"),
        ("ISSUER", "https://sign.example/?a=b", "not the https://"),
        ("ISSUER", "https://somebody@sign.example/", "not the https://"),
        ("ISSUER", "https://sign.example:port/", "not the https://"),
        ("CLIENT", "", "give the name under which"),
        ("SECRET", "", "write the client's secret into keys/single-sign-on"),
        ("TWO_FACTORS", "mfa", "give amr:VALUE or acr:VALUE"),
        ("TWO_FACTORS", "email:yes", "give amr:VALUE or acr:VALUE"),
        ("TWO_FACTORS", "amr:", "give amr:VALUE or acr:VALUE"),
    ],
)
def test_a_mistake_is_one_sentence(monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str) -> None:
    monkeypatch.setenv(f"COMITY_OIDC_{name}", value)
    with pytest.raises(ValueError, match=f"^COMITY_OIDC_{name}: .*{sentence}"):
        home.single_sign_on()


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ValueError, match=r"pip install 'comity\[single-sign-on\]'"):
        home.single_sign_on()
