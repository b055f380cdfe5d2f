import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { readFully } from "../../../policies/cli/inputs/yaml/full";
import { partsOf } from "../../../policies/cli/inputs/yaml/parts";
import {
  type PlainDocument,
  mayBePlain,
  readPlain,
} from "../../../policies/cli/inputs/yaml/plain/read";
import { brokenFile, writtenFile } from "../../cluster/support/writtenYaml";
import { plainDocument } from "./plainYaml";

interface Documents {
  readonly plain: readonly { readonly text: string; readonly read: PlainDocument }[];
  readonly others: number;
}

function documentsIn(text: string): Documents {
  if (!mayBePlain(text)) return { plain: [], others: 1 };
  const yaml = ((): ReturnType<typeof partsOf> => {
    try {
      return partsOf(text).filter(({ form }) => form === "yaml");
    } catch {
      return [];
    }
  })();
  const plain = yaml.flatMap(({ start, end }) => {
    const part = text.slice(start, end);
    const read = readPlain(text, start, end);
    // What was read of a part alone has to be the same.
    assert.deepEqual(readPlain(part, 0, part.length)?.value, read?.value);
    return read === undefined
      ? []
      : [{ text: part, read: readPlain(part, 0, part.length) ?? read }];
  });
  return { plain, others: yaml.length - plain.length };
}

function isRight({ text, read }: Documents["plain"][number]): boolean {
  try {
    return isDeepStrictEqual({ ...read, notes: [] }, readFully(text, "yaml"));
  } catch {
    return false;
  }
}

function compare(texts: readonly string[]): { readonly plain: number; readonly others: number } {
  const all = texts.map(documentsIn);
  const plain = all.flatMap((each) => each.plain);
  const wrong = plain.filter((each) => !isRight(each));
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${plain.length}`);
  return { plain: plain.length, others: all.reduce((sum, { others }) => sum + others, 0) };
}

const read = (text: string) => readPlain(text, 0, text.length)?.value;

describe("plain YAML", function () {
  this.timeout(120_000);

  it("is read as the full reader does, of documents that are plain, nearly so, or broken", () => {
    const { plain, others } = compare(fc.sample(plainDocument, { seed: 1, numRuns: 8_000 }));
    assert.ok(plain > 1_500, `only ${plain} are plain`);
    assert.ok(others > 1_500, `only ${others} are not`);
  });

  it("is never what the full reader refuses or warns of, in any YAML", () => {
    for (const [files, seed] of [
      [writtenFile, 3],
      [brokenFile, 4],
    ] as const) {
      compare(fc.sample(files, { seed, numRuns: 1_000 }));
    }
  });

  it("is most of what charts and people write, and is read as the full reader does", () => {
    const folder = join(__dirname, "../../..");
    const files = ["tests/policies", "tests/cluster", "examples"].flatMap((each) =>
      readdirSync(join(folder, each), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.ya?ml$/.test(name) && !name.includes("node_modules"))
        .map((name) => readFileSync(join(folder, each, name), "utf8")),
    );
    const { plain, others } = compare(files);
    assert.ok(plain > others, `only ${plain} of ${plain + others} are plain`);
  });

  it("has blocks, lists at the depth of their key, and values of several lines", () => {
    assert.deepEqual(
      read(
        "# x\na:\n- b: 1 # y\n  c: one\n    two\n- - 'it''s'\n  - [\"x\", {k: no}]\n\n" +
          "d: |\n  e\n\n   f\ng: >-\n  h\n  i\nj:\n",
      ),
      {
        a: [{ b: 1, c: "one two" }, ["it's", ["x", { k: false }]]],
        ...{ d: "e\n\n f\n", g: "h i", j: null },
      },
    );
  });

  for (const [what, text] of [
    ["an anchor", "a: &x b\n"],
    ["an alias", "a: *x\n"],
    ["a merge", "<<: { a: b }\n"],
    ["a tag", "a: !!str b\n"],
    ["a key twice", "a: 1\na: 2\n"],
    ["a key that is no text", "on: 1\n"],
    ["a key of every object", "toString: 1\n"],
    ["an explicit key", "? a\n: b\n"],
    ["the end of a document", "a: 1\n...\nb: 2\n"],
    ["a directive", "%YAML 1.1\n"],
    ["a line that is less deep than its list", "a:\n    - b\n  - c\n"],
    ["a tab", "a:\tb\n"],
    ["a number that JSON has not", "a: .inf\n"],
    ["a text behind quotes", "a: 'b' c\n"],
  ] as const) {
    it(`is not ${what}`, () => assert.equal(read(text), undefined));
  }
});
