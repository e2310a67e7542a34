"""Fetch the one page that a person named, within limits, and from public hosts only.

A name is resolved once, every address it has must be public, and the connection goes to the address that was checked,
so that a name cannot lead elsewhere between check and use (DNS rebinding). Redirects are followed one by one under the
same rule. The time limit is for the whole fetch: it runs on a thread of its own, which is cut off when time is up.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message

import httpx

from onrecord.config import FetchLimits
from onrecord.errors import (
    AddressError,
    BinaryInputError,
    FetchStatusError,
    FetchTimeoutError,
    ForbiddenAddressError,
    OnrecordError,
    TooLargeError,
    TooManyRedirectsError,
)

__all__ = ["Page", "fetch"]

_HEADERS = {
    "User-Agent": "onrecord/0.1 (reads one page for a person)",
    "Accept": "text/html, text/plain;q=0.8",
    "Accept-Encoding": "gzip",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNPACKED_AT_ONCE = 1_000_000  # bytes
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_HOST = re.compile(r"[A-Za-z0-9._-]+|\[?[0-9A-Fa-f:.]+\]?")  # names in ASCII (IDNA) and addresses

_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: its bytes unpacked, the address it came from after redirects, and what the server said it is."""

    body: bytes
    address: str
    media_type: str | None
    charset: str | None


def fetch(address: str, limits: FetchLimits = FetchLimits()) -> Page:
    """Fetch one http(s) address.

    Raises AddressError, ForbiddenAddressError, FetchTimeoutError, TooManyRedirectsError, FetchStatusError,
    TooLargeError, or BinaryInputError where the server says that it is no text.
    """
    outcome: list[Page | BaseException] = []
    client = httpx.Client(
        timeout=limits.seconds, follow_redirects=False, trust_env=False, headers=_HEADERS, limits=_ONE_CONNECTION
    )

    def work() -> None:
        try:
            outcome.append(_follow(client, address, limits))
        except BaseException as error:  # noqa: BLE001  (handed to the caller's thread below)
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True, name="onrecord-fetch")
    thread.start()
    thread.join(limits.seconds)
    if not outcome:
        raise FetchTimeoutError(f"no answer within {limits.seconds:g} seconds; try again later, or save the page")
    client.close()
    result = outcome[0]
    if isinstance(result, Page):
        return result
    if isinstance(result, OnrecordError):
        raise result
    if isinstance(result, httpx.TimeoutException):
        raise FetchTimeoutError(f"no answer within {limits.seconds:g} seconds; try again later") from result
    if isinstance(result, httpx.InvalidURL | UnicodeError | ValueError):
        raise AddressError("this is not an address that can be fetched; give one with http:// or https://") from result
    if isinstance(result, httpx.HTTPError | OSError | zlib.error):
        raise FetchStatusError(f"the page did not come: {_one_line(result)}; check the address") from result
    raise result


_ONE_CONNECTION = httpx.Limits(max_connections=1, max_keepalive_connections=0)


def _follow(client: httpx.Client, address: str, limits: FetchLimits) -> Page:
    url = httpx.URL(address)
    for _ in range(limits.max_redirects + 1):
        with _opened(client, url, limits) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                url = url.join(response.headers["location"]).copy_with(fragment=None)
                continue
            if not response.is_success:
                reason = f"{response.status_code} {response.reason_phrase}".strip()
                raise FetchStatusError(f"the server answered {reason}; open the page in a browser and save it")
            media_type, charset = _content_type(response.headers.get("content-type", ""))
            return Page(_body(response, limits.max_bytes), str(url), media_type, charset)
    raise TooManyRedirectsError(f"more than {limits.max_redirects} redirects; give the page's own address")


@contextmanager
def _opened(client: httpx.Client, url: httpx.URL, limits: FetchLimits) -> Iterator[httpx.Response]:
    if url.scheme not in {"http", "https"} or not url.host:
        raise AddressError("only http:// and https:// addresses can be fetched")
    if url.userinfo:
        raise AddressError("an address with a user name or password in it is not fetched")
    if not _HOST.fullmatch(url.raw_host.decode("ascii")):
        raise AddressError(f"{url.host} cannot be a host's name; check the address")
    pinned = _checked_host(url, limits)
    request = client.build_request(
        "GET",
        url.copy_with(host=str(pinned)),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    response = client.send(request, stream=True)
    try:
        yield response
    finally:
        response.close()


def _checked_host(url: httpx.URL, limits: FetchLimits) -> _IPAddress:
    """The address to connect to: the first that the host's name has, if all that it has are allowed."""
    host = url.raw_host.decode("ascii").strip("[]")
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchStatusError(f"the host {url.host} is not known; check the address and the connection") from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for candidate in addresses:
        if not _is_allowed(candidate, limits):
            is_loopback = _innermost(candidate).is_loopback
            remedy = "loopback is opened by --allow-loopback" if is_loopback else "it is not fetched"
            raise ForbiddenAddressError(f"{url.host} leads to {candidate}, which is not a public address; {remedy}")
    return addresses[0]


def _is_allowed(candidate: _IPAddress, limits: FetchLimits) -> bool:
    inner = _innermost(candidate)
    if inner.is_loopback:
        return limits.allow_loopback
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _innermost(candidate: _IPAddress) -> _IPAddress:
    """The IPv4 address that an IPv6 address stands for, where it stands for one."""
    if isinstance(candidate, ipaddress.IPv6Address):
        if candidate.ipv4_mapped:
            return candidate.ipv4_mapped
        if candidate.sixtofour:
            return candidate.sixtofour
        if candidate in _NAT64:
            return ipaddress.IPv4Address(int(candidate) & 0xFFFFFFFF)
    return candidate


def _content_type(header: str) -> tuple[str | None, str | None]:
    message = Message()
    message["content-type"] = header
    media_type = message.get_content_type() if header else None
    if media_type == "application/xhtml+xml":
        media_type = "text/html"
    if media_type not in {"text/html", "text/plain", None}:
        raise BinaryInputError(f"the server sends {media_type}, not a page; give the address of an article")
    charset = message.get_param("charset")
    return media_type, charset if isinstance(charset, str) else None


def _body(response: httpx.Response, limit: int) -> bytes:
    """The body unpacked, a piece at a time, so that a small body cannot unpack beyond the limit."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "gzip", "x-gzip", ""}:
        raise FetchStatusError(f"the server packs the page as {packing[:20]}, which was not asked for")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in packing else None
    body = bytearray()
    for packed in response.iter_raw():
        for piece in _unpacked(unpacker, packed) if unpacker else (packed,):
            body += piece
            if len(body) > limit:
                raise TooLargeError(f"the page is larger than {limit // 1_000_000} MB; give the address of one article")
    if unpacker and not unpacker.eof:
        raise FetchStatusError("the server broke off in the middle of the page; try again")
    return bytes(body)


def _unpacked(unpacker: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    while packed and not unpacker.eof:
        yield unpacker.decompress(packed, _UNPACKED_AT_ONCE)
        packed = unpacker.unconsumed_tail


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
