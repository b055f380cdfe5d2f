/** The names of an interface's properties; the compiler sees to it that none is missing or too many. */
export const keysOf = <T>(keys: Record<keyof Required<T>, true>) => Object.keys(keys);
