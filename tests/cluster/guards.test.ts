import * as assert from "node:assert/strict";
import { service } from "./guards/objects";
import { operations } from "./guards/operations";
import { GuardedSite, namespaces } from "./guards/site";
import { create, deployment } from "./guards/actions";
import { tamperings } from "./guards/tamperings";
import { type ApiError } from "./support/api";
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
