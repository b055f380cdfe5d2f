import type { TracardiProductionArgs } from "../arguments";
import { parsePath } from "../arguments/schema";
import type { Problem } from "../internal/errors";
import { clusterConstraints } from "./constraints/clusters";
import { connectionConstraints } from "./constraints/connections";
import type { Constraint, Violation } from "./constraints/constraint";
import { hostConstraints } from "./constraints/hosts";
import { networkConstraints } from "./constraints/networks";
import { storeConstraints } from "./constraints/stores";
import { workloadConstraints } from "./constraints/workloads";
import { type Hint, inOrderOfArguments, schemaProblems } from "./schemaProblems";
import { show, shownAt } from "./shown";
import { ReportedElsewhere, valueAt, wellFormed } from "./values";

const constraints: readonly Constraint[] = [
  ...[...hostConstraints, ...networkConstraints, ...connectionConstraints, ...clusterConstraints],
  ...[...workloadConstraints, ...storeConstraints],
];

/**
 * Everything that is wrong with the plain arguments. It registers and changes nothing.
 *
 * @param hint Explains how a value of a wrong type was written incorrectly, if the reader of the format knows.
 */
export function validate(args: TracardiProductionArgs, hint?: Hint): Problem[] {
  const found = schemaProblems(args, hint);
  // Untyped programs may pass anything, or nothing at all.
  if (found.some(({ at }) => at.length === 0)) return found;
  const readable = wellFormed(args, found);
  const violations = constraints.flatMap((constraint) => [...violationsOf(constraint, readable)]);
  const misplaced = violations.filter((each) => each.misplaced);
  const isIn = (path: string) =>
    misplaced.some(
      (each) => path.startsWith(each.path) && /^[.[]/.test(path.slice(each.path.length)),
    );
  const isAt = (path: string) => misplaced.some((each) => path === each.path);
  const judged = found.filter(({ path }) => !isAt(path) && !isIn(path));
  const broken = violations.filter(({ path }) => !isIn(path));
  return inOrderOfArguments([...judged, ...broken.map((each) => problemOf(each, args))]);
}

function problemOf({ path, allowed, remedy, value }: Violation, args: unknown): Problem {
  const at = parsePath(path);
  return { path, value: value ?? shownAt(at, valueAt(args, at)), allowed, remedy };
}

function* violationsOf(constraint: Constraint, args: TracardiProductionArgs): Iterable<Violation> {
  try {
    yield* constraint(args);
  } catch (error) {
    if (!(error instanceof ReportedElsewhere)) throw error;
  }
}

const componentName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;

/** The problems with the component's own name. */
export function checkName(name: unknown): Problem[] {
  if (typeof name === "string" && componentName.test(name)) return [];
  return [
    {
      path: "name",
      value: name === undefined ? undefined : show(name),
      allowed: "1 to 60 letters, digits, hyphens, underscores and dots, a letter or digit first",
      remedy:
        "It is the first argument of TracardiProduction, and starts the names of all resources.",
    },
  ];
}
