import { tracardiClusters, endpointAdmission } from "../model/kubernetesEndpoint";
import { isOpen } from "../model/networks/networks";
import type { Finding, Rule } from "./rule";

const remediation =
  "Set vpcConfig.publicAccessCidrs to the networks that deployments come from, or endpointPublicAccess to false.";

const example = `new aws.eks.Cluster("core", {
  vpcConfig: {
    subnetIds,
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: ["198.51.100.0/24"],
  },
});
`;

/** Only a few networks may reach the API server of a cluster that Tracardi runs in. */
export const kubernetesEndpoint: Rule = {
  name: "tracardi-kubernetes-endpoint",
  description: "The Kubernetes API of a cluster with Tracardi must not be open to the world.",
  why:
    "Whoever gets hold of one credential, or finds one flaw of the API server, owns the cluster with its " +
    "Secrets from anywhere.",
  requirement: "From the internet, the API server answers some addresses alone, or none.",
  source:
    "the pack's own words, after AWS's documentation, Amazon EKS, cluster API server endpoint",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model: { workloads, index } }) =>
    tracardiClusters(workloads, index).flatMap((cluster): Finding[] => {
      const { everyone, networks, undecided } = endpointAdmission(cluster);
      const { urn } = cluster;
      const label = `EKS cluster ${cluster.name}`;
      const shown = networks.slice(0, 3).join(", ") + (networks.length > 3 ? ", …" : "");
      const open = everyone ?? (isOpen(networks) ? `admits ${shown}` : undefined);
      if (open !== undefined) {
        const message = `${label}: its public endpoint ${open}.`;
        return [{ outcome: "violation", message, urn }];
      }
      if (undecided === undefined) return [];
      const message = `${label}: its endpoint may be open to the world (${undecided}).`;
      return [{ outcome: "undecided", message, urn }];
    }),
};
