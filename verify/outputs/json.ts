import type { Finding } from "../check";
import { totals } from "./totals";

export const jsonReport = (findings: readonly Finding[]): string =>
  JSON.stringify({ ...totals(findings), checks: findings }, undefined, 2);
