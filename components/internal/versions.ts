/** Major and minor number of a release. */
export type Version = readonly [major: number, minor: number];

/** `2.19` → `[2, 19]`; `undefined` for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = /^(\d+)\.(\d+)$/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

export function isBefore(one: Version, other: Version): boolean {
  return one[0] !== other[0] ? one[0] < other[0] : one[1] < other[1];
}

/** `8.11.4` → `8.11`: a release without its patch number. */
export const minorOf = (release: string): string => release.split(".").slice(0, 2).join(".");
