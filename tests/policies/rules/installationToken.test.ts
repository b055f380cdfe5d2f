import assert from "node:assert/strict";
import { installationToken as rule } from "../../../policies/rules/installationToken";
import { said, withContainer, withVariable } from "../../helpers/containers";
import { production } from "../../helpers/layouts";
import { U, judge } from "../../helpers/policyStack";

const token = "INSTALLATION_TOKEN";

describe("the installation token", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`must be there, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(said(withVariable("public-api", token, undefined), rule, cluster), {
        found: [
          "Deployment tracardi/public: INSTALLATION_TOKEN in container public is not set, and the image's " +
            "default is public. Set INSTALLATION_TOKEN to one long random text on all APIs of the " +
            "installation, from a Secret.",
        ],
        undecided: [],
      });
    });

    it(`must not differ, with a cluster that is ${cluster}`, () => {
      const stack = production().change("public-secret", ({ stringData }) => {
        stringData[token] = "another-made-up-token-of-the-public-side";
      });
      const { found } = said(stack, rule, cluster);
      assert.equal(found.length, 1);
      assert.match(
        found[0],
        /^INSTALLATION_TOKEN differs between Deployment tracardi\/internal, Deployment tracardi\/public, which are of one installation\./,
      );
    });
  }

  it("must not be the default or empty", () => {
    assert.match(
      said(withVariable("public-api", token, "tracardi"), rule).found[0],
      /public default/,
    );
    assert.match(
      said(withVariable("internal-api", token, ""), rule).found[0],
      /is empty, which switches its check off/,
    );
  });

  it("is told before the workload is made where it follows from that alone, and once", () => {
    const findings = judge(withVariable("public-api", token, "tracardi"));
    const own = findings.filter(({ policy }) => policy === rule.name);
    // The default differs from the internal API's token, too.
    assert.equal(own.length, 2);
    assert.equal(own[0].level, "mandatory");
  });

  it("is never repeated", () => {
    const stack = production().change("public-secret", ({ stringData }) => {
      stringData[token] = "tell-tale-token";
    });
    const all = [...judge(stack), ...judge(withVariable("public-api", token, "tell-tale-token"))];
    assert.doesNotMatch(all.map(({ message }) => message).join("\n"), /tell-tale/);
  });

  it("is not decided in silence while it is not known", () => {
    const stack = production().change("public-secret", ({ stringData }) => (stringData[token] = U));
    const { found, undecided } = said(stack, rule);
    assert.deepEqual(found, []);
    assert.match(undecided[0], /INSTALLATION_TOKEN in container public is not known/);
  });

  it("is trusted to be its own where it is made up at random", () => {
    const stack = production();
    for (const name of ["secret", "public-secret"]) {
      stack.change(name, ({ stringData }) => (stringData[token] = U));
      stack.get(name).references.stringData = [
        "urn:pulumi:test::tracardi::my:Component$random:index/randomPassword:RandomPassword::token",
      ];
    }
    assert.deepEqual(said(stack, rule), { found: [], undecided: [] });
    stack.get("secret").references.stringData.push("urn:pulumi:test::tracardi::my:index:Login::x");
    assert.equal(said(stack, rule).undecided.length, 1);
  });

  it("is nobody's business in a patch that does not name it", () => {
    const patch = {
      metadata: { name: "elsewhere", namespace: "tracardi" },
      spec: {
        template: { spec: { containers: [{ name: "api", image: "tracardi-api:0.8.2.1" }] } },
      },
    };
    const stack = production().add("kubernetes:apps/v1:DeploymentPatch", "patch", patch, {
      provider: "core",
    });
    const { found, undecided } = said(stack, rule);
    assert.deepEqual(found, []);
    assert.match(undecided[0], /comes from what it patches, which is not to be seen/);
  });

  for (const [what, value, said_] of [
    ["a blank", " ", "has fewer than 12 characters"],
    ["many blanks", `x${" ".repeat(30)}`, "has fewer than 12 characters"],
    ["a short one", "k3y-2", "has fewer than 12 characters"],
    ["one character again and again", "a".repeat(30), "has fewer than 5 different characters"],
    ["the default with the end of a line", "tracardi\n", "is Tracardi's public default"],
    ["the default in other case", "Tracardi", "is Tracardi's public default"],
    ["the default, encoded once too often", "dHJhY2FyZGk=", "is Tracardi's public default"],
  ] as const) {
    it(`is not ${what}`, () => {
      const stack = production();
      for (const name of ["secret", "public-secret"]) {
        stack.change(name, ({ stringData }) => (stringData[token] = value));
      }
      const { found } = said(stack, rule);
      assert.equal(found.length, 2);
      found.forEach((message) => assert.ok(message.includes(` ${said_}.`), message));
    });
  }

  it("is not asked of apm", () => {
    const stack = withContainer("apm", ({ env }) => env.push({ name: token, value: "tracardi" }));
    assert.deepEqual(said(stack, rule), { found: [], undecided: [] });
  });
});
