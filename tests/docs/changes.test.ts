import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Schema, resolved, schema } from "../../components/arguments/schema";
import { operations } from "../engine/changes/operations";
import { rows } from "../engine/changes/rows";
import { words } from "../engine/changes/told";
import { nonEmpty } from "../helpers/nonEmpty";

/** The paths of all arguments that have no arguments of their own; `*` is any name of a map. */
function leaves(node: Schema, path: readonly string[] = []): string[] {
  const { type, properties, additionalProperties } = resolved(node);
  if (type !== "object") return [path.join(".")];
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([name, each]) => leaves(each, [...path, name]));
  }
  const each = typeof additionalProperties === "object" ? resolved(additionalProperties) : {};
  return each.properties === undefined ? [path.join(".")] : leaves(each, [...path, "*"]);
}

/** Whether a changed argument is this one, or one within it. */
function covers(changed: string, path: string): boolean {
  const names = changed.split(".");
  return path.split(".").every((part, at) => part === "*" || part === names[at]);
}

describe("docs/changes.md", () => {
  const page = () => readFileSync(join(__dirname, "..", "..", "docs", "changes.md"), "utf8");

  it("has a change of every argument", () => {
    const missing = nonEmpty(leaves(schema)).filter(
      (path) => !rows.some(({ argument }) => covers(argument, path)),
    );
    assert.deepEqual(missing, []);
  });

  it("was written with these changes", () => {
    const text = page();
    for (const { argument } of nonEmpty(rows))
      assert.ok(text.includes(`\`${argument}\``), argument);
  });

  it("has every operation", () => {
    const text = words(page());
    for (const { what } of nonEmpty(operations)) assert.ok(text.includes(words(what)), what);
  });

  it("replaces and deletes nothing that holds data, nor a network or a cluster, without an argument that says so", () => {
    const losing = page()
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .filter((line) => lost(line).some((kind) => HOLDING.includes(kind)))
      .map((line) => /`(\w+)/.exec(line)?.[1]);
    assert.deepEqual([...new Set(losing)], ["unprotected"]);
  });
});

const HOLDING = [
  ...["Domain", "ReplicationGroup", "Instance", "Deployment (ec)", "Key", "RandomPassword"],
  ...["Bucket", "Vpc", "Subnet", "Cluster"],
];

/** The kinds of what a row replaces or deletes: `**replaces** Job, 2 Secret; in place: 3 Deployment`. */
const lost = (line: string): string[] =>
  [...line.matchAll(/(?:\*\*replaces\*\*|deletes) ([^;|]+)/g)].flatMap(([, kinds]) =>
    kinds.split(",").map((kind) => kind.trim().replace(/^\d+ /, "")),
  );
