import assert from "node:assert/strict";
import { join } from "node:path";
import { PolicyConfig } from "../../../preview/analyzer/policyConfig";
import { PreviewError } from "../../../preview/errors";
import { preview } from "../../../preview/preview";
import { readProject } from "../../../preview/project/project";
import { FIXTURES, previewOf, withFolder } from "../helpers/fixtures";

/** Every policy of the fixture that answers. */
const TALKATIVE: PolicyConfig = {
  "no-wide-network": { properties: { suffix: "/16" } },
  "reads-unknown": { level: "mandatory" },
  "tells-inputs": { level: "advisory" },
  "tells-secrets": { level: "advisory" },
  "tells-stack": { level: "mandatory" },
};

describe("policy pack in its own process", () => {
  for (const unknowns of [false, true]) {
    const mode = unknowns ? "with unknown values" : "with simulated values";
    /** What the fixture's policies say of the small program, without their descriptions. */
    let said: string[];
    const of = (policy: string) => said.filter((each) => each.includes(` ${policy} `));

    before(`judge the small program ${mode}`, async () => {
      const { pack } = await previewOf("small", { policies: TALKATIVE, unknowns });
      said = (pack?.findings ?? []).map(
        ({ level, policy, message, urn }) =>
          `${level} ${policy} ${urn.split("::").pop()}: ${message.split("\n").pop()}`,
      );
    });

    it(`gets its configuration, ${mode}`, () => {
      assert.deepEqual(of("no-wide-network"), ["mandatory no-wide-network net: net is a /16"]);
    });

    it(`is given inputs, options and the provider of a resource, ${mode}`, () => {
      assert.deepEqual(of("tells-inputs"), [
        "advisory tells-inputs config: default kubernetes true 5400 small-dev",
      ]);
    });

    it(`is given the stack's outputs and dependencies, ${mode}`, () => {
      const properties = unknowns ? "none" : "apiVersion data kind metadata";
      assert.deepEqual(of("tells-stack").sort(), [
        "mandatory tells-stack : roleArn of cluster depends on role",
        `mandatory tells-stack config: properties of config: ${properties}`,
      ]);
    });

    it(`cannot decide on what is not known, ${mode}`, () => {
      const expected = unknowns
        ? /^advisory reads-unknown net-0: can't run policy 'reads-unknown'/
        : /^mandatory reads-unknown net-0: the subnet is in vpc-facade00/;
      assert.equal(of("reads-unknown").length, 1);
      assert.match(of("reads-unknown")[0], expected);
    });

    it(`cannot tell secrets, ${mode}`, () => {
      assert.deepEqual(of("tells-secrets"), [
        "advisory tells-secrets secret: the password is [secret], the user [secret]",
      ]);
    });
  }

  it("refuses a configuration that a policy's schema does not allow", async () => {
    const policies = { "no-wide-network": { properties: { suffix: "/9" } } };
    await assert.rejects(
      previewOf("small", { policies }),
      new PreviewError(
        "input",
        "the policy configuration is wrong:\n" +
          '  no-wide-network: suffix must be one of ["/16","/8"], and is "/9"',
      ),
    );
  });

  it("fails with the policy's error if it throws", async () => {
    await assert.rejects(
      previewOf("small", { policies: { throws: { level: "advisory" } } }),
      (error: Error) => {
        assert.ok(error instanceof PreviewError && error.kind === "pack");
        assert.match(error.message, /^the policy pack failed: .*policy 'throws'.*\n.*has a bug/);
        return true;
      },
    );
  });
});

describe("a policy pack that cannot start", () => {
  const start = (policyPack: string) => {
    const project = readProject(join(FIXTURES, "small"));
    return preview({ project, policyPack, policyConfig: {}, unknowns: false });
  };

  it("tells what it printed", async () => {
    await assert.rejects(start(join(FIXTURES, "broken-pack")), (error: Error) => {
      assert.ok(error instanceof PreviewError && error.kind === "pack");
      assert.match(error.message, /^the policy pack .*broken-pack did not start:\n/);
      assert.match(error.message, /Error: not today/);
      return true;
    });
  });

  it("is told from a folder without a pack", async () => {
    await withFolder({}, (folder) =>
      assert.rejects(
        start(folder),
        new PreviewError("input", `${folder} is no policy pack: it has no PulumiPolicy.yaml`),
      ),
    );
  });

  it("is told from one that is not installed", async () => {
    await withFolder({ "PulumiPolicy.yaml": "runtime: nodejs\n" }, (folder) =>
      assert.rejects(
        start(folder),
        new PreviewError(
          "input",
          `the policy pack ${folder} finds no @pulumi/pulumi: run npm install in its package`,
        ),
      ),
    );
  });
});
