import * as pulumi from "@pulumi/pulumi";

/** What an untyped program may give. */
export const values: [string, unknown][] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 7],
  ["a bigint", 7n],
  ["a text", "x"],
  ["an empty text", ""],
  ["true", true],
  ["a list", ["x"]],
  ["a list of nothing", [undefined, null]],
  ["an object", { x: 1 }],
  ["an Output", pulumi.output("x")],
  ["an object of Outputs", { x: pulumi.output("x") }],
  ["a Promise", Promise.resolve("x")],
  ["a function", () => "x"],
  ["a symbol", Symbol("x")],
  ["a date", new Date(0)],
];

/** Every argument that has a value, in every place: `hosts.gui`, `kubernetesApi.administrators.deployer` … */
export function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))];
}

export function withValue(target: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(target) ? [...target] : { ...(target as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}
