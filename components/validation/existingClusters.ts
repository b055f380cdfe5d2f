import { NetworkPolicyEnforcement, Profile, TaintEffect } from "../arguments";
import type { TracardiProductionArgs } from "../arguments";
import { serviceCidr } from "../cluster/serviceNetwork";
import { parseNetwork, rangeOf } from "../internal/networks";
import { said } from "../settings/said";
import { defaultPlacement, existingClusterOf } from "../settings/clusterKind";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import * as rules from "./rules";

/** The Services' range that EKS takes: /12 to /24 of the private networks. */
const serviceNetwork: rules.Rule = {
  allowed: "a private IPv4 network in CIDR notation with no host bits set, /12 to /24",
  remedy: "`aws eks describe-cluster` prints it: cluster.kubernetesNetworkConfig.serviceIpv4Cidr.",
  test: (value) => {
    const parsed = parseNetwork(value);
    if (!parsed || rangeOf(parsed) !== "private") return false;
    return parsed.prefix >= 12 && parsed.prefix <= 24;
  },
};

const address: rules.Rule = {
  allowed: "one IPv4 address, without a prefix length",
  remedy: "It is the nameserver in /etc/resolv.conf of a pod.",
  test: (value) => parseNetwork(`${value}/32`) !== undefined,
};

const labelName = "([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
const labelKey: rules.Rule = {
  allowed: "the name of a Kubernetes label or taint",
  remedy: "`kubectl describe nodes` prints those of the servers.",
  test: (value) => new RegExp(`^${labelName}$`).test(value),
};

const labelValue: rules.Rule = {
  allowed: "the value of a Kubernetes label or taint: a text of 63 characters at most",
  remedy: "`kubectl describe nodes` prints those of the servers.",
  test: (value) => /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/.test(value),
};

type Existing = Record<string, unknown>;

/** The names of the clusters that the roles are placed on. */
function placedClusters({ profile, placement }: TracardiProductionArgs): string[] {
  const names = { ...defaultPlacement, ...said(placement) };
  const roles = profile === Profile.Minimal ? [names.internalApi] : Object.values(names);
  // An untyped program may give anything, which is reported elsewhere.
  return [...new Set(roles)].filter((name) => typeof name === "string");
}

/** Whether there is a cluster that this installation makes. */
export function makesClusters(args: TracardiProductionArgs): boolean {
  return placedClusters(args).some((name) => existingClusterOf(args, name) === undefined);
}

/** The addresses of Services in all clusters, as far as they are said right. */
export function serviceCidrsOf(args: TracardiProductionArgs): string[] {
  const ranges = placedClusters(args).map((name) => existingClusterOf(args, name)?.serviceCidr);
  return [
    ...new Set(
      ranges.map((each) => (typeof each === "string" && parseNetwork(each) ? each : serviceCidr)),
    ),
  ];
}

export function checkExistingClusters(check: Checker, args: TracardiProductionArgs): void {
  const path = "existingClusters";
  const remedy = "Give { core: { clusterName, … } }, by the names of the placement.";
  const clusters = check.optionalObject(path, args.existingClusters, { remedy, secret: true });
  if (!clusters) return;
  const names = Object.keys(clusters).filter((name) => clusters[name] !== undefined);
  if (names.length > 0 && args.network?.existing === undefined) {
    check.add(
      path,
      // Not what they are: a kubeconfig may be among it.
      names,
      "nothing without network.existing",
      "Give the VPC of the clusters: load balancers reach pods in their own VPC alone.",
    );
  }
  const placed = placedClusters(args);
  for (const name of names) {
    if (!placed.includes(name)) {
      const allowed = `a name of the placement: ${placed.join(", ")}`;
      check.add(`${path}.${name}`, name, allowed, "Place a role there, or leave it out.");
      continue;
    }
    checkCluster(check, `${path}.${name}`, clusters[name]);
  }
  checkDifferent(check, clusters as Record<string, Existing>, names);
  if (args.kubernetesVersion !== undefined && !makesClusters(args)) {
    check.add(
      "kubernetesVersion",
      args.kubernetesVersion,
      "nothing where all clusters exist already",
      "Leave it out: an existing cluster has its own.",
    );
  }
}

function checkCluster(check: Checker, path: string, value: unknown): void {
  const remedy = "Give { clusterName, securityGroupId, autoMode, serviceCidr }.";
  const keys = knownKeys.existingCluster;
  // It may hold a kubeconfig.
  const cluster = check.object(path, value, { keys, remedy, secret: true });
  if (!cluster) return;
  check.input(`${path}.clusterName`, cluster.clusterName, rules.eksClusterName);
  check.optionalInput(`${path}.kubeconfig`, cluster.kubeconfig, rules.kubeconfig);
  check.input(`${path}.securityGroupId`, cluster.securityGroupId, rules.awsId("sg"));
  const asTheClusterIs = "Give true for a cluster in EKS Auto Mode, else false.";
  check.required(`${path}.autoMode`, cluster.autoMode, [true, false], asTheClusterIs);
  check.text(`${path}.serviceCidr`, cluster.serviceCidr, serviceNetwork);
  checkDns(check, `${path}.dnsAddresses`, cluster.dnsAddresses);
  checkPolicies(check, path, cluster);
  check.optionalInput(`${path}.nodeRoleName`, cluster.nodeRoleName, rules.roleName);
  checkServers(check, path, cluster);
}

function checkDns(check: Checker, path: string, value: unknown): void {
  if (value === undefined) return;
  const remedy = "Leave it out for the tenth of the Services' addresses.";
  const addresses = check.list(path, value, remedy);
  if (Array.isArray(value) && addresses.length === 0) {
    check.add(path, value, "at least one address", remedy);
  }
  check.different(path, addresses);
  addresses.forEach((each, index) => check.text(`${path}[${index}]`, each, address));
}

function checkPolicies(check: Checker, path: string, cluster: Existing): void {
  const values = Object.values(NetworkPolicyEnforcement);
  const remedy = "Leave it out where you do not know.";
  check.oneOf(`${path}.networkPolicies`, cluster.networkPolicies, values, remedy);
  if (cluster.networkPolicies !== NetworkPolicyEnforcement.SwitchOn || cluster.autoMode) return;
  check.add(
    `${path}.networkPolicies`,
    cluster.networkPolicies,
    "NetworkPolicyEnforcement.Enforced or Ignored with autoMode false",
    'Switch them on in the VPC CNI add-on: enableNetworkPolicy "true".',
  );
}

function checkServers(check: Checker, path: string, cluster: Existing): void {
  const onlyFor = (key: string, autoMode: boolean, remedy: string) => {
    if (cluster[key] === undefined || cluster.autoMode === autoMode) return;
    if (typeof cluster.autoMode !== "boolean") return;
    check.add(`${path}.${key}`, cluster[key], `nothing with autoMode ${!autoMode}`, remedy);
  };
  onlyFor("nodeRoleName", true, "Leave it out: the servers are yours.");
  const ownServers = "Leave it out: the pods run on servers of the installation's own.";
  onlyFor("nodeSelector", false, ownServers);
  onlyFor("tolerations", false, ownServers);

  const selector = check.optionalObject(`${path}.nodeSelector`, cluster.nodeSelector, {
    remedy: 'Give { "node.example.com/pool": "tracardi" }.',
  });
  for (const [key, value] of Object.entries(selector ?? {})) {
    check.text(`${path}.nodeSelector.${key}`, key, labelKey);
    check.text(`${path}.nodeSelector.${key}`, value, labelValue);
  }
  if (cluster.tolerations === undefined) return;
  const given = `${path}.tolerations`;
  const remedy = 'Give [{ key: "node.example.com/pool" }].';
  check.list(given, cluster.tolerations, remedy).forEach((each, index) => {
    const at = `${given}[${index}]`;
    const toleration = check.object(at, each, { keys: knownKeys.toleration, remedy });
    if (!toleration) return;
    check.text(`${at}.key`, toleration.key, labelKey);
    if (toleration.value !== undefined) check.text(`${at}.value`, toleration.value, labelValue);
    const effects = Object.values(TaintEffect);
    check.oneOf(`${at}.effect`, toleration.effect, effects, "Leave it out for all effects.");
  });
}

/** Two names for the same cluster, or security group: what is made for each would be there twice. */
function checkDifferent(check: Checker, clusters: Record<string, Existing>, names: string[]): void {
  const remedies = {
    clusterName: "Place both roles on one of the two names.",
    securityGroupId: "AWS takes a rule for a security group once: give each cluster its own.",
  };
  for (const key of ["clusterName", "securityGroupId"] as const) {
    names.forEach((name, index) => {
      const value = clusters[name]?.[key];
      if (typeof value !== "string") return;
      const same = names.slice(0, index).find((other) => clusters[other]?.[key] === value);
      if (same === undefined) return;
      const path = `existingClusters.${name}.${key}`;
      check.add(path, value, `another than existingClusters.${same}.${key}`, remedies[key]);
    });
  }
}
