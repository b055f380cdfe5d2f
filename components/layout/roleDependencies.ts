import type * as pulumi from "@pulumi/pulumi";

/** What must exist before the first pod of a role, by role. */
export type RoleDependencies = {
  readonly [role: string]: readonly pulumi.Input<pulumi.Resource>[];
};

/** All dependencies of a role, merged. */
export function mergeDependencies(
  one: RoleDependencies,
  other: RoleDependencies,
): RoleDependencies {
  const roles = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    roles.map((role) => [role, [...(one[role] ?? []), ...(other[role] ?? [])]]),
  );
}
