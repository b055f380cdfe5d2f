import * as assert from "node:assert/strict";
import { GuardMode } from "../../../index";
import { at, type Deployment, type Registration } from "../../helpers/deployment";
import { adopted, deployLayout, minimal, oneCluster, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const policies = (deployment: Deployment) => deployment.of("ValidatingAdmissionPolicy");
const bindings = (deployment: Deployment) => deployment.of("ValidatingAdmissionPolicyBinding");
const namesOf = (registrations: Registration[]) =>
  registrations.map((each) => String(at(each, "metadata.name"))).sort();
const selected = (policy: Registration) =>
  at(policy, "spec.matchConstraints.namespaceSelector") as {
    matchExpressions: { key: string; operator: string; values: string[] }[];
  };
const guard = (deployment: Deployment, name: string) =>
  deployment.get("ValidatingAdmissionPolicy", name);
const variable = (policy: Registration, name: string) =>
  (at(policy, "spec.variables") as { name: string; expression: string }[]).find(
    (each) => each.name === name,
  )?.expression;

interface Rule {
  from?: { ipBlock?: { cidr: string } }[];
  to?: Rule["from"];
  ports: { protocol: string; port: number }[];
}

/** In the words of the guard. */
function openings(policy: Registration): string[] {
  return ["ingress", "egress"].flatMap((direction) =>
    ((at(policy, `spec.${direction}`) ?? []) as Rule[]).flatMap(({ from, to, ports }) =>
      (from ?? to ?? []).flatMap(({ ipBlock }) =>
        ports.map(({ protocol, port }) =>
          [direction, ipBlock?.cidr ?? "kube-system/k8s-app=kube-dns", protocol, port].join(" "),
        ),
      ),
    ),
  );
}

describe("guards", () => {
  it("stand on both clusters, that of the GUI API on the collector's alone", async () => {
    const onCore = ["defaults", "exposure", "minimum", "network", "pods", "secrets"];
    assert.deepEqual((await production()).names("ValidatingAdmissionPolicy"), [
      ...onCore.map((name) => `tracardi-core-guard-${name}`),
      ...["defaults", "exposure", "gui-api", "minimum", "network", "pods", "secrets"].map(
        (name) => `tracardi-edge-guard-${name}`,
      ),
    ]);
  });

  it("select the installation's own namespaces by name, in every policy, and no others", async () => {
    const spares = await deployLayout({ publicApi: { spareServers: 1 } });
    for (const deployment of [await production(), await minimal(), await oneCluster(), spares]) {
      const own = namesOf(deployment.of("Namespace"));
      for (const policy of nonEmpty(policies(deployment))) {
        const { matchExpressions } = selected(policy);
        assert.equal(matchExpressions.length, 1, policy.name);
        const [{ key, operator, values }] = matchExpressions;
        assert.deepEqual([key, operator], ["kubernetes.io/metadata.name", "In"], policy.name);
        assert.ok(values.length > 0 && values.every((each) => own.includes(each)), policy.name);
      }
      const watched = policies(deployment).flatMap(
        (policy) => selected(policy).matchExpressions[0].values,
      );
      assert.deepEqual([...new Set(watched)].sort(), own);
    }
  });

  it("keep the GUI API off in the collector's namespace alone", async () => {
    for (const [deployment, name] of [
      [await production(), "tracardi-edge-guard-gui-api"],
      [await oneCluster(), "tracardi-all-guard-gui-api"],
    ] as const) {
      const { matchExpressions } = selected(guard(deployment, name));
      assert.deepEqual(matchExpressions[0].values, ["tracardi-public-api"]);
    }
    const names = (await minimal()).names("ValidatingAdmissionPolicy");
    assert.ok(
      !nonEmpty(names).some((name) => name.endsWith("gui-api")),
      "the minimal API serves the GUI too",
    );
  });

  it("fail closed, deny with 403, and are bound one by one", async () => {
    const deployment = await production();
    assert.deepEqual(namesOf(bindings(deployment)), namesOf(policies(deployment)));
    for (const policy of nonEmpty(policies(deployment))) {
      assert.equal(at(policy, "spec.failurePolicy"), "Fail");
      const rules = at(policy, "spec.validations") as { message: string; reason: string }[];
      for (const { message, reason } of nonEmpty(rules)) {
        // The provider takes a 403 in a preview as one that cannot be told yet, as where the guard itself changes.
        assert.equal(reason, "Forbidden");
        assert.match(message, /\. \S.*\.$/, `it says what is wrong, and what to do: ${message}`);
        assert.doesNotMatch(message, /s>a\.d-/);
      }
    }
    for (const binding of nonEmpty(bindings(deployment))) {
      assert.equal(at(binding, "spec.policyName"), at(binding, "metadata.name"));
      assert.deepEqual(at(binding, "spec.validationActions"), ["Deny"]);
      assert.equal(at(binding, "spec.matchResources"), undefined);
    }
  });

  it("know the instances that are deployed", async () => {
    const deployment = await production();
    const minimums = (cluster: string) =>
      JSON.parse(
        variable(guard(deployment, `tracardi-${cluster}-guard-minimum`), "minimums") ?? "",
      );
    assert.deepEqual(minimums("edge"), { "public-api": 3 });
    assert.deepEqual(minimums("core"), { "internal-api": 2, apm: 1, gui: 2 });
    const serving = (cluster: string) =>
      variable(guard(deployment, `tracardi-${cluster}-guard-minimum`), "serving");
    assert.equal(serving("core"), '["internal-api","gui"]', "apm stops before it starts again");
    const more = await deployLayout({ publicApi: { instances: 7 } });
    const edge = guard(more, "tracardi-edge-guard-minimum");
    assert.equal(variable(edge, "minimums"), '{"public-api":7}');
  });

  it("know the target groups of each namespace, by the names that they get", async () => {
    for (const deployment of [await production(), await minimal(), await adopted()]) {
      for (const binding of nonEmpty(deployment.of("TargetGroupBinding"))) {
        const namespace = String(at(binding, "metadata.namespace"));
        const [, name] = String(at(binding, "spec.targetGroupARN")).split("targetgroup/");
        const policy = policies(deployment).find(
          (each) => each.provider === binding.provider && each.name.endsWith("guard-exposure"),
        );
        assert.ok(policy);
        const known =
          variable(policy, "targetGroups")?.replace("[?request.namespace].orValue([])", "") ?? "";
        assert.ok(JSON.parse(known)[namespace].includes(name.split("/")[0]), namespace);
      }
    }
  });

  it("know what each NetworkPolicy of the installation lets pass, and judge it", async () => {
    for (const deployment of [await production(), await minimal(), await adopted()]) {
      for (const policy of nonEmpty(deployment.of("NetworkPolicy"))) {
        const its = policies(deployment).find(
          (each) => each.provider === policy.provider && each.name.endsWith("guard-network"),
        );
        assert.ok(its);
        const known = JSON.parse(variable(its, "all") ?? "");
        const name = `${String(at(policy, "metadata.namespace"))}/${String(at(policy, "metadata.name"))}`;
        assert.deepEqual(known[name], openings(policy), name);
        deployment.assertWaits(policy, its);
      }
    }
  });

  it("let the placeholders of spare servers in, and watch their namespace", async () => {
    const spares = await deployLayout({ publicApi: { spareServers: 1 } });
    const registries = (cluster: string) =>
      JSON.parse(variable(guard(spares, `tracardi-${cluster}-guard-pods`), "registries") ?? "");
    const pause = at(
      spares.get("Deployment", "tracardi-public-api-spare"),
      "spec.template.spec.containers.0.image",
    );
    assert.ok(registries("edge").includes(pause));
    assert.ok(!registries("core").includes(pause));
  });

  it("are there before every pod, and after the namespaces", async () => {
    for (const deployment of [await production(), await minimal()]) {
      const pods = [...deployment.of("Job"), ...deployment.of("Deployment")];
      for (const pod of nonEmpty(pods)) {
        const here = ({ provider }: Registration) => provider === pod.provider;
        for (const each of [...policies(deployment), ...bindings(deployment)].filter(here)) {
          deployment.assertWaits(pod, each);
        }
      }
      for (const policy of nonEmpty(policies(deployment))) {
        for (const { matchExpressions } of [selected(policy)]) {
          for (const name of nonEmpty(matchExpressions[0].values)) {
            const [namespace] = deployment
              .of("Namespace")
              .filter((each) => at(each, "metadata.name") === name);
            deployment.assertWaits(policy, namespace);
          }
        }
      }
    }
  });

  for (const [mode, expected] of [
    [GuardMode.Warn, ["Warn", "Audit"]],
    [GuardMode.Audit, ["Audit"]],
  ] as const) {
    it(`do no more than ${mode} where that is said, and the deployment warns of it`, async () => {
      const deployment = await deployLayout({ guards: { mode } });
      for (const each of nonEmpty(bindings(deployment))) {
        assert.deepEqual(at(each, "spec.validationActions"), expected);
      }
      assert.ok(deployment.warnings.some((each) => each.startsWith(`guards.mode ${mode}: `)));
    });
  }

  it("are not there where they are switched off, and the deployment warns of it", async () => {
    const deployment = await deployLayout({ guards: { mode: GuardMode.Off } });
    assert.deepEqual([...policies(deployment), ...bindings(deployment)], []);
    assert.deepEqual(deployment.errors, []);
    assert.ok(deployment.warnings.some((each) => each.startsWith("guards.mode off: ")));
  });
});
