/** Adds to the list under a key of a map. It changes the list in place, because copying it each time is quadratic. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
