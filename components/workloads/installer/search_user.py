"""The pods' own user on the search endpoint, so that no pod holds the master's rights.

Talks to OpenSearch's security API. Every call says what there should be, so repeating it is safe.
"""

import ssl
import time
from urllib.parse import quote

from failure import Failure
from http_call import Answer, Login, Unreachable, Untrusted, call
from search_role import ROLE
from settings import Settings

# A domain that is just being made, or reloads its users, answers so for a short while.
NOT_READY = (429, 502, 503, 504)
PAUSE_SECONDS = 2


class SearchUser:
    def __init__(self, settings: Settings):
        self._settings = settings
        self._url = settings.text("ELASTIC_HOST").split(",")[0].strip().rstrip("/")
        self._tls = (
            _trust(settings.text("ELASTIC_CA_FILE")) if self._url.startswith("https:") else None
        )
        self._deadline = time.monotonic() + settings.seconds("INSTALLER_SEARCH_DEADLINE")
        self._pods = Login(
            settings.text("ELASTIC_HTTP_AUTH_USERNAME"), settings.text("ELASTIC_HTTP_AUTH_PASSWORD")
        )

    def prepare(self) -> str:
        """Makes the user where that was asked for, checks the pods' login, and says what it did."""
        if self._settings.text("INSTALLER_SEARCH_USER") == "existing":
            self._check_login(just_made=False)
            return "the search endpoint takes the pods' login"
        if not self._create():
            self._check_login(just_made=False)
            return (
                "WARNING: the search endpoint has no security API, so the pods' user was not made "
                "and whoever reaches the endpoint has every right on it "
                "(INSTALLER_WITHOUT_SECURITY_API=continue)"
            )
        self._check_login(just_made=True)
        return (
            f"role, user and role mapping {self._pods.username} are in place on the search endpoint"
        )

    def _create(self) -> bool:
        """False: there is no security API, and going on without it was asked for."""
        name = self._pods.username
        # The mapping last: only then has the user any right, and by then the role is complete.
        for kind, body in (
            ("roles", ROLE),
            ("internalusers", {"password": self._pods.password, "description": "Tracardi's pods"}),
            ("rolesmapping", {"users": [name], "description": "Tracardi's pods"}),
        ):
            answer = self._patient(
                "PUT",
                f"/_plugins/_security/api/{kind}/{quote(name, safe='')}",
                body,
                self._master(),
            )
            if _no_security_api(answer):
                if self._settings.text("INSTALLER_WITHOUT_SECURITY_API") == "continue":
                    return False
                raise Failure(
                    f"the search endpoint has no security API (HTTP {answer.status}), so the pods' user cannot be made",
                    "switch fine-grained access control on, or make a user by hand and set "
                    "INSTALLER_SEARCH_USER=existing, or accept an endpoint without users with "
                    "INSTALLER_WITHOUT_SECURITY_API=continue",
                )
            if answer.status in (401, 403):
                raise Failure(
                    f"the search endpoint refused to the master user to write {kind}/{name} (HTTP {answer.status}{_said(answer)})",
                    "check INSTALLER_SEARCH_MASTER_USERNAME and INSTALLER_SEARCH_MASTER_PASSWORD, that this "
                    "user may use the security API, and that the name is not a reserved one",
                )
            if answer.status not in (200, 201):
                raise Failure(
                    f"the search endpoint did not take {kind}/{name} (HTTP {answer.status}{_said(answer)})",
                    "correct what it says, most often the password's strength",
                )
        return True

    def _check_login(self, just_made: bool) -> None:
        login = self._pods if self._pods.username and self._pods.password else None
        while True:
            answer = self._patient("GET", "/_cluster/health", None, login)
            if answer.status == 200:
                return
            # The nodes of a domain load a new user one after the other.
            if (
                not just_made
                or answer.status not in (401, 403)
                or self._remaining() <= PAUSE_SECONDS
            ):
                raise Failure(
                    f"the search endpoint refused the pods' login the cluster health (HTTP {answer.status})",
                    "check ELASTIC_HTTP_AUTH_USERNAME and ELASTIC_HTTP_AUTH_PASSWORD, and that this user has "
                    "the cluster privilege monitor",
                )
            time.sleep(PAUSE_SECONDS)

    def _patient(self, method: str, path: str, body, login) -> Answer:
        """Repeats the call until the endpoint is there, or the deadline has passed."""
        while True:
            try:
                answer = call(
                    method,
                    self._url + path,
                    timeout=max(1, min(30, self._remaining())),
                    body=body,
                    login=login,
                    tls=self._tls,
                )
                if answer.status not in NOT_READY:
                    return answer
                reason = f"HTTP {answer.status}"
            except Untrusted as error:
                raise Failure(
                    f"the search endpoint {self._url} cannot be used: {error}",
                    "mount the CA certificate that signed it and name its file in ELASTIC_CA_FILE",
                ) from None
            except Unreachable as error:
                reason = str(error)
            if self._remaining() <= PAUSE_SECONDS:
                raise Failure(
                    f"the search endpoint {self._url} was not ready within "
                    f"{self._settings.seconds('INSTALLER_SEARCH_DEADLINE'):g} s: {reason}",
                    "check ELASTIC_HOST, its security group and the network policy of this pod",
                )
            time.sleep(PAUSE_SECONDS)

    def _remaining(self) -> float:
        return self._deadline - time.monotonic()

    def _master(self) -> Login:
        return Login(
            self._settings.text("INSTALLER_SEARCH_MASTER_USERNAME"),
            self._settings.text("INSTALLER_SEARCH_MASTER_PASSWORD"),
        )


def _no_security_api(answer: Answer) -> bool:
    """OpenSearch without the plugin says 400 'no handler found' or 405, others 404 or 501; a managed
    domain without fine-grained access control says 401 'Your request ... is not allowed'."""
    if answer.status in (404, 405, 501):
        return True
    return (answer.status == 400 and "no handler found" in answer.text) or (
        answer.status == 401 and "is not allowed" in answer.text
    )


def _said(answer: Answer) -> str:
    body = answer.json()
    if not isinstance(body, dict):
        return ""
    # OpenSearch writes `message` or `reason`, AWS in front of it `Message`.
    message = body.get("message") or body.get("Message") or body.get("reason")
    return f": {str(message)[:200]}" if message else ""


def _trust(ca_file: str) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=ca_file or None)
    except (OSError, ssl.SSLError):
        raise Failure(
            f"ELASTIC_CA_FILE {ca_file} is not a readable CA certificate",
            "mount the certificate in PEM form at that path",
        ) from None
    if not ca_file:
        try:
            # The list that the API's own client uses; a slim image has no other.
            import certifi

            context.load_verify_locations(certifi.where())
        except ImportError:
            pass
    return context
