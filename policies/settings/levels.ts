/** How much a rule weighs: fails the deployment, only tells, or is silent. */
export const levels = ["mandatory", "advisory", "disabled"] as const;
export type Level = (typeof levels)[number];

/** The level that the configuration gives a rule; undefined where it says nothing of it. */
export function levelIn(config: unknown, rule: string): Level | undefined {
  if (typeof config !== "object" || config === null) return undefined;
  const given = config as Readonly<Record<string, unknown>>;
  return [given[rule], given.all].find((level): level is Level =>
    (levels as readonly unknown[]).includes(level),
  );
}
