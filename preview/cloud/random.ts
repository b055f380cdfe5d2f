/**
 * The random provider, simulated: its results have the requested length and character classes, but are never random.
 */
import { createHash } from "node:crypto";
import { Properties, WireValue, secret, unwrap } from "../engine/wire";
import { MARK, SimulatedPackage, Subject, digits, uuid } from "./package";

const CLASSES = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  numeric: "0123456789",
  special: "!@#$%&*()-_=+[]{}<>:?",
} as const;
type Class = keyof typeof CLASSES;
const MINIMUM = {
  lower: "minLower",
  upper: "minUpper",
  numeric: "minNumeric",
  special: "minSpecial",
};

/** A reproducible number below `bound` for each position of a resource's result. */
function pick(urn: string, position: number, bound: number): number {
  return createHash("sha256").update(`${urn}#${position}`).digest().readUInt32BE() % bound;
}

function number(value: WireValue | undefined, otherwise: number): number {
  const plain = value === undefined ? otherwise : unwrap(value);
  return typeof plain === "number" ? plain : otherwise;
}

function characters({ urn, inputs }: Subject): string {
  const length = number(inputs.length, 16);
  const special =
    inputs.overrideSpecial === undefined ? "" : String(unwrap(inputs.overrideSpecial));
  const alphabet = (each: Class) =>
    each === "special" && special !== "" ? special : CLASSES[each];
  const allowed = (Object.keys(CLASSES) as Class[]).filter((each) => inputs[each] !== false);
  // The required classes come first, one position after another, then any allowed character.
  const demanded = allowed.flatMap((each) =>
    new Array<Class>(number(inputs[MINIMUM[each]], 0)).fill(each),
  );
  const all = allowed.map(alphabet).join("");
  return Array.from({ length }, (_, position) => {
    const from = position < demanded.length ? alphabet(demanded[position]) : all;
    return from[pick(urn, position, from.length)] ?? "";
  }).join("");
}

const GENERATED: Record<string, (subject: Subject) => Properties> = {
  "random:index/randomPassword:RandomPassword": (subject) => ({
    result: secret(characters(subject)),
    bcryptHash: secret(`$2a$10$${MARK}${digits(subject.urn, 44)}`),
  }),
  "random:index/randomString:RandomString": (subject) => ({ result: characters(subject) }),
  "random:index/randomUuid:RandomUuid": ({ urn }) => ({ result: uuid(urn) }),
  "random:index/randomPet:RandomPet": ({ urn }) => ({ result: `${MARK}-pet-${digits(urn, 4)}` }),
  "random:index/randomId:RandomId": encodings,
};

function encodings({ urn, inputs }: Subject): Properties {
  const length = number(inputs.byteLength, 8);
  const made = Buffer.from(Array.from({ length }, (_, position) => pick(urn, position, 256)));
  return {
    b64Std: made.toString("base64"),
    b64Url: made.toString("base64url"),
    dec: BigInt(`0x${made.toString("hex") || "0"}`).toString(),
    hex: made.toString("hex"),
  };
}

function idOf({ urn }: Subject): string {
  return `${MARK}-${digits(urn, 8)}`;
}

export const random: SimulatedPackage = {
  name: "random",
  check: ({ inputs }) => inputs,
  id: idOf,
  computed: (subject) => ({ id: idOf(subject), ...GENERATED[subject.type]?.(subject) }),
  invoke: () => undefined,
  replacedBy: () => ["length", "byteLength", "keepers", "special", "overrideSpecial"],
};
