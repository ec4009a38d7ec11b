"""Single sign-on in a real browser: the strict policy and the cookies let people out to the provider, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.people import provider
from tests.people.provider import TITLE, TWO, Here
from tests.people.test_in_browser import Person, Site
from tests.web.test_browser import CHROMIUM, FLAGS, violations

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")


@pytest.fixture(scope="module")
def here() -> Iterator[Here]:
    with provider.running() as made:
        yield made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, here: Here) -> Iterator[Site]:
    """The site, on another host than the provider: what browsers keep from other sites is kept from it."""
    made = Site(
        tmp_path_factory.mktemp("site"),
        COMITY_OIDC_ISSUER=here.issuer,
        COMITY_OIDC_CLIENT=provider.CLIENT,
        COMITY_OIDC_SECRET=provider.SECRET,
        COMITY_OIDC_TITLE=TITLE,
        COMITY_OIDC_TWO_FACTORS="amr:mfa",
    )
    yield made
    made.served.terminate()
    made.served.wait(20)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as started:
        yield started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.mark.parametrize("script", [True, False])
def test_from_the_invitation_to_signing_in_again(chromium: Browser, site: Site, here: Here, script: bool) -> None:
    here.renew()
    here.subject, here.claims = f"person-{script}", TWO
    ana = Person(chromium, site, f"Ana {'Script' if script else 'Plain'}", java_script_enabled=script)
    ana.page.goto(site.invited(ana.name))
    ana.page.click(f"text=Open the account with {TITLE}")
    ana.page.click("text=I am person 1")
    ana.page.wait_for_url(f"{site.address}/")
    assert ana.name in ana.page.inner_text("header >> nth=0")
    ana.page.goto(f"{site.address}/account/")
    assert f"{TITLE}, since" in ana.page.inner_text("main")
    ana.signs_out()
    ana.page.goto(f"{site.address}/sign-in/?next=/registers/warrants/")
    ana.page.click(f"text=Sign in with {TITLE}")
    ana.page.click("text=I am person 1")
    ana.page.wait_for_url(f"{site.address}/registers/warrants/")
    ana.signs_out()
    here.subject = "nobody"
    ana.page.goto(f"{site.address}/sign-in/")
    ana.page.click(f"text=Sign in with {TITLE}")
    ana.page.click("text=I am person 1")
    ana.page.wait_for_selector("[role=alert]")
    assert "opens an account here only where its person has linked" in ana.page.inner_text("main")
    assert [said for said in ana.complaints if "status of 40" not in said] == []
    assert provider.SECRET not in site.log.read_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_its_pages_are_whole_and_fit_the_window(
    chromium: Browser, site: Site, here: Here, width: int, tmp_path: Path
) -> None:
    here.renew()
    here.subject, here.claims = f"wide-{width}", TWO
    bo = Person(chromium, site, f"Bo {width}")
    bo.page.set_viewport_size({"width": width, "height": 900})

    def looked_at(name: str) -> None:
        assert bo.page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert violations(bo.page) == [], name
        bo.page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)

    bo.page.goto(site.invited(bo.name))
    looked_at("invitation")
    bo.page.click(f"text=Open the account with {TITLE}")
    bo.page.click("text=I am person 1")
    bo.page.wait_for_url(f"{site.address}/")
    bo.page.goto(f"{site.address}/account/")
    looked_at("account")
    bo.signs_out()
    bo.page.goto(f"{site.address}/sign-in/")
    looked_at("sign-in")
    # Somebody whose browser does not go on by itself.
    bo.page.route("**/authorize?**", lambda asked: asked.fulfill(status=204))
    bo.page.click(f"text=Sign in with {TITLE}")
    bo.page.wait_for_selector(f"text=Go on to {TITLE}")
    looked_at("going")
    bo.page.goto(f"{site.address}/sign-in/single/back/")
    looked_at("refused")
