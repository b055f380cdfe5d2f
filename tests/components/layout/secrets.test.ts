import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { eachString, isSecret, unwrap, type WireValue } from "../../../preview/engine/wire";
import { type Deployment, plain } from "../../helpers/deployment";
import { candidate, deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const identity = {
  installationToken: "given-installation-token",
  mergeSecret: "given-merge-secret-of-old",
  adminPassword: "given-admin-password",
};

/** Where a secret is in the clear: in an input or an output of whatever was registered. */
function leaks(deployment: Deployment, secrets: string[]): string[] {
  const found: string[] = [];
  for (const { type, name, inputs, outputs } of nonEmpty(deployment.all)) {
    for (const [where, value] of Object.entries({ inputs, outputs }) as [string, WireValue][]) {
      eachString(value, (text, inSecret) => {
        if (!inSecret && secrets.some((secret) => text.includes(secret))) {
          found.push(`${where} of ${type} ${name}`);
        }
      });
    }
  }
  return found;
}

function passwords(deployment: Deployment): string[] {
  return deployment.of("RandomPassword").map(({ outputs }) => String(unwrap(outputs.result)));
}

describe("secrets", () => {
  it("made at random are secret wherever they go", async () => {
    const deployment = await production();
    const made = passwords(deployment);
    assert.equal(new Set(made).size, 5);
    const used = made.filter((each) =>
      deployment.all.some(
        ({ type, inputs }) => !type.startsWith("random:") && JSON.stringify(inputs).includes(each),
      ),
    );
    assert.deepEqual(used, made, "all of them are used");
    assert.deepEqual(leaks(deployment, made), []);
  });

  it("are long enough, and of characters that pass through a URL and a shell", async () => {
    const deployment = await production();
    const lengths = { "installation-token": 48, "merge-secret": 48, "admin-password": 24 };
    for (const [name, length] of Object.entries(lengths)) {
      const { outputs } = deployment.get("RandomPassword", `tracardi-${name}`);
      assert.match(String(unwrap(outputs.result)), new RegExp(`^[A-Za-z0-9]{${length}}$`));
    }
  });

  for (const [how, given] of [
    ["plainly", identity],
    [
      "as Outputs that are not secret",
      {
        installationToken: pulumi.output(identity.installationToken),
        mergeSecret: pulumi.output(identity.mergeSecret),
        adminPassword: pulumi.output(identity.adminPassword),
      },
    ],
  ] as const) {
    it(`given ${how} are secret wherever they go, and nothing is made in their place`, async () => {
      const deployment = await deployLayout({ identity: given });
      assert.deepEqual(deployment.names("RandomPassword"), [
        "tracardi-search-master",
        "tracardi-search-user",
      ]);
      const values = Object.values(identity);
      for (const value of nonEmpty(values)) {
        const holders = deployment
          .of("Secret")
          .filter((each) => JSON.stringify(plain(each.inputs)).includes(value));
        assert.ok(holders.length > 0, "it is used");
      }
      assert.deepEqual(leaks(deployment, values), []);
    });
  }

  it("of MySQL, Redis and the image registries are secret wherever they go", async () => {
    const login = '{"auths":{"docker.io":{"auth":"given-registry-login"}}}';
    const deployment = await deployLayout({
      tracardi: { version: "0.9.0", untestedOnOpenSearch: true },
      redis: {
        existing: {
          host: "10.20.0.7",
          password: "given-redis-password",
          networks: ["10.20.0.7/32"],
        },
      },
      mysql: {
        existing: {
          host: "10.20.0.8",
          username: "cdp",
          password: pulumi.output("given-mysql-password"),
          networks: ["10.20.0.8/32"],
        },
      },
      images: { pullSecret: login },
    });
    assert.deepEqual(deployment.errors, []);
    const values = ["given-redis-password", "given-mysql-password", "given-registry-login"];
    for (const value of nonEmpty(values)) {
      const holders = deployment
        .of("Secret")
        .filter((each) => JSON.stringify(plain(each.inputs)).includes(value));
      assert.ok(holders.length > 0, "it is used");
    }
    assert.deepEqual(leaks(deployment, values), []);
    const made = await candidate();
    assert.deepEqual(leaks(made, passwords(made)), []);
  });

  it("are in no Deployment, Job or ConfigMap at all", async () => {
    const deployment = await production();
    const made = passwords(deployment);
    for (const kind of ["Deployment", "Job", "ConfigMap"]) {
      for (const each of nonEmpty(deployment.of(kind))) {
        const text = JSON.stringify(plain(each.inputs));
        assert.ok(!nonEmpty(made).some((password) => text.includes(password)), each.name);
      }
    }
  });

  it("the same for all API processes: installation token and merge secret", async () => {
    const deployment = await production();
    const of = (role: string) =>
      plain(deployment.get("Secret", `tracardi-${role}`).inputs.stringData);
    assert.deepEqual(of("public-api"), of("internal-api"));
  });

  it("the kubeconfigs are secret in the providers and in the outputs, and hold no credentials", async () => {
    const deployment = await production();
    for (const name of ["edge", "core"]) {
      const { inputs } = deployment.get("kubernetes", `tracardi-${name}`, "pulumi:providers");
      assert.ok(isSecret(inputs.kubeconfig), name);
      const config = JSON.parse(String(unwrap(inputs.kubeconfig)));
      assert.deepEqual(Object.keys(config.users[0].user), ["exec"]);
      assert.equal(config.users[0].user.exec.command, "aws");
      const { endpoint, name: clusterName } = deployment.get("Cluster", `tracardi-${name}`).outputs;
      assert.equal(config.clusters[0].cluster.server, endpoint);
      assert.deepEqual(config.users[0].user.exec.args, [
        "--region",
        "eu-west-1",
        "eks",
        "get-token",
        "--cluster-name",
        clusterName,
        "--output",
        "json",
      ]);
    }
  });
});
