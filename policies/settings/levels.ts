/** What a rule does: fail the deployment, only report, or stay silent. */
export const levels = ["mandatory", "advisory", "disabled"] as const;
export type Level = (typeof levels)[number];

/** The level that the configuration sets for a rule; undefined if it sets none. */
export function levelIn(config: unknown, rule: string): Level | undefined {
  if (typeof config !== "object" || config === null) return undefined;
  const given = config as Readonly<Record<string, unknown>>;
  return [given[rule], given.all].find((level): level is Level =>
    (levels as readonly unknown[]).includes(level),
  );
}
