import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ExistingClusterArgs } from "../arguments";
import { type Problem, TracardiArgsError } from "../internal/errors";
import { isBefore, parseVersion } from "../internal/versions";
import type { ClusterSettings } from "../settings/clusters";
import { show } from "../validation/shown";
import { validatedOutput } from "../validation/validatedOutput";

/** What a kubeconfig needs from a cluster. */
export interface FoundCluster {
  readonly name: string;
  readonly endpoint: string;
  readonly certificateAuthorityData: string;
}

/**
 * The oldest Kubernetes version that supports everything in our pods: `preStop.sleep` is on by default from
 * here (Kubernetes enhancement 3960).
 */
const lowest = [1, 30] as const;

/** The cluster, once it is known to match the arguments: otherwise its pods would start without DNS, or not at all. */
export function checkedCluster(
  component: string,
  path: string,
  settings: ClusterSettings,
  { clusterName }: ExistingClusterArgs,
  opts: pulumi.InvokeOptions,
): pulumi.Output<FoundCluster> {
  const name = validatedOutput(component, `${path}.clusterName`, clusterName);
  // Not getClusterOutput, which would report a name that fails here a second time.
  return name.apply(async (known) => {
    const cluster = await aws.eks.getCluster({ name: known }, opts);
    const problems = problemsOf(path, known, settings, cluster);
    if (problems.length > 0) throw new TracardiArgsError(component, problems);
    return {
      name: known,
      endpoint: cluster.endpoint,
      certificateAuthorityData: cluster.certificateAuthorities[0].data,
    };
  });
}

/** Checks only what EKS reports about the cluster, which may not be everything. */
function problemsOf(
  path: string,
  name: string,
  { autoMode, serviceCidr }: ClusterSettings,
  { version, computeConfigs, kubernetesNetworkConfigs }: Partial<aws.eks.GetClusterResult>,
): Problem[] {
  const problems: Problem[] = [];
  const parsed = parseVersion(version ?? "");
  if (parsed && isBefore(parsed, lowest)) {
    problems.push({
      path: `${path}.clusterName`,
      value: show(name),
      allowed: `a cluster of Kubernetes ${lowest.join(".")} or later, not ${version}`,
      remedy: "Upgrade it first.",
    });
  }
  const [compute] = computeConfigs ?? [];
  if (compute && compute.enabled !== autoMode) {
    problems.push({
      path: `${path}.autoMode`,
      value: show(autoMode),
      allowed: `${compute.enabled}, as the cluster ${name} is`,
      remedy: "Give what `aws eks describe-cluster` says of computeConfig.",
    });
  }
  const [network] = kubernetesNetworkConfigs ?? [];
  if (network?.serviceIpv4Cidr && network.serviceIpv4Cidr !== serviceCidr) {
    problems.push({
      path: `${path}.serviceCidr`,
      value: show(serviceCidr),
      allowed: `${network.serviceIpv4Cidr}, that of the cluster ${name}`,
      remedy: "Pods would look for DNS where it is not.",
    });
  }
  return problems;
}
