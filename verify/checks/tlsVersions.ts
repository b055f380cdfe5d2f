import { type Check, type Finding, ok, skipped, wrong } from "../check";
import { ConnectionError } from "../connections/endpoint";
import type { TlsVersion } from "../connections/handshake";

const outdated: readonly (readonly [TlsVersion, string])[] = [
  ["TLSv1", "TLS 1.0"],
  ["TLSv1.1", "TLS 1.1"],
];

/** Versions of TLS that browsers have given up must not be accepted. */
export const tlsVersions: Check = async (host, { connections }) => {
  const findings: Finding[] = [];
  for (const [version, name] of outdated) {
    try {
      await connections.handshake(host, version);
      findings.push(
        wrong(
          "failed",
          host,
          name,
          "accepted",
          "Set the listener's policy to ELBSecurityPolicy-TLS13-1-2-2021-06, or a newer one.",
        ),
      );
    } catch (error) {
      findings.push(refusal(host, name, error));
    }
  }
  return findings;
};

function refusal(host: string, name: string, error: unknown): Finding {
  if (!(error instanceof ConnectionError)) throw error;
  return /UNSUPPORTED_PROTOCOL|NO_PROTOCOLS|NO_CIPHERS/.test(error.code)
    ? skipped(host, name, "this machine's OpenSSL does not offer it")
    : ok(host, name, "refused");
}
