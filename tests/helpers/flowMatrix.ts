import type { ClusterManifests } from "../../render/render";
import { connects, type Endpoint, type NetworkPolicy, type Port } from "./networkPolicies";

/** Who may be at either end of a connection. */
interface Party {
  readonly name: string;
  /** The EKS cluster of a pod. */
  readonly cluster?: string;
  readonly endpoint: Endpoint;
}

/** What the policies let through from one party to another. */
export interface Cell {
  readonly from: string;
  readonly to: string;
  /** `any`, or the ports that are open, such as `443` and `53/UDP`; empty where none is. */
  readonly open: readonly string[];
}

export interface FlowMatrix {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly cells: readonly Cell[];
}

/** Ports that somebody might try. */
const probes: Port[] = [
  ...[22, 53, 80, 443, 3306, 5978, 6379, 8080, 9200, 10250].map((port) => ({ port })),
  ...[53, 443].map((port) => ({ port, protocol: "UDP" })),
];

/** Whom the tiers of the default network hold; their addresses stand for all of their tier. */
const outsiders: Party[] = [
  { name: "load balancers", endpoint: { address: "10.0.128.9" } },
  { name: "search", endpoint: { address: "10.0.96.9" } },
  { name: "Redis", endpoint: { address: "10.0.104.9" } },
  { name: "DNS", endpoint: { address: "172.20.0.10" } },
  { name: "internet", endpoint: { address: "8.8.8.8" } },
];

const receivers = ["search", "Redis", "DNS", "internet"];
const senders = ["load balancers", "internet"];
const other = "another namespace";

/**
 * Every flow between the pods of a stack, and between them and the world, by the policies of the cluster that each
 * pod is in. Pods of other namespaces stand on every cluster, and no policy of ours selects them.
 */
export function flowMatrix(clusters: readonly ClusterManifests[]): FlowMatrix {
  const pods = clusters.flatMap(podsOf);
  const strangers = clusters.map(({ name }, index) => ({
    name: other,
    cluster: name,
    endpoint: { address: `10.0.60.${index + 1}`, namespace: { name: "another" }, labels: {} },
  }));
  const inside = [...pods, ...strangers];
  const from = [...inside, ...outsiders.filter(({ name }) => senders.includes(name))];
  const to = [...inside, ...outsiders.filter(({ name }) => receivers.includes(name))];
  const cells = from.flatMap((sender) =>
    to
      // What has a pod at neither end is no business of NetworkPolicies.
      .filter((receiver) => sender.cluster ?? receiver.cluster)
      .map((receiver) => ({
        from: sender.name,
        to: receiver.name,
        open: opened(clusters, sender, receiver),
      })),
  );
  const names = (parties: readonly Party[]) => [...new Set(parties.map(({ name }) => name))];
  return { from: names(from), to: names(to), cells: joined(cells) };
}

/** Whether two pods are on one cluster or two, the policies of both ends count. */
function opened(clusters: readonly ClusterManifests[], from: Party, to: Party): string[] {
  const policies = clusters
    .filter(({ name }) => [from.cluster, to.cluster].includes(name))
    .flatMap(({ manifests }) => manifests)
    .filter(({ kind }) => kind === "NetworkPolicy")
    .map(({ body }) => body as unknown as NetworkPolicy);
  const open = probes.filter((port) => connects(policies, from.endpoint, to.endpoint, port));
  if (open.length === probes.length) return ["any"];
  return open.map(({ port, protocol }) => (protocol ? `${port}/${protocol}` : String(port)));
}

/** One cell for what is the same on every cluster; differences would be two, and stand out. */
function joined(cells: readonly Cell[]): Cell[] {
  const seen = new Map(cells.map((cell) => [JSON.stringify(cell), cell]));
  return [...seen.values()];
}

interface Templated {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly template: { readonly metadata: { readonly labels: { [name: string]: string } } };
  };
}

function podsOf({ name: cluster, manifests }: ClusterManifests, clusterIndex: number): Party[] {
  return manifests
    .filter(({ body }) => (body as unknown as Partial<Templated>).spec?.template?.metadata?.labels)
    .filter(({ kind }) => kind !== "NodePool")
    .map(({ body }, index) => {
      const { metadata, spec } = body as unknown as Templated;
      const { labels } = spec.template.metadata;
      return {
        name: labels["app.kubernetes.io/component"],
        cluster,
        endpoint: {
          // Of the servers' subnets.
          address: `10.0.${clusterIndex}.${index + 10}`,
          namespace: { name: metadata.namespace },
          labels,
        },
      };
    });
}

/** The matrix as a table in Markdown. */
export function tableOf({ from, to, cells }: FlowMatrix): string {
  const cell = (sender: string, receiver: string) => {
    const found = cells.filter((each) => each.from === sender && each.to === receiver);
    const texts = found.map(({ open }) => open.join(", ") || "–");
    return texts.join(" or ");
  };
  const rows = from.map((sender) => [
    `**${sender}**`,
    ...to.map((receiver) => cell(sender, receiver)),
  ]);
  const header = ["from ↓ to →", ...to];
  const widths = header.map((_, column) =>
    Math.max(3, ...[header, ...rows].map((row) => row[column].length)),
  );
  const line = (row: string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}
