import { Properties, WireValue, isObject, isSecret, isUnknown, unwrap } from "../../engine/wire";
import { CloudError, abridged } from "../refusal";
import { Property, Shape, shapeNamed, shapeOfType } from "./constraints";
import { errorCode } from "./errorCodes";
import { formatProblem } from "./formats";
import { boundsProblem } from "./limits";

/** Checks the names, kinds and limits of the inputs. It reports nothing about an unknown type. */
export function checked(type: string, inputs: Properties): CloudError[] {
  const shape = shapeOfType(type);
  return shape === undefined ? [] : inShape(shape, inputs, "", errorCode(type));
}

function inShape(shape: Shape, given: Properties, place: string, code: string): CloudError[] {
  const at = (name: string) => (place === "" ? name : `${place}.${name}`);
  const missing = [...shape]
    .filter(([name, { required }]) => required && (given[name] ?? null) === null)
    .map(([name]) => ({ property: at(name), code: "MissingParameter", reason: "is required" }));
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    if (name.startsWith("__")) return [];
    const property = shape.get(name);
    return property === undefined
      ? [unknownName(at(name), [...shape.keys()])]
      : inProperty(property, value, at(name), code);
  });
  return [...missing, ...wrong];
}

function unknownName(property: string, names: string[]): CloudError {
  const reason = `is no property that AWS knows; it takes ${names.join(", ")}`;
  return { property, code: "InvalidParameter", reason };
}

function inProperty(
  property: Property,
  value: WireValue,
  place: string,
  code: string,
): CloudError[] {
  const plain = unwrap(value);
  if (plain === null || isUnknown(plain) || property.kind === "any") return [];
  const tell = (reason: string): CloudError[] => [{ property: place, code, reason }];
  // Never quotes a secret.
  const quoted = isSecret(value) ? "[secret]" : abridged(plain);
  const wrongKind = () => tell(`${quoted} is not allowed: AWS takes ${KINDS[property.kind]}`);
  switch (property.kind) {
    case "object":
      return isObject(plain)
        ? inShape(shapeNamed(property.shape), plain, place, code)
        : wrongKind();
    case "objects":
    case "texts": {
      if (!Array.isArray(plain)) return wrongKind();
      const count = countProblem(property, plain.length);
      const inner: Property = { ...property, kind: property.kind === "texts" ? "text" : "object" };
      const each = plain.flatMap((item, index) =>
        inProperty(inner, item, `${place}[${index}]`, code),
      );
      return [...(count === undefined ? [] : tell(`${quoted} is not allowed: ${count}`)), ...each];
    }
    case "map":
      return isObject(plain) ? tagProblems(plain, place, code) : wrongKind();
    default: {
      if (!isOf(property.kind, plain)) return wrongKind();
      const bounds = boundsProblem(property, plain);
      if (bounds !== undefined) return tell(`${quoted} is not allowed: AWS takes ${bounds}`);
      const format = formatProblem(property.limits.is, String(plain));
      return format === undefined
        ? []
        : [{ property: place, code: format.code, reason: format.reason }];
    }
  }
}

const KINDS = {
  text: "a text",
  flag: "true or false",
  number: "a number",
  texts: "a list of texts",
  map: "a map of texts",
  object: "an object",
  objects: "a list of objects",
  any: "anything",
};

/** The real provider converts strings to numbers and booleans, and those to strings. */
function isOf(kind: Property["kind"], value: WireValue): boolean {
  if (typeof value === "object") return false;
  if (kind === "number") return value !== "" && Number.isFinite(Number(value));
  if (kind === "flag") return ["true", "false"].includes(String(value));
  return true;
}

function countProblem({ limits }: Property, count: number): string | undefined {
  const [least, greatest] = limits.items ?? [0];
  if (count >= least && count <= (greatest ?? Infinity)) return undefined;
  return `AWS takes ${greatest === undefined ? `${least} or more` : `${least} to ${greatest}`} of them, not ${count}`;
}

const RESERVED = /^aws:/i;

/** Of the maps, only tags are checked: AWS limits them the same way everywhere. */
function tagProblems(map: Properties, place: string, code: string): CloudError[] {
  if (place !== "tags") return [];
  return Object.entries(map).flatMap(([key, value]): CloudError[] => {
    const plain = unwrap(value);
    const problem = (reason: string) => [{ property: `tags.${key}`, code, reason }];
    if (RESERVED.test(key)) return problem("tag keys that begin with aws: are reserved for AWS");
    if (key.length > 128) return problem("AWS takes keys of 1 to 128 characters");
    const isLong = typeof plain === "string" && !isUnknown(plain) && plain.length > 256;
    return isLong ? problem("AWS takes values of up to 256 characters") : [];
  });
}
