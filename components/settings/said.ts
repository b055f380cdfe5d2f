/** Without the arguments that are there but undefined, as an empty configuration value is: defaults win. */
export function said<T extends object>(args: T | undefined): Partial<T> {
  const entries = Object.entries(args ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
