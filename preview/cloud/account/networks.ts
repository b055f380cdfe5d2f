/** Networks that AWS refuses, by themselves or next to each other. */
import * as ipaddr from "ipaddr.js";
import { CloudError } from "../refusal";
import type { Account, Thing } from "./account";
import { textsAt } from "./paths";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";

export function networkProblems(thing: Thing, account: Account): CloudError[] {
  switch (thing.type) {
    case VPC:
      return blockOf(thing).flatMap((block) => sizeProblem(block, "InvalidVpc.Range"));
    case SUBNET:
      return subnetProblems(thing, account);
    case PEERING:
      return peeringProblems(thing, account);
    default:
      return [];
  }
}

/** The thing's network, if it is known and valid. */
function blockOf({ inputs }: Thing): string[] {
  return textsAt(inputs, "cidrBlock").filter((each) => ipaddr.IPv4.isValidCIDR(each));
}

function sizeProblem(block: string, code: string): CloudError[] {
  const [, bits] = ipaddr.IPv4.parseCIDR(block);
  const reason = `The CIDR '${block}' is invalid; AWS takes networks of /16 to /28`;
  return bits >= 16 && bits <= 28 ? [] : [{ property: "cidrBlock", code, reason }];
}

function subnetProblems(subnet: Thing, account: Account): CloudError[] {
  const [block] = blockOf(subnet);
  const [vpcId] = textsAt(subnet.inputs, "vpcId");
  if (block === undefined) return [];
  const wrongSize = sizeProblem(block, "InvalidSubnet.Range");
  if (wrongSize.length > 0 || vpcId === undefined) return wrongSize;
  const [whole] = account
    .ofType(VPC)
    .filter(({ id }) => id === vpcId)
    .flatMap(blockOf);
  if (whole !== undefined && !contains(whole, block)) {
    const reason = `The CIDR '${block}' is invalid; it lies outside its VPC's network ${whole}`;
    return [{ property: "cidrBlock", code: "InvalidSubnet.Range", reason }];
  }
  return account
    .ofType(SUBNET)
    .filter(({ id, inputs }) => id !== subnet.id && textsAt(inputs, "vpcId").includes(vpcId))
    .flatMap((other) =>
      blockOf(other)
        .filter((each) => overlap(each, block))
        .map((each) => ({
          property: "cidrBlock",
          code: "InvalidSubnet.Conflict",
          reason: `The CIDR '${block}' conflicts with another subnet: "${other.name}" has ${each}`,
        })),
    );
}

function peeringProblems(peering: Thing, account: Account): CloudError[] {
  const block = (path: string) => {
    const ids = textsAt(peering.inputs, path);
    return account
      .ofType(VPC)
      .filter(({ id }) => ids.includes(id))
      .flatMap(blockOf)[0];
  };
  const [own, other] = [block("vpcId"), block("peerVpcId")];
  if (own === undefined || other === undefined || !overlap(own, other)) return [];
  const reason = `The VPC peering connection failed: overlapping CIDR range, ${own} and ${other}`;
  return [{ property: "peerVpcId", code: "OperationNotPermitted", reason }];
}

function overlap(one: string, other: string): boolean {
  return contains(one, other) || contains(other, one);
}

/** True if the second network is entirely within the first one. */
function contains(whole: string, part: string): boolean {
  const [base, bits] = ipaddr.IPv4.parseCIDR(whole);
  const [start, partBits] = ipaddr.IPv4.parseCIDR(part);
  return partBits >= bits && start.match(base, bits);
}
