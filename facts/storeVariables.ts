/**
 * Variables by which Tracardi's search client asks the engine for its nodes and then talks to these, past
 * whatever is before them. Any text switches it on, `no` among them.
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
 * Whether Tracardi checks the search engine's certificate where ELASTIC_VERIFY_CERTS is not set, by the line of
 * its versions.
 *
 * Source: tracardi/config.py line 50 at 0.8.2.1 (the client's own default, which is on), line 91 at 0.9.0-dev.
 */
export const verifiesUnset: Readonly<Record<string, boolean>> = { "0.8": true, "0.9": false };
