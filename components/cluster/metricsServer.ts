import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PoolName } from "../settings/clusters";
import { poolKey, poolLabel } from "./nodePool";

export interface MetricsServerArgs {
  readonly installation: string;
  readonly clusterName: pulumi.Input<string>;
  readonly kubernetesVersion: string;
  /** The servers that it runs on. */
  readonly pool: PoolName;
  readonly tags: { readonly [name: string]: string };
}

const addonName = "metrics-server";

/**
 * Tells autoscalers how busy pods are: EKS has no metrics server by default. Its pods run in `kube-system`,
 * where none of our NetworkPolicies apply, and query the servers at port 10250, within the cluster's security
 * group. Without servers that it tolerates, the add-on would never become ready.
 *
 * The version is AWS's default for the cluster version, so both are upgraded together.
 *
 * Source: EKS user guide, "View resource usage with the Kubernetes Metrics Server"; `nodeSelector` and
 * `tolerations` are values of the project's Helm chart, and the add-on accepts them too.
 */
export function createMetricsServer(
  name: string,
  { installation, clusterName, kubernetesVersion, pool, tags }: MetricsServerArgs,
  opts: pulumi.CustomResourceOptions,
): aws.eks.Addon {
  const key = poolKey(installation, pool);
  const { version } = aws.eks.getAddonVersionOutput(
    { addonName, kubernetesVersion },
    { parent: opts.parent },
  );
  return new aws.eks.Addon(
    name,
    {
      clusterName,
      addonName,
      addonVersion: version,
      configurationValues: JSON.stringify({
        nodeSelector: { [poolLabel]: key },
        tolerations: [{ key: poolLabel, operator: "Equal", value: key, effect: "NoSchedule" }],
      }),
      // Nobody else manages add-ons in a cluster that we create.
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags,
    },
    opts,
  );
}
