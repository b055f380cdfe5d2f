import * as ipaddr from "ipaddr.js";
import { textsAt, valuesAt } from "../account/paths";
import { AwsRule, type Rules, flagAt, textAt, zoneCountAt } from "./rule";

const CODE = "InvalidParameterException";

/** Auto Mode can only be on or off as a whole. */
const AUTO_MODE = [
  "computeConfig.enabled",
  "kubernetesNetworkConfig.elasticLoadBalancing.enabled",
  "storageConfig.blockStorage.enabled",
];

const autoModeWhole: AwsRule = (inputs) => {
  const flags = AUTO_MODE.map((path) => flagAt(inputs, path) ?? false);
  if (flags.every((each) => each === flags[0])) return undefined;
  const reason =
    "For EKS Auto Mode, please ensure that all required configs, including computeConfig, " +
    "kubernetesNetworkConfig, and blockStorage are all either fully enabled or fully disabled";
  return { property: AUTO_MODE[flags.indexOf(false)] ?? "", code: CODE, reason };
};

const noAddonsInAutoMode: AwsRule = (inputs) => {
  const isAuto = flagAt(inputs, "computeConfig.enabled") === true;
  if (!isAuto || flagAt(inputs, "bootstrapSelfManagedAddons") === false) return undefined;
  const reason =
    "When EKS Auto Mode is enabled, bootstrapSelfManagedAddons must be set to false and cannot be " +
    "left empty";
  return { property: "bootstrapSelfManagedAddons", code: CODE, reason };
};

/** Auto Mode's nodes need an access entry. */
const entriesInAutoMode: AwsRule = (inputs) => {
  const mode = textAt(inputs, "accessConfig.authenticationMode") ?? "CONFIG_MAP";
  if (flagAt(inputs, "computeConfig.enabled") !== true || mode !== "CONFIG_MAP") return undefined;
  const reason = `EKS Auto Mode takes API or API_AND_CONFIG_MAP, not ${mode}`;
  return { property: "accessConfig.authenticationMode", code: CODE, reason };
};

const poolsNeedRole: AwsRule = (inputs) => {
  const pools = valuesAt(inputs, "computeConfig.nodePools").length > 0;
  const hasRole = valuesAt(inputs, "computeConfig.nodeRoleArn").length > 0;
  if (pools === hasRole) return undefined;
  const reason = "Node pools and a role of their nodes are given together or not at all";
  return { property: "computeConfig.nodeRoleArn", code: CODE, reason };
};

const someEndpoint: AwsRule = (inputs) => {
  const isPublic = flagAt(inputs, "vpcConfig.endpointPublicAccess") ?? true;
  const isPrivate = flagAt(inputs, "vpcConfig.endpointPrivateAccess") ?? false;
  if (isPublic || isPrivate) return undefined;
  const reason = "Private and public endpoint access cannot be false at the same time";
  return { property: "vpcConfig.endpointPrivateAccess", code: CODE, reason };
};

const twoZones: AwsRule = (inputs, account) => {
  if (zoneCountAt(inputs, "vpcConfig.subnetIds", account).count >= 2) return undefined;
  const reason = "Subnets specified must be in at least two different AZs";
  return { property: "vpcConfig.subnetIds", code: CODE, reason };
};

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
/** AWS also refuses networks reserved for documentation; here they stand for a reader's own network. */
const NOT_PUBLIC = [...PRIVATE, "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"];

const publicNetworks: AwsRule = (inputs) => {
  const wrong = textsAt(inputs, "vpcConfig.publicAccessCidrs").find((each) =>
    NOT_PUBLIC.some((network) => lies(each, network)),
  );
  if (wrong === undefined) return undefined;
  const reason = `The following CIDRs are invalid in publicAccessCidrs: ${wrong}; AWS takes public networks`;
  return { property: "vpcConfig.publicAccessCidrs", code: CODE, reason };
};

const serviceNetwork: AwsRule = (inputs) => {
  const network = textAt(inputs, "kubernetesNetworkConfig.serviceIpv4Cidr");
  if (network === undefined || !ipaddr.IPv4.isValidCIDR(network)) return undefined;
  const [, bits] = ipaddr.IPv4.parseCIDR(network);
  const isPrivate = PRIVATE.some((each) => lies(network, each));
  if (isPrivate && bits >= 12 && bits <= 24) return undefined;
  const reason =
    `${network} is not allowed: AWS takes networks of /12 to /24 within 10.0.0.0/8, 172.16.0.0/12 ` +
    "or 192.168.0.0/16";
  return { property: "kubernetesNetworkConfig.serviceIpv4Cidr", code: CODE, reason };
};

function lies(part: string, whole: string): boolean {
  if (!ipaddr.IPv4.isValidCIDR(part)) return false;
  const [address, bits] = ipaddr.IPv4.parseCIDR(part);
  const [base, least] = ipaddr.IPv4.parseCIDR(whole);
  return bits >= least && address.match(base, least);
}

export const eksRules: Rules = {
  "aws:eks/cluster:Cluster": [
    autoModeWhole,
    noAddonsInAutoMode,
    entriesInAutoMode,
    poolsNeedRole,
    someEndpoint,
    twoZones,
    publicNetworks,
    serviceNetwork,
  ],
};
