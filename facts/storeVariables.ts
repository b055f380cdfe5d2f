/**
 * Variables that make Tracardi's search client ask the engine for its nodes and then connect to those directly,
 * bypassing any proxy in front of them. Any text switches it on, even `no`.
 *
 * Source: tracardi/config.py lines 41-43 and service/storage/elastic_client.py lines 286-291 at 0.8.2.1; the
 * same at 0.9.0-dev.
 */
export const sniffVariables = [
  "ELASTIC_SNIFF_ON_START",
  "ELASTIC_SNIFF_ON_CONNECTION_FAIL",
  "ELASTIC_SNIFFER_TIMEOUT",
] as const;

/**
 * Whether Tracardi checks the search engine's certificate if ELASTIC_VERIFY_CERTS is unset, by version line.
 *
 * Source: tracardi/config.py line 50 at 0.8.2.1 (the client's own default, which is on), line 91 at 0.9.0-dev.
 */
export const verifiesUnset: Readonly<Record<string, boolean>> = { "0.8": true, "0.9": false };
