"""Security headers on every answer (security.md OU-1 to OU-4)."""

from __future__ import annotations

from flask import Flask, Response, request

EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
"""The hash of an empty style element, which the chart library inserts before it fills it through the object model."""

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": f"'self' {EMPTY_STYLE}",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


def init_app(app: Flask, *, is_https: bool) -> None:
    """Add the headers to every answer, errors and files included."""

    @app.after_request
    def protect(response: Response) -> Response:
        policy = response.content_security_policy
        for directive, value in POLICY.items():
            policy[directive] = value
        if "Content-Disposition" in response.headers:
            policy["sandbox"] = ""  # whatever a browser makes of a file, it gets no rights of ours (FI-3)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = FEATURES
        if is_https:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response
