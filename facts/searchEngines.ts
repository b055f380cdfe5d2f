/**
 * OpenSearch versions by how well Tracardi 0.8.2.1 works on them, after the mapping step of the installer.
 *
 * Source: Tracardi's real API run on real servers of 1.3, 2.7, 2.11, 2.17, 2.19, 3.1, 3.3 and 3.5. Below 2.7,
 * the field type that replaces Elasticsearch's `flattened` does not exist; below 2.17, a filter on a value
 * inside an array of objects finds nothing.
 */
export const openSearchVersions = { lowest: [2, 7], advised: [2, 17], highestMajor: 3 } as const;

/**
 * Elasticsearch versions by how well Tracardi 0.8.2.1 works on them, without changes.
 *
 * Source: Tracardi's real API run on real servers of 7.17.29 and 8.11.4: everything that was tried works. On
 * 8.11.4, update by query, delete by query, reindex and therefore the merging of profiles could not be tried.
 * No server of 9.x was run.
 */
export const elasticsearchVersions = {
  lowest: [7, 17],
  run: ["7.17.29", "8.11.4"],
  highestMajor: 8,
} as const;
