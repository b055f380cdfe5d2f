import { UNKNOWN } from "../../known";
import { at, count, isAbsent, items } from "../../value";
import type { Admission } from "../networks/admission";
import { SecurityGroups } from "../exposure/loadBalancers/securityGroups";
import { isOpen, outsideOf, networkRange } from "../networks/networks";
import type { ResourceIndex } from "../resources/resources";
import type { Store } from "./store";

/** The default port of Redis. */
const redisPort = 6379;

/** How well a managed Redis is isolated from other systems in its network. */
export interface StoreIsolation {
  /** Networks that contain more than Tracardi. */
  readonly wide: readonly string[];
  /** Set if the pack cannot see who is let in: the reason. */
  readonly undecided?: string;
}

/** Judges the security groups of managed Redis servers. */
export class StoreIsolations {
  private readonly groups: SecurityGroups;
  /** The networks of the stack's VPCs. */
  private readonly vpcs: readonly string[];
  private readonly knowsAllVpcs: boolean;

  constructor(index: ResourceIndex) {
    this.groups = new SecurityGroups(index);
    const all = index.ofKind("vpc").map(({ props, outputs }) => {
      const declared = at(props, "cidrBlock");
      return typeof declared === "string" ? declared : at(outputs, "cidrBlock");
    });
    this.vpcs = all.filter(
      (each) => typeof each === "string" && networkRange(each) !== undefined,
    ) as string[];
    this.knowsAllVpcs = all.length === this.vpcs.length;
  }

  of({ resource }: Store): StoreIsolation {
    const list = at(resource.props, "securityGroupIds");
    if (isAbsent(list) || items(list).length === 0) {
      return {
        wide: [],
        undecided: "it names no security group, so that the VPC's default one holds",
      };
    }
    const port = at(resource.props, "port") ?? redisPort;
    const fitting = count(port) ?? UNKNOWN;
    return this.judged(this.groups.admissionOf(resource, "securityGroupIds", list, fitting));
  }

  private judged({ networks, everyone, undecided }: Admission): StoreIsolation {
    const wide = networks.filter((network) => this.isWide(network));
    const mayBeWide = networks.length > 0 && !this.knowsAllVpcs;
    const hidden =
      everyone === undefined
        ? (undecided ?? (mayBeWide ? "the network of a VPC is not known" : undefined))
        : `it ${everyone}`;
    return { wide, ...(hidden === undefined ? {} : { undecided: hidden }) };
  }

  /** A whole VPC, or as large as a VPC can be: a /16, or a /56 in IPv6. */
  private isWide(network: string): boolean {
    const range = networkRange(network);
    if (range === undefined || isOpen([network])) return true;
    const [, length] = network.trim().split("/");
    if (Number(length) <= (range.bits === 32 ? 16 : 56)) return true;
    return this.vpcs.some((vpc) => outsideOf([vpc], []).length === 0 && covers(network, vpc));
  }
}

function covers(network: string, inner: string): boolean {
  const [one, other] = [networkRange(network), networkRange(inner)];
  return (
    one !== undefined &&
    other !== undefined &&
    one.bits === other.bits &&
    one.first <= other.first &&
    other.last <= one.last
  );
}
