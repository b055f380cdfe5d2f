/** A list or an object with each value in it changed; itself, and no copy, if all stay the same. */
export function mapCopying<From, To>(
  value: From[] | { [key: string]: From },
  change: (value: From) => To,
): (From | To)[] | { [key: string]: From | To } {
  if (Array.isArray(value)) {
    const list = value.map(change);
    return list.some((each, index) => !Object.is(each, value[index])) ? list : value;
  }
  let changed: Map<string, To> | undefined;
  for (const key of Object.keys(value)) {
    const found = change(value[key]);
    if (Object.is(found, value[key])) continue;
    changed ??= new Map<string, To>();
    changed.set(key, found);
  }
  if (changed === undefined) return value;
  const all = new Map<string, From | To>([...Object.entries(value), ...changed]);
  return Object.fromEntries(all);
}
