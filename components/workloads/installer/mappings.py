"""The mapping step: makes Tracardi's index mappings fit the search engine.

Source of each change: Tracardi 0.8.2.1's API and its 15 affected mapping files, run on real servers of
OpenSearch 2.7 to 3.5 and Elasticsearch 7.17 and 8.11, with and without it. The changes are made in the text, not in parsed JSON, because the files are templates with
placeholders such as %%SHARDS%%, and because everything else has to stay byte for byte as it was.
"""

import json
import re
from pathlib import Path
from typing import Iterator, Tuple

from failure import Failure

# S1: OpenSearch has no type `flattened`; its `flat_object` takes the same documents.
FLATTENED = (re.compile(r'"type"\s*:\s*"flattened"'), '"type": "flat_object"')

# S2: the one field that profile merging looks up with `exists` two levels deep, which OpenSearch
# 2.x does not find inside a flat_object.
SYSTEM = (
    re.compile(r'("system"\s*:\s*\{\s*)"type"\s*:\s*"flat_object"'),
    r'\1"properties": {"aux": {"type": "object", "dynamic": true}, "integrations": {"type": "flat_object"}}',
)

# S3: a log message longer than a keyword may be (32,766 bytes) is refused, which is logged, and so
# on. 8,191 characters are at most 32,764 bytes of UTF-8.
LOG_FIELDS = ("message", "exc_info", "stack_info")
LONG_MESSAGES = (
    re.compile(r'("(?:%s)"\s*:\s*\{\s*"type"\s*:\s*"keyword")(\s*\})' % "|".join(LOG_FIELDS)),
    r'\1, "ignore_above": 8191\2',
)

PLACEHOLDER = re.compile(r"%%\w+%%")


def adapt(package: Path, flavor: str) -> str:
    """Changes the mapping files of a copied package in place and says what it did.

    Safe to repeat. Raises Failure if the files are not the ones it knows.
    """
    folder = package / "service" / "setup" / "mappings"
    files = sorted(folder.rglob("*.json"))
    profile, log = folder / "profile-index.json", folder / "log-index.json"
    for needed in (profile, log):
        if needed not in files:
            raise _unknown(f"{needed.relative_to(package)} is missing")

    flattened = system = 0
    if flavor == "opensearch":
        flattened = sum(_change(file, *FLATTENED) for file in files)
        system = _change(profile, *SYSTEM)
    logs = _change(log, *LONG_MESSAGES)

    left = [f"{file.name}: {problem}" for file in files for problem in _left(file, flavor)]
    if left:
        raise _unknown("after the mapping step there is still " + ", ".join(left))
    return f"{flattened} flattened fields, {system} system field and {logs} log fields changed in {len(files)} files"


def _change(file: Path, pattern: re.Pattern, replacement: str) -> int:
    text = file.read_bytes().decode()
    changed, count = pattern.subn(replacement, text)
    if count:
        file.write_bytes(changed.encode())
    return count


def _left(file: Path, flavor: str) -> Iterator[str]:
    """What the step should have changed and did not, found by meaning instead of by text."""
    try:
        mapping = json.loads(PLACEHOLDER.sub("0", file.read_bytes().decode()))
    except ValueError as error:
        raise _unknown(f"{file.name} is not JSON ({error})") from None
    fields = list(_fields(mapping, ""))
    if flavor == "opensearch":
        yield from (
            f"{name} of type flattened"
            for name, field in fields
            if field.get("type") == "flattened"
        )
        if file.name == "profile-index.json":
            yield from _wrong(
                fields, ("system",), lambda field: "aux" in field.get("properties", {})
            )
    if file.name == "log-index.json":
        yield from _wrong(fields, LOG_FIELDS, lambda field: "ignore_above" in field)


def _wrong(fields: list, names: tuple, is_right) -> Iterator[str]:
    for name in names:
        found = [(path, field) for path, field in fields if path.rpartition(".")[2] == name]
        if not found:
            yield f"no field {name}"
        yield from (f"an unchanged {path}" for path, field in found if not is_right(field))


def _fields(node, path: str) -> Iterator[Tuple[str, dict]]:
    """Every object of the mapping with its path."""
    if isinstance(node, list):
        for item in node:
            yield from _fields(item, path)
    if isinstance(node, dict):
        yield path, node
        for name, value in node.items():
            yield from _fields(value, f"{path}.{name}" if path else name)


def _unknown(reason: str) -> Failure:
    return Failure(
        f"the mapping files of the installed tracardi package are not as expected: {reason}",
        "use a Tracardi version that this package lists",
    )
