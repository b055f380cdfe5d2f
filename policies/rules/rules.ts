import { apiReplicas } from "./apiReplicas";
import { guiApiExposed } from "./guiApiExposed";
import { guiExposed } from "./guiExposed";
import { guiReplicas } from "./guiReplicas";
import { publicApiReplicas } from "./publicApiReplicas";
import type { Rule } from "./rule";
import { searchNodes } from "./searchNodes";

/** Every rule, those that matter most first. */
export const rules: readonly Rule[] = [
  guiApiExposed,
  guiExposed,
  publicApiReplicas,
  apiReplicas,
  guiReplicas,
  searchNodes,
];
