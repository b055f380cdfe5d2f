/**
 * The values that AWS accepts for the properties of the resources in our stacks. `awsTypes.json` has them from AWS and
 * its SDK (`npm run constraints`); `spoken.ts` has those that AWS states only in prose.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { usual } from "../account/account";
import type { Limits } from "./propertyLimits";
import { spokenLimits } from "./spoken";

/** As in the file: words of the form `name!:kind`. `!` marks a required property; without a kind, it is a string. */
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
  /** The name of the shape of the object, or of each object in the list. */
  shape: string;
}

export type Shape = ReadonlyMap<string, Property>;

/** The file is read for the first resource that is checked, and each shape is parsed on first use. */
let file: Constraints | undefined;
const shapes = new Map<string, Shape>();

function constraints(): Constraints {
  file ??= JSON.parse(readFileSync(join(__dirname, "awsTypes.json"), "utf8")) as Constraints;
  return file;
}

/** The tokens of the resource types that our stacks use. */
export const usedTypes = (): string[] => Object.keys(constraints().types);

/** The properties of a resource type, or undefined for a type that we do not use. */
export function shapeOfType(type: string): Shape | undefined {
  const name = usual(type);
  const found = constraints().types[name];
  return found && shape(name, found);
}

export function shapeNamed(name: string): Shape {
  return shape(name, constraints().shapes[name]);
}

/** Paths of the properties that can only be set on creation, according to CloudFormation's registry. */
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
