import { valuesAt } from "../account/paths";
import { AwsRule, type Rules, flagAt, numberAt, textAt } from "./rule";

const CODE = "InvalidParameterCombination";

const failoverNeedsTwo: AwsRule = (inputs) => {
  const count = numberAt(inputs, "numCacheClusters");
  if (flagAt(inputs, "automaticFailoverEnabled") !== true) return undefined;
  if (count === undefined || count >= 2) return undefined;
  const reason = `must be at least 2 if automaticFailoverEnabled is true, not ${count}`;
  return { property: "numCacheClusters", code: CODE, reason };
};

const zonesNeedFailover: AwsRule = (inputs) => {
  if (flagAt(inputs, "multiAzEnabled") !== true) return undefined;
  if (flagAt(inputs, "automaticFailoverEnabled") === true) return undefined;
  const reason = "automaticFailoverEnabled must be true if multiAzEnabled is true";
  return { property: "multiAzEnabled", code: CODE, reason };
};

const tokenNeedsTls: AwsRule = (inputs) => {
  const hasToken = valuesAt(inputs, "authToken").length > 0;
  if (!hasToken || flagAt(inputs, "transitEncryptionEnabled") === true) return undefined;
  const reason = "The AUTH token is only supported when encryption-in-transit is enabled";
  return { property: "authToken", code: CODE, reason };
};

const modeNeedsTls: AwsRule = (inputs) => {
  const hasMode = valuesAt(inputs, "transitEncryptionMode").length > 0;
  if (!hasMode || flagAt(inputs, "transitEncryptionEnabled") !== false) return undefined;
  const reason = "A transit encryption mode is for groups with encryption in transit";
  return { property: "transitEncryptionMode", code: CODE, reason };
};

const valkeyVersion: AwsRule = (inputs) => {
  const version = textAt(inputs, "engineVersion");
  const engine = textAt(inputs, "engine") ?? "redis";
  if (version === undefined) return undefined;
  const major = Number(version.split(".")[0]);
  const fits =
    engine === "valkey"
      ? major >= 7 && !version.startsWith("7.0") && version !== "7.1"
      : major <= 7;
  const reason = `Cannot find version ${version} for ${engine}`;
  return fits ? undefined : { property: "engineVersion", code: CODE, reason };
};

export const cacheRules: Rules = {
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    failoverNeedsTwo,
    zonesNeedFailover,
    tokenNeedsTls,
    modeNeedsTls,
    valkeyVersion,
  ],
};
