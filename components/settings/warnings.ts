import { GuardMode, NetworkPolicyEnforcement, Profile } from "../arguments";
import { networkQuotas } from "../../facts/networkQuotas";
import { elasticsearchVersions, openSearchVersions } from "../../facts/searchEngines";
import { isDocumentation, parseIpv4Range } from "../internal/networks";
import { isBefore, minorOf, parseVersion } from "../internal/versions";
import type { ClusterSettings } from "./clusters";
import { tracardiImages, isFromDockerHub } from "./images";
import type { Settings } from "./settings";
import type { SearchSettings } from "./stores";

/** What is allowed, but users should know before a deployment. */
export function warnings(settings: Settings): string[] {
  const { profile, edge } = settings;
  const found = [
    profile === Profile.Minimal &&
      'profile "minimal" is below what Tracardi asks for in production: one API group with the GUI API on ' +
        "serves both sides, kept apart by the load balancers alone.",
    ...[...versionWarnings(settings), ...searchWarnings(settings.search)],
    ...[...clusterWarnings(settings.clusters), ...scalingWarnings(settings)],
    ...networkWarnings(settings),
    !edge.firewall &&
      "firewall.enabled false: nothing limits how many requests an address sends to the collector, and how large.",
    !edge.accessLogs && "accessLogs.enabled false: nobody can see afterwards who called, and what.",
    ...[...guardWarnings(settings), ...exampleWarnings(settings)],
  ];
  return found.filter((each) => each !== false);
}

function exampleWarnings({
  trustedNetworks,
  kubernetesApi: { publicNetworks },
}: Settings): string[] {
  const networks = { trustedNetworks, "kubernetesApi.publicNetworks": publicNetworks };
  const examples = Object.entries(networks).flatMap(([path, values]) =>
    values.filter(isExample).map((value) => `${value} (${path})`),
  );
  if (examples.length === 0) return [];
  return [
    `${examples.join(", ")}: reserved for documentation (RFC 5737), so nobody's. Replace them before \`pulumi up\`.`,
  ];
}

function guardWarnings({ guards }: Settings): string[] {
  if (!guards) {
    return ["guards.mode off: kubectl can undo in the clusters what this layout keeps apart."];
  }
  if (guards.mode === GuardMode.Deny) return [];
  return [
    `guards.mode ${guards.mode}: what breaks the rules of the guards is noted, and passes. Set deny again soon.`,
  ];
}

function isExample(text: string): boolean {
  const network = parseIpv4Range(text);
  return network !== undefined && isDocumentation(network);
}

/** Warnings about the version of Tracardi, its images and its processes. */
export function versionWarnings(settings: Settings): string[] {
  const { version, line, isKnown, untestedOnOpenSearch, apm, updateWorker } = settings.tracardi;
  const found: string[] = [];
  if (!isKnown) {
    found.push(
      `tracardi.version ${version}: not among the versions whose source was read; it is run as ${line.version} is.`,
    );
  } else if (line.isReleaseCandidate) {
    found.push(
      `tracardi.version ${version}: an open release candidate (${line.images.api}), with no release behind it.`,
    );
  }
  if (untestedOnOpenSearch) {
    found.push(
      `tracardi.untestedOnOpenSearch true: nobody has run ${version} on OpenSearch. Try it where nothing is lost.`,
    );
  }
  if (!apm) found.push("apm.enabled false: profiles of the same person stay apart.");
  if (updateWorker) {
    found.push(
      "updateWorker.enabled true: its jobs hold the search engine's password, in Redis. Switch it off after the migration.",
    );
  }
  const { images } = settings;
  const isUsed = { api: true, gui: settings.gui, apm, updateWorker };
  const used = tracardiImages.filter((name) => isUsed[name]).map((name) => images[name]);
  if (images.pullSecret === undefined && used.some(isFromDockerHub)) {
    found.push(
      "images come from Docker Hub without a login, which limits what the servers behind one NAT address may pull: " +
        "a new server may wait for hours. Give images.registry, a mirror such as an ECR pull-through cache, or " +
        "images.pullSecret.",
    );
  }
  return found;
}

/** Warnings about an allowed search engine. */
function searchWarnings(search: SearchSettings): string[] {
  if (search.kind === "openSearch") {
    const version = parseVersion(search.version);
    if (!version || !isBefore(version, openSearchVersions.advised)) return [];
    return [
      `openSearch.version ${search.version}: below ${openSearchVersions.advised.join(".")} a filter on a ` +
        "value inside an array of objects finds nothing.",
    ];
  }
  if (search.kind === "elasticCloud") {
    const { run } = elasticsearchVersions;
    if (run.some((each) => minorOf(each) === minorOf(search.version))) return [];
    return [
      `elasticCloud.version ${search.version}: Tracardi was run on ${run.join(" and ")}, not on this line.`,
    ];
  }
  return [];
}

/** Warnings about weaker protection in existing clusters. */
function clusterWarnings(clusters: readonly ClusterSettings[]): string[] {
  const open = clusters.filter(
    ({ existing }) => existing?.networkPolicies === NetworkPolicyEnforcement.Ignored,
  );
  return open.map(
    ({ name }) =>
      `existingClusters.${name}.networkPolicies: the cluster is not said to heed NetworkPolicies, so that other ` +
      "pods there can reach Tracardi's, and these whatever the security group lets them. Say " +
      "NetworkPolicyEnforcement.Enforced where it does.",
  );
}

/**
 * Draining and replacing a server takes about five minutes: they go one at a time, and a new one has to start first.
 */
const minutesAServer = 5;

/** Warnings about autoscaling and the replacement of servers. */
export function scalingWarnings(settings: Settings): string[] {
  return [...unmeasured(settings), ...shortWindows(settings)];
}

function unmeasured({ publicApi, internalApi, clusters }: Settings): string[] {
  const apis = Object.entries({ publicApi, internalApi });
  return apis.flatMap(([argument, api]) => {
    const cluster = clusters.find(({ name }) => name === api?.cluster);
    if (!api?.autoscaling || !cluster?.existing) return [];
    return [
      `${argument}.maxInstances ${api.autoscaling.maxInstances}: the autoscaler asks the metrics-server of the ` +
        `existing cluster "${cluster.name}", where none is made. Without one, the number of instances stays as it is.`,
    ];
  });
}

function shortWindows({ maintenance, clusters }: Settings): string[] {
  if (!maintenance) return [];
  const available = maintenance.days.length * maintenance.hours * 60;
  const pools = clusters.flatMap(({ name, pools }) =>
    pools.map(({ maxServers }) => ({ name, minutes: maxServers * minutesAServer })),
  );
  return pools
    .filter(({ minutes }) => minutes > available)
    .map(
      ({ name, minutes }) =>
        `maintenance: to replace the servers of the cluster "${name}" one by one may take ${minutes} minutes, and ` +
        `the windows of a week last ${available}. Servers that are never reached go after 20 days, at any hour.`,
    );
}

/** Rules in a cluster's security group for others than operators: EKS's own, and those of the load balancers. */
const rulesOfOthers = 4;

/** Warns about rules that a security group only accepts if AWS has raised its quota. */
function networkWarnings({ trustedNetworks, edge, kubernetesApi }: Settings): string[] {
  const rules = {
    trustedNetworks: trustedNetworks.length * (edge.redirectsHttp ? 2 : 1),
    "kubernetesApi.privateNetworks": kubernetesApi.privateNetworks.length + rulesOfOthers,
  };
  const { inboundRules } = networkQuotas;
  return Object.entries(rules)
    .filter(([, number]) => number > inboundRules)
    .map(
      ([path, number]) =>
        `${path}: they make ${number} rules of one security group, and AWS's quota is ${inboundRules}. Have it ` +
        "raised before `pulumi up`, or join networks that lie next to each other.",
    );
}
