"""The pods' own user on the search endpoint, so that no pod holds the master's rights.

Talks to the security API of OpenSearch or Elasticsearch. Every call says what there should be, so
repeating it is safe.
"""

import ssl
import time
from typing import Optional

from failure import Failure
from http_call import Answer, Login, Unreachable, Untrusted, call
from search_role import steps_for
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
        self._pods = _login(
            settings, "ELASTIC_HTTP_AUTH_USERNAME", "ELASTIC_HTTP_AUTH_PASSWORD"
        ) or _login(settings, "ELASTIC_API_KEY_ID", "ELASTIC_API_KEY", "ApiKey")

    def prepare(self) -> str:
        """Makes the user where that was asked for, checks the pods' login, and says what it did."""
        if self._settings.text("INSTALLER_SEARCH_USER") == "existing":
            self._check_login(just_made=False)
            return "the search endpoint takes the pods' login"
        made = self._create()
        if not made:
            self._check_login(just_made=False)
            return (
                "WARNING: the search endpoint has no security API, so the pods' user was not made "
                "and whoever reaches the endpoint has every right on it "
                "(INSTALLER_WITHOUT_SECURITY_API=continue)"
            )
        self._check_login(just_made=True)
        return f"{made} are in place on the search endpoint"

    def _create(self) -> str:
        """What was made. Empty: there is no security API, and going on without it was asked for."""
        name = self._pods.name
        flavor = self._settings.text("SEARCH_FLAVOR")
        master = _login(
            self._settings, "INSTALLER_SEARCH_MASTER_USERNAME", "INSTALLER_SEARCH_MASTER_PASSWORD"
        )
        steps = steps_for(flavor, name, self._pods.secret)
        for step in steps:
            kind = step.kind
            answer = self._patient("PUT", step.path, step.body, master)
            if _no_security_api(answer):
                if self._settings.text("INSTALLER_WITHOUT_SECURITY_API") == "continue":
                    return ""
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
        *first, last = (step.what for step in steps)
        return f"{', '.join(first)} and {last} {name}"

    def _check_login(self, just_made: bool) -> None:
        while True:
            answer = self._patient("GET", "/_cluster/health", None, self._pods)
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
                    f"check {self._login_variables()}, and that it has the cluster privilege monitor",
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

    def _login_variables(self) -> str:
        by_key = self._pods is not None and self._pods.scheme == "ApiKey"
        return (
            "ELASTIC_API_KEY_ID and ELASTIC_API_KEY"
            if by_key
            else "ELASTIC_HTTP_AUTH_USERNAME and ELASTIC_HTTP_AUTH_PASSWORD"
        )


def _login(settings: Settings, name: str, secret: str, scheme: str = "Basic") -> Optional[Login]:
    values = (settings.text(name), settings.text(secret))
    return Login(*values, scheme) if all(values) else None


def _no_security_api(answer: Answer) -> bool:
    """OpenSearch without the plugin says 400 'no handler found' or 405, others 404 or 501; a managed
    domain without fine-grained access control says 401 'Your request ... is not allowed', and
    Elasticsearch with security switched off 500 'Security must be explicitly enabled'."""
    if answer.status in (404, 405, 501):
        return True
    return any(
        answer.status == status and text in answer.text
        for status, text in (
            (400, "no handler found"),
            (401, "is not allowed"),
            (500, "must be explicitly enabled"),
        )
    )


def _said(answer: Answer) -> str:
    body = answer.json()
    if not isinstance(body, dict):
        return ""
    # OpenSearch writes `message` or `reason`, AWS in front of it `Message`, Elasticsearch `error.reason`.
    inner = body["error"] if isinstance(body.get("error"), dict) else body
    message = body.get("message") or body.get("Message") or inner.get("reason")
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
