import { valuesAt } from "../account/paths";
import { AwsRule, type Rules, countAt, notBoth, numberAt, textAt, zoneCountAt } from "./rule";

const subnetZones: AwsRule = (inputs, account) => {
  if (textAt(inputs, "loadBalancerType") === "network") return undefined;
  const { count, zones = [] } = zoneCountAt(inputs, "subnets", account);
  if (count + countAt(inputs, "subnetMappings") < 2) {
    const reason = "At least two subnets in two different Availability Zones must be specified";
    return { property: "subnets", code: "ValidationError", reason };
  }
  if (count < zones.length) {
    const reason =
      "A load balancer cannot be attached to multiple subnets in the same Availability Zone: " +
      zones.join(", ");
    return { property: "subnets", code: "InvalidConfigurationRequest", reason };
  }
  return undefined;
};

const certificate: AwsRule = (inputs) => {
  const protocol = textAt(inputs, "protocol");
  const has = valuesAt(inputs, "certificateArn").length > 0;
  if ((protocol === "HTTPS" || protocol === "TLS") && !has) {
    const reason = `A certificate must be specified for ${protocol} listeners`;
    return { property: "certificateArn", code: "ValidationError", reason };
  }
  if (protocol !== "HTTP" || !has) return undefined;
  const reason = "Certificates cannot be specified for HTTP listeners";
  return { property: "certificateArn", code: "InvalidConfigurationRequest", reason };
};

const healthCheckTimes: AwsRule = (inputs) => {
  const interval = numberAt(inputs, "healthCheck.interval") ?? 30;
  const timeout = numberAt(inputs, "healthCheck.timeout") ?? 5;
  if (timeout < interval) return undefined;
  const reason = `Health check interval must be greater than the timeout: ${interval} s and ${timeout} s`;
  return { property: "healthCheck.timeout", code: "ValidationError", reason };
};

/** API_CreateRule: a rule has up to five values in all its conditions. */
const conditionValues: AwsRule = (inputs) => {
  const kinds = ["hostHeader", "pathPattern", "httpRequestMethod", "sourceIp", "httpHeader"];
  const count = kinds.flatMap((kind) => valuesAt(inputs, `conditions.${kind}.values`)).length;
  const reason = `A rule can have up to '5' condition values; this one has ${count}`;
  return count > 5 ? { property: "conditions", code: "TooManyValues", reason } : undefined;
};

export const loadBalancingRules: Rules = {
  "aws:lb/loadBalancer:LoadBalancer": [
    subnetZones,
    notBoth("subnets", "subnetMappings", "ValidationError"),
    notBoth("name", "namePrefix", "ValidationError"),
  ],
  "aws:lb/listener:Listener": [certificate],
  "aws:lb/listenerRule:ListenerRule": [conditionValues],
  "aws:lb/targetGroup:TargetGroup": [healthCheckTimes],
};
