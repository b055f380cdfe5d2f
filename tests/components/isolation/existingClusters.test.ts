import * as assert from "node:assert/strict";
import { at, type Deployment } from "../../helpers/deployment";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { type Changes, deployLayout } from "../../helpers/production";
import { type PolicyRule, Traffic } from "../../helpers/traffic";
import { nonEmpty } from "../../helpers/nonEmpty";

const dnsPods = {
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
  podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
};

/** To whom a role's pods may send at port 53. */
function dnsPeers(deployment: Deployment, role: string): unknown[] {
  const policy = deployment.get("NetworkPolicy", `tracardi-${role}-${role}`);
  const rules = at(policy, "spec.egress") as PolicyRule[];
  const dns = rules.filter(({ ports }) => ports.some(({ port }) => port === 53));
  assert.equal(dns.length, 1);
  assert.deepEqual(dns[0].ports, [
    { protocol: "UDP", port: 53 },
    { protocol: "TCP", port: 53 },
  ]);
  return dns[0].to ?? [];
}

const layout = (more: Changes = {}, dnsAddresses?: string[]) =>
  deployLayout({
    ...onClusters({ edge: autoCluster, core: { ...plainCluster, dnsAddresses } }),
    ...more,
  });

describe("isolation on existing clusters", () => {
  it("lets pods find DNS where their own cluster has it", async () => {
    const deployment = await layout();
    assert.deepEqual(dnsPeers(deployment, "public-api"), [{ ipBlock: { cidr: "10.100.0.10/32" } }]);
    assert.deepEqual(dnsPeers(deployment, "internal-api"), [
      { ipBlock: { cidr: "172.20.0.10/32" } },
      dnsPods,
    ]);
  });

  it("lets pods find DNS where the user says that it is", async () => {
    const deployment = await layout({}, ["169.254.20.10"]);
    assert.deepEqual(dnsPeers(deployment, "internal-api"), [
      { ipBlock: { cidr: "169.254.20.10/32" } },
      dnsPods,
    ]);
  });

  it("keeps pods from the Services of every cluster, the Kubernetes API among them", async () => {
    const egress = { networks: [{ network: "10.0.0.0/8", port: 443 }] };
    const deployment = await layout({ egress });
    const targets = ["10.100.0.1:443", "172.20.0.1:443", "10.99.0.1:443", "8.8.8.8:443"];
    const selectorless = (role: string) => {
      // What is selected by labels has no address to ask for.
      for (const policy of nonEmpty(deployment.of("NetworkPolicy"))) {
        const rules = (at(policy, "spec.egress") ?? []) as PolicyRule[];
        assert.ok(
          rules.every(({ to }) => to !== undefined && to.length > 0),
          policy.name,
        );
      }
      return new Traffic(deployment).sends(role, targets);
    };
    assert.deepEqual(selectorless("public-api"), ["10.99.0.1:443", "8.8.8.8:443"]);
  });
});
