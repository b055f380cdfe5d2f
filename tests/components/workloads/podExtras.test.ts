import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ownVariables } from "../../../components/validation/ownVariables";
import { isSecret } from "../../../preview/engine/wire";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import {
  adopted,
  candidate,
  deployLayout,
  minimal,
  oneCluster,
  production,
} from "../../helpers/production";
import { layoutVariables } from "../../helpers/layoutVariables";
import { Traffic } from "../../helpers/traffic";
import { nonEmpty } from "../../helpers/nonEmpty";

const template = "spec.template";
const first = `${template}.spec.containers.0`;
const roleArn = "arn:aws:iam::111122223333:role/workflows";
const agent = "169.254.170.23:80";

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

describe("additions to pods", () => {
  let deployment: Deployment;
  before(
    async () =>
      (deployment = await deployLayout({
        publicApi: {
          environment: { PROFILE_CACHE_TTL: pulumi.output("120"), TQL: "x" },
          secretEnvironment: { CRM_KEY: "hunter2" },
          labels: { "example.com/team": "data", plain: "" },
          annotations: { "example.com/note": "two words" },
          podIdentityRoleArn: pulumi.output(roleArn),
        },
        gui: { labels: { "example.com/team": "web" } },
      })),
  );

  const api = () => deployment.get("Deployment", "tracardi-public-api");
  const environment = (name: string) => at(deployment.get("Deployment", name), `${first}.env`);

  it("are none by default", async () => {
    const plain = await production();
    assert.deepEqual(plain.names("ServiceAccount"), []);
    assert.deepEqual(plain.names("PodIdentityAssociation"), []);
    for (const each of nonEmpty(plain.of("Deployment"))) {
      assertInputs(each, {
        [`${template}.metadata.annotations`]: undefined,
        [`${template}.spec.serviceAccountName`]: undefined,
      });
    }
  });

  it("join the variables of the layout, and take none of them away", async () => {
    const own = at((await production()).get("Deployment", "tracardi-public-api"), `${first}.env`);
    const names = (own as Variable[]).map(({ name }) => name);
    const all = environment("tracardi-public-api") as Variable[];
    const added = ["PROFILE_CACHE_TTL", "TQL", "CRM_KEY"];
    assert.deepEqual(
      all.map(({ name }) => name),
      [...names, ...added],
    );
    assert.equal(all.find(({ name }) => name === "PROFILE_CACHE_TTL")?.value, "120");
  });

  it("of one workload stay out of the others, and out of the installer", () => {
    const others = ["internal-api", "gui"].map((role) => environment(`tracardi-${role}`));
    const job = at(deployment.get("Job", "tracardi-installer"), `${first}.env`);
    for (const each of [...others, job]) assert.doesNotMatch(JSON.stringify(each), /TQL|CRM_KEY/);
    const labels = at(deployment.get("Deployment", "tracardi-gui"), `${template}.metadata.labels`);
    assert.equal((labels as Record<string, string>)["example.com/team"], "web");
  });

  it("reach the pod by reference where they are secret", () => {
    const secret = deployment.get("Secret", "tracardi-public-api-extra");
    const { stringData } = secret.inputs as { stringData: Record<string, never> };
    assert.ok(isSecret(stringData.CRM_KEY) || isSecret(stringData));
    assert.deepEqual(at(secret, "stringData"), { CRM_KEY: "hunter2" });
    const variables = environment("tracardi-public-api") as Variable[];
    assert.deepEqual(variables.find(({ name }) => name === "CRM_KEY")?.valueFrom, {
      secretKeyRef: { name: at(secret, "metadata.name"), key: "CRM_KEY" },
    });
    const holders = deployment.all.filter((each) =>
      JSON.stringify(each.inputs).includes("hunter2"),
    );
    assert.deepEqual(holders, [secret]);
  });

  it("label and annotate pods, but neither select by it nor touch the labels of the layout", () => {
    const labels = at(api(), `${template}.metadata.labels`) as Record<string, string>;
    assert.equal(labels["example.com/team"], "data");
    assert.equal(labels.plain, "");
    assert.equal(labels["app.kubernetes.io/component"], "public-api");
    const selector = at(api(), "spec.selector.matchLabels") as object;
    assert.equal(Object.keys(selector).length, 2);
    assert.deepEqual(at(api(), `${template}.metadata.annotations`), {
      "example.com/note": "two words",
    });
  });

  it("give the pods a role in AWS, and still no token for the Kubernetes API", () => {
    const association = deployment.get("PodIdentityAssociation", "tracardi-public-api");
    assertInputs(association, {
      clusterName: deployment.get("Cluster", "tracardi-edge").outputs.name,
      namespace: "tracardi-public-api",
      serviceAccount: "public-api",
      roleArn,
      "tags.tracardi-pulumi": "tracardi",
    });
    const account = deployment.get("ServiceAccount", "tracardi-public-api");
    assertInputs(account, {
      "metadata.name": "public-api",
      "metadata.namespace": "tracardi-public-api",
      automountServiceAccountToken: false,
    });
    assertInputs(api(), {
      [`${template}.spec.serviceAccountName`]: "public-api",
      [`${template}.spec.automountServiceAccountToken`]: false,
    });
    for (const each of [association, account]) deployment.assertWaits(api(), each);
    assertInputs(deployment.get("Deployment", "tracardi-internal-api"), {
      [`${template}.spec.serviceAccountName`]: undefined,
    });
  });

  it("open the way to the server's Pod Identity agent for that role alone, and to nothing beside", () => {
    const traffic = new Traffic(deployment);
    const metadata = ["169.254.169.254:80", "169.254.170.23:443", "169.254.170.22:80"];
    assert.deepEqual(traffic.sends("public-api", [agent, ...metadata]), [agent]);
    for (const role of ["internal-api", "installer", "gui"]) {
      assert.deepEqual(traffic.sends(role, [agent, ...metadata]), [], role);
    }
  });

  it("are checked where they are used when they come from a resource", async () => {
    const wrong = await deployLayout({
      internalApi: {
        podIdentityRoleArn: pulumi.output("workflows"),
        secretEnvironment: { KEY: pulumi.output(7 as unknown as string) },
      },
    });
    const text = wrong.errors.join("\n");
    assert.match(text, /internalApi\.podIdentityRoleArn: "workflows" is not allowed/);
    assert.match(text, /internalApi\.secretEnvironment\.KEY: \[secret\] is not allowed/);
    assert.equal(wrong.names("PodIdentityAssociation").length, 0);
  });
});

describe("the variables of the layout", () => {
  it("are those that the code sets, with every store and option", () => {
    assert.deepEqual(ownVariables, layoutVariables());
  });

  it("are all known to the check that keeps users from setting them", async () => {
    const known = ownVariables;
    const layouts = [production, minimal, adopted, oneCluster, candidate];
    for (const layout of layouts) {
      const deployment = await layout();
      const apis = deployment.of("Deployment").filter(({ name }) => name.endsWith("-api"));
      assert.ok(apis.length > 0);
      for (const each of nonEmpty(apis)) {
        const names = (at(each, `${first}.env`) as Variable[]).map(({ name }) => name);
        assert.deepEqual(
          names.filter((name) => !known.includes(name)),
          [],
        );
      }
    }
    assert.ok(known.includes("EXPOSE_GUI_API") && known.includes("INSTALLATION_TOKEN"));
    assert.ok(!known.includes("PROFILE_CACHE_TTL"), "which is the user's to set");
  });
});
