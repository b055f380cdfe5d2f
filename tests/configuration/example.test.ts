/** `Pulumi.example.yaml`: what it says in plain, and what it offers in comments. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { childOf, resolved, schema, type Schema } from "../../components/arguments/schema";
import type { ConfigMap } from "../../preview/project/config";
import { told } from "./stackConfig";

const file = path.join(__dirname, "../../Pulumi.example.yaml");
const lines = readFileSync(file, "utf8").split("\n");

/** YAML in a comment has no space behind the `#`, or more than one; words have one. */
const isOffer = (line: string) => /^ {2}#(\S|\s{2,})/.test(line);
const uncommented = (line: string) => line.replace("#", "");

/** Lines of the file. */
interface Offer {
  first: number;
  last: number;
}

/** The offers: neighbouring lines, each from one key of the configuration to the next. */
const offers = lines.reduce<Offer[]>((found, line, index) => {
  const current = found.at(-1);
  if (!isOffer(line)) return found;
  const goesOn = current?.last === index - 1 && !line.startsWith("  #tracardi:");
  if (current && goesOn) current.last = index;
  else found.push({ first: index, last: index });
  return found;
}, []);

/** The file's configuration with some of the offers taken. */
function config(...taken: Offer[]): ConfigMap {
  const isTaken = (index: number) =>
    taken.some(({ first, last }) => index >= first && index <= last);
  const text = lines.map((line, index) => (isTaken(index) ? uncommented(line) : line)).join("\n");
  return parse(text, { uniqueKeys: false }).config;
}

/** The text of an offer, as it is in the file. */
const textOf = ({ first, last }: Offer) => lines.slice(first, last + 1).join("\n");

/** What an offer takes the place of. */
const instead: [offered: string, replaced: string][] = [
  ["tracardi:certificates:", "tracardi:dns"],
  ["tracardi:elasticCloud:", "tracardi:openSearch"],
  ["tracardi:existingSearch:", "tracardi:openSearch"],
];

/** The other offers without which an offer makes no sense; each is known by something that it alone says. */
const needs: [offered: RegExp, others: string[]][] = [
  [/privateNetworks:/, ["workloadSubnetIds:"]],
  [/tracardi:existingClusters:/, ["workloadSubnetIds:"]],
  [
    /access: internal|10\.10\.0\.0|privateZone:/,
    ["access: internal", "gui.tracardi.example.com", "trustedNetworks: [", "transitGateways:"],
  ],
  [/tracardi:mysql:/, ["version: 0.9.0"]],
  [/behavesLike:/, ["tracardi-api:0.8.2.2"]],
];

function companions(offer: Offer): Offer[] {
  const others = needs.flatMap(([offered, other]) => (offered.test(textOf(offer)) ? other : []));
  return others.map((text) => {
    const found = offers.find((each) => textOf(each).includes(text));
    assert.ok(found, text);
    return found;
  });
}

describe("Pulumi.example.yaml", () => {
  it("is a configuration as it is", () => {
    assert.deepEqual(told(config()), []);
    assert.ok("aws:region" in config());
  });

  for (const each of offers) {
    const text = textOf(each)
      .replaceAll(/\s*#\s*/g, " ")
      .trim();
    it(`offers ${text.slice(0, 70)}`, () => {
      const replaced = instead.flatMap(([offered, key]) => (text.includes(offered) ? [key] : []));
      const stack = Object.entries(config(each, ...companions(each)));
      const taken = Object.fromEntries(stack.filter(([key]) => !replaced.includes(key)));
      // Only offline: nobody can decrypt what stands for encrypted values.
      assert.deepEqual(told(taken, true), []);
    });
  }

  it("mentions every argument", () => {
    const mentioned = new Set<string>();
    for (const each of [config(), ...offers.map((one) => config(one))]) {
      for (const [name, value] of Object.entries(each)) {
        if (name.startsWith("tracardi:")) mention(name.slice("tracardi:".length), value);
      }
    }
    function mention(at: string, value: unknown): void {
      mentioned.add(at);
      if (typeof value !== "object" || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        mention(Array.isArray(value) ? `${at}[]` : `${at}.${name}`, inner);
      }
    }
    const known = [...argumentsIn(schema)];
    assert.deepEqual(
      known.filter((pattern) => ![...mentioned].some((at) => pattern.test(at))).map(String),
      [],
    );
  });
});

/** Every argument as a pattern of paths, of which a map's names may be any. */
function* argumentsIn(node: Schema, at = ""): Generator<RegExp> {
  const { properties, items, additionalProperties } = resolved(node);
  for (const name of Object.keys(properties ?? {})) {
    yield new RegExp(`^${at}${name}$`);
    const child = childOf(node, name);
    if (child) yield* argumentsIn(child, `${at}${name}\\.`);
  }
  if (items) yield* argumentsIn(items, `${at.replace(/\\\.$/, "")}\\[\\]\\.`);
  if (typeof additionalProperties === "object") {
    yield* argumentsIn(additionalProperties, `${at}[^.]+\\.`);
  }
}
