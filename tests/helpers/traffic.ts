import * as assert from "node:assert/strict";
import * as ipaddr from "ipaddr.js";
import { at, type Deployment, type Registration } from "./deployment";

/** A rule of a NetworkPolicy. */
export interface PolicyRule {
  readonly from?: { ipBlock: { cidr: string } }[];
  readonly to?: { ipBlock: { cidr: string } }[];
  readonly ports: { protocol: string; port: number }[];
}

type Labels = { readonly [name: string]: string };

const inside = (address: string, cidr: string) =>
  ipaddr.parse(address).match(ipaddr.parseCIDR(cidr));

/** What the NetworkPolicies of a layout let through, as Kubernetes reads them. */
export class Traffic {
  constructor(private readonly deployment: Deployment) {}

  /** The addresses and ports, as `10.0.0.1:443` or `172.20.0.10:53/UDP`, that the role's pods may send to. */
  sends(role: string, targets: readonly string[]): string[] {
    return targets.filter((target) => this.passes(role, "egress", target));
  }

  /** The addresses from which the role's pods may receive on port 8080. */
  receives(role: string, sources: readonly string[]): string[] {
    return sources.filter((source) => this.passes(role, "ingress", `${source}:8080`));
  }

  private passes(role: string, way: "ingress" | "egress", target: string): boolean {
    const [, address, port, protocol = "TCP"] = /^(.*):(\d+)(?:\/(.*))?$/.exec(target) ?? [];
    const policies = this.selecting(role);
    assert.ok(policies.length >= 2, `${role} has a closing policy and one of its own`);
    return policies
      .flatMap((policy) => (at(policy, `spec.${way}`) ?? []) as PolicyRule[])
      .some(
        (rule) =>
          rule.ports.some((each) => each.protocol === protocol && each.port === Number(port)) &&
          (rule.from ?? rule.to ?? []).some(({ ipBlock }) => inside(address, ipBlock.cidr)),
      );
  }

  private selecting(role: string): Registration[] {
    const pod = this.pod(role);
    const labels = at(pod, "spec.template.metadata.labels") as Labels;
    return this.deployment
      .of("NetworkPolicy")
      .filter(({ provider }) => provider === pod.provider)
      .filter((each) => at(each, "metadata.namespace") === at(pod, "metadata.namespace"))
      .filter((each) => {
        const wanted = (at(each, "spec.podSelector.matchLabels") ?? {}) as Labels;
        return Object.entries(wanted).every(([name, value]) => labels[name] === value);
      });
  }

  private pod(role: string): Registration {
    const kind = role === "installer" ? "Job" : "Deployment";
    return this.deployment.get(kind, `tracardi-${role}`);
  }
}
