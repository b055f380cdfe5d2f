import type { Properties } from "../../../../preview/engine/wire";
import type { Cloud, Made, Mistake } from "./mistake";

const ADDON = "aws:eks/addon:Addon";
const ENTRY = "aws:eks/accessEntry:AccessEntry";

async function cluster(cloud: Cloud, inputs: Properties, zones = "ab"): Promise<Made> {
  const roleArn = String((await cloud.role()).outs.arn);
  const subnetIds = await cloud.subnets(zones);
  return cloud.make("aws:eks/cluster:Cluster", {
    ...{ name: "shop", roleArn, vpcConfig: { subnetIds } },
    ...inputs,
  });
}

const autoMode = (storage: boolean, inputs: Properties): Properties => ({
  accessConfig: { authenticationMode: "API" },
  computeConfig: { enabled: true },
  kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
  storageConfig: { blockStorage: { enabled: storage } },
  ...inputs,
});

async function addons(cloud: Cloud, ...names: string[]): Promise<void> {
  await cluster(cloud, {});
  for (const [index, addonName] of names.entries()) {
    await cloud.make(ADDON, { clusterName: "shop", addonName }, `addon-${index}`);
  }
}

async function addonOf(cloud: Cloud, clusterName: string): Promise<void> {
  await cluster(cloud, {});
  await cloud.make(ADDON, { clusterName, addonName: "metrics-server" });
}

async function entries(cloud: Cloud, ...names: string[]): Promise<void> {
  await cluster(cloud, {});
  const roles = new Map<string, string>();
  for (const name of new Set(names)) roles.set(name, String((await cloud.role(name)).outs.arn));
  for (const [index, name] of names.entries()) {
    const inputs = { clusterName: "shop", principalArn: roles.get(name) ?? "" };
    await cloud.make(ENTRY, inputs, `entry-${index}`);
  }
}

async function second(cloud: Cloud, name: string): Promise<void> {
  const first = await cluster(cloud, {});
  const { roleArn, vpcConfig } = first.outs;
  const subnetIds = (vpcConfig as Properties).subnetIds ?? [];
  await cloud.make(
    "aws:eks/cluster:Cluster",
    { name, roleArn: String(roleArn), vpcConfig: { subnetIds } },
    "second",
  );
}

async function network(cloud: Cloud, serviceIpv4Cidr: string): Promise<void> {
  await cluster(cloud, { kubernetesNetworkConfig: { serviceIpv4Cidr } });
}

export const clusterMistakes: Mistake[] = [
  {
    what: "half of Auto Mode",
    report: "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3418",
    wrong: (cloud) => cluster(cloud, autoMode(false, { bootstrapSelfManagedAddons: false })),
    right: (cloud) => cluster(cloud, autoMode(true, { bootstrapSelfManagedAddons: false })),
    refused:
      /^aws:eks\/cluster:Cluster "it": storageConfig\.blockStorage\.enabled: InvalidParameterException: For EKS Auto Mode, .* fully enabled or fully disabled$/,
  },
  {
    what: "Auto Mode with add-ons of one's own",
    report: "https://github.com/hashicorp/terraform-provider-aws/pull/40483",
    wrong: (cloud) => cluster(cloud, autoMode(true, {})),
    right: (cloud) => cluster(cloud, autoMode(true, { bootstrapSelfManagedAddons: false })),
    refused:
      /Cluster "it": bootstrapSelfManagedAddons: InvalidParameterException: When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false/,
  },
  {
    what: "a cluster in one zone",
    report: "https://github.com/pulumi/pulumi-eks/issues/311",
    wrong: (cloud) => cluster(cloud, {}, "aa"),
    right: (cloud) => cluster(cloud, {}, "ab"),
    refused:
      /Cluster "it": vpcConfig\.subnetIds: InvalidParameterException: Subnets specified must be in at least two different AZs$/,
  },
  {
    what: "a public network for Services",
    report: "https://github.com/hashicorp/terraform-provider-aws/issues/23645",
    wrong: (cloud) => network(cloud, "176.22.0.0/16"),
    right: (cloud) => network(cloud, "172.22.0.0/16"),
    refused:
      /kubernetesNetworkConfig\.serviceIpv4Cidr: InvalidParameterException: 176\.22\.0\.0\/16 is not allowed: .*192\.168\.0\.0\/16$/,
  },
  {
    what: "two clusters of one name",
    report: "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/1262",
    wrong: (cloud) => second(cloud, "shop"),
    right: (cloud) => second(cloud, "shop-2"),
    refused:
      /Cluster "second": name: ResourceInUseException: Cluster already exists with name: shop$/,
  },
  {
    what: "an add-on twice",
    report: "https://github.com/crossplane-contrib/provider-aws/issues/1310",
    wrong: (cloud) => addons(cloud, "coredns", "coredns"),
    right: (cloud) => addons(cloud, "coredns", "vpc-cni"),
    refused:
      /Addon "addon-1": addonName: ResourceInUseException: Addon already exists: coredns on cluster shop$/,
  },
  {
    what: "an add-on of a cluster that is not there",
    report: "https://github.com/upbound/configuration-aws-eks/pull/9",
    wrong: (cloud) => addonOf(cloud, "shops"),
    right: (cloud) => addonOf(cloud, "shop"),
    refused:
      /Addon "it": clusterName: ResourceNotFoundException: No cluster found for name: shops$/,
  },
  {
    what: "two access entries of one role",
    report: "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3293",
    wrong: (cloud) => entries(cloud, "admin", "admin"),
    right: (cloud) => entries(cloud, "admin", "viewer"),
    refused:
      /AccessEntry "entry-1": principalArn: ResourceInUseException: The specified access entry resource is already in use/,
  },
];
