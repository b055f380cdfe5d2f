/** Marks for values that JSON cannot represent, so that both checkouts get the same arguments. */
import * as pulumi from "@pulumi/pulumi";

const OUTPUT = "$output";
const SECRET = "$secret";
const ODD = "$value";

const odd = { undefined, NaN: NaN } as const;

/** The value as JSON, with marks. */
export async function marked(value: unknown): Promise<unknown> {
  if (pulumi.Output.isInstance(value)) {
    const inner = await new Promise((resolve) => value.apply(resolve));
    return { [(await pulumi.isSecret(value)) ? SECRET : OUTPUT]: await marked(inner) };
  }
  if (value === undefined) return { [ODD]: "undefined" };
  if (Number.isNaN(value)) return { [ODD]: "NaN" };
  if (Array.isArray(value)) return await Promise.all(value.map(marked));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(async ([key, each]) => [key, await marked(each)]);
  return Object.fromEntries(await Promise.all(entries)) as unknown;
}

/** The original value, with Outputs of the given SDK. */
export function unmarked(value: unknown, sdk: typeof pulumi): unknown {
  return walk(value, (mark, inner) => {
    if (mark === ODD) return odd[inner as keyof typeof odd];
    return mark === SECRET ? sdk.secret(inner) : sdk.output(inner);
  });
}

/** The value as in a configuration, where nothing comes from another resource. */
export function withoutMarks(value: unknown): unknown {
  return walk(value, (mark, inner) => (mark === ODD ? odd[inner as keyof typeof odd] : inner));
}

/** Whether a part of the value is a secret. */
export function holdsMarkedSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return SECRET in value || Object.values(value).some(holdsMarkedSecret);
}

function walk(value: unknown, read: (mark: string, inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => walk(each, read));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, walk(each, read)] as const);
  const [[key, inner] = ["", undefined]] = entries;
  return [OUTPUT, SECRET, ODD].includes(key) ? read(key, inner) : Object.fromEntries(entries);
}
