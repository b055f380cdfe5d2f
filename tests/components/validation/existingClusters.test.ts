import * as pulumi from "@pulumi/pulumi";
import { NetworkPolicyEnforcement, Profile, TaintEffect } from "../../../index";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { existing } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

const core = (changes: object) => onClusters({ core: { ...plainCluster, ...changes } });
const edge = (changes: object) => onClusters({ edge: { ...autoCluster, ...changes } });
const at = "existingClusters.core";

describe("validate: existing clusters", () => {
  accepts(
    "two, and nothing about clusters that are made",
    onClusters({ edge: autoCluster, core: plainCluster }),
  );
  accepts("one beside one that is made", core({}));
  accepts("one beside one that is made and has the name of something that every object has", {
    ...core({}),
    placement: { publicApi: "constructor" },
  });
  accepts(
    "values that are not known yet",
    core({ clusterName: pulumi.output("x"), securityGroupId: pulumi.output("x") }),
  );
  accepts(
    "servers of its own",
    core({
      dnsAddresses: ["172.20.0.10", "169.254.20.10"],
      nodeSelector: { "node.example.com/pool": "tracardi", any: "" },
      tolerations: [
        { key: "a" },
        { key: "b.example.com/c", value: "d", effect: TaintEffect.NoExecute },
      ],
    }),
  );
  accepts("a switch in Auto Mode", edge({ networkPolicies: NetworkPolicyEnforcement.SwitchOn }));

  refuses(
    "them in a network that is made",
    { existingClusters: { core: { ...plainCluster, kubeconfig: "clusters current-context" } } },
    'existingClusters: ["core"] is not allowed; allowed: nothing without ' +
      "network.existing. Give the VPC of the clusters: load balancers reach pods in their own VPC alone.",
  );
  refuses(
    "one that no role is placed on",
    { network: { existing }, existingClusters: { other: {} } },
    'existingClusters.other: "other" is not allowed; allowed: a name of the placement: edge, core. Place a role there, or ' +
      "leave it out.",
  );
  refuses(
    "one that no role of the minimal profile is placed on",
    {
      network: { existing },
      profile: Profile.Minimal,
      hosts: { publicApi: "track.example.com", internalApi: "api.example.com" },
      existingClusters: { edge: {} },
    },
    'existingClusters.edge: "edge" is not allowed; allowed: a name of the placement: core. Place a role there, or leave it out.',
  );
  refuses(
    "the Kubernetes API and version of clusters that are not made",
    {
      ...onClusters({ edge: autoCluster, core: plainCluster }),
      kubernetesVersion: "1.35",
      kubernetesApi: { administrators: {} },
    },
    'kubernetesApi: {"administrators":{}} is not allowed; allowed: nothing where all clusters exist already. Leave it ' +
      "out: whoever made them has opened their API.",
    'kubernetesVersion: "1.35" is not allowed; allowed: nothing where all clusters exist already. Leave it out: an ' +
      "existing cluster has its own.",
  );
  refuses(
    "no Kubernetes API where a cluster is made",
    { ...core({}), kubernetesApi: undefined },
    "kubernetesApi: missing; needed: a plain object. Name the networks and roles of the machines that run `pulumi up`.",
  );
  refuses(
    "nothing said of it",
    { network: { existing }, existingClusters: { core: {} } },
    `${at}.clusterName: missing; needed: the name of an EKS cluster, without its ARN. \`aws eks list-clusters\` prints the names.`,
    `${at}.securityGroupId: missing; needed: the id of a security group, such as sg-0123456789abcdef0. \`aws ec2 ` +
      "describe-security-groups` prints the ids.",
    `${at}.autoMode: missing; needed: true, false. Give true for a cluster in EKS Auto Mode, else false.`,
    `${at}.serviceCidr: missing; needed: a private IPv4 network in CIDR notation with no host bits set, /12 to /24. ` +
      "`aws eks describe-cluster` prints it: cluster.kubernetesNetworkConfig.serviceIpv4Cidr.",
  );
  refuses(
    "an ARN for a name",
    core({ clusterName: "arn:aws:eks:eu-west-1:111122223333:cluster/x" }),
    `${at}.clusterName: "arn:aws:eks:eu-west-1:111122223333:cluster/x" is not allowed; allowed: the name of an EKS ` +
      "cluster, without its ARN. `aws eks list-clusters` prints the names.",
  );
  refuses(
    "a path for a kubeconfig, without showing it",
    core({ kubeconfig: "~/.kube/config" }),
    `${at}.kubeconfig: [secret] is not allowed; allowed: the text of a kubeconfig, in JSON or YAML, not its path. Leave ` +
      "it out to have one made, that fetches its tokens with the aws command.",
  );
  for (const serviceCidr of ["172.20.0.1/16", "8.8.0.0/16", "10.0.0.0/8", "10.0.0.0/25", "x"]) {
    refuses(
      `the Services ${serviceCidr}`,
      core({ serviceCidr }),
      `${at}.serviceCidr: "${serviceCidr}" is not allowed; allowed: a private IPv4 network in CIDR notation with no ` +
        "host bits set, /12 to /24. `aws eks describe-cluster` prints it: " +
        "cluster.kubernetesNetworkConfig.serviceIpv4Cidr.",
    );
  }
  refuses(
    "DNS that is no address, and twice the same",
    core({ dnsAddresses: ["172.20.0.10", "172.20.0.10", "10.0.0.0/8"] }),
    `${at}.dnsAddresses[1]: "172.20.0.10" is not allowed; allowed: each value once. Leave out the second one.`,
    `${at}.dnsAddresses[2]: "10.0.0.0/8" is not allowed; allowed: one IPv4 address, without a prefix length. It is the ` +
      "nameserver in /etc/resolv.conf of a pod.",
  );
  refuses(
    "no DNS",
    core({ dnsAddresses: [] }),
    `${at}.dnsAddresses: [] is not allowed; allowed: at least 1. It is the nameserver in /etc/resolv.conf of a pod.`,
  );
  refuses(
    "a switch and a role for servers without Auto Mode",
    core({ networkPolicies: NetworkPolicyEnforcement.SwitchOn, nodeRoleName: "servers" }),
    `${at}.networkPolicies: "switch-on" is not allowed; allowed: NetworkPolicyEnforcement.Enforced or Ignored with ` +
      'autoMode false. Switch them on in the VPC CNI add-on: enableNetworkPolicy "true".',
    `${at}.nodeRoleName: "servers" is not allowed; allowed: nothing with autoMode false. Leave it out: the servers are yours.`,
  );
  refuses(
    "servers of the user's with Auto Mode",
    edge({ nodeSelector: { a: "b" }, tolerations: [] }),
    'existingClusters.edge.nodeSelector: {"a":"b"} is not allowed; allowed: nothing with autoMode true. Leave it out: ' +
      "the pods run on servers of the installation's own.",
    "existingClusters.edge.tolerations: [] is not allowed; allowed: nothing with autoMode true. Leave it out: the pods " +
      "run on servers of the installation's own.",
  );
  refuses(
    "labels and taints that Kubernetes does not take",
    core({
      nodeSelector: { "a b": "c" },
      tolerations: [{ key: "a", value: 1, effect: "Never" }, { zzz: "a" }],
    }),
    `${at}.nodeSelector.a b: "a b" is not allowed; allowed: the name of a Kubernetes label or taint. \`kubectl describe ` +
      "nodes` prints those of the servers.",
    `${at}.tolerations[0].value: 1 is not allowed; allowed: the value of a Kubernetes label or taint: a text of 63 ` +
      "characters at most. `kubectl describe nodes` prints those of the servers.",
    `${at}.tolerations[0].effect: "Never" is not allowed; allowed: "NoSchedule", "PreferNoSchedule", "NoExecute". Leave it out for the default: All.`,
    `${at}.tolerations[1].zzz: an argument of this name is not allowed; allowed: key, value, effect. Check the spelling.`,
    `${at}.tolerations[1].key: missing; needed: the name of a Kubernetes label or taint. \`kubectl describe nodes\` ` +
      "prints those of the servers.",
  );
  refuses(
    "one cluster, and one security group, under two names",
    onClusters({ edge: { ...plainCluster }, core: plainCluster }),
    'existingClusters.core.clusterName: "platform-core" is not allowed; allowed: another than ' +
      "existingClusters.edge.clusterName. Place both roles on one of the two names.",
    'existingClusters.core.securityGroupId: "sg-0c04e000000000001" is not allowed; allowed: another than ' +
      "existingClusters.edge.securityGroupId. AWS takes a rule for a security group once: give each cluster its own.",
  );
});

describe("validate: egress, with existing clusters", () => {
  const with10 = core({ serviceCidr: "10.100.0.0/16" });
  accepts("a network beside the Services", {
    ...with10,
    egress: { networks: [{ network: "10.0.0.0/8", port: 443 }] },
  });
  refuses(
    "the Services of an existing cluster",
    { ...with10, egress: { networks: [{ network: "10.100.7.0/24", port: 443 }] } },
    'egress.networks[0].network: "10.100.7.0/24" is not allowed; allowed: an IPv4 network in CIDR notation with no host ' +
      "bits set, of public or private addresses, outside 172.20.0.0/16 and 10.100.0.0/16. Name the network of the " +
      "service that a workflow calls, such as 10.20.0.0/16.",
  );
});
