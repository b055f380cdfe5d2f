import { sniffVariables } from "../../facts/storeVariables";
import type { StoreAddress } from "../model/stores/address";
import type { Connection } from "../model/stores/connections";
import { type Finding, type Rule, productionPage } from "./rule";

const remediation =
  "Set ELASTIC_HOST to one address with all nodes behind it (a domain's endpoint, or a Service with an " +
  "address of its own), and leave the sniffing variables unset.";

const example = `# In every container of Tracardi's:
env:
  - name: ELASTIC_HOST
    value: https://search.data.svc.cluster.local:9200
`;

/** Tracardi sees one address of the search engine, whatever happens to single nodes. */
export const searchEndpoint: Rule = {
  name: "tracardi-search-endpoint",
  description:
    "Tracardi must reach the search engine by one address that stands for all its nodes.",
  why:
    "Addresses of single nodes change and fail with their nodes: then requests wait for a dead node, or all of " +
    "them load the same one.",
  requirement:
    "Setting up an elastic search cluster is beyond Tracardi configuration and can be handled by ready to use " +
    "cloud instances that expose one IP but hide 3 and more instances of the database.",
  source: productionPage,
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) =>
    model.stores.connections
      .filter(({ family }) => family === "search")
      .flatMap((connection) => [...addressFindings(connection), ...sniffFindings(connection)]),
};

const finding = (
  { workload, container }: Connection,
  outcome: Finding["outcome"],
  clause: string,
): Finding => ({
  outcome,
  message: `${workload.label}: in container ${container.name} ${clause}.`,
  urn: workload.resource.urn,
});

function addressFindings(connection: Connection): Finding[] {
  const { variable, addresses, services, perhaps, stores } = connection;
  const notKnown = (): Finding[] => [
    finding(connection, "undecided", "whether ELASTIC_HOST is one address is not known"),
  ];
  // An unknown address from one managed engine is one address; without a store behind it, it may be anything.
  if (variable.state === "unseen" || (variable.state === "unknown" && stores.length !== 1)) {
    return notKnown();
  }
  const shown = variable.state === "set" && !variable.secret;
  const hosts = [...new Set(addresses.map(({ host }) => host))];
  if (hosts.length > 1) {
    const list = shown ? ` (${hosts.slice(0, 3).join(", ")}${hosts.length > 3 ? ", …" : ""})` : "";
    return [finding(connection, "violation", `ELASTIC_HOST has ${hosts.length} addresses${list}`)];
  }
  const name = shown ? ` (${hosts[0]})` : "";
  if (services.some(({ singlePod }) => singlePod) || addresses.some(isNode)) {
    return [
      finding(connection, "violation", `ELASTIC_HOST${name} is the address of a single node`),
    ];
  }
  if (perhaps.some(({ singlePod, headless }) => singlePod || headless !== "no")) return notKnown();
  return services.flatMap(({ headless, label }) =>
    headless === "no"
      ? []
      : [
          headless === "yes"
            ? finding(connection, "violation", `ELASTIC_HOST leads to ${label}, which is headless`)
            : finding(
                connection,
                "undecided",
                `ELASTIC_HOST leads to ${label}, of which it is not known whether it is headless`,
              ),
        ],
  );
}

/** Names that Kubernetes gives to single pods and AWS gives to single instances. */
const isNode = ({ host }: StoreAddress): boolean =>
  /^[^.]+-\d+\.[^.]+\.[^.]+\.svc(\.|$)/.test(host) ||
  /^\d+-\d+-\d+-\d+\..*\bpod\.cluster\.local$/.test(host) ||
  /^ip-\d+-\d+-\d+-\d+\.([a-z0-9-]+\.compute|ec2)\.internal$/.test(host) ||
  /^ec2-\d+-\d+-\d+-\d+\..*\bcompute(-1)?\.amazonaws\.com$/.test(host);

function sniffFindings(connection: Connection): Finding[] {
  const { container } = connection;
  const states = sniffVariables.map((name) => ({ name, variable: container.variable(name) }));
  const on = states.find(({ variable: v }) => v.state === "set" && v.value !== "");
  if (on !== undefined) {
    const clause = `${on.name} is set, so that it talks to single nodes`;
    return [finding(connection, "violation", clause)];
  }
  const doubtful = states.find(({ variable: v }) => ["unknown", "unseen"].includes(v.state));
  if (doubtful === undefined) return [];
  const clause = `whether ${doubtful.name} is set is not known`;
  return [finding(connection, "undecided", clause)];
}
