import fc from "fast-check";

/** How a node is written in the block style, behind its key or dash, and in the flow style. */
interface Written {
  readonly block: (indent: number) => string;
  readonly flow: string;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

const plain = words(`
  yes No on OFF y n true False null ~ Null << + 0 7 -7 +7 011 08 0o14 0x1F 0b101 1_000 1e3 1E400 .5 -.5 1. ._5 .5_0 0x
  1:20 12:30:00 2027-01-31 2027-01-31T10:00:00Z 18446744073709551615 9223372036854775808 99999999999999999999 -0 -0.0
  1.10 0.1 . a:b a#b http://x:80/y -x = it's a"b é 0777 1e-7
`);
const quoted = [
  ...words(`"" '' "yes" 'no' "1" 'it''s' "a\\nb" "\\x41\\u00e9\\t" "<<" "\\\\/" 'null'`),
  ...["'# no'", '"é 🙂"', "'a: b'", '"{{ x }}"'],
];
const tagged = [
  ...[
    "!!str yes",
    "!!int '5'",
    "!!float 5",
    "!!bool 'on'",
    "!!null ''",
    "!!binary aGk=",
    "!foo 5",
    "! 7",
  ],
  ...["!!timestamp 2027-01-31", "!!int 0x1F", "!!str", "!!float .5"],
];
/** What makes a file one that kubectl refuses, or nearly. */
const odd = [
  ...words(
    `:x ?x .inf -.INF .nan - ! %a @a a?b "a\\/b" "\\ud83d\\ude00" *none !!bool !!int x: "\\'" !!binary`,
  ),
  ...["!!bool x", "!!int 1.5", "!!null x", "!!binary ?", "&x", "!"],
];
const keys = words(`
  a a a a b b b c d env yes on 1 '1' 1.5 1e6 1234567.5 0.00001 010 "b" 'c' k.k __proto__ constructor 2027-01-31 x.y/z
`);
const anchors = words("p q p q p q p q p q x z");

const oneOf = (...all: readonly string[]) => fc.constantFrom(...all);
const same = (text: string): Written => ({ block: () => ` ${text}\n`, flow: text });
const pad = (indent: number) => " ".repeat(indent);

const blockText = fc
  .tuple(
    oneOf("|", ">", "|-", ">+", "|2"),
    fc.array(oneOf("text", "  more", "", "a: b", "# c", "--"), { maxLength: 4 }),
  )
  .map(([head, lines]): Written => {
    const text = (indent: number) =>
      ` ${head}\n${lines.map((line) => (line === "" ? "" : pad(indent + 2) + line)).join("\n")}\n`;
    return { block: text, flow: '"text"' };
  });

const severalLines: Written = {
  block: (indent) => ` one\n${pad(indent + 2)}two\n\n${pad(indent + 2)}three # and\n`,
  flow: "one two",
};

const scalar: fc.Arbitrary<Written> = fc.oneof(
  { weight: 60, arbitrary: oneOf(...plain).map(same) },
  { weight: 30, arbitrary: oneOf(...quoted).map(same) },
  { weight: 15, arbitrary: oneOf("*x ", "*y ", "*z ").map(same) },
  { weight: 10, arbitrary: oneOf(...tagged).map(same) },
  { weight: 10, arbitrary: blockText },
  { weight: 10, arbitrary: fc.constant({ block: () => "\n", flow: "" }) },
  { weight: 10, arbitrary: fc.constant(severalLines) },
  { weight: 1, arbitrary: oneOf(...odd, "*p ").map(same) },
);

/** Something for each of them. */
const anchored = "x-1: &x {a: 1, b: 2}\nx-2: &y\n  a: 3\n  c: {d: [4, yes]}\nx-3: &z text\n";

const merged = fc.array(oneOf("*x", "*y", "*x", "*y", "{a: 1, b: 2}", "{a: 3}", "{c: {d: 1}}"), {
  minLength: 1,
  maxLength: 3,
});
const merge: fc.Arbitrary<readonly [string, Written]> = fc
  .tuple(merged, fc.boolean())
  .map(([all, isList]) => ["<<", same(isList ? `[${all.join(", ")}]` : all[0])] as const);

const { node, mapping } = fc.letrec<{ node: Written; mapping: Written; list: Written }>((tie) => ({
  node: fc
    .tuple(
      fc.oneof(
        { maxDepth: 4, depthIdentifier: "yaml" },
        { weight: 3, arbitrary: scalar },
        { weight: 4, arbitrary: tie("mapping") },
        { weight: 2, arbitrary: tie("list") },
      ),
      fc.option(oneOf(...anchors), { freq: 2 }),
      fc.boolean(),
    )
    .map(([{ block, flow }, anchor, isFlow]): Written => {
      const name = anchor === null || /^[*]/.test(flow) ? "" : `&${anchor} `;
      const own = `${name}${flow}`;
      const asBlock = (indent: number) =>
        name === "" ? block(indent) : ` ${name.trim()}${block(indent)}`;
      return { flow: own, block: isFlow && flow !== "" ? () => ` ${own}\n` : asBlock };
    }),
  mapping: fc
    .array(
      fc.oneof(
        { weight: 7, arbitrary: fc.tuple(oneOf(...keys), tie("node")) },
        { weight: 2, arbitrary: merge },
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((entries): Written => ({
      block: (indent) =>
        `\n${entries.map(([key, { block }]) => `${pad(indent + 2)}${key}:${block(indent + 2)}`).join("")}`,
      flow: `{${entries.map(([key, { flow }]) => `${key}: ${flow}`).join(", ")}}`,
    })),
  list: fc.array(tie("node"), { minLength: 1, maxLength: 4 }).map((items): Written => ({
    block: (indent) =>
      `\n${items.map(({ block }) => `${pad(indent + 2)}-${block(indent + 2)}`).join("")}`,
    flow: `[${items.map(({ flow }) => flow).join(", ")}]`,
  })),
}));

const rootNode = node.map(({ block }) =>
  block(-2)
    .replace(/^\s*\n/, "")
    .replace(/^ /, ""),
);
const members = fc.dictionary(oneOf("a", "b", "c"), fc.json({ maxDepth: 2 }));

const document: fc.Arbitrary<string> = fc.oneof(
  { weight: 60, arbitrary: mapping.map(({ block }) => anchored + block(-2).replace(/^\n/, "")) },
  { weight: 10, arbitrary: rootNode },
  { weight: 10, arbitrary: fc.json({ maxDepth: 3 }).map((text) => `${text}\n`) },
  { weight: 10, arbitrary: members.map((all) => `${JSON.stringify(all)}\n`) },
  { weight: 5, arbitrary: oneOf("# a comment\n", "\n", "null\n", '{"a":1,"a":2}\n') },
  { weight: 1, arbitrary: oneOf("%YAML 1.1\n", "~: 1\n", "? [a]\n: b\n", "? a\n: b\n") },
);

const between = fc.oneof(
  { weight: 60, arbitrary: oneOf("---\n", "--- # next\n", "---   \n", "...\n---\n", "---\n---\n") },
  { weight: 5, arbitrary: oneOf("...\n", "") },
  { weight: 1, arbitrary: oneOf("--- a\n", "----\n") },
);

/** Files as people, charts and attackers write them. */
export const writtenFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(between, document), { minLength: 1, maxLength: 3 }),
    oneOf("\n", "\n", "\n", "\r\n"),
  )
  .map(([all, newline]) => {
    const text = all
      .map(([head, body], index) => (index === 0 && head !== "---\n" ? body : head + body))
      .join("");
    return text.replaceAll("\n", newline);
  });

const strange = [..." \t\n:-#{}[],&*!|>'\"%@`?~<.\r\u2028\u0085\ufeff\u0007"];

/** The same with a few characters more or less. */
export const brokenFile: fc.Arbitrary<string> = fc
  .tuple(
    writtenFile,
    fc.array(fc.tuple(fc.nat(10_000), oneOf(...strange), fc.boolean()), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes
      .reduce((each, [place, character, isMore]) => {
        const at = place % (each.length + 1);
        return each.slice(0, at) + (isMore ? character : "") + each.slice(isMore ? at : at + 1);
      }, text)
      // As of a file that is read: without half of a character.
      .replace(/\p{Surrogate}/gu, ""),
  );
