import * as assert from "node:assert/strict";
import { GuardMode } from "../../../index";
import { resolve } from "../../../components/settings/resolve";
import { args, type Changes } from "../../helpers/production";

const registries = (changes: Changes) => resolve(args(changes)).guards?.registries;

describe("registries that the guards allow", () => {
  it("are of Docker Hub what is beside Tracardi's images alone", () => {
    assert.deepEqual(registries({}), ["docker.io/tracardi/"]);
    for (const registry of ["docker.io", "docker.io/", "index.docker.io"]) {
      const host = registry.replace("/", "");
      assert.deepEqual(registries({ images: { registry } }), [`${host}/tracardi/`]);
    }
  });

  it("are the whole of a registry of one's own, up to a slash", () => {
    const registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub";
    for (const given of [registry, `${registry}/`]) {
      assert.deepEqual(registries({ images: { registry: given } }), [
        `${registry}/`,
        `${registry}/tracardi/`,
      ]);
    }
  });

  it("are those of sidecars too, each once", () => {
    const guards = { registries: ["public.ecr.aws/logs", "docker.io/tracardi"] };
    assert.deepEqual(registries({ guards }), ["docker.io/tracardi/", "public.ecr.aws/logs/"]);
  });

  it("are none where the guards are off", () => {
    assert.equal(resolve(args({ guards: { mode: GuardMode.Off } })).guards, undefined);
    assert.equal(resolve(args({ guards: {} })).guards?.mode, "deny");
  });
});
