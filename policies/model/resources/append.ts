/** Adds to the list that a map keeps under a key, in place: a copy at each would grow with its square. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
