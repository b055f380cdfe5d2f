"""Takes known secrets out of everything that is printed."""

import base64
import json
import re
from typing import Mapping
from urllib.parse import quote

# By name, so that also the secrets of the API that the installer has no other business with are
# covered: the Redis password, API keys, the secret that salts merged profiles.
SECRET_NAMES = re.compile(
    r"PASSWORD|TOKEN|SECRET|API_KEY|AUTO_PROFILE_MERGING|LICENSE|PERFORMANCE_TRACKING"
)


class Masking:
    """Replaces the secrets of an environment in a text, in every spelling they may come back in."""

    def __init__(self, environment: Mapping[str, str]):
        secrets = {value for name, value in environment.items() if SECRET_NAMES.search(name)}
        logins = {
            f"{environment.get(user, '')}:{environment.get(password, '')}"
            for user, password in (
                ("ELASTIC_HTTP_AUTH_USERNAME", "ELASTIC_HTTP_AUTH_PASSWORD"),
                ("INSTALLER_SEARCH_MASTER_USERNAME", "INSTALLER_SEARCH_MASTER_PASSWORD"),
                ("ELASTIC_API_KEY_ID", "ELASTIC_API_KEY"),
            )
            if environment.get(password)
        }
        spellings = {text for secret in secrets for text in _spellings(secret)}
        spellings |= {_base64(login) for login in logins}
        # The longest first: a secret may be part of another one.
        self._spellings = sorted(filter(None, spellings), key=len, reverse=True)

    def mask(self, text: str) -> str:
        for spelling in self._spellings:
            text = text.replace(spelling, "***")
        return text


def _spellings(secret: str) -> set:
    return {
        secret,
        quote(secret, safe=""),
        json.dumps(secret)[1:-1],
        repr(secret)[1:-1],
        _base64(secret),
    }


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode() if text else ""
