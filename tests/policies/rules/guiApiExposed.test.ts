import assert from "node:assert/strict";
import { env, exposed, found } from "../../helpers/exposedApi";
import { addFront } from "../../helpers/front";
import { clusters, deployment, guiApi, production } from "../../helpers/layouts";
import { type Inputs, TestStack, U } from "../../helpers/policyStack";

describe("rule tracardi-gui-api-exposed", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`names resource, value, way and remedy, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(found(exposed(env(guiApi("yes"))), cluster), [
        'Deployment tracardi/api: EXPOSE_GUI_API in container api is "yes", and the internet reaches ' +
          "it through Service tracardi/api of type LoadBalancer, which admits 0.0.0.0/0. Set " +
          'EXPOSE_GUI_API to "no" on the API that the internet reaches, and run the API for the GUI ' +
          "as a workload of its own that only trusted networks reach (an internal load balancer, or " +
          "one limited to their networks).",
      ]);
    });

    it(`finds nothing with the GUI API off, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(found(exposed(env(guiApi("no"))), cluster), []);
    });

    it(`follows an AWS load balancer, with a cluster that is ${cluster}`, () => {
      const stack = production().change("internal-lb", (inputs) => (inputs.internal = false));
      assert.deepEqual(found(stack, cluster), []);
      const open = { securityGroupId: U, ipProtocol: "-1", cidrIpv6: "::/0" };
      stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "open", open, {
        from: { securityGroupId: ["internal-sg"] },
      });
      assert.equal(found(stack, cluster).length, 1);
      assert.match(
        found(stack, cluster)[0],
        /through load balancer internal-lb → listener internal-https → target group internal-tg → TargetGroupBinding tracardi\/internal → Service tracardi\/internal, which admits ::\/0\. Set/,
      );
    });
  }

  it("does not follow a Service that selects only part of the labels, or lives elsewhere", () => {
    const stack = () => exposed(env(guiApi("yes")));
    const selector = (labels: Inputs) =>
      stack().change("service", ({ spec }) => (spec.selector = labels));
    assert.equal(found(selector({ tier: "tracardi" })).length, 1);
    assert.equal(found(selector({ app: "api", tier: "tracardi" })).length, 1);
    assert.deepEqual(found(selector({ app: "api", tier: "other" })), []);
    assert.deepEqual(found(selector({})), []);
    const moved = stack().change("service", ({ metadata }) => (metadata.namespace = "other"));
    assert.deepEqual(found(moved), []);
    const elsewhere = stack();
    elsewhere.get("service").provider = elsewhere.get("core").urn;
    assert.deepEqual(found(elsewhere), []);
  });

  it("sees through two providers for one cluster", () => {
    const stack = exposed(env(guiApi("yes")));
    stack.add(
      "pulumi:providers:kubernetes",
      "again",
      { kubeconfig: U },
      {
        from: { kubeconfig: ["edge-cluster"] },
      },
    );
    stack.get("service").provider = stack.get("again").urn;
    assert.equal(found(stack).length, 1);
  });

  it("joins by where values come from while namespace and names are unknown", () => {
    const stack = clusters(new TestStack());
    addFront(stack, { app: "api", provider: "edge", networks: ["0.0.0.0/0"] });
    stack
      .add("kubernetes:core/v1:Namespace", "ns", { metadata: {} }, { provider: "edge" })
      .add("kubernetes:apps/v1:Deployment", "api", deployment("api", "tracardi-api", 5), {
        provider: "edge",
      });
    for (const name of ["api", "api-service", "api-binding"]) {
      stack.change(name, ({ metadata }) => (metadata.namespace = U));
      stack.get(name).references.metadata = [stack.get("ns").urn];
    }
    stack.change("api-service", ({ metadata }) => delete metadata.name);
    stack.change("api-binding", ({ spec }) => (spec.serviceRef.name = U));
    stack.get("api-binding").references.spec.push(stack.get("api-service").urn);
    assert.match(
      found(stack)[0],
      /target group api-tg → TargetGroupBinding api → Service api-service/,
    );
  });
});
