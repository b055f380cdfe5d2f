"""What the pods' user may do on the search endpoint."""

# What Tracardi 0.8.2.1 calls, read in its source, in OpenSearch's words: cluster health and
# task state, index templates, everything on its own indices, and the index and alias lists of its
# maintenance screens. Bulk, scroll, multi-get and reindex count as cluster permissions there.
# Run with OpenSearch 2.19.1 and its security plugin: the installation, every GET route of the API,
# reindex, update and delete by query, scroll and a new month's index work as with the master's
# rights; only the snapshot screens are refused, as they should be.
ROLE = {
    "description": "Tracardi's pods",
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
