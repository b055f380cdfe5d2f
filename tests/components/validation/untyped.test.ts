import * as assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { TracardiArgsError, TracardiProduction, type TracardiProductionArgs } from "../../../index";
import { show } from "../../../components/validation/shown";
import { validate } from "../../../components/validation/validate";
import { deploy } from "../../helpers/mocks";
import { args } from "../../helpers/production";
import { places, values, withValue } from "./anyValues";
import { everything, otherEngines, otherStores, withMysql } from "./everything";

describe("validate: what untyped programs give", () => {
  it("finds nothing wrong with all arguments at once", () => {
    for (const whole of [everything, withMysql, otherStores, ...otherEngines])
      assert.deepEqual(validate(whole), []);
  });

  for (const [what, value] of values) {
    it(`survives ${what} in every place of another search engine`, () => {
      for (const engine of otherEngines) {
        const ours = places(engine).filter(([top]) => /^(elasticCloud|existingSearch)$/.test(top));
        for (const path of ours) {
          const problems = validate(withValue(engine, path, value) as TracardiProductionArgs);
          const words = problems.flatMap((each) => Object.values(each)).join("\n");
          assert.doesNotMatch(words, /\[object|toJSON|undefined/, path.join("."));
        }
      }
    });
  }

  for (const [what, value] of values) {
    it(`survives ${what} in every place of other stores`, () => {
      for (const stores of [withMysql, otherStores]) {
        const ours = places(stores).filter(([top]) => /^(redis|mysql|tracardi)$/.test(top));
        for (const path of ours) {
          const problems = validate(withValue(stores, path, value) as TracardiProductionArgs);
          const words = problems.flatMap((each) => Object.values(each)).join("\n");
          assert.doesNotMatch(words, /\[object|toJSON|undefined/, path.join("."));
        }
      }
    });

    it(`survives ${what} in every place`, () => {
      for (const path of places(everything)) {
        const problems = validate(withValue(everything, path, value) as TracardiProductionArgs);
        const words = problems.flatMap((each) => Object.values(each)).join("\n");
        assert.doesNotMatch(words, /\[object|toJSON|undefined/, path.join("."));
        // Nothing but what the program gave may be complained of.
        const top = path[0] ?? "args";
        assert.ok(
          path.length === 0 ||
            problems.length === 0 ||
            problems.some((each) => each.path.startsWith(top)),
          path.join("."),
        );
      }
    });
  }

  it("names every required argument where there is none", () => {
    const paths = validate({} as TracardiProductionArgs).map(({ path }) => path);
    assert.deepEqual(paths, [
      "hosts",
      "trustedNetworks",
      "access",
      "adminEmail",
      "kubernetesApi",
      "openSearch",
      "dns",
    ]);
    const none = validate(undefined as unknown as TracardiProductionArgs).map(({ path }) => path);
    assert.deepEqual(none, ["args"]);
  });

  it("does not take a resource for its id", async () => {
    await deploy(() => {
      const zoneId = new aws.route53.Zone("zone", {}) as unknown as string;
      assert.deepEqual(
        validate(args({ dns: { zoneId } })).map(({ path, value }) => [path, value]),
        [["dns.zoneId", "a resource"]],
      );
    });
  });
});

describe("show", () => {
  for (const [value, shown] of [
    [undefined, "nothing"],
    ["a\nb", '"a\\nb"'],
    [[1, ["x"]], '[1,["x"]]'],
    [{ a: { b: { c: 1 } } }, '{"a":{"b":{…}}}'],
    [pulumi.output(1), "an Output"],
    ["x".repeat(300), `"${"x".repeat(199)}…`],
  ]) {
    it(`shows ${shown}`.slice(0, 40), () => assert.equal(show(value), shown));
  }

  it("ends with what holds itself", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    assert.equal(show(circle), '{"self":{"self":{…}}}');
  });
});

describe("TracardiArgsError", () => {
  const wrong = () => args({ adminEmail: "nobody", protection: "no" as unknown as boolean });

  it("holds all problems, in a message that says everything and in parts for the engine", async () => {
    const deployment = await deploy(() => {
      assert.throws(
        () => new TracardiProduction("mine", wrong()),
        (error: TracardiArgsError & { __pulumiRunError?: boolean }) => {
          assert.ok(error instanceof TracardiArgsError);
          assert.ok(error instanceof pulumi.InputPropertiesError);
          assert.equal(error.name, "TracardiArgsError");
          assert.equal(error.__pulumiRunError, true);
          const email =
            '"nobody" is not allowed; allowed: one e-mail address. Name the mailbox of the first administrator: it is ' +
            "the login to the GUI.";
          const protection =
            '"no" is not allowed; allowed: true, false. Leave it out for the default: true.';
          assert.equal(
            error.message,
            `TracardiProduction "mine" has 2 wrong arguments:\n  - adminEmail: ${email}\n  - protection: ${protection}`,
          );
          assert.deepEqual(error.errors, [
            { propertyPath: "adminEmail", reason: email },
            { propertyPath: "protection", reason: protection },
          ]);
          return true;
        },
      );
    });
    assert.deepEqual(deployment.all, [], "nothing is registered");
  });

  it("counts one", () => {
    const error = new TracardiArgsError("mine", validate(args({ adminEmail: "nobody" })));
    assert.match(error.message, /^TracardiProduction "mine" has 1 wrong argument:\n/);
  });
});
