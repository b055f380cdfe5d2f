import { type ArgsName, literalDefaults, type Literals } from "../arguments/schema";

/** Drops arguments that are `undefined`, as for an empty configuration value, so that defaults apply. */
export function omitUndefined<T extends object>(args: T | undefined): Partial<T> {
  const entries = Object.entries(args ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

/** Arguments of an interface; those with a literal default are required. */
export type WithDefaults<Name extends ArgsName, T> = T &
  Required<Pick<T, keyof Literals<Name> & keyof T>>;

/** Arguments by names that the user chooses. */
export interface Named<T> {
  readonly [name: string]: T;
}

/** The arguments with the literal defaults of their interface (its `@default` tags) filled in. */
export function withDefaults<Name extends ArgsName, T extends object>(
  name: Name,
  args: T | undefined,
): WithDefaults<Name, T> {
  return { ...literalDefaults(name), ...omitUndefined(args) } as WithDefaults<Name, T>;
}

/** The same for each item of a map with names that the user chooses. */
export const withDefaultsEach = <Name extends ArgsName, T extends object>(
  name: Name,
  args: Named<T> = {},
): Named<WithDefaults<Name, T>> =>
  Object.fromEntries(Object.entries(args).map(([key, each]) => [key, withDefaults(name, each)]));
