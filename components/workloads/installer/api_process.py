"""Tracardi's API as a child of the installer, on loopback, for the time of the installation."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Mapping

from failure import Failure
from http_call import Answer, TimedOut, Unreachable, call

LAST_BYTES = 65_536
# Enough for the last index that a search engine refused, with its trace.
LAST_LINES = 100
STOP_SECONDS = 20


class ApiProcess:
    def __init__(self, command: list, environment: Mapping[str, str], port: int, output: Path):
        self._url = f"http://127.0.0.1:{port}"
        self._output = output
        # Else somebody else's process would be given the token and the administrator's password.
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                raise Failure(
                    f"port {port} on loopback is taken by another process",
                    "set INSTALLER_PORT to a free port",
                )
        try:
            with open(output, "wb") as file:
                self._process = subprocess.Popen(
                    command,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=file,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
        except OSError as error:
            raise Failure(
                f"{command[0]} cannot be started ({error.strerror})",
                "use Tracardi's API image, or give the API's command after --",
            ) from None

    def wait_until_healthy(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while True:
            self._fail_if_ended("before it answered /healthcheck")
            try:
                if (
                    call(
                        "GET", f"{self._url}/healthcheck", timeout=max(0.1, min(5, seconds))
                    ).status
                    == 200
                ):
                    return
            except Unreachable:
                pass
            if time.monotonic() >= deadline:
                raise Failure(
                    f"the API did not answer /healthcheck within {seconds:g} s",
                    "read its last lines above, or raise INSTALLER_START_DEADLINE",
                )
            time.sleep(0.2)

    def ask(self, method: str, path: str, seconds: float, deadline_name: str, body=None) -> Answer:
        try:
            return call(method, self._url + path, timeout=seconds, body=body)
        except TimedOut:
            raise Failure(
                f"{method} {path} had no answer within {seconds:g} s",
                f"check the load of the search endpoint, or raise {deadline_name}",
            ) from None
        except Unreachable as error:
            time.sleep(0.5)
            self._fail_if_ended(f"during {method} {path}")
            raise Failure(
                f"{method} {path} failed: {error}", "read the API's last lines above"
            ) from None

    def stop(self) -> None:
        """Ends the process and everything that it started."""
        for number, seconds in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, None)):
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                pass
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                continue

    def last_lines(self) -> str:
        with open(self._output, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - LAST_BYTES))
            lines = file.read().decode(errors="replace").splitlines()
        # A line cut in two could hold half a secret, which no mask would find.
        return "\n".join((lines[1:] if size > LAST_BYTES else lines)[-LAST_LINES:])

    def _fail_if_ended(self, when: str) -> None:
        code = self._process.poll()
        if code is not None:
            raise Failure(
                f"the API ended with exit code {code} {when}", "read its last lines above"
            )
