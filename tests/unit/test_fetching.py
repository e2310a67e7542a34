"""Fetching one address, from a server of our own on loopback."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord import errors
from onrecord.config import FetchLimits
from onrecord.ingest import fetch

LOOPBACK = FetchLimits(seconds=3, max_bytes=1_000_000, max_redirects=2, allow_loopback=True)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name, _, rest = self.path[1:].partition("/")
        status, headers, body = 200, {"Content-Type": "text/html; charset=utf-8"}, b"<html>hello</html>"
        if name == "redirect":
            status, headers = 302, {"Location": rest}
        elif name == "loop":
            status, headers = 302, {"Location": "/loop"}
        elif name == "bomb":
            headers, body = {**headers, "Content-Encoding": "gzip"}, gzip.compress(b"0" * 50_000_000)
        elif name == "image":
            headers = {"Content-Type": "image/png"}
        elif name == "missing":
            status = 404
        elif name == "large":
            body = b"x" * 2_000_000
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        if name == "slow":
            self.end_headers()
            for _ in range(100):
                time.sleep(0.2)
                try:
                    self.wfile.write(b" ")
                except OSError:
                    return
            return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def test_a_page_is_fetched_with_what_the_server_says_of_it(server: str) -> None:
    page = fetch(f"{server}/page", LOOPBACK)
    assert (page.body, page.media_type, page.charset) == (b"<html>hello</html>", "text/html", "utf-8")


def test_a_redirect_is_followed_and_the_last_address_kept(server: str) -> None:
    assert fetch(f"{server}/redirect//page", LOOPBACK).address == f"{server}/page"


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("loop", errors.TooManyRedirectsError),
        ("bomb", errors.TooLargeError),
        ("large", errors.TooLargeError),
        ("image", errors.BinaryInputError),
        ("missing", errors.FetchStatusError),
        ("slow", errors.FetchTimeoutError),
        ("redirect/http://10.0.0.1/", errors.ForbiddenAddressError),
        ("redirect/http://169.254.169.254/latest", errors.ForbiddenAddressError),
        ("redirect/file:///etc/passwd", errors.AddressError),
    ],
)
def test_a_fetch_that_goes_wrong_is_a_typed_error(server: str, path: str, error: type[Exception]) -> None:
    began = time.monotonic()
    with pytest.raises(error) as caught:
        fetch(f"{server}/{path}", LOOPBACK)
    assert time.monotonic() - began < 6
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.1.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://[fe80::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://100.64.0.1/",
    ],
)
def test_hosts_that_are_not_public_are_refused(address: str) -> None:
    with pytest.raises(errors.ForbiddenAddressError):
        fetch(address)


@pytest.mark.parametrize("address", ["ftp://example.org/x", "http://", "http://user:word@example.org/", "http://[/"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(errors.AddressError):
        fetch(address)
