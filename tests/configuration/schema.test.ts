import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { argumentReference, REFERENCE_FILE } from "../../configuration/reference";
import { values } from "../properties/argumentValues";
import { holdsSecret, resolved, schema, type Schema } from "../../components/arguments/schema";

const SCHEMA_FILE = path.join(__dirname, "../../components/arguments/arguments.schema.json");

const generate = `
  require("./loader/register.cjs");
  require("./configuration/generate").generateSchema().then((text) => process.stdout.write(text));
`;

/** Every node below another by its path. */
function* nodes(node: Schema, at = ""): Generator<[string, Schema]> {
  const { properties, items, additionalProperties } = resolved(node);
  const named = Object.entries(properties ?? {}).map(([name, each]) => [`${at}.${name}`, each]);
  const others = [
    [`${at}.*`, additionalProperties],
    [`${at}[]`, items],
  ];
  for (const [name, each] of [...named, ...others] as [string, Schema | undefined][]) {
    if (typeof each !== "object") continue;
    yield [name, resolved(each)];
    yield* nodes(each, name);
  }
}

describe("schema of the arguments", () => {
  it("is what `npm run schema` makes of components/arguments", () => {
    const options = { cwd: path.join(__dirname, "../.."), encoding: "utf8", maxBuffer: 10 ** 7 };
    const made = execFileSync(process.execPath, ["-e", generate], options as { encoding: "utf8" });
    assert.ok(readFileSync(SCHEMA_FILE, "utf8") === made, "run `npm run schema`");
  });

  it("is what docs/arguments.md says, argument by argument", async () => {
    assert.ok(
      readFileSync(REFERENCE_FILE, "utf8") === (await argumentReference()),
      "run `npm run schema`",
    );
  });

  it("has every argument that the component knows, and refuses all others", () => {
    assert.deepEqual(Object.keys(schema.properties ?? {}).sort(), Object.keys(values).sort());
    for (const [at, { type, properties, additionalProperties }] of nodes(schema)) {
      if (type !== "object") continue;
      if (properties) assert.equal(additionalProperties, false, at);
      else assert.equal(typeof additionalProperties, "object", at);
    }
  });

  it("has one type and a description for everything", () => {
    for (const [at, node] of nodes(schema)) {
      assert.match(String(node.type), /^(string|integer|boolean|object|array)$/, at);
      if (!/(\*|\])$/.test(at)) assert.ok(node.description?.trim(), at);
    }
  });

  it("knows every secret", () => {
    const secrets = [...nodes(schema)].filter(([, { secret }]) => secret).map(([at]) => at);
    assert.ok(secrets.includes(".identity.mergeSecret"));
    assert.ok(secrets.includes(".publicApi.secretEnvironment"));
    const suspects = [...nodes(schema)].filter(
      ([at, { description }]) =>
        /(password|secret|token|apiKey\.key|kubeconfig)\w*$/i.test(at) ||
        /(, secret|\. Secret|secret)[.:,]/.test(description ?? ""),
    );
    const untold = suspects.filter(([, node]) => !holdsSecret(node)).map(([at]) => at);
    assert.deepEqual(untold, [], "each needs the tag @secret");
  });

  it("has the values of enums, and defaults that are members of enums", () => {
    assert.deepEqual(schema.definitions?.Access.enum, ["internal", "restricted"]);
    assert.equal(schema.properties?.profile.default, "production");
    assert.equal(schema.properties?.kubernetesVersion.default, "1.35");
  });
});
