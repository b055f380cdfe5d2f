"""What the installer is told, by environment variables.

Names that the API itself reads keep the API's names; what is only for the installer starts with
INSTALLER_ and never reaches the API's process. `script.ts` holds the same table for the Job's
definition, and a test compares the two.
"""

import re
from dataclasses import dataclass
from typing import Mapping, Optional

from failure import Failure

INSTALLER_ONLY = re.compile(r"^(INSTALLER_.*|SEARCH_FLAVOR)$")


@dataclass(frozen=True)
class Setting:
    """One environment variable. Without a default it must be set, to something not empty."""

    name: str
    default: Optional[str] = None
    secret: bool = False
    choices: tuple = ()


SETTINGS = (
    # Decides which mapping steps are applied.
    Setting("SEARCH_FLAVOR", choices=("opensearch", "elasticsearch")),
    # Scheme, host and port of the search endpoint; of a comma list the first is used here.
    Setting("ELASTIC_HOST"),
    # Whom the pods log in as. With INSTALLER_SEARCH_USER=create this user is made.
    Setting("ELASTIC_HTTP_AUTH_USERNAME", default=""),
    Setting("ELASTIC_HTTP_AUTH_PASSWORD", default="", secret=True),
    # An API key of Elasticsearch in place of that user.
    Setting("ELASTIC_API_KEY_ID", default=""),
    Setting("ELASTIC_API_KEY", default="", secret=True),
    # CA certificate of the search endpoint; empty: those of the image.
    Setting("ELASTIC_CA_FILE", default=""),
    # An empty one would switch the check of the token off (tracardi/service/installation.py).
    Setting("INSTALLATION_TOKEN", secret=True),
    # create: make the pods' role and user; existing: whatever they log in with is there already.
    Setting("INSTALLER_SEARCH_USER", default="existing", choices=("create", "existing")),
    Setting("INSTALLER_SEARCH_MASTER_USERNAME", default=""),
    Setting("INSTALLER_SEARCH_MASTER_PASSWORD", default="", secret=True),
    # What to do where the search endpoint has no security API, so that no user can be made.
    # continue: go on if the endpoint takes the pods' login as it is. Whoever reaches an endpoint
    # without users has every right on it, so this is never the default.
    Setting("INSTALLER_WITHOUT_SECURITY_API", default="fail", choices=("fail", "continue")),
    Setting("INSTALLER_ADMIN_EMAIL"),
    Setting("INSTALLER_ADMIN_PASSWORD", secret=True),
    # The only folder, besides /dev/shm, that has to be writable.
    Setting("INSTALLER_WORK_FOLDER"),
    # Where the API listens on loopback; a command of one's own after `--` has to agree with it.
    Setting("INSTALLER_PORT", default="8080"),
    Setting("INSTALLER_TERMINATION_LOG", default="/dev/termination-log"),
    # Seconds. Measured with Tracardi 0.8.2.1: the first installation took 9 to 21 s and the API
    # answered 3 to 5 s after its start, on two shared cores; a slow domain gets a wide margin.
    Setting("INSTALLER_SEARCH_DEADLINE", default="180"),
    Setting("INSTALLER_START_DEADLINE", default="180"),
    Setting("INSTALLER_INSTALL_DEADLINE", default="600"),
    Setting("INSTALLER_CHECK_DEADLINE", default="120"),
)


class Settings:
    """The values of SETTINGS, checked."""

    def __init__(self, environment: Mapping[str, str]):
        self._values = {s.name: environment.get(s.name, "") or s.default or "" for s in SETTINGS}
        problems = [text for s in SETTINGS for text in self._problems(s)] + self._create_problems()
        if problems:
            raise Failure(
                "the Job's environment is not complete: " + ", ".join(problems),
                "correct these variables of the Job",
            )

    def text(self, name: str) -> str:
        return self._values[name]

    def seconds(self, name: str) -> float:
        return float(self._values[name])

    @property
    def port(self) -> int:
        return int(self._values["INSTALLER_PORT"])

    def _problems(self, setting: Setting) -> list:
        value = self._values[setting.name]
        if setting.default is None and not value:
            return [f"{setting.name} is not set"]
        if setting.choices and value not in setting.choices:
            return [f"{setting.name} must be {' or '.join(setting.choices)}"]
        if setting.name.endswith("_DEADLINE") and not re.fullmatch(r"\d+(\.\d+)?", value):
            return [f"{setting.name} must be a number of seconds"]
        if setting.name == "INSTALLER_PORT" and not re.fullmatch(r"\d{1,5}", value):
            return [f"{setting.name} must be a port number"]
        if setting.name == "ELASTIC_HOST" and not re.match(r"https?://[^/@]+(/|,|$)", value):
            return [f"{setting.name} must be http(s)://host:port without a login in it"]
        return []

    def _create_problems(self) -> list:
        if self._values["INSTALLER_SEARCH_USER"] != "create":
            return []
        needed = (
            "ELASTIC_HTTP_AUTH_USERNAME",
            "ELASTIC_HTTP_AUTH_PASSWORD",
            "INSTALLER_SEARCH_MASTER_USERNAME",
            "INSTALLER_SEARCH_MASTER_PASSWORD",
        )
        problems = [
            f"{name} is not set, and INSTALLER_SEARCH_USER=create needs it"
            for name in needed
            if not self._values[name]
        ]
        # Otherwise the master user itself would be given the pods' password and rights.
        if not problems and self._values[needed[0]] == self._values[needed[2]]:
            problems.append("ELASTIC_HTTP_AUTH_USERNAME must not be the search master user")
        return problems
