import { type ArgsName, literalDefaults, type Literals } from "../arguments/schema";

/** Without the arguments that are there but undefined, as an empty configuration value is: defaults win. */
export function omitUndefined<T extends object>(args: T | undefined): Partial<T> {
  const entries = Object.entries(args ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

/** Arguments of an interface in which those that have a literal default are there. */
export type WithDefaults<Name extends ArgsName, T> = T &
  Required<Pick<T, keyof Literals<Name> & keyof T>>;

/** Arguments by names of the user's choice. */
export interface Named<T> {
  readonly [name: string]: T;
}

/** The arguments with the literal defaults of their interface, which its tags `@default` state, in place. */
export function withDefaults<Name extends ArgsName, T extends object>(
  name: Name,
  args: T | undefined,
): WithDefaults<Name, T> {
  return { ...literalDefaults(name), ...omitUndefined(args) } as WithDefaults<Name, T>;
}

/** The same for each of those that have names of the user's choice. */
export const withDefaultsEach = <Name extends ArgsName, T extends object>(
  name: Name,
  args: Named<T> = {},
): Named<WithDefaults<Name, T>> =>
  Object.fromEntries(Object.entries(args).map(([key, each]) => [key, withDefaults(name, each)]));
