import assert from "node:assert/strict";
import { plainSecrets as rule } from "../../../policies/rules/plainSecrets";
import { said, withContainer, withVariable } from "../../helpers/containers";
import { type Inputs, U, judge } from "../../helpers/policyStack";

const none = { found: [], undecided: [] };

describe("plain secrets", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`are found in a pod, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(
        said(withVariable("apm", "REDIS_PASSWORD", "tell-tale"), rule, cluster).found,
        [
          "Deployment tracardi/apm: REDIS_PASSWORD in container apm is a plain value of the pod. Put it into " +
            "a Secret, take it from there with valueFrom.secretKeyRef, and change it: it was readable.",
        ],
      );
    });
  }

  const addresses: [string, boolean][] = [
    ["https://tracardi:tell-tale@search.example.com:443", true],
    ["tracardi:tell-tale@search.example.com", true],
    ["https://a.example.com:443,https://u:tell-tale@b.example.com:443", true],
    ["https://search.example.com:443", false],
    ["https://search.example.com:443/path@x", false],
    ["https://tracardi@search.example.com:443", false],
    ["https://tracardi:$(NONE)@search.example.com:443", false],
  ];
  for (const [address, isPlain] of addresses) {
    it(`${isPlain ? "are" : "are not"} in ${address.replace("tell-tale", "…")}`, () => {
      const stack = withVariable("public-api", "ELASTIC_HOST", address);
      assert.equal(said(stack, rule).found.length, isPlain ? 1 : 0);
      assert.doesNotMatch(
        judge(stack)
          .map(({ message }) => message)
          .join("\n"),
        /tell-tale/,
      );
    });
  }

  const commands: [string[], boolean][] = [
    [["sh", "-c", "INSTALLATION_TOKEN=tell-tale exec start.sh"], true],
    [["env", "REDIS_PASSWORD=tell-tale", "start.sh"], true],
    [["run", "--search", "https://u:tell-tale@search.example.com"], true],
    [["sh", "-c", 'REDIS_PASSWORD="$(cat /run/secret)" exec start.sh'], false],
    [["sh", "-c", "REDIS_PASSWORD=$OTHER exec start.sh"], false],
    [["sh", "-c", "OLD_REDIS_PASSWORD_FILE=/x exec start.sh"], false],
  ];
  for (const [args, isPlain] of commands) {
    it(`${isPlain ? "are" : "are not"} in the command ${args.join(" ").replace("tell-tale", "…")}`, () => {
      const stack = withContainer("public-api", (container) => (container.args = args));
      const { found } = said(stack, rule);
      assert.equal(found.length, isPlain ? 1 : 0);
      assert.doesNotMatch(found.join(), /tell-tale/);
    });
  }

  it("are found in any container of a pod", () => {
    const stack = withContainer("gui", () => undefined).change("gui", ({ spec }) => {
      const env = [{ name: "LICENSE", value: "tell-tale" }];
      spec.template.spec.initContainers = [{ name: "fetch", image: "fetch:1.0.0", env }];
    });
    assert.match(said(stack, rule).found[0], /LICENSE in container fetch is a plain value/);
  });

  it("are told of one pod at once", () => {
    const stack = withContainer("apm", ({ env }: Inputs) =>
      env.push({ name: "REDIS_PASSWORD", value: "x" }, { name: "LICENSE", value: "y" }),
    );
    assert.equal(said(stack, rule).found.length, 1);
  });

  it("are not decided in silence while an address or a variable is not known", () => {
    const address = said(withVariable("apm", "ELASTIC_HOST", U), rule);
    assert.match(address.undecided[0], /whether ELASTIC_HOST in container apm holds a password/);
    const entries = said(
      withContainer("apm", (container) => (container.env = U)),
      rule,
    );
    assert.match(entries.undecided[0], /whether secrets are among the variables of container apm/);
  });

  it("are not in an address that a store of the stack will have", () => {
    const stack = withVariable("apm", "ELASTIC_HOST", U);
    stack.get("apm").references.spec = [stack.get("search").urn, stack.get("secret").urn];
    assert.deepEqual(said(stack, rule), none);
    stack.get("apm").references.spec.push("urn:pulumi:test::t::random:index/randomPassword:X::p");
    assert.equal(said(stack, rule).undecided.length, 1);
  });
});
