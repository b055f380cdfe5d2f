"""One HTTP call: no proxy, no redirect, so that a password goes to the named server only."""

import base64
import http.client
import json
import socket
import ssl
from dataclasses import dataclass
from typing import Optional
from urllib.parse import urlsplit

MOST_OF_AN_ANSWER = 1_000_000


class Unreachable(Exception):
    """No answer came; the text says why, without any part of the request."""


class TimedOut(Unreachable):
    pass


class Untrusted(Unreachable):
    """The server's certificate is not one that we trust: trying again cannot help."""


@dataclass(frozen=True)
class Answer:
    status: int
    text: str

    def json(self):
        """The body as JSON, or None where it is something else."""
        try:
            return json.loads(self.text)
        except ValueError:
            return None


@dataclass(frozen=True)
class Login:
    """A user with a password, or an API key with its id."""

    name: str
    secret: str
    scheme: str = "Basic"

    def header(self) -> str:
        return f"{self.scheme} " + base64.b64encode(f"{self.name}:{self.secret}".encode()).decode()


def call(
    method: str,
    url: str,
    *,
    timeout: float,
    body=None,
    login: Optional[Login] = None,
    tls: Optional[ssl.SSLContext] = None,
) -> Answer:
    """Raises Unreachable. `timeout` is in seconds, for the connection and for each wait for bytes."""
    parts = urlsplit(url)
    headers = {"Accept": "application/json"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    if login is not None:
        headers["Authorization"] = login.header()
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(
            parts.hostname, parts.port or 443, timeout=timeout, context=tls
        )
    else:
        # 9200 is what the API's own client takes for plain http without a port.
        connection = http.client.HTTPConnection(parts.hostname, parts.port or 9200, timeout=timeout)
    try:
        payload = None if body is None else json.dumps(body).encode()
        connection.request(method, parts.path or "/", payload, headers)
        response = connection.getresponse()
        text = response.read(MOST_OF_AN_ANSWER).decode(errors="replace")
        return Answer(response.status, text)
    except ssl.SSLCertVerificationError as error:
        raise Untrusted(f"its certificate is not trusted ({error.verify_message})") from None
    except (TimeoutError, socket.timeout):
        raise TimedOut(f"no answer within {timeout:g} s") from None
    except http.client.HTTPException as error:
        raise Unreachable(
            f"the connection ended without an answer ({type(error).__name__})"
        ) from None
    except OSError as error:
        raise Unreachable(error.strerror or type(error).__name__) from None
    finally:
        connection.close()
