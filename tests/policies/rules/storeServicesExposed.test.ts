import assert from "node:assert/strict";
import { redisPublic } from "../../../policies/rules/redisPublic";
import { searchPublic } from "../../../policies/rules/searchPublic";
import { said, withVariable } from "../../helpers/containers";
import type { Inputs } from "../../helpers/policyStack";

const withService = (variable: string, host: string, spec: Inputs) =>
  withVariable("public-api", variable, host).add(
    "kubernetes:core/v1:Service",
    "store",
    {
      metadata: { name: "store", namespace: "tracardi" },
      spec: { selector: { app: "store" }, ports: [{ port: 1 }], ...spec },
    },
    { provider: "edge" },
  );

describe("Services of stores that are not seen", () => {
  for (const [rule, variable, host] of [
    [redisPublic, "REDIS_HOST", "store"],
    [searchPublic, "ELASTIC_HOST", "https://store.tracardi:9200"],
  ] as const) {
    for (const spec of [
      { type: "LoadBalancer" },
      { type: "NodePort" },
      { externalIPs: ["1.2.3.4"] },
    ]) {
      it(`are not open in silence: ${variable}, ${JSON.stringify(spec)}`, () => {
        const { found, undecided } = said(withService(variable, host, spec), rule);
        assert.deepEqual(found, []);
        assert.match(
          undecided.join(),
          /: Service tracardi\/store reaches outside its cluster, and/,
        );
      });
    }

    it(`may be closed: ${variable}`, () => {
      const none = { found: [], undecided: [] };
      assert.deepEqual(said(withService(variable, host, { type: "ClusterIP" }), rule), none);
    });
  }
});
