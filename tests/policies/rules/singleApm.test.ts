import assert from "node:assert/strict";
import { singleApm as rule } from "../../../policies/rules/singleApm";
import { said } from "../../helpers/containers";
import { production } from "../../helpers/layouts";
import { type Inputs, U } from "../../helpers/policyStack";

const withSpec = (change: (spec: Inputs) => void) =>
  production().change("apm", ({ spec }) => change(spec));

const rolling = (maxSurge?: unknown) => ({ type: "RollingUpdate", rollingUpdate: { maxSurge } });

describe("apm", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`must be one, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(
        said(
          withSpec((spec) => (spec.replicas = 2)),
          rule,
          cluster,
        ).found,
        [
          "Deployment tracardi/apm may run 2 instances of apm at once. Run apm as one Deployment with one " +
            "replica and the strategy Recreate, without an autoscaler; or as a CronJob with concurrencyPolicy Forbid.",
        ],
      );
    });
  }

  for (const strategy of [undefined, {}, rolling(), rolling(1), rolling("25%")]) {
    it(`must be one during an update: ${JSON.stringify(strategy)}`, () => {
      const { found } = said(
        withSpec((spec) => (spec.strategy = strategy)),
        rule,
      );
      assert.match(found[0], /runs two apm while it is updated, by its strategy RollingUpdate/);
    });
  }

  for (const strategy of [{ type: "Recreate" }, rolling(0), rolling("0%")]) {
    it(`is one during an update: ${JSON.stringify(strategy)}`, () => {
      const none = { found: [], undecided: [] };
      assert.deepEqual(
        said(
          withSpec((spec) => (spec.strategy = strategy)),
          rule,
        ),
        none,
      );
    });
  }

  it("must be one in all of an installation", () => {
    const second = structuredClone(production().get("apm").inputs);
    second.metadata.name = "second";
    const stack = production().add("kubernetes:apps/v1:Deployment", "second", second, {
      provider: "core",
    });
    assert.match(
      said(stack, rule).found[0],
      /^several apm merge the profiles of one installation: Deployment tracardi\/apm, Deployment tracardi\/second\./,
    );
    for (const entry of [
      { name: "PRODUCTION", value: "no" },
      { name: "TENANT", value: "other" },
    ]) {
      const own = structuredClone(second);
      own.spec.template.spec.containers[0].env.push(entry);
      stack.get("second").inputs = own;
      assert.deepEqual(said(stack, rule), { found: [], undecided: [] }, entry.name);
    }
  });

  it("must be one in each pod", () => {
    const stack = production().change("apm", ({ spec }) => {
      const { containers } = spec.template.spec;
      containers.push({ ...containers[0], name: "second" });
    });
    assert.match(said(stack, rule).found[0], /^Deployment tracardi\/apm runs 2 apm in each pod\./);
  });

  it("must be one in all however the port is written", () => {
    const second = structuredClone(production().get("apm").inputs);
    second.metadata.name = "second";
    const [{ env }] = second.spec.template.spec.containers;
    const host = env.find(({ name }: { name: string }) => name === "ELASTIC_HOST");
    host.value = host.value.replace(":443", "/");
    const stack = production().add("kubernetes:apps/v1:Deployment", "second", second, {
      provider: "core",
    });
    assert.match(said(stack, rule).found[0], /^several apm merge the profiles of one installation/);
  });

  it("is not decided in silence while replicas or strategy are not known", () => {
    for (const key of ["replicas", "strategy"]) {
      const { found, undecided } = said(
        withSpec((spec) => (spec[key] = U)),
        rule,
      );
      assert.deepEqual(found, []);
      assert.equal(undecided.length, 1, key);
    }
  });
});
