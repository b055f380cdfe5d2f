import { valuesAt } from "../account/paths";
import { AwsRule, type Rules, countAt, flagAt, numberAt, textAt } from "./rule";

const CODE = "ValidationException";
const zones = (inputs: Parameters<AwsRule>[0]): number =>
  flagAt(inputs, "clusterConfig.zoneAwarenessEnabled") === true
    ? (numberAt(inputs, "clusterConfig.zoneAwarenessConfig.availabilityZoneCount") ?? 2)
    : 1;

const oneSubnetAZone: AwsRule = (inputs) => {
  const subnets = countAt(inputs, "vpcOptions.subnetIds");
  if (subnets === 0 || subnets === zones(inputs)) return undefined;
  const words = ["", "one subnet", "two subnets", "three subnets"][zones(inputs)];
  const reason = `You must specify exactly ${words}: zone awareness is for ${zones(inputs)} zone(s)`;
  return { property: "vpcOptions.subnetIds", code: CODE, reason };
};

const evenSpread: AwsRule = (inputs) => {
  const count = numberAt(inputs, "clusterConfig.instanceCount") ?? 1;
  if (flagAt(inputs, "clusterConfig.zoneAwarenessEnabled") !== true) return undefined;
  // Across three zones, AWS can spread any number of nodes from three up.
  const fits = zones(inputs) === 2 ? count % 2 === 0 : count >= 3;
  if (fits) return undefined;
  const reason =
    zones(inputs) === 2
      ? `You must choose an even number of data nodes for a two Availability Zone deployment, not ${count}`
      : `You must choose a minimum of three data nodes for a three Availability Zone deployment, not ${count}`;
  return { property: "clusterConfig.instanceCount", code: CODE, reason };
};

const masters: AwsRule = (inputs) => {
  const enabled = flagAt(inputs, "clusterConfig.dedicatedMasterEnabled") === true;
  const count = numberAt(inputs, "clusterConfig.dedicatedMasterCount");
  if (!enabled || count === undefined || count === 3 || count === 5) return undefined;
  const reason = `You must choose three or five dedicated master nodes, not ${count}`;
  return { property: "clusterConfig.dedicatedMasterCount", code: CODE, reason };
};

const standby: AwsRule = (inputs) => {
  if (flagAt(inputs, "clusterConfig.multiAzWithStandbyEnabled") !== true) return undefined;
  const count = numberAt(inputs, "clusterConfig.instanceCount") ?? 1;
  const masters = flagAt(inputs, "clusterConfig.dedicatedMasterEnabled") === true;
  if (count % 3 === 0 && zones(inputs) === 3 && masters) return undefined;
  const reason =
    "Multi-AZ with Standby needs three zones, dedicated masters, and data nodes in multiples of three, " +
    `not ${count}`;
  return { property: "clusterConfig.multiAzWithStandbyEnabled", code: CODE, reason };
};

/** Fine-grained access control requires three other options. */
const fineGrained: AwsRule = (inputs) => {
  if (flagAt(inputs, "advancedSecurityOptions.enabled") !== true) return undefined;
  const needed = ["encryptAtRest.enabled", "nodeToNodeEncryption.enabled"];
  const lacking = [...needed, "domainEndpointOptions.enforceHttps"].find(
    (path) => valuesAt(inputs, path).length === 0 || flagAt(inputs, path) === false,
  );
  if (lacking === undefined) return undefined;
  const reason =
    "You must enable node-to-node encryption, encryption at rest and enforce HTTPS to use " +
    "advanced security options";
  return { property: lacking, code: CODE, reason };
};

const masterUser: AwsRule = (inputs) => {
  const at = "advancedSecurityOptions.masterUserOptions";
  const hasArn = valuesAt(inputs, `${at}.masterUserArn`).length > 0;
  const hasName = valuesAt(inputs, `${at}.masterUserName`).length > 0;
  const internal = flagAt(inputs, "advancedSecurityOptions.internalUserDatabaseEnabled");
  const reason =
    "A master user's ARN cannot be given with the internal user database, nor a name without it";
  const wrong = (internal === true && hasArn) || (internal === false && hasName);
  return wrong ? { property: at, code: CODE, reason } : undefined;
};

/** Storage limits that depend on the volume type. */
const throughput: AwsRule = (inputs) => {
  const kind = textAt(inputs, "ebsOptions.volumeType");
  const given = numberAt(inputs, "ebsOptions.throughput");
  if (given === undefined || kind === undefined || (kind === "gp3" && given >= 125))
    return undefined;
  const reason =
    kind === "gp3"
      ? `${given} is not allowed: AWS takes 125 MiB/s or more`
      : `Throughput is for gp3 volumes, not ${kind}`;
  return { property: "ebsOptions.throughput", code: CODE, reason };
};

const httpsPolicy: AwsRule = (inputs) => {
  const enforced = flagAt(inputs, "domainEndpointOptions.enforceHttps");
  const policy = valuesAt(inputs, "domainEndpointOptions.tlsSecurityPolicy").length > 0;
  const reason = "A TLS security policy is for endpoints that enforce HTTPS";
  return policy && enforced === false
    ? { property: "domainEndpointOptions.tlsSecurityPolicy", code: CODE, reason }
    : undefined;
};

export const searchRules: Rules = {
  "aws:opensearch/domain:Domain": [
    oneSubnetAZone,
    evenSpread,
    masters,
    standby,
    fineGrained,
    masterUser,
    throughput,
    httpsPolicy,
  ],
};
