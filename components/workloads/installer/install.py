"""Installs Tracardi: run once by the installer Job, in the API's image, before anything else starts.

    python3 install.py [-- command of the API]

1. makes the pods' own user on the search endpoint, if asked to (search_user.py);
2. copies the installed tracardi package to the work folder;
3. makes the copy's index mappings fit the search engine (mappings.py);
4. starts the API with that copy on loopback (api_process.py);
5. calls POST /install, 6. and believes only what GET /install then says;
7. stops the API.

Safe to repeat. Ends with 0, or with 1 and one line on standard error and in the termination log
that gives the reason and the remedy. The environment is described in settings.py.
"""

import importlib.util
import os
import shutil
import signal
import sys
from pathlib import Path

from api_process import ApiProcess
from failure import Failure
from mappings import adapt
from masking import Masking
from search_user import SearchUser
from settings import INSTALLER_ONLY, Settings

# What Kubernetes keeps of a termination log.
MOST_OF_A_MESSAGE = 4096


def main() -> int:
    signal.signal(signal.SIGTERM, _stopped)
    masking = Masking(os.environ)
    try:
        settings = Settings(os.environ)
        _install(settings, _command(sys.argv[1:], settings.port), masking)
        return 0
    except Failure as failure:
        message = str(failure)
    except Exception as error:  # Whatever happens: one line, masked, and no traceback with values.
        message = str(
            Failure(f"unexpected {type(error).__name__}: {error}", "report it with this line")
        )
    line = masking.mask("Tracardi was not installed: " + " ".join(message.split()))
    line = line.encode()[:MOST_OF_A_MESSAGE].decode(errors="ignore")
    print(line, file=sys.stderr, flush=True)
    _leave_message(line, os.environ.get("INSTALLER_TERMINATION_LOG") or "/dev/termination-log")
    return 1


def _install(settings: Settings, command: list, masking: Masking) -> None:
    def say(text: str) -> None:
        print(masking.mask(text), flush=True)

    say(SearchUser(settings).prepare())
    work = Path(settings.text("INSTALLER_WORK_FOLDER"))
    package = _copy_package(work / "package")
    say(adapt(package, settings.text("SEARCH_FLAVOR")))
    api = ApiProcess(
        command, _environment_of_api(work, package.parent), settings.port, work / "api.log"
    )
    try:
        api.wait_until_healthy(settings.seconds("INSTALLER_START_DEADLINE"))
        say("the API is up on loopback")
        _post_install(api, settings)
        _verify(api, settings)
        say("installed: schema, administrator and form are all right")
    except BaseException:
        api.stop()
        say("\n".join(f"api| {line}" for line in masking.mask(api.last_lines()).splitlines()))
        raise
    api.stop()


def _copy_package(folder: Path) -> Path:
    spec = importlib.util.find_spec("tracardi")  # Finds it without running it.
    if spec is None or not spec.submodule_search_locations:
        raise Failure(
            "the python package tracardi is not installed here", "use Tracardi's API image"
        )
    try:
        shutil.rmtree(folder, ignore_errors=True)
        package = Path(
            shutil.copytree(list(spec.submodule_search_locations)[0], folder / "tracardi")
        )
        # A copy of what may not be written may not be written either.
        for path in (package, *package.rglob("*")):
            path.chmod(path.stat().st_mode | 0o200)
    except (OSError, shutil.Error):
        raise Failure(
            f"the tracardi package cannot be copied to {folder}",
            "make INSTALLER_WORK_FOLDER a writable emptyDir of 64 MiB or more",
        ) from None
    return package


def _environment_of_api(work: Path, packages: Path) -> dict:
    """The Job's environment without what only the installer may know."""
    environment = {
        name: value for name, value in os.environ.items() if not INSTALLER_ONLY.match(name)
    }
    (work / "tmp").mkdir(exist_ok=True)
    path = os.pathsep.join(filter(None, (str(packages), environment.get("PYTHONPATH"))))
    return {
        **environment,
        "PYTHONPATH": path,
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(work),
        "TMPDIR": str(work / "tmp"),
    }


def _post_install(api: ApiProcess, settings: Settings) -> None:
    answer = api.ask(
        "POST",
        "/install",
        settings.seconds("INSTALLER_INSTALL_DEADLINE"),
        "INSTALLER_INSTALL_DEADLINE",
        {
            "username": settings.text("INSTALLER_ADMIN_EMAIL"),
            "password": settings.text("INSTALLER_ADMIN_PASSWORD"),
            "token": settings.text("INSTALLATION_TOKEN"),
            "needs_admin": True,
        },
    )
    if answer.status == 403:
        body = answer.json()
        detail = body.get("detail") if isinstance(body, dict) else None
        raise Failure(
            f"POST /install was refused (HTTP 403): {detail or 'no reason given'}",
            "check INSTALLATION_TOKEN, and that INSTALLER_ADMIN_EMAIL is an e-mail address",
        )
    if answer.status != 200:
        raise Failure(
            f"POST /install answered HTTP {answer.status}", "read the API's last lines above"
        )


def _verify(api: ApiProcess, settings: Settings) -> None:
    """POST /install answers 200 also where indices or templates could not be made."""
    answer = api.ask(
        "GET", "/install", settings.seconds("INSTALLER_CHECK_DEADLINE"), "INSTALLER_CHECK_DEADLINE"
    )
    state = answer.json()
    if answer.status != 200 or not isinstance(state, dict):
        raise Failure(
            f"GET /install answered HTTP {answer.status} without a state",
            "read the API's last lines above",
        )
    wrong = [name for name in ("schema_ok", "admin_ok", "form_ok") if state.get(name) is not True]
    if state.get("warning"):
        wrong.append(f"a warning ({state['warning']})")
    if wrong:
        raise Failure(
            "GET /install reports as not right: " + ", ".join(wrong),
            "read the API's last lines above for the index that failed, check SEARCH_FLAVOR and the "
            "rights of the pods' search user, and run this Job again",
        )


def _command(arguments: list, port: int) -> list:
    if arguments and arguments[0] != "--":
        raise Failure(f"unknown argument {arguments[0]}", "give the API's command after --")
    return arguments[1:] or [
        "uvicorn",
        "app.main:application",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]


def _stopped(_number, _frame) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Failure(
        "it was stopped before it was done",
        "raise the Job's activeDeadlineSeconds if that was the cause",
    )


def _leave_message(line: str, path: str) -> None:
    try:
        if os.path.exists(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write(line + "\n")
    except OSError:
        pass


if __name__ == "__main__":
    sys.exit(main())
