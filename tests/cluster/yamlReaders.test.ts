import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { readDocuments } from "../../policies/cli/inputs/yaml/documents";
import { yamlReader } from "./support/programs";
import { brokenFile, writtenFile } from "./support/writtenYaml";

interface Read {
  readonly objects: readonly unknown[];
  readonly error?: string;
}

function ours(text: string): Read {
  try {
    const { contents } = readDocuments(text.replace(/^\uFEFF/, ""), "it.yaml");
    // A zero has no sign in what clusters store.
    return { objects: JSON.parse(JSON.stringify(contents.map(({ value }) => value))) as unknown[] };
  } catch (error) {
    return { objects: [], error: String(error) };
  }
}

/** By the modules that kubectl reads files with. */
function theirs(texts: readonly string[]): Read[] {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join("");
  const output = execFileSync(yamlReader(), { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  const lines = output.trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line.replace(/(?<=[:[,])-0(?=[,}\]])/g, "0")) as Read);
}

const shown = (text: string, own: Read, real: Read) =>
  JSON.stringify({ text, ours: own, kubectl: real }, undefined, 1);

describe("YAML as kubectl reads it", () => {
  for (const [what, files, seed, count, mostRefused] of [
    ["written", writtenFile, 1, 3000, 0.1],
    ["broken", brokenFile, 2, 3000, 0.25],
  ] as const) {
    it(`is the same objects, or is refused by its line: ${count} ${what} files`, () => {
      const texts = fc.sample(files, { seed, numRuns: count });
      const real = theirs(texts);
      assert.equal(real.length, texts.length);
      const own = texts.map(ours);
      const wrong = texts.flatMap((text, index) => {
        const [one, other] = [own[index], real[index]];
        const isRight =
          one.error === undefined
            ? other.error === undefined && isDeepStrictEqual(one.objects, other.objects)
            : /^Error: it\.yaml:\d+: cannot be read: ./.test(one.error);
        return isRight ? [] : [shown(text, one, other)];
      });
      assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${count}`);
      const read = real.filter(({ error }) => error === undefined);
      const refused = own.filter(
        ({ error }, index) => error !== undefined && real[index].error === undefined,
      );
      assert.ok(read.length > count / 8, `only ${read.length} can be read at all`);
      assert.ok(
        refused.length < read.length * mostRefused,
        `${refused.length} are refused of ${read.length}`,
      );
    });
  }
});
