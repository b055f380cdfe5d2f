import { switchState } from "../../facts/environment";
import { verifiesUnset } from "../../facts/storeVariables";
import { isOwnPod } from "../model/stores/address";
import type { Connection } from "../model/stores/connections";
import { unencrypted } from "../model/stores/searchSecurity";
import { ifUsed } from "./shared/ifUsed";
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

/** Profiles are encrypted where they are kept, and on the way there. */
export const searchEncryption: Rule = {
  name: "tracardi-search-encryption",
  description: "The search engine must be encrypted, at rest and on the way.",
  why:
    "Profiles and passwords pass the network with every request: in plain text, or to a server whose " +
    "certificate nobody checks, who listens has them.",
  requirement:
    "If you want to enforce encryption for data in transit within the domain, enable node-to-node encryption; " +
    "require that all traffic to the domain arrive over HTTPS; encrypt data at rest.",
  source: "AWS's documentation, Amazon OpenSearch Service, security best practices",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => [
    ...model.stores.used
      .filter(({ family }) => family === "search")
      .flatMap((store) =>
        ifUsed(
          store,
          unencrypted(store).map(({ certain, clause }) => ({
            outcome: certain ? "violation" : "undecided",
            message: `${store.label}: ${clause}.`,
            urn: store.resource.urn,
          })),
        ),
      ),
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
  // Unknown and without a store that it comes from, it may be anything.
  const unknown = variable.state !== "set" && stores.length === 0;
  return [
    ...(unknown
      ? [finding("undecided", "whether ELASTIC_HOST begins with https:// is not known")]
      : []),
    ...ofCertificates(connection, finding),
  ];
}

/** A certificate authority of one's own is checked whatever the switch says. */
function ofCertificates(
  { container }: Connection,
  finding: (outcome: Finding["outcome"], clause: string) => Finding,
): Finding[] {
  const authority = container.variable("ELASTIC_CA_FILE");
  if (authority.state !== "absent" && !(authority.state === "set" && authority.value === ""))
    return [];
  const verify = container.variable("ELASTIC_VERIFY_CERTS");
  const { line } = container;
  const doubt = finding("undecided", "whether ELASTIC_VERIFY_CERTS is on is not known");
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
      return verifies === false ? [finding("violation", clause)] : [doubt];
    }
    default:
      return [doubt];
  }
}
