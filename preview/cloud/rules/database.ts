import { valuesAt } from "../account/paths";
import { AwsRule, type Rules, flagAt, notBoth, numberAt, textAt, zoneCountAt } from "./rule";

const COMBINATION = "InvalidParameterCombination";

const twoZones: AwsRule = (inputs, account) => {
  const { count, zones } = zoneCountAt(inputs, "subnetIds", account);
  if (count >= 2) return undefined;
  const reason =
    "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ " +
    `coverage: ${[...new Set(zones)].join(", ")}. Add subnets to cover at least 2 AZs`;
  return { property: "subnetIds", code: "DBSubnetGroupDoesNotCoverEnoughAZs", reason };
};

/** RDS user guide, gp3: below this size, AWS sets both itself. */
const SMALLEST_WITH_IOPS = 400;

const smallStorage: AwsRule = (inputs) => {
  const size = numberAt(inputs, "allocatedStorage");
  const asks = ["iops", "storageThroughput"].find((each) => valuesAt(inputs, each).length > 0);
  const isSmall = size !== undefined && size < SMALLEST_WITH_IOPS;
  if (textAt(inputs, "storageType") !== "gp3" || asks === undefined || !isSmall) return undefined;
  const engine = textAt(inputs, "engine") ?? "";
  if (!["mysql", "mariadb", "postgres"].includes(engine)) return undefined;
  const reason =
    "You can't specify IOPS or storage throughput for engine " +
    `${engine} and a storage size less than ${SMALLEST_WITH_IOPS}; this one has ${size}`;
  return { property: asks, code: COMBINATION, reason };
};

const growingStorage: AwsRule = (inputs) => {
  const size = numberAt(inputs, "allocatedStorage");
  const most = numberAt(inputs, "maxAllocatedStorage");
  if (size === undefined || most === undefined || most === 0 || most > size) return undefined;
  const reason = `Invalid max storage size: ${most} is not above the allocated ${size}`;
  return { property: "maxAllocatedStorage", code: COMBINATION, reason };
};

const zoneOrMany: AwsRule = (inputs) => {
  const both =
    flagAt(inputs, "multiAz") === true && valuesAt(inputs, "availabilityZone").length > 0;
  const reason = "Requesting a specific availability zone is not valid for Multi-AZ instances";
  return both ? { property: "availabilityZone", code: COMBINATION, reason } : undefined;
};

const keyNeedsEncryption: AwsRule = (inputs) => {
  const hasKey = valuesAt(inputs, "kmsKeyId").length > 0;
  const reason = "A KMS key is for instances whose storage is encrypted";
  return hasKey && flagAt(inputs, "storageEncrypted") === false
    ? { property: "kmsKeyId", code: COMBINATION, reason }
    : undefined;
};

export const databaseRules: Rules = {
  "aws:rds/instance:Instance": [
    notBoth("password", "manageMasterUserPassword", COMBINATION),
    notBoth("identifier", "identifierPrefix", COMBINATION),
    smallStorage,
    growingStorage,
    zoneOrMany,
    keyNeedsEncryption,
  ],
  "aws:rds/subnetGroup:SubnetGroup": [twoZones],
};
