import { NetworkPolicyEnforcement } from "../../arguments";
import { makesClusters, placedClusters } from "../../settings/clusters";
import { show } from "../shown";
import { readable } from "../values";
import { type Constraint, misplaced, problem, rejectSiblings, repeats } from "./constraint";

/** Existing clusters need an existing VPC, and each has at least one role. */
const placed: Constraint = function* (args) {
  const { existingClusters = {}, network } = args;
  const path = "existingClusters";
  const names = Object.keys(existingClusters);
  if (names.length > 0 && network?.existing === undefined) {
    const allowed = "nothing without network.existing";
    const remedy =
      "Give the VPC of the clusters: load balancers reach pods in their own VPC alone.";
    // Only the names: the values may contain a kubeconfig.
    yield problem(path, allowed, remedy, show(names));
  }
  const known = placedClusters(args);
  for (const name of names.filter((each) => !known.includes(each))) {
    const allowed = `a name of the placement: ${known.join(", ")}`;
    const remedy = "Place a role there, or leave it out.";
    yield misplaced(`${path}.${name}`, allowed, remedy, show(name));
  }
};

const versionOfOthers: Constraint = function* (args) {
  if (!("kubernetesVersion" in args) || makesClusters(args)) return;
  const allowed = "nothing where all clusters exist already";
  const remedy = "Leave it out: an existing cluster has its own.";
  yield misplaced("kubernetesVersion", allowed, remedy);
};

/** Arguments that need Auto Mode, or exclude it. */
const autoMode: Constraint = function* ({ existingClusters }) {
  for (const [name, cluster] of readable(existingClusters)) {
    const path = `existingClusters.${name}`;
    if (!cluster.autoMode && cluster.networkPolicies === NetworkPolicyEnforcement.SwitchOn) {
      const allowed = "NetworkPolicyEnforcement.Enforced or Ignored with autoMode false";
      const remedy = 'Switch them on in the VPC CNI add-on: enableNetworkPolicy "true".';
      yield problem(`${path}.networkPolicies`, allowed, remedy);
    }
    const excluded = cluster.autoMode ? ["nodeSelector", "tolerations"] : ["nodeRoleName"];
    const remedy = cluster.autoMode
      ? "Leave it out: the pods run on servers of the installation's own."
      : "Leave it out: the servers are yours.";
    const allowed = `nothing with autoMode ${cluster.autoMode}`;
    yield* rejectSiblings(path, cluster, allowed, remedy, (key) => excluded.includes(key));
  }
};

/** Two names for the same cluster or security group would create everything in it twice. */
const differentClusters: Constraint = function* ({ existingClusters }) {
  const remedies = {
    clusterName: "Place both roles on one of the two names.",
    securityGroupId: "AWS takes a rule for a security group once: give each cluster its own.",
  };
  for (const key of ["clusterName", "securityGroupId"] as const) {
    const values = readable(existingClusters).flatMap(([name, cluster]) =>
      readable({ [key]: cluster[key] }).map(
        ([, value]) => [`existingClusters.${name}.${key}`, value] as const,
      ),
    );
    yield* repeats(values, (same) => `another than ${same}`, remedies[key]);
  }
};

export const clusterConstraints: readonly Constraint[] = [
  ...[placed, versionOfOthers, autoMode, differentClusters],
];
