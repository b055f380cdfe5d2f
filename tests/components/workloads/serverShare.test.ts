import * as assert from "node:assert/strict";
import { timingFor } from "../../../components/internal/rollout";
import { resolve } from "../../../components/settings/resolve";
import { apiContainer } from "../../../components/workloads/api";
import { args } from "../../helpers/production";

/**
 * Millicores that EKS reserves on a server: 6 % of the first vCPU, 1 % of the second, 0.5 % of the next two and 0.25 % of
 * the rest. Sources, read in December 2026: `getCPUMillicoresToReserve` in awslabs/amazon-eks-ami,
 * nodeadm/internal/kubelet/config.go at e48b98ad; and of Bottlerocket, which Auto Mode's servers run, the same figures
 * (`KUBE_RESERVE_1_CORE` and so on) in its schnauzer's helpers, which it says it takes from there. What Auto Mode itself
 * makes of them, AWS does not publish.
 */
const reserved = (cpus: number): number =>
  60 +
  10 * Math.min(1, cpus - 1) +
  5 * Math.max(0, Math.min(2, cpus - 2)) +
  2.5 * Math.max(0, cpus - 4);

/** What AWS's agents on the server may need besides: networking, storage, DNS, pod identity, monitoring. */
const agents = 200;

const millicores = (text: string | undefined): number => {
  assert.match(text ?? "", /^\d+m$/);
  return parseInt(text ?? "", 10);
};

describe("an API instance's share of its server", () => {
  it("is measured against what EKS reserves", () => {
    assert.deepEqual([2, 4, 8, 16, 32, 64].map(reserved), [70, 80, 90, 110, 150, 230]);
  });

  for (const serverCpus of [2, 4, 8, 16, 32, 64] as const) {
    it(`leaves the agents of ${serverCpus} vCPUs what they need, whatever it computes`, () => {
      const { publicApi } = resolve(args({ publicApi: { workersPerInstance: 2, serverCpus } }));
      assert.ok(publicApi);
      const api = { api: publicApi, timing: timingFor(60), env: [] };
      const { cpu, cpuLimit } = apiContainer(api, "tracardi/tracardi-api:0.8.2.1");
      const capacity = serverCpus * 1000;
      assert.ok(millicores(cpuLimit) <= capacity - reserved(serverCpus) - agents);
      assert.equal(cpu, cpuLimit);
    });
  }
});
