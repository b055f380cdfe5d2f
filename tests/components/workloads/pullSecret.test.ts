import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { isSecret, type WireValue } from "../../../preview/engine/wire";
import { at, assertInputs } from "../../helpers/deployment";
import { candidate, deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const secrets = "spec.template.spec.imagePullSecrets";

describe("the login to the image registries", () => {
  it("is in each namespace, secret, and every pod there uses it", async () => {
    const deployment = await candidate();
    for (const [role, pods] of Object.entries({
      "public-api": ["public-api"],
      "internal-api": ["internal-api", "apm", "update-worker"],
      gui: ["gui"],
    })) {
      const secret = deployment.get("Secret", `tracardi-${role}-pull`);
      assertInputs(secret, {
        type: "kubernetes.io/dockerconfigjson",
        "metadata.namespace": `tracardi-${role}`,
        stringData: { ".dockerconfigjson": '{"auths":{"docker.io":{"auth":"hunter2"}}}' },
      });
      const { stringData } = secret.inputs as { stringData: { [key: string]: WireValue } };
      assert.ok(isSecret(stringData) || isSecret(stringData[".dockerconfigjson"]));
      const name = at(secret, "metadata.name");
      for (const pod of nonEmpty(pods)) {
        assertInputs(deployment.get("Deployment", `tracardi-${pod}`), { [secrets]: [{ name }] });
      }
    }
    const own = at(deployment.get("Secret", "tracardi-internal-api-pull"), "metadata.name");
    assertInputs(deployment.get("Job", "tracardi-installer"), { [secrets]: [{ name: own }] });
  });

  it("is absent where none is given", async () => {
    const deployment = await production();
    assert.ok(!nonEmpty(deployment.names("Secret")).some((name) => name.endsWith("-pull")));
    assertInputs(deployment.get("Deployment", "tracardi-apm"), { [secrets]: undefined });
  });

  it("stops the deployment where a late one is none, without showing it", async () => {
    const deployment = await deployLayout({ images: { pullSecret: pulumi.output("hunter2") } });
    const told = deployment.errors.filter((error) => error.includes("images.pullSecret: [secret]"));
    assert.ok(told.length > 0);
    assert.ok(!deployment.errors.some((error) => error.includes("hunter2")));
    assert.ok(!deployment.names("Job").includes("tracardi-installer"));
  });
});
