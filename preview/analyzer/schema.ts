export type JsonObject = Record<string, unknown>;

/**
 * Checks a value against the part of JSON schema that our pack uses: type, enum, minimum, pattern, items, properties
 * and additionalProperties.
 *
 * @param path where the value is, "" for the whole
 */
export function mismatches(value: unknown, schema: JsonObject, path: string): string[] {
  const wrong = (allowed: string) => [
    `${path} must be ${allowed}, and is ${JSON.stringify(value)}`,
  ];
  const { type, enum: allowed, minimum, pattern, description, items } = schema;
  const types = type === undefined ? [] : [type].flat();
  if (types.length > 0 && !types.some((each) => hasType(value, each))) {
    return wrong(`of type ${types.join(" or ")}`);
  }
  if (Array.isArray(allowed) && !allowed.includes(value)) {
    return wrong(`one of ${JSON.stringify(allowed)}`);
  }
  if (typeof minimum === "number" && Number(value) < minimum) {
    return wrong(`at least ${minimum}`);
  }
  if (typeof pattern === "string" && !RegExp(pattern).test(String(value))) {
    return wrong(typeof description === "string" ? description : `of the form ${pattern}`);
  }
  if (Array.isArray(value) && isJsonObject(items)) {
    return value.flatMap((each, index) => mismatches(each, items, `${path}.${index}`));
  }
  return isJsonObject(value) ? ofProperties(value, schema, path) : [];
}

function ofProperties(value: JsonObject, schema: JsonObject, path: string): string[] {
  const known = isJsonObject(schema.properties) ? schema.properties : {};
  const names = Object.keys(known);
  const there = names.length === 0 ? "there is nothing to set" : `there are ${names.join(", ")}`;
  return Object.entries(value).flatMap(([key, each]) => {
    const full = path === "" ? key : `${path}.${key}`;
    const inner = known[key];
    if (isJsonObject(inner)) {
      return mismatches(each, inner, full);
    }
    return schema.additionalProperties === false ? [`${full} is not known; ${there}`] : [];
  });
}

function hasType(value: unknown, type: unknown): boolean {
  const special: Record<string, boolean> = {
    array: Array.isArray(value),
    object: isJsonObject(value),
    integer: Number.isInteger(value),
    null: value === null,
  };
  return special[String(type)] ?? typeof value === type;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
