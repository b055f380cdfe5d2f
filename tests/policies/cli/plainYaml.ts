import fc from "fast-check";
import { stringify } from "yaml";

const oneOf = (...all: readonly string[]) => fc.constantFrom(...all);

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

const usual = words(
  "a app nginx:1.2 true 100m 8080 1.5 10Gi ClusterIP --verbose=2 /usr/bin -Xmx1g example.com *",
);
const texts = [
  ...usual,
  ...usual,
  ...words(
    "a on No y null ~ 1 010 0x1F 1e3 -1 .5 12:30 2027-01-31 1_000 -a --b - -- ... . = << {{x}}",
  ),
  ...[
    "",
    " ",
    "a b",
    "a: b",
    "a #b",
    "a#b",
    "it's",
    'a "b"',
    "a\nb",
    "a\nb\n",
    "a\n\nb\n\n",
    "\n",
    "\na",
  ],
  ...[
    "  a\nb",
    "a\n  b\nc\n",
    "a\\b",
    "\t",
    "a\tb",
    "\ta\nb",
    "é",
    "🙂",
    "x ".repeat(60),
    "# a\nb\n",
  ],
  ...[
    "- a\n- b\n",
    "--a=b --c=d",
    "/usr/bin/env",
    "a:80",
    "[a]",
    "*",
    "&a",
    "%a",
    "@a",
    "a,b",
    "?a",
    "!a",
  ],
];
const names = words(`
  a b c name items kind env x y1 kebab-key dotted.key x/y .k _k $k metadata spec labels args
`);
const oddNames = words("on 1 1.5 a:b __proto__ constructor toString << ~ yes");
const name = fc.oneof(
  { weight: 40, arbitrary: oneOf(...names) },
  { weight: 1, arbitrary: oneOf(...oddNames) },
);

const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: "plain" },
    { weight: 4, arbitrary: fc.oneof(oneOf(...texts), fc.constantFrom(1, 1.5, true, null, -0)) },
    { weight: 3, arbitrary: fc.dictionary(name, tie("node"), { maxKeys: 4 }) },
    { weight: 2, arbitrary: fc.array(tie("node"), { maxLength: 4 }) },
  ),
})).node;

/** Documents as tools write them. */
const written: fc.Arbitrary<string> = fc
  .tuple(
    fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 }),
    fc.record({
      lineWidth: fc.constantFrom(0, 20, 80),
      indentSeq: fc.boolean(),
      indent: fc.constantFrom(2, 4),
      blockQuote: fc.constantFrom(true, false, "folded" as const, "literal" as const),
      singleQuote: fc.constantFrom(true, false, null),
      defaultStringType: fc.constantFrom(
        ...(["PLAIN", "PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL"] as const),
      ),
      collectionStyle: fc.constantFrom(...(["any", "any", "any", "flow"] as const)),
      flowCollectionPadding: fc.boolean(),
    }),
  )
  .map(([object, options]) =>
    stringify(object, { ...options, version: "1.1", aliasDuplicateObjects: false }),
  );

const heads = words("a b c d e f g h i items").flatMap((key) => [`${key}: `, `- ${key}: `]);
const oddHeads = ["", "- ", "- ", "- - ", "-", "a:", "'k': "];
const usualTails = [
  "",
  "x",
  "x y",
  "1",
  '"x"',
  "'it''s'",
  "[]",
  "[a, 'b']",
  "{ a: b }",
  "|",
  ">-",
  "k: v",
  "k:",
  "# c",
];
const oddTails = [
  ...[
    "yes",
    '"a\\nb" # c',
    "x # c",
    "{ a: b, c: [d] }",
    "|-",
    ">+",
    "|+",
    "| # c",
    ">",
    "-",
    "*a",
    "&a x",
    "[a",
  ],
  ...[
    "{a}",
    "{a: }",
    "[a, ]",
    '"x',
    '"x" y',
    "x: y",
    "x:",
    "!t x",
    "...",
    "?",
    "? a",
    ": a",
    "x\ty",
    "x #",
  ],
];
const tail = fc.oneof(
  { weight: 12, arbitrary: oneOf(...usualTails) },
  { weight: 1, arbitrary: oneOf(...oddTails) },
);

/** Lines one below the other that may fit together, or not. */
const lines: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 0, 0, 2, 2, 2, 4, 4, 3),
      fc.oneof(oneOf(...heads), oneOf(...oddHeads)),
      tail,
      oneOf("", "", "", "", " ", "\n", "\n   "),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(([indent, head, tail, end]) => `${" ".repeat(indent)}${head}${tail}${end}\n`).join(""),
  );

const strange = [..." \n:-#{}[],&*!|>'\"%@`?\t"];

const changed = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.nat(10_000), fc.constantFrom(...strange), fc.boolean())
    .map(([whole, place, character, isMore]) => {
      const at = place % (whole.length + 1);
      return whole.slice(0, at) + (isMore ? character : "") + whole.slice(isMore ? at : at + 1);
    });

/** Plain documents, nearly plain ones, and broken ones. */
export const plainDocument = fc.oneof(written, lines, changed(written), changed(lines));
