import * as assert from "node:assert/strict";
import { at, type Deployment, plain, type Registration } from "./deployment";
import { connects, type Endpoint, type NetworkPolicy } from "./networkPolicies";

/** A rule of a NetworkPolicy. */
export interface PolicyRule {
  readonly from?: { ipBlock: { cidr: string } }[];
  readonly to?: { ipBlock: { cidr: string } }[];
  readonly ports: { protocol: string; port: number }[];
}

type Labels = { readonly [name: string]: string };

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
    const [, address, port, protocol] = /^(.*):(\d+)(?:\/(.*))?$/.exec(target) ?? [];
    const pod = this.pod(role);
    const own: Endpoint = {
      address: "10.0.0.200",
      namespace: { name: String(at(pod, "metadata.namespace")) },
      labels: at(pod, "spec.template.metadata.labels") as Labels,
    };
    const policies = this.policiesWith(pod);
    const [from, to] = way === "egress" ? [own, { address }] : [{ address }, own];
    return connects(policies, from, to, { port: Number(port), protocol });
  }

  /** Those of the pod's cluster. */
  private policiesWith({ provider }: Registration): NetworkPolicy[] {
    const policies = this.deployment
      .of("NetworkPolicy")
      .filter((each) => each.provider === provider)
      .map(({ inputs }) => plain(inputs) as NetworkPolicy);
    assert.ok(policies.length >= 2, "there is a closing policy and one of the pod's own");
    return policies;
  }

  private pod(role: string): Registration {
    const kind = role === "installer" ? "Job" : "Deployment";
    return this.deployment.get(kind, `tracardi-${role}`);
  }
}
