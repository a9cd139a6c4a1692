"""Calls to a service of the owner's choosing, such as the Bot API: each ends within a time, and tells whether it left.

The address guard does not hold here: the address is a setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self
from urllib.request import getproxies

import aiohttp

from bot.errors import WireError
from bot.model import Upload

_AT_ONCE = 10
_CONNECT_SECONDS = 10.0
_UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)


class Wire:
    """A few connections that are kept open between calls; for `async with`."""

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=_AT_ONCE),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=bool(getproxies()),  # a proxy is looked up anew for each call, in a thread
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def ask(
        self, url: str, form: Mapping[str, str] | None, files: Mapping[str, Upload], seconds: float
    ) -> tuple[int, bytes]:
        """The status and body of the answer to a form, or what is at an address for which there is none.

        Raises WireError, whose text never holds the address: it may hold a token.
        """
        limits = aiohttp.ClientTimeout(total=seconds, connect=_CONNECT_SECONDS)
        method = "GET" if form is None else "POST"
        try:
            async with self._session.request(
                method, url, data=_body(form, files), allow_redirects=False, timeout=limits
            ) as answer:
                return answer.status, await answer.read()
        except _UNSENT as error:
            raise WireError(f"not sent: {_words_of(error)}", sent=False) from None
        except TimeoutError:
            raise WireError(f"no answer within {seconds:g} s", sent=True) from None
        except (aiohttp.ClientError, OSError) as error:
            raise WireError(f"broken off: {_words_of(error)}", sent=True) from None


def _body(form: Mapping[str, str] | None, files: Mapping[str, Upload]) -> aiohttp.FormData | Mapping[str, str] | None:
    if not files:
        return form
    parts = aiohttp.FormData(form or {})
    for field, (name, content, kind) in files.items():
        parts.add_field(field, content, filename=name, content_type=kind)
    return parts


def _words_of(error: Exception) -> str:
    """What happened, without the address."""
    return str(getattr(error, "strerror", None) or type(error).__name__)
