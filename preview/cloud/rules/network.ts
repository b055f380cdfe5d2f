import { textsAt, valuesAt } from "../account/paths";
import { AwsRule, type Rules, notBoth, numberAt, textAt } from "./rule";

/** AuthorizeSecurityGroupIngress: one peer, and ports unless the rule is for all protocols. */
const peer: AwsRule = (inputs) => {
  const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
  const given = peers.filter((each) => valuesAt(inputs, each).length > 0);
  if (given.length === 1) return undefined;
  const reason = `exactly one of ${peers.join(", ")} is allowed; given: ${given.join(", ") || "none"}`;
  return { property: given[0] ?? "", code: "InvalidParameterCombination", reason };
};

const ports: AwsRule = (inputs) => {
  const protocol = textAt(inputs, "ipProtocol");
  const [from, to] = [numberAt(inputs, "fromPort"), numberAt(inputs, "toPort")];
  const given = valuesAt(inputs, "fromPort").length + valuesAt(inputs, "toPort").length;
  if (protocol === "-1" && given > 0) {
    const reason = "You may not specify all protocols and specific ports";
    return { property: "fromPort", code: "InvalidParameterValue", reason };
  }
  if ((protocol === "tcp" || protocol === "udp") && given < 2) {
    const reason = `Must specify both from and to ports with ${protocol}`;
    return { property: "fromPort", code: "InvalidParameterValue", reason };
  }
  if (from === undefined || to === undefined || from <= to || from === -1) return undefined;
  const reason = `Invalid TCP/UDP port range: ${from} to ${to}`;
  return { property: "toPort", code: "InvalidParameterValue", reason };
};

const oneTarget: AwsRule = (inputs) => {
  const targets = ["gatewayId", "natGatewayId", "transitGatewayId", "vpcPeeringConnectionId"];
  const more = ["egressOnlyGatewayId", "networkInterfaceId", "vpcEndpointId", "carrierGatewayId"];
  const others = ["localGatewayId", "coreNetworkArn", "odbNetworkArn"];
  const all = [...targets, ...more, ...others];
  const given = all.filter((each) => valuesAt(inputs, each).length > 0);
  if (given.length === 1) return undefined;
  const reason = `exactly one target is allowed; given: ${given.join(", ") || "none"}`;
  return { property: given[0] ?? "", code: "InvalidParameterCombination", reason };
};

/** Gateway endpoints live in route tables, the others in subnets. */
const endpointPlace: AwsRule = (inputs) => {
  const kind = textAt(inputs, "vpcEndpointType") ?? "Gateway";
  const wrong = kind === "Gateway" ? ["subnetIds", "securityGroupIds"] : ["routeTableIds"];
  const given = wrong.find((each) => textsAt(inputs, each).length > 0);
  if (given === undefined) return undefined;
  const reason = `${given} cannot be used with endpoints of type ${kind}`;
  return { property: given, code: "InvalidParameter", reason };
};

const publicAddress: AwsRule = (inputs) =>
  textAt(inputs, "connectivityType") !== "private" &&
  textAt(inputs, "availabilityMode") !== "regional" &&
  valuesAt(inputs, "allocationId").length === 0
    ? {
        property: "allocationId",
        code: "MissingParameter",
        reason: "The request must contain the parameter AllocationId for a public gateway",
      }
    : undefined;

export const networkRules: Rules = {
  "aws:ec2/natGateway:NatGateway": [publicAddress],
  "aws:ec2/route:Route": [oneTarget],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [endpointPlace],
  "aws:ec2/securityGroup:SecurityGroup": [
    notBoth("name", "namePrefix", "InvalidParameterCombination"),
  ],
  "aws:ec2/subnet:Subnet": [
    notBoth("availabilityZone", "availabilityZoneId", "InvalidParameterCombination"),
  ],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": [peer, ports],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [peer, ports],
};
