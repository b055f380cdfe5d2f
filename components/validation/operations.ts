import type { TracardiProductionArgs } from "../arguments";
import type { Checker } from "./checker";

/** The values that CloudWatch Logs knows, from its PutRetentionPolicy API. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

export function checkOperations(check: Checker, args: TracardiProductionArgs): void {
  check.trueOrFalse("protection", args.protection, "Leave it out to keep the protection on.");
  check.oneOf(
    "logRetentionDays",
    args.logRetentionDays,
    retentionDays,
    "Choose the next longer one.",
  );
  checkTags(check, args.tags);
}

function checkTags(check: Checker, value: unknown): void {
  const tags = check.optionalObject("tags", value, { remedy: 'Give { name: "value" }.' });
  for (const [name, text] of Object.entries(tags ?? {})) {
    if (typeof text === "string" && !name.startsWith("aws:")) continue;
    check.add(
      `tags.${name}`,
      text,
      "a plain text under a name that does not start with aws:",
      "AWS keeps that prefix for itself.",
    );
  }
}
