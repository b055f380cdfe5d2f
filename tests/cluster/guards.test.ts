import * as assert from "node:assert/strict";
import { service } from "./guards/objects";
import { oddities } from "./guards/oddities";
import { operations } from "./guards/operations";
import { GuardedSite, namespaces } from "./guards/site";
import { create, deployment, replace } from "./guards/actions";
import { tamperings } from "./guards/tamperings";
import { type Api, type ApiError } from "./support/api";
import { eventually } from "./support/installed";

describe("guards in the cluster", () => {
  let site: GuardedSite;
  before(async () => (site = await GuardedSite.start()));
  after(() => site.stop());

  // Groups run in their order, behind what stands beside them.
  it("let the whole installation in, which then stands", () => {
    assert.deepEqual(site.refused, []);
  });

  it("are understood by the API server in every expression", async () => {
    const policies = await site.policies();
    assert.ok(policies.length >= 6);
    for (const { metadata } of policies) {
      await eventually(`${metadata.name} is checked`, async () =>
        (await site.policies()).every(({ status }) => status?.observedGeneration !== undefined),
      );
    }
    const warned = (await site.policies()).flatMap(
      ({ status }) => status.typeChecking.expressionWarnings ?? [],
    );
    assert.deepEqual(warned, []);
  });

  describe(`refuse an administrator who (${tamperings.length} ways)`, () => {
    for (const { what, guard, says, act } of tamperings) {
      it(what, async () => {
        await assert.rejects(
          () => act(site.api),
          (error: ApiError) => {
            assert.equal(error.code, 403, error.message);
            assert.match(
              error.message,
              new RegExp(`ValidatingAdmissionPolicy 'tracardi-guard-${guard}'`),
            );
            assert.match(error.message, says);
            return true;
          },
        );
      });
    }

    it("show no secret in a message", async () => {
      const tried = await Promise.all(
        tamperings.map(({ act }) => act(site.api).then(String, (error: Error) => error.message)),
      );
      for (const message of tried) assert.doesNotMatch(message, /secret-placeholder|s>a\.d-/);
    });
  });

  it(`show no expression to anyone, however odd the object (${oddities.length} objects)`, async () => {
    const { api } = site;
    const refusals: string[] = [];
    for (const object of oddities) {
      const path = await api.pathOf(object);
      const folder = path.slice(0, path.lastIndexOf("/"));
      await api
        .create(`${folder}`, object, true)
        .catch(({ message }: Error) => refusals.push(message));
    }
    assert.ok(refusals.some((message) => message.includes("tracardi-guard-")));
    for (const message of refusals) {
      assert.doesNotMatch(message, /expression|resulted in error|no such key|no such overload/);
    }
  });

  describe(`let pass (${operations.length} operations)`, () => {
    for (const { what, act } of operations) it(what, () => act(site));
  });

  describe("by the mode", () => {
    it("warn in the mode Warn, and let it pass", async () => {
      await site.setActions("Warn", "Audit");
      await eventually("the mode is heeded", () => passes("warned"));
      assert.match(
        String(site.api.warnings.at(-1)),
        /tracardi-guard-exposure.*have no type LoadBalancer/,
      );
    });

    it("name in the mode Warn the pods that Deny would not let back, as docs/guards.md asks them", async () => {
      const { api } = site;
      await replace(api, namespaces.gui, (_, { containers }) =>
        containers.push({ name: "foreign", image: "evil/x:1" }),
      );
      await site.settled(namespaces.gui);
      const named = await blamedPods(api);
      const pods = await api.list(`/api/v1/namespaces/${namespaces.gui}/pods`);
      const foreign = pods.filter(({ spec }) => spec.containers.length > 1);
      assert.ok(foreign.length >= 2);
      assert.deepEqual(named.sort(), foreign.map(({ metadata }) => metadata.name).sort());
      await replace(api, namespaces.gui, (_, { containers }) => containers.pop());
      await site.settled(namespaces.gui);
      // The old ones take the time that they have to end.
      await eventually("none is named", async () => (await blamedPods(api)).length === 0, 240);
    });

    it("say nothing in the mode Audit", async () => {
      await site.setActions("Audit");
      await eventually("the mode is heeded", async () => {
        const before = site.api.warnings.length;
        return (await passes("audited")) && site.api.warnings.length === before;
      });
    });

    it("refuse again in the mode Deny, and leave alone what came in between", async () => {
      await site.setActions("Deny");
      await eventually("the mode is heeded", async () => !(await passes("denied")));
      const metadata = { annotations: { looked: "at" } };
      await site.api.patch(`/api/v1/namespaces/${namespaces.gui}/services/warned`, { metadata });
    });

    it("let Deployments, ReplicaSets and whole namespaces be deleted", async () => {
      const { api } = site;
      await api.delete(deployment(namespaces.gui));
      await eventually("its pods are gone", async () => {
        const left = await api.list(`/api/v1/namespaces/${namespaces.gui}/pods`);
        return left.every(({ metadata }) => !metadata.name.startsWith("gui-"));
      });
      for (const namespace of Object.values(namespaces)) {
        await api.delete(`/api/v1/namespaces/${namespace}`);
      }
      // Their pods take the time that they have to end.
      const gone = async () => {
        const left = await api.list("/api/v1/namespaces");
        return !left.some(({ metadata }) => Object.values(namespaces).includes(metadata.name));
      };
      await eventually("the namespaces are gone", gone, 240);
    });
  });

  /** Which pods the guards would warn of if they came once more. */
  async function blamedPods(api: Api): Promise<string[]> {
    const blamed: string[] = [];
    for (const namespace of Object.values(namespaces)) {
      const path = `/api/v1/namespaces/${namespace}/pods`;
      for (const { metadata, spec } of await api.list(path)) {
        const before = api.warnings.length;
        delete spec.ephemeralContainers;
        delete spec.topologySpreadConstraints;
        const again = { generateName: `${metadata.name}-`, namespace, labels: metadata.labels };
        await api.create(path, { apiVersion: "v1", kind: "Pod", metadata: again, spec }, true);
        const warnings = api.warnings.slice(before).join();
        if (warnings.includes("tracardi-guard-")) blamed.push(metadata.name);
      }
    }
    return blamed;
  }

  async function passes(name: string): Promise<boolean> {
    const nodePort = service(namespaces.gui, { type: "NodePort" });
    const path = `/api/v1/namespaces/${namespaces.gui}/services/${name}`;
    const made = await create(site.api, {
      ...nodePort,
      metadata: { ...nodePort.metadata, name },
    }).then(
      () => true,
      () => false,
    );
    if (made && name !== "warned") await site.api.delete(path);
    return made;
  }
});
