/** The rules that examples/insecure breaks, by level and in alphabetical order. */
export const insecure = {
  mandatory: [
    "tracardi-api-replicas",
    "tracardi-gui-api-exposed",
    "tracardi-gui-exposed",
    "tracardi-gui-replicas",
    "tracardi-installation-token",
    "tracardi-public-api-replicas",
    "tracardi-search-nodes",
    "tracardi-search-public",
  ],
  advisory: [
    "tracardi-api-docs",
    "tracardi-merging-secret",
    "tracardi-missing-tls",
    "tracardi-production-mode",
    "tracardi-search-authentication",
    "tracardi-search-encryption",
  ],
};
