import assert from "node:assert/strict";
import { readDocuments } from "../../../policies/cli/inputs/yaml/documents";
import { readManifests } from "../../../policies/cli/inputs/manifests";
import { apiDeployment, publicService, run } from "./run";

const values = (text: string) => readDocuments(text, "it.yaml").contents.map(({ value }) => value);
const warnings = (text: string) => readDocuments(text, "it.yaml").warnings;
const flag = (env: string) =>
  apiDeployment.replace(
    "      containers:",
    "      x-env: &env { EXPOSE_GUI_API: x }\n      containers:",
  ) + env;

describe("YAML, as kubectl reads it", () => {
  it("lets a merge override what stands above it, and not what stands below", () => {
    const common = "x: &x { flag: 'yes' }\n";
    assert.deepEqual(values(`${common}a:\n  flag: 'no'\n  <<: *x\n`), [
      { x: { flag: "yes" }, a: { flag: "yes" } },
    ]);
    assert.deepEqual(warnings(`${common}a:\n  flag: 'no'\n  <<: *x\n`), [
      'it.yaml:3: the key "flag" is overridden by a merge (<<) below it',
    ]);
    assert.deepEqual(values(`${common}a:\n  <<: *x\n  flag: 'no'\n`), [
      { x: { flag: "yes" }, a: { flag: "no" } },
    ]);
    assert.deepEqual(warnings(`${common}a:\n  <<: *x\n  flag: 'no'\n`), []);
  });

  it("takes the later of two merges, and the first of a list of them", () => {
    assert.deepEqual(values("<<: { a: 1, b: 1 }\n<<: { a: 2 }\n"), [{ a: 2, b: 1 }]);
    assert.deepEqual(values("<<: [{ a: 1 }, { a: 2 }]\n"), [{ a: 1 }]);
    assert.throws(
      () => values("a: 1\n<<: 5\n"),
      /^Error: it\.yaml:2: cannot be read: only mappings/,
    );
  });

  it("takes the last of equal keys, and names key and line", () => {
    assert.deepEqual(values("a: 1\nb: 2\na: 3\n"), [{ a: 3, b: 2 }]);
    assert.deepEqual(warnings("a: 1\nb: 2\na: 3\n"), [
      'it.yaml:3: the key "a" is there twice, and the later one counts',
    ]);
    assert.deepEqual(warnings('{"a":1,\n"a":2}'), [
      'it.yaml:2: the key "a" is there twice, and the later one counts',
    ]);
    assert.throws(
      () => values("1: a\n'1': b\n"),
      /it\.yaml:2: cannot be read: the key "1" is there as two/,
    );
  });

  it("leaves out what follows the end of a document, up to the next one", () => {
    assert.deepEqual(values("a: 1\n...\nb: 2\n---\nc: 3\n"), [{ a: 1 }, { c: 3 }]);
    assert.deepEqual(values("a: |\n  ...\nb: 2\n"), [{ a: "...\n", b: 2 }]);
    assert.throws(
      () => values("a: 1\n--- {b: 2}\n"),
      /^Error: it\.yaml:2: cannot be read: a line that/,
    );
  });

  it("follows as many aliases as there are, but not what they multiply to", () => {
    const many = `x: &x [1]\n${Array.from({ length: 5000 }, (_, at) => `k${at}: *x`).join("\n")}\n`;
    const [all] = values(many) as [Record<string, unknown>];
    assert.equal(Object.keys(all).length, 5001);
    const levels = Array.from(
      { length: 9 },
      (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}1]`,
    );
    const bomb = `l0: &l0 [1]\n${levels.join("\n")}\n`;
    assert.throws(
      () => values(bomb),
      /^Error: it\.yaml:\d+: cannot be read: the aliases expand to too much/,
    );
    assert.throws(
      () => values("a: &a [*a]\n"),
      /^Error: it\.yaml:1: .*an alias of what it stands in/,
    );
    assert.throws(
      () => values("a: 1\nb: *c\n"),
      /^Error: it\.yaml:2: .*an alias without an anchor/,
    );
  });

  it("reads JSON objects in a row, and YAML behind one of them", () => {
    assert.deepEqual(values('{"a":1}{"b":2}\n{"c":3}\n'), [{ a: 1 }, { b: 2 }, { c: 3 }]);
    assert.deepEqual(values('{"a":1}\n---\nb: yes\n'), [{ a: 1 }, { b: true }]);
    assert.throws(() => values('{"a":1}\n{"b":2}\n---\nc: 3\n'), /^Error: it\.yaml:3: /);
  });

  it("has the numbers and truths of YAML 1.1, but for its times", () => {
    assert.deepEqual(
      values(
        "[y, off, 011, 0o11, 0x1f, 0b11, 1_000, 08, .5, 12:30, 2027-01-31, '011', ! on, !!int '5']",
      ),
      [[true, false, 9, 9, 31, 3, 1000, 8, 0.5, "12:30", "2027-01-31", "011", "on", 5]],
    );
    assert.throws(
      () => values("a: !!int x\n"),
      /it\.yaml:1: cannot be read: this is not what its tag/,
    );
    assert.throws(() => values("a: .inf\n"), /it\.yaml:1: cannot be read: JSON has no such number/);
  });

  for (const [what, text] of [
    ["a line break that hides what follows a comment", "a: 1\n# note\u2028b: 2\n"],
    ["a carriage return alone", "a: 1\n# note\rb: 2\n"],
    ["a directive", "# x\n%YAML 1.1\n---\na: 1\n"],
    ["a question mark that is a key within brackets", "a: 1\nb: {?c: 1}\n"],
    ["a null key", "a: 1\n~: 2\n"],
    ["nesting without an end", `a: 1\nb: ${"[".repeat(20000)}\n`],
    ["nesting beyond all use", `a: 1\nb: ${"[".repeat(600)}${"]".repeat(600)}\n`],
  ] as const) {
    it(`is refused by its line for ${what}`, () => {
      assert.throws(() => values(text), /^Error: it\.yaml:\d+: cannot be read: ./);
    });
  }

  it("takes whatever has items for a list", () => {
    const read = (kind: string) =>
      readManifests([
        {
          ...{ file: "it.yaml", lenient: false },
          text: `apiVersion: v1\nkind: ${kind}\nmetadata: { name: x }\nitems: [{ apiVersion: v1, kind: Pod }]\n`,
        },
      ]).resources.map(({ type }) => type);
    assert.deepEqual(read("ConfigMap"), ["kubernetes:core/v1:Pod"]);
    assert.deepEqual(read("List"), ["kubernetes:core/v1:Pod"]);
  });

  it("is what the verdict is on, and says what may surprise", async () => {
    const map = (order: string[]) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: env, namespace: tracardi }\n` +
      `x-on: &on { EXPOSE_GUI_API: "yes" }\ndata:\n${order.join("")}`;
    const env = "          envFrom: [{ configMapRef: { name: env } }]\n";
    const judged = async (order: string[]) =>
      run(["-"], [flag(env), map(order), publicService].join("---\n"));
    const own = '  EXPOSE_GUI_API: "no"\n';
    const overridden = await judged([own, "  <<: *on\n"]);
    assert.match(overridden.stdout, /tracardi-gui-api-exposed/);
    assert.match(overridden.stderr, /^warning: stdin:\d+: the key "EXPOSE_GUI_API" is overridden/m);
    const kept = await judged(["  <<: *on\n", own]);
    assert.doesNotMatch(kept.stdout, /tracardi-gui-api-exposed/);
    assert.equal(kept.stderr, "");
  });
});
