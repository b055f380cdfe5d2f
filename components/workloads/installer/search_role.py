"""What the pods' user may do on the search endpoint, and how each kind of engine is told."""

from dataclasses import dataclass
from urllib.parse import quote

DESCRIPTION = "Tracardi's pods"

# What Tracardi 0.8.2.1 calls, read in its source, in OpenSearch's words: cluster health and
# task state, index templates, everything on its own indices, and the index and alias lists of its
# maintenance screens. Bulk, scroll, multi-get and reindex count as cluster permissions there.
# Run with OpenSearch 2.19.1 and its security plugin: the installation, every GET route of the API,
# reindex, update and delete by query, scroll and a new month's index work as with the master's
# rights; only the snapshot screens are refused, as they should be.
OPENSEARCH_ROLE = {
    "description": DESCRIPTION,
    "cluster_permissions": [
        "cluster_monitor",
        "cluster_manage_index_templates",
        "cluster_composite_ops",
        "indices:data/read/scroll*",
    ],
    "index_permissions": [
        {"index_patterns": ["*tracardi-*"], "allowed_actions": ["indices_all"]},
        {
            "index_patterns": ["*"],
            "allowed_actions": [
                "indices:admin/get",
                "indices:admin/exists*",
                "indices:admin/aliases/get",
                "indices:admin/aliases/exists",
                "indices:admin/mappings/get",
                "indices:admin/mappings/fields/get*",
                "indices:admin/resolve/index",
                "indices:monitor/settings/get",
            ],
        },
    ],
}

# The same in the words of Elasticsearch 7.17 and 8 ("Security privileges" in its reference), where
# bulk, scroll and multi-get are asked of the indices. Not run against a real one.
ELASTICSEARCH_ROLE = {
    "cluster": ["monitor", "manage_index_templates"],
    "indices": [
        {"names": ["*tracardi-*"], "privileges": ["all"]},
        {"names": ["*"], "privileges": ["view_index_metadata"]},
    ],
}


@dataclass(frozen=True)
class Step:
    """One thing that there should be, in words and in the API's: PUT as often as one likes."""

    what: str
    kind: str
    path: str
    body: dict


def steps_for(flavor: str, name: str, password: str) -> list:
    """In an order in which the user has no right before its role is complete."""
    own = quote(name, safe="")
    if flavor == "elasticsearch":
        user = {"password": password, "roles": [name], "full_name": DESCRIPTION}
        return [
            Step("role", "role", f"/_security/role/{own}", ELASTICSEARCH_ROLE),
            Step("user", "user", f"/_security/user/{own}", user),
        ]
    return [
        Step(what, kind, f"/_plugins/_security/api/{kind}/{own}", body)
        for what, kind, body in (
            ("role", "roles", OPENSEARCH_ROLE),
            ("user", "internalusers", {"password": password, "description": DESCRIPTION}),
            ("role mapping", "rolesmapping", {"users": [name], "description": DESCRIPTION}),
        )
    ]
