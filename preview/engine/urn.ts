/** Uniform resource names, as the engine assigns them. */

export const STACK_TYPE = "pulumi:pulumi:Stack";
const PROVIDER_TYPE_PREFIX = "pulumi:providers:";

/**
 * The URN of a resource. It includes the types of its ancestors, except for the stack's. `parent` is the parent's URN
 * or "".
 */
export function makeUrn(
  stack: string,
  project: string,
  parent: string,
  type: string,
  name: string,
): string {
  const parentType = parent === "" ? "" : qualifiedType(parent);
  const prefix = parentType === "" || parentType === STACK_TYPE ? "" : `${parentType}$`;
  return `urn:pulumi:${stack}::${project}::${prefix}${type}::${name}`;
}

function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}

/** The type of the resource itself, without its ancestors'. */
export function typeOf(urn: string): string {
  return qualifiedType(urn).split("$").pop() ?? "";
}

export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** The package that a resource or function token belongs to, e.g. `aws` for `aws:ec2/vpc:Vpc`. */
export function packageOf(token: string): string {
  return token.split(":")[0] ?? "";
}

/** The package that a provider resource configures, or undefined for any other type. */
export function providedPackage(type: string): string | undefined {
  return type.startsWith(PROVIDER_TYPE_PREFIX)
    ? type.slice(PROVIDER_TYPE_PREFIX.length)
    : undefined;
}

export function providerType(packageName: string): string {
  return PROVIDER_TYPE_PREFIX + packageName;
}
