import type { TracardiProductionArgs } from "../arguments";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import * as rules from "./rules";

/** What an account's own rules ask for: its key, and how roles have to be. */
export function checkAccount(check: Checker, { kmsKeyArn, iam }: TracardiProductionArgs): void {
  check.optionalInput("kmsKeyArn", kmsKeyArn, rules.kmsKeyArn);
  const given = check.optionalObject("iam", iam, {
    keys: knownKeys.iam,
    remedy: "Give { permissionsBoundaryArn, path }.",
  });
  if (!given) return;
  check.optionalInput("iam.permissionsBoundaryArn", given.permissionsBoundaryArn, rules.policyArn);
  if (given.path !== undefined) check.text("iam.path", given.path, rules.rolePath);
}
