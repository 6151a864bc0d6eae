"""Every answer carries the security headers."""

from __future__ import annotations

from flask import Flask

from tests.architecture.routes import OWN_ARGUMENTS, routes
from tests.browser import Browser

WANTED = {
    "X-Content-Type-Options": {"nosniff"},
    "Referrer-Policy": {"same-origin", "no-referrer"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
    "Cross-Origin-Resource-Policy": {"same-origin"},
}


def test_every_answer_is_protected(browser: Browser):
    for rule, method, _declared in routes(browser.app):
        url = browser.url(rule.endpoint, **OWN_ARGUMENTS.get(rule.endpoint, {}))
        response = browser.as_("facilitator").client.open(url, method=method)
        for name, values in WANTED.items():
            assert response.headers.get(name) in values, (url, name)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, url
        assert "script-src 'self';" in policy, url
        assert "unsafe" not in policy, url
        assert rule.endpoint == "static" or response.headers["Cache-Control"] == "no-store", url


def test_cookies_are_not_readable_by_scripts_and_stay_at_home(browser: Browser):
    cookie = browser.client.get(browser.url("sign_in.show")).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_an_unsafe_method_without_a_token_changes_nothing(browser: Browser):
    for rule, method, _declared in routes(browser.app):
        if method == "GET":
            continue
        url = browser.url(rule.endpoint, **OWN_ARGUMENTS.get(rule.endpoint, {}))
        response = browser.as_("facilitator").client.open(url, method=method, data={"title": "Getippt"})
        assert response.status_code in {400, 404}, (url, response.status_code)


def test_html_knows_no_method_but_get_and_post(app: Flask):
    assert {method for _rule, method, _declared in routes(app)} == {"GET", "POST"}
