import { switchState } from "../../facts/environment";
import { verifiesUnset } from "../../facts/storeVariables";
import { isOwnPod } from "../model/stores/address";
import type { Connection } from "../model/stores/connections";
import { unencrypted } from "../model/stores/searchSecurity";
import { searchLacks } from "./shared/searchLacks";
import type { Finding, Rule } from "./rule";

const remediation =
  "Encrypt the search engine at rest, between its nodes and towards clients, write https:// and the port into " +
  'ELASTIC_HOST, and set ELASTIC_VERIFY_CERTS to "yes".';

const example = `new aws.opensearch.Domain("search", {
  encryptAtRest: { enabled: true },
  nodeToNodeEncryption: { enabled: true },
  domainEndpointOptions: {
    enforceHttps: true,
    tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
  },
});
`;

/** Profiles are encrypted at rest and in transit. */
export const searchEncryption: Rule = {
  name: "tracardi-search-encryption",
  description: "The search engine must be encrypted, at rest and on the way.",
  why:
    "Profiles and passwords pass the network with every request: in plain text, or to a server whose " +
    "certificate nobody checks, whoever listens has them.",
  requirement:
    "Require an Amazon OpenSearch Service domain to encrypt data at rest. Require an Amazon OpenSearch Service " +
    "domain to encrypt data sent between nodes.",
  source: "AWS Control Tower's controls, CT.OPENSEARCH.PR.9 and CT.OPENSEARCH.PR.11",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => [
    ...searchLacks(model.stores.used, unencrypted),
    ...model.stores.connections.filter(({ family }) => family === "search").flatMap(ofConnection),
  ],
};

function ofConnection(connection: Connection): Finding[] {
  const { container, workload, variable, addresses, stores } = connection;
  const finding = (outcome: Finding["outcome"], clause: string): Finding => ({
    outcome,
    message: `${workload.label}: in container ${container.name} ${clause}.`,
    urn: workload.resource.urn,
  });
  const far = addresses.filter(({ host }) => !isOwnPod(host));
  if (variable.state === "set" && far.length === 0) return [];
  if (far.some(({ scheme }) => scheme === "http")) {
    return [finding("violation", "ELASTIC_HOST begins with http://")];
  }
  if (far.some(({ scheme }) => scheme === undefined)) {
    const scheme = container.variable("ELASTIC_SCHEME");
    if (scheme.state === "unknown" || scheme.state === "unseen") {
      return [finding("undecided", "whether ELASTIC_SCHEME is https is not known")];
    }
    if (scheme.state === "absent" || scheme.value !== "https") {
      return [
        finding("violation", "ELASTIC_HOST has no https://, and ELASTIC_SCHEME is not https"),
      ];
    }
  }
  // An unknown address that does not come from a store may be anything, and so may one that another entry may set.
  const mayBeAnother = variable.state === "unknown" && variable.from === "other";
  const unknown = variable.state !== "set" && (stores.length === 0 || mayBeAnother);
  return [
    ...(unknown
      ? [finding("undecided", "whether ELASTIC_HOST begins with https:// is not known")]
      : []),
    ...ofCertificates(connection, finding),
  ];
}

/** With a CA of the user's own, the certificate is checked whatever the switch says. */
function ofCertificates(
  { container }: Connection,
  finding: (outcome: Finding["outcome"], clause: string) => Finding,
): Finding[] {
  const authority = container.variable("ELASTIC_CA_FILE");
  if (authority.state === "set" && authority.value !== "") return [];
  const verify = container.variable("ELASTIC_VERIFY_CERTS");
  const { line } = container;
  const doubt = finding("undecided", "whether ELASTIC_VERIFY_CERTS is on is not known");
  if (authority.state === "unknown" || authority.state === "unseen") {
    const isOn =
      verify.state === "set"
        ? switchState("ELASTIC_VERIFY_CERTS", verify.value, line) === "on"
        : verify.state === "absent" && line !== undefined && verifiesUnset[line];
    if (isOn) return [];
    return [finding("undecided", "whether certificates are checked is not known")];
  }
  switch (verify.state) {
    case "set": {
      const state = switchState("ELASTIC_VERIFY_CERTS", verify.value, line);
      if (state === "on") return [];
      return state === "off" ? [finding("violation", "ELASTIC_VERIFY_CERTS is off")] : [doubt];
    }
    case "absent": {
      const verifies = line === undefined ? undefined : verifiesUnset[line];
      if (verifies === true) return [];
      const clause = "ELASTIC_VERIFY_CERTS is not set, which in this version is off";
      if (verifies === false) return [finding("violation", clause)];
      // Of workers of the lines that nobody can read, their APIs tell the same.
      return container.process === "worker" ? [] : [doubt];
    }
    default:
      return [doubt];
  }
}
