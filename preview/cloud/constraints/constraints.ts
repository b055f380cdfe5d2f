/**
 * What AWS takes of each property of the resources that our stacks are made of, as `awsTypes.json` has it
 * from AWS and its SDK (`npm run constraints`). What AWS says in words alone stands in `spoken.ts`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { usual } from "../account/account";
import { spokenLimits } from "./spoken";

/** Bounds of one property; a list of texts is held to them element by element, but for `items`. */
export interface Limits {
  pattern?: string;
  /** The least and the greatest number of characters. */
  length?: number[];
  /** The least and the greatest number. */
  range?: number[];
  /** The least and the greatest number of elements. */
  items?: number[];
  /** The values, parted by spaces. */
  oneOf?: string;
  /** What the text is, such as `AWS::EC2::VPC.Id` or `ipv4-network`. */
  is?: string;
  /** The pattern in words. */
  says?: string;
}

/** As in the file: words of the form `name!:kind`, `!` where it must be given, a text where no kind is said. */
export interface ShapeConstraints {
  properties: string[];
  limits?: Record<string, Limits>;
}

export interface Constraints {
  sources: string[];
  types: Record<string, ShapeConstraints & { createOnly: string }>;
  shapes: Record<string, ShapeConstraints>;
}

/** A property as the checks read it. */
export interface Property {
  kind: "text" | "flag" | "number" | "texts" | "map" | "any" | "object" | "objects";
  required: boolean;
  limits: Limits;
  /** Of an object, or of each in a list: its shape's name. */
  shape: string;
}

export type Shape = ReadonlyMap<string, Property>;

/** Read when the first resource is checked, and each shape when it is first met. */
let file: Constraints | undefined;
const shapes = new Map<string, Shape>();

function constraints(): Constraints {
  file ??= JSON.parse(readFileSync(join(__dirname, "awsTypes.json"), "utf8")) as Constraints;
  return file;
}

/** What a resource of the type takes, or undefined for a type that we do not use. */
export function shapeOfType(type: string): Shape | undefined {
  const name = usual(type);
  const found = constraints().types[name];
  return found && shape(name, found);
}

export function shapeNamed(name: string): Shape {
  return shape(name, constraints().shapes[name]);
}

/** Paths of the properties that only creation sets, according to CloudFormation's registry. */
export function createOnly(type: string): string[] {
  const paths = constraints().types[usual(type)]?.createOnly ?? "";
  return paths.split(" ").filter((each) => each !== "");
}

function shape(name: string, { properties, limits = {} }: ShapeConstraints): Shape {
  const known = shapes.get(name);
  if (known !== undefined) return known;
  const spoken = spokenLimits(name);
  const read = new Map(
    properties
      .flatMap((line) => line.split(" "))
      .map((word): [string, Property] => {
        const [named, kind = "text"] = word.split(":");
        const key = named.replace("!", "");
        const required = named.endsWith("!");
        return [key, { ...kindOf(kind), required, limits: { ...limits[key], ...spoken[key] } }];
      }),
  );
  shapes.set(name, read);
  return read;
}

function kindOf(kind: string): Pick<Property, "kind" | "shape"> {
  const isPlain = (each: string): each is "text" | "flag" | "number" | "texts" | "map" | "any" =>
    ["text", "flag", "number", "texts", "map", "any"].includes(each);
  if (isPlain(kind)) return { kind, shape: "" };
  return { kind: kind.endsWith("[]") ? "objects" : "object", shape: kind.replace("[]", "") };
}
