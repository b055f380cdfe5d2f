import type { ProtectedPart } from "../arguments";
import type { Settings } from "./settings";

/** Whether a part is guarded against its deletion, and against a change that would replace it. */
export const protects = (
  { protection, unprotected }: Pick<Settings, "protection" | "unprotected">,
  part: ProtectedPart,
): boolean => protection && !unprotected.includes(part);
