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

/** AWS takes 50 tags a resource, of which the layout sets three at most. */
const mostTags = 47;

/** The characters that all services take, and the lengths. */
const isTag = (name: string, text: string): boolean =>
  /^[\p{L}\p{N} _.:/=+@-]{1,128}$/u.test(name) && /^[\p{L}\p{N} _.:/=+@-]{0,256}$/u.test(text);

function checkTags(check: Checker, value: unknown): void {
  const tags = check.optionalObject("tags", value, { remedy: 'Give { name: "value" }.' });
  const number = Object.keys(tags ?? {}).length;
  if (number > mostTags) {
    const remedy = "Leave some out: AWS takes 50, the installation's own among them.";
    check.add("tags", tags, `${mostTags} tags at most, not ${number}`, remedy);
  }
  for (const [name, text] of Object.entries(tags ?? {})) {
    if (typeof text === "string" && !name.startsWith("aws:")) {
      if (isTag(name, text)) continue;
      check.add(
        `tags.${name}`,
        text,
        "a name of 1 to 128 characters and a value of 256 at most: letters, digits, spaces and _.:/=+@-",
        "Shorten it, or leave out other characters: AWS refuses them.",
      );
      continue;
    }
    check.add(
      `tags.${name}`,
      text,
      "a plain text under a name that does not start with aws:",
      "AWS keeps that prefix for itself.",
    );
  }
}
