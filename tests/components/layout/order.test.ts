import * as assert from "node:assert/strict";
import type { Deployment, Registration } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const sides = ["public-api", "internal-api", "gui"];
const isInstaller = ({ type }: Registration) => type.endsWith(":Job");
/** What waits for the installer: a way in, and whoever would answer there. */
const waiting = ["ListenerRule", "TargetGroupBinding", "Deployment"];

function assertClosed(deployment: Deployment, all: Deployment): void {
  for (const kind of nonEmpty(waiting)) assert.deepEqual(deployment.names(kind), [], kind);
  const isWaiting = ({ type }: Registration) => waiting.some((kind) => type.endsWith(`:${kind}`));
  const urns = (registrations: Registration[]) => registrations.map(({ urn }) => urn).sort();
  assert.deepEqual(
    urns(deployment.all),
    urns(all.all.filter((each) => !isWaiting(each))),
    "everything else is there",
  );
}

describe("order of creation", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  for (const side of sides) {
    it(`${side}: namespace, load balancer, listener, rules, Service, binding, Deployment`, () => {
      const named = (kind: string, name = `tracardi-${side}`) => deployment.get(kind, name, "");
      const kubernetes = (kind: string, name = `tracardi-${side}`) =>
        deployment.get(kind, name, "kubernetes");
      const rules = deployment
        .of("ListenerRule")
        .filter(({ name }) => name.startsWith(`tracardi-${side}`));
      const binding = kubernetes("TargetGroupBinding", `tracardi-${side}-${side}`);
      const workload = kubernetes("Deployment");

      deployment.assertWaits(
        named("Listener"),
        deployment.get("LoadBalancer", `tracardi-${side}`, "aws"),
      );
      assert.equal(rules.length, side === "public-api" ? 4 : 1);
      for (const rule of nonEmpty(rules)) {
        deployment.assertWaits(rule, named("Listener"));
        deployment.assertWaits(rule, named("TargetGroup"));
        deployment.assertWaits(binding, rule);
      }
      deployment.assertWaits(kubernetes("Service"), kubernetes("Namespace"));
      deployment.assertWaits(binding, kubernetes("Service"));
      deployment.assertWaits(workload, binding);
    });

    it(`${side}: rules and instances wait for the installer and for the way to the pods`, () => {
      const job = deployment.get("Job", "tracardi-installer");
      const ways = [
        deployment.get("SecurityGroupIngressRule", `tracardi-${side}-to-pods`),
        deployment.get("SecurityGroupEgressRule", `tracardi-${side}-to-pods`),
      ];
      const rules = deployment
        .of("ListenerRule")
        .filter(({ name }) => name.startsWith(`tracardi-${side}`));
      for (const rule of nonEmpty(rules)) {
        for (const other of [job, ...ways]) deployment.assertWaits(rule, other);
      }
      deployment.assertWaits(deployment.get("Deployment", `tracardi-${side}`), job);
    });
  }

  it("pods come after their servers and the ways to the stores", () => {
    const pools = { "public-api": "edge", "internal-api": "core", gui: "core", installer: "core" };
    for (const [role, cluster] of Object.entries(pools)) {
      const pod = deployment.get(role === "installer" ? "Job" : "Deployment", `tracardi-${role}`);
      deployment.assertWaits(pod, deployment.get("NodePool", `tracardi-${cluster}-${cluster}`));
      for (const store of ["search", "redis"]) {
        deployment.assertWaits(
          pod,
          deployment.get("SecurityGroupIngressRule", `tracardi-${cluster}-to-${store}`),
        );
      }
    }
  });

  it("the installer comes after the stores", () => {
    const job = deployment.get("Job", "tracardi-installer");
    deployment.assertWaits(job, deployment.get("Domain", "tracardi-search"));
    deployment.assertWaits(job, deployment.get("ReplicationGroup", "tracardi-redis"));
  });

  it("a listener comes after its certificate was issued", () => {
    const issued = deployment.get("CertificateValidation", "tracardi-public");
    deployment.assertWaits(deployment.get("Listener", "tracardi-public-api"), issued);
    deployment.assertWaits(issued, deployment.get("Record", "tracardi-public-track.example.com"));
  });
});

describe("the installer", () => {
  it("keeps every side closed while it runs, and opens all when it is done", async () => {
    let looked = false;
    const all = await production();
    const deployment = await deployLayout(
      {},
      {
        hold: isInstaller,
        whileHeld: (held) => {
          looked = true;
          assert.equal(held.get("Job", "tracardi-installer").ended, undefined);
          assertClosed(held, all);
        },
      },
    );
    assert.ok(looked);
    assert.deepEqual(deployment.counts(), all.counts());
  });

  it("keeps every side closed for good when it fails", async () => {
    const deployment = await deployLayout({}, { fail: isInstaller });
    assertClosed(deployment, await production());
    assert.deepEqual(deployment.errors, [
      "failed to register new resource tracardi-installer [kubernetes:batch/v1:Job]: " +
        "tracardi-installer failed on purpose",
    ]);
  });

  it("is tried again by the next deployment, and has longer than its own deadlines", async () => {
    const job = (await production()).get("Job", "tracardi-installer");
    const inputs = job.inputs as {
      metadata: { annotations: Record<string, string> };
      spec: { activeDeadlineSeconds: number; backoffLimit: number; podFailurePolicy: unknown };
    };
    assert.equal(inputs.metadata.annotations["pulumi.com/replaceUnready"], "true");
    assert.equal(inputs.spec.backoffLimit, 0);
    // Without the status, the schema of older clusters refuses it.
    assert.deepEqual(inputs.spec.podFailurePolicy, {
      rules: [
        { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
      ],
    });
    assert.ok(job.options.timeouts.create > inputs.spec.activeDeadlineSeconds);
  });
});
